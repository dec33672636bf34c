import { comparePositions } from '../plan/position';
import type { Plan } from '../plan/tree';
import { ALL_RULES } from './index';
import type { Finding, RuleLevel } from './rule';

/** What a check is run with. */
export interface CheckOptions {
  /** Levels that differ from the rules' own, by code. */
  readonly levels?: Readonly<Record<string, RuleLevel>>;
}

/**
 * Runs every rule that is not off over a plan.
 *
 * @returns the findings in the order of the text; at one place the louder first
 */
export function checkPlan(plan: Plan, { levels = {} }: CheckOptions = {}): Finding[] {
  const findings: Finding[] = [];
  for (const rule of ALL_RULES) {
    const severity = levels[rule.code] ?? rule.level;
    if (severity === 'off') {
      continue;
    }
    rule.check(plan, (finding) => findings.push({ code: rule.code, severity, ...finding }));
  }
  return findings.sort(inOrder);
}

const LOUDNESS = { error: 0, warning: 1, info: 2, hint: 3 } as const;

/** The order of the text; at one place the louder first. */
export function inOrder(a: Finding, b: Finding): number {
  return comparePositions(a.range.start, b.range.start) || LOUDNESS[a.severity] - LOUDNESS[b.severity];
}
