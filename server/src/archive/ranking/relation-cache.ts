import { Bounded } from './bounded';
import type { ArchivePlan, ArchiveUnit, Evidence, PlanArchive, Relation, SeriesMember, Unit } from '../model';
import { ownModel, type Model } from './score';
import { Board, type PlanSide } from './score-board';
import { PlanRows, type Row } from './score-rows';
import { Sketch } from './score-sketch';
import { termWeights, type TermWeights } from './score-terms';

/** Units of drafts, and of the archive, whose sketches are kept: a few drafts, and what lately came near them. */
const MOST_DRAFT_UNITS = 4096;
const MOST_ARCHIVE_UNITS = 4096;
/** Plans whose rows are kept: the earlier years of some drafts. */
const MOST_PLANS = 32;
const MOST_SERIES = 64;
/** Pairs of plans of the archive that were compared as a whole, for the lineages of items. */
const MOST_PAIRS = 64;

/** All that is known of some words of a draft, whichever version of the draft they stand in. */
export interface DraftEntry {
  readonly sketch: Sketch;
  /** By the plan's id. */
  readonly rows: Map<number, Row>;
  /** By the id of the earlier unit. */
  readonly evidence: Map<number, readonly Evidence[]>;
  /** What a search gave, by the plans it was made in. */
  readonly found: Map<string, readonly ArchiveUnit[]>;
  /** The last relation, with the circumstances it was worked out in. */
  last?: { readonly key: string; readonly relation: Relation };
}

/**
 * What was worked out for one archive, so that a keystroke in one item costs only that item. It outlives the
 * versions of a document, is bounded, and begins anew when the archive changes.
 */
export class RelationCache {
  #archive: PlanArchive | undefined;
  #version = -1;
  #model: Model = ownModel();
  #weights: TermWeights = termWeights(undefined);
  readonly #entries = new Bounded<string, DraftEntry>(MOST_DRAFT_UNITS);
  readonly #sketches = new Bounded<number, Sketch>(MOST_ARCHIVE_UNITS);
  readonly #sides = new Bounded<number, PlanSide>(MOST_PLANS);
  readonly #units = new Bounded<number, readonly ArchiveUnit[]>(MOST_PLANS);
  readonly #pairs = new Bounded<string, Board>(MOST_PAIRS);
  readonly #series = new Bounded<string, readonly SeriesMember[]>(MOST_SERIES);

  /** Makes sure that nothing of another archive, or of another state of it, is left. */
  enter(archive: PlanArchive, model: Model): void {
    if (this.#archive === archive && this.#version === archive.version && this.#model === model) {
      return;
    }
    this.#archive = archive;
    this.#version = archive.version;
    this.#model = model;
    this.#weights = termWeights(archive, model.background);
    this.#entries.clear();
    this.#sketches.clear();
    this.#sides.clear();
    this.#units.clear();
    this.#pairs.clear();
    this.#series.clear();
  }

  entry(unit: Unit): DraftEntry {
    return this.#entries.getOr(keyOf(unit), () => ({
      sketch: new Sketch(unit, this.#weights),
      rows: new Map(),
      evidence: new Map(),
      found: new Map(),
    }));
  }

  /** What is known of a unit's words already. */
  peek(unit: Unit): DraftEntry | undefined {
    return this.#entries.get(keyOf(unit));
  }

  sketch(unit: ArchiveUnit): Sketch {
    return this.#sketches.getOr(unit.id, () => new Sketch(unit, this.#weights));
  }

  /** A plan of the archive made ready to be compared as a whole. */
  side(plan: ArchivePlan): PlanSide {
    return this.#sides.getOr(plan.id, () => {
      const sketches = this.units(plan).map((unit) => new Sketch(unit, this.#weights));
      return { sketches, rows: new PlanRows(sketches.map(({ whole }) => whole)) };
    });
  }

  units(plan: ArchivePlan): readonly ArchiveUnit[] {
    return this.#units.getOr(plan.id, () => this.#archive?.unitsOf(plan) ?? []);
  }

  /** Two plans of the archive, the later one in the place of a draft. */
  between(later: ArchivePlan, earlier: ArchivePlan): Board {
    return this.#pairs.getOr(`${later.id} ${earlier.id}`, () => {
      const { sketches } = this.side(later);
      const plan = this.side(earlier);
      const rows = sketches.map(({ whole }) => plan.rows.row(whole));
      return new Board(sketches, rows, plan);
    });
  }

  series(key: string, make: () => readonly SeriesMember[]): readonly SeriesMember[] {
    return this.#series.getOr(key, make);
  }
}

/** Words alike mean entries alike; the line and the number do not matter. */
function keyOf({ heading, context, text }: Unit): string {
  return `${context}\n\n${heading}\n\n${text}`;
}
