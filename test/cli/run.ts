import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The command line as it is shipped: `npm run build` first. */
export const CLI = join(__dirname, '../../dist/cli.js');

/** Milliseconds after which a process is ended. */
const LONGEST = 50_000;

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the real process, without the colours and settings of whoever runs the tests. */
export function start(
  args: readonly string[],
  { cwd, env = {} }: RunOptions,
): ChildProcessWithoutNullStreams {
  const { PATH = '' } = process.env;
  return spawn(process.execPath, [CLI, ...args], { cwd, env: { PATH, ...env } });
}

/** Runs the real process to its end. */
export function workplan(args: readonly string[], options: RunOptions): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = start(args, options);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    // A process that never reads its input closes it early.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    child.on('error', reject);
    // A process that never ends must fail its test, not the whole run.
    const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
    });
  });
}

/** A temporary folder of files, for one test. */
export class Folder {
  private constructor(readonly path: string) {}

  static async create(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Folder> {
    const folder = new Folder(await realpath(await mkdtemp(join(tmpdir(), 'workplan-'))));
    for (const [name, content] of Object.entries(files)) {
      await folder.write(name, content);
    }
    return folder;
  }

  async write(name: string, content: string | Uint8Array): Promise<void> {
    const path = join(this.path, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }

  run(args: readonly string[], options: Partial<RunOptions> = {}): Promise<Run> {
    return workplan(args, { cwd: this.path, ...options });
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }
}

/** A sound plan; `items` are its numbered lines. */
export function plan(...items: readonly string[]): string {
  return [
    '教育厅2021年工作要点',
    '2021年工作的总体要求是：坚持稳中求进，全面提高质量。',
    '一、加强统筹谋划',
    ...items,
    '',
  ].join('\n');
}

export const GOOD = plan(
  '1.完善机制。健全工作体系。',
  '2.加强队伍。提高业务能力。',
  '3.优化服务。改进工作作风。',
);
/** Item 2 is missing. */
export const GAP = plan(
  '1.完善机制。健全工作体系。',
  '3.优化服务。改进工作作风。',
  '4.加强队伍。提高业务能力。',
);
