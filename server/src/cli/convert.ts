import { mkdir } from 'node:fs/promises';
import { basename, dirname, extname, posix, relative, resolve, sep } from 'node:path';
import { errorCode } from '../node/read-bytes';
import type { Message } from '../rules/rule';
import type { Invocation } from './args';
import { findInputs, isFolder, type Failure, type Input } from './inputs';
import type { Io } from './io';
import { requireStdin } from './plan-input';
import { complain, saidOf, systemReason, UsageError, type Language } from './say';
import {
  realPaths,
  refusalOf,
  writeOutput,
  writeText,
  type KeptFiles,
  type OutputFile,
} from './write-output';
import { writeFailure } from './write-file';

/** What a file becomes. */
export interface Converted {
  readonly content: Uint8Array | string;
  /** What is to be said of it, once it is written. */
  readonly notes: readonly Message[];
}

/** A command that makes other files of files. */
export interface Conversion {
  readonly command: 'import' | 'export';
  /** With its dot. */
  readonly extension: string;
  /** Whether the content may be shown on a terminal. */
  readonly isText: boolean;
  /** Whether a file of this name is looked at where a folder is given. */
  readonly wanted: (name: string) => boolean;
  /** Said of a folder without anything to convert. */
  readonly nothing: Message;
  /** Said of a file that was made, and with their number of several. */
  readonly done: Message;
  /** Paths of files besides the inputs that are never overwritten. */
  readonly kept?: readonly string[];
  /** What else is to be said at the end of several files. */
  readonly aside?: () => Message | undefined;
  /** Whether {@link convert} makes something of a file; asked only where two would become one. All do when left out. */
  readonly belongs?: (input: Input) => Promise<boolean>;
  /** Undefined for a file of a folder that is not of the kind. */
  convert(input: Input): Promise<Converted | { readonly failure: Failure } | undefined>;
}

/** A file to convert, and where it goes below the output folder. */
interface Job {
  readonly input: Input;
  /** With forward slashes, and the new extension. */
  readonly below: string;
}

type PlacedJob = Job & { readonly output: OutputFile };

const INPUT_KEPT: Message = {
  zh: '这个文件是读入的文件，不能覆盖',
  en: 'this file is one of those that are read, which are not overwritten',
};
const NO_FOLDER: Message = {
  zh: '这不是文件夹；有几个文件要写，-o 应是文件夹',
  en: 'this is no folder; with several files to write, -o should name one',
};

/**
 * Makes files of files: one of one, or of several files and whole folders a folder of them.
 *
 * @returns the exit code: 0, or 2 when something could not be read or written
 * @throws {UsageError} for arguments that make no sense
 */
export async function convertAll(
  conversion: Conversion,
  { operands, values, given }: Invocation,
  io: Io,
  language: Language,
): Promise<0 | 2> {
  const stdinName = values.get('stdin-filename');
  const named = values.get('output');
  const target = named === '-' ? undefined : named;
  const force = given.includes('force');
  checkUsage(conversion, operands, target, force, io);
  requireStdin(stdinName, operands);
  const { jobs, failures, several } = await findJobs(conversion, operands, stdinName, io);
  if (several && target === undefined) {
    throw new UsageError({
      zh: `有文件夹或几个文件要${conversion.command === 'import' ? '导入' : '导出'}，请用 -o 给出放结果的文件夹`,
      en: `with a folder or several files, name a folder for what is made with -o`,
    });
  }
  const run = new ConversionRun(conversion, io, language, force, {
    paths: await realPaths([...jobs.map(({ input }) => input.path), ...(conversion.kept ?? [])]),
    reason: INPUT_KEPT,
  });
  failures.forEach((failure) => run.fail(failure));
  if (target === undefined) {
    for (const { input } of jobs) {
      await run.print(input);
    }
    return run.code;
  }
  const folder = await isFolder(resolve(io.cwd, target));
  if (several && folder === false) {
    run.fail({ name: target, reason: NO_FOLDER });
    return run.code;
  }
  const intoFolder = several || folder === true || /[/\\]$/.test(target);
  const placed = jobs.map((job) => placeOf(job, target, intoFolder, io));
  for (const job of await run.withoutClashes(placed)) {
    await run.write(job, intoFolder);
  }
  if (several) {
    run.sayEnd(operands);
  }
  return run.code;
}

function checkUsage(
  { command, isText }: Conversion,
  operands: readonly string[],
  target: string | undefined,
  force: boolean,
  { out }: Io,
): void {
  if (operands.length === 0 || operands.includes('')) {
    throw new UsageError({
      zh: `${command} 后面缺少文件或文件夹；查看用法：workplan ${command} --help`,
      en: `${command} needs a file or a folder; see workplan ${command} --help`,
    });
  }
  if (operands.includes('-') && operands.length > 1) {
    throw new UsageError({
      zh: '从标准输入（-）读入时，不能再有别的文件',
      en: 'standard input (-) takes no other file beside it',
    });
  }
  if (force && target === undefined) {
    throw new UsageError({ zh: '--force 只与 -o 一起用', en: '--force is only for use with -o' });
  }
  if (!isText && target === undefined && out.isTerminal) {
    throw new UsageError({
      zh: 'Word 文件不能显示在终端里，请用 -o 给出要写的文件',
      en: 'a Word file is not written to a terminal; name a file with -o',
    });
  }
}

/**
 * What operands mean: a file stands for itself, a folder for what is wanted in it and below. Where a folder is the only
 * operand, its tree is that of the output; beside others it keeps its name.
 */
async function findJobs(
  { wanted, nothing, extension }: Conversion,
  operands: readonly string[],
  stdinName: string | undefined,
  io: Io,
): Promise<{ readonly jobs: Job[]; readonly failures: Failure[]; readonly several: boolean }> {
  const jobs = new Map<string, Job>();
  const failures: Failure[] = [];
  let several = operands.length > 1;
  for (const operand of operands) {
    const root = resolve(io.cwd, operand);
    const folder = operand !== '-' && (await isFolder(root)) === true;
    several ||= folder;
    const found = await findInputs([operand], io, stdinName, wanted);
    failures.push(...found.failures);
    if (found.inputs.length === 0 && found.failures.length === 0) {
      failures.push({ name: operand, reason: nothing });
    }
    for (const input of found.inputs) {
      const file = input.path ?? (stdinName === undefined ? 'stdin' : basename(stdinName));
      const own = folder ? relative(root, file).split(sep).join('/') : basename(file);
      const below = posix.join(folder && operands.length > 1 ? basename(root) : '', own);
      jobs.set(file, jobs.get(file) ?? { input, below: withExtension(below, extension) });
    }
  }
  return { jobs: [...jobs.values()], failures, several };
}

function placeOf(job: Job, target: string, intoFolder: boolean, io: Io): PlacedJob {
  const name = intoFolder ? posix.join(target.split(sep).join('/'), job.below) : target;
  return { ...job, output: { name, path: resolve(io.cwd, target, intoFolder ? job.below : '') } };
}

function keyOf({ output }: PlacedJob): string {
  return output.path.normalize('NFC').toLowerCase();
}

function withExtension(path: string, extension: string): string {
  return path.slice(0, path.length - extname(path).length) + extension;
}

class ConversionRun {
  #made = 0;
  #unread = 0;
  #failed = false;

  constructor(
    readonly conversion: Conversion,
    readonly io: Io,
    readonly language: Language,
    readonly force: boolean,
    readonly kept: KeptFiles,
  ) {}

  get code(): 0 | 2 {
    return this.#failed ? 2 : 0;
  }

  /** Says in one line what went wrong, and goes on. */
  fail({ name, reason }: Failure): void {
    this.#failed = true;
    this.#say(name, reason);
  }

  /** To standard output. */
  async print(input: Input): Promise<void> {
    const converted = await this.#convert(input);
    if (converted) {
      const { content, notes } = converted;
      if (typeof content === 'string') {
        writeText(this.io.out, content);
      } else {
        this.io.out.write(content);
      }
      this.#sayNotes(input, notes);
    }
  }

  /**
   * The jobs whose outputs are their own. Of the others none is written: which of them is meant only the user knows.
   * Letters that differ in case alone are one name on many disks.
   */
  async withoutClashes(jobs: readonly PlacedJob[]): Promise<readonly PlacedJob[]> {
    const groups = new Map<string, PlacedJob[]>();
    for (const job of jobs) {
      const group = groups.get(keyOf(job));
      if (group) {
        group.push(job);
      } else {
        groups.set(keyOf(job), [job]);
      }
    }
    const kept: PlacedJob[] = [];
    for (const group of groups.values()) {
      const members = group.length === 1 ? group : await this.#belonging(group);
      const [first, second] = members;
      if (first && second) {
        this.#failToPart(first.output, members);
      } else {
        kept.push(...members);
      }
    }
    return kept;
  }

  async #belonging(jobs: readonly PlacedJob[]): Promise<readonly PlacedJob[]> {
    const found: PlacedJob[] = [];
    for (const job of jobs) {
      if ((await this.conversion.belongs?.(job.input)) !== false) {
        found.push(job);
      }
    }
    return found;
  }

  #failToPart({ name }: OutputFile, jobs: readonly PlacedJob[]): void {
    const names = jobs.map(({ input }) => input.name);
    this.fail({
      name,
      reason: {
        zh: `${names.join('、')} 都要写成这个文件，都没有写；请分别处理，或先改名`,
        en: `${names.join(', ')} would all be written to this file; none was; convert them one by one`,
      },
    });
  }

  /** @param makesFolders whether the folders that the output lies in are made where they are missing */
  async write({ input, output }: PlacedJob, makesFolders: boolean): Promise<void> {
    // Before the work: a thousand files need not be read to be told that they are there.
    const refusal = await refusalOf(output, this.force, this.kept);
    if (refusal) {
      this.fail(refusal);
      return;
    }
    const converted = await this.#convert(input);
    if (!converted) {
      return;
    }
    const { content, notes } = converted;
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const failure =
      (makesFolders ? await makeFolder(output) : undefined) ??
      (await writeOutput(output, bytes, this.force, this.kept));
    if (failure) {
      this.fail(failure);
      return;
    }
    this.#made++;
    this.#sayNotes(input, notes);
    if (!makesFolders) {
      this.#say(output.name, this.conversion.done);
    }
  }

  /** The summary of several files. */
  sayEnd(operands: readonly string[]): void {
    const { aside, nothing } = this.conversion;
    if (this.#made === 0 && !this.#failed) {
      this.fail({ name: operands.join(' '), reason: nothing });
    }
    for (const said of [aside?.(), this.#summary()]) {
      if (said) {
        complain(this.io, said[this.language]);
      }
    }
  }

  /** How many files were made, and how many could not be read. */
  #summary(): Message {
    const { done } = this.conversion;
    const unread = this.#unread;
    return {
      zh: `${done.zh} ${this.#made} 份${unread > 0 ? `，${unread} 份未能读取` : ''}`,
      en: `${done.en} ${this.#made}${unread > 0 ? `; ${unread} could not be read` : ''}`,
    };
  }

  async #convert(input: Input): Promise<Converted | undefined> {
    const converted = await this.conversion.convert(input);
    if (converted && 'failure' in converted) {
      this.#unread++;
      this.fail(converted.failure);
      return undefined;
    }
    return converted;
  }

  #sayNotes({ name }: Input, notes: readonly Message[]): void {
    if (notes.length > 0) {
      this.#say(name, {
        zh: notes.map(({ zh }) => zh).join('；'),
        en: notes.map(({ en }) => en).join('; '),
      });
    }
  }

  #say(name: string, message: Message): void {
    complain(this.io, saidOf(name, message)[this.language]);
  }
}

async function makeFolder({ name, path }: OutputFile): Promise<Failure | undefined> {
  try {
    await mkdir(dirname(path), { recursive: true });
    return undefined;
  } catch (error) {
    return errorCode(error) === 'EEXIST'
      ? { name, reason: systemReason('ENOTDIR') }
      : writeFailure(name, error);
  }
}
