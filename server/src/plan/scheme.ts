import type { NumberedNode, Level } from './tree';

/** How a level's numbers may be set in the settings: inferred, or fixed. */
export type NumberingSetting = 'auto' | 'continuous' | 'restarting';
export type NumberingSettings = Partial<Record<Level, NumberingSetting>>;

/** Where the count goes back to 1: never, at each chapter (over its sections), or under each parent. */
export type ResetAt = 'never' | 'chapter' | 'parent';

/** How the ordinals of one level go on from parent to parent, and why that was read off the draft. */
export interface Scheme {
  readonly level: Level;
  /** `continuous` runs on over the parents, `restarting` begins at 1 under each. */
  readonly numbering: 'continuous' | 'restarting';
  readonly resetAt: ResetAt;
  /** What most markers of the level look like, with `#` for the ordinal: `#、` `（#）` `#.`. */
  readonly shape: string;
  /** Whether a setting fixed it. */
  readonly fixed: boolean;
  /** What was weighed: how often the ordinals break under each reading, and under how many parents they stand. */
  readonly evidence: {
    readonly continuousBreaks: number;
    readonly restartingBreaks: number;
    readonly parents: number;
  };
}

export type Schemes = Partial<Record<Level, Scheme>>;

/** Nodes of one level under one parent, in the order of the text. */
export interface Scope {
  readonly parent: NumberedNode | undefined;
  /** The chapter they stand in (the parent itself, or what holds it). */
  readonly chapter: NumberedNode | undefined;
  readonly nodes: readonly NumberedNode[];
}

/** What a reading of a level's numbers costs. */
export interface Cost {
  /** How many slips would have to be reported. */
  readonly breaks: number;
  /** How many ordinals and nodes those slips concern; decides between readings with as many slips. */
  readonly size: number;
}

/**
 * Infers how a level is numbered by weighing the readings and keeping the one with fewer breaks. Under a single
 * parent the readings agree: the standard's habit, restarting, is then assumed. At the top of the plan, where
 * there is nothing to restart under, the count is continuous.
 *
 * @param weigh what each reading costs
 */
export function inferScheme(
  level: Level,
  scopes: readonly Scope[],
  setting: NumberingSetting | undefined,
  weigh: (resetAt: ResetAt) => Cost,
): Scheme {
  const single = scopes.length === 1;
  const perParent = weigh('parent');
  const never = single ? perParent : weigh('never');
  const perChapter = single ? perParent : weigh('chapter');
  // Right under the chapters, beginning anew at each chapter is beginning anew under each parent.
  const overSections = scopes.some(({ parent, chapter }) => parent !== chapter);
  const runsOn: ResetAt = overSections && less(perChapter, never) ? 'chapter' : 'never';
  const runsOnCost = runsOn === 'chapter' ? perChapter : never;
  const fixed = setting === 'continuous' || setting === 'restarting';
  let resetAt: ResetAt;
  if (fixed) {
    resetAt = setting === 'continuous' ? runsOn : 'parent';
  } else if (single) {
    resetAt = scopes[0]?.parent === undefined ? 'never' : 'parent';
  } else {
    resetAt = less(runsOnCost, perParent) ? runsOn : 'parent';
  }
  return {
    level,
    numbering: resetAt === 'parent' ? 'restarting' : 'continuous',
    resetAt,
    shape: commonShape(scopes),
    fixed,
    evidence: {
      continuousBreaks: runsOnCost.breaks,
      restartingBreaks: perParent.breaks,
      parents: scopes.length,
    },
  };
}

function less(a: Cost, b: Cost): boolean {
  return a.breaks < b.breaks || (a.breaks === b.breaks && a.size < b.size);
}

/** Whether the count begins anew at a scope under a reading. */
export function resetsAt(resetAt: ResetAt, scope: Scope, before: Scope | undefined): boolean {
  return !before || resetAt === 'parent' || (resetAt === 'chapter' && scope.chapter !== before.chapter);
}

function commonShape(scopes: readonly Scope[]): string {
  const counts = new Map<string, number>();
  for (const { nodes } of scopes) {
    for (const { marker } of nodes) {
      if (marker) {
        counts.set(marker.shape, (counts.get(marker.shape) ?? 0) + 1);
      }
    }
  }
  let common = '';
  let most = 0;
  for (const [shape, count] of counts) {
    if (count > most) {
      common = shape;
      most = count;
    }
  }
  return common;
}
