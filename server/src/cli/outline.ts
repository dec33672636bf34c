import { outline as outlineOf } from '../features/outline';
import type { Invocation } from './args';
import { Configs } from './configs';
import type { Failure } from './inputs';
import type { Io } from './io';
import { outlineText } from './outline-text';
import { readOperand, requireStdin } from './plan-input';
import { complain, saidOf, UsageError, type Language } from './say';

/**
 * `workplan outline`.
 *
 * @returns the exit code: 0, or 2 when the file, or the `workplan.json` it goes by, cannot be read
 * @throws {UsageError} for arguments that make no sense
 */
export async function outline({ operands, values }: Invocation, io: Io, language: Language): Promise<number> {
  const [operand, second] = operands;
  const stdinName = values.get('stdin-filename');
  if (operand === undefined || second !== undefined) {
    throw new UsageError({
      zh: `outline 后面应是一个文件${second === undefined ? '' : `，多了“${second}”`}`,
      en: `outline needs one file${second === undefined ? '' : `; "${second}" is too much`}`,
    });
  }
  requireStdin(stdinName, operands);
  const fail = ({ name, reason }: Failure): number => {
    complain(io, saidOf(name, reason)[language]);
    return 2;
  };
  const configs = new Configs(io.cwd, undefined);
  const result = await readOperand(operand, io, stdinName, configs);
  if ('failure' in result) {
    return fail(result.failure);
  }
  const { plan, input } = result.read;
  const json = outlineOf(plan, input.name);
  io.out.write(
    values.get('format') === 'json'
      ? `${JSON.stringify(json, undefined, 2)}\n`
      : outlineText(json, language, io.out.columns),
  );
  configs.failures.forEach(fail);
  return configs.failures.length > 0 ? 2 : 0;
}
