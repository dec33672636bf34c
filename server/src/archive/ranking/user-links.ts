import type { ArchiveUnit, LinkVerdict, ResolvedLink, Unit } from '../model';

/** A candidate with what the user said of it. */
interface Said {
  readonly unit: ArchiveUnit;
  readonly score: number;
  readonly verdict?: LinkVerdict;
}

/** What the user said of pairs of units, found by their headings. */
export class UserLinks {
  /** Differs where what was said differs. */
  readonly key: string;
  readonly #byDraft = new Map<string, ResolvedLink[]>();

  constructor(links: readonly ResolvedLink[]) {
    this.key = links.length === 0 ? '' : JSON.stringify(links);
    for (const link of links) {
      const heading = wordsOf(link.draft);
      this.#byDraft.set(heading, [...(this.#byDraft.get(heading) ?? []), link]);
    }
  }

  verdict(unit: Unit, prior: ArchiveUnit): LinkVerdict | undefined {
    const links = this.#byDraft.get(wordsOf(unit.heading));
    const heading = links && wordsOf(prior.heading);
    // The last word counts.
    return links
      ?.filter(({ prior: said }) => said.uri === prior.plan.uri && wordsOf(said.heading) === heading)
      .at(-1)?.verdict;
  }

  confirmed(unit: Unit): readonly ResolvedLink[] {
    const links = this.#byDraft.get(wordsOf(unit.heading)) ?? [];
    return links.filter(({ verdict }) => verdict === 'confirmed');
  }

  /** Candidates without the rejected ones; confirmed ones have a score of 1, and are there even if nothing else found them. */
  apply(unit: Unit, candidates: readonly Said[], confirmed: () => readonly ArchiveUnit[]): Said[] {
    if (!this.#byDraft.has(wordsOf(unit.heading))) {
      return [...candidates];
    }
    const said = confirmed();
    const ids = new Set(said.map(({ id }) => id));
    return [
      ...said.map((one) => ({ unit: one, score: 1, verdict: 'confirmed' as const })),
      ...candidates.filter((one) => !ids.has(one.unit.id) && this.verdict(unit, one.unit) !== 'rejected'),
    ];
  }
}

function wordsOf(heading: string): string {
  return heading.replace(/[\s\u3000]+/g, '');
}
