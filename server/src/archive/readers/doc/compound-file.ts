import { Bytes, DamagedError } from './bytes';

/** A compound file ([MS-CFB]): a small file system in one file, whose files are called streams. */
export interface CompoundFile {
  /** Names of the storages and streams at the top. */
  readonly names: ReadonlySet<string>;
  /**
   * The bytes of a stream at the top; undefined where there is none. A file that was cut off gives as many as there
   * are.
   *
   * @throws {DamagedError}
   */
  stream(name: string): Bytes | undefined;
}

/** [MS-CFB] 2.2. */
const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const HEADER_SIZE = 512;
/** Sector numbers from here on mean something else (2.1); so a chain ends at any of them. */
const LAST_SECTOR = 0xfffffffa;
const HEADER_FAT_SECTORS = 109;
const ENTRY_SIZE = 128;
const ENTRY_STREAM = 2;
const ENTRY_ROOT = 5;
/** Streams below the cutoff lie in sectors of 64 bytes inside a stream of the root's (2.2, 2.6.3). */
const MINI_SHIFT = 6;
/** Entries of a directory that are looked at; a Word file has some ten, and some more for each object in it. */
const MAX_ENTRIES = 65_536;

/** What a sector number leads to next, by number. */
type Chains = (sector: number) => number;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/**
 * Opens a compound file. Streams are put together when they are asked for, so the memory held is that of the file's
 * tables; no chain of sectors is followed further than the file has sectors.
 *
 * @throws {DamagedError}
 */
export function openCompoundFile(array: Uint8Array): CompoundFile {
  const bytes = new Bytes(array);
  const shift = bytes.u16(30);
  if (!SIGNATURE.every((byte, i) => bytes.u8(i) === byte) || (shift !== 9 && shift !== 12)) {
    throw new DamagedError('no compound file');
  }
  const sectors = new Sectors(bytes, shift);
  const fat = readFat(bytes, sectors);
  const cutoff = bytes.u32(56);
  const entries = readDirectory(sectors.read(bytes.u32(48), fat, Infinity));
  const root = entries.find(({ type }) => type === ENTRY_ROOT);
  const children = root ? siblings(entries, root.child) : new Map<string, Entry>();
  let mini: { readonly sectors: Sectors; readonly chains: Chains } | undefined;
  const openMini = (): NonNullable<typeof mini> => {
    const stream = root ? sectors.read(root.start, fat, root.size) : new Bytes(new Uint8Array(0));
    const table = sectors.read(bytes.u32(60), fat, Infinity);
    return { sectors: new Sectors(stream, MINI_SHIFT, 0), chains: (sector) => table.u32(sector * 4) };
  };
  return {
    names: new Set(children.keys()),
    stream: (name) => {
      const entry = children.get(name);
      if (entry?.type !== ENTRY_STREAM) {
        return undefined;
      }
      if (entry.size >= cutoff) {
        return sectors.read(entry.start, fat, entry.size);
      }
      mini ??= openMini();
      return mini.sectors.read(entry.start, mini.chains, entry.size);
    },
  };
}

/** Bytes cut into sectors, of which the last may be cut off. */
class Sectors {
  public readonly count: number;

  /** @param offset where the first of them begins: behind the header, which takes a whole sector (2.2) */
  public constructor(
    private readonly bytes: Bytes,
    private readonly shift: number,
    private readonly offset = 1 << shift,
  ) {
    this.count = Math.max(0, Math.ceil((bytes.length - offset) / 2 ** shift));
  }

  /** One sector; one that lies outside is damage. */
  public sector(number: number): Bytes {
    const at = this.offset + number * 2 ** this.shift;
    return this.bytes.part(at, Math.min(2 ** this.shift, this.bytes.length - at));
  }

  /** The sectors of a chain as one, as far as the file has them; a chain that does not end is damage. */
  public read(start: number, chains: Chains, size: number): Bytes {
    const numbers: number[] = [];
    const wanted = Math.ceil(size / 2 ** this.shift);
    for (let at = start; at < LAST_SECTOR && numbers.length < wanted && at < this.count; at = chains(at)) {
      if (numbers.length === this.count) {
        throw new DamagedError('a chain of sectors runs in a circle');
      }
      numbers.push(at);
    }
    const whole = new Uint8Array(Math.min(size, numbers.length * 2 ** this.shift));
    let length = 0;
    for (const number of numbers) {
      const part = this.sector(number).array.subarray(0, whole.length - length);
      whole.set(part, length);
      length += part.length;
    }
    return new Bytes(whole.subarray(0, length));
  }
}

/** The table of chains (2.3), whose own sectors the header lists, and then a chain of sectors of its own (2.5). */
function readFat(bytes: Bytes, sectors: Sectors): Chains {
  const parts: Bytes[] = [];
  const add = (list: Bytes, from: number, count: number): void => {
    for (let i = 0; i < count; i++) {
      const number = list.u32(from + i * 4);
      if (number < LAST_SECTOR) {
        if (parts.length >= sectors.count) {
          throw new DamagedError('more tables than sectors');
        }
        parts.push(sectors.sector(number));
      }
    }
  };
  const perSector = 2 ** bytes.u16(30) / 4;
  add(bytes, HEADER_SIZE - HEADER_FAT_SECTORS * 4, HEADER_FAT_SECTORS);
  let next = bytes.u32(68);
  for (let seen = 0; next < LAST_SECTOR; seen++) {
    if (seen > sectors.count) {
      throw new DamagedError('the list of tables runs in a circle');
    }
    const sector = sectors.sector(next);
    add(sector, 0, perSector - 1);
    next = sector.u32((perSector - 1) * 4);
  }
  return (sector) => {
    const part = parts[Math.floor(sector / perSector)];
    if (!part) {
      throw new DamagedError('a sector without a table');
    }
    return part.u32((sector % perSector) * 4);
  };
}

/** [MS-CFB] 2.6.1. */
function readDirectory(bytes: Bytes): Entry[] {
  const count = Math.min(Math.floor(bytes.length / ENTRY_SIZE), MAX_ENTRIES);
  return Array.from({ length: count }, (_, i) => {
    const at = i * ENTRY_SIZE;
    const nameSize = Math.min(bytes.u16(at + 64), 64);
    return {
      name: bytes.utf16(at, Math.max(0, (nameSize >> 1) - 1)),
      type: bytes.u8(at + 66),
      left: bytes.u32(at + 68),
      right: bytes.u32(at + 72),
      child: bytes.u32(at + 76),
      start: bytes.u32(at + 116),
      // The upper half of the size is for files beyond 4 GB, and rubbish in files of version 3 (2.6.1).
      size: bytes.u32(at + 120),
    };
  });
}

/** What a storage holds: a tree of entries (2.6.4), walked whole, since not every program keeps it sorted. */
function siblings(entries: readonly Entry[], top: number): Map<string, Entry> {
  const found = new Map<string, Entry>();
  const seen = new Set<number>();
  const waiting = [top];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const entry = entries[id];
    if (entry && !seen.has(id)) {
      seen.add(id);
      found.set(entry.name, entry);
      waiting.push(entry.left, entry.right);
    }
  }
  return found;
}
