import { dueOrdinals } from '../../editing/due-ordinals';
import type { NumberedNode, Plan } from '../../plan/tree';

const known = new WeakMap<Plan, readonly NumberedNode[]>();

/** The nodes that do not bear the ordinal they should, in the order of the text. Worked out once for a plan. */
export function wrongNumbers(plan: Plan): readonly NumberedNode[] {
  let wrong = known.get(plan);
  if (!wrong) {
    const due = dueOrdinals(plan);
    wrong = plan.numbered.filter((node) => due.has(node) && due.get(node) !== node.ordinal);
    known.set(plan, wrong);
  }
  return wrong;
}

/** Whether renumbering from a line on does something, and something else than renumbering the whole plan. */
export function differsFrom(plan: Plan, line: number): boolean {
  const wrong = wrongNumbers(plan);
  const first = wrong[0]?.startLine ?? line;
  const last = wrong.at(-1)?.startLine ?? -1;
  return first < line && last >= line;
}

/** Whether renumbering a chapter does something, and something else than renumbering the whole plan. */
export function differsInside(plan: Plan, chapter: NumberedNode): boolean {
  const isInside = ({ startLine }: NumberedNode): boolean =>
    startLine >= chapter.startLine && startLine < chapter.endLine;
  const inside = wrongNumbers(plan).filter(isInside).length;
  return inside > 0 && inside < wrongNumbers(plan).length;
}
