import { DamagedError, type Bytes } from './bytes';
import type { Fib, Place } from './fib';

/** Where a part of the text begins, and where the next one does. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What floats over the main text. */
export interface Shapes {
  /** Text boxes by the place in the text that they are anchored at. */
  readonly boxes: ReadonlyMap<number, Range>;
  /** Text boxes whose place is not known: those inside a group. */
  readonly elsewhere: readonly Range[];
  readonly pictures: number;
}

const ANCHOR_SIZE = 26;
const BOX_SIZE = 22;
/** [MS-ODRAW] OfficeArtFSP; the type of the shape is in its head (MSOSPT). */
const SHAPE = 0xf00a;
const PICTURE = 75;
const SHAPE_DELETED = 8;
const RECORD_HEAD = 8;

/** Reads where text boxes and pictures are; what is damaged of it is left out. */
export function readShapes(table: Bytes, { places, characters }: Fib): Shapes {
  const anchors = new Map(
    readPlc(table, places.shapes, ANCHOR_SIZE)
      // No text box is anchored in another.
      .filter(({ from }) => from < characters.main)
      .map(({ from, data }) => [data.u32(0), from]),
  );
  const boxes = new Map<number, Range>();
  const elsewhere: Range[] = [];
  let last = 0;
  // The text of the last one counts for nothing ([MS-DOC] PlcftxbxTxt).
  for (const { from, to, data } of readPlc(table, places.textBoxes, BOX_SIZE).slice(0, -1)) {
    // One that waits to be used again holds nothing ([MS-DOC] FTXBXS).
    if (last <= from && from < to && to <= characters.textBoxes && data.u16(8) === 0) {
      last = to;
      const range = { from: characters.beforeTextBoxes + from, to: characters.beforeTextBoxes + to };
      const anchor = anchors.get(data.u32(14));
      if (anchor === undefined || boxes.has(anchor)) {
        elsewhere.push(range);
      } else {
        boxes.set(anchor, range);
      }
    }
  }
  return { boxes, elsewhere, pictures: countPictures(table, places.drawings) };
}

/** A list of places in the text, one more than the entries that follow ([MS-DOC] PLC). */
export function readPlc(
  table: Bytes,
  place: Place,
  entrySize: number,
): { readonly from: number; readonly to: number; readonly data: Bytes }[] {
  if (place.size < 4 || place.at + place.size > table.length) {
    return [];
  }
  const count = Math.floor((place.size - 4) / (4 + entrySize));
  return Array.from({ length: count }, (_, i) => ({
    from: table.u32(place.at + i * 4),
    to: table.u32(place.at + i * 4 + 4),
    data: table.part(place.at + (count + 1) * 4 + i * entrySize, entrySize),
  }));
}

/** Pictures in the drawing of the main text, which is the first ([MS-DOC] OfficeArtContent). */
function countPictures(table: Bytes, place: Place): number {
  let count = 0;
  try {
    const content = table.part(place.at, place.size);
    // What all drawings share, then a byte that says whose the drawing is: 0 for the main text.
    const drawing = content.length < RECORD_HEAD ? 0 : RECORD_HEAD + content.u32(4);
    if (drawing === 0 || drawing >= content.length || content.u8(drawing) !== 0) {
      return 0;
    }
    const end = Math.min(content.length, drawing + 1 + RECORD_HEAD + content.u32(drawing + 5));
    for (let at = drawing + 1; at + RECORD_HEAD <= end;) {
      const head = content.u16(at);
      if (content.u16(at + 2) === SHAPE && head >> 4 === PICTURE) {
        count += (content.u32(at + RECORD_HEAD + 4) & SHAPE_DELETED) === 0 ? 1 : 0;
      }
      // A record of version 15 holds others (OfficeArtRecordHeader).
      at += RECORD_HEAD + ((head & 15) === 15 ? 0 : content.u32(at + 4));
    }
  } catch (error) {
    if (!(error instanceof DamagedError)) {
      throw error;
    }
  }
  return count;
}
