import { posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ReadDocument } from '../archive/readers/document';
import { decodeText, type DecodedText } from '../archive/readers/text';
import { splitLines } from '../plan/line';
import { parseLines } from '../plan/parser';
import type { Plan } from '../plan/tree';
import { isDocumentFile } from '../plan-files';
import type { Invocation } from './args';
import { Configs, type UsedConfig } from './configs';
import { findInputs, readInput, type Failure, type Input } from './inputs';
import type { Io } from './io';
import { complain, saidOf, UsageError, type Language } from './say';

/** A text that was read as a plan. */
export interface PlanInput {
  readonly input: Input;
  /** Its address; of standard input without a name one that no file has. */
  readonly uri: string;
  readonly plan: Plan;
  /** The bytes it was read from, and how; of a document its text, which the lines are those of. */
  readonly bytes: Uint8Array;
  readonly decoded: DecodedText;
  /** A Word file or its like; undefined for plain text. */
  readonly document: ReadDocument | undefined;
  /** The `workplan.json` it goes by. */
  readonly source: UsedConfig;
}

/** What came of reading: a plan, or why there is none. */
export type ReadInput = { readonly read: PlanInput } | { readonly failure: Failure };

/**
 * Reads one input as a plan, numbered as its `workplan.json` says: plain text in whatever encoding it is, or what the
 * readers of Word files make of it.
 */
export async function readPlanInput(input: Input, configs: Configs): Promise<ReadInput> {
  const bytes = await readInput(input);
  if ('failure' in bytes) {
    return bytes;
  }
  const text = await textOfInput(input, bytes);
  if ('failure' in text) {
    return text;
  }
  const source = await configs.for(input.path);
  const plan = parseLines(splitLines(text.decoded.text), { numbering: source.config.numbering });
  const uri = input.path === undefined ? 'untitled:stdin' : pathToFileURL(input.path).href;
  return { read: { input, uri, plan, bytes, source, ...text } };
}

async function textOfInput(
  input: Input,
  bytes: Uint8Array,
): Promise<Pick<PlanInput, 'decoded' | 'document'> | { readonly failure: Failure }> {
  const decoded = decodeText(bytes);
  // A web page is plain text by its bytes, and so is what some programs save as `.doc`.
  if (decoded.kind === 'text' && !isDocumentFile(posix.basename(input.name))) {
    return { decoded, document: undefined };
  }
  const { readDocumentInput } = await import('./documents');
  const document = await readDocumentInput(bytes, input.name);
  if ('failure' in document) {
    return document;
  }
  const { text } = document;
  return { decoded: { kind: 'text', text, encoding: 'utf-8', bom: false, lossy: false }, document };
}

/**
 * Reads the one plan that an operand names, which is no folder.
 *
 * @param stdinName file name to use for standard input
 */
export async function readOperand(
  operand: string,
  io: Io,
  stdinName: string | undefined,
  configs: Configs,
): Promise<ReadInput> {
  const { inputs } = await findInputs([operand], io, stdinName, null);
  const [input] = inputs;
  return input
    ? readPlanInput(input, configs)
    : { failure: { name: operand, reason: { zh: '没有这个文件', en: 'no such file' } } };
}

/** A plan that a command is about, and what the command needs beside it. */
export interface OpenedPlan {
  readonly read: PlanInput;
  readonly configs: Configs;
  /** Says what went wrong, in one line each on standard error; the exit code is 2 when there is anything, else 0. */
  readonly fail: (failures: readonly Failure[]) => 0 | 2;
}

/**
 * The one file that a command takes.
 *
 * @throws {UsageError} when there is none, or another behind it
 */
export function oneOperand({ command, operands }: Invocation): string {
  const [operand, second] = operands;
  if (operand === undefined || second !== undefined) {
    const name = command?.name ?? '';
    throw new UsageError({
      zh: `${name} 后面应是一个文件${second === undefined ? '' : `，多了“${second}”`}`,
      en: `${name} needs one file${second === undefined ? '' : `; "${second}" is too much`}`,
    });
  }
  return operand;
}

/**
 * Reads the plan that a command is about. Why it cannot be read is said here: the exit code is 2 then.
 *
 * @returns undefined when it cannot be read
 * @throws {UsageError} for a name for standard input that is not read
 */
export async function openPlan(
  operand: string,
  { values }: Invocation,
  io: Io,
  language: Language,
): Promise<OpenedPlan | undefined> {
  const stdinName = values.get('stdin-filename');
  requireStdin(stdinName, [operand]);
  const configs = new Configs(io.cwd, undefined);
  const fail = failing(io, language);
  const result = await readOperand(operand, io, stdinName, configs);
  if ('failure' in result) {
    fail([result.failure]);
    return undefined;
  }
  return { read: result.read, configs, fail };
}

/** Says failures in one line each on standard error, and gives the exit code for them: 2, or 0 when there are none. */
export function failing(io: Io, language: Language): (failures: readonly Failure[]) => 0 | 2 {
  return (failures) => {
    for (const { name, reason } of failures) {
      complain(io, saidOf(name, reason)[language]);
    }
    return failures.length > 0 ? 2 : 0;
  };
}

/** @throws {UsageError} when a name for standard input is given and none of the operands is `-` */
export function requireStdin(stdinName: string | undefined, operands: readonly string[]): void {
  if (stdinName !== undefined && !operands.includes('-')) {
    throw new UsageError({
      zh: '--stdin-filename 只用于从标准输入（-）读入时',
      en: '--stdin-filename is only for reading from standard input (-)',
    });
  }
}

/**
 * The value of an option that is a whole number.
 *
 * @throws {UsageError} for anything else
 */
export function readNumber(name: string, value: string, least: 0 | 1): number {
  if (!/^\d{1,9}$/.test(value) || Number(value) < least) {
    throw new UsageError({
      zh: `--${name} 应是不小于 ${least} 的整数，不能是“${value}”`,
      en: `--${name} should be a whole number from ${least}, not "${value}"`,
    });
  }
  return Number(value);
}
