import { outline as outlineOf } from '../features/outline';
import type { Invocation } from './args';
import type { Io } from './io';
import { outlineText } from './outline-text';
import { oneOperand, openPlan } from './plan-input';
import type { Language } from './say';

/**
 * `workplan outline`.
 *
 * @returns the exit code: 0, or 2 when the file, or the `workplan.json` it goes by, cannot be read
 * @throws {UsageError} for arguments that make no sense
 */
export async function outline(invocation: Invocation, io: Io, language: Language): Promise<number> {
  const opened = await openPlan(oneOperand(invocation), invocation, io, language);
  if (!opened) {
    return 2;
  }
  const { read, configs, fail } = opened;
  const json = outlineOf(read.plan, read.input.name);
  io.out.write(
    invocation.values.get('format') === 'json'
      ? `${JSON.stringify(json, undefined, 2)}\n`
      : outlineText(json, language, io.out.columns),
  );
  return fail(configs.failures);
}
