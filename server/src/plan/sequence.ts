import type { Level, NumberedNode } from './tree';

/** One slip in the numbers of a level. */
export interface NumberingBreak {
  readonly level: Level;
  /**
   * `gap`: ordinals are missing before the node; `duplicate`: its ordinal stands elsewhere too; `order`: it
   * stands out of order; `restart`: it begins anew in a scheme that runs on, or runs on in one that begins anew.
   */
  readonly kind: 'gap' | 'duplicate' | 'order' | 'restart';
  readonly node: NumberedNode;
  /** The ordinal the node would have if the text before it were right. */
  readonly expected: number;
  /** First and last missing ordinal of a gap. */
  readonly missing?: readonly [number, number];
  /** The node the report refers to: the one before, or the other bearer of the ordinal. */
  readonly other?: NumberedNode;
}
