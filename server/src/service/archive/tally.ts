/** What the passes since the last line of the log did. */
export class Tally {
  /** Plans that were parsed. */
  parsed = 0;
  /** Files that were read and had the words they had. */
  same = 0;
  removed = 0;
  skipped = 0;

  get changes(): number {
    return this.parsed + this.removed;
  }

  /** Counts a plan, if there was one. */
  countRemoved(wasHeld: boolean): void {
    this.removed += wasHeld ? 1 : 0;
  }
}
