/**
 * Whole numbers from 0 to 2^32 - 1 as one to five bytes, seven bits a byte, the lowest first; the highest bit says
 * that more follow. Small numbers, which nearly all are, take one byte.
 */

/** Bytes the longest number takes. */
export const MAX_VARINT = 5;

/** Bytes that grow as they are written. */
export class ByteSink {
  private bytes: Uint8Array;
  length = 0;

  constructor(capacity = 64) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Writes a whole number from 0 to 2^32 - 1. */
  write(value: number): void {
    if (this.length + MAX_VARINT > this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2 + MAX_VARINT);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    const { bytes } = this;
    let at = this.length;
    let rest = value;
    while (rest > 0x7f) {
      bytes[at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    bytes[at++] = rest;
    this.length = at;
  }

  /** What was written, as an array of its own. */
  take(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

/** Reads numbers one after the other; behind the end there are only zeros. */
export class ByteSource {
  constructor(
    private readonly bytes: Uint8Array,
    private at = 0,
  ) {}

  /** Whether something is left. */
  get more(): boolean {
    return this.at < this.bytes.length;
  }

  read(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.bytes[this.at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) {
        break;
      }
    }
    return value >>> 0;
  }
}
