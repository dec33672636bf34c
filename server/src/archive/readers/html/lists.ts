import { scanMarker } from '../../../plan/marker';
import { writeNumber } from '../numbering/formats';
import type { NumberFormat } from '../numbering/model';

/** How a list style is written: a form of number, and what stands behind it (CSS Counter Styles 3, chapters 6 and 7). */
interface Written {
  readonly format: NumberFormat;
  readonly suffix: '.' | '、' | '';
}

const LATIN = (format: NumberFormat): Written => ({ format, suffix: '.' });
const CHINESE = (format: NumberFormat): Written => ({ format, suffix: '、' });

/** By the names of CSS, and by the values of `type` (WHATWG HTML, 4.4.5). */
const STYLES: ReadonlyMap<string, Written> = new Map(
  Object.entries({
    decimal: LATIN('decimal'),
    '1': LATIN('decimal'),
    'decimal-leading-zero': LATIN('decimalZero'),
    'lower-alpha': LATIN('lowerLetter'),
    'lower-latin': LATIN('lowerLetter'),
    a: LATIN('lowerLetter'),
    'upper-alpha': LATIN('upperLetter'),
    'upper-latin': LATIN('upperLetter'),
    A: LATIN('upperLetter'),
    'lower-roman': LATIN('lowerRoman'),
    i: LATIN('lowerRoman'),
    'upper-roman': LATIN('upperRoman'),
    I: LATIN('upperRoman'),
    // Browsers take it for trad-chinese-informal; up to 99 the two write the same.
    'cjk-ideographic': CHINESE('chineseCountingThousand'),
    'simp-chinese-informal': CHINESE('chineseCountingThousand'),
    'trad-chinese-informal': CHINESE('taiwaneseCountingThousand'),
    'simp-chinese-formal': CHINESE('chineseLegalSimplified'),
    'trad-chinese-formal': CHINESE('ideographLegalTraditional'),
    'japanese-informal': CHINESE('japaneseCounting'),
    'cjk-decimal': CHINESE('ideographDigital'),
    'cjk-heavenly-stem': CHINESE('ideographTraditional'),
    'cjk-earthly-branch': CHINESE('ideographZodiac'),
  }),
);

/** Styles that write no number. */
const UNNUMBERED = /^(?:none|disc|circle|square|disclosure-open|disclosure-closed)?$/i;

/** Whether it is known how a list style is written; arabic digits stand for all others, as in browsers. */
export function isKnownStyle(style: string): boolean {
  return STYLES.has(style) || UNNUMBERED.test(style) || isQuoted(style);
}

function isQuoted(style: string): boolean {
  return /^["']/.test(style);
}

/** No list of a page counts further; beyond it numbers are hostile. */
const MAX_ORDINAL = 1_000_000;

/** The number of one entry of a list; known for certain when its list has ended. */
export interface EntryNumber {
  value: number;
  readonly style: string;
  /** The form in which Word's web pages give a level's text, with `%1` for its number. */
  readonly pattern: string | undefined;
}

/** A list whose entries are being read. */
export class EntryList {
  #next: number;
  #count = 0;
  readonly #step: 1 | -1;
  /** Entries that count down from the list's length, which is known at its end. */
  #waiting: EntryNumber[] | undefined;
  readonly #waited: EntryNumber[] = [];

  /** @param start where it begins, if the page says so */
  constructor(start: string | undefined, reversed: boolean) {
    const first = wholeNumber(start);
    this.#step = reversed ? -1 : 1;
    this.#waiting = reversed && first === undefined ? this.#waited : undefined;
    this.#next = first ?? (reversed ? 0 : 1);
  }

  /** Counts the next entry. */
  next(value: string | undefined, style: string, pattern: string | undefined): EntryNumber {
    const own = wholeNumber(value);
    if (own !== undefined) {
      this.#next = own;
      this.#waiting = undefined;
    }
    const entry = { value: this.#next, style, pattern };
    this.#waiting?.push(entry);
    this.#next += this.#step;
    this.#count++;
    return entry;
  }

  /** To be called when no entry follows. */
  close(): void {
    for (const entry of this.#waited) {
      entry.value += this.#count;
    }
  }
}

function wholeNumber(text: string | undefined): number | undefined {
  const value = text === undefined ? NaN : Number.parseInt(text, 10);
  return Number.isSafeInteger(value) && Math.abs(value) <= MAX_ORDINAL ? value : undefined;
}

/**
 * An entry's number as a browser shows it, without the blank behind it; empty for bullets.
 *
 * @param text the entry's own words: where they begin with a marker, somebody typed the number and hid the list's
 */
export function numberOf({ value, style, pattern }: EntryNumber, text: string): string {
  if (scanMarker(text, 0)?.certainty === 'firm') {
    return '';
  }
  if (isQuoted(style)) {
    const sign = style.slice(1, -1).trim();
    return /[\p{L}\p{N}]/u.test(sign) ? sign : '';
  }
  if (UNNUMBERED.test(style)) {
    return '';
  }
  const written = STYLES.get(style) ?? LATIN('decimal');
  const number = writeNumber(value, written.format).text;
  return pattern === undefined ? number + written.suffix : pattern.replace(/%\d/, () => number).trim();
}
