import type { XmlTag } from '../xml';
import type { Tally } from './tally';

/** Counts what is in a document beside its words: pictures, charts, and the files of other programs. */
export class Objects {
  private open = 0;
  /** Whether the text of the document is, in part or as a whole, another file that Word takes in (17.17.2). */
  hasChunks = false;

  /** @param isShown whether what is met now can be seen */
  constructor(
    private readonly tally: Tally,
    private readonly isShown: () => boolean,
  ) {}

  begin(name: string, tag: XmlTag): void {
    switch (name) {
      case 'pic:pic':
      case 'v:imagedata':
      case 'w:contentPart':
        // The picture of an object is no picture of its own.
        if (this.open === 0) {
          this.count('pictures');
        }
        break;
      case 'w:object':
        this.open++;
        this.count('objects');
        break;
      case 'o:OLEObject':
        this.recognize(tag.attribute('ProgID') ?? '');
        break;
      case 'w:altChunk':
      case 'w:subDoc':
        this.hasChunks = true;
        this.count('objects');
        break;
      case 'c:chart':
      case 'dgm:relIds':
        this.count('objects');
        break;
    }
  }

  end(name: string): void {
    if (name === 'w:object') {
      this.open--;
    }
  }

  /** Formulas of the time before Word had its own, and of MathType, are objects of a program. */
  private recognize(program: string): void {
    if (this.open > 0 && program.startsWith('Equation.') && this.isShown()) {
      this.tally.count('objects', -1);
      this.tally.count('formulas');
    }
  }

  private count(kind: 'pictures' | 'objects'): void {
    if (this.isShown()) {
      this.tally.count(kind);
    }
  }
}
