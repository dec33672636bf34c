import type { Evidence, RelatedUnit, Unit } from '../../archive/model';
import { contains, rangeInLine, type Position, type Range } from '../../plan/position';
import type { NumberedNode, Plan } from '../../plan/tree';
import { counterpartsOf, headingOfUnit, titleOf, yearOf, type ArchiveView } from './archive-view';
import type { HoverPart, HoverWriter } from './hover-text';
import { rangeOfHeading } from '../../plan/navigate';
import type { Message } from '../../rules/rule';
import { say, type Language } from '../say';

const COUNTERPARTS: Message = { zh: '往年要点中的对应项', en: 'Counterparts in earlier plans' };
const NEW: Message = {
  zh: '新增：往年要点中没有找到对应项',
  en: 'New: no counterpart was found in earlier plans',
};
const NEAREST: Message = { zh: '最接近的：', en: 'Nearest: ' };
const CONFIRMED: Message = { zh: '已由您确认', en: 'confirmed by you' };
const DRAFT: Message = { zh: '本稿：', en: 'Draft: ' };
const EARLIER: Message = { zh: '往年：', en: 'Earlier: ' };

/** Counterparts shown, and pairs of sentences for each. */
const MOST_SHOWN = 3;
const MOST_PAIRS = 2;

/** The counterparts of the item whose marker or heading the position is on, with the sentences that prove them. */
export function itemPart(
  plan: Plan,
  node: NumberedNode,
  unit: Unit,
  position: Position,
  { relations }: ArchiveView,
  write: HoverWriter,
  language: Language,
): HoverPart | undefined {
  const range = reachOf(plan, node);
  if (!contains(range, position)) {
    return undefined;
  }
  const relation = relations.relationOf(unit);
  const counterparts = counterpartsOf(relation);
  if (relation.verdict === 'new' || counterparts.length === 0) {
    const [nearest] = relation.related;
    const near = nearest && say(NEAREST, language) + nameOf(nearest, write, language);
    return { range, text: [write.bold(say(NEW, language)), near].filter(isText).join('\n\n') };
  }
  const shown = counterparts.slice(0, MOST_SHOWN).map((related) => {
    const pairs = tellingPairs(unit, related)
      .slice(0, MOST_PAIRS)
      .map((pair) => write.pair({ draft: say(DRAFT, language), prior: say(EARLIER, language) }, pair));
    return [nameOf(related, write, language), ...pairs].join('\n\n');
  });
  return { range, text: [write.bold(say(COUNTERPARTS, language)), ...shown].join('\n\n') };
}

/** The evidence without the headings, which are shown in any case; all of it where there is nothing else. */
function tellingPairs({ heading }: Unit, { unit, evidence }: RelatedUnit): readonly Evidence[] {
  const isHeading = (sentence: string, words: string): boolean => sentence.replace(/。$/, '') === words;
  const pairs = evidence.filter(
    ({ draft, prior }) => !(isHeading(draft, heading) && isHeading(prior, unit.heading)),
  );
  return pairs.length > 0 ? pairs : evidence;
}

/** Marker and heading; the whole first line where the item has no heading of its own. */
function reachOf(plan: Plan, node: NumberedNode): Range {
  const range = rangeOfHeading(plan, node);
  const line = plan.lines[node.startLine];
  return node.headingEnd > node.headingStart || !line
    ? range
    : rangeInLine(node.startLine, range.start.character, Math.max(range.end.character, line.end));
}

/** `**2025年** [5.用好…](…) · 澄川市…要点 · 已由您确认`. */
function nameOf({ unit, verdict }: RelatedUnit, write: HoverWriter, language: Language): string {
  const parts = [
    `${write.bold(yearOf(unit.plan, language))} ${write.place(headingOfUnit(unit), unit.plan.uri, unit.line)}`,
    write.plain(titleOf(unit.plan)),
    ...(verdict === 'confirmed' ? [write.plain(say(CONFIRMED, language))] : []),
  ];
  return parts.join(' · ');
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}
