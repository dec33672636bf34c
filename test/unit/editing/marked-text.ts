import { applyEdits, textOf } from '../../../server/src/plan/edit';
import type { Position } from '../../../server/src/plan/position';
import type { EditOutcome } from '../../../server/src/editing/outcome';
import type { Plan } from '../../../server/src/plan/tree';

/** A text with one `|` in it, and where that stood. */
export function caretIn(marked: string): { readonly text: string; readonly position: Position } {
  const lines = marked.slice(0, marked.indexOf('|')).split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return { text: marked.replace('|', ''), position };
}

/** The text after an edit with `|` at the caret; a refusal in brackets. Only for texts whose lines end with `\n`. */
export function outcomeOf(plan: Plan, outcome: EditOutcome): string {
  if ('refusal' in outcome) {
    return `[${outcome.refusal}]`;
  }
  const text = textOf(applyEdits(plan.lines, outcome.edits));
  if (!outcome.selection) {
    return text;
  }
  const { line, character } = outcome.selection.end;
  const lines = text.split('\n');
  lines[line] = `${lines[line]?.slice(0, character) ?? ''}|${lines[line]?.slice(character) ?? ''}`;
  return lines.join('\n');
}
