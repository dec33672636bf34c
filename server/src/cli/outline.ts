import { decodeText } from '../archive/readers/text';
import { outline as outlineOf } from '../features/outline';
import { PlanDocument } from '../plan/document';
import type { Invocation } from './args';
import { Configs } from './configs';
import { findInputs, readFailure, type Failure } from './inputs';
import type { Io } from './io';
import { outlineText } from './outline-text';
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
  if (stdinName !== undefined && operand !== '-') {
    throw new UsageError({
      zh: '--stdin-filename 只用于从标准输入（-）读入时',
      en: '--stdin-filename is only for reading from standard input (-)',
    });
  }
  const fail = ({ name, reason }: Failure): number => {
    complain(io, saidOf(name, reason)[language]);
    return 2;
  };
  const { inputs } = await findInputs([operand], io, stdinName, false);
  const [input] = inputs;
  if (!input) {
    return 2;
  }
  let bytes: Uint8Array;
  try {
    bytes = await input.read();
  } catch (error) {
    return fail(readFailure(input.name, error));
  }
  const decoded = decodeText(bytes);
  if (decoded.kind === 'binary') {
    return fail({ name: input.name, reason: decoded.reason });
  }
  const configs = new Configs(io.cwd, undefined);
  const { config } = await configs.for(input.path);
  const document = PlanDocument.create(input.name, 'workplan', 0, decoded.text);
  const plan = document.plan({ numbering: config.numbering });
  const json = outlineOf(plan, input.name);
  io.out.write(
    values.get('format') === 'json'
      ? `${JSON.stringify(json, undefined, 2)}\n`
      : outlineText(json, language, io.out.columns),
  );
  configs.failures.forEach(fail);
  return configs.failures.length > 0 ? 2 : 0;
}
