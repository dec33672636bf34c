import { Bytes, DamagedError } from './bytes';
import type { Place } from './fib';
import { characterProperties, paragraphProperties } from './properties';
import type { CharacterProperties, ParagraphProperties } from './properties';

/** A stretch of the text that lies in one place of the stream `WordDocument` ([MS-DOC] Pcd). */
export interface Piece {
  /** Places in the text of its first character, and of the one behind its last. */
  readonly from: number;
  readonly to: number;
  /** Offset of the first character in the stream, in bytes. */
  readonly at: number;
  /** Bytes a character: one in windows-1252, or two in UTF-16. */
  readonly width: 1 | 2;
  /** What is said of all of it, over what is said of its parts. */
  readonly changes: Changes;
}

/** Changes of properties; a piece says them of its characters, and a paragraph's mark in it of the paragraph. */
export interface Changes {
  readonly characters: CharacterProperties;
  readonly paragraph: ParagraphProperties;
}

/**
 * Characters that are read for each byte of the stream. Text that was copied may be there once for several pieces, so
 * that a small file could hold any length of it.
 */
const MAX_SHARING = 8;

const CHANGES = 1;
const PIECES = 2;
const NO_CHANGES: Changes = { characters: {}, paragraph: {} };

/** Prm0: changes by number, for those that say more than that a property is on. */
const SHORT_CHANGES: ReadonlyMap<number, number> = new Map([
  [0x0c, 0x260a],
  [0x18, 0x2416],
  [0x19, 0x2417],
  [0x41, 0x0800],
  [0x42, 0x0801],
  [0x43, 0x0802],
  [0x47, 0x0806],
  [0x4b, 0x080a],
  [0x51, 0x0818],
  [0x5c, 0x083c],
  [0x75, 0x0855],
]);

/**
 * Reads the table of pieces (Clx), in the order of the text.
 *
 * @throws {DamagedError}
 */
export function readPieces(word: Bytes, table: Bytes, place: Place): Piece[] {
  const end = place.at + place.size;
  const changes: Changes[] = [];
  let at = place.at;
  while (at < end && table.u8(at) === CHANGES) {
    const size = table.u16(at + 1);
    changes.push(changesOf(table.part(at + 3, size)));
    at += 3 + size;
  }
  if (at >= end || table.u8(at) !== PIECES) {
    throw new DamagedError('no table of pieces');
  }
  const list = table.part(at + 5, table.u32(at + 1));
  const count = Math.floor((list.length - 4) / 12);
  const pieces: Piece[] = [];
  let from = 0;
  for (let i = 0; i < count; i++) {
    const to = list.u32(i * 4 + 4);
    if (list.u32(i * 4) !== from || to < from || to > word.length * MAX_SHARING) {
      throw new DamagedError('pieces that do not follow each other');
    }
    pieces.push({ from, to, ...readPiece(list.part((count + 1) * 4 + i * 8, 8), changes) });
    from = to;
  }
  return pieces;
}

/** Pcd, with FcCompressed and Prm in it. */
function readPiece(piece: Bytes, changes: readonly Changes[]): Pick<Piece, 'at' | 'width' | 'changes'> {
  const place = piece.u32(2) & 0x3fffffff;
  const narrow = (piece.u32(2) & 0x40000000) !== 0;
  const modifier = piece.u16(6);
  return {
    at: narrow ? place >> 1 : place,
    width: narrow ? 1 : 2,
    changes:
      (modifier & 1) === 0
        ? shortChange((modifier >> 1) & 0x7f, modifier >> 8)
        : (changes[modifier >> 1] ?? NO_CHANGES),
  };
}

function shortChange(number: number, value: number): Changes {
  const sprm = SHORT_CHANGES.get(number);
  return sprm === undefined ? NO_CHANGES : changesOf(new Bytes(Uint8Array.of(sprm & 0xff, sprm >> 8, value)));
}

function changesOf(list: Bytes): Changes {
  return { characters: characterProperties(list), paragraph: paragraphProperties(list) };
}
