import { parse } from '../../../../server/src/plan/parser';
import type { Position, Range } from '../../../../server/src/plan/position';
import type { Plan } from '../../../../server/src/plan/tree';
import type { EditOutcome } from '../../../../server/src/editing/outcome';
import { outcomeOf } from '../marked-text';

/** A plan whose text has one `|` for the caret, or two for what is selected. */
export function planIn(marked: string): { readonly plan: Plan; readonly range: Range } {
  const [before = '', within, behind] = marked.split('|');
  const start = endOf(before);
  const end = behind === undefined ? start : endOf(before + (within ?? ''));
  return { plan: parse(marked.replaceAll('|', '')), range: { start, end } };
}

function endOf(text: string): Position {
  const lines = text.split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** The text after an edit, with `|` where the selection ends; a refusal in brackets. */
export function edited(marked: string, edit: (plan: Plan, range: Range) => EditOutcome): string {
  const { plan, range } = planIn(marked);
  return outcomeOf(plan, edit(plan, range));
}

/** Some lines as a text. */
export function text(...lines: string[]): string {
  return lines.join('\n');
}
