import { realpath, stat } from 'node:fs/promises';
import { readBytes } from '../node/read-bytes';
import type { Message } from '../rules/rule';
import type { Failure } from './inputs';
import type { Output } from './io';
import { systemReason } from './say';
import { printable } from './width';
import { createFile, replaceFile, writeFailure } from './write-file';

/** Said of a file that is there, where nothing was said of overwriting. */
export const THERE: Message = {
  zh: '这个文件已经存在，没有改动；要覆盖请加 --force',
  en: 'the file is there already; nothing was changed (--force overwrites it)',
};

/** Files that were read, which are not overwritten whatever is asked. */
export interface KeptFiles {
  /** Where they really are ({@link realPaths}). */
  readonly paths: ReadonlySet<string>;
  readonly reason: Message;
}

/** A file that a command makes. */
export interface OutputFile {
  /** As shown. */
  readonly name: string;
  readonly path: string;
}

/** Where files really are, links followed; those that are not there are left out. */
export async function realPaths(paths: readonly (string | undefined)[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const path of paths) {
    const real = path === undefined ? undefined : await realpath(path).catch(() => undefined);
    if (real !== undefined) {
      found.add(real);
    }
  }
  return found;
}

/** Why a file may not be written, before it is made; undefined when it may. */
export async function refusalOf(
  { name, path }: OutputFile,
  force: boolean,
  kept: KeptFiles,
): Promise<Failure | undefined> {
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) {
    return { name, reason: systemReason('EISDIR') };
  }
  if (there && kept.paths.has(await realpath(path))) {
    return { name, reason: kept.reason };
  }
  return there && !force ? { name, reason: THERE } : undefined;
}

/**
 * Writes a file whole or not at all; over one that is there only where told to.
 *
 * @returns why nothing was written; undefined when it was
 */
export async function writeOutput(
  file: OutputFile,
  bytes: Uint8Array,
  force: boolean,
  kept: KeptFiles,
): Promise<Failure | undefined> {
  try {
    const refusal = await refusalOf(file, force, kept);
    if (refusal) {
      return refusal;
    }
    if (await stat(file.path).catch(() => undefined)) {
      await replaceFile(file.path, bytes, await readBytes(file.path));
    } else {
      await createFile(file.path, bytes);
    }
    return undefined;
  } catch (error) {
    return writeFailure(file.name, error);
  }
}

/** Writes a text as it is; on a terminal so that it cannot steer it. */
export function writeText(out: Output, text: string): void {
  out.write(
    out.isTerminal
      ? text
          .split(/\r\n|[\r\n]/)
          .map(printable)
          .join('\n')
      : text,
  );
}
