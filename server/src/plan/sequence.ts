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
  /** The ordinal that is due at the node's place. */
  readonly expected: number;
  /** First and last missing ordinal of a gap. */
  readonly missing?: readonly [number, number];
  /** The node the report refers to: the one before, or the other bearer of the ordinal. */
  readonly other?: NumberedNode;
  /** How many ordinals are missing, or how many nodes stand where they should not. */
  readonly size: number;
  /** The last of the nodes that stand where they should not; the node itself when it is alone. */
  readonly last: NumberedNode;
}

/** A run of nodes whose ordinals count up by one. */
interface Run {
  /** Index of the first node, and the index after the last. */
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

/** How a chain of runs reached a run: over which one, and how many nodes at its head it leaves out. */
interface Step {
  readonly cost: number;
  readonly previous: number;
  readonly trimmed: number;
}

/** How many runs a chain may leap over; real slips need a handful, and hostile input stays linear. */
const REACH = 24;
/** One report weighs more than any number of nodes left out. */
const REPORT = 1e6;

/**
 * Leaving out a run is one report; a long one is less likely to be the slip than what stands around it. Of two
 * that might be left out the later is, so that of a doubled item the second is reported.
 */
function leaveOutCost(from: number, to: number): number {
  const nodes = to - from;
  return nodes === 0 ? 0 : REPORT + ((nodes - 1) * REPORT) / 2 + nodes - Math.min(from, 1e5) / 1e6;
}

/**
 * Finds the slips in a list of ordinals that should count up by one, with the fewest reports: the longest way
 * through the runs is kept, what it leaves out is out of order or a duplicate, and what it leaps over is
 * missing. One slip gives one break: a deleted item is one gap, a moved one is one break at its new place and
 * no gap at its old, a wrong number one break where it stands.
 *
 * @param nodes in the order of the text
 * @param base the ordinal the first node should have
 */
export function findBreaks(nodes: readonly NumberedNode[], base: number): NumberingBreak[] {
  const ordinals = readOrdinals(nodes, base);
  const runs = splitRuns(ordinals);
  const only = runs[0];
  if (!only || (runs.length === 1 && only.first === base)) {
    return [];
  }
  const absent = countAbsent(ordinals);
  const chain = bestChain(runs, base, absent);
  return report(nodes, ordinals, runs, chain, base, absent);
}

/** A numeral that cannot be read stands for the ordinal due at its place: it has a report of its own. */
export function readOrdinals(nodes: readonly NumberedNode[], base: number): readonly number[] {
  const ordinals: number[] = [];
  for (const { ordinal } of nodes) {
    ordinals.push(ordinal ?? (ordinals.at(-1) ?? base - 1) + 1);
  }
  return ordinals;
}

function splitRuns(ordinals: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (let i = 1; i <= ordinals.length; i++) {
    const before = ordinals[i - 1] ?? 0;
    if (i === ordinals.length || ordinals[i] !== before + 1) {
      runs.push({ from, to: i, first: ordinals[from] ?? 0, last: before });
      from = i;
    }
  }
  return runs;
}

/** What a gap costs: nothing where each missing ordinal stands elsewhere, or the nodes left out there fill it. */
function gapCost(after: number, before: number, leftOut: number, absent: Absent): number {
  return missingBetween(after, before, absent) > leftOut ? REPORT : 0;
}

/**
 * How many nodes left out between two kept ones may be bearers of missing ordinals with a wrong number. Those
 * whose own numbers are in order there are not wrong, and fill nothing.
 */
function fillers(runs: readonly Run[], from: number, to: number, after: number, before: number): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    const run = runs[i];
    if (run && !(run.first > after && run.last < before)) {
      count += run.to - run.from;
    }
  }
  return count;
}

/** For each ordinal how many up to it stand nowhere: asked of each pair of runs, so it is counted once. */
type Absent = readonly number[];

function countAbsent(ordinals: readonly number[]): Absent {
  const present = new Set(ordinals);
  const most = ordinals.reduce((max, ordinal) => Math.max(max, ordinal), 0);
  const absent = [0];
  for (let ordinal = 1; ordinal <= most; ordinal++) {
    absent.push((absent[ordinal - 1] ?? 0) + (present.has(ordinal) ? 0 : 1));
  }
  return absent;
}

function missingBetween(after: number, before: number, absent: Absent): number {
  return before <= after ? 0 : (absent[before - 1] ?? 0) - (absent[after] ?? 0);
}

/** For each run the chain that ends there, by dynamic programming; returns the steps of the cheapest whole chain. */
function bestChain(runs: readonly Run[], base: number, absent: Absent): readonly (Step & { run: number })[] {
  const steps: Step[] = [];
  for (const [j, run] of runs.entries()) {
    let best: Step | undefined;
    let leftOut = 0;
    for (let i = j - 1; i >= Math.max(-1, j - REACH); i--) {
      const last = i < 0 ? base - 1 : (runs[i]?.last ?? 0);
      const before = i < 0 ? 0 : (steps[i]?.cost ?? 0);
      const trimmed = Math.max(0, last - run.first + 1);
      // What costs more before anything is looked at is not looked at.
      if (trimmed < run.to - run.from && !(best && before + leftOut >= best.cost)) {
        const first = run.first + trimmed;
        const fill = fillers(runs, i + 1, j, last, first) + trimmed;
        const cost =
          before + leftOut + leaveOutCost(run.from, run.from + trimmed) + gapCost(last, first, fill, absent);
        if (!best || cost < best.cost) {
          best = { cost, previous: i, trimmed };
        }
      }
      const between = runs[i];
      leftOut += between ? leaveOutCost(between.from, between.to) : 0;
    }
    // Beyond reach of any start the run can only be left out.
    steps.push(best ?? { cost: Infinity, previous: -1, trimmed: 0 });
  }
  let end = -1;
  let least = Infinity;
  let after = 0;
  for (let i = runs.length - 1; i >= 0; i--) {
    const run = runs[i];
    const cost = (steps[i]?.cost ?? Infinity) + after;
    if (cost < least) {
      least = cost;
      end = i;
    }
    after += run ? leaveOutCost(run.from, run.to) : 0;
  }
  const chain: (Step & { run: number })[] = [];
  for (let i = end; i >= 0;) {
    const step = steps[i];
    if (!step) {
      break;
    }
    chain.push({ ...step, run: i });
    i = step.previous;
  }
  return chain.reverse();
}

function report(
  nodes: readonly NumberedNode[],
  ordinals: readonly number[],
  runs: readonly Run[],
  chain: readonly (Step & { run: number })[],
  base: number,
  absent: Absent,
): NumberingBreak[] {
  const breaks: NumberingBreak[] = [];
  const bearers = new Map<number, number>();
  for (const { run, trimmed } of chain) {
    const { from, to } = runs[run] ?? { from: 0, to: 0 };
    for (let i = from + trimmed; i < to; i++) {
      bearers.set(ordinals[i] ?? 0, i);
    }
  }
  let last = base - 1;
  let lastNode: NumberedNode | undefined;
  let nextRun = 0;
  const leftOut = (from: number, to: number): void => {
    const node = nodes[from];
    if (!node || from >= to) {
      return;
    }
    // Neighbours that all bear one number are one slip: somebody meant to have them counted later.
    const before = breaks.at(-1);
    const again = to - from === 1 && ordinals[from] === ordinals[from - 1];
    if (again && before?.kind === 'duplicate' && before.last === nodes[from - 1]) {
      breaks[breaks.length - 1] = { ...before, last: node, size: before.size + 1 };
    } else {
      breaks.push(outlier(node, ordinals, from, to, last, lastNode, nodes, bearers));
    }
  };
  for (const { run, trimmed } of chain) {
    const current = runs[run];
    if (!current) {
      continue;
    }
    const start = current.from + trimmed;
    const first = current.first + trimmed;
    const fill = fillers(runs, nextRun, run, last, first) + trimmed;
    for (; nextRun < run; nextRun++) {
      const { from, to } = runs[nextRun] ?? { from: 0, to: 0 };
      leftOut(from, to);
    }
    leftOut(current.from, start);
    const node = nodes[start];
    if (node && missingBetween(last, first, absent) > fill) {
      breaks.push(gap(node, last + 1, first - 1, lastNode));
    }
    last = current.last;
    lastNode = nodes[current.to - 1];
    nextRun = run + 1;
  }
  for (; nextRun < runs.length; nextRun++) {
    const { from, to } = runs[nextRun] ?? { from: 0, to: 0 };
    leftOut(from, to);
  }
  return breaks;
}

function gap(node: NumberedNode, from: number, to: number, other: NumberedNode | undefined): NumberingBreak {
  return {
    level: node.kind,
    kind: 'gap',
    node,
    expected: from,
    missing: [from, to],
    size: to - from + 1,
    last: node,
    ...(other ? { other } : {}),
  };
}

function outlier(
  node: NumberedNode,
  ordinals: readonly number[],
  from: number,
  to: number,
  last: number,
  lastNode: NumberedNode | undefined,
  nodes: readonly NumberedNode[],
  bearers: ReadonlyMap<number, number>,
): NumberingBreak {
  const ordinal = ordinals[from] ?? 0;
  const bearer = bearers.get(ordinal);
  const twin = bearer === undefined ? undefined : nodes[bearer];
  // A list that begins anew goes on with 2, or is over, or begins anew once more; a wrong number stands alone.
  const after = ordinals[from + 1];
  const alone = to - from === 1;
  const restarts =
    ordinal === 1 &&
    ordinals[from - 1] !== 1 &&
    (!alone || (twin !== undefined && (after === undefined || after === 1)));
  const kind = restarts ? 'restart' : twin ? 'duplicate' : 'order';
  const other = kind === 'duplicate' ? twin : lastNode;
  return {
    level: node.kind,
    kind,
    node,
    expected: last + 1,
    size: to - from,
    last: nodes[to - 1] ?? node,
    ...(other ? { other } : {}),
  };
}
