import { settingsOf } from '../../editing/due-ordinals';
import { applyEdits, type TextEdit } from '../../plan/edit';
import { parseLines } from '../../plan/parser';
import type { Plan } from '../../plan/tree';
import type { Rule } from '../rule';

/**
 * Whether edits that put lines in or elsewhere do what they are meant to: the text is read with them, and the rule
 * has nothing left to say. What a line is depends on the lines around it, so only a look can tell.
 */
export function mends(plan: Plan, edits: readonly TextEdit[], check: Rule['check']): boolean {
  const after = parseLines(applyEdits(plan.lines, edits), { numbering: settingsOf(plan) });
  let found = 0;
  check(after, () => found++);
  return found === 0 && after.breaks.length <= plan.breaks.length;
}
