import { findCauses, isWrittenElsewhere } from '../plan/consequences';
import { readCounts, type Count } from '../plan/numbering';
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
  const counts = readCounts(plan.lines, plan.numbered, settingsOf(plan));
  const breaks = counts.flatMap((count) => count.breaks);
  const { causesOf } = findCauses(breaks);
  /** The levels of the slips that a break comes from in the end; none where it is no slip. */
  const known = new Map<NumberingBreak, readonly Level[]>();
  const rootsOf = (found: NumberingBreak): readonly Level[] => {
    let levels = known.get(found);
    if (!levels) {
      const causes = isWrittenElsewhere(found, plan.lines) ? undefined : causesOf(found);
      levels = causes?.length === 0 ? [found.level] : (causes?.flatMap(rootsOf) ?? []);
      known.set(found, levels);
    }
    return levels;
  };
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
        const levels = rootsOf(found);
        if (levels.length > 0) {
          slips.push(found);
          levels.forEach((level) => roots.add(level));
        } else if (found.kind === 'gap') {
          passedOver.set(found.node, found.size);
        } else {
          anew.add(found.node);
        }
      }
      counted.push({ count, scopes, nodes, slips, roots, passedOver, anew });
    }
  }
  return counted;
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
 */
export function ordinalsWhere(
  plan: Plan,
  mayChange: (node: NumberedNode, counted: CountedNodes) => boolean,
): ReadonlyMap<NumberedNode, number> {
  const due = new Map<NumberedNode, number>();
  for (const counted of countsOf(plan)) {
    const { nodes, slips, passedOver, anew } = counted;
    let last = 0;
    for (const node of nodes) {
      if (anew.has(node)) {
        last = 0;
      }
      const next = last + 1 + (passedOver.get(node) ?? 0);
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
