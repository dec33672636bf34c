/** Twice as many places as terms keep the way to a term short. */
const LOAD = 0.5;
const MIN_CAPACITY = 1024;

/**
 * In how many units each term occurs: an open-addressing table in two typed arrays. No term is 0, so 0 marks a
 * free place.
 */
export class FrequencyTable {
  private keys: Uint32Array;
  private counts: Uint32Array;
  private shift: number;
  /** Places in use, those of terms whose count went back to 0 too. */
  private used = 0;

  constructor(terms = 0) {
    const capacity = capacityFor(terms);
    this.keys = new Uint32Array(capacity);
    this.counts = new Uint32Array(capacity);
    this.shift = 32 - Math.log2(capacity);
  }

  /** Number of terms, those whose count went back to 0 included. */
  get size(): number {
    return this.used;
  }

  get(term: number): number {
    return this.counts[this.placeOf(term)] ?? 0;
  }

  /** Adds to a term's count; it never goes below 0. */
  add(term: number, by: number): void {
    let place = this.placeOf(term);
    if (this.keys[place] === 0) {
      if (this.used + 1 > this.keys.length * LOAD) {
        this.rebuild();
        place = this.placeOf(term);
      }
      this.keys[place] = term;
      this.used++;
    }
    this.counts[place] = Math.max(0, (this.counts[place] ?? 0) + by);
  }

  /** The terms that occur and, at the same places, their counts. */
  entries(): { readonly terms: Uint32Array; readonly counts: Uint32Array } {
    const places = this.counts.reduce((total, count) => total + (count > 0 ? 1 : 0), 0);
    const terms = new Uint32Array(places);
    const counts = new Uint32Array(places);
    let at = 0;
    for (const [place, count] of this.counts.entries()) {
      if (count > 0) {
        terms[at] = this.keys[place] ?? 0;
        counts[at++] = count;
      }
    }
    return { terms, counts };
  }

  private placeOf(term: number): number {
    const { keys } = this;
    const mask = keys.length - 1;
    // Fibonacci hashing: the high bits of the product are well mixed.
    let place = Math.imul(term, 0x9e3779b1) >>> this.shift;
    for (;;) {
      const key = keys[place];
      if (key === term || key === 0) {
        return place;
      }
      place = (place + 1) & mask;
    }
  }

  /** Leaves out the terms that occur no more, so that the table shrinks with its archive. */
  private rebuild(): void {
    const { terms, counts } = this.entries();
    const next = new FrequencyTable(terms.length * 1.5);
    for (const [i, term] of terms.entries()) {
      next.add(term, counts[i] ?? 0);
    }
    this.keys = next.keys;
    this.counts = next.counts;
    this.shift = next.shift;
    this.used = next.used;
  }
}

function capacityFor(terms: number): number {
  return Math.max(MIN_CAPACITY, 2 ** Math.ceil(Math.log2(Math.max(1, terms) / LOAD)));
}
