import type { Line } from './line';
import { comparePositions } from './position';
import { inferScheme, resetsAt } from './scheme';
import type { Cost, NumberingSettings, ResetAt, Schemes, Scope } from './scheme';
import { findBreaks, type NumberingBreak } from './sequence';
import { isNumbered, LEVELS, type Level, type NumberedNode } from './tree';

/** The schemes of a plan's levels, and every place where the numbers slip against them. */
export interface Numbering {
  readonly schemes: Schemes;
  readonly breaks: readonly NumberingBreak[];
}

/** Weighs the numbers of each level and finds the slips, in the order of the text. */
export function readNumbering(
  lines: readonly Line[],
  numbered: readonly NumberedNode[],
  settings: NumberingSettings,
): Numbering {
  const schemes: Schemes = {};
  const breaks: NumberingBreak[] = [];
  const groups = groupByParent(numbered);
  for (const level of LEVELS) {
    for (const family of ['plain', 'circled'] as const) {
      const scopes = scopesOf(groups[level][family], lines);
      if (scopes.length === 0) {
        continue;
      }
      const read = (resetAt: ResetAt): NumberingBreak[] => breaksOf(scopes, resetAt, family);
      const scheme = inferScheme(level, scopes, settings[level], (resetAt) => costOf(read(resetAt)));
      schemes[level] ??= scheme;
      append(breaks, read(scheme.resetAt));
    }
  }
  const gaps = new Set(
    breaks.filter(({ kind }) => kind === 'gap').map(({ level, node }) => `${level}:${node.startLine}`),
  );
  const broken = new Set(breaks.map(({ node }) => node));
  const kept = breaks.filter(
    (found) =>
      !isExplained(found, gaps) && !followsFromParent(found, broken) && !isWrittenElsewhere(found, lines),
  );
  kept.sort((a, b) => comparePositions(placeOf(a), placeOf(b)));
  return { schemes, breaks: kept };
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
function isUnderHeading(
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

function chapterOf(node: NumberedNode | undefined): NumberedNode | undefined {
  let at = node;
  while (at && at.kind !== 'chapter') {
    at = at.parent;
  }
  return at;
}

/** A scope that begins with 2 has lost its first; only one that begins higher may run on from the one before. */
const MIN_RUN_ON = 2;

/** Splits the scopes into lists that count up, and reports where a list goes the other way. */
function breaksOf(scopes: readonly Scope[], resetAt: ResetAt, family: string): NumberingBreak[] {
  const breaks: NumberingBreak[] = [];
  let list: NumberedNode[] = [];
  let base = 1;
  /** The list that goes on after a scope that wrongly began anew. */
  let aside: { readonly list: NumberedNode[]; readonly base: number; readonly skipped: number } | undefined;
  const close = (): void => {
    append(breaks, findBreaks(list, base));
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
      if (aside.list.length > 0) {
        append(breaks, findBreaks(aside.list, aside.base));
      }
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
  return breaks;
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

/**
 * Whether a slip only follows from another. A lost chapter line leaves a gap in the chapters, and, where items
 * restart, items that begin anew in the middle of the chapter before: one slip, and the gap says it.
 */
function isExplained({ kind, node }: NumberingBreak, gaps: ReadonlySet<string>): boolean {
  if (node.ordinal !== 1 || (kind !== 'restart' && kind !== 'duplicate')) {
    return false;
  }
  for (let holder = node.parent; holder; holder = holder.parent) {
    if (gaps.has(`${holder.kind}:${holder.endLine}`)) {
      return true;
    }
  }
  return false;
}

/** Whether a slip at the first node of a chapter or section is that of the chapter itself, deleted, doubled or moved. */
function followsFromParent({ node }: NumberingBreak, broken: ReadonlySet<NumberedNode>): boolean {
  const { parent } = node;
  return parent !== undefined && broken.has(parent) && parent.children.find(isNumbered) === node;
}

/** Breaks that Word leaves inside a line (U+000B, U+2028, U+0085): what stands behind them was a line of its own. */
const SOFT_BREAKS = ['\u000b', '\u2028', '\u0085'];
/** Lines looked at for a number that seems to be missing. */
const MAX_LOOKED = 50;

/**
 * Whether what a gap misses is there all the same: behind a soft break, or, for points, inside the sentence
 * (`1.任务：（1）普查；（2）建档。`). A single point with a number of its own is no list at all.
 */
function isWrittenElsewhere(
  { kind, level, node, other, missing }: NumberingBreak,
  lines: readonly Line[],
): boolean {
  if (kind !== 'gap' || !missing) {
    return false;
  }
  const from = other?.startLine ?? node.parent?.startLine ?? node.startLine - 1;
  const text = lines
    .slice(Math.max(0, from, node.startLine - MAX_LOOKED), node.startLine)
    .map((line) => line.text)
    .join('\n');
  if (SOFT_BREAKS.some((soft) => text.includes(soft))) {
    return true;
  }
  if (level !== 'point' || !node.marker) {
    return false;
  }
  const siblings = node.parent?.children.filter((child) => child.kind === 'point').length ?? 0;
  const last = node.marker.text.replace(String(node.ordinal), String(missing[1]));
  return siblings < 2 || (node.marker.shape !== '①' && text.includes(last));
}
