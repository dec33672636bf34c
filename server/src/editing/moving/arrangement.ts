import { Line, type LineEnd } from '../../plan/line';

/** One line of a text put together anew: a line of the old text by its number, or text that was not a line before. */
export type Piece = number | { readonly text: string; readonly from?: number };

/** A text put together anew. */
export interface Arrangement {
  readonly lines: readonly Line[];
  /** For each line of the old text its line in this one; -1 where it is gone. */
  readonly lineAt: readonly number[];
}

/**
 * Puts the lines of a text together anew. Line ends stay where they are when only the order changes, so that a text
 * with ends of several kinds, or without a last one, gets them back when the order does.
 *
 * @param pieces the new text's lines; a piece that has `from` is that old line with another text
 */
export function arrange(before: readonly Line[], pieces: readonly Piece[]): Arrangement {
  const lineAt = new Array<number>(before.length).fill(-1);
  for (const [i, piece] of pieces.entries()) {
    const from = typeof piece === 'number' ? piece : piece.from;
    if (from !== undefined) {
      lineAt[from] = i;
    }
  }
  const ends = lineEnds(before, pieces);
  const lines = pieces.map((piece, i): Line => {
    const eol = ends[i] ?? '';
    const old = before[typeof piece === 'number' ? piece : -1];
    if (old?.eol === eol) {
      return old;
    }
    return new Line(typeof piece === 'number' ? (old?.text ?? '') : piece.text, eol);
  });
  return { lines, lineAt };
}

/** The line end of a text that new lines get: that of its first line. */
export function commonEnd(lines: readonly Line[]): LineEnd {
  const [first] = lines;
  return first && first.eol !== '' ? first.eol : '\n';
}

function lineEnds(before: readonly Line[], pieces: readonly Piece[]): readonly LineEnd[] {
  const common = commonEnd(before);
  const last = pieces.length - 1;
  const ends = pieces.map((piece, i): LineEnd => {
    if (i === last) {
      return '';
    }
    const from = typeof piece === 'number' ? piece : piece.from;
    const eol = before[pieces.length === before.length ? i : (from ?? -1)]?.eol ?? common;
    return eol === '' ? common : eol;
  });
  for (let i = 0; i < last; i++) {
    // A \r and the \n of an empty line behind it would become one line end.
    if (ends[i] === '\r' && ends[i + 1] === '\n' && isEmpty(before, pieces[i + 1])) {
      ends[i] = '\r\n';
    }
  }
  return ends;
}

function isEmpty(before: readonly Line[], piece: Piece | undefined): boolean {
  return (typeof piece === 'number' ? before[piece]?.text : piece?.text) === '';
}

/** The numbers from one up to but not including another, as pieces. */
export function span(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
