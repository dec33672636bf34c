import type { ReadDocument, Unreadable } from '../../archive/readers/document';
import { fnv1a64 } from '../../config/hash';
import type { PlanCorrection, Settings } from '../../messages';
import { parse } from '../../plan/parser';
import { readsLikePlan } from '../../plan/recognise';
import type { Plan } from '../../plan/tree';
import type { Message } from '../../rules/rule';
import type { FileStat, IWorkspace } from '../../workspace';
import type { FileStamp } from './cache';
import type { SourceFile } from './sources';
import { parseOptions } from '../checker';
import type { FoundConfig } from '../configs';
import {
  GONE,
  limitOf,
  NO_TOOLS,
  readBounded,
  readWords,
  tooLarge,
  UNREADABLE,
  wordsOf,
  type FileHost,
} from '../plan-file';
import { nameOf } from '../uris';

/** Bytes up to which a Word file is read ahead together with others; a larger one is read when its turn comes. */
const MAX_AHEAD = 2 * 1024 * 1024;
/** Bytes a UTF-16 unit of a text takes in UTF-8 at most. */
const UTF8_UNIT = 3;

/** No file has such a size: what could not be read is looked at again. */
const NOT_KNOWN: FileStat = { size: -1, mtime: -1 };

/** How a file is to be read. */
export interface ReadingOptions {
  readonly settings: Settings;
  readonly config: FoundConfig;
  readonly correction: PlanCorrection | undefined;
}

/** A file that is not the one it was. */
export interface FreshFile {
  readonly kind: 'fresh';
  readonly file: SourceFile;
  /** Undefined for a Word file that is too large to be read ahead. */
  readonly bytes: Uint8Array | undefined;
  readonly stat: FileStat | undefined;
  readonly reading: ReadingOptions;
}

/** What looking at a file came to: as it was, gone, not to be read, or to be read anew. */
export type Looked =
  { readonly kind: 'same' | 'gone' } | { readonly kind: 'unreadable'; readonly stamp: FileStamp } | FreshFile;

/**
 * What reading a file anew came to. `plan` is absent when its words are those it had, or it holds none; `gone` when the
 * file went meanwhile, `stopped` when the reading was broken off, `no-tools` when nothing can read Word files.
 */
export type ReadFile =
  | { readonly kind: 'read'; readonly stamp: FileStamp; readonly plan?: Plan }
  | { readonly kind: 'gone' | 'stopped' | 'no-tools' };

/**
 * Looks whether a file is still what it was, and reads its bytes if that is not certain. Never rejects.
 *
 * @param known how it was read last
 * @param distrust whether it may have changed although size and time are the same
 */
export async function lookAt(
  file: SourceFile,
  known: FileStamp | undefined,
  workspace: IWorkspace,
  reading: ReadingOptions,
  distrust: boolean,
): Promise<Looked> {
  const unreadable = (reason: Message, stat?: FileStat): Looked => ({
    kind: 'unreadable',
    stamp: stampOf(stat, optionsKey(reading, !file.document), '', reason),
  });
  try {
    const stat = await workspace.stat?.(file.uri);
    if (stat && !distrust && isSameStat(known, stat) && isReadWith(known, reading)) {
      return { kind: 'same' };
    }
    const limit = limitOf(nameOf(file.uri));
    if (stat && stat.size > limit) {
      return unreadable(tooLarge(limit), stat);
    }
    // Sixteen Word files with their pictures must not be held at once; where the size is not known, none is read ahead.
    if (file.document && (!stat || stat.size > MAX_AHEAD)) {
      return { kind: 'fresh', file, bytes: undefined, stat, reading };
    }
    const bytes = await workspace.readFile(file.uri);
    return bytes ? { kind: 'fresh', file, bytes, stat, reading } : { kind: 'gone' };
  } catch {
    // What the system says of it names paths; the user is told in words of ours.
    return unreadable(UNREADABLE);
  }
}

/** Whether a file exists. Never rejects. */
export async function isThere(uri: string, workspace: IWorkspace): Promise<boolean> {
  try {
    return workspace.exists ? await workspace.exists(uri) : (await workspace.readFile(uri)) !== undefined;
  } catch {
    // It is there and cannot be read: which will be said.
    return true;
  }
}

/** What files are read with in the background. */
export interface ReadingHost extends FileHost {
  /** Awaited between pieces of work. */
  readonly breathe: () => Promise<void>;
  /** Whether the reading is not wanted any more. */
  readonly isStopped: () => boolean;
}

/** Reads a file's plan, unless its bytes or its words are those it had. Never rejects. */
export async function readFresh(
  fresh: FreshFile,
  known: FileStamp | undefined,
  host: ReadingHost,
): Promise<ReadFile> {
  const { stat, file, reading } = fresh;
  const name = nameOf(file.uri);
  const failed = (
    reason: Message,
    ofFile: FileStat | undefined = stat,
    document: Pick<FileStamp, 'document'> = {},
  ): ReadFile => ({
    kind: 'read',
    stamp: { ...stampOf(ofFile, optionsKey(reading, !file.document), '', reason), ...document },
  });
  const bytes = fresh.bytes ?? (await readBounded(file.uri, host.workspace, limitOf(name)));
  if ('zh' in bytes) {
    // What cannot be read now may be another time, though it is not written to.
    return bytes === GONE ? { kind: 'gone' } : failed(bytes, bytes === UNREADABLE ? NOT_KNOWN : stat);
  }
  if (bytes.length > limitOf(name)) {
    return failed(tooLarge(limitOf(name)));
  }
  const digest = file.document ? await digestOf(bytes) : undefined;
  const document = (length: number): Pick<FileStamp, 'document'> =>
    digest === undefined ? {} : { document: { digest, length } };
  if (digest !== undefined && known?.document?.digest === digest && isReadWith(known, reading)) {
    return { kind: 'read', stamp: { ...known, ...timeOf(stat) } };
  }
  const { encoding } = reading.settings;
  const read = await unlessStopped(host, (breathe) => readWords(bytes, { name, encoding, breathe }, host));
  if (!read) {
    return { kind: 'stopped' };
  }
  const text = wordsOf(read);
  if (typeof text !== 'string') {
    return text === NO_TOOLS ? { kind: 'no-tools' } : failed(text, stat, document(0));
  }
  const options = optionsKey(reading, hasEncoding(read));
  const kept = document(text.length * UTF8_UNIT);
  const hash = fnv1a64(text);
  if (known?.hash === hash && known.options === options && typeof known.held === 'boolean') {
    return { kind: 'read', stamp: { ...stampOf(stat, options, hash, known.held), ...kept } };
  }
  await host.breathe();
  const plan = parse(text, parseOptions(reading.config, reading.settings));
  const held = reading.correction?.series !== false && (!file.unnamed || readsLikePlan(plan));
  const stamp = { ...stampOf(stat, options, hash, held), ...kept };
  return { kind: 'read', stamp, ...(held ? { plan } : {}) };
}

/**
 * Reads until that is not wanted any more. A reader that is broken off rejects, or says that the file is broken: it is
 * not to be believed.
 */
async function unlessStopped<T>(
  host: ReadingHost,
  read: (breathe: () => Promise<void>) => Promise<T>,
): Promise<T | undefined> {
  const stop = new AbortController();
  const breathe = async (): Promise<void> => {
    if (host.isStopped()) {
      stop.abort();
    }
    stop.signal.throwIfAborted();
    await host.breathe();
  };
  try {
    const result = await read(breathe);
    return stop.signal.aborted ? undefined : result;
  } catch (error) {
    if (!stop.signal.aborted) {
      throw error;
    }
    return undefined;
  }
}

/** Bytes that a file counts for among all that are held: of a Word file its words, for its pictures are not kept. */
export function sizeOf(stamp: FileStamp | undefined): number {
  return stamp?.held === true ? Math.max(0, stamp.document?.length ?? stamp.size) : 0;
}

function isSameStat(known: FileStamp | undefined, { size, mtime }: FileStat): boolean {
  return known?.size === size && known.mtime === mtime;
}

function timeOf(stat: FileStat | undefined): Pick<FileStamp, 'size' | 'mtime'> {
  return { size: stat?.size ?? -1, mtime: stat?.mtime ?? -1 };
}

function stampOf(
  stat: FileStat | undefined,
  options: string,
  hash: string,
  held: FileStamp['held'],
): FileStamp {
  return { ...timeOf(stat), hash, options, held };
}

/** What a Word file's bytes are known by; undefined where it cannot be worked out, as in a page without https. */
async function digestOf(bytes: Uint8Array): Promise<string | undefined> {
  const { subtle } = globalThis.crypto as Partial<typeof globalThis.crypto>;
  if (!subtle) {
    return undefined;
  }
  // Worked out beside this thread.
  const digest = await subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A Word file says itself how it is encoded. */
function hasEncoding(read: ReadDocument | Unreadable): boolean {
  return read.kind === 'unreadable' || (read.format !== 'docx' && read.format !== 'doc');
}

/** Whether a file was read with what holds now. */
function isReadWith(known: FileStamp | undefined, reading: ReadingOptions): boolean {
  return (
    known !== undefined &&
    [optionsKey(reading, true), optionsKey(reading, false)].some((key) => key === known.options)
  );
}

/**
 * All that a plan's reading depends on besides its bytes.
 *
 * @param encoding whether the setting of that name is part of it
 */
function optionsKey({ settings, config, correction }: ReadingOptions, encoding: boolean): string {
  const { numbering } = parseOptions(config, settings);
  return JSON.stringify([encoding ? settings.encoding : null, numbering ?? {}, correction ?? {}]);
}
