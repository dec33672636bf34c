import { pairSentences, vectorsOf, type Sentence } from './evidence';
import type { Evidence, Unit } from './model';
import { TermVector, type TermWeights } from './score-terms';
import { eachTerm } from './terms';

/** UTF-16 units of an item that are looked at: twenty pages; what is longer is no item. */
export const LONGEST = 20_000;

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

  /**
   * How alike another unit is, a shared phrase counting for less than its terms: the cosine, in which each run of
   * shared terms is divided by the root of its length. A name of six characters in common is one thing in common
   * and not five; two items of different offices are often joined by nothing else.
   */
  likeness(prior: Sketch): number {
    const mine = this.#valueOf();
    const theirs = prior.#valueOf();
    const seen = new Set<number>();
    let total = 0;
    let run = 0;
    let length = 0;
    let last = -1;
    eachTerm(this.#words, (term) => {
      const value = theirs.get(term);
      const follows = value !== undefined && last >= 0 && Math.floor(term / 0x10000) === last % 0x10000;
      if (!follows && length > 0) {
        total += run / Math.sqrt(length);
        run = 0;
        length = 0;
      }
      if (value !== undefined) {
        length++;
        if (!seen.has(term)) {
          seen.add(term);
          run += value * (mine.get(term) ?? 0);
        }
      }
      last = value === undefined ? -1 : term;
    });
    return Math.min(1, length > 0 ? total + run / Math.sqrt(length) : total);
  }

  get sentences(): readonly Sentence[] {
    this.#sentences ??= vectorsOf(this.#unit.text.slice(0, LONGEST), this.#weights);
    return this.#sentences;
  }

  /** The sentences that show that this unit goes back to another: of a counterpart one pair at least, if one is near. */
  evidence(prior: Sketch): readonly Evidence[] {
    return pairSentences(this.sentences, prior.sentences, true);
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
