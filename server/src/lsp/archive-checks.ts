import type { PlanDocument } from '../plan/document';
import type { ServerContext } from './context';

/** Milliseconds without a keystroke after which what earlier years have to say is worked out. */
const PAUSE = 300;

/**
 * Has drafts looked at beside their earlier years when the typing pauses, and when there are other plans to look at.
 * What comes of it is told in the way the client knows: pushed again, or asked for again, once for all drafts, and only
 * if it is something new.
 */
export class ArchiveChecks {
  readonly #waiting = new Set<PlanDocument>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;

  /**
   * @param tell called with each draft whose diagnostics are others now
   * @param refresh called once after several of them
   */
  constructor(
    readonly context: ServerContext,
    readonly tell: (document: PlanDocument) => void,
    readonly refresh: () => void,
  ) {}

  /** Notes that a draft was changed. */
  schedule(document: PlanDocument): void {
    this.#waiting.add(document);
    this.#wait();
  }

  /** Notes that there may be other earlier plans. */
  scheduleAll(): void {
    for (const document of this.context.documents.all()) {
      this.#waiting.add(document);
    }
    this.#wait();
  }

  #wait(): void {
    if (this.context.service.archiveStatus.state === 'loading') {
      // When it is loaded, all are looked at.
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#running) {
        this.#run().catch((error: unknown) =>
          this.context.logger.error('a check beside earlier years failed', error),
        );
      }
    }, PAUSE);
  }

  async #run(): Promise<void> {
    const { service, documents, isShutDown } = this.context;
    this.#running = true;
    let isOther = false;
    try {
      for (const document of this.#waiting) {
        this.#waiting.delete(document);
        const isOpen = (): boolean => documents.get(document.uri) === document && !isShutDown();
        if (isOpen() && (await service.checkBesideArchive(document)) && isOpen()) {
          this.tell(document);
          isOther = true;
        }
        // A keystroke has come meanwhile: the rest waits for the next pause.
        if (this.#timer !== undefined) {
          break;
        }
      }
    } finally {
      this.#running = false;
    }
    if (isOther) {
      this.refresh();
    }
    if (this.#waiting.size > 0) {
      this.#wait();
    }
  }
}
