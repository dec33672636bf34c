import { itemDropped } from './item-dropped';
import { itemVerbatim } from './item-verbatim';
import { nameInconsistent } from './name-inconsistent';
import type { ArchiveRule } from './rule';

/** Every rule that needs the plans of earlier years, in the order in which they are listed for people. */
export const ARCHIVE_RULES: readonly ArchiveRule[] = [itemDropped, itemVerbatim, nameInconsistent];

const byCode: ReadonlyMap<string, ArchiveRule> = new Map(ARCHIVE_RULES.map((rule) => [rule.code, rule]));

/** The rule with a code, if it is one that needs the plans of earlier years. */
export function archiveRuleOf(code: string): ArchiveRule | undefined {
  return byCode.get(code);
}

/** Whether a code is that of a rule that needs the plans of earlier years. */
export function isArchiveCode(code: string): boolean {
  return byCode.has(code);
}
