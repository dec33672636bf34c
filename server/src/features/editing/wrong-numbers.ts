import { dueOrdinals } from '../../editing/due-ordinals';
import type { Level, NumberedNode, Plan } from '../../plan/tree';

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

/**
 * Whether renumbering from a line on does something, and something else than renumbering the whole plan.
 *
 * @param level with it only this level counts
 */
export function differsFrom(plan: Plan, line: number, level?: Level): boolean {
  const wrong = wrongOf(plan, level);
  const first = wrong[0]?.startLine ?? line;
  const last = wrong.at(-1)?.startLine ?? -1;
  return first < line && last >= line;
}

/** The same for renumbering what stands inside a chapter. */
export function differsInside(plan: Plan, chapter: NumberedNode, level?: Level): boolean {
  const wrong = wrongOf(plan, level);
  const isInside = ({ startLine }: NumberedNode): boolean =>
    startLine > chapter.startLine && startLine < chapter.endLine;
  const inside = wrong.filter(isInside).length;
  return inside > 0 && inside < wrong.length;
}

function wrongOf(plan: Plan, level: Level | undefined): readonly NumberedNode[] {
  const wrong = wrongNumbers(plan);
  return level ? wrong.filter(({ kind }) => kind === level) : wrong;
}
