import { decodeText } from '../../archive/readers/text';
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

/** Bytes of the largest earlier plan: fifteen times the longest known. A larger one would hold up the typing. */
export const MAX_PLAN_BYTES = 2 * 1024 * 1024;

export const TOO_LARGE: Message = { zh: '文件太大（超过 2 MB）', en: 'the file is too large (over 2 MB)' };
export const UNREADABLE: Message = {
  zh: '无法读取（可能没有权限，或者被其他程序占用）',
  en: 'it cannot be read (there may be no permission, or another program holds it)',
};

/** How a file is to be read. */
export interface ReadingOptions {
  readonly settings: Settings;
  readonly config: FoundConfig;
  readonly correction: PlanCorrection | undefined;
}

/** The bytes of a file that is not the one it was. */
export interface FreshFile {
  readonly kind: 'fresh';
  readonly file: SourceFile;
  readonly bytes: Uint8Array;
  readonly stat: FileStat | undefined;
  readonly options: string;
  readonly reading: ReadingOptions;
}

/** What looking at a file came to: as it was, gone, not to be read, or to be read anew. */
export type Looked =
  { readonly kind: 'same' | 'gone' } | { readonly kind: 'unreadable'; readonly stamp: FileStamp } | FreshFile;

/** A file read anew; `plan` is absent when its words are those it had, or it holds none. */
export interface ReadFile {
  readonly stamp: FileStamp;
  readonly plan?: Plan;
}

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
  const options = optionsKey(reading);
  try {
    const stat = await workspace.stat?.(file.uri);
    if (stat && !distrust && isSameStat(known, stat) && known?.options === options) {
      return { kind: 'same' };
    }
    if (stat && stat.size > MAX_PLAN_BYTES) {
      return { kind: 'unreadable', stamp: stampOf(stat, options, '', TOO_LARGE) };
    }
    const bytes = await workspace.readFile(file.uri);
    return bytes ? { kind: 'fresh', file, bytes, stat, options, reading } : { kind: 'gone' };
  } catch {
    // What the system says of it names paths; the user is told in words of ours.
    return { kind: 'unreadable', stamp: stampOf(undefined, options, '', UNREADABLE) };
  }
}

/** Reads a file's plan, unless its words are those it had. */
export function readFresh(fresh: FreshFile, known: FileStamp | undefined): ReadFile {
  const { bytes, stat, options, file, reading } = fresh;
  if (bytes.length > MAX_PLAN_BYTES) {
    return { stamp: stampOf(stat, options, '', TOO_LARGE) };
  }
  const decoded = decodeText(bytes, reading.settings.encoding);
  if (decoded.kind === 'binary') {
    return { stamp: stampOf(stat, options, '', decoded.reason) };
  }
  const hash = fnv1a64(decoded.text);
  if (known?.hash === hash && known.options === options && typeof known.held === 'boolean') {
    return { stamp: { ...stampOf(stat, options, hash, known.held) } };
  }
  const plan = parse(decoded.text, parseOptions(reading.config, reading.settings));
  const held = reading.correction?.series !== false && (!file.unnamed || readsLikePlan(plan));
  const stamp = stampOf(stat, options, hash, held);
  return held ? { stamp, plan } : { stamp };
}

function isSameStat(known: FileStamp | undefined, { size, mtime }: FileStat): boolean {
  return known?.size === size && known.mtime === mtime;
}

function stampOf(
  stat: FileStat | undefined,
  options: string,
  hash: string,
  held: FileStamp['held'],
): FileStamp {
  return { size: stat?.size ?? -1, mtime: stat?.mtime ?? -1, hash, options, held };
}

/** All that a plan's reading depends on besides its bytes. */
function optionsKey({ settings, config, correction }: ReadingOptions): string {
  const { numbering } = parseOptions(config, settings);
  return JSON.stringify([settings.encoding, numbering ?? {}, correction ?? {}]);
}
