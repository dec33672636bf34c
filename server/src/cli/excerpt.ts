import { drawn } from './width';

/** A line of a plan as it is shown, and the marks to print beneath it. */
export interface Excerpt {
  readonly text: string;
  /** Blanks, then a `^` for each cell of the place. */
  readonly marks: string;
}

const DOTS = '...';

/**
 * Cuts a line to `width` cells around a place and draws marks beneath it. Costs as much as what is shown, however
 * long the line is.
 *
 * @param from first column of the place, in UTF-16 units; beyond the line's end it is taken for the end
 * @param to column after the place; a place without width gets one mark
 * @param width cells to be had, at least 20
 */
export function excerpt(line: string, from: number, to: number, width: number): Excerpt {
  const start = startOfCharacter(line, Math.max(0, Math.min(from, line.length)));
  const end = Math.max(start, Math.min(to, line.length));
  const first = windowStart(line, start, width);
  let text = first > 0 ? DOTS : '';
  let cells = text.length;
  let before = cells;
  let marked = 0;
  for (let at = first; at < line.length;) {
    const code = line.codePointAt(at) ?? 0x20;
    const char = drawn(code, cells);
    const next = at + (code > 0xffff ? 2 : 1);
    const rest = next < line.length ? DOTS.length : 0;
    // Characters without width must not make the line endless.
    if (cells + char.cells + rest > width || next - first > width * 4) {
      text += DOTS;
      break;
    }
    text += char.text;
    cells += char.cells;
    if (next <= start) {
      before = cells;
    } else if (at < end) {
      marked += char.cells;
    }
    at = next;
  }
  return { text, marks: ' '.repeat(before) + '^'.repeat(Math.max(1, marked)) };
}

/** Where the part that is shown begins: at the line's own beginning, if the place is near enough to it. */
function windowStart(line: string, start: number, width: number): number {
  if (line.length <= width * 2 && fits(line, width)) {
    return 0;
  }
  const most = Math.floor(width / 3);
  let cells = 0;
  let at = start;
  while (at > 0 && start - at < width * 4) {
    const previous = startOfCharacter(line, at - 1);
    cells += drawn(line.codePointAt(previous) ?? 0x20, 0).cells;
    if (cells > most) {
      break;
    }
    at = previous;
  }
  return at;
}

function fits(line: string, width: number): boolean {
  let cells = 0;
  for (const char of line) {
    cells += drawn(char.codePointAt(0) ?? 0x20, cells).cells;
  }
  return cells <= width;
}

/** The column itself, or the one before it when it lies between the halves of a character. */
function startOfCharacter(line: string, column: number): number {
  const low = line.charCodeAt(column);
  const high = line.charCodeAt(column - 1);
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff ? column - 1 : column;
}
