import type { XmlElement } from '../xml';
import { child } from './properties';

/** Parts of a formula that are put in brackets where they are more than one word, and what stands before them. */
const GROUPS: ReadonlyMap<string, string> = new Map([
  ['m:num', ''],
  ['m:den', '/'],
  ['m:sub', '_'],
  ['m:sup', '^'],
]);

interface Part {
  readonly name: string;
  /** Where its words are put, and from which place on. */
  readonly pieces: string[];
  readonly from: number;
  /** Brackets (22.1.2.24): what stands between two expressions, and behind the last. */
  separator: string;
  closing: string;
  expressions: number;
}

/**
 * Formulas (22.1) written on the line, as Word writes them in a plain text: `a/b`, `x^2`, `√(a+b)`. What is more than
 * one word stands in brackets.
 */
export class Formulas {
  private readonly open: Part[] = [];

  /** @param pieces where the words of the formula are put */
  begin(name: string, pieces: string[]): void {
    const parent = this.open.at(-1);
    if (name === 'm:e' && parent?.name === 'm:d') {
      pieces.push(parent.expressions++ > 0 ? parent.separator : '');
    }
    const from = pieces.length;
    if (name === 'm:d') {
      pieces.push('(');
    } else if (name === 'm:rad' || name === 'm:nary') {
      pieces.push(name === 'm:rad' ? '√' : '∫');
    } else if (GROUPS.has(name) || isRadicand(name, parent)) {
      pieces.push('');
    }
    this.open.push({ name, pieces, from, separator: '|', closing: ')', expressions: 0 });
  }

  end(): void {
    const part = this.open.pop();
    if (!part) {
      return;
    }
    const { name, pieces, from } = part;
    if (name === 'm:d') {
      pieces.push(part.closing);
    } else if (GROUPS.has(name) || isRadicand(name, this.open.at(-1))) {
      const before = GROUPS.get(name) ?? '';
      const size = pieces.length - from - 1;
      const isWord = size === 1 && /^[\p{L}\p{N}.%]+$/u.test(pieces.at(-1) ?? '');
      if (size > 0) {
        pieces[from] = isWord ? before : `${before}(`;
        pieces.push(isWord ? '' : ')');
      }
    }
  }

  /** @param element a `m:dPr` or `m:naryPr`, which comes before all else */
  properties(element: XmlElement): void {
    const part = this.open.at(-1);
    const character = (name: string) => child(element, name)?.attributes.get('m:val');
    if (part?.name === 'm:d') {
      part.pieces[part.from] = character('m:begChr') ?? '(';
      part.separator = character('m:sepChr') ?? '|';
      part.closing = character('m:endChr') ?? ')';
    } else if (part?.name === 'm:nary') {
      part.pieces[part.from] = character('m:chr') ?? '∫';
    }
  }
}

function isRadicand(name: string, parent: Part | undefined): boolean {
  return name === 'm:e' && parent?.name === 'm:rad';
}
