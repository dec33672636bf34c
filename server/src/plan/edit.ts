import { splitLines, type Line } from './line';
import { comparePositions, type Position, type Range } from './position';

/** One replacement in a text, in the protocol's shape. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** The order of the text. Two insertions at one place keep the order they were given in. */
export function inTextOrder(a: TextEdit, b: TextEdit): number {
  return comparePositions(a.range.start, b.range.start) || comparePositions(a.range.end, b.range.end);
}

/** Whether two edits would change the same characters, or insert at the same place. */
export function collide(a: TextEdit, b: TextEdit): boolean {
  const [first, second] = inTextOrder(a, b) <= 0 ? [a, b] : [b, a];
  const gap = comparePositions(first.range.end, second.range.start);
  return gap > 0 || (gap === 0 && comparePositions(first.range.start, second.range.start) === 0);
}

/**
 * The text after some edits, as lines; those that no edit touches are the very same objects, so that nothing is read
 * twice. Linear in lines and edits.
 *
 * @param edits in any order; none may collide with another
 * @throws {RangeError} where two edits overlap
 */
export function applyEdits(lines: readonly Line[], edits: readonly TextEdit[]): readonly Line[] {
  const ordered = [...edits].sort(inTextOrder);
  const after: Line[] = [];
  /** Text of the line that is being put together; undefined between edits. */
  let open: string | undefined;
  let at: Position = { line: 0, character: 0 };
  const copyTo = (to: Position): void => {
    if (comparePositions(to, at) < 0) {
      throw new RangeError('edits overlap');
    }
    while (at.line < to.line) {
      const line = lines[at.line];
      if (!line) {
        break;
      }
      if (open === undefined && at.character === 0) {
        after.push(line);
      } else {
        push(after, (open ?? '') + line.text.slice(at.character) + line.eol);
        open = undefined;
      }
      at = { line: at.line + 1, character: 0 };
    }
    if (at.character < to.character) {
      open = (open ?? '') + (lines[at.line]?.text.slice(at.character, to.character) ?? '');
      at = to;
    }
  };
  for (const { range, newText } of ordered) {
    copyTo(range.start);
    open = (open ?? '') + newText;
    at = range.end;
  }
  const last = lines.length - 1;
  if (at.line < last) {
    copyTo({ line: last, character: 0 });
  }
  const rest = lines[last];
  if (rest) {
    if (open === undefined && at.character === 0) {
      after.push(rest);
    } else {
      for (const line of splitLines((open ?? '') + rest.text.slice(at.character))) {
        after.push(line);
      }
    }
  }
  return after;
}

/** Adds a piece of text as lines: all but the last are whole, and the last one is the piece's own end. */
function push(lines: Line[], text: string): void {
  const pieces = splitLines(text);
  const whole = text.endsWith('\n') || text.endsWith('\r');
  for (const [i, piece] of pieces.entries()) {
    if (!(whole && i === pieces.length - 1)) {
      lines.push(piece);
    }
  }
}

/** The text of some lines, exactly. */
export function textOf(lines: readonly Line[]): string {
  return lines.map(({ text, eol }) => text + eol).join('');
}
