import type { NoteKind, ReadingNote } from '../document';
import { MAX_TEXT, TextTooLong } from '../lines';
import { NoteCount } from '../note-count';

/** Counts what a text leaves out, and how long it has become. */
export class Tally {
  /** Open elements of tracked changes whose content is in the text. */
  changesOpen = 0;
  private readonly counts = new NoteCount();
  private units = 0;
  /** Word keeps one change, or one hidden piece, in many runs: what follows without text between counts once. */
  private lastChange: string | undefined;
  private wasHidden = false;

  /** UTF-16 units of the text so far. */
  get length(): number {
    return this.units;
  }

  count(kind: NoteKind, by = 1): void {
    this.counts.count(kind, by);
  }

  /** @throws {TextTooLong} */
  characters(units: number): void {
    this.units += units;
    if (this.units > MAX_TEXT) {
      throw new TextTooLong();
    }
  }

  /** A tracked change is met. @param name of its element; undefined where there is none */
  change(name: string | undefined): void {
    if (name !== undefined && name !== this.lastChange) {
      this.count('changes');
      this.lastChange = name;
    }
  }

  /** Text is met, or something that stands for it. */
  visible(isVisible: boolean): void {
    if (!isVisible && !this.wasHidden) {
      this.count('hidden');
    }
    this.wasHidden = !isVisible;
    if (isVisible && this.changesOpen === 0) {
      this.lastChange = undefined;
    }
  }

  /** @param text that was made, whose characters without a meaning are counted */
  notes(text: string): ReadingNote[] {
    for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) {
      this.count('characters');
    }
    return this.counts.notes();
  }
}
