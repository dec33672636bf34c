import type { TextEdit } from '../plan/edit';
import type { Range } from '../plan/position';
import type { Plan } from '../plan/tree';

/** A text in both of the project's languages. Chinese is written first; English says the same. */
export interface Message {
  readonly zh: string;
  readonly en: string;
}

/** How loud a finding is. `off` means that the rule does not run. */
export const RULE_LEVELS = ['error', 'warning', 'info', 'hint', 'off'] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];
export type Severity = Exclude<RuleLevel, 'off'>;

/** One slip, at its place. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly range: Range;
  readonly message: Message;
  /** Other places that explain it: the item before, the bracket left open. */
  readonly related?: readonly { readonly range: Range; readonly message: Message }[];
  /** `unnecessary` text may be shown faded. */
  readonly tags?: readonly 'unnecessary'[];
  /** What should stand in the range instead, where putting it there mends the slip (empty: nothing should). */
  readonly replacement?: string;
  /** Whether the replacement is likely rather than certain: see {@link Fix.byHand}. */
  readonly byHand?: true;
}

/** What mends a finding: one edit of the draft, and what the menu says of it. */
export interface Fix {
  readonly title: Message;
  /** None collides with another. Findings that one edit mends together share one object. */
  readonly edits: readonly TextEdit[];
  /**
   * Whether somebody has to look: text is put in that the writer is to finish, or what is meant is likely but not
   * certain. Such a fix is offered by itself and is never part of mending all at once.
   */
  readonly byHand?: true;
}

/** What a rule says of a slip; code and severity are added by whoever runs it. */
export type Report = (finding: Omit<Finding, 'code' | 'severity'>) => void;

/** A piece of text with what the rule must say of it; `«…»` marks the reported range in a failing sample. */
export interface RuleSamples {
  /** Texts the rule must be silent on. */
  readonly passing: readonly string[];
  /** Texts with exactly one place marked by `«` and `»`, where the rule must report once. */
  readonly failing: readonly string[];
}

/** What a rule is called, how loud it is, and what it says of itself. */
export interface RuleDescription {
  /** `group/name`, stable for ever. */
  readonly code: string;
  readonly level: RuleLevel;
  /** One line: what is wrong when it fires. */
  readonly title: Message;
  /** Why, on which clause or measured fact it rests, and what it leaves alone. Markdown. */
  readonly description: Message;
  /** What its fix does, and what of it is left to the writer. Markdown; absent where nothing certain can be done. */
  readonly remedy?: Message;
}

/** One rule that needs nothing but the text. */
export interface Rule extends RuleDescription {
  readonly samples: RuleSamples;
  /** Reads the tree. */
  readonly check: (plan: Plan, report: Report) => void;
  /**
   * What mends a finding of this rule, where its `replacement` alone does not say it. Asked only when somebody wants
   * it, with the plan the finding was made on.
   *
   * @returns undefined where nothing safe can be done
   */
  readonly fix?: (plan: Plan, finding: Finding) => Fix | undefined;
}
