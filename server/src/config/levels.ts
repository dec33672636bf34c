import { RULE_LEVELS, type RuleLevel } from '../rules/rule';

/** A level per rule code; a code that is not named keeps its rule's own. */
export type Levels = Readonly<Record<string, RuleLevel>>;

/** Whether a value is one of the levels a rule can have. */
export function isRuleLevel(value: unknown): value is RuleLevel {
  return (RULE_LEVELS as readonly unknown[]).includes(value);
}

/**
 * The levels of the settings with those of `workplan.json` over them: the file belongs to the plans and is the
 * same for everybody who works on them. Entries that are no levels are left out; the editor marks them.
 */
export function mergeLevels(settings: Readonly<Record<string, unknown>>, config: Levels): Levels {
  const merged: Record<string, RuleLevel> = {};
  for (const [code, level] of Object.entries(settings)) {
    if (isRuleLevel(level)) {
      merged[code] = level;
    }
  }
  return Object.assign(merged, config);
}
