/** How often, and in what time, a server that ends by itself is started again before that is given up. */
const MOST = 4;
const WITHIN = 3 * 60 * 1000;

/** Counts the times the server ended by itself. */
export class Restarts {
  private ends: number[] = [];

  constructor(private readonly now: () => number = Date.now) {}

  /** Notes an end, and says whether starting it again is worth while. */
  allow(): boolean {
    const now = this.now();
    this.ends = [...this.ends.filter((end) => now - end < WITHIN), now];
    return this.ends.length <= MOST;
  }

  /** Forgets them all: the user asked for a new start. */
  reset(): void {
    this.ends = [];
  }
}
