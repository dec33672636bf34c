/**
 * Writes compound files ([MS-CFB]) for tests: streams below 4096 bytes in the small sectors of the root, others in
 * sectors of 512 bytes, one after the other.
 */

const SECTOR = 512;
const MINI = 64;
const CUTOFF = 4096;
const END = 0xfffffffe;
const FREE = 0xffffffff;
const FAT = 0xfffffffd;
const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Where the file keeps what, for tests that put it out of order; all in bytes from its beginning. */
export interface Layout {
  readonly fat: number;
  readonly directory: number;
  readonly miniFat: number;
}

export interface Written {
  readonly bytes: Uint8Array;
  readonly layout: Layout;
}

/** @param streams by their names, in the order in which the file shall have them */
export function compoundFile(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return writeCompoundFile(streams).bytes;
}

export function writeCompoundFile(streams: Readonly<Record<string, Uint8Array>>): Written {
  const sectors: Uint8Array[] = [];
  const chains: number[] = [];
  /** Sectors one after the other; the first one's number, or the end of a chain for nothing. */
  const put = (bytes: Uint8Array): number => {
    const first = sectors.length;
    for (let at = 0; at < bytes.length; at += SECTOR) {
      const sector = new Uint8Array(SECTOR);
      sector.set(bytes.subarray(at, at + SECTOR));
      sectors.push(sector);
      chains.push(at + SECTOR < bytes.length ? sectors.length : END);
    }
    return bytes.length === 0 ? END : first;
  };
  const mini: number[] = [];
  const miniChains: number[] = [];
  const putMini = (bytes: Uint8Array): number => {
    const first = miniChains.length;
    for (let at = 0; at < bytes.length; at += MINI) {
      const sector = new Uint8Array(MINI);
      sector.set(bytes.subarray(at, at + MINI));
      mini.push(...sector);
      miniChains.push(at + MINI < bytes.length ? miniChains.length + 1 : END);
    }
    return bytes.length === 0 ? END : first;
  };
  const placed = Object.entries(streams).map(([name, bytes]) => ({
    name,
    size: bytes.length,
    start: bytes.length < CUTOFF ? putMini(bytes) : put(bytes),
  }));
  const miniStart = put(Uint8Array.from(mini));
  const miniFat = put(words(miniChains));
  // The tree of names: each entry has the next one at its right.
  const entries = [
    entry('Root Entry', 5, { child: placed.length > 0 ? 1 : FREE, start: miniStart, size: mini.length }),
    ...placed.map(({ name, start, size }, i) =>
      entry(name, 2, { right: i + 2 <= placed.length ? i + 2 : FREE, start, size }),
    ),
  ];
  const directory = put(concat(entries));
  const fatCount = Math.ceil((sectors.length + 1) / (SECTOR / 4 - 1));
  const fatStart = sectors.length;
  const table = words([...chains, ...Array.from({ length: fatCount }, () => FAT)]);
  const padded = new Uint8Array(fatCount * SECTOR).fill(0xff);
  padded.set(table);
  put(padded);

  const header = new Uint8Array(SECTOR);
  header.set(SIGNATURE);
  const view = new DataView(header.buffer);
  view.setUint16(24, 0x3e, true);
  view.setUint16(26, 3, true);
  view.setUint16(28, 0xfffe, true);
  view.setUint16(30, 9, true);
  view.setUint16(32, 6, true);
  view.setUint32(44, fatCount, true);
  view.setUint32(48, directory, true);
  view.setUint32(56, CUTOFF, true);
  view.setUint32(60, miniFat, true);
  view.setUint32(64, miniFat === END ? 0 : 1, true);
  view.setUint32(68, END, true);
  for (let i = 0; i < 109; i++) {
    view.setUint32(76 + i * 4, i < fatCount ? fatStart + i : FREE, true);
  }
  const at = (sector: number): number => (sector + 1) * SECTOR;
  return {
    bytes: concat([header, ...sectors]),
    layout: { fat: at(fatStart), directory: at(directory), miniFat: at(miniFat) },
  };
}

function entry(
  name: string,
  type: number,
  {
    right = FREE,
    child = FREE,
    start,
    size,
  }: { right?: number; child?: number; start: number; size: number },
): Uint8Array {
  const bytes = new Uint8Array(128);
  const view = new DataView(bytes.buffer);
  Array.from(name).forEach((character, i) => {
    view.setUint16(i * 2, character.charCodeAt(0), true);
  });
  view.setUint16(64, (name.length + 1) * 2, true);
  bytes[66] = type;
  bytes[67] = 1;
  view.setUint32(68, FREE, true);
  view.setUint32(72, right, true);
  view.setUint32(76, child, true);
  view.setUint32(116, start, true);
  view.setUint32(120, size, true);
  return bytes;
}

/** Numbers of four bytes, the lowest first. */
export function words(numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(numbers.length * 4);
  const view = new DataView(bytes.buffer);
  numbers.forEach((number, i) => {
    view.setUint32(i * 4, number >>> 0, true);
  });
  return bytes;
}

export function concat(parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
