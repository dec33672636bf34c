import type { Refusal } from '../editing/outcome';
import { renumber as renumberPlan } from '../editing/renumber';
import { applyEdits, textOf } from '../plan/edit';
import type { Message } from '../rules/rule';
import type { Invocation } from './args';
import { LOSSY } from './encode-text';
import type { Io } from './io';
import { oneOperand, openPlan } from './plan-input';
import { UsageError, type Language } from './say';
import { printable } from './width';

/** Why a plan cannot be numbered. */
const REFUSALS: Partial<Record<Refusal, Message>> = {
  flattened: {
    zh: '整份文稿都在一行里，先分行才能编号',
    en: 'the whole plan stands on one line; break the lines first',
  },
  'too-many': {
    zh: '序号超出了能写的范围（1–99），没有改动',
    en: 'the numbers would go beyond what can be written (1 to 99); nothing was changed',
  },
};

/**
 * `workplan renumber`.
 *
 * @returns the exit code: 0, or 2 when the file (or its `workplan.json`) cannot be read or written, or not be numbered
 * @throws {UsageError} for arguments that make no sense
 */
export async function renumber(invocation: Invocation, io: Io, language: Language): Promise<number> {
  const { given } = invocation;
  const operand = oneOperand(invocation);
  const [write, diff] = [given.includes('write'), given.includes('diff')];
  if (write && operand === '-') {
    throw new UsageError({
      zh: '从标准输入（-）读入时不能用 --write',
      en: '--write cannot be used with standard input (-)',
    });
  }
  const opened = await openPlan(operand, invocation, io, language);
  if (!opened) {
    return 2;
  }
  const { read, configs, fail } = opened;
  const { plan, input, decoded } = read;
  if (decoded.lossy) {
    return fail([{ name: input.name, reason: LOSSY }]);
  }
  // What is wrong in a workplan.json may be the very numbering that was meant.
  if (configs.failures.length > 0) {
    return fail(configs.failures);
  }
  const outcome = renumberPlan(plan);
  if ('refusal' in outcome) {
    const reason = REFUSALS[outcome.refusal] ?? { zh: '无法编号', en: 'cannot be numbered' };
    return fail([{ name: input.name, reason }]);
  }
  const { edits } = outcome;
  const [before, after] = [textOf(plan.lines), textOf(applyEdits(plan.lines, edits))];
  if (write && edits.length > 0) {
    const { writeBack } = await import('./write-back');
    const failure = await writeBack(read, after);
    if (failure) {
      return fail([failure]);
    }
  }
  if (diff) {
    const { unifiedDiff } = await import('./diff');
    const difference = unifiedDiff(input.name, before, after);
    io.out.write(io.out.isTerminal ? safeLines(difference) : difference);
  } else {
    io.out.write(write ? summary(input.name, edits.length, language) : after);
  }
  return 0;
}

function summary(name: string, count: number, language: Language): string {
  const file = printable(name);
  if (language === 'zh') {
    return count > 0 ? `${file}：已重新编号，改动 ${count} 处\n` : `${file}：序号都对，没有改动\n`;
  }
  return count > 0
    ? `${file}: renumbered, ${count} ${count === 1 ? 'place' : 'places'} changed\n`
    : `${file}: all numbers are right; nothing was changed\n`;
}

/** A text of a plan that cannot steer the terminal. */
function safeLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
