import { DamagedError, type Bytes } from './bytes';
import type { Place } from './fib';

/** Where a font's name begins in its entry ([MS-DOC] FFN), in bytes. */
const NAME_AT = 39;

/** Names of a document's fonts by their numbers ([MS-DOC] SttbfFfn); as many as can be read. */
export function readFonts(table: Bytes, place: Place): readonly string[] {
  const names: string[] = [];
  try {
    const count = place.size < 4 ? 0 : table.u16(place.at);
    let at = place.at + 4;
    for (let i = 0; i < count; i++) {
      const size = table.u8(at);
      const units = Math.max(0, size - NAME_AT) >> 1;
      names.push(units === 0 ? '' : table.utf16(at + 1 + NAME_AT, units).replace(/\0.*$/su, ''));
      at += 1 + size;
    }
  } catch (error) {
    if (!(error instanceof DamagedError)) {
      throw error;
    }
  }
  return names;
}
