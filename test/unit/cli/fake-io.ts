import type { Io } from '../../../server/src/cli/io';

/** A process that only remembers what was written to it. */
export interface FakeIo extends Io {
  readonly written: { out: string; err: string };
}

/** An {@link Io} without a process: standard output is a terminal when `columns` are given. */
export function fakeIo({
  cwd = '/nowhere',
  env = {},
  columns,
  input = '',
}: {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly input?: string;
} = {}): FakeIo {
  const written = { out: '', err: '' };
  const output = (name: 'out' | 'err') => ({
    isTerminal: columns !== undefined,
    columns,
    closed: false,
    write: (content: string | Uint8Array) =>
      void (written[name] += typeof content === 'string' ? content : new TextDecoder().decode(content)),
  });
  return {
    cwd,
    env,
    out: output('out'),
    err: output('err'),
    readInput: () => Promise.resolve(new TextEncoder().encode(input)),
    written,
  };
}
