import { windows1252 } from '../windows-1252';

/** A file whose parts do not hold what they say they hold. */
export class DamagedError extends Error {}

/** Bytes with little-endian numbers in them; what lies outside is never read. All offsets and sizes are in bytes. */
export class Bytes {
  private readonly view: DataView;

  public constructor(public readonly array: Uint8Array) {
    this.view = new DataView(array.buffer, array.byteOffset, array.byteLength);
  }

  public get length(): number {
    return this.array.length;
  }

  /** @throws {DamagedError} as all that follow do, where the number lies outside */
  public u8(at: number): number {
    this.check(at, 1);
    return this.view.getUint8(at);
  }

  public u16(at: number): number {
    this.check(at, 2);
    return this.view.getUint16(at, true);
  }

  public u32(at: number): number {
    this.check(at, 4);
    return this.view.getUint32(at, true);
  }

  public i32(at: number): number {
    this.check(at, 4);
    return this.view.getInt32(at, true);
  }

  /** A view of some of the bytes; nothing is copied. */
  public part(at: number, length: number): Bytes {
    this.check(at, length);
    return new Bytes(this.array.subarray(at, at + length));
  }

  /** UTF-16 code units, whatever they are. */
  public utf16(at: number, units: number): string {
    this.check(at, units * 2);
    return characters(units, (i) => this.view.getUint16(at + i * 2, true));
  }

  /** Characters of windows-1252, a byte each. */
  public windows1252(at: number, length: number): string {
    this.check(at, length);
    return characters(length, (i) => {
      const byte = this.view.getUint8(at + i);
      return windows1252(byte) ?? byte;
    });
  }

  private check(at: number, length: number): void {
    if (at < 0 || length < 0 || at + length > this.array.length) {
      throw new DamagedError(`nothing at ${at}`);
    }
  }
}

/** A call takes only so many arguments. */
const CHUNK = 4096;

function characters(count: number, codeAt: (index: number) => number): string {
  let text = '';
  const codes = new Uint16Array(Math.min(CHUNK, count));
  for (let from = 0; from < count; from += CHUNK) {
    const length = Math.min(CHUNK, count - from);
    for (let i = 0; i < length; i++) {
      codes[i] = codeAt(from + i);
    }
    // Spread, they would be gone through one by one once more.
    text += Reflect.apply(String.fromCharCode, undefined, codes.subarray(0, length)) as string;
  }
  return text;
}
