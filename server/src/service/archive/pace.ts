/** How long work in the background may hold up whatever else is waiting, in milliseconds: a third of a frame. */
const SLICE = 4;

/** What lets long work be done between other things: given by whoever runs the event loop. */
export interface Pace {
  /** Settles when what is waiting (input first of all) has been dealt with. */
  turn(): Promise<void>;
  /** Milliseconds from any fixed moment. */
  now(): number;
}

/** Without an event loop to be shared, as in tests and programs that only wait for the result. */
export const UNHURRIED: Pace = { turn: () => Promise.resolve(), now: () => 0 };

/** Parts long work into slices. */
export class Slices {
  #since: number;

  constructor(readonly pace: Pace) {
    this.#since = pace.now();
  }

  /** To be awaited between two small pieces of work: goes on at once while the slice lasts. */
  async breathe(): Promise<void> {
    if (this.pace.now() - this.#since >= SLICE) {
      await this.rest();
    }
  }

  /** Begins a new slice after all that is waiting. */
  async rest(): Promise<void> {
    await this.pace.turn();
    this.#since = this.pace.now();
  }

  /**
   * Goes through work that says itself where it can be interrupted.
   *
   * @param isStale whether it is in vain; asked after each rest
   * @returns what the work came to; undefined when it was in vain
   */
  async run<T>(steps: Iterator<unknown, T>, isStale: () => boolean = () => false): Promise<T | undefined> {
    for (;;) {
      const step = steps.next();
      if (step.done === true) {
        return step.value;
      }
      if (this.pace.now() - this.#since >= SLICE) {
        await this.rest();
        if (isStale()) {
          return undefined;
        }
      }
    }
  }
}
