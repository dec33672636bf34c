import type { Link, PlanInfo } from '../../archive/model';
import type { CompareLink, CompareResult } from '../../messages';
import type { Plan } from '../../plan/tree';
import type { Message } from '../../rules/rule';
import { alignedPrior } from './aligned';
import { comparisonPage } from './page';
import { say, type Language } from '../say';

const WITHOUT: Message = {
  zh: '（以下往年各项，本稿中没有对应项）',
  en: '(The earlier items below have no counterpart in this draft.)',
};

/** One of two plans that are compared. */
export interface ComparedPlan {
  readonly plan: Plan;
  readonly info: PlanInfo;
}

/**
 * A draft beside an earlier plan: what became of each unit, the earlier text in the draft's order, and the page that
 * shows it.
 *
 * @param links in the order in which they are to be shown; their units are those of the two plans
 */
export function compare(
  prior: ComparedPlan,
  draft: ComparedPlan,
  links: readonly Link[],
  language: Language,
): CompareResult {
  const plain = links.map(toCompareLink);
  return {
    prior: summaryOf(prior.info),
    draft: summaryOf(draft.info),
    links: plain,
    alignedPrior: alignedPrior(prior.plan, draft.plan, plain, say(WITHOUT, language)),
    html: comparisonPage({ prior: prior.info, draft: draft.info, links, language }),
  };
}

/** A link as it goes over the wire and into the command line's JSON; the score has four decimals. */
export function toCompareLink({ kind, prior, draft, score }: Link): CompareLink {
  return {
    kind,
    prior: prior.map(({ marker, line }) => ({ marker, line })),
    draft: draft.map(({ marker, line }) => ({ marker, line })),
    score: roundScore(score),
  };
}

/** A score with four decimals: more would only tell one machine's arithmetic from another's. */
export function roundScore(score: number): number {
  return Math.round(Math.max(0, Math.min(1, score)) * 10_000) / 10_000;
}

function summaryOf({ uri, name, title, year }: PlanInfo): CompareResult['prior'] {
  return { uri, title: title ?? name, year };
}
