import { rangeInLine, type Range } from '../plan/position';
import type { Plan } from '../plan/tree';
import { ALL_RULES } from './index';
import { isOpaque } from './places';
import type { Finding, Fix, Message, Rule } from './rule';

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
  const ranges = isName(line.text, range) ? placesOfName(plan, before) : [range];
  return {
    title: titleOf(before, replacement, ranges.length),
    edits: ranges.map((place) => ({ range: place, newText: replacement })),
    ...(byHand ? { byHand } : {}),
  };
}

/** Whether a range is all that stands between 《 and 》. */
function isName(text: string, { start, end }: Range): boolean {
  return (
    text.charAt(start.character - 1) === '《' &&
    text.charAt(end.character) === '》' &&
    end.character > start.character
  );
}

/** Everywhere the same name stands in 《》: a document goes by one name in the whole text. */
function placesOfName({ lines, places }: Plan, name: string): readonly Range[] {
  const ranges: Range[] = [];
  for (const [at, { text }] of lines.entries()) {
    const title = `《${name}》`;
    for (
      let i = isOpaque(places[at]) ? -1 : text.indexOf(title);
      i >= 0;
      i = text.indexOf(title, i + title.length)
    ) {
      ranges.push(rangeInLine(at, i + 1, i + 1 + name.length));
    }
  }
  return ranges;
}

function titleOf(before: string, after: string, count: number): Message {
  if (after !== '') {
    const places = count > 1 ? { zh: `（共${count}处）`, en: ` (${count} places)` } : { zh: '', en: '' };
    return { zh: `改为${quoted(after)}${places.zh}`, en: `Change to ${shortened(after)}${places.en}` };
  }
  return before.trim() === ''
    ? { zh: '删去行末空白', en: 'Remove the blanks at the end of the line' }
    : { zh: `删去${quoted(before)}`, en: `Remove ${shortened(before)}` };
}

/** Words in quotation marks. */
function quoted(text: string): string {
  return `“${shortened(text)}”`;
}

/** At most so many characters, never half of one. */
function shortened(text: string): string {
  const chars = Array.from(text.slice(0, SHOWN * 2 + 1));
  return chars.length > SHOWN ? `${chars.slice(0, SHOWN).join('')}…` : text;
}
