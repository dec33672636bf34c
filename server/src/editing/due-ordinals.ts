import { findCauses, isWrittenElsewhere } from '../plan/consequences';
import { countsAsRead, type Count } from '../plan/numbering';
import { resetsAt, type NumberingSettings, type Scope } from '../plan/scheme';
import { readOrdinals, type NumberingBreak } from '../plan/sequence';
import { LEVELS, type Level, type NumberedNode, type Plan } from '../plan/tree';

/** Nodes that one count runs over under the plan's schemes, in the order of the text. */
export interface CountedNodes {
  readonly count: Count;
  /** The scopes the count runs over. */
  readonly scopes: readonly Scope[];
  readonly nodes: readonly NumberedNode[];
  /** The slips in it. Where there are none, its numbers are as they should be, whatever they are. */
  readonly slips: readonly NumberingBreak[];
  /** The levels whose slips they are: other than its own where a slip only follows from another level's. */
  readonly roots: ReadonlySet<Level>;
  /** How many ordinals are passed over before a node because they stand elsewhere. */
  readonly passedOver: ReadonlyMap<NumberedNode, number>;
  /** Nodes at which the count rightly begins anew, although the scheme does not say so. */
  readonly anew: ReadonlySet<NumberedNode>;
  /**
   * Nodes of which only the writer can say what they should bear: behind a place where a list begins anew between
   * two siblings, since the heading line that stood there may be lost.
   */
  readonly doubtful: ReadonlySet<NumberedNode>;
}

const COUNTED = new WeakMap<Plan, readonly CountedNodes[]>();

/** What the settings fixed when a plan was read. */
export function settingsOf({ schemes }: Plan): NumberingSettings {
  const settings: NumberingSettings = {};
  for (const level of LEVELS) {
    const scheme = schemes[level];
    if (scheme?.fixed) {
      settings[level] = scheme.numbering;
    }
  }
  return settings;
}

/** The counts of a plan, outermost level first. Worked out once a plan. */
export function countsOf(plan: Plan): readonly CountedNodes[] {
  let counted = COUNTED.get(plan);
  if (!counted) {
    counted = readCounted(plan);
    COUNTED.set(plan, counted);
  }
  return counted;
}

function readCounted(plan: Plan): readonly CountedNodes[] {
  const counts = countsAsRead(plan.numbered);
  const breaks = counts.flatMap((count) => count.breaks);
  const { causesOf } = findCauses(breaks);
  /** The slips that a break comes from in the end; none where it is no slip. */
  const known = new Map<NumberingBreak, readonly NumberingBreak[]>();
  const rootsOf = (found: NumberingBreak): readonly NumberingBreak[] => {
    let roots = known.get(found);
    if (!roots) {
      const causes = isWrittenElsewhere(found, plan.lines) ? undefined : causesOf(found);
      roots = causes?.length === 0 ? [found] : (causes?.flatMap(rootsOf) ?? []);
      known.set(found, roots);
    }
    return roots;
  };
  const doubtful = findDoubtful(counts, breaks, rootsOf);
  const byNode = new Map<NumberedNode, NumberingBreak[]>();
  for (const found of breaks) {
    const others = byNode.get(found.node);
    if (others) {
      others.push(found);
    } else {
      byNode.set(found.node, [found]);
    }
  }
  const counted: CountedNodes[] = [];
  for (const count of counts) {
    for (const scopes of splitAtResets(count)) {
      const nodes = scopes.flatMap((scope) => scope.nodes);
      const slips: NumberingBreak[] = [];
      const roots = new Set<Level>();
      const passedOver = new Map<NumberedNode, number>();
      const anew = new Set<NumberedNode>();
      for (const found of nodes.flatMap((node) => byNode.get(node) ?? [])) {
        const origins = rootsOf(found);
        if (origins.length > 0) {
          slips.push(found);
          origins.forEach(({ level }) => roots.add(level));
        } else if (found.kind === 'gap') {
          passedOver.set(found.node, found.size);
        } else {
          anew.add(found.node);
        }
      }
      counted.push({ count, scopes, nodes, slips, roots, passedOver, anew, doubtful });
    }
  }
  return counted;
}

/** The nodes behind each lost heading, up to the end of their parent ({@link CountedNodes.doubtful}). */
function findDoubtful(
  counts: readonly Count[],
  breaks: readonly NumberingBreak[],
  rootsOf: (found: NumberingBreak) => readonly NumberingBreak[],
): ReadonlySet<NumberedNode> {
  const firsts = new Set(counts.flatMap(({ scopes }) => scopes.map(({ nodes }) => nodes[0])));
  const begins = new Set<NumberedNode>();
  for (const found of breaks) {
    const { kind, node } = found;
    const anew = kind === 'restart' || (kind === 'duplicate' && rootsOf(found)[0] !== found);
    if (anew && node.ordinal === 1 && !firsts.has(node)) {
      // Where the line that is lost left a gap in its own level, that gap is no wrong number either.
      [found, ...rootsOf(found)].forEach((slip) => begins.add(slip.node));
    }
  }
  const doubtful = new Set<NumberedNode>();
  for (const { nodes } of begins.size > 0 ? counts.flatMap(({ scopes }) => scopes) : []) {
    let parent: NumberedNode | undefined;
    let behind = false;
    for (const node of nodes) {
      behind = (behind && node.parent === parent) || begins.has(node);
      parent = node.parent;
      if (behind) {
        doubtful.add(node);
      }
    }
  }
  return doubtful;
}

/** The scopes of a level, in groups over which the count runs on. */
function splitAtResets({ scheme, scopes }: Count): readonly (readonly Scope[])[] {
  const groups: Scope[][] = [];
  let before: Scope | undefined;
  for (const scope of scopes) {
    const group = groups.at(-1);
    if (!group || resetsAt(scheme.resetAt, scope, before)) {
      groups.push([scope]);
    } else {
      group.push(scope);
    }
    before = scope;
  }
  return groups;
}

/** Whether only the writer can say what a node should bear ({@link CountedNodes.doubtful}). */
export function isDoubtful(plan: Plan, node: NumberedNode): boolean {
  return countsOf(plan)[0]?.doubtful.has(node) === true;
}

/**
 * The ordinal that each node with a marker should bear under the plan's schemes. It agrees with the slips that are
 * reported: a count without a slip is right as it is, whatever its numbers; one with a slip is counted anew from its
 * base. A numeral that cannot be read counts as the one due at its place.
 */
export function dueOrdinals(plan: Plan): ReadonlyMap<NumberedNode, number> {
  return ordinalsWhere(plan, () => true);
}

/**
 * The ordinals of all nodes with markers when only some may change: the others keep theirs, and what stands behind
 * them counts on from them.
 *
 * @param mayChange asked of each node
 * @param sparesDoubtful whether the nodes behind a heading that may be lost stay out of it ({@link CountedNodes.doubtful})
 */
export function ordinalsWhere(
  plan: Plan,
  mayChange: (node: NumberedNode, counted: CountedNodes) => boolean,
  sparesDoubtful = false,
): ReadonlyMap<NumberedNode, number> {
  const due = new Map<NumberedNode, number>();
  for (const counted of countsOf(plan)) {
    const { nodes, passedOver, anew, doubtful } = counted;
    const isSpared = (node: NumberedNode): boolean => sparesDoubtful && doubtful.has(node);
    const slips = counted.slips.filter(({ node }) => !isSpared(node));
    const slipped = new Set(slips.map(({ node }) => node));
    let last = 0;
    /** What the node before was called, and how many were passed over since. */
    let before = 0;
    let spared = 0;
    for (const node of nodes) {
      if (isSpared(node)) {
        spared++;
        continue;
      }
      if (anew.has(node)) {
        last = 0;
      }
      let next = last + 1 + (passedOver.get(node) ?? 0);
      if (spared > 0) {
        // The count may have gone on as if they had not been there, or as if they had run on.
        next =
          slipped.has(node) || node.ordinal === null
            ? next + spared
            : Math.max(1, last + node.ordinal - before);
        spared = 0;
      }
      before = node.ordinal ?? next;
      const may = mayChange(node, counted);
      last = slips.length > 0 && may ? next : (node.ordinal ?? next);
      // A numeral that is no ordinal is counted, but written anew only where that was asked for.
      if (may || node.ordinal !== null) {
        due.set(node, last);
      }
    }
  }
  return due;
}

/**
 * What the numerals that are no ordinals (`十十`) are taken for where the slips are looked for: the number after the
 * one before in the list. Written out, they change nothing else.
 */
export function ordinalsTakenFor(plan: Plan): ReadonlyMap<NumberedNode, number> {
  const taken = new Map<NumberedNode, number>();
  for (const count of new Set(countsOf(plan).map((counted) => counted.count))) {
    for (const { nodes, base } of count.lists) {
      const ordinals = readOrdinals(nodes, base);
      for (const [i, node] of nodes.entries()) {
        const ordinal = ordinals[i];
        if (node.ordinal === null && ordinal !== undefined) {
          taken.set(node, ordinal);
        }
      }
    }
  }
  return taken;
}
