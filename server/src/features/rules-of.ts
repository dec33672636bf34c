import { ALL_RULES } from '../rules/index';
import type { Rule } from '../rules/rule';

const byCode = new Map(ALL_RULES.map((rule) => [rule.code, rule]));

/** The rule with a code. */
export function ruleOf(code: string): Rule | undefined {
  return byCode.get(code);
}

/** Codes that a `workplan.json` may name. */
export const RULE_CODES: readonly string[] = [...byCode.keys()];

/**
 * Where a rule's page is.
 *
 * @param rulePages URI of the folder of the pages, ending with `/`; without it there are no links
 */
export function pageOf(code: string, rulePages: string | undefined): string | undefined {
  return rulePages !== undefined && byCode.has(code) ? `${rulePages}${code}.md` : undefined;
}
