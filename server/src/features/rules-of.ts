import { ARCHIVE_RULES } from '../archive/rules/index';
import { ALL_RULES } from '../rules/index';
import type { RuleDescription } from '../rules/rule';

/** Every rule there is: those that read the text alone, then those that need the plans of earlier years. */
export const EVERY_RULE: readonly RuleDescription[] = [...ALL_RULES, ...ARCHIVE_RULES];

const byCode = new Map(EVERY_RULE.map((rule) => [rule.code, rule]));

/** The rule with a code. */
export function ruleOf(code: string): RuleDescription | undefined {
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
