import { formatOfNfc } from '../numbering/formats';
import type { List, ListInstance, ListLevel } from '../numbering/model';
import { bulletText } from '../numbering/symbols';
import { DamagedError, type Bytes } from './bytes';
import type { Place } from './fib';
import { characterProperties } from './properties';

/** Levels of a list; a simple one has but the first ([MS-DOC] LSTF). */
const LEVELS = 9;
const LIST_SIZE = 28;
const INSTANCE_SIZE = 16;
const LEVEL_SIZE = 28;
/** The highest number that a paragraph can name an instance by (sprmPIlfo). */
const MAX_INSTANCES = 0x7fe;
/** A level's text is cut here; Word takes no more than some thirty characters. */
const MAX_LEVEL_TEXT = 80;
/** What stands behind a number (LVLF, ixchFollow). */
const SUFFIXES = ['tab', 'space', 'nothing'] as const;

/** Where something is read, and where the next begins; in bytes. */
interface Cursor {
  at: number;
}

/** The lists of a document. */
export interface Lists {
  /** A paragraph names one of them by its number, from 1. */
  readonly instances: readonly ListInstance[];
  /** Whether something of them could not be read. */
  readonly damaged: boolean;
}

/**
 * Reads the lists of a document and their instances; where they are damaged, as far as they can be read.
 */
export function readLists(table: Bytes, lists: Place, instances: Place, fonts: readonly string[]): Lists {
  const byId = new Map<number, List>();
  const found: ListInstance[] = [];
  const readable = [
    soundly(() => {
      readDefinitions(table, lists, byId, fonts);
    }),
    soundly(() => {
      readInstances(table, instances, byId, found, fonts);
    }),
  ];
  return { instances: found, damaged: readable.includes(false) };
}

/** PlfLst: lists of one size, and behind all of them, uncounted in their size, their levels. */
function readDefinitions(
  table: Bytes,
  place: Place,
  lists: Map<number, List>,
  fonts: readonly string[],
): void {
  if (place.size < 2) {
    return;
  }
  const count = table.u16(place.at);
  const cursor: Cursor = { at: place.at + 2 + count * LIST_SIZE };
  for (let i = 0; i < count; i++) {
    const at = place.at + 2 + i * LIST_SIZE;
    const simple = (table.u8(at + 26) & 1) !== 0;
    const levels: ListLevel[] = [];
    // A list is there even where its levels are cut off.
    lists.set(table.i32(at), { levels });
    for (let level = 0; level < (simple ? 1 : LEVELS); level++) {
      levels.push(readLevel(table, cursor, fonts));
    }
  }
}

/** PlfLfo: instances of one size, then for each of them what it overrides. */
function readInstances(
  table: Bytes,
  place: Place,
  lists: ReadonlyMap<number, List>,
  found: ListInstance[],
  fonts: readonly string[],
): void {
  if (place.size < 4) {
    return;
  }
  const count = table.u32(place.at);
  const cursor: Cursor = { at: place.at + 4 + count * INSTANCE_SIZE };
  // Those that have lost what they override must still be there, so that the next have their numbers.
  const overrides = Array.from(
    { length: Math.min(count, MAX_INSTANCES) },
    () => new Map<number, { readonly start?: number; readonly level?: ListLevel }>(),
  );
  overrides.forEach((override, i) => {
    const list = lists.get(table.i32(place.at + 4 + i * INSTANCE_SIZE));
    found.push({ list: list ?? { levels: [] }, overrides: override });
  });
  overrides.forEach((override, i) => {
    const levels = table.u8(place.at + 4 + i * INSTANCE_SIZE + 12);
    // LFOData: four bytes that mean nothing here.
    cursor.at += 4;
    for (let level = 0; level < levels; level++) {
      readOverride(table, cursor, override, fonts);
    }
  });
}

/** LFOLVL: its own start counts only where it brings no level. */
function readOverride(
  table: Bytes,
  cursor: Cursor,
  overrides: Map<number, { readonly start?: number; readonly level?: ListLevel }>,
  fonts: readonly string[],
): void {
  const start = table.i32(cursor.at);
  const flags = table.u32(cursor.at + 4);
  const startsAnew = (flags & 0x10) !== 0;
  cursor.at += 8;
  const level = (flags & 0x20) === 0 ? undefined : readLevel(table, cursor, fonts);
  overrides.set(flags & 15, {
    ...(startsAnew && { start: level ? level.start : start }),
    ...(level && { level }),
  });
}

/** LVL. */
function readLevel(table: Bytes, cursor: Cursor, fonts: readonly string[]): ListLevel {
  const { at } = cursor;
  const flags = table.u8(at + 5);
  const charactersSize = table.u8(at + 24);
  const charactersAt = at + LEVEL_SIZE + table.u8(at + 25);
  const textAt = charactersAt + charactersSize;
  const length = table.u16(textAt);
  const text = table.utf16(textAt + 2, Math.min(length, MAX_LEVEL_TEXT));
  const places = new Set(Array.from({ length: LEVELS }, (_, i) => table.u8(at + 6 + i)));
  cursor.at = textAt + 2 + length * 2;
  const format = formatOfNfc(table.u8(at + 4));
  const { font } = characterProperties(table.part(charactersAt, charactersSize));
  return {
    start: table.i32(at),
    format,
    text:
      format === 'bullet'
        ? bulletText(text, font === undefined ? undefined : fonts[font])
        : levelText(text, places),
    suffix: SUFFIXES[table.u8(at + 15)] ?? 'tab',
    // Bit 3: begins anew only after the levels above the one named; else after any (ilvlRestartLim).
    restart: (flags & 8) === 0 ? undefined : table.u8(at + 26),
    legal: (flags & 4) !== 0,
  };
}

/** Characters 0 to 8 at the places named (from 1) stand for the numbers of the levels; in `.docx` they are `%1` to `%9`. */
function levelText(text: string, places: ReadonlySet<number>): string {
  return Array.from({ length: text.length }, (_, i) => {
    const code = text.charCodeAt(i);
    return code < LEVELS && places.has(i + 1) ? `%${code + 1}` : code < 0x20 ? '' : text.charAt(i);
  }).join('');
}

function soundly(read: () => void): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof DamagedError) {
      return false;
    }
    throw error;
  }
}
