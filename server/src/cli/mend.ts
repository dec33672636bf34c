import { applyIgnores } from '../config/ignores';
import { textOf } from '../plan/edit';
import { parseLines } from '../plan/parser';
import type { Plan } from '../plan/tree';
import { checkPlan } from '../rules/check';
import { fixAll } from '../rules/fix-all';
import { LOSSY } from './encode-text';
import type { Failure } from './inputs';
import type { Io } from './io';
import type { PlanInput } from './plan-input';
import { writeBack } from './write-back';

/** A plan after mending, or why it stays as it is. */
export type Mended = { readonly plan: Plan; readonly applied: number } | { readonly failure: Failure };

/**
 * Mends all of a plan that can be mended for certain, by the levels, numbering and ignores it goes by, and writes it
 * where it came from: to its file, or to standard output what came from standard input, changed or not.
 */
export async function mend(read: PlanInput, io: Io): Promise<Mended> {
  const { rules, numbering, ignores } = read.source.config;
  const { lines, plan, applied } = fixAll(read.plan.lines, {
    parse: (text) => parseLines(text, { numbering }),
    check: (text) => applyIgnores(checkPlan(text, { levels: rules }), text.lines, ignores).kept,
  });
  if (read.input.isStdin) {
    if (read.decoded.lossy) {
      return { failure: { name: read.input.name, reason: LOSSY } };
    }
    io.out.write(textOf(lines));
    return { plan, applied };
  }
  const failure = applied > 0 ? await writeBack(read, textOf(lines)) : undefined;
  return failure ? { failure } : { plan, applied };
}
