import type { Bytes } from './bytes';

/** Where a part lies in the table stream; offset and size in bytes. */
export interface Place {
  readonly at: number;
  readonly size: number;
}

/** What the beginning of the stream `WordDocument` says of the rest: the file information block ([MS-DOC] 2.5). */
export interface Fib {
  /** Version of the format; 193 and above is that of Word 97. */
  readonly version: number;
  readonly encrypted: boolean;
  readonly tableStream: '0Table' | '1Table';
  /** Sizes of the parts of the document in characters, in the order in which they lie (FibRgLw97). */
  readonly characters: {
    readonly main: number;
    readonly beforeTextBoxes: number;
    readonly textBoxes: number;
  };
  readonly places: Readonly<Record<PlaceName, Place>>;
}

/** Indexes into the pairs of offset and size (FibRgFcLcb97). */
const PLACES = {
  styles: 1,
  footnotes: 2,
  comments: 4,
  sections: 6,
  characterPages: 12,
  paragraphPages: 13,
  pieces: 33,
  fonts: 15,
  shapes: 40,
  endnotes: 46,
  drawings: 50,
  textBoxes: 56,
  lists: 73,
  listInstances: 74,
} as const;

type PlaceName = keyof typeof PLACES;

const MAGIC = 0xa5ec;
/** Word 6 and 95, and the Word 2 of the Far East, before compound files had tables of their own. */
const OLDER_MAGIC: readonly number[] = [0xa5dc, 0xa5db, 0xa59c, 0xa59b];
/** FibBase: 0x00C0 and 0x00C2 were written too, and are to be read as 0x00C1, that of Word 97. */
const WORD_97 = 0x00c0;

const FLAGS = { encrypted: 0x0100, table1: 0x0200 };

/** Of a stream that is none of Word's, or of a version before Word 97. */
export type OtherVersion = 'older' | 'unknown';

/**
 * Reads the block at the beginning of the stream `WordDocument`.
 *
 * @throws {DamagedError}
 */
export function readFib(word: Bytes): Fib | OtherVersion {
  const magic = word.u16(0);
  const version = word.u16(2);
  if (OLDER_MAGIC.includes(magic) || (magic === MAGIC && version < WORD_97)) {
    return 'older';
  }
  if (magic !== MAGIC) {
    return 'unknown';
  }
  const flags = word.u16(10);
  // Three arrays, each behind the number of its elements (Fib).
  const longs = 32 + 2 + word.u16(32) * 2 + 2;
  const pairs = longs + word.u16(longs - 2) * 4 + 2;
  const pairCount = word.u16(pairs - 2);
  const place = (index: number): Place =>
    index < pairCount
      ? { at: word.u32(pairs + index * 8), size: word.u32(pairs + index * 8 + 4) }
      : { at: 0, size: 0 };
  const size = (index: number): number => word.u32(longs + index * 4);
  return {
    version,
    encrypted: (flags & FLAGS.encrypted) !== 0,
    tableStream: (flags & FLAGS.table1) === 0 ? '0Table' : '1Table',
    characters: {
      main: size(3),
      // Footnotes, headers, macros, comments, endnotes.
      beforeTextBoxes: size(3) + size(4) + size(5) + size(6) + size(7) + size(8),
      textBoxes: size(9),
    },
    places: {
      styles: place(PLACES.styles),
      footnotes: place(PLACES.footnotes),
      comments: place(PLACES.comments),
      sections: place(PLACES.sections),
      characterPages: place(PLACES.characterPages),
      paragraphPages: place(PLACES.paragraphPages),
      pieces: place(PLACES.pieces),
      fonts: place(PLACES.fonts),
      shapes: place(PLACES.shapes),
      endnotes: place(PLACES.endnotes),
      drawings: place(PLACES.drawings),
      textBoxes: place(PLACES.textBoxes),
      lists: place(PLACES.lists),
      listInstances: place(PLACES.listInstances),
    },
  };
}
