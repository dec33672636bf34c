import type { Plan } from '../../plan/tree';
import type { Report, RuleDescription } from '../../rules/rule';
import type { PlanArchive, Relations } from '../model';

/** A draft beside its earlier years, as a rule of the archive sees it. */
export interface ArchiveContext {
  readonly plan: Plan;
  readonly relations: Relations;
  readonly archive: PlanArchive;
}

/** A draft with the plans of earlier years beside it. */
export interface ArchiveSample {
  /** Whole texts; their titles say of which year they are. */
  readonly earlier: readonly string[];
  /** Of a failing sample with one place marked by `«` and `»`. */
  readonly draft: string;
}

/** One rule that needs the plans of earlier years. */
export interface ArchiveRule extends RuleDescription {
  readonly samples: {
    /** Where the rule must be silent. */
    readonly passing: readonly ArchiveSample[];
    /** Where it must report once, at the marked place. */
    readonly failing: readonly ArchiveSample[];
  };
  /** What must keep its words for a finding to hold until the draft has been looked at again. */
  readonly holdsFor: 'unit' | 'line';
  /**
   * Looks at the draft beside its earlier years. Yields between two small pieces of work, so that whoever runs it can
   * do something else meanwhile; what it yields means nothing.
   */
  readonly check: (context: ArchiveContext, report: Report) => Iterator<undefined>;
}
