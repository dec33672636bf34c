import type { Near, PlanRows, Row } from './score-rows';
import type { Comparison, Sketch } from './score-sketch';

/** What is known of a pair of units; {@link FEATURES} names them in this order. */
export type Features = readonly number[];

/**
 * What a pair is judged by. Cosines and their ratios are taken as logarithms: what counts is how many times more
 * alike two units are than others.
 */
export const FEATURES = [
  /** How alike the two are ({@link Comparison}). */
  'likeness',
  /** What the longest phrase says that both have. Items that share but stock words have a short one. */
  'phrase',
  /** How alike the two sentences are that are most alike. */
  'sentence',
  /** How alike the headings are that they stand under. */
  'context',
  /** Against the next best unit of the earlier plan. */
  'ratio',
  /** How far behind the best unit of the earlier plan, if it is another one. */
  'behind',
  /** Against the next best unit of the draft. */
  'rival',
  /** Whether their neighbours belong together. */
  'order',
  /** How alike the two plans are otherwise. */
  'plans',
  /** `ratio` and `rival` say more between plans that are alike. */
  'ratio×plans',
  'rival×plans',
] as const;

/** Added to every cosine before its logarithm is taken. */
const SMOOTH = 0.02;
/** What is less alike than this is chance; no ratio is taken against less. */
const CHANCE = 0.05;
/** A rival that is half as like again says all; how much farther it is says nothing (0.3 to 0.6 do equally well). */
const MOST_RATIO = 0.4;
/** How far behind the best one of its row a unit may be before it makes no difference any more. */
const MOST_BEHIND = 2;
/** Two units that are each other's best and at least so alike are a point to measure order by. */
const ANCHOR = 0.12;
/** Neighbours looked at on each side, with what they count. */
const NEIGHBOURS = [1, 0.7];
/** What an anchor counts whose place is off by so many: one item may have come in or gone between. */
const OFF = [1, 1];
/** How alike two plans are before anything is known (mean logarithm of best cosines), and for how many units that counts. */
const USUAL = -1.8;
const USUAL_UNITS = 8;
/**
 * Rivals and neighbours say half as much where there are so many others: in a plan of three items the best one is
 * easily far ahead of the rest and still another matter.
 */
const FEW = 8;
/** Where `plans` is 0 for {@link FEATURES}' products. */
const PLANS_ZERO = -2;

/** The plan with the rows of its units. */
export interface PlanSide {
  readonly sketches: readonly Sketch[];
  readonly rows: PlanRows;
}

function fullRatio(cosine: number, other: number): number {
  return Math.log((cosine + SMOOTH) / (Math.max(other, CHANCE) + SMOOTH));
}

function ratio(cosine: number, other: number): number {
  return Math.max(-MOST_RATIO, Math.min(MOST_RATIO, fullRatio(cosine, other)));
}

/** How much less alike a unit is than the best one of its row, beyond what {@link ratioIn} tells; 0 for the best. */
export function behindIn(row: Row, near: Near): number {
  return Math.max(0, Math.min(MOST_BEHIND, -MOST_RATIO - fullRatio(near.cosine, row[0]?.cosine ?? 0)));
}

/** Cosine against the best other one of a row. */
export function ratioIn(row: Row, near: Near): number {
  const other = row.find(({ at }) => at !== near.at);
  return ratio(near.cosine, other?.cosine ?? 0);
}

/** How much it says to compare with the others of a plan of so many units, 0 to 1. */
export function trust(units: number): number {
  const others = Math.max(0, units - 1);
  return others / (others + FEW);
}

export function logCosine(cosine: number): number {
  return Math.log(cosine + SMOOTH);
}

/** The features that hold for two units whatever stands around them, in the order of {@link FEATURES}. */
export function ownFeatures({ likeness, phrase, sentence }: Comparison): Features {
  return [logCosine(likeness), Math.log(1 + phrase), sentence];
}

/** Of a unit there is nothing to compare. */
const NOTHING: Comparison = { likeness: 0, phrase: 0, sentence: 0 };

/**
 * All units of a draft beside all of one plan: what a pair looks like among the others. Rows are given, the rest
 * is worked out at once in time linear in the rows.
 */
export class Board {
  /** For every unit of the plan the best and the second best cosine, and whose the best is. */
  readonly #first: Float64Array;
  readonly #second: Float64Array;
  readonly #owner: Int32Array;
  /** For every unit of the draft the place of its anchor, or -1. */
  readonly #anchors: Int32Array;
  readonly #sumOfBest: number;

  constructor(
    readonly draft: readonly Sketch[],
    readonly rows: readonly Row[],
    readonly plan: PlanSide,
  ) {
    const size = plan.sketches.length;
    this.#first = new Float64Array(size);
    this.#second = new Float64Array(size);
    this.#owner = new Int32Array(size).fill(-1);
    let sum = 0;
    rows.forEach((row, unit) => {
      sum += logCosine(row[0]?.cosine ?? 0);
      for (const { at, cosine } of row) {
        if (cosine > (this.#first[at] ?? 0)) {
          this.#second[at] = this.#first[at] ?? 0;
          this.#first[at] = cosine;
          this.#owner[at] = unit;
        } else if (cosine > (this.#second[at] ?? 0)) {
          this.#second[at] = cosine;
        }
      }
    });
    this.#sumOfBest = sum;
    this.#anchors = Int32Array.from(rows, (row, unit) => {
      const best = row[0];
      return best && best.cosine > ANCHOR && this.#owner[best.at] === unit ? best.at : -1;
    });
  }

  features(unit: number, near: Near): Features {
    const row = this.rows[unit] ?? [];
    const { at, cosine } = near;
    const own = this.#owner[at] === unit;
    const mine = ratioIn(row, near) * trust(this.plan.sketches.length);
    const second = (own ? this.#second[at] : this.#first[at]) ?? 0;
    const rival = ratio(cosine, second) * trust(this.rows.length);
    const best = logCosine(row[0]?.cosine ?? 0);
    const others = this.rows.length - 1;
    const plans = (this.#sumOfBest - best + USUAL_UNITS * USUAL) / (others + USUAL_UNITS);
    const later = this.draft[unit];
    const earlier = this.plan.sketches[at];
    return [
      ...ownFeatures(later && earlier ? later.compare(earlier) : NOTHING),
      later && earlier ? later.context.cosine(earlier.context) : 0,
      mine,
      behindIn(row, near),
      rival,
      this.#order(unit, at) * trust(Math.min(this.rows.length, this.plan.sketches.length)),
      plans,
      mine * (plans - PLANS_ZERO),
      rival * (plans - PLANS_ZERO),
    ];
  }

  #order(unit: number, at: number): number {
    let best = 0;
    NEIGHBOURS.forEach((weight, i) => {
      for (const step of [-1 - i, 1 + i]) {
        const anchor = this.#anchors[unit + step] ?? -1;
        if (anchor >= 0) {
          best = Math.max(best, weight * (OFF[Math.abs(anchor - at - step)] ?? 0));
        }
      }
    });
    return best;
  }
}
