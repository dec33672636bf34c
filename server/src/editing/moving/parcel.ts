import type { Layout } from './layout';
import { lastOf, type Run } from './selected';

/** Lines that are taken out together: nodes side by side, and the blank lines that part them from a neighbour. */
export interface Parcel {
  readonly run: Run;
  readonly content: readonly [from: number, to: number];
  /** The blank lines, above or below. */
  readonly blanks: readonly [from: number, to: number];
}

/** The lines of a run. The first of a list leaves the blank lines under the heading, and takes those behind it. */
export function parcelOf(layout: Layout, run: Run): Parcel {
  const [first] = run;
  const last = lastOf(run);
  const content = [first.startLine, layout.ownEnd(last)] as const;
  const next = layout.next(last);
  const blanks =
    next && !layout.previous(first)
      ? ([content[1], next.startLine] as const)
      : ([layout.endBefore(content[0]), content[0]] as const);
  return { run, content, blanks };
}
