import type { XmlElement } from '../xml';
import { holdsContents, showsPlaceholder } from './marks';

/** An open content control. */
interface Control {
  /** Whether it shows words that are none of the document's. */
  readonly isPlaceholder: boolean;
  readonly isContents: boolean;
}

const PLAIN: Control = { isPlaceholder: false, isContents: false };

/** The content controls (17.5.2) that are open, and which of them show nothing that is text of the document. */
export class Controls {
  private readonly open: Control[] = [];
  /** Tables of contents that are being left out. */
  private readonly leftOut: Control[] = [];
  private placeholders = 0;

  /** Whether what is met now asks for a content that is not there yet. */
  get isPlaceholder(): boolean {
    return this.placeholders > 0;
  }

  /** Whether what is met now is in a table of contents. */
  get isContents(): boolean {
    return this.leftOut.length > 0;
  }

  begin(): void {
    this.open.push(PLAIN);
  }

  /** @param element the `w:sdtPr` of the innermost one */
  setProperties(element: XmlElement): void {
    this.open.splice(-1, 1, {
      isPlaceholder: showsPlaceholder(element),
      isContents: holdsContents(element),
    });
  }

  /** @returns whether it is a table of contents */
  beginContent(): boolean {
    const control = this.open.at(-1) ?? PLAIN;
    this.placeholders += control.isPlaceholder ? 1 : 0;
    if (control.isContents) {
      this.leftOut.push(control);
    }
    return control.isContents;
  }

  endContent(): void {
    const control = this.open.at(-1) ?? PLAIN;
    this.placeholders -= control.isPlaceholder ? 1 : 0;
    if (this.leftOut.at(-1) === control) {
      this.leftOut.pop();
    }
  }

  end(): void {
    this.open.pop();
  }

  /** The entries of a table of contents have ended: Word lets one type behind them, so what follows is text. */
  endEntries(): void {
    this.leftOut.length = 0;
  }
}
