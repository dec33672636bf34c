import { linksOf } from './align';
import { withoutCopies } from './copies';
import { SENTENCE_LIKE } from './evidence';
import { lineageOf, type Stage } from './lineage';
import type {
  ArchivePlan,
  ArchiveUnit,
  DraftPlan,
  Evidence,
  Lineage,
  Link,
  PlanArchive,
  RelatedUnit,
  Relation,
  Relations,
  ResolvedLink,
  SeriesMember,
  Unit,
} from '../model';
import { unitOnLine } from '../unit';
import { RelationCache, type DraftEntry } from './relation-cache';
import { COUNTERPART, ownModel, scoreOf, type Model } from './score';
import { behindIn, Board, ownFeatures, ratioIn, trust } from './score-board';
import type { Near, Row } from './score-rows';
import { LONGEST, type Sketch } from './score-sketch';
import { seriesOf } from './series';
import { UserLinks } from './user-links';

export { COUNTERPART } from './score';
export { RelationCache } from './relation-cache';

/** Units a search gives for closer looking, where a plan is not compared as a whole; of these the most alike are judged. */
const CANDIDATES = 30;
const JUDGED = 12;
/** Related units that are given out. */
const MOST_RELATED = 8;
/** What scores less, and stands behind the first three, is nobody's concern. */
const LEAST = 0.05;
/** Of each item the first three are always given, however little they are alike. */
const ALWAYS = 3;
/** The latest plans of a series, each compared as a whole; older ones are searched. */
const MOST_BOARDS = 4;
/** For an item's lineage so many of the latest plans are gone through; older ones are searched. */
const MOST_STEPS = 24;
/**
 * A draft and a plan are compared as a whole up to so many units each, and so many pairs (2,000 times 2,000). Above
 * that every unit is searched for by itself; and in a draft of more units only what has the same words is linked.
 */
const LARGEST = 4_000;
const LARGEST_BOARD = 4_000_000;
/** The same for plans that are not the latest. */
const LARGEST_OLDER = 400;
const LARGEST_OLDER_BOARD = 250_000;
/** Items of a draft that are looked up to find plans with the same content, and hits for each. */
const SAMPLE = 12;
const SAMPLE_HITS = 10;
/** Two items are evidently alike from this cosine on; a plan is, when so much of the sample is. */
const ALIKE = 0.3;
const ALIKE_SHARE = 0.3;

/**
 * Of units of several plans a later plan's comes first unless an older one is likelier by so much for each plan
 * between (logarithm of the odds); and above so much no unit is likelier than another.
 */
const YEAR = 2;
const BEYOND_DOUBT = 6;

/** What {@link DraftRelations} may be given beside archive and draft. */
export interface RelationOptions {
  /** What the user said; it wins everywhere. */
  readonly links?: readonly ResolvedLink[];
  /** Kept between versions of a document; without it everything is worked out anew. */
  readonly cache?: RelationCache;
  /** Another model than the program's own, to judge ranking by plans that its own was taught with. */
  readonly model?: Model;
}

/** An earlier unit with how likely it is a counterpart. */
interface Candidate {
  readonly unit: ArchiveUnit;
  readonly score: number;
}

/**
 * A draft beside an archive. Nothing is worked out before it is asked for. A unit is compared with every unit of
 * the latest plans of its series, and with what a search finds in older ones.
 */
export class DraftRelations implements Relations {
  readonly draft: DraftPlan;
  readonly #archive: PlanArchive;
  readonly #cache: RelationCache;
  readonly #model: Model;
  readonly #links: UserLinks;
  /** The state of the archive that everything below holds for. */
  #version: number;
  readonly #relations = new Map<Unit, Relation>();
  readonly #boards = new Map<ArchivePlan, Board | undefined>();
  #series: readonly SeriesMember[] | undefined;
  #seriesKey: string | undefined;
  #indexes: ReadonlyMap<Unit, number> | undefined;

  constructor(archive: PlanArchive, draft: DraftPlan, options: RelationOptions = {}) {
    this.#archive = archive;
    this.draft = draft;
    this.#cache = options.cache ?? new RelationCache();
    this.#model = options.model ?? ownModel();
    this.#links = new UserLinks(options.links ?? []);
    this.#version = archive.version;
    this.#cache.enter(archive, this.#model);
  }

  get series(): readonly SeriesMember[] {
    const cache = this.#enter();
    this.#series ??= cache.series(this.#draftKey(), () =>
      withoutCopies(
        seriesOf(this.draft.info, this.#archive.plans, (plans) => this.#alike(plans)),
        (plan) => this.#archive.unitsOf(plan),
      ),
    );
    return this.#series;
  }

  get previous(): ArchivePlan | undefined {
    const first = this.series[0];
    return first?.included ? first.plan : undefined;
  }

  unitAt(line: number): Unit | undefined {
    return unitOnLine(this.draft.units, line);
  }

  relationOf(unit: Unit): Relation {
    const cache = this.#enter();
    const known = this.#relations.get(unit);
    if (known) {
      return known;
    }
    const entry = cache.entry(unit);
    const candidates = this.#links.apply(unit, this.#candidates(unit, entry), () => this.#confirmed(unit));
    const ranks = this.#ranks();
    candidates.sort((a, b) => byRank(a, b, ranks));
    const related = candidates
      .slice(0, MOST_RELATED)
      .filter(({ score }, i) => i < ALWAYS || score >= LEAST)
      .map(({ unit: prior, score, verdict }): RelatedUnit => {
        const evidence = this.#evidence(entry, prior);
        // What is no counterpart is shown for sentences that continue each other, or without any.
        const strong =
          score >= COUNTERPART ? evidence : evidence.filter((pair) => pair.score >= SENTENCE_LIKE);
        const shown = { unit: prior, score, evidence: strong };
        return verdict ? { ...shown, verdict } : shown;
      });
    const continued = (related[0]?.score ?? 0) >= COUNTERPART;
    const relation: Relation = { verdict: continued ? 'continued' : 'new', related };
    this.#relations.set(unit, relation);
    entry.last = { key: this.#circumstances(), relation };
    return relation;
  }

  known(unit: Unit): Relation | undefined {
    const cache = this.#enter();
    const known = this.#relations.get(unit);
    if (known) {
      return known;
    }
    const last = cache.peek(unit)?.last;
    return last?.key === this.#circumstances() ? last.relation : undefined;
  }

  linksWith(plan: ArchivePlan): readonly Link<ArchiveUnit>[] {
    const cache = this.#enter();
    const { units } = this.draft;
    const likely =
      units.length <= LARGEST || this.#fits(plan)
        ? units.map((unit, at) => this.#scoresIn(plan, at, unit, cache.entry(unit)))
        : this.#sameWords(plan);
    return linksOf({
      draft: units,
      prior: cache.units(plan),
      scores: units.map((unit, at) =>
        (likely[at] ?? []).filter(({ unit: prior }) => this.#links.verdict(unit, prior) !== 'rejected'),
      ),
      confirmed: (unit) => this.#confirmed(unit).filter((one) => one.plan === plan),
      evidence: (unit, prior) => this.#evidence(cache.entry(unit), prior),
    });
  }

  lineageOf(unit: Unit): Lineage {
    const cache = this.#enter();
    const plans = this.series.filter(({ included }) => included).map(({ plan }) => plan);
    const entry = cache.entry(unit);
    const at = this.#indexOf(unit);
    const near = plans.filter((plan, i) => i < MOST_STEPS && this.#fits(plan));
    const far = near.length === plans.length ? [] : this.#search(unit, entry, plans, near);
    const stages = plans.map((plan): Stage => {
      const scores = near.includes(plan)
        ? this.#scoresIn(plan, at, unit, entry)
        : far.filter((candidate) => candidate.unit.plan === plan);
      const said = this.#links.apply(unit, scores, () =>
        this.#confirmed(unit).filter((one) => one.plan === plan),
      );
      return { plan, direct: said };
    });
    const steps = new Set(near);
    return lineageOf(stages, (later, earlier) =>
      steps.has(later) && steps.has(earlier) ? this.#between(later, earlier) : () => [],
    );
  }

  /** The cache, free of anything from another state of the archive. */
  #enter(): RelationCache {
    this.#cache.enter(this.#archive, this.#model);
    if (this.#version !== this.#archive.version) {
      this.#version = this.#archive.version;
      this.#relations.clear();
      this.#boards.clear();
      this.#series = undefined;
    }
    return this.#cache;
  }

  #draftKey(): string {
    const { uri, year, issuer, kind, series } = this.draft.info;
    // Content decides only where nothing else does, and a few more words hardly change it.
    const size = Math.ceil(Math.log2(1 + this.draft.units.length));
    return JSON.stringify([uri, year, issuer, kind, series, size]);
  }

  #circumstances(): string {
    this.#seriesKey ??= `${this.#draftKey()} ${this.#links.key}`;
    return this.#seriesKey;
  }

  #indexOf(unit: Unit): number {
    this.#indexes ??= new Map(this.draft.units.map((one, at) => [one, at]));
    return this.#indexes.get(unit) ?? this.draft.units.findIndex(({ line }) => line === unit.line);
  }

  #row(entry: DraftEntry, plan: ArchivePlan): Row {
    let row = entry.rows.get(plan.id);
    if (!row) {
      row = this.#cache.side(plan).rows.row(entry.sketch.whole);
      entry.rows.set(plan.id, row);
    }
    return row;
  }

  /** Whether a plan is small enough to be gone through unit by unit. */
  #fits(plan: ArchivePlan): boolean {
    return plan.size <= (plan === this.previous ? LARGEST : LARGEST_OLDER);
  }

  /** The whole draft beside a plan; undefined where that is too much. */
  #board(plan: ArchivePlan): Board | undefined {
    if (!this.#boards.has(plan)) {
      const { length } = this.draft.units;
      const limit = plan === this.previous ? LARGEST_BOARD : LARGEST_OLDER_BOARD;
      const small = length <= LARGEST && this.#fits(plan) && length * plan.size <= limit;
      this.#boards.set(plan, small ? this.#makeBoard(plan) : undefined);
    }
    return this.#boards.get(plan);
  }

  #makeBoard(plan: ArchivePlan): Board {
    const entries = this.draft.units.map((unit) => this.#cache.entry(unit));
    return new Board(
      entries.map(({ sketch }) => sketch),
      entries.map((entry) => this.#row(entry, plan)),
      this.#cache.side(plan),
    );
  }

  /** The units of a plan that come near a unit of the draft, most alike first. */
  #scoresIn(plan: ArchivePlan, at: number, unit: Unit, entry: DraftEntry): readonly Candidate[] {
    if (!this.#fits(plan)) {
      return this.#search(unit, entry, [plan], []);
    }
    const units = this.#cache.units(plan);
    const board = at < 0 ? undefined : this.#board(plan);
    const row = board?.rows[at] ?? this.#row(entry, plan);
    const { sketches } = this.#cache.side(plan);
    return row.flatMap((near) => {
      const prior = units[near.at];
      const sketch = sketches[near.at];
      if (!prior || !sketch) {
        return [];
      }
      const score = board
        ? scoreOf(board.features(at, near), this.#model.weights)
        : this.#plainScore(entry.sketch, sketch, row, near, plan.size);
      return [{ unit: prior, score }];
    });
  }

  #plainScore(draft: Sketch, prior: Sketch, row: Row, near: Near, size: number): number {
    return scoreOf(
      [
        ...ownFeatures(draft.compare(prior)),
        draft.context.cosine(prior.context),
        ratioIn(row, near) * trust(size),
        behindIn(row, near),
      ],
      this.#model.plainWeights,
    );
  }

  #candidates(unit: Unit, entry: DraftEntry): readonly Candidate[] {
    const included = this.series.filter((member) => member.included).map(({ plan }) => plan);
    const at = this.#indexOf(unit);
    const whole = included.slice(0, MOST_BOARDS).filter((plan) => this.#fits(plan));
    const candidates = whole.flatMap((plan) => this.#scoresIn(plan, at, unit, entry));
    return whole.length === included.length
      ? candidates
      : [...candidates, ...this.#search(unit, entry, included, whole)];
  }

  /** How far each plan of the series lies back: 0 for the latest. */
  #ranks(): ReadonlyMap<ArchivePlan, number> {
    return new Map(this.series.filter(({ included }) => included).map(({ plan }, at) => [plan, at]));
  }

  /** What a search finds in some plans, leaving out those that are compared as a whole. */
  #search(
    unit: Unit,
    entry: DraftEntry,
    among: readonly ArchivePlan[],
    whole: readonly ArchivePlan[],
  ): readonly Candidate[] {
    const key = `${among.length === 1 ? (among[0]?.id ?? 0) : this.#draftKey()} ${whole.length}`;
    let hits = entry.found.get(key);
    if (!hits) {
      const accepted = new Set(among);
      whole.forEach((plan) => accepted.delete(plan));
      hits = this.#archive
        .search(unit.text.slice(0, LONGEST), { limit: CANDIDATES, accepts: (plan) => accepted.has(plan) })
        .map(({ id }) => this.#archive.unit(id));
      entry.found.set(key, hits);
    }
    const found = hits
      .map((prior) => {
        const sketch = this.#cache.sketch(prior);
        return { prior, sketch, near: { at: prior.id, cosine: entry.sketch.whole.cosine(sketch.whole) } };
      })
      .sort((a, b) => b.near.cosine - a.near.cosine || a.prior.id - b.prior.id)
      .slice(0, JUDGED);
    return found.map(({ prior, sketch, near }) => {
      const row = found.filter((one) => one.prior.plan === prior.plan).map((one) => one.near);
      return { unit: prior, score: this.#plainScore(entry.sketch, sketch, row, near, prior.plan.size) };
    });
  }

  /** For a draft too large to be compared: the units of a plan that have the very words of one of the draft. */
  #sameWords(plan: ArchivePlan): readonly (readonly Candidate[])[] {
    const byWords = new Map(this.#cache.units(plan).map((unit) => [unit.text, unit]));
    return this.draft.units.map(({ text }) => {
      const prior = byWords.get(text);
      return prior ? [{ unit: prior, score: 1 }] : [];
    });
  }

  #evidence(entry: DraftEntry, prior: ArchiveUnit): readonly Evidence[] {
    let evidence = entry.evidence.get(prior.id);
    if (!evidence) {
      evidence = entry.sketch.evidence(this.#cache.sketch(prior));
      entry.evidence.set(prior.id, evidence);
    }
    return evidence;
  }

  /** The units the user said a unit belongs to. */
  #confirmed(unit: Unit): readonly ArchiveUnit[] {
    const plans = new Set(this.#links.confirmed(unit).map(({ prior }) => this.#archive.plan(prior.uri)));
    return [...plans].flatMap((plan) =>
      plan ? this.#cache.units(plan).filter((one) => this.#links.verdict(unit, one) === 'confirmed') : [],
    );
  }

  /** How likely units of two plans of the archive belong together; for every unit of the later one. */
  #between(later: ArchivePlan, earlier: ArchivePlan): (unit: ArchiveUnit) => readonly Candidate[] {
    const units = this.#cache.units(later);
    const priors = this.#cache.units(earlier);
    if (units.length * priors.length > LARGEST_OLDER_BOARD) {
      return () => [];
    }
    const board = this.#cache.between(later, earlier);
    return (unit) => {
      const at = unit.id - (units[0]?.id ?? 0);
      return (board.rows[at] ?? []).flatMap((near) => {
        const prior = priors[near.at];
        return prior ? [{ unit: prior, score: scoreOf(board.features(at, near), this.#model.weights) }] : [];
      });
    };
  }

  /** Plans whose items are evidently those of the draft: so many of a sample of items have one that is alike. */
  #alike(plans: readonly ArchivePlan[]): ReadonlySet<ArchivePlan> {
    const accepted = new Set(plans);
    const { units } = this.draft;
    const step = Math.max(1, units.length / SAMPLE);
    const votes = new Map<ArchivePlan, number>();
    let asked = 0;
    for (let at = 0; at < units.length && asked < SAMPLE; at += step) {
      const unit = units[Math.floor(at)];
      if (!unit) {
        continue;
      }
      asked++;
      const { whole } = this.#cache.entry(unit).sketch;
      const near = new Set<ArchivePlan>();
      const hits = this.#archive.search(unit.text.slice(0, LONGEST), {
        limit: SAMPLE_HITS,
        accepts: (plan) => accepted.has(plan),
      });
      for (const { id } of hits) {
        const found = this.#archive.unit(id);
        if (!near.has(found.plan) && whole.cosine(this.#cache.sketch(found).whole) >= ALIKE) {
          near.add(found.plan);
        }
      }
      near.forEach((plan) => votes.set(plan, (votes.get(plan) ?? 0) + 1));
    }
    return new Set(plans.filter((plan) => (votes.get(plan) ?? 0) >= Math.max(1, ALIKE_SHARE * asked)));
  }
}

/** What a candidate counts for when related units are put in order: what a year's distance costs is taken off. */
function worth({ score, unit }: Candidate, ranks: ReadonlyMap<ArchivePlan, number>): number {
  const odds = Math.log(Math.max(score, Number.MIN_VALUE) / Math.max(1 - score, Number.MIN_VALUE));
  // What is no counterpart is not expected anywhere: there nothing but likeness counts.
  const far = score >= COUNTERPART ? YEAR : 0;
  return Math.min(BEYOND_DOUBT, odds) - far * Math.min(MOST_BOARDS, ranks.get(unit.plan) ?? MOST_BOARDS);
}

/**
 * What the user confirmed; then counterparts; of these the best first, but of two that are about as likely the
 * later plan's, for a drafter looks at last year's first; then in the order of the archive.
 */
function byRank(
  a: Candidate & { verdict?: string },
  b: Candidate & { verdict?: string },
  ranks: ReadonlyMap<ArchivePlan, number>,
): number {
  return (
    Number(b.verdict === 'confirmed') - Number(a.verdict === 'confirmed') ||
    Number(b.score >= COUNTERPART) - Number(a.score >= COUNTERPART) ||
    worth(b, ranks) - worth(a, ranks) ||
    b.score - a.score ||
    a.unit.id - b.unit.id
  );
}
