import { toChinese } from '../../plan/ordinal';
import { rangeInLine, type Range } from '../../plan/position';
import { isNumbered, type Plan } from '../../plan/tree';
import type { Message } from '../../rules/rule';
import { LEVEL_NAMES } from '../../rules/wording';
import { shorten } from '../../config/shorten';
import type { ArchivePlan, ArchiveUnit, Relations, Unit } from '../model';

/** UTF-16 units of a heading and of a plan's title in a message. */
const HEADING_LIMIT = 40;
const TITLE_LIMIT = 40;
/** Why a plan is shown that the draft does not follow. */
const STOPGAPS: ReadonlySet<string> = new Set(['office-other-kind', 'no-other']);

/**
 * The plan of an earlier year that the draft follows. Another text of the same year may be the draft's own copy, where
 * a year is not known nothing is certain, and a plan that is shown for want of a better one is another office's or of
 * another kind: what it says was neither carried over nor dropped.
 */
export function earlierYearOf({ series, draft }: Relations): ArchivePlan | undefined {
  const [first] = series;
  const follows = first?.included === true && !STOPGAPS.has(first.reason);
  const before = follows ? first.plan.year : null;
  return before !== null && draft.info.year !== null && before < draft.info.year ? first?.plan : undefined;
}

/** Where a unit's heading stands in the draft. */
export function headingRange(plan: Plan, unit: Unit): Range {
  const node = plan.places[unit.line]?.node;
  const line = plan.lines[unit.line];
  return node && isNumbered(node) && node.startLine === unit.line && node.headingEnd > node.headingStart
    ? rangeInLine(unit.line, node.headingStart, node.headingEnd)
    : rangeInLine(unit.line, line?.indent ?? 0, line?.end ?? 0);
}

/** `2025年` / `2025`; a plan without a year is named by its title or its file. */
export function yearOf({ year, title, name }: ArchivePlan): Message {
  const called = shorten(title ?? name, TITLE_LIMIT);
  return year === null ? { zh: `《${called}》`, en: `"${called}"` } : { zh: `${year}年`, en: String(year) };
}

/** `2025年第8项` / `item 8 of 2025`. */
export function placeOf({ plan, level, ordinal, heading }: ArchiveUnit): Message {
  const year = yearOf(plan);
  const name = LEVEL_NAMES[level];
  if (ordinal === null) {
    const words = shorten(heading, HEADING_LIMIT);
    return { zh: `${year.zh}“${words}”`, en: `"${words}" of ${year.en}` };
  }
  const chinese = level === 'chapter' || level === 'section';
  return {
    zh: `${year.zh}第${(chinese ? toChinese(ordinal) : undefined) ?? ordinal}${name.zh}`,
    en: `${name.en} ${ordinal} of ${year.en}`,
  };
}

/** A heading as a message shows it. */
export function headingOf(unit: Unit): string {
  return shorten(unit.heading, HEADING_LIMIT);
}
