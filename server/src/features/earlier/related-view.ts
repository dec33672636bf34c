import type { ArchiveUnit, Lineage, RelatedUnit, SeriesMember, Unit } from '../../archive/model';
import { COUNTERPART } from '../../archive/ranking/relations';
import type {
  EarlierPlan,
  LineageYear,
  PriorUnit,
  RelatedCard,
  RelatedDraftUnit,
  RelatedResult,
} from '../../messages';
import type { Position } from '../../plan/position';
import { isNumbered, type Plan } from '../../plan/tree';
import type { Message } from '../../rules/rule';
import { rangeOfUnit, titleOf, type ArchiveView } from './archive-view';
import { pathAt, rangeOfNode } from '../../plan/navigate';
import { say, type Language } from '../say';

const EMPTY = { unit: null, verdict: null, cards: [], lineage: [] } as const;

/**
 * What the view beside the caret shows for a place of a draft.
 *
 * @param plan undefined when the document is no plan
 * @param view undefined where there are no earlier plans, or none has been looked for yet
 * @param loading whether earlier plans are still to be read
 */
export function relatedView(
  plan: Plan | undefined,
  view: ArchiveView | undefined,
  position: Position,
  loading = false,
): RelatedResult {
  if (!plan) {
    return { state: 'no-plan', ...EMPTY };
  }
  if (!view || view.state === 'off') {
    return { state: loading ? 'loading' : 'no-archive', ...EMPTY };
  }
  const { relations } = view;
  const unit = unitNear(plan, view, position.line);
  if (view.state === 'loading') {
    return { state: 'loading', ...EMPTY, unit: unit ? draftUnit(plan, unit) : null };
  }
  if (!relations.previous) {
    return { state: 'no-archive', ...EMPTY };
  }
  if (!unit) {
    return { state: 'no-unit', ...EMPTY };
  }
  const { verdict, related } = relations.relationOf(unit);
  return {
    state: 'ready',
    unit: draftUnit(plan, unit),
    verdict,
    cards: [...related.map(cardOf), ...rejectedCards(view, unit, related)],
    lineage: lineageOf(relations.lineageOf(unit)),
  };
}

/** The unit a line belongs to; on the blank lines behind a unit still that one. */
function unitNear(plan: Plan, { relations }: ArchiveView, line: number): Unit | undefined {
  const found = relations.unitAt(line);
  if (found || !plan.lines[line]?.blank) {
    return found;
  }
  let above = line;
  while (above > 0 && plan.lines[above]?.blank) {
    above--;
  }
  return relations.unitAt(above);
}

function draftUnit(plan: Plan, unit: Unit): RelatedDraftUnit {
  const node = pathAt(plan, unit.line).at(-1);
  const range = node && isNumbered(node) ? rangeOfNode(plan, node) : rangeOfUnit(unit);
  return { marker: unit.marker, heading: unit.heading, range, text: unit.text };
}

function priorUnit(unit: ArchiveUnit): PriorUnit {
  const { plan, line, endLine, marker, heading } = unit;
  return { uri: plan.uri, line, endLine, marker, heading, year: plan.year, plan: titleOf(plan) };
}

function cardOf({ unit, score, evidence, verdict }: RelatedUnit): RelatedCard {
  return {
    ...priorUnit(unit),
    score,
    counterpart: score >= COUNTERPART,
    verdict: verdict ?? null,
    evidence,
    text: unit.text,
  };
}

/** What the user rejected, for taking it back: relations leave it out, unless the user's last word was another. */
function rejectedCards(
  { archive, links = [] }: ArchiveView,
  { heading }: Unit,
  related: readonly RelatedUnit[],
): readonly RelatedCard[] {
  const rejected = new Map<number, ArchiveUnit>();
  for (const { draft, prior, verdict } of links) {
    const plan = verdict === 'rejected' && draft === heading ? archive.plan(prior.uri) : undefined;
    const unit = plan && archive.unitsOf(plan).find((other) => other.heading === prior.heading);
    if (unit && !related.some((shown) => shown.unit.id === unit.id)) {
      rejected.set(unit.id, unit);
    }
  }
  return [...rejected.values()].map((unit) => ({
    ...cardOf({ unit, score: 0, evidence: [] }),
    verdict: 'rejected',
  }));
}

function lineageOf({ steps }: Lineage): readonly LineageYear[] {
  return steps.map(({ plan, units }) => ({
    uri: plan.uri,
    year: plan.year,
    plan: titleOf(plan),
    units: units.map(priorUnit),
  }));
}

const REASONS: Readonly<Record<SeriesMember['reason'], Message>> = {
  'same-office': { zh: '同一单位的同类要点', en: 'the same office’s plan of the same kind' },
  'office-renamed': {
    zh: '单位名称相近，看作改名前后的同一单位',
    en: 'an office of a similar name, taken for the same one renamed',
  },
  'office-unknown': { zh: '同类要点，单位不明', en: 'a plan of the same kind; the office is not known' },
  'same-content': { zh: '内容相近', en: 'the content is alike' },
  'office-other-kind': {
    zh: '没有同类的往年要点，取同一单位别的种类',
    en: 'the same office’s plan of another kind, as none of the same kind is there',
  },
  'no-other': { zh: '没有更合适的往年要点', en: 'no earlier plan fits better' },
  user: { zh: '由您的设置指定', en: 'your settings say so' },
  'other-office': { zh: '别的单位', en: 'another office' },
  'other-kind': { zh: '别的种类', en: 'another kind of plan' },
  'later-year': { zh: '年份更晚', en: 'a later year' },
  'same-year': { zh: '年份相同', en: 'the same year' },
  copy: { zh: '与另一份内容相同', en: 'the same as another one' },
  'draft-itself': { zh: '本稿', en: 'this draft' },
};

/** The plans of the archive as a draft sees them, and why each counts as an earlier year's plan of it, or does not. */
export function earlierPlans({ relations }: ArchiveView, language: Language): readonly EarlierPlan[] {
  return relations.series.map(({ plan, included, reason }) => ({
    uri: plan.uri,
    year: plan.year,
    title: titleOf(plan),
    included,
    reason: say(REASONS[reason], language),
  }));
}
