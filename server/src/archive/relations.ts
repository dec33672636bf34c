import { evidenceOf } from './evidence';
import type {
  ArchivePlan,
  ArchiveUnit,
  DraftPlan,
  Lineage,
  Link,
  PlanArchive,
  RelatedUnit,
  Relation,
  Relations,
  ResolvedLink,
  SeriesMember,
  Unit,
} from './model';
import { TermVector, type TermWeights } from './score-terms';
import { seriesOf } from './series';

/** From this score on a unit counts as a counterpart. */
export const COUNTERPART = 0.5;
/** Units of the archive that a search gives for closer looking. */
const CANDIDATES = 30;
const MOST_RELATED = 8;

/** Relations worked out before, so that a keystroke in one item costs only that item. Bounded; one an archive. */
export class RelationCache {
  readonly #relations = new Map<string, Relation>();

  get(key: string): Relation | undefined {
    return this.#relations.get(key);
  }

  set(key: string, relation: Relation): void {
    if (this.#relations.size >= 4096) {
      const oldest = this.#relations.keys().next().value;
      if (oldest !== undefined) {
        this.#relations.delete(oldest);
      }
    }
    this.#relations.set(key, relation);
  }
}

/** A draft beside an archive. */
export class DraftRelations implements Relations {
  readonly draft: DraftPlan;
  readonly #archive: PlanArchive;
  readonly #cache: RelationCache;
  readonly #weights: TermWeights;
  #series: readonly SeriesMember[] | undefined;

  constructor(
    archive: PlanArchive,
    draft: DraftPlan,
    options: { links?: readonly ResolvedLink[]; cache?: RelationCache } = {},
  ) {
    this.#archive = archive;
    this.draft = draft;
    this.#cache = options.cache ?? new RelationCache();
    this.#weights = {
      weight: (term) => Math.log((archive.unitCount + 50) / (archive.documentFrequency(term) + 0.5)),
    };
  }

  get series(): readonly SeriesMember[] {
    this.#series ??= seriesOf(this.draft.info, this.#archive.plans, () => new Set());
    return this.#series;
  }

  get previous(): ArchivePlan | undefined {
    const first = this.series[0];
    return first?.included ? first.plan : undefined;
  }

  unitAt(line: number): Unit | undefined {
    return this.draft.units.filter((unit) => unit.line <= line && line < unit.endLine).at(-1);
  }

  relationOf(unit: Unit): Relation {
    const key = `${this.#archive.version}\n${this.draft.info.uri}\n${unit.text}`;
    const known = this.#cache.get(key);
    if (known) {
      return known;
    }
    const accepted = new Set(this.series.filter(({ included }) => included).map(({ plan }) => plan));
    const mine = TermVector.of(unit.text, this.#weights);
    const related = this.#archive
      .search(unit.text, { limit: CANDIDATES, accepts: (plan) => accepted.has(plan) })
      .map(({ id }) => this.#archive.unit(id))
      .map((candidate): RelatedUnit => {
        const cosine = mine.cosine(TermVector.of(candidate.text, this.#weights));
        return {
          unit: candidate,
          score: 1 / (1 + Math.exp(-20 * (cosine - 0.2))),
          evidence: evidenceOf(unit.text, candidate.text, this.#weights),
        };
      })
      .sort((a, b) => b.score - a.score || a.unit.id - b.unit.id)
      .slice(0, MOST_RELATED);
    const relation: Relation = {
      verdict: (related[0]?.score ?? 0) >= COUNTERPART ? 'continued' : 'new',
      related,
    };
    this.#cache.set(key, relation);
    return relation;
  }

  known(unit: Unit): Relation | undefined {
    return this.#cache.get(`${this.#archive.version}\n${this.draft.info.uri}\n${unit.text}`);
  }

  linksWith(plan: ArchivePlan): readonly Link<ArchiveUnit>[] {
    const used = new Set<ArchiveUnit>();
    const links = this.draft.units.map((unit): Link<ArchiveUnit> => {
      const best = this.relationOf(unit).related.find(
        (entry) => entry.unit.plan === plan && entry.score >= COUNTERPART && !used.has(entry.unit),
      );
      if (!best) {
        return { kind: 'new', prior: [], draft: [unit], score: 1, evidence: [] };
      }
      used.add(best.unit);
      return {
        kind: 'continued',
        prior: [best.unit],
        draft: [unit],
        score: best.score,
        evidence: best.evidence,
      };
    });
    const dropped = this.#archive
      .unitsOf(plan)
      .filter((unit) => !used.has(unit))
      .map((unit): Link<ArchiveUnit> => ({
        kind: 'dropped',
        prior: [unit],
        draft: [],
        score: 1,
        evidence: [],
      }));
    return [...links, ...dropped];
  }

  lineageOf(unit: Unit): Lineage {
    const related = this.relationOf(unit).related.filter(({ score }) => score >= COUNTERPART);
    const steps = this.series
      .filter(({ included }) => included)
      .map(({ plan }) => ({
        plan,
        units: related.filter((entry) => entry.unit.plan === plan).map((entry) => entry.unit),
      }));
    return { steps, first: steps.filter(({ units }) => units.length > 0).at(-1)?.plan };
  }
}
