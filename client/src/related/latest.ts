/** Runs something later; calling the result takes that back. */
export type Schedule = (run: () => void, milliseconds: number) => () => void;

const byTimer: Schedule = (run, milliseconds) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/**
 * Does the latest of many things asked for: waits until no other comes for a moment, and tells what is still
 * under way that it is no longer wanted.
 */
export class Latest {
  private waiting: (() => void) | undefined;
  private running: AbortController | undefined;

  /** @param pause milliseconds without another request before one is begun; asked for anew with each request */
  constructor(
    private readonly pause: number | (() => number),
    private readonly schedule: Schedule = byTimer,
  ) {}

  /** Asks for something; it begins after the pause, or at once. */
  ask(work: (signal: AbortSignal) => Promise<void>, atOnce = false): void {
    this.cancel();
    const controller = new AbortController();
    this.running = controller;
    const pause = typeof this.pause === 'number' ? this.pause : this.pause();
    this.waiting = this.schedule(
      () => {
        this.waiting = undefined;
        void work(controller.signal);
      },
      atOnce ? 0 : pause,
    );
  }

  /** Gives up whatever was asked for. */
  cancel(): void {
    this.waiting?.();
    this.waiting = undefined;
    this.running?.abort();
    this.running = undefined;
  }
}
