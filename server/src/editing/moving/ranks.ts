import { isPartHeading } from '../../plan/unnumbered';
import { LEVEL_RANK, type NumberedNode, type Plan } from '../../plan/tree';

/** A part (`第一部分`) holds chapters. */
const PART_RANK = -1;
/** ① stands below （1）, though both are points. */
const CIRCLED_DEPTH = 1;
/** Where a draft turns two levels round, the one that is held stands just below the one that holds it. */
const INVERTED_DEPTH = 0.5;

/**
 * How deep a node stands in its plan, as the tree was built: what has a lower rank holds what has a higher one, and
 * two nodes can stand side by side in one list only where their ranks are the same.
 */
export function rankOf(plan: Plan, node: NumberedNode): number {
  const own = nominalRank(plan, node);
  if (!node.parent) {
    return own;
  }
  const holder = rankOf(plan, node.parent);
  return own > holder ? own : holder + INVERTED_DEPTH;
}

function nominalRank(plan: Plan, { kind, marker, startLine }: NumberedNode): number {
  if (!marker && kind === 'chapter' && isPartHeading(plan.lines[startLine])) {
    return PART_RANK;
  }
  return LEVEL_RANK[kind] + (marker?.shape === '①' ? CIRCLED_DEPTH : 0);
}
