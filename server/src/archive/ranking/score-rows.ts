import type { TermVector } from './score-terms';

/** A unit of a plan, by its place among the plan's units, that is like a given one. */
export interface Near {
  readonly at: number;
  readonly cosine: number;
}

/** The units of a plan most like one unit, best first. */
export type Row = readonly Near[];

/** Units of a plan that are kept for one unit; of those behind them none was ever a counterpart. */
const ROW = 12;
/** From so many units on, terms that stand in a tenth of them are passed over: they cost most and say least. */
const LARGE = 400;
const COMMON = 0.1;

/** The units of one plan, to be compared with one unit at the cost of the terms they share. */
export class PlanRows {
  readonly #starts = new Map<number, number>();
  readonly #units: Uint32Array;
  readonly #values: Float32Array;
  /** Sums while a row is made; all 0 in between. */
  readonly #sums: Float64Array;

  constructor(vectors: readonly TermVector[]) {
    this.#sums = new Float64Array(vectors.length);
    const counts = new Map<number, number>();
    for (const { terms } of vectors) {
      for (const term of terms) {
        counts.set(term, (counts.get(term) ?? 0) + 1);
      }
    }
    const most = vectors.length >= LARGE ? COMMON * vectors.length : Infinity;
    let total = 0;
    const next = new Map<number, number>();
    for (const [term, count] of counts) {
      if (count <= most) {
        // A term's postings begin behind a cell that says how many they are.
        this.#starts.set(term, total);
        next.set(term, total + 1);
        total += count + 1;
      }
    }
    this.#units = new Uint32Array(total);
    this.#values = new Float32Array(total);
    for (const [term, start] of this.#starts) {
      this.#units[start] = counts.get(term) ?? 0;
    }
    vectors.forEach(({ terms, values }, at) => {
      for (let i = 0; i < terms.length; i++) {
        const term = terms[i] ?? 0;
        const cell = next.get(term);
        if (cell !== undefined) {
          this.#units[cell] = at;
          this.#values[cell] = values[i] ?? 0;
          next.set(term, cell + 1);
        }
      }
    });
  }

  /** The units most like a vector; ties in the order of the text. */
  row({ terms, values }: TermVector): Row {
    const cosines = this.#sums;
    for (let i = 0; i < terms.length; i++) {
      const start = this.#starts.get(terms[i] ?? 0);
      if (start !== undefined) {
        const value = values[i] ?? 0;
        const end = start + (this.#units[start] ?? 0);
        for (let cell = start + 1; cell <= end; cell++) {
          const at = this.#units[cell] ?? 0;
          cosines[at] = (cosines[at] ?? 0) + value * (this.#values[cell] ?? 0);
        }
      }
    }
    const row: Near[] = [];
    let least = 0;
    for (let at = 0; at < cosines.length; at++) {
      const cosine = cosines[at] ?? 0;
      cosines[at] = 0;
      if (cosine > least) {
        let place = Math.min(row.length, ROW - 1);
        while (place > 0 && (row[place - 1]?.cosine ?? 0) < cosine) {
          place--;
        }
        row.splice(place, 0, { at, cosine: Math.min(1, cosine) });
        row.length = Math.min(row.length, ROW);
        least = row.length < ROW ? 0 : (row[ROW - 1]?.cosine ?? 0);
      }
    }
    return row;
  }
}
