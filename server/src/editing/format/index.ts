import type { TextEdit } from '../../plan/edit';
import type { Line } from '../../plan/line';
import { parseLines } from '../../plan/parser';
import type { Range } from '../../plan/position';
import type { Plan } from '../../plan/tree';
import { editsBetween } from '../edits-between';
import { isSameTree } from '../same-tree';
import { tidyBlankLines, type Allowed } from './blank-lines';
import { habitsOf, type FormatOptions, type Habits, type IndentStyle } from './habits';
import { tidyLine, type LineParts } from './tidy-line';

export type { FormatOptions, IndentStyle } from './habits';

/** A plan settles in one pass; where several passes are not enough the text is no plan to be formatted. */
const MAX_PASSES = 4;

/**
 * The edits that put a plan's blanks, markers and blank lines in order, by what the plan itself mostly does. Words
 * never change, nor what any line is taken for; tables, attachments, comments, the letter and the blanks inside a line
 * are left alone, and so is a text whose line breaks are lost. Formatting the result again gives no edit.
 *
 * @param range lines that may be touched (all of those it begins and ends in); the whole plan is the measure
 * @returns in the order of the text, none colliding with another
 */
export function formatPlan(plan: Plan, options: FormatOptions, range?: Range): readonly TextEdit[] {
  const last = range && (range.end.character === 0 && range.end.line > range.start.line ? 1 : 0);
  const allowed = plan.lines.map(
    (_, at) => !range || (at >= range.start.line && at <= range.end.line - (last ?? 0)),
  );
  const { lines } = formatLines(plan, allowed, (current) => habitsOf(current, options));
  return editsBetween(plan.lines, lines);
}

/**
 * The lines of a plan with other indents and nothing else changed; as they are where that would make another plan of
 * them.
 */
export function indentLines(plan: Plan, indent: IndentStyle): readonly Line[] {
  if (plan.flattenedLine !== undefined) {
    return plan.lines;
  }
  const habits = habitsOf(plan, { indent });
  const lines = plan.lines.map((_, at) =>
    tidyLine(plan, at, habits, { trailing: false, indent: true, marker: false }),
  );
  return isSameTree(plan, parseLines(lines), { words: true }) ? lines : plan.lines;
}

/**
 * The lines of a plan, formatted where that is allowed. Each change is kept only if the text is still read as the same
 * tree; time is that of a few parses.
 *
 * @param habits what to go by, asked of the plan as it stands before each pass
 * @param foreign whether the lines come from elsewhere, so that blank lines go by the plan's however few it has
 */
export function formatLines(
  plan: Plan,
  allowed: readonly boolean[],
  habits: (plan: Plan) => Habits,
  foreign = false,
): Allowed {
  const untouched: Allowed = { lines: plan.lines, allowed };
  if (plan.flattenedLine !== undefined) {
    return untouched;
  }
  let [current, state] = [plan, untouched];
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const next = onePass(current, state, habits(current), foreign);
    if (!next) {
      return state;
    }
    [current, state] = next;
  }
  return untouched;
}

type Step = (plan: Plan, state: Allowed) => Allowed;

function onePass(
  plan: Plan,
  state: Allowed,
  habits: Habits,
  foreign: boolean,
): readonly [Plan, Allowed] | undefined {
  const tidy =
    (parts: LineParts): Step =>
    (current, { lines, allowed }) => ({
      lines: lines.map((line, at) => (allowed[at] ? tidyLine(current, at, habits, parts) : line)),
      allowed,
    });
  const blankLines: Step = (current, now) => tidyBlankLines(current, now, habits, foreign);
  const whole = attempt(plan, state, (current, now) =>
    blankLines(current, tidy({ trailing: true, indent: true, marker: true })(current, now)),
  );
  if (whole !== 'other-tree') {
    return whole;
  }
  // Something would be read otherwise: what can be done by itself is.
  let result: readonly [Plan, Allowed] | undefined;
  for (const step of [
    tidy({ trailing: true, indent: false, marker: false }),
    tidy({ trailing: false, indent: true, marker: false }),
    tidy({ trailing: false, indent: false, marker: true }),
    blankLines,
  ]) {
    const [current, now] = result ?? [plan, state];
    const next = attempt(current, now, step);
    result = next === undefined || next === 'other-tree' ? result : next;
  }
  return result;
}

/** The plan after a step; undefined where the step changes nothing. */
function attempt(
  plan: Plan,
  state: Allowed,
  step: Step,
): readonly [Plan, Allowed] | 'other-tree' | undefined {
  const next = step(plan, state);
  const { lines } = next;
  if (lines.length === state.lines.length && lines.every((line, at) => line === state.lines[at])) {
    return undefined;
  }
  const after = parseLines(lines);
  return isSameTree(plan, after, { words: true }) ? [after, next] : 'other-tree';
}
