import { shorten } from '../../config/shorten';
import type { PlanTree, PlanTreeNode } from '../../messages';
import { countLevels, headingOf, rangeOfHeading, rangeOfNode } from '../../plan/navigate';
import { isNumbered, type NumberedNode, type Plan } from '../../plan/tree';

/** UTF-16 units of a heading that the outline shows; longer ones end with an ellipsis. */
const HEADING_LIMIT = 120;

/**
 * The chapters, sections, items and points of a draft, as the plan outline shows them.
 *
 * @param version of the text the plan was read from
 */
export function planTree(plan: Plan, version: number): PlanTree {
  return {
    version,
    title: plan.title ? shorten(plan.title.text, HEADING_LIMIT) : null,
    titleRange: plan.title?.range ?? null,
    nodes: plan.children.filter(isNumbered).map((node) => treeNode(plan, node)),
  };
}

function treeNode(plan: Plan, node: NumberedNode): PlanTreeNode {
  return {
    level: node.kind,
    marker: node.marker?.text ?? '',
    heading: shorten(headingOf(plan, node), HEADING_LIMIT),
    range: rangeOfNode(plan, node),
    headingRange: rangeOfHeading(plan, node),
    counts: countLevels(node.children),
    children: node.children.filter(isNumbered).map((child) => treeNode(plan, child)),
  };
}
