/** How a list of ordinals goes on: by so many from the one before, or to a number of its own. */
export type Step =
  { readonly by: number; readonly to?: undefined } | { readonly to: number; readonly by?: undefined };

/**
 * The steps of a list. Its first ordinal, and a 1 further on (a list under a heading line of its own, a count that
 * begins anew), are numbers of their own.
 */
export function orderOf(ordinals: readonly number[]): readonly Step[] {
  return ordinals.map((ordinal, i) => {
    const before = ordinals[i - 1];
    return before === undefined || ordinal === 1 ? { to: ordinal } : { by: ordinal - before };
  });
}

/**
 * The steps when some nodes are taken out and the others close up. A node in order takes its own step with it, and
 * what is behind it goes on as it did; the slip of a node out of order goes with it too.
 *
 * @param gone for each position whether its node is taken out
 */
export function removeFrom(steps: readonly Step[], gone: readonly boolean[]): Step[] {
  const left: Step[] = [];
  let carried: Step | undefined;
  for (const [i, step] of steps.entries()) {
    const own = carried ? close(carried, step) : step;
    carried = undefined;
    if (gone[i]) {
      carried = own;
    } else {
      left.push(own);
    }
  }
  return left;
}

/** The step that remains of two when the node between them is taken out. */
function close(removed: Step, next: Step): Step {
  if (next.to !== undefined) {
    return next;
  }
  if (removed.to !== undefined) {
    return { to: removed.to + next.by - 1 };
  }
  if (removed.by === 1) {
    return next;
  }
  // A wrong number alone (1 2 9 4), one that was put in (1 2 9 3): the slip was that of the node itself.
  const both = removed.by + next.by;
  return both === 1 || both === 2 ? { by: 1 } : next.by === 1 ? removed : next;
}
