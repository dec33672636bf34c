import type { NoteKind, ReadingNote } from './document';

/** Counts what a reader leaves out or decides. */
export class NoteCount {
  private readonly counts = new Map<NoteKind, number>();

  /** @param by less than 0 takes back what turned out to be something else */
  count(kind: NoteKind, by = 1): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + by);
  }

  /** What is left of each kind, in the order they were first asked to be counted. */
  notes(): ReadingNote[] {
    return [...this.counts].flatMap(([kind, count]) => (count > 0 ? [{ kind, count }] : []));
  }
}
