import type { Position, Range } from '../plan/position';

/** A stretch of a text: as offset and length in UTF-16 units, and as a range of lines and columns from 0. */
export interface TextPlace {
  readonly offset: number;
  readonly length: number;
  readonly range: Range;
}

/** Offsets at which the lines of a text begin (terminators `\n`, `\r\n`, `\r`); the first is 0. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) {
      starts.push(i + 1);
    }
  }
  return starts;
}

/** The position of an offset, given where the lines begin. */
export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return { line: low, character: offset - (starts[low] ?? 0) };
}
