import type {
  ArchiveUnit,
  PlanArchive,
  PlanInfo,
  RelatedUnit,
  Relation,
  Relations,
  ResolvedLink,
  Unit,
} from '../../archive/model';
import { COUNTERPART } from '../../archive/ranking/relations';
import type { ArchiveStatus } from '../../messages';
import { toChinese } from '../../plan/ordinal';
import type { Range } from '../../plan/position';
import { shorten } from '../../config/shorten';
import { LEVEL_NAMES } from '../../rules/wording';
import type { Language } from '../say';

/** What the features see of the earlier years, for one draft. */
export interface ArchiveView {
  /** While the archive is loading, what is read off it holds for the plans read so far: features say so instead. */
  readonly state: ArchiveStatus['state'];
  readonly archive: PlanArchive;
  readonly relations: Relations;
  /** What the user said of items of this draft: confirmed links and rejected ones. */
  readonly links?: readonly ResolvedLink[] | undefined;
}

/** UTF-16 units of a plan's title and of a heading in a hover or a list. */
const TITLE_LIMIT = 60;
const HEADING_LIMIT = 60;

/** Whether there is an earlier plan to compare a draft with, and it has been read. */
export function hasEarlier({ state, relations }: ArchiveView): boolean {
  return state === 'ready' && relations.previous !== undefined;
}

/** A plan's title, or its file's name. */
export function titleOf(plan: PlanInfo): string {
  return shorten(plan.title ?? plan.name, TITLE_LIMIT);
}

/** `2025年` / `2025`; the plan's title when its year is not known. */
export function yearOf(plan: PlanInfo, language: Language): string {
  if (plan.year === null) {
    return titleOf(plan);
  }
  return language === 'zh' ? `${plan.year}年` : String(plan.year);
}

/** `第8项`, `第三章`; in English `item 8`. A unit without a number is named by its heading. */
export function numberOf(unit: Unit, language: Language): string {
  const name = LEVEL_NAMES[unit.level][language];
  if (unit.ordinal === null) {
    return `“${shorten(unit.heading, 12)}”`;
  }
  if (language === 'en') {
    return `${name} ${unit.ordinal}`;
  }
  const chinese = unit.level === 'chapter' || unit.level === 'section';
  return `第${(chinese ? toChinese(unit.ordinal) : undefined) ?? unit.ordinal}${name}`;
}

/** Marker and heading. */
export function headingOfUnit(unit: Unit): string {
  return shorten(`${unit.marker}${unit.heading}` || '…', HEADING_LIMIT);
}

/** The related units that count as counterparts, best first. */
export function counterpartsOf(relation: Relation): readonly RelatedUnit[] {
  return relation.related.filter(({ score }) => score >= COUNTERPART);
}

/** The whole lines of a unit. */
export function rangeOfUnit(unit: Unit): Range {
  return { start: { line: unit.line, character: 0 }, end: { line: unit.endLine, character: 0 } };
}

/** Where a unit begins: what is selected when it is opened. */
export function startOfUnit(unit: Unit): Range {
  const start = { line: unit.line, character: 0 };
  return { start, end: start };
}

/** The unit whose first line it is, of a plan of the archive named by its URI. */
export function unitAtPlace(archive: PlanArchive, uri: string, line: number): ArchiveUnit | undefined {
  const plan = archive.plan(uri);
  return plan && archive.unitsOf(plan).find((unit) => unit.line === line);
}
