import { unitOnLine } from '../../archive/unit';
import type { ArchiveUnit, Relations, Unit } from '../../archive/model';
import { countTerms } from '../../archive/terms';
import type { NumberedNode, Plan } from '../../plan/tree';
import type { PlanArchive } from '../../archive/model';
import { counterpartsOf } from './archive-view';
import { headingOf } from '../../plan/navigate';

/** A chapter (or section) of an earlier plan, as far as its units tell of it. */
export interface EarlierChapter {
  /** Its heading's words. */
  readonly heading: string;
  readonly units: readonly ArchiveUnit[];
}

/** Items whose counterparts are worked out for the vote; more are not needed, and each costs a search. */
const MOST_ASKED = 8;
/** A counterpart says as much as this likeness of two headings; a heading of other words may still match. */
const VOTE = 1;
/** Less than this is chance: 加强 and 工作 stand in every heading. */
export const MIN_LIKENESS = 0.4;

/**
 * The chapter of the previous plan that a draft's chapter carries on: the one that holds the counterparts of
 * most of its items, and whose heading is most like its own.
 *
 * @param node a chapter or section of the draft that holds items
 */
export function earlierChapter(
  plan: Plan,
  node: NumberedNode,
  relations: Relations,
  archive: PlanArchive,
): EarlierChapter | undefined {
  const { previous } = relations;
  if (!previous) {
    return undefined;
  }
  const chapters = chaptersOf(archive.unitsOf(previous), node.kind === 'section');
  const votes = new Map<string, number>();
  const mine = unitsIn(relations.draft.units, node);
  let asked = 0;
  for (const unit of mine) {
    const relation = relations.known(unit) ?? (asked++ < MOST_ASKED ? relations.relationOf(unit) : undefined);
    const best = relation && counterpartsOf(relation).find((related) => related.unit.plan === previous);
    if (best) {
      const heading = keyOf(best.unit, node.kind === 'section');
      votes.set(heading, (votes.get(heading) ?? 0) + VOTE / mine.length);
    }
  }
  const words = headingOf(plan, node);
  let found: EarlierChapter | undefined;
  let most = MIN_LIKENESS;
  for (const chapter of chapters) {
    const score = (votes.get(chapter.heading) ?? 0) + likeness(words, chapter.heading);
    if (chapter.heading !== '' && score >= most && (!found || score > most)) {
      found = chapter;
      most = score;
    }
  }
  return found;
}

/** The chapters of an earlier plan in the order of the text, read off the contexts of its units. */
export function chaptersOf(units: readonly ArchiveUnit[], withSections = false): readonly EarlierChapter[] {
  const chapters = new Map<string, ArchiveUnit[]>();
  for (const unit of units) {
    const heading = keyOf(unit, withSections);
    const list = chapters.get(heading);
    if (list) {
      list.push(unit);
    } else {
      chapters.set(heading, [unit]);
    }
  }
  return [...chapters].map(([heading, list]) => ({ heading, units: list }));
}

/** The context is the chapter's heading, a blank, and the section's; headings hold no blanks. */
function keyOf({ context }: Unit, withSections: boolean): string {
  const blank = context.indexOf(' ');
  return withSections || blank < 0 ? context : context.slice(0, blank);
}

/** The units that stand in a node, itself not among them. */
function unitsIn(units: readonly Unit[], node: NumberedNode): readonly Unit[] {
  return units.filter(({ line }) => line > node.startLine && line < node.endLine);
}

/** Dice's coefficient of the pairs of characters, 0 to 1. */
export function likeness(a: string, b: string): number {
  const one = countTerms(a);
  const two = countTerms(b);
  let shared = 0;
  for (const term of one.keys()) {
    shared += two.has(term) ? 1 : 0;
  }
  return one.size + two.size === 0 ? 0 : (2 * shared) / (one.size + two.size);
}

/** Whether a draft's unit stands in a node. */
export function holdsUnits(units: readonly Unit[], node: NumberedNode): boolean {
  const next = unitsIn(units, node)[0];
  return next !== undefined && unitOnLine(units, node.startLine)?.line !== node.startLine;
}
