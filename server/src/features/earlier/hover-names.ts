import { unitOnLine } from '../../archive/unit';
import type { ArchiveNameUse, NameUse } from '../../archive/model';
import { rangeInLine, type Position } from '../../plan/position';
import type { Plan } from '../../plan/tree';
import type { Message } from '../../rules/rule';
import { headingOfUnit, titleOf, yearOf, type ArchiveView } from './archive-view';
import { earlierUses, nameAt, variantsOf } from './names-in-draft';
import type { HoverPart, HoverWriter } from './hover-text';
import { say, type Language } from '../say';

const UNSEEN: Message = { zh: '往年未出现', en: 'Not in any earlier plan' };
const FIRST: Message = { zh: '首见：', en: 'First: ' };
const LATEST: Message = { zh: '最近：', en: 'Latest: ' };
const ONLY: Message = { zh: '见于：', en: 'In: ' };
const VARIANTS: Message = { zh: '往年的相近名称：', en: 'Similar names in earlier plans: ' };

/** On a 《name》 or “term”: where it stood first and last, in how many years, and what is named like it. */
export function namePart(
  plan: Plan,
  position: Position,
  view: ArchiveView,
  write: HoverWriter,
  language: Language,
): HoverPart | undefined {
  const use = nameAt(plan, position);
  if (!use) {
    return undefined;
  }
  const range = rangeInLine(use.line, use.start - 1, use.end + 1);
  const uses = earlierUses(view, use);
  const title = write.bold(marked(use));
  const first = uses[0];
  const last = uses.at(-1);
  const lines =
    first && last
      ? [`${title} · ${countOf(uses, language)}`, ...placesOf(first, last, view, write, language)]
      : [`${title} · ${write.plain(say(UNSEEN, language))}`];
  const variants = variantsOf(view, use).map((record) => {
    const last = earlierUses(view, record).at(-1);
    const year = last ? inBrackets(yearOf(last.plan, language), language) : '';
    return write.plain(marked(record) + year);
  });
  if (variants.length > 0) {
    lines.push(write.plain(say(VARIANTS, language)) + variants.join(language === 'zh' ? '、' : ', '));
  }
  return { range, text: write.lines(lines) };
}

function inBrackets(words: string, language: Language): string {
  return language === 'zh' ? `（${words}）` : ` (${words})`;
}

/** The name in its marks. */
function marked({ kind, name }: Pick<NameUse, 'kind' | 'name'>): string {
  return kind === 'document' ? `《${name}》` : `“${name}”`;
}

function countOf(uses: readonly ArchiveNameUse[], language: Language): string {
  const years = new Set(uses.map(({ plan }) => plan.year ?? plan.uri)).size;
  return language === 'zh'
    ? `往年见于 ${years} 个年份，共 ${uses.length} 处`
    : `in ${years} earlier year${years === 1 ? '' : 's'}, ${uses.length} time${uses.length === 1 ? '' : 's'}`;
}

function placesOf(
  first: ArchiveNameUse,
  last: ArchiveNameUse,
  view: ArchiveView,
  write: HoverWriter,
  language: Language,
): string[] {
  const place = (label: Message, use: ArchiveNameUse): string => {
    const unit = unitOnLine(view.archive.unitsOf(use.plan), use.line);
    const words = unit ? headingOfUnit(unit) : titleOf(use.plan);
    const name = unit ? ` · ${write.plain(titleOf(use.plan))}` : '';
    return `${write.plain(say(label, language))}${write.bold(yearOf(use.plan, language))} ${write.place(words, use.plan.uri, use.line)}${name}`;
  };
  return first.plan === last.plan ? [place(ONLY, first)] : [place(FIRST, first), place(LATEST, last)];
}
