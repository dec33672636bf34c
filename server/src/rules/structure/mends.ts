import { settingsOf } from '../../editing/due-ordinals';
import { applyEdits, type TextEdit } from '../../plan/edit';
import { parseLines } from '../../plan/parser';
import type { Plan } from '../../plan/tree';
import type { Rule } from '../rule';

/**
 * Whether edits that put lines in or elsewhere do what they are meant to: the text is read with them, and the rule
 * has nothing left to say. What a line is depends on the lines around it, so only a look can tell.
 *
 * @param others rules that may have no more to say than before
 */
export function mends(
  plan: Plan,
  edits: readonly TextEdit[],
  rule: Rule,
  others: readonly Rule[] = [],
): boolean {
  const after = parseLines(applyEdits(plan.lines, edits), { numbering: settingsOf(plan) });
  // Of a plan on one line no slip could be seen before.
  const counts = plan.flattenedLine !== undefined || after.breaks.length <= plan.breaks.length;
  return (
    count(rule, after) === 0 && others.every((other) => count(other, after) <= count(other, plan)) && counts
  );
}

function count({ check }: Rule, plan: Plan): number {
  let found = 0;
  check(plan, () => found++);
  return found;
}
