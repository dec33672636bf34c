/* A small typed client that starts the real server process, as any editor would. */
import { spawn, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import type { ArchiveStatus } from '../../server/src/messages';

const SERVER = join(process.cwd(), 'dist', 'server.js');

/** What an old, small client can do: nothing beyond the protocol's first version. */
export const PLAIN: ClientCapabilities = {};

/** What a client of today can do that pulls its diagnostics. */
export const PULLING: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: false },
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      tagSupport: { valueSet: [1] },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { lineFoldingOnly: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    semanticTokens: {
      requests: { full: { delta: true }, range: true },
      tokenTypes: [
        'namespace',
        'class',
        'struct',
        'function',
        'method',
        'keyword',
        'macro',
        'string',
        'variable',
      ],
      tokenModifiers: [],
      formats: ['relative'],
    },
  },
  window: { workDoneProgress: true },
};

export interface StartOptions {
  readonly transport?: 'stdio' | 'ipc';
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly folders?: readonly string[];
  readonly locale?: string;
  readonly processId?: number | null;
  /** The server's bundle; the one that was built when left out. */
  readonly server?: string;
  /** Settings given when the server asks for them. */
  readonly settings?: unknown;
  /** Called before the connection listens, to add handlers. */
  readonly prepare?: (connection: ProtocolConnection) => void;
}

const running = new Set<TestClient>();

// A test that fails half way must not leave a process that keeps the whole run from ending.
afterEach(() => {
  for (const client of running) {
    client.kill();
  }
  running.clear();
});

/** The code of an error that a request was answered with. */
export function codeOf(error: unknown): unknown {
  return error instanceof ResponseError ? error.code : undefined;
}

/** One running server and the connection to it. */
export class TestClient {
  readonly pushed: PublishDiagnosticsParams[] = [];
  readonly logged: string[] = [];
  readonly shown: string[] = [];
  readonly registered: string[] = [];
  /** Every state of the archive that was told. */
  readonly archive: ArchiveStatus[] = [];
  /** How often the client was asked to pull again. */
  refreshes = 0;
  stderr = '';
  settings: unknown;
  result!: InitializeResult;
  #waiting: (() => void)[] = [];
  readonly #exit: Promise<number | null>;

  private constructor(
    readonly process: ChildProcess,
    readonly connection: ProtocolConnection,
  ) {
    this.#exit = once(process, 'exit').then(([code]: (number | null)[]) => code ?? null);
    process.stderr?.on('data', (data: Buffer) => (this.stderr += data.toString()));
    running.add(this);
    connection.onError(() => undefined);
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.pushed.push(params);
      this.#wake();
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
      this.#wake();
    });
    connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.shown.push(message);
      this.#wake();
    });
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => this.settings ?? null),
    );
    connection.onRequest(
      'client/registerCapability',
      ({ registrations }: { registrations: { method: string }[] }) => {
        this.registered.push(...registrations.map(({ method }) => method));
        this.#wake();
      },
    );
    connection.onNotification('workplan/archive/status', (status: ArchiveStatus) => {
      this.archive.push(status);
      this.#wake();
    });
    connection.onRequest('client/unregisterCapability', () => null);
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      this.#wake();
      return null;
    });
    connection.onRequest('workspace/semanticTokens/refresh', () => null);
  }

  /** Starts a server and goes through `initialize`. */
  static async start(options: StartOptions = {}): Promise<TestClient> {
    const client = TestClient.launch(options.transport ?? 'stdio', options.server);
    client.settings = options.settings;
    options.prepare?.(client.connection);
    client.connection.listen();
    client.result = await client.connection.sendRequest('initialize', {
      processId: options.processId === undefined ? process.pid : options.processId,
      rootUri: options.folders?.[0] ?? null,
      workspaceFolders: options.folders?.map((uri) => ({ uri, name: uri })) ?? null,
      capabilities: options.capabilities ?? PLAIN,
      ...(options.locale === undefined ? {} : { locale: options.locale }),
      initializationOptions: options.initializationOptions,
    });
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  /** Starts a server and says nothing to it yet. */
  static launch(transport: 'stdio' | 'ipc' = 'stdio', server = SERVER): TestClient {
    if (transport === 'ipc') {
      const child = fork(server, ['--node-ipc'], { execArgv: [], silent: true });
      return new TestClient(
        child,
        createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child)),
      );
    }
    const child = spawn(process.execPath, [server, '--stdio'], { stdio: 'pipe' });
    return new TestClient(
      child,
      createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)),
    );
  }

  open(uri: string, text: string, version = 1, languageId = 'workplan'): Promise<void> {
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version, text },
    });
  }

  change(uri: string, version: number, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** Listens to a notification of ours, or of the protocol, by its name. */
  listen(method: string, listener: (params: never) => void): void {
    this.connection.onNotification(method, (params: unknown) => listener(params as never));
  }

  /** The diagnostics pushed for a version of a document. */
  async diagnostics(uri: string, version: number): Promise<Diagnostic[]> {
    const found = await this.until(() =>
      this.pushed.find((params) => params.uri === uri && params.version === version),
    );
    return found.diagnostics;
  }

  /** What is asked for, as soon as it is there: after each message it is looked for again. */
  async until<T>(find: () => T | undefined): Promise<T> {
    for (;;) {
      const found = find();
      if (found !== undefined) {
        return found;
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  request<R>(method: string, params?: unknown): Promise<R> {
    return this.connection.sendRequest<R>(method, params);
  }

  /** Ends the server as the protocol says; its exit code. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return this.exited();
  }

  /** The exit code, when the process has ended. */
  exited(): Promise<number | null> {
    return this.#exit;
  }

  /** Whatever happened, nothing is left running. */
  kill(): void {
    this.connection.dispose();
    this.process.kill('SIGKILL');
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    waiting.forEach((resolve) => resolve());
  }
}
