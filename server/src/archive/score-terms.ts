import { countTerms } from './terms';

/** How much a term says: the rarer, the more. */
export interface TermWeights {
  weight(term: number): number;
}

/** The weighed terms of a text, of length 1, so that a product of two is their cosine. */
export class TermVector {
  /** Ascending. */
  readonly #terms: Float64Array;
  readonly #values: Float64Array;

  private constructor(terms: Float64Array, values: Float64Array) {
    this.#terms = terms;
    this.#values = values;
  }

  static of(text: string, weights: TermWeights): TermVector {
    const counts = countTerms(text);
    const terms = Float64Array.from(counts.keys()).sort();
    const values = new Float64Array(terms.length);
    let sum = 0;
    terms.forEach((term, i) => {
      const value = (1 + Math.log(counts.get(term) ?? 1)) * weights.weight(term);
      values[i] = value;
      sum += value * value;
    });
    const length = Math.sqrt(sum);
    if (length > 0) {
      for (let i = 0; i < values.length; i++) {
        values[i] = (values[i] ?? 0) / length;
      }
    }
    return new TermVector(terms, values);
  }

  /** 0 to 1; 0 when one of the two has no terms. */
  cosine(other: TermVector): number {
    const mine = this.#terms;
    const theirs = other.#terms;
    let sum = 0;
    for (let i = 0, j = 0; i < mine.length && j < theirs.length;) {
      const a = mine[i] ?? 0;
      const b = theirs[j] ?? 0;
      if (a === b) {
        sum += (this.#values[i] ?? 0) * (other.#values[j] ?? 0);
      }
      i += a <= b ? 1 : 0;
      j += b <= a ? 1 : 0;
    }
    return Math.min(1, sum);
  }
}
