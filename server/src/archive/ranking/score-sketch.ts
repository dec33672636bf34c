import { bestPair, pairSentences, vectorsOf, type Sentence } from './evidence';
import type { Evidence, Unit } from '../model';
import { TermVector, type TermWeights } from './score-terms';
import { eachTerm } from '../terms';

/** UTF-16 units of an item that are looked at: twenty pages; what is longer is no item. */
export const LONGEST = 20_000;

/** How alike two units are, seen from the later one. */
export interface Comparison {
  /**
   * 0 to 1, a shared phrase counting for less than its terms: the cosine, in which each run of shared terms is
   * divided by the root of its length. A name of six characters in common is one thing in common and not five; two
   * items of different offices are often joined by nothing else.
   */
  readonly likeness: number;
  /** What the longest phrase says that both have: the weights of its terms. 0 and up. */
  readonly phrase: number;
  /** The best cosine of a sentence of one with a sentence of the other. */
  readonly sentence: number;
}

/** A unit made ready to be compared. What is not needed is not worked out. */
export class Sketch {
  /** Heading and text; the heading counts twice. */
  readonly whole: TermVector;
  readonly #words: string;
  readonly #unit: Unit;
  readonly #weights: TermWeights;
  #values: ReadonlyMap<number, number> | undefined;
  #context: TermVector | undefined;
  #sentences: readonly Sentence[] | undefined;
  readonly #comparisons = new WeakMap<Sketch, Comparison>();

  constructor(unit: Unit, weights: TermWeights) {
    this.#words = `${unit.heading}\n${unit.text}`.slice(0, LONGEST);
    this.whole = TermVector.of(this.#words, weights);
    this.#unit = unit;
    this.#weights = weights;
  }

  /** The headings it stands under. */
  get context(): TermVector {
    this.#context ??= TermVector.of(this.#unit.context, this.#weights);
    return this.#context;
  }

  /** How alike an earlier unit is; worked out once. */
  compare(prior: Sketch): Comparison {
    let comparison = this.#comparisons.get(prior);
    if (!comparison) {
      const sentence = bestPair(this.sentences, prior.sentences);
      comparison = { ...this.#phrases(prior), sentence };
      this.#comparisons.set(prior, comparison);
    }
    return comparison;
  }

  get sentences(): readonly Sentence[] {
    this.#sentences ??= vectorsOf(this.#unit.text.slice(0, LONGEST), this.#weights);
    return this.#sentences;
  }

  /** The sentences that show that this unit goes back to another: of a counterpart one pair at least, if one is near. */
  evidence(prior: Sketch): readonly Evidence[] {
    return pairSentences(this.sentences, prior.sentences, true);
  }

  #phrases(prior: Sketch): Omit<Comparison, 'sentence'> {
    const mine = this.#valueOf();
    const theirs = prior.#valueOf();
    const seen = new Set<number>();
    let likeness = 0;
    let phrase = 0;
    let value = 0;
    let weight = 0;
    let length = 0;
    let last = -1;
    const end = (): void => {
      if (length > 0) {
        likeness += value / Math.sqrt(length);
        phrase = Math.max(phrase, weight);
      }
      value = 0;
      weight = 0;
      length = 0;
    };
    eachTerm(this.#words, (term) => {
      const shared = theirs.get(term);
      const follows = shared !== undefined && last >= 0 && Math.floor(term / 0x10000) === last % 0x10000;
      if (!follows) {
        end();
      }
      if (shared !== undefined) {
        length++;
        weight += this.#weights.weight(term);
        if (!seen.has(term)) {
          seen.add(term);
          value += shared * (mine.get(term) ?? 0);
        }
      }
      last = shared === undefined ? -1 : term;
    });
    end();
    return { likeness: Math.min(1, likeness), phrase };
  }

  #valueOf(): ReadonlyMap<number, number> {
    if (!this.#values) {
      const { terms, values } = this.whole;
      const byTerm = new Map<number, number>();
      for (let i = 0; i < terms.length; i++) {
        byTerm.set(terms[i] ?? 0, values[i] ?? 0);
      }
      this.#values = byTerm;
    }
    return this.#values;
  }
}
