import { shorten } from '../config/shorten';
import { headingOf } from '../plan/navigate';
import type { NumberedNode, Plan } from '../plan/tree';

/** UTF-16 units of a heading that are shown in lists; longer ones end with an ellipsis. */
const LABEL_LIMIT = 120;

/** Marker and heading as lists show them; never empty. */
export function labelOf(plan: Plan, node: NumberedNode): string {
  return shorten(`${node.marker?.text ?? ''}${headingOf(plan, node)}` || '…', LABEL_LIMIT);
}
