import {
  CancellationTokenSource,
  EventEmitter,
  l10n,
  window,
  workspace,
  type Disposable,
  type ExtensionContext,
  type Uri,
  type WorkspaceEdit,
} from 'vscode';
import {
  State,
  type BaseLanguageClient,
  type LanguageClientOptions,
  type RequestType,
} from 'vscode-languageclient';
import {
  archiveStatusNotification,
  archiveTrustNotification,
  outlineRequest,
  statusNotification,
  type ArchiveStatus,
  type OutlineJson,
  type PlanStatus,
} from '../../server/src/protocol';
import { serveFiles } from './files';
import { Findings } from './findings';
import { clientOptions } from './options';
import type { QuietLog } from './log';
import { Restarts } from './restarts';
import { serveStorage } from './storage';
import { ownTokenTypes } from './tokens';

/** How the desktop and the browser differ. */
export interface Platform {
  /** Makes a language client that is not started yet. */
  readonly createClient: (context: ExtensionContext, options: LanguageClientOptions) => CreatedClient;
  /** Schemes whose files the server cannot read by itself; `*` for all of them. */
  readonly fileSchemes: () => readonly string[];
  /** The user's home folder, where there is one. */
  readonly home?: Uri;
}

/** A language client, and how to end its server for good if it does not end by itself. */
export interface CreatedClient {
  readonly client: BaseLanguageClient;
  readonly release?: () => void;
}

/** How long a server that is still starting is waited for before it is ended all the same. */
const PATIENCE = 3000;

/** Whether there is a server to ask. */
export type ServerState = 'starting' | 'running' | 'stopped';

/**
 * The language server as the rest of the extension sees it: started, started again when it ends by itself, and
 * replaced by a new one on demand. A language client whose start failed cannot be started again, so each new
 * start makes a new one.
 */
export class PlanClient implements Disposable {
  private readonly findings = new Findings();
  private readonly restarts = new Restarts();
  private readonly stateChanged = new EventEmitter<ServerState>();
  private readonly statusArrived = new EventEmitter<PlanStatus>();
  private readonly archiveChanged = new EventEmitter<ArchiveStatus>();
  private readonly trustGranted: Disposable;
  private created: CreatedClient | undefined;
  private starting: Promise<void> = Promise.resolve();
  private current: ServerState = 'stopped';
  private currentArchive: ArchiveStatus | undefined;

  readonly onDidChangeState = this.stateChanged.event;
  /** What the server found in an open plan, after each check. */
  readonly onStatus = this.statusArrived.event;
  /** How far the plans of earlier years have been read. */
  readonly onArchiveStatus = this.archiveChanged.event;

  constructor(
    private readonly context: ExtensionContext,
    private readonly platform: Platform,
    private readonly log: QuietLog,
  ) {
    // At its start the server was told that it may not read outside the workspace.
    this.trustGranted = workspace.onDidGrantWorkspaceTrust(() => void this.tellTrust());
  }

  /** The home folder of the user on the computer that the extension runs on; undefined in a browser. */
  get home(): Uri | undefined {
    return this.platform.home;
  }

  get state(): ServerState {
    return this.current;
  }

  /** What the server said last of the plans of earlier years; undefined before it said anything. */
  get archive(): ArchiveStatus | undefined {
    return this.currentArchive;
  }

  /** Starts the server. Never rejects: a failure is told to the user, and written to the log. */
  start(): Promise<void> {
    this.starting = this.startNew();
    return this.starting;
  }

  /** Ends the server, if there is one, and starts a new one. */
  async restart(): Promise<void> {
    this.restarts.reset();
    // What is asked meanwhile waits for the new server.
    this.starting = this.stop().then(() => this.startNew());
    await this.starting;
  }

  /** Ends the server and waits until it has ended. */
  async stop(): Promise<void> {
    await Promise.race([this.starting, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    const created = this.created;
    this.created = undefined;
    try {
      await created?.client.dispose();
    } catch {
      // It did not run, or did not answer; its process is ended in any case.
    }
    created?.release?.();
    this.setState('stopped');
  }

  /** The outline of an open plan; null when the server has none. */
  async outline(uri: string): Promise<OutlineJson | null> {
    return (await this.ask(outlineRequest, { uri })) ?? null;
  }

  /**
   * Asks the server, as soon as it has started.
   *
   * @param signal takes the question back
   * @returns undefined when there is no answer: the server does not run, does not know the question, or failed
   */
  async ask<P, R>(type: RequestType<P, R, void>, params: P, signal?: AbortSignal): Promise<R | undefined> {
    await this.starting;
    const cancellation = new CancellationTokenSource();
    const cancel = () => cancellation.cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      if (signal?.aborted === true) {
        return undefined;
      }
      return await this.created?.client.sendRequest<R>(type.method, params, cancellation.token);
    } catch (error) {
      if (signal?.aborted !== true) {
        this.log.error(error instanceof Error ? error : 'A question to the server failed.');
      }
      return undefined;
    } finally {
      signal?.removeEventListener('abort', cancel);
      cancellation.dispose();
    }
  }

  /** An edit of the server as VS Code applies it; undefined when there is no server any more. */
  async toEdit(
    edit: Parameters<BaseLanguageClient['protocol2CodeConverter']['asWorkspaceEdit']>[0],
  ): Promise<WorkspaceEdit | undefined> {
    return (await this.created?.client.protocol2CodeConverter.asWorkspaceEdit(edit)) ?? undefined;
  }

  dispose(): void {
    void this.stop().then(() => this.findings.dispose());
    this.trustGranted.dispose();
    this.stateChanged.dispose();
    this.statusArrived.dispose();
    this.archiveChanged.dispose();
  }

  private async startNew(): Promise<void> {
    const created = this.platform.createClient(
      this.context,
      clientOptions({
        context: this.context,
        log: this.log,
        findings: this.findings,
        fileSchemes: this.platform.fileSchemes,
        onServerEnded: () => this.onServerEnded(),
      }),
    );
    this.created = created;
    const { client } = created;
    withoutPopups(client);
    client.registerFeature(ownTokenTypes(this.context.extension.packageJSON));
    serveFiles(client, this.context.extension);
    serveStorage(client, this.context);
    client.onNotification(statusNotification, (status) => this.statusArrived.fire(status));
    client.onNotification(archiveStatusNotification, (status) => {
      if (created === this.created) {
        this.currentArchive = status;
        this.archiveChanged.fire(status);
      }
    });
    client.onDidChangeState(({ newState }) => {
      if (created === this.created) {
        this.setState(
          newState === State.Running ? 'running' : newState === State.Starting ? 'starting' : 'stopped',
        );
      }
    });
    try {
      await client.start();
    } catch {
      this.setState('stopped');
      this.complain(
        l10n.t(
          'Workplan could not start checking. Your text is safe; only findings and the outline are missing.',
        ),
      );
    }
  }

  private async tellTrust(): Promise<void> {
    await this.starting;
    try {
      await this.created?.client.sendNotification(archiveTrustNotification, { trusted: workspace.isTrusted });
    } catch (error) {
      this.log.error(error instanceof Error ? error : 'The server could not be told of the trust.');
    }
  }

  private onServerEnded(): boolean {
    if (this.restarts.allow()) {
      return true;
    }
    this.complain(
      l10n.t(
        'Workplan stopped checking after several failures. Your text is safe; only findings are missing.',
      ),
    );
    return false;
  }

  /** The client disposes of nothing it waits for: the message stays until the user answers it. */
  private complain(message: string): void {
    const again = l10n.t('Try Again');
    const showLog = l10n.t('Show Log');
    void window.showErrorMessage(message, again, showLog).then((choice) => {
      if (choice === again) {
        return this.restart();
      }
      if (choice === showLog) {
        this.log.show();
      }
      return undefined;
    });
  }

  private setState(state: ServerState): void {
    if (state !== this.current) {
      this.current = state;
      if (state !== 'running') {
        this.currentArchive = undefined;
      }
      this.stateChanged.fire(state);
    }
  }
}

/**
 * Keeps the language client from showing its own messages, which are in English and quote the stack: they go to
 * the log, and what concerns the user is said by {@link PlanClient}.
 */
function withoutPopups(client: BaseLanguageClient): void {
  const log = client.error.bind(client);
  client.error = (message: string, data?: unknown) => log(message, data, false);
}
