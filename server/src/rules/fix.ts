import { ALL_RULES } from './index';
import type { Finding, Fix, Message, Rule } from './rule';
import type { Plan } from '../plan/tree';

/** How much of a replacement a menu shows. */
const SHOWN = 24;

const byCode: ReadonlyMap<string, Rule> = new Map(ALL_RULES.map((rule) => [rule.code, rule]));

/**
 * What mends a finding: what its rule says, else its replacement as one edit.
 *
 * @param plan the plan the finding was made on, or one whose words at the finding's place are the same
 * @returns undefined where nothing safe can be done
 */
export function fixOf(plan: Plan, finding: Finding): Fix | undefined {
  return byCode.get(finding.code)?.fix?.(plan, finding) ?? replacementFix(plan, finding);
}

function replacementFix(plan: Plan, { range, replacement, byHand }: Finding): Fix | undefined {
  if (replacement === undefined) {
    return undefined;
  }
  const { start, end } = range;
  const line = plan.lines[start.line];
  if (!line || start.line !== end.line || end.character > line.text.length) {
    return undefined;
  }
  const before = line.text.slice(start.character, end.character);
  if (before === replacement) {
    return undefined;
  }
  return {
    title: titleOf(before, replacement),
    edits: [{ range, newText: replacement }],
    ...(byHand ? { byHand } : {}),
  };
}

function titleOf(before: string, after: string): Message {
  if (after !== '') {
    return { zh: `改为${quoted(after)}`, en: `Change to ${shortened(after)}` };
  }
  return before.trim() === ''
    ? { zh: '删去行末空白', en: 'Remove the blanks at the end of the line' }
    : { zh: `删去${quoted(before)}`, en: `Remove ${shortened(before)}` };
}

/** Words in quotation marks; a quotation mark itself is named by its bare form. */
function quoted(text: string): string {
  return `“${shortened(text)}”`;
}

/** At most so many characters, never half of one. */
function shortened(text: string): string {
  const chars = Array.from(text.slice(0, SHOWN * 2 + 1));
  return chars.length > SHOWN ? `${chars.slice(0, SHOWN).join('')}…` : text;
}
