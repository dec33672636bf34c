import { DamagedError, type Bytes } from './bytes';
import type { Place } from './fib';
import {
  characterProperties,
  paragraphProperties,
  type CharacterProperties,
  type ParagraphProperties,
} from './properties';

/** Properties of stretches of the stream `WordDocument`. */
export interface Formatting<T> {
  /** What holds at an offset in bytes, and up to where, in bytes too. */
  at(offset: number): { readonly properties: T; readonly to: number };
  /** Whether something of them could not be read. */
  readonly damaged: boolean;
}

const PAGE = 512;
/** Stretches that are kept; a document of so many would have more than one for each eight of its characters. */
const MAX_STRETCHES = 2_000_000;

/**
 * Properties of characters ([MS-DOC] PlcBteChpx, ChpxFkp).
 *
 * @throws {DamagedError} where there are too many; what is damaged otherwise has no properties
 */
export function characterFormatting(
  word: Bytes,
  table: Bytes,
  place: Place,
): Formatting<CharacterProperties> {
  return readPages(word, table, place, 1, {}, (page, at) => {
    const size = page.u8(at);
    return characterProperties(page.part(at + 1, size));
  });
}

/**
 * Properties of paragraphs ([MS-DOC] PlcBtePapx, PapxFkp), with their style.
 *
 * @param data the stream `Data`, where long lists of changes lie
 * @throws {DamagedError} where there are too many; what is damaged otherwise has no properties
 */
export function paragraphFormatting(
  word: Bytes,
  table: Bytes,
  place: Place,
  data: Bytes | undefined,
): Formatting<ParagraphProperties> {
  // Many paragraphs may share one long list, but lists do not share bytes.
  const known = new Map<number, ParagraphProperties>();
  let unread = data?.length ?? 0;
  const elsewhere = (at: number): ParagraphProperties => {
    let found = known.get(at);
    if (!found) {
      const list = data && soundly(() => data.part(at + 2, data.u16(at)));
      unread -= list?.length ?? 0;
      found = list && unread >= 0 ? paragraphProperties(list) : {};
      known.set(at, found);
    }
    return found;
  };
  return readPages(word, table, place, 13, { style: 0 }, (page, at) => {
    // PapxInFkp: the size in words, less half a word; or 0, and the size follows.
    const words = page.u8(at);
    const from = words === 0 ? at + 2 : at + 1;
    const size = words === 0 ? page.u8(at + 1) * 2 : words * 2 - 1;
    const list = page.part(from, size);
    const style = { style: list.length >= 2 ? list.u16(0) : 0 };
    return list.length > 2 ? paragraphProperties(list.part(2, size - 2), style, elsewhere) : style;
  });
}

/**
 * Reads pages of 512 bytes: offsets into the text, then for each stretch a byte that says where in the page, in words,
 * its properties lie, then the properties, and in the last byte the number of stretches.
 */
function readPages<T>(
  word: Bytes,
  table: Bytes,
  place: Place,
  entrySize: number,
  none: T,
  read: (page: Bytes, at: number) => T,
): Formatting<T> {
  const stretches: { readonly from: number; readonly to: number; readonly properties: T }[] = [];
  const numbers = soundly(() => pageNumbers(table, place));
  let damaged = numbers === undefined;
  for (const number of new Set(numbers)) {
    const page = soundly(() => word.part(number * PAGE, PAGE));
    if (!page) {
      damaged = true;
      continue;
    }
    const count = page.u8(PAGE - 1);
    const entries = (count + 1) * 4;
    const known = new Map<number, T>();
    for (let i = 0; i < count && entries + (i + 1) * entrySize < PAGE; i++) {
      const offset = page.u8(entries + i * entrySize) * 2;
      let properties = offset === 0 ? none : known.get(offset);
      if (properties === undefined) {
        const found = soundly(() => read(page, offset));
        damaged ||= found === undefined;
        properties = found ?? none;
        known.set(offset, properties);
      }
      stretches.push({ from: page.u32(i * 4), to: page.u32(i * 4 + 4), properties });
    }
    if (stretches.length > MAX_STRETCHES) {
      throw new DamagedError('too many stretches');
    }
  }
  stretches.sort((a, b) => a.from - b.from);
  return {
    damaged,
    at: (offset) => {
      const next = firstAfter(stretches, offset);
      const found = stretches[next - 1];
      return found && offset < found.to
        ? found
        : { properties: none, to: stretches[next]?.from ?? Number.MAX_SAFE_INTEGER };
    },
  };
}

/**
 * PlcBteChpx and PlcBtePapx: offsets into the text, one more than the pages, then the pages' numbers.
 *
 * @throws {DamagedError}
 */
function pageNumbers(table: Bytes, place: Place): number[] {
  const list = table.part(place.at, place.size);
  const count = Math.max(0, Math.floor((list.length - 4) / 8));
  return Array.from({ length: count }, (_, i) => list.u32((count + 1 + i) * 4) & 0x3fffff);
}

/** How many stretches begin at an offset or before it. */
function firstAfter(stretches: readonly { readonly from: number }[], offset: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.from ?? Infinity) <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** What lies outside says nothing. */
function soundly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof DamagedError) {
      return undefined;
    }
    throw error;
  }
}
