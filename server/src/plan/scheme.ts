import type { Level } from './tree';

/** How a level's numbers may be set in the settings: inferred, or fixed. */
export type NumberingSetting = 'auto' | 'continuous' | 'restarting';
export type NumberingSettings = Partial<Record<Level, NumberingSetting>>;

/** How the ordinals of one level go on from parent to parent, and why that was read off the draft. */
export interface Scheme {
  readonly level: Level;
  /** `continuous` runs on over the parents, `restarting` begins at 1 under each. */
  readonly numbering: 'continuous' | 'restarting';
  /** Where the count goes back to 1: never, at each chapter (over its sections), or under each parent. */
  readonly resetAt: 'never' | 'chapter' | 'parent';
  /** What most markers of the level look like, with `#` for the ordinal: `#、` `（#）` `#.`. */
  readonly shape: string;
  /** Whether a setting fixed it. */
  readonly fixed: boolean;
  /** What was weighed: how often the ordinals break under each reading, and under how many parents they stand. */
  readonly evidence: { readonly continuousBreaks: number; readonly restartingBreaks: number; readonly parents: number };
}

export type Schemes = Partial<Record<Level, Scheme>>;
