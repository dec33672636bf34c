import { numberedAt } from '../../plan/navigate';
import type { Range } from '../../plan/position';
import type { NumberedNode } from '../../plan/tree';
import type { Refusal } from '../outcome';
import type { Layout } from './layout';

/** Nodes of one list, side by side; there is at least one. */
export type Run = readonly [NumberedNode, ...NumberedNode[]];

/**
 * The nodes that a selection means: the one whose heading line or text it begins in, and those behind it in the same
 * list that it reaches into. A selection that ends before the first character of a line does not reach that line, as
 * when whole lines are selected.
 */
export function selectedRun(layout: Layout, { start, end }: Range): Run | { readonly refusal: Refusal } {
  const { plan } = layout;
  if (plan.flattenedLine !== undefined) {
    return { refusal: 'flattened' };
  }
  let first = numberedAt(plan, start.line);
  while (first?.kind === 'point' && layout.isLoose(start.line)) {
    first = first.parent;
  }
  if (!first) {
    return { refusal: 'no-node' };
  }
  const lastLine = end.line > start.line && end.character === 0 ? end.line - 1 : end.line;
  const run: [NumberedNode, ...NumberedNode[]] = [first];
  for (let last = first; lastLine >= last.endLine;) {
    const next = layout.next(last);
    if (!next || next.startLine > lastLine) {
      // Blank lines and a closing paragraph behind the last one do no harm; another node would be torn.
      return (layout.firstFrom(last.endLine)?.startLine ?? Infinity) <= lastLine
        ? { refusal: 'not-siblings' }
        : run;
    }
    run.push(next);
    last = next;
  }
  return run;
}

/** The last node of a run. */
export function lastOf(run: Run): NumberedNode {
  return run[run.length - 1] ?? run[0];
}
