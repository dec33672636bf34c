import { Inflate, inflateSync } from 'fflate';

/** Why a package cannot be read, or cannot be read on. */
export type ZipFault = 'damaged' | 'protected' | 'too-large';

/** Thrown by everything here; only `fault` is for others to read. */
export class ZipError extends Error {
  constructor(readonly fault: ZipFault) {
    super(fault);
  }
}

/** Entries of one package. A Word file with a thousand pictures has about as many. */
export const MAX_ENTRIES = 10_000;
/** Unpacked bytes of all parts of one package that are read. */
const MAX_UNPACKED = 160 * 1024 * 1024;

/** How many packed bytes are unpacked at once: DEFLATE makes at most 1032 bytes of one, so 8 MiB at the most. */
const PACKED_STEP = 8 * 1024;
/** Packed and unpacked bytes of a part that is unpacked at once, into the room that it says it needs. */
const SMALL = { packed: 64 * 1024, size: 1024 * 1024 };
/** The pieces that unpacked bytes are handed on in: a millisecond’s work each, while nobody else can have a turn. */
const STEP = 16 * 1024;

/** APPNOTE.TXT 6.3.10 of PKWARE, 4.3 and 4.5: signatures and fixed sizes of the structures, in bytes. */
const LOCAL = { signature: 0x04034b50, size: 30 };
const CENTRAL = { signature: 0x02014b50, size: 46 };
const END = { signature: 0x06054b50, size: 22 };
const END_64 = { signature: 0x06064b50, size: 56 };
const LOCATOR_64 = { signature: 0x07064b50, size: 20 };
const LARGEST_COMMENT = 0xffff;
/** Stands in a field of 32 bits whose value is in the extra field of ZIP64. */
const ELSEWHERE = 0xffffffff;
const EXTRA_64 = 0x0001;
/** Encrypted; strongly encrypted; local headers masked (4.4.4). */
const PROTECTED = 0x0001 | 0x0040 | 0x2000;
/** How a method that encrypts by AES is named (4.4.5). */
const AES = 99;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly start: number;
}

/**
 * A ZIP package (ISO/IEC 29500-2, annex B): parts found by name whatever the case of its letters. Nothing is unpacked
 * until it is asked for, and no name is ever more than a key.
 */
export class ZipPackage {
  private left = MAX_UNPACKED;
  private readonly opened = new Set<Entry>();

  private constructor(
    private readonly bytes: Uint8Array,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws {ZipError} where there is no sound directory, or more than {@link MAX_ENTRIES} entries */
  static open(bytes: Uint8Array): ZipPackage {
    return new ZipPackage(bytes, readDirectory(bytes));
  }

  /** All names, as {@link partKey} writes them. */
  get names(): Iterable<string> {
    return this.entries.keys();
  }

  has(name: string): boolean {
    return this.entries.has(partKey(name));
  }

  /** Whether any part needs a password. */
  get isProtected(): boolean {
    return [...this.entries.values()].some(isProtected);
  }

  /**
   * One part, whole.
   *
   * @param limit how many bytes it may have
   * @throws {ZipError}
   */
  read(name: string, limit: number): Uint8Array {
    const pieces = [...this.pieces(name, limit)];
    const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  /**
   * One part in pieces of at most 64 KiB. The declared size is held against the limits before anything is unpacked, and
   * what comes out is held against the declared size, so that one that lies ends at once. Whether the part is sound
   * (CRC-32) shows after its last piece only.
   *
   * @param limit how many bytes it may have
   * @throws {ZipError}
   */
  *pieces(name: string, limit: number): Generator<Uint8Array> {
    const entry = this.entries.get(partKey(name));
    if (!entry) {
      throw new ZipError('damaged');
    }
    if (isProtected(entry)) {
      throw new ZipError('protected');
    }
    if (entry.size > limit || (!this.opened.has(entry) && entry.size > this.left)) {
      throw new ZipError('too-large');
    }
    if (!this.opened.has(entry)) {
      this.opened.add(entry);
      this.left -= entry.size;
    }
    const packed = packedBytes(this.bytes, entry);
    let crc = ~0;
    let size = 0;
    for (const piece of unpack(packed, entry)) {
      size += piece.length;
      if (size > entry.size) {
        throw new ZipError('damaged');
      }
      for (let from = 0; from < piece.length; from += STEP) {
        const step = piece.subarray(from, from + STEP);
        crc = addCrc(crc, step);
        yield step;
      }
    }
    if (size !== entry.size || ~crc >>> 0 !== entry.crc) {
      throw new ZipError('damaged');
    }
  }
}

/**
 * A name as it is compared: parts are equal whatever the case of their letters, the way their slashes lean, and
 * whether characters are written as `%20` (ISO/IEC 29500-2, 6.2.2 and annex B).
 */
export function partKey(name: string): string {
  let plain = name.replace(/\\/gu, '/').replace(/^\/+/u, '');
  try {
    plain = decodeURIComponent(plain);
  } catch {
    // A percent sign that is only one.
  }
  return plain.toLowerCase();
}

function isProtected(entry: Entry): boolean {
  return (entry.flags & PROTECTED) !== 0 || entry.method === AES;
}

function readDirectory(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const { start, count, shift } = findDirectory(view);
    if (count > MAX_ENTRIES) {
      throw new ZipError('too-large');
    }
    const entries = new Map<string, Entry>();
    let at = start;
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== CENTRAL.signature) {
        throw new ZipError('damaged');
      }
      const nameLength = view.getUint16(at + 28, true);
      const extraLength = view.getUint16(at + 30, true);
      const from = at + CENTRAL.size;
      // All bytes of UTF-8; names in another encoding are of no part that is looked for.
      const name = new TextDecoder().decode(bytes.subarray(from, from + nameLength));
      entries.set(
        partKey(name),
        readEntry(view, at, { from: from + nameLength, length: extraLength }, shift),
      );
      at = from + nameLength + extraLength + view.getUint16(at + 32, true);
    }
    return entries;
  } catch (error) {
    // A place beyond the end of the bytes.
    throw error instanceof ZipError ? error : new ZipError('damaged');
  }
}

interface Directory {
  readonly start: number;
  readonly count: number;
  /** Bytes that stand before the package: all its offsets are counted without them. */
  readonly shift: number;
}

function findDirectory(view: DataView): Directory {
  const end = findEnd(view);
  let count = view.getUint16(end + 10, true);
  let size = view.getUint32(end + 12, true);
  let offset = view.getUint32(end + 16, true);
  let after = end;
  const locator = end - LOCATOR_64.size;
  if (locator >= 0 && view.getUint32(locator, true) === LOCATOR_64.signature) {
    // Where bytes stand before the package the locator's offset is wrong, but its record stands right before it.
    const record = [large(view, locator + 8), locator - END_64.size].find(
      (at) => at >= 0 && at + END_64.size <= locator && view.getUint32(at, true) === END_64.signature,
    );
    if (record === undefined) {
      throw new ZipError('damaged');
    }
    count = large(view, record + 32);
    size = large(view, record + 40);
    offset = large(view, record + 48);
    after = record;
  }
  const shift = after - size - offset;
  const there = (at: number) => at >= 0 && at + 4 <= after && view.getUint32(at, true) === CENTRAL.signature;
  if (count === 0 || there(offset)) {
    return { start: offset, count, shift: 0 };
  }
  return { start: offset + shift, count, shift };
}

/** The last end record whose comment fits into the file (4.3.16). */
function findEnd(view: DataView): number {
  const last = view.byteLength - END.size;
  for (let at = last; at >= 0 && at >= last - LARGEST_COMMENT; at--) {
    if (
      view.getUint32(at, true) === END.signature &&
      at + END.size + view.getUint16(at + 20, true) <= view.byteLength
    ) {
      return at;
    }
  }
  throw new ZipError('damaged');
}

function readEntry(
  view: DataView,
  at: number,
  extra: { readonly from: number; readonly length: number },
  shift: number,
): Entry {
  let packed = view.getUint32(at + 20, true);
  let size = view.getUint32(at + 24, true);
  let start = view.getUint32(at + 42, true);
  for (let field = extra.from; field + 4 <= extra.from + extra.length;) {
    if (view.getUint16(field, true) === EXTRA_64) {
      // Only those values are there that did not fit, in this order (4.5.3).
      let from = field + 4;
      const next = (value: number): number => {
        if (value !== ELSEWHERE) {
          return value;
        }
        from += 8;
        return large(view, from - 8);
      };
      size = next(size);
      packed = next(packed);
      start = next(start);
      break;
    }
    field += 4 + view.getUint16(field + 2, true);
  }
  return {
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed,
    size,
    start: start + shift,
  };
}

/** A number of 64 bits; one that is beyond any file is as good as infinite. */
function large(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

/** Sizes are taken from the directory alone: the local header has none where a data descriptor follows (4.4.4). */
function packedBytes(bytes: Uint8Array, entry: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { start } = entry;
  if (start + LOCAL.size > bytes.length || start < 0 || view.getUint32(start, true) !== LOCAL.signature) {
    throw new ZipError('damaged');
  }
  const from = start + LOCAL.size + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  if (from + entry.packed > bytes.length) {
    throw new ZipError('damaged');
  }
  return bytes.subarray(from, from + entry.packed);
}

function* unpack(packed: Uint8Array, { method, size }: Entry): Generator<Uint8Array> {
  if (method === STORED) {
    yield packed;
  } else if (method !== DEFLATED) {
    throw new ZipError('damaged');
  } else if (packed.length <= SMALL.packed && size <= SMALL.size) {
    yield inflateWhole(packed, size);
  } else {
    yield* inflate(packed);
  }
}

/** What does not fit into the room is lost, which the checksum tells. */
function inflateWhole(packed: Uint8Array, size: number): Uint8Array {
  try {
    return inflateSync(packed, { out: new Uint8Array(size) });
  } catch {
    throw new ZipError('damaged');
  }
}

function* inflate(packed: Uint8Array): Generator<Uint8Array> {
  let out: Uint8Array[] = [];
  const stream = new Inflate((piece) => {
    out.push(piece);
  });
  for (let from = 0; from === 0 || from < packed.length; from += PACKED_STEP) {
    try {
      stream.push(packed.subarray(from, from + PACKED_STEP), from + PACKED_STEP >= packed.length);
    } catch {
      throw new ZipError('damaged');
    }
    yield* out;
    out = [];
  }
}

let table: Int32Array | undefined;

/** CRC-32 of ISO 3309 as ZIP has it (4.4.7), without the inversions at both ends. */
function addCrc(crc: number, bytes: Uint8Array): number {
  table ??= makeTable();
  for (const byte of bytes) {
    crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  }
  return crc;
}

function makeTable(): Int32Array {
  return Int32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    return crc;
  });
}
