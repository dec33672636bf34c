import { shorten } from '../../config/shorten';
import type { PlanTree, PlanTreeNode } from '../../messages';
import { countLevels, headingOf, rangeOfHeading, rangeOfNode } from '../../plan/navigate';
import { isNumbered, type NumberedNode, type Plan, type PlanNode } from '../../plan/tree';

/** UTF-16 units of a heading that the outline shows; longer ones end with an ellipsis. */
const HEADING_LIMIT = 120;
/** Nodes that are shown, in the order of the text: far more than a plan that people write has. */
const MAX_NODES = 10_000;

/**
 * The chapters, sections, items and points of a draft, as the plan outline shows them.
 *
 * @param version of the text the plan was read from
 */
export function planTree(plan: Plan, version: number): PlanTree {
  const left = { nodes: MAX_NODES };
  return {
    version,
    title: plan.title ? shorten(plan.title.text, HEADING_LIMIT) : null,
    titleRange: plan.title?.range ?? null,
    nodes: treeNodes(plan, plan.children, left),
  };
}

function treeNodes(plan: Plan, nodes: readonly PlanNode[], left: { nodes: number }): PlanTreeNode[] {
  return nodes.filter(isNumbered).flatMap((node) => (left.nodes-- > 0 ? [treeNode(plan, node, left)] : []));
}

function treeNode(plan: Plan, node: NumberedNode, left: { nodes: number }): PlanTreeNode {
  return {
    level: node.kind,
    marker: node.marker?.text ?? '',
    heading: shorten(headingOf(plan, node), HEADING_LIMIT),
    range: rangeOfNode(plan, node),
    headingRange: rangeOfHeading(plan, node),
    counts: countLevels(node.children),
    children: treeNodes(plan, node.children, left),
  };
}
