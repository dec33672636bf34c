import { eastAsianWidth } from 'get-east-asian-width';

/** How a character is drawn on a terminal, and how many cells it takes there. */
export interface Drawn {
  readonly text: string;
  readonly cells: number;
}

const TAB = 4;
const NOTHING: Drawn = { text: '', cells: 0 };
const UNSHOWN = /^[\p{Cf}\p{Zl}\p{Zp}]$/u;
const COMBINING = /^[\p{Mn}\p{Me}]$/u;

/**
 * How a character of a plan is drawn, so that what stands under it on the next line really does, and so that no
 * text can steer the terminal: control characters become pictures of themselves; marks without width (zero-width
 * blanks, direction marks, byte-order marks) are left out; a tab goes to the next multiple of four.
 *
 * Characters of ambiguous width (“ ” ① …) are taken for narrow, as terminals do unless told otherwise.
 *
 * @param column cells before it, for a tab
 */
export function drawn(codePoint: number, column: number): Drawn {
  if (codePoint === 0x09) {
    const cells = TAB - (column % TAB);
    return { text: ' '.repeat(cells), cells };
  }
  if (codePoint >= 0x20 && codePoint < 0x7f) {
    return { text: String.fromCharCode(codePoint), cells: 1 };
  }
  if (codePoint < 0x20) {
    return { text: String.fromCharCode(0x2400 + codePoint), cells: 1 };
  }
  // Delete, the second block of controls, and half characters.
  if (codePoint < 0xa0 || (codePoint >= 0xd800 && codePoint <= 0xdfff)) {
    return { text: '?', cells: 1 };
  }
  if (codePoint === 0xa0) {
    return { text: ' ', cells: 1 };
  }
  const text = String.fromCodePoint(codePoint);
  if (codePoint >= 0x4e00 && codePoint <= 0x9fff) {
    return { text, cells: 2 };
  }
  if (UNSHOWN.test(text)) {
    return NOTHING;
  }
  return { text, cells: COMBINING.test(text) ? 0 : eastAsianWidth(codePoint) };
}

/** A text as it may be printed: see {@link drawn}. Line ends are drawn too, so the result is one line. */
export function printable(text: string): string {
  let result = '';
  for (const char of text) {
    result += drawn(char.codePointAt(0) ?? 0x20, 0).text;
  }
  return result;
}

/** How many cells a text takes. */
export function cellsOf(text: string): number {
  let cells = 0;
  for (const char of text) {
    cells += drawn(char.codePointAt(0) ?? 0x20, cells).cells;
  }
  return cells;
}

/** The text with blanks after it until it takes `cells` cells; longer texts stay as they are. */
export function padCells(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - cellsOf(text)));
}

/** The text as it may be printed, cut to `limit` cells; dots at the end say that it was cut. */
export function cutCells(text: string, limit: number): string {
  let result = '';
  let cells = 0;
  // Where to cut if the rest proves too long to fit.
  let fitting = 0;
  for (const char of text) {
    const { text: shown, cells: width } = drawn(char.codePointAt(0) ?? 0x20, cells);
    if (cells + width > limit) {
      return result.slice(0, fitting) + '...';
    }
    cells += width;
    result += shown;
    if (cells <= limit - 3) {
      fitting = result.length;
    }
  }
  return result;
}
