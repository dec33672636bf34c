import { pathToFileURL } from 'node:url';
import { decodeText, type DecodedText } from '../archive/readers/text';
import { splitLines } from '../plan/line';
import { parseLines } from '../plan/parser';
import type { Plan } from '../plan/tree';
import type { Configs, UsedConfig } from './configs';
import { findInputs, readFailure, type Failure, type Input } from './inputs';
import type { Io } from './io';
import { UsageError } from './say';

/** A text that was read as a plan. */
export interface PlanInput {
  readonly input: Input;
  /** Its address; of standard input without a name one that no file has. */
  readonly uri: string;
  readonly plan: Plan;
  /** The bytes it was read from, and how. */
  readonly bytes: Uint8Array;
  readonly decoded: DecodedText;
  /** The `workplan.json` it goes by. */
  readonly source: UsedConfig;
}

/** What came of reading: a plan, or why there is none. */
export type ReadInput = { readonly read: PlanInput } | { readonly failure: Failure };

/** Reads one input as a plan, in whatever encoding it is, numbered as its `workplan.json` says. */
export async function readPlanInput(input: Input, configs: Configs): Promise<ReadInput> {
  let bytes: Uint8Array;
  try {
    bytes = await input.read();
  } catch (error) {
    return { failure: readFailure(input.name, error) };
  }
  const decoded = decodeText(bytes);
  if (decoded.kind === 'binary') {
    return { failure: { name: input.name, reason: decoded.reason } };
  }
  const source = await configs.for(input.path);
  const plan = parseLines(splitLines(decoded.text), { numbering: source.config.numbering });
  const uri = input.path === undefined ? 'untitled:stdin' : pathToFileURL(input.path).href;
  return { read: { input, uri, plan, bytes, decoded, source } };
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
  const { inputs } = await findInputs([operand], io, stdinName, false);
  const [input] = inputs;
  return input
    ? readPlanInput(input, configs)
    : { failure: { name: operand, reason: { zh: '没有这个文件', en: 'no such file' } } };
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
