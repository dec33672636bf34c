import type { Bytes } from './bytes';
import type { Formatting } from './formatting';
import type { Piece } from './pieces';
import type { CharacterProperties, ParagraphProperties } from './properties';

/** All that the text of a document is put together from. */
export interface Sources {
  readonly word: Bytes;
  readonly pieces: readonly Piece[];
  readonly characters: Formatting<CharacterProperties>;
  readonly paragraphs: Formatting<ParagraphProperties>;
  /** Places in the text of the marks that end a section. */
  readonly sectionEnds: ReadonlySet<number>;
}

/** Characters with the same properties. */
export interface Run {
  /** Place in the text of the first of them. */
  readonly from: number;
  readonly text: string;
  readonly properties: CharacterProperties;
}

/** A paragraph of the text, with the mark that ends it. */
export interface Paragraph {
  readonly runs: readonly Run[];
  readonly properties: ParagraphProperties;
  readonly mark: CharacterProperties;
  /** Whether the mark ends a cell of a table, or a row. */
  readonly endsCell: boolean;
}

const CELL_END = 0x07;
const PAGE_BREAK = 0x0c;
/** Marks of the end of a paragraph, a cell or row, and a page or section. */
// eslint-disable-next-line no-control-regex -- that is what the marks are
const ENDS = /[\r\u0007\f]/gu;

/**
 * The paragraphs of a part of the text. What has no mark at its end is one too.
 *
 * @param from place in the text of the first character
 * @param to of the one behind the last
 * @throws {DamagedError} from the first paragraph on whose characters are not there
 */
export function* readParagraphs(sources: Sources, from: number, to: number): Generator<Paragraph> {
  let runs: Run[] = [];
  let last: Paragraph | undefined;
  for (const { piece, run } of readRuns(sources, from, to)) {
    let start = 0;
    for (const { index } of run.text.matchAll(ENDS)) {
      const code = run.text.charCodeAt(index);
      const place = run.from + index;
      if (code === PAGE_BREAK && !sources.sectionEnds.has(place)) {
        continue;
      }
      if (start < index) {
        runs.push({ ...run, from: run.from + start, text: run.text.slice(start, index) });
      }
      yield paragraphOf(sources, piece, place, runs, run, code === CELL_END);
      runs = [];
      start = index + 1;
    }
    if (start < run.text.length) {
      runs.push({ ...run, from: run.from + start, text: run.text.slice(start) });
      last = paragraphOf(sources, piece, run.from + run.text.length - 1, runs, run, false);
    }
  }
  if (runs.length > 0 && last) {
    yield { ...last, mark: {} };
  }
}

/** The text of a part with all its marks, piece by piece. */
export function* readText(sources: Sources, from: number, to: number): Generator<string> {
  for (const piece of sources.pieces) {
    const start = Math.max(from, piece.from);
    const end = Math.min(to, piece.to);
    if (start < end) {
      yield decode(sources.word, piece, start, end);
    }
  }
}

function* readRuns(
  sources: Sources,
  from: number,
  to: number,
): Generator<{ readonly piece: Piece; readonly run: Run }> {
  for (const piece of sources.pieces) {
    const end = Math.min(to, piece.to);
    let place = Math.max(from, piece.from);
    while (place < end) {
      const offset = offsetOf(piece, place);
      const said = sources.characters.at(offset);
      const next = Math.min(end, place + Math.max(1, Math.ceil((said.to - offset) / piece.width)));
      yield {
        piece,
        run: {
          from: place,
          text: decode(sources.word, piece, place, next),
          properties: { ...said.properties, ...piece.changes.characters },
        },
      };
      place = next;
    }
  }
}

function paragraphOf(
  sources: Sources,
  piece: Piece,
  place: number,
  runs: readonly Run[],
  { properties }: Run,
  endsCell: boolean,
): Paragraph {
  const said = sources.paragraphs.at(offsetOf(piece, place)).properties;
  return { runs, properties: { ...said, ...piece.changes.paragraph }, mark: properties, endsCell };
}

function offsetOf(piece: Piece, place: number): number {
  return piece.at + (place - piece.from) * piece.width;
}

function decode(word: Bytes, piece: Piece, from: number, to: number): string {
  const offset = offsetOf(piece, from);
  return piece.width === 2 ? word.utf16(offset, to - from) : word.windows1252(offset, to - from);
}
