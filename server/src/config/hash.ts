import { isBlank } from '../plan/chars';
import type { Line } from '../plan/line';

/**
 * Fingerprint of a line's words, by which an ignored finding is known again after the line was renumbered,
 * moved or indented anew.
 *
 * The algorithm, so that another program can do the same: take the line without its terminator; leave out the
 * marker it begins with, if any, and every blank (as `isBlank` knows them); encode what is left in UTF-8; take
 * its 64-bit FNV-1a hash; write it as 16 lower-case hexadecimal digits. A line that is nothing but a marker
 * keeps its marker: else one ignored empty item would hide all the others.
 */
export function lineHash(line: Line): string {
  let hash = known.get(line);
  if (hash === undefined) {
    const words = withoutBlanks(line.text, line.marker ? line.marker.end : line.indent, line.end);
    hash = fnv1a64(words === '' ? withoutBlanks(line.text, line.indent, line.end) : words);
    known.set(line, hash);
  }
  return hash;
}

/** Lines never change; one of ten megabytes with a million slips must be read once, not once a slip. */
const known = new WeakMap<Line, string>();

function withoutBlanks(text: string, from: number, to: number): string {
  const words: string[] = [];
  let start = from;
  for (let i = from; i < to; i++) {
    if (isBlank(text.charCodeAt(i))) {
      words.push(text.slice(start, i));
      start = i + 1;
    }
  }
  words.push(text.slice(start, Math.max(start, to)));
  return words.join('');
}

/** The 64-bit FNV-1a hash of a text's UTF-8 bytes, as 16 hexadecimal digits. */
export function fnv1a64(text: string): string {
  // Two 32-bit halves: a BigInt would cost a second for a line of ten megabytes.
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of new TextEncoder().encode(text)) {
    low = (low ^ byte) >>> 0;
    // The prime is 2^40 + 0x1b3; the product of a half with 0x1b3 is still an exact double.
    const product = low * 0x1b3;
    const carry = Math.floor(product / 0x1_0000_0000);
    high = (Math.imul(high, 0x1b3) + (low << 8) + carry) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
