import type { ArchivePlan } from '../../archive/model';
import { contains, type Position } from '../../plan/position';
import type { NumberedNode, Plan } from '../../plan/tree';
import { headingOfUnit, titleOf, yearOf, type ArchiveView } from './archive-view';
import { earlierChapter, holdsUnits } from './chapters';
import type { HoverPart, HoverWriter } from './hover-text';
import { rangeOfHeading } from '../../plan/navigate';
import type { Language } from '../say';

/** Headings that are listed. */
const MOST_LISTED = 10;

/** On a chapter's marker or heading: what the chapter it carries on held in the previous plan. */
export function chapterPart(
  plan: Plan,
  node: NumberedNode,
  position: Position,
  { relations, archive }: ArchiveView,
  write: HoverWriter,
  language: Language,
): HoverPart | undefined {
  const range = rangeOfHeading(plan, node);
  const { previous } = relations;
  if (!previous || !contains(range, position) || !holdsUnits(relations.draft.units, node)) {
    return undefined;
  }
  const found = earlierChapter(plan, node, relations, archive);
  if (!found) {
    return { range, text: write.bold(noneIn(previous, language)) };
  }
  const { heading, units } = found;
  const entries = units
    .slice(0, MOST_LISTED)
    .map((unit) => write.place(headingOfUnit(unit), previous.uri, unit.line));
  const rest = units.length - entries.length;
  if (rest > 0) {
    entries.push(write.plain(language === 'zh' ? `另有 ${rest} 项` : `${rest} more`));
  }
  const first =
    language === 'zh'
      ? `${write.bold(yearOf(previous, language))} “${write.plain(heading)}”有 ${units.length} 项 · ${write.plain(titleOf(previous))}`
      : `${write.bold(yearOf(previous, language))} “${write.plain(heading)}” held ${units.length} · ${write.plain(titleOf(previous))}`;
  return { range, text: `${first}\n\n${write.list(entries)}` };
}

function noneIn(previous: ArchivePlan, language: Language): string {
  const year = yearOf(previous, language);
  return language === 'zh' ? `${year}要点中没有相应的章` : `No chapter of ${year} is like this one`;
}
