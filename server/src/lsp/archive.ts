import {
  DidChangeWatchedFilesNotification,
  type Connection,
  type Disposable,
  type FileSystemWatcher,
  WatchKind,
} from 'vscode-languageserver';
import { say } from '../features/say';
import { METHODS, type ArchiveStatus, type TrustParams } from '../messages';
import { CONFIG_FILE } from '../plan-files';
import type { Message } from '../rules/rule';
import type { LoadingProgress, PlanService, ServiceOptions } from '../service';
import type { Pace } from '../service/archive/pace';
import { isRecord } from '../service/settings';
import { nameOf } from '../service/uris';
import type { ILogger, IStorage } from '../workspace';
import type { Client } from './client';
import { clientStorage } from './client-storage';
import type { ServerContext } from './context';
import type { Runtime } from './runtime';

const LOADING: Message = { zh: '正在读取往年资料', en: 'Reading earlier plans' };
/** Milliseconds after the settings are known that a draft is waited for: it comes first. */
const PATIENCE = 300;
/** Milliseconds between two notifications of the state while it changes all the time. */
const STATUS_EVERY = 200;
/** Milliseconds of rest after each slice while somebody types: five sixths of the time. */
const REST = 20;
/** What may hold an earlier plan; which of them do is decided when they change. */
const TEXTS = '**/*.{workplan,gzyd,txt,docx,docm,doc,wps}';
/** Of web pages only those with the name of a plan: folders of programs hold thousands of others. */
const PAGES = '**/*工作{要点,计划,思路}*.{html,htm}';
/** Whatever is deleted: that a folder is gone is often all that is heard of the plans in it. */
const GONE = '**';

/**
 * What the archive of a connection is made from: where it is kept, when it may work, and who is told of it.
 *
 * @param drafts what comes before all reading of earlier plans
 */
export function archiveOptions(
  connection: Connection,
  client: Client,
  runtime: Runtime,
  logger: ILogger,
  drafts: () => DraftWork | undefined,
  service: () => PlanService,
): Partial<ServiceOptions> {
  const status = new StatusSender(connection, client);
  return {
    storage: storageOf(connection, client, runtime, logger),
    trusted: client.trusted,
    pace: paceOf(runtime, drafts),
    onArchive: () => status.note(() => service().archiveStatus),
    onSkipped: (uri, reason) => {
      // To the log alone: a folder of pictures must not open a hundred windows.
      connection.console.warn(skippedLine(uri, say(reason, service().language), service().language));
    },
    onLoading: (cancel) => showProgress(connection, say(LOADING, service().language), cancel, logger),
  };
}

function skippedLine(uri: string, reason: string, language: 'zh' | 'en'): string {
  return language === 'zh'
    ? `往年资料未读入 ${nameOf(uri)}：${reason}`
    : `Not read: ${nameOf(uri)}: ${reason}`;
}

function storageOf(
  connection: Connection,
  { storage }: Client,
  runtime: Runtime,
  logger: ILogger,
): IStorage | undefined {
  if (storage === 'client') {
    return clientStorage(connection);
  }
  try {
    return storage === undefined ? undefined : runtime.storageAt?.(storage);
  } catch (error) {
    logger.error('the folder of the cache is none', error);
    return undefined;
  }
}

/** What drafts want of the event loop. */
export interface DraftWork {
  /** Whether one waits for its check. */
  readonly isBusy: boolean;
  /** Whether somebody is typing just now. */
  readonly isTyping: boolean;
}

/**
 * Between two slices whatever waits is done first, and while a draft waits for its check nothing else is. While somebody
 * types, most of the time is left free, so that a keystroke hardly ever meets a slice; the work still comes to an end.
 */
function paceOf({ defer }: Runtime, drafts: () => DraftWork | undefined): Pace {
  return {
    turn: async () => {
      do {
        await new Promise<void>((resolve) => {
          if (drafts()?.isTyping === true) {
            setTimeout(resolve, REST);
          } else {
            defer(resolve);
          }
        });
      } while (drafts()?.isBusy === true);
    },
    now: () => performance.now(),
  };
}

/** A client without progress gets none; the work goes on whether it can be shown or not. */
function showProgress(
  connection: Connection,
  title: string,
  cancel: () => void,
  logger: ILogger,
): LoadingProgress {
  let ended = false;
  const shown = connection.window.createWorkDoneProgress().then((progress) => {
    if (!ended) {
      progress.begin(title, 0, undefined, true);
      progress.token.onCancellationRequested(cancel);
    }
    return progress;
  });
  const use = (run: (progress: Awaited<typeof shown>) => void): void => {
    shown.then(run).catch((error: unknown) => logger.error('the progress could not be shown', error));
  };
  let percent = 0;
  return {
    report: (done, all) => {
      const now = Math.floor((done / all) * 100);
      if (now > percent) {
        percent = now;
        use((progress) => progress.report(now, `${done}/${all}`));
      }
    },
    done: () => {
      use((progress) => {
        ended = true;
        progress.done();
      });
    },
  };
}

/** Sends the state to clients that want it: at once when it is another one, else now and then. */
class StatusSender {
  #last: string | undefined;
  #state: ArchiveStatus['state'] | undefined;
  #waiting = false;

  constructor(
    readonly connection: Connection,
    readonly client: Client,
  ) {}

  note(status: () => ArchiveStatus): void {
    if (!this.client.wantsArchiveStatus) {
      return;
    }
    const now = status();
    if (now.state !== this.#state) {
      this.#send(now);
    } else if (!this.#waiting) {
      this.#waiting = true;
      setTimeout(() => {
        this.#waiting = false;
        this.#send(status());
      }, STATUS_EVERY);
    }
  }

  #send(status: ArchiveStatus): void {
    const text = JSON.stringify(status);
    this.#state = status.state;
    if (text !== this.#last) {
      this.#last = text;
      // Sending fails only when the connection is gone, and then there is nobody to tell.
      this.connection.sendNotification(METHODS.archiveStatus, status).catch(() => undefined);
    }
  }
}

/** Begins to read the earlier plans after the first check, or soon where nothing is open. */
export class ArchiveStart {
  #begun = false;

  constructor(readonly context: ServerContext) {
    void context.ready.then(() => {
      setTimeout(() => {
        // Where something is open, its check comes first and begins this, however long it takes.
        if (context.documents.all().length === 0) {
          this.begin();
        }
      }, PATIENCE);
    });
  }

  begin(): void {
    if (!this.#begun && !this.context.isShutDown()) {
      this.#begun = true;
      this.context.service.startArchive();
    }
  }
}

/** Watches the files that earlier plans and configurations are in, as far as the client can. */
export class Watching {
  #registered: Promise<Disposable> | undefined;
  #watched: string | undefined;

  constructor(readonly context: ServerContext) {}

  /** Watches what is read now; to be called again when that may be more, or less. */
  update(): void {
    const { client, connection, service, logger } = this.context;
    if (!client.registersWatchers) {
      return;
    }
    const outside = client.watchesOutside ? service.outsideFolders : [];
    const watched = outside.join('\n');
    if (watched === this.#watched) {
      return;
    }
    this.#watched = watched;
    const watchers: FileSystemWatcher[] = [
      { globPattern: `**/${CONFIG_FILE}` },
      { globPattern: TEXTS },
      { globPattern: PAGES },
      { globPattern: GONE, kind: WatchKind.Delete },
      ...outside.flatMap((baseUri): FileSystemWatcher[] => [
        { globPattern: { baseUri, pattern: TEXTS } },
        { globPattern: { baseUri, pattern: PAGES } },
        { globPattern: { baseUri, pattern: GONE }, kind: WatchKind.Delete },
      ]),
    ];
    const before = this.#registered;
    const registered = connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    this.#registered = registered;
    registered
      .then(() => before)
      .then((old) => old?.dispose())
      .catch((error: unknown) => logger.error('a registration was refused', error));
  }
}

/** Our own notification: what the user allows may change while the server runs. */
export function listenToTrust({ connection, service }: ServerContext): void {
  connection.onNotification(METHODS.archiveTrust, (params: TrustParams) => {
    service.trustArchive(isRecord(params) && params.trusted);
  });
}
