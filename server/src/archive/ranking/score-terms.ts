import { background as ownBackground, type Background } from './background';
import type { PlanArchive } from '../model';
import { eachTerm } from '../terms';

/** How much a term says: the rarer, the more. */
export interface TermWeights {
  /** 0 and up. */
  weight(term: number): number;
}

/**
 * The background counts for as much as so many units. Between 150 and 1,000 nothing changed that was more than
 * chance (docs/ranking.md); archives of one office have some hundreds.
 */
const BACKGROUND_UNITS = 400;
/** So that a term nobody has seen does not outweigh everything. */
const UNSEEN = 0.5;

/** Inverse document frequency over the background and an archive, as it stands when a weight is asked for. */
export function termWeights(
  archive: Pick<PlanArchive, 'documentFrequency' | 'unitCount'> | undefined,
  background: Background = ownBackground(),
): TermWeights {
  const total = BACKGROUND_UNITS + (archive?.unitCount ?? 0) + 1;
  return {
    weight(term) {
      const known = BACKGROUND_UNITS * (background.get(term) ?? 0) + (archive?.documentFrequency(term) ?? 0);
      return Math.max(0, Math.log(total / (known + UNSEEN)));
    },
  };
}

/** Room for the terms of one text: vectors are made by the thousand. */
let scratch = new Uint32Array(1024);

/** The weighed terms of a text, of length 1, so that a product of two is their cosine. */
export class TermVector {
  private constructor(
    /** Ascending. */
    readonly terms: Uint32Array,
    readonly values: Float32Array,
    /** How much the text says: the length before it was made 1, so the root of its terms' squared weights. */
    readonly weight: number,
  ) {}

  static of(text: string, weights: TermWeights): TermVector {
    if (scratch.length < text.length) {
      scratch = new Uint32Array(2 * text.length);
    }
    let count = 0;
    eachTerm(text, (term) => {
      scratch[count++] = term;
    });
    const all = scratch.subarray(0, count).sort();
    let size = 0;
    for (let i = 0; i < count; i++) {
      size += i === 0 || all[i] !== all[i - 1] ? 1 : 0;
    }
    const terms = new Uint32Array(size);
    const values = new Float32Array(size);
    let sum = 0;
    for (let i = 0, at = 0; i < count; at++) {
      const term = all[i] ?? 0;
      const first = i;
      while (i < count && all[i] === term) {
        i++;
      }
      const value = (1 + Math.log(i - first)) * weights.weight(term);
      terms[at] = term;
      values[at] = value;
      sum += value * value;
    }
    const length = Math.sqrt(sum);
    if (length > 0) {
      for (let i = 0; i < size; i++) {
        values[i] = (values[i] ?? 0) / length;
      }
    }
    return new TermVector(terms, values, length);
  }

  /** 0 to 1; 0 when one of the two has no terms. */
  cosine(other: TermVector): number {
    const { terms, values } = this;
    const { terms: theirs, values: theirValues } = other;
    let sum = 0;
    for (let i = 0, j = 0; i < terms.length && j < theirs.length;) {
      const a = terms[i] ?? 0;
      const b = theirs[j] ?? 0;
      if (a === b) {
        sum += (values[i++] ?? 0) * (theirValues[j++] ?? 0);
      } else if (a < b) {
        i++;
      } else {
        j++;
      }
    }
    return Math.min(1, sum);
  }
}
