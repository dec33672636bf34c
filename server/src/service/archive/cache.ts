import { version } from '../../../../package.json';
import { fnv1a64 } from '../../config/hash';
import type { Message } from '../../rules/rule';
import type { ILogger, IStorage } from '../../workspace';
import { isRecord } from '../settings';

/** Part of every entry's name: what it says can be read by whoever has the same. */
const FORMAT = 2;
/**
 * What another version of this program kept is thrown away: files that it could not read, or read otherwise, would stay
 * as they were for ever, since they are not written to any more.
 */
const HEAD = `workplan-archive ${FORMAT} ${version}\n`;
/** Digits of the head's numbers: a length in hexadecimal, then a hash. */
const LENGTH_DIGITS = 8;
const HASH_DIGITS = 16;
/** The archive's bytes begin at a multiple of this: what is read as numbers must. */
const ALIGNMENT = 8;

/** A file as it was read last. */
export interface FileStamp {
  /** In bytes; -1 where it cannot be known without reading. */
  readonly size: number;
  /** Milliseconds since 1970; -1 likewise. */
  readonly mtime: number;
  /** Hash of the text. */
  readonly hash: string;
  /** What it was read with: encoding, numbering, correction. */
  readonly options: string;
  /** Whether it holds a plan; if it could not be read, why. */
  readonly held: boolean | Message;
  /** Of a Word file: what its bytes are known by, and what its words come to in bytes. */
  readonly document?: { readonly digest: string; readonly length: number };
}

/** What is kept from one run to the next. */
export interface CachedArchive {
  readonly stamps: ReadonlyMap<string, FileStamp>;
  /** The archive, as it writes itself. */
  readonly archive: Uint8Array;
}

/** Keeps the archive of a set of folders in a storage; whatever fails there is logged and means: not kept. */
export class ArchiveCache {
  constructor(
    readonly storage: IStorage,
    readonly logger: ILogger,
  ) {}

  /** The name of the entry for a set of folders. */
  static keyOf(folders: readonly string[]): string {
    return `archive-${fnv1a64(`${FORMAT}\n${[...folders].sort().join('\n')}`)}.bin`;
  }

  /** What was kept; undefined when there is nothing, or nothing sound. */
  async read(key: string): Promise<CachedArchive | undefined> {
    try {
      const bytes = await this.storage.read(key);
      return bytes && decodeCache(bytes);
    } catch (error) {
      this.logger.error('the cache of earlier plans could not be read', error);
      return undefined;
    }
  }

  async write(key: string, content: CachedArchive): Promise<void> {
    try {
      await this.storage.write(key, encodeCache(content));
    } catch (error) {
      this.logger.error('the cache of earlier plans could not be written', error);
    }
  }
}

/** Head, length and hash of the stamps, the stamps as JSON; then the archive, which is long and is not copied. */
export function encodeCache({ stamps, archive }: CachedArchive): readonly Uint8Array[] {
  const encoder = new TextEncoder();
  let json = JSON.stringify([...stamps]);
  let text = encoder.encode(json);
  const rest = (HEAD.length + LENGTH_DIGITS + HASH_DIGITS + text.length) % ALIGNMENT;
  if (rest > 0) {
    json += ' '.repeat(ALIGNMENT - rest);
    text = encoder.encode(json);
  }
  const length = text.length.toString(16).padStart(LENGTH_DIGITS, '0');
  return [encoder.encode(HEAD + length + fnv1a64(json)), text, archive];
}

/** The inverse of {@link encodeCache}, of its pieces put together; undefined for anything else. Never throws. */
export function decodeCache(bytes: Uint8Array): CachedArchive | undefined {
  const from = HEAD.length + LENGTH_DIGITS + HASH_DIGITS;
  const head = new TextDecoder().decode(bytes.subarray(0, from));
  const length = Number.parseInt(head.slice(HEAD.length, HEAD.length + LENGTH_DIGITS), 16);
  if (!head.startsWith(HEAD) || !(length <= bytes.length - from)) {
    return undefined;
  }
  const json = new TextDecoder().decode(bytes.subarray(from, from + length));
  if (fnv1a64(json) !== head.slice(HEAD.length + LENGTH_DIGITS)) {
    return undefined;
  }
  const stamps = readStamps(json);
  return stamps && { stamps, archive: bytes.subarray(from + length) };
}

function readStamps(json: string): ReadonlyMap<string, FileStamp> | undefined {
  let entries: unknown;
  try {
    entries = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (!Array.isArray(entries)) {
    return undefined;
  }
  const stamps = new Map<string, FileStamp>();
  for (const entry of entries as unknown[]) {
    const [uri, stamp] = Array.isArray(entry) ? (entry as unknown[]) : [];
    if (typeof uri !== 'string' || !isStamp(stamp)) {
      return undefined;
    }
    stamps.set(uri, stamp);
  }
  return stamps;
}

function isStamp(value: unknown): value is FileStamp {
  return (
    isRecord(value) &&
    typeof value['size'] === 'number' &&
    typeof value['mtime'] === 'number' &&
    typeof value['hash'] === 'string' &&
    typeof value['options'] === 'string' &&
    (typeof value['held'] === 'boolean' || isMessage(value['held'])) &&
    (value['document'] === undefined || isDocument(value['document']))
  );
}

function isDocument(value: unknown): value is FileStamp['document'] {
  return isRecord(value) && typeof value['digest'] === 'string' && typeof value['length'] === 'number';
}

function isMessage(value: unknown): value is Message {
  return isRecord(value) && typeof value['zh'] === 'string' && typeof value['en'] === 'string';
}
