/**
 * A file of typed arrays with a checksum over everything in it.
 *
 *     bytes 0-7    the name of the format, ASCII
 *     bytes 8-11   0x01020304 in the byte order of the machine that wrote the file
 *     bytes 12-15  the version of the format
 *     bytes 16-19  number of parts
 *     bytes 20-23  0
 *     bytes 24-31  checksum of all other bytes, two 32-bit numbers
 *     then         the length of each part in bytes, a 64-bit float each
 *     then         the parts, each filled up with zeros to a multiple of 8 bytes
 *
 * All numbers are in the byte order of the machine, so that an array is read by copying; a file from a machine of
 * the other order is not accepted.
 */

const HEAD = 32;
const CHECKSUM = 24;
const ORDER = 0x01020304;

/** A typed array that can be a part of a file. */
export type Part = Uint8Array | Uint16Array | Uint32Array;

/**
 * Writes parts one behind the other.
 *
 * @param name eight ASCII characters
 * @param version of the format, so that an older program's file is not taken for a new one's
 * @param parts each may consist of pieces of one kind, written as if they were one array
 */
export function writeParts(
  name: string,
  version: number,
  parts: readonly (Part | readonly Part[])[],
): Uint8Array {
  const pieces = parts.map((part) => (ArrayBuffer.isView(part) ? [part] : part));
  const lengths = pieces.map((part) => part.reduce((total, { byteLength }) => total + byteLength, 0));
  const head = HEAD + 8 * lengths.length;
  const bytes = new Uint8Array(lengths.reduce((total, length) => total + fill(length), head));
  writeName(bytes, name);
  const words = new Uint32Array(bytes.buffer);
  words.set([ORDER, version, lengths.length], 2);
  new Float64Array(bytes.buffer, HEAD, lengths.length).set(lengths);
  let at = head;
  for (const [i, part] of pieces.entries()) {
    let from = at;
    for (const { buffer, byteOffset, byteLength } of part) {
      bytes.set(new Uint8Array(buffer, byteOffset, byteLength), from);
      from += byteLength;
    }
    at += fill(lengths[i] ?? 0);
  }
  words.set(checksum(words), CHECKSUM / 4);
  return bytes;
}

/**
 * The parts of a file, as views of its bytes or of a copy of them. Undefined if the bytes are not what
 * {@link writeParts} wrote under the same name and version, to the last bit. Allocates no more than the file's size.
 */
export function readParts(name: string, version: number, bytes: Uint8Array): PartReader | undefined {
  if (bytes.length < HEAD || bytes.length % 8 !== 0) {
    return undefined;
  }
  // Never a Node `Buffer`, whose `slice` gives a view where an array of its own is wanted.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  const aligned = bytes.byteOffset % 8 === 0 ? plain : plain.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
  const count = words[4] ?? 0;
  const expected = new Uint8Array(8);
  writeName(expected, name);
  const [first, second] = checksum(words);
  if (
    !expected.every((byte, i) => aligned[i] === byte) ||
    words[2] !== ORDER ||
    words[3] !== version ||
    words[CHECKSUM / 4] !== first ||
    words[CHECKSUM / 4 + 1] !== second ||
    HEAD + 8 * count > aligned.length
  ) {
    return undefined;
  }
  const lengths = new Float64Array(aligned.buffer, aligned.byteOffset + HEAD, count);
  let at = HEAD + 8 * count;
  const parts: Uint8Array[] = [];
  for (const length of lengths) {
    if (!(length >= 0 && Number.isInteger(length) && at + fill(length) <= aligned.length)) {
      return undefined;
    }
    parts.push(aligned.subarray(at, at + length));
    at += fill(length);
  }
  return at === aligned.length ? new PartReader(parts) : undefined;
}

/** Gives the parts of a file one after the other; the reader says of what kind each is. */
export class PartReader {
  private next = 0;

  constructor(private readonly parts: readonly Uint8Array[]) {}

  /** @throws RangeError if there is no further part */
  bytes(): Uint8Array {
    const part = this.parts[this.next++];
    if (!part) {
      throw new RangeError('The file has no further part');
    }
    return part;
  }

  /** @throws RangeError if there is no further part, or one of an odd number of bytes */
  numbers16(): Uint16Array {
    const { buffer, byteOffset, byteLength } = this.bytes();
    return new Uint16Array(buffer, byteOffset, whole(byteLength / 2));
  }

  /** @throws RangeError if there is no further part, or its length is no multiple of four bytes */
  numbers32(): Uint32Array {
    const { buffer, byteOffset, byteLength } = this.bytes();
    return new Uint32Array(buffer, byteOffset, whole(byteLength / 4));
  }
}

function whole(length: number): number {
  if (!Number.isInteger(length)) {
    throw new RangeError('A part of the file has no whole number of elements');
  }
  return length;
}

/** Up to the next multiple of 8. */
function fill(length: number): number {
  return Math.ceil(length / 8) * 8;
}

function writeName(bytes: Uint8Array, name: string): void {
  for (let i = 0; i < 8; i++) {
    bytes[i] = name.charCodeAt(i);
  }
}

/**
 * Of all words but the checksum's own. Each step can be undone, so two files that differ in one word never have
 * the same; of others one in 2^64 would. It guards against damage, not against malice.
 */
function checksum(words: Uint32Array): readonly [number, number] {
  let first = words.length | 0;
  let second = 0x9e3779b9 | 0;
  const skipped = CHECKSUM / 4;
  for (let i = 0; i < words.length; i += 2) {
    if (i !== skipped) {
      first = Math.imul(first ^ (words[i] ?? 0), 0x85ebca6b);
      first ^= first >>> 15;
      second = Math.imul(second ^ (words[i + 1] ?? 0), 0xc2b2ae35);
      second ^= second >>> 13;
    }
  }
  // Each half has seen every other word; together they depend on all.
  const a = Math.imul(first ^ (second >>> 7), 0x27d4eb2f);
  const b = Math.imul(second ^ (first >>> 9), 0x165667b1);
  return [(a ^ (a >>> 15)) >>> 0, (b ^ (b >>> 13)) >>> 0];
}
