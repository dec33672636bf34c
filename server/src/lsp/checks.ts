import type { PlanDocument } from '../plan/document';
import { METHODS } from '../messages';
import type { DiagnosticsResult } from '../service';
import type { ServerContext } from './context';

/** Milliseconds after a change in which the next one is to be expected. */
const TYPING = 500;

/**
 * Checks open documents after they changed: at once, but not before all input that is waiting has been read, so
 * that of ten keystrokes that queue up only the last is checked. Sends diagnostics to clients that do not pull,
 * and the status to those that want it; never for a text that is no longer the present one.
 */
export class Checks {
  readonly #waiting = new Set<PlanDocument>();
  #changes = 0;
  #changedAt = -TYPING;
  #scheduled = false;

  /**
   * @param onChecked called after each check whose answer was still wanted
   */
  constructor(
    readonly context: ServerContext,
    readonly onChecked: (document: PlanDocument) => void = () => undefined,
  ) {}

  /** Whether a document waits for its check. */
  get isBusy(): boolean {
    return this.#scheduled;
  }

  /** Whether somebody is typing just now. */
  get isTyping(): boolean {
    return performance.now() - this.#changedAt < TYPING;
  }

  /** Notes that a document is to be checked. */
  schedule(document: PlanDocument): void {
    this.#waiting.add(document);
    this.#changes++;
    this.#changedAt = performance.now();
    if (!this.#scheduled) {
      this.#scheduled = true;
      this.#wait(this.#changes);
    }
  }

  /** Notes that all open documents are. */
  scheduleAll(): void {
    for (const document of this.context.documents.all()) {
      this.schedule(document);
    }
  }

  /** Sends what is known of a document again, as there is more of it now. */
  report(document: PlanDocument): void {
    this.#report(document, this.context.service.getDiagnosticsNow(document));
  }

  /** Takes back what was said of a document that is closed now; other documents keep theirs. */
  close(document: PlanDocument): void {
    this.#waiting.delete(document);
    if (!this.context.client.pulls) {
      this.#send(this.context.connection.sendDiagnostics({ uri: document.uri, diagnostics: [] }));
    }
  }

  /** Messages are handled one a turn: when two turns pass without a change, none is waiting. */
  #wait(changes: number): void {
    const { defer } = this.context.runtime;
    defer(() =>
      defer(() => {
        if (changes !== this.#changes) {
          this.#wait(this.#changes);
          return;
        }
        this.#scheduled = false;
        const documents = [...this.#waiting];
        this.#waiting.clear();
        for (const document of documents) {
          void this.#check(document).catch((error: unknown) =>
            this.context.logger.error('a check failed', error),
          );
        }
      }),
    );
  }

  async #check(document: PlanDocument): Promise<void> {
    const { service, ready } = this.context;
    await ready;
    const { version } = document;
    const result = service.getDiagnosticsNow(document) ?? (await service.getDiagnostics(document));
    // What was closed, opened anew or changed meanwhile has a check of its own.
    if (this.context.documents.get(document.uri) !== document || document.version !== version) {
      return;
    }
    this.#report(document, result);
    this.onChecked(document);
  }

  #report(document: PlanDocument, result: DiagnosticsResult | undefined): void {
    const { connection, client, service } = this.context;
    const { uri, version } = document;
    if (!client.pulls) {
      this.#send(connection.sendDiagnostics({ uri, version, diagnostics: [...(result?.items ?? [])] }));
    }
    if (client.wantsStatus) {
      const status = service.getStatus(document);
      if (status) {
        this.#send(connection.sendNotification(METHODS.status, status));
      }
    }
  }

  /** Sending fails only when the connection is gone, and then there is nobody to tell. */
  #send(sending: Promise<void>): void {
    sending.catch(() => undefined);
  }
}
