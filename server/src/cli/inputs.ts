import { stat } from 'node:fs/promises';
import { basename, isAbsolute, join, posix, relative, resolve, sep } from 'node:path';
import { findPlans } from '../node/find-plans';
import { errorCode, MAX_BYTES, readBytes } from '../node/read-bytes';
import { isPlanDocument, isPlanFile, isTextFile, PLAN_FILE_PATTERNS } from '../plan-files';
import type { Message } from '../rules/rule';
import type { Io } from './io';
import { systemReason } from './say';

/** One text to look at. */
export interface Input {
  /** The name shown: the path as it was given, with forward slashes. */
  readonly name: string;
  /** Where it is on disk; undefined for standard input without a name. */
  readonly path: string | undefined;
  /** Whether it comes from standard input, whatever it is called. */
  readonly isStdin: boolean;
  /** The folders in whose search it was found, as they are shown; none for a file that was only named itself. */
  readonly folders: readonly string[];
  /** Whether it was itself given, and not only a folder that it lies in. */
  readonly given: boolean;
  /** Whether its name says that it is a plan; else its text has to. */
  readonly named: boolean;
  /** The bytes; rejects with the system's error. */
  read(): Promise<Uint8Array>;
}

/** Something that was asked for and cannot be had; said in one line. */
export interface Failure {
  /** What it is about, as shown. */
  readonly name: string;
  readonly reason: Message;
}

/** Said of a folder that holds no plan. */
export const NO_PLANS: Message = {
  zh: `没有找到工作要点（文件名为 ${PLAN_FILE_PATTERNS.join(' ')} 的文件，以及内容是工作要点的其他 .txt 文件）`,
  en: `no plans found (neither ${PLAN_FILE_PATTERNS.join(' ')}, nor another .txt that reads like one)`,
};
const TOO_MANY: Message = {
  zh: '文件夹太多，后面的没有查找',
  en: 'too many folders; the rest was not searched',
};

export interface FoundInputs {
  readonly inputs: readonly Input[];
  readonly failures: readonly Failure[];
  /** The folders that were searched to their end, as they are shown. */
  readonly searched: readonly string[];
}

/**
 * The texts that operands name: files as they are, folders searched for plans, `-` for standard input. Each
 * comes once, however often and by whatever path it was named, in the order of the operands.
 *
 * @param stdinName file name to use for standard input
 * @param wanted which files of a folder are looked at, by their names; without it folders are not searched, and one is
 *   an input that cannot be read
 */
export async function findInputs(
  operands: readonly string[],
  io: Io,
  stdinName: string | undefined,
  wanted: ((name: string) => boolean) | null = isTextFile,
): Promise<FoundInputs> {
  const inputs = new Map<string, Input>();
  const failures: Failure[] = [];
  const searched: string[] = [];
  const add = (input: Input): void => {
    const key = input.path ?? '-';
    const known = inputs.get(key);
    inputs.set(
      key,
      known
        ? {
            ...known,
            folders: [...known.folders, ...input.folders],
            given: known.given || input.given,
            named: known.named || input.named,
          }
        : input,
    );
  };
  for (const operand of operands) {
    const path = resolve(io.cwd, operand);
    if (operand === '-') {
      add(standardInput(io, stdinName));
    } else if (wanted && (await isFolder(path))) {
      const { files, unreadable, truncated } = await findPlans(path, undefined, wanted);
      failures.push(
        ...unreadable.map((folder) => ({
          name: nameBelow(operand, path, folder.path),
          reason: systemReason(folder.code),
        })),
      );
      if (truncated) {
        failures.push({ name: slashed(operand), reason: TOO_MANY });
      } else if (!unreadable.some((folder) => folder.path === path)) {
        searched.push(slashed(operand));
      }
      for (const file of files) {
        const named = isPlanFile(basename(file)) || isPlanDocument(basename(file));
        add({
          ...fileInput(nameBelow(operand, path, file), file),
          folders: [slashed(operand)],
          given: false,
          named,
        });
      }
    } else {
      add(fileInput(slashed(operand), path));
    }
  }
  return { inputs: [...inputs.values()], failures, searched };
}

/** The name under which a path is shown that was not itself given: relative to where the user is, if below. */
export function shownPath(path: string, cwd: string): string {
  const below = relative(cwd, path);
  return slashed(below === '' || below.startsWith('..') || isAbsolute(below) ? path : below);
}

/** The bytes of an input, or why there are none. */
export async function readInput(input: Input): Promise<Uint8Array | { readonly failure: Failure }> {
  try {
    return await input.read();
  } catch (error) {
    return { failure: readFailure(input.name, error) };
  }
}

/** Why reading failed, from the system's error. */
export function readFailure(name: string, error: unknown): Failure {
  return { name, reason: systemReason(errorCode(error)) };
}

function fileInput(name: string, path: string): Input {
  return { name, path, isStdin: false, folders: [], given: true, named: true, read: () => readBytes(path) };
}

function standardInput(io: Io, name: string | undefined): Input {
  return {
    name: name === undefined ? '<stdin>' : slashed(name),
    path: name === undefined ? undefined : resolve(io.cwd, name),
    isStdin: true,
    folders: [],
    given: true,
    named: true,
    read: () => io.readInput(MAX_BYTES),
  };
}

/** A file of a searched folder, as the user would have named it. */
function nameBelow(operand: string, folder: string, file: string): string {
  const below = slashed(relative(folder, file));
  return below === '' ? slashed(operand) : posix.join(slashed(operand), below);
}

function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}

/** Whether a path is a folder; undefined where nothing is there, or nobody may know: that is said when it is read. */
export async function isFolder(path: string): Promise<boolean | undefined> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => undefined,
  );
}

/** Whether `path` lies in `folder` or below it, and where, with forward slashes. */
export function pathWithin(folder: string, path: string): string | undefined {
  const below = relative(folder, path);
  return below === '' || below === '..' || below.startsWith(join('..', sep)) || isAbsolute(below)
    ? undefined
    : slashed(below);
}
