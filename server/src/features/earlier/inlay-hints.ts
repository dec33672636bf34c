import type { InlayHint, InlayHintLabelPart } from 'vscode-languageserver-types';
import type { Relation, Unit } from '../../archive/model';
import type { Range } from '../../plan/position';
import { isNumbered, type Plan } from '../../plan/tree';
import type { Message } from '../../rules/rule';
import {
  counterpartsOf,
  hasEarlier,
  headingOfUnit,
  numberOf,
  startOfUnit,
  titleOf,
  type ArchiveView,
} from './archive-view';
import { pathAt, rangeOfHeading } from '../../plan/navigate';
import { say, type Language } from '../say';

const NEW: Message = { zh: '新增', en: 'new' };
const NEW_TOOLTIP: Message = {
  zh: '往年要点中没有找到对应项',
  en: 'No counterpart was found in earlier plans',
};

/** The hints of a range, and the units there whose hints are still to be worked out. */
export interface FoundHints {
  readonly hints: InlayHint[];
  readonly unknown: readonly Unit[];
}

/**
 * `← 2019 第8项` at the end of the heading of each item in a range that has a counterpart, the previous plan's
 * first; `新增` where there is none. Only what is known already is shown: working it out costs a search a unit.
 */
export function inlayHints(plan: Plan, range: Range, view: ArchiveView, language: Language): FoundHints {
  const hints: InlayHint[] = [];
  const unknown: Unit[] = [];
  if (!hasEarlier(view)) {
    return { hints, unknown };
  }
  for (const unit of view.relations.draft.units) {
    if (unit.line < range.start.line || unit.line > range.end.line) {
      continue;
    }
    const relation = view.relations.known(unit);
    const node = pathAt(plan, unit.line).at(-1);
    if (!relation) {
      unknown.push(unit);
    } else if (node && isNumbered(node)) {
      const { end } = rangeOfHeading(plan, node);
      hints.push({ position: end, ...labelOf(relation, view, language), paddingLeft: true });
    }
  }
  return { hints, unknown };
}

function labelOf(
  relation: Relation,
  { relations }: ArchiveView,
  language: Language,
): Pick<InlayHint, 'label' | 'tooltip'> {
  const counterparts = counterpartsOf(relation);
  const best = counterparts.find(({ unit }) => unit.plan === relations.previous) ?? counterparts[0];
  if (!best || relation.verdict === 'new') {
    return { label: say(NEW, language), tooltip: say(NEW_TOOLTIP, language) };
  }
  const { unit } = best;
  const year = unit.plan.year === null ? '' : `${unit.plan.year} `;
  const part: InlayHintLabelPart = {
    value: `← ${year}${numberOf(unit, language)}`,
    tooltip: `${headingOfUnit(unit)} · ${titleOf(unit.plan)}`,
    location: { uri: unit.plan.uri, range: startOfUnit(unit) },
  };
  return { label: [part] };
}
