import type { ArchiveUnit, Evidence, Link, Unit } from '../model';
import { COUNTERPART } from './score';

/** What {@link linksOf} is to link. */
export interface Alignment {
  readonly draft: readonly Unit[];
  readonly prior: readonly ArchiveUnit[];
  /** For every unit of the draft how likely units of the plan belong to it. */
  readonly scores: readonly (readonly { readonly unit: ArchiveUnit; readonly score: number }[])[];
  /** Units of the plan that the user said belong to one of the draft. */
  readonly confirmed: (draft: Unit) => readonly ArchiveUnit[];
  readonly evidence: (draft: Unit, prior: ArchiveUnit) => readonly Evidence[];
}

interface Edge {
  readonly draft: number;
  readonly prior: number;
  readonly score: number;
}

/**
 * Links between a draft and an earlier plan. Every unit is in exactly one link. What belongs together is split
 * into stars, as only one item can be split, or several be merged into one: of a group of several items on both
 * sides the most likely pairs that join it without a circle are kept, and of these the least likely ones are cut
 * that stand between two items which both have another partner; so no item loses its last one.
 *
 * @returns in the order of the draft; then what was dropped, in the order of the earlier plan
 */
export function linksOf(alignment: Alignment): readonly Link<ArchiveUnit>[] {
  const { draft, prior, scores } = alignment;
  const first = firstOf(prior);
  const edges = cutIntoStars(longestTrees(edgesOf(alignment), draft.length, prior.length), draft.length);
  const byDraft: Edge[][] = draft.map(() => []);
  const byPrior: Edge[][] = prior.map(() => []);
  for (const edge of edges) {
    byDraft[edge.draft]?.push(edge);
    byPrior[edge.prior]?.push(edge);
  }
  const links: Link<ArchiveUnit>[] = [];
  draft.forEach((unit, at) => {
    const own = byDraft[at] ?? [];
    const [only] = own;
    if (!only) {
      links.push({
        kind: 'new',
        prior: [],
        draft: [unit],
        score: 1 - bestOf(scores[at] ?? []),
        evidence: [],
      });
      return;
    }
    const sisters = own.length === 1 ? (byPrior[only.prior] ?? []) : own;
    // A split item is told once, where its first part stands.
    if (own.length === 1 && Math.min(...sisters.map((edge) => edge.draft)) < at) {
      return;
    }
    links.push(linkOf(alignment, sisters));
  });
  const best = new Float64Array(prior.length);
  for (const row of scores) {
    for (const { unit, score } of row) {
      best[unit.id - first] = Math.max(best[unit.id - first] ?? 0, score);
    }
  }
  prior.forEach((unit, at) => {
    if ((byPrior[at] ?? []).length === 0) {
      links.push({ kind: 'dropped', prior: [unit], draft: [], score: 1 - (best[at] ?? 0), evidence: [] });
    }
  });
  return links;
}

/** Units of a plan have consecutive ids, so an id less this one is a place. */
function firstOf(prior: readonly ArchiveUnit[]): number {
  return prior[0]?.id ?? 0;
}

function bestOf(row: readonly { readonly score: number }[]): number {
  return row.reduce((best, { score }) => Math.max(best, score), 0);
}

function linkOf({ draft, prior, evidence }: Alignment, edges: readonly Edge[]): Link<ArchiveUnit> {
  const draftAt = [...new Set(edges.map((edge) => edge.draft))].sort((a, b) => a - b);
  const priorAt = [...new Set(edges.map((edge) => edge.prior))].sort((a, b) => a - b);
  const kind = draftAt.length > 1 ? 'split' : priorAt.length > 1 ? 'merged' : 'continued';
  const ordered = [...edges].sort((a, b) => a.draft - b.draft || a.prior - b.prior);
  return {
    kind,
    prior: priorAt.flatMap((at) => prior[at] ?? []),
    draft: draftAt.flatMap((at) => draft[at] ?? []),
    score: edges.reduce((sum, { score }) => sum + score, 0) / edges.length,
    evidence: ordered.flatMap((edge) => {
      const one = draft[edge.draft];
      const two = prior[edge.prior];
      return one && two ? evidence(one, two) : [];
    }),
  };
}

/** The pairs that belong together, most likely first: what the user said, and what counts as a counterpart. */
function edgesOf({ draft, prior, scores, confirmed }: Alignment): readonly Edge[] {
  const first = firstOf(prior);
  const edges: Edge[] = [];
  draft.forEach((unit, at) => {
    const said = new Set(confirmed(unit).map(({ id }) => id));
    said.forEach((id) => edges.push({ draft: at, prior: id - first, score: 1 }));
    for (const { unit: one, score } of scores[at] ?? []) {
      if (score >= COUNTERPART && !said.has(one.id)) {
        edges.push({ draft: at, prior: one.id - first, score });
      }
    }
  });
  return edges.sort((a, b) => b.score - a.score || a.draft - b.draft || a.prior - b.prior);
}

/** Of edges, best first, those that close no circle. */
function longestTrees(edges: readonly Edge[], draftSize: number, priorSize: number): readonly Edge[] {
  const parents = Int32Array.from({ length: draftSize + priorSize }, (_, i) => i);
  const root = (node: number): number => {
    let at = node;
    for (let up = parents[at] ?? at; up !== at; up = parents[at] ?? at) {
      parents[at] = parents[up] ?? up;
      at = up;
    }
    return at;
  };
  return edges.filter((edge) => {
    const one = root(edge.draft);
    const two = root(draftSize + edge.prior);
    if (one !== two) {
      parents[one] = two;
    }
    return one !== two;
  });
}

/** Takes away, the least likely first, every edge both ends of which have another. */
function cutIntoStars(edges: readonly Edge[], draftSize: number): readonly Edge[] {
  const degrees = new Map<number, number>();
  const count = (node: number, by: number): number => {
    const degree = (degrees.get(node) ?? 0) + by;
    degrees.set(node, degree);
    return degree;
  };
  for (const { draft, prior } of edges) {
    count(draft, 1);
    count(draftSize + prior, 1);
  }
  return [...edges].reverse().filter(({ draft, prior }) => {
    const between = count(draft, 0) > 1 && count(draftSize + prior, 0) > 1;
    if (between) {
      count(draft, -1);
      count(draftSize + prior, -1);
    }
    return !between;
  });
}
