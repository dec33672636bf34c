import { findCauses, isWrittenElsewhere } from './consequences';
import type { Line } from './line';
import { comparePositions } from './position';
import { inferScheme, resetsAt } from './scheme';
import type { Cost, NumberingSettings, ResetAt, Scheme, Schemes, Scope } from './scheme';
import { findBreaks, type NumberingBreak } from './sequence';
import { LEVELS, type Level, type NumberedNode } from './tree';

/** The schemes of a plan's levels, and every place where the numbers slip against them. */
export interface Numbering {
  readonly schemes: Schemes;
  readonly breaks: readonly NumberingBreak[];
}

/** How the nodes of one level count; circled points for themselves. */
export interface Count {
  readonly scheme: Scheme;
  readonly scopes: readonly Scope[];
  /** Every slip against the scheme, those too that say nothing of their own. */
  readonly breaks: readonly NumberingBreak[];
  /** The nodes in lists that should each count up by one, as the slips were looked for in them. */
  readonly lists: readonly CountedList[];
}

/** Nodes that should count up by one, and the ordinal of the first. */
export interface CountedList {
  readonly nodes: readonly NumberedNode[];
  readonly base: number;
}

/** Weighs the numbers of each level and finds the slips, in the order of the text. */
export function readNumbering(
  lines: readonly Line[],
  numbered: readonly NumberedNode[],
  settings: NumberingSettings,
): Numbering {
  const schemes: Schemes = {};
  const breaks: NumberingBreak[] = [];
  const counts = readCounts(lines, numbered, settings);
  COUNTS.set(numbered, counts);
  for (const count of counts) {
    schemes[count.scheme.level] ??= count.scheme;
    append(breaks, count.breaks);
  }
  const { causesOf } = findCauses(breaks);
  const kept = breaks.filter((found) => causesOf(found).length === 0 && !isWrittenElsewhere(found, lines));
  kept.sort((a, b) => comparePositions(placeOf(a), placeOf(b)));
  return { schemes, breaks: kept };
}

const COUNTS = new WeakMap<readonly NumberedNode[], readonly Count[]>();

/** How each level counts in a plan that was read ({@link readCounts}), as it was found then. */
export function countsAsRead(numbered: readonly NumberedNode[]): readonly Count[] {
  return COUNTS.get(numbered) ?? [];
}

/** Weighs how each level counts, and finds where it does not. Levels come in their order, ① behind （1）. */
function readCounts(
  lines: readonly Line[],
  numbered: readonly NumberedNode[],
  settings: NumberingSettings,
): readonly Count[] {
  const counts: Count[] = [];
  const groups = groupByParent(numbered);
  for (const level of LEVELS) {
    for (const family of ['plain', 'circled'] as const) {
      const scopes = scopesOf(groups[level][family], lines);
      if (scopes.length === 0) {
        continue;
      }
      const known = new Map<ResetAt, Breaks>();
      const read = (resetAt: ResetAt): Breaks => {
        const breaks = known.get(resetAt) ?? breaksOf(scopes, resetAt, family);
        known.set(resetAt, breaks);
        return breaks;
      };
      const scheme = inferScheme(level, scopes, settings[level], (resetAt) => costOf(read(resetAt).breaks));
      counts.push({ scheme, scopes, ...read(scheme.resetAt) });
    }
  }
  return counts;
}

/** Spreading into `push` overflows the stack with a list as long as a hostile text can make it. */
function append<T>(list: T[], more: readonly T[]): void {
  for (const entry of more) {
    list.push(entry);
  }
}

function costOf(breaks: readonly NumberingBreak[]): Cost {
  return { breaks: breaks.length, size: breaks.reduce((sum, { size }) => sum + size, 0) };
}

function placeOf({ node }: NumberingBreak): { line: number; character: number } {
  return { line: node.startLine, character: 0 };
}

/** A level's nodes by parent, and apart from them the circled points, which count for themselves. */
type Families = Readonly<Record<'plain' | 'circled', Map<NumberedNode | undefined, NumberedNode[]>>>;

/** Sorts the nodes with markers by level, family and parent, in one walk. */
function groupByParent(numbered: readonly NumberedNode[]): Readonly<Record<Level, Families>> {
  const families = (): Families => ({ plain: new Map(), circled: new Map() });
  const groups = { chapter: families(), section: families(), item: families(), point: families() };
  for (const node of numbered) {
    if (!node.marker) {
      continue;
    }
    const parents = groups[node.kind][node.marker.shape === '①' ? 'circled' : 'plain'];
    const siblings = parents.get(node.parent);
    if (siblings) {
      siblings.push(node);
    } else {
      parents.set(node.parent, [node]);
    }
  }
  return groups;
}

function scopesOf(parents: Families['plain'], lines: readonly Line[]): readonly Scope[] {
  const scopes: Scope[] = [];
  for (const [parent, nodes] of parents) {
    const chapter = chapterOf(parent);
    let list: NumberedNode[] = [];
    for (const node of nodes) {
      // `八月份：` or `办公室` above a 1 is the heading of a list of its own.
      if (node.ordinal === 1 && list.length > 0 && isUnderHeading(lines, node, parent)) {
        scopes.push({ parent, chapter, nodes: list });
        list = [];
      }
      list.push(node);
    }
    scopes.push({ parent, chapter, nodes: list });
  }
  return scopes;
}

/** A line above a list that is its heading has hardly more characters. */
const MAX_LIST_HEADING = 24;

/** Whether the line above a node is a short one without a marker that stands for a heading. */
export function isUnderHeading(
  lines: readonly Line[],
  node: NumberedNode,
  parent: NumberedNode | undefined,
): boolean {
  let at = node.startLine - 1;
  while (at > (parent?.startLine ?? -1) && (lines[at]?.blank ?? false)) {
    at--;
  }
  const line = lines[at];
  if (!line || at <= (parent?.startLine ?? -1) || line.marker?.certainty === 'firm') {
    return false;
  }
  const text = line.trimmed;
  return text.length <= MAX_LIST_HEADING && (line.shape === 'heading' || /[：:]$/.test(text));
}

/** The chapter that a node is, or stands in. */
export function chapterOf(node: NumberedNode | undefined): NumberedNode | undefined {
  let at = node;
  while (at && at.kind !== 'chapter') {
    at = at.parent;
  }
  return at;
}

/** A scope that begins with 2 has lost its first; only one that begins higher may run on from the one before. */
const MIN_RUN_ON = 2;

type Breaks = Pick<Count, 'breaks' | 'lists'>;

/** Splits the scopes into lists that count up, and reports where a list goes the other way. */
function breaksOf(scopes: readonly Scope[], resetAt: ResetAt, family: string): Breaks {
  const breaks: NumberingBreak[] = [];
  const lists: CountedList[] = [];
  let list: NumberedNode[] = [];
  let base = 1;
  /** The list that goes on after a scope that wrongly began anew. */
  let aside: { readonly list: NumberedNode[]; readonly base: number; readonly skipped: number } | undefined;
  const close = (): void => {
    append(breaks, findBreaks(list, base));
    if (list.length > 0) {
      lists.push({ nodes: list, base });
    }
  };
  let before: Scope | undefined;
  for (const scope of scopes) {
    const first = scope.nodes[0]?.ordinal ?? null;
    const last = list.at(-1)?.ordinal ?? base - 1;
    if (resetsAt(resetAt, scope, before)) {
      const runsOn =
        family === 'plain' &&
        first !== null &&
        first > MIN_RUN_ON &&
        first === last + 1 &&
        countsUp(scope) &&
        !scope.nodes.some(({ ordinal }) => ordinal === 1);
      close();
      list = [];
      base = 1;
      aside = undefined;
      if (before && runsOn) {
        breaks.push(restart(scope, 1, before));
        base = first;
      }
    } else if (first === 1 && last > 0 && countsUp(scope)) {
      breaks.push(restart(scope, last + 1, before));
      aside = { list, base, skipped: scope.nodes.length };
      close();
      list = [];
      base = 1;
    } else if (aside && first !== null && first !== last + 1) {
      // After the odd one out the count may go on as if it had not been there, or as if it had run on.
      const due = (aside.list.at(-1)?.ordinal ?? 0) + 1;
      if (first === due || first === due + aside.skipped) {
        close();
        list = [];
        base = first;
        aside = undefined;
      }
    }
    append(list, scope.nodes);
    before = scope;
  }
  close();
  return { breaks, lists };
}

/** Whether a scope's own ordinals count up without a slip at its beginning, so that its start is meant. */
function countsUp(scope: Scope): boolean {
  const [first, second] = scope.nodes;
  const a = first?.ordinal ?? null;
  const b = second?.ordinal ?? null;
  return a !== null && (second === undefined || b === a + 1);
}

function restart(scope: Scope, expected: number, before: Scope | undefined): NumberingBreak {
  const [node] = scope.nodes;
  const other = before?.nodes.at(-1);
  if (!node) {
    throw new Error('a scope holds at least one node');
  }
  const size = scope.nodes.length;
  const last = scope.nodes.at(-1) ?? node;
  return { level: node.kind, kind: 'restart', node, expected, size, last, ...(other ? { other } : {}) };
}
