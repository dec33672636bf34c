import { readTerms } from '../terms';

/**
 * More characters of one unit are not looked at: an item has 200, and what has 300 times as many is no item.
 */
export const MAX_INDEXED = 0x10000;

const BITS = 11;
const BUCKETS = 1 << BITS;
const MASK = BUCKETS - 1;

/**
 * Collects the terms of units and sorts them by term, then by unit: counting in three rounds of eleven bits, so
 * that the time is linear. A table of lists would jump about in memory for each term instead.
 */
export class TermSorter {
  private terms = new Uint32Array(1 << 13);
  private units = new Uint32Array(1 << 13);
  private otherTerms = new Uint32Array(1 << 13);
  private otherUnits = new Uint32Array(1 << 13);
  private readonly counts = new Uint32Array(3 * BUCKETS);
  private size = 0;

  /** Number of terms collected. */
  get length(): number {
    return this.size;
  }

  clear(): void {
    this.size = 0;
  }

  /**
   * Collects the terms of a unit's text.
   *
   * @param unit must grow from call to call
   * @returns how many there are, at most as {@link MAX_INDEXED} allows
   */
  collect(chars: Uint16Array, from: number, to: number, unit: number): number {
    const end = Math.min(to, from + MAX_INDEXED);
    this.reserve(this.size + end - from);
    const count = readTerms(chars, from, end, this.terms, this.size);
    this.units.fill(unit, this.size, this.size + count);
    this.size += count;
    return count;
  }

  /** Calls `visit` for every term of every unit, by term and within a term by unit, with how often it occurs. */
  each(visit: (term: number, unit: number, times: number) => void): void {
    this.sort();
    const { terms, units, size } = this;
    for (let i = 0; i < size;) {
      const term = terms[i] ?? 0;
      const unit = units[i] ?? 0;
      const start = i++;
      while (i < size && terms[i] === term && units[i] === unit) {
        i++;
      }
      visit(term, unit, i - start);
    }
  }

  private sort(): void {
    const { counts, size } = this;
    counts.fill(0);
    for (let i = 0; i < size; i++) {
      const term = this.terms[i] ?? 0;
      const low = term & MASK;
      const middle = BUCKETS + ((term >>> BITS) & MASK);
      const high = 2 * BUCKETS + (term >>> (2 * BITS));
      counts[low] = (counts[low] ?? 0) + 1;
      counts[middle] = (counts[middle] ?? 0) + 1;
      counts[high] = (counts[high] ?? 0) + 1;
    }
    for (let round = 0; round < 3; round++) {
      this.distribute(round);
    }
  }

  /** One round: moves everything to its bucket, keeping the order within each. */
  private distribute(round: number): void {
    const { counts, terms, units, otherTerms, otherUnits, size } = this;
    const base = round * BUCKETS;
    let place = 0;
    for (let bucket = base; bucket < base + BUCKETS; bucket++) {
      const count = counts[bucket] ?? 0;
      counts[bucket] = place;
      place += count;
    }
    const shift = round * BITS;
    for (let i = 0; i < size; i++) {
      const term = terms[i] ?? 0;
      const bucket = base + ((term >>> shift) & MASK);
      const to = counts[bucket] ?? 0;
      counts[bucket] = to + 1;
      otherTerms[to] = term;
      otherUnits[to] = units[i] ?? 0;
    }
    this.terms = otherTerms;
    this.units = otherUnits;
    this.otherTerms = terms;
    this.otherUnits = units;
  }

  private reserve(size: number): void {
    if (size > this.terms.length) {
      const capacity = Math.max(size, this.terms.length * 2);
      const terms = new Uint32Array(capacity);
      const units = new Uint32Array(capacity);
      terms.set(this.terms.subarray(0, this.size));
      units.set(this.units.subarray(0, this.size));
      this.terms = terms;
      this.units = units;
      this.otherTerms = new Uint32Array(capacity);
      this.otherUnits = new Uint32Array(capacity);
    }
  }
}

/** Leaves each term of a unit once. */
export class DistinctTerms {
  // Open addressing over as many places as a unit needs: those of a usual one stay in the nearest cache.
  private keys = new Uint32Array(1024);
  private rounds = new Uint32Array(1024);
  private round = 0;

  /**
   * Moves the terms that differ to the front, in the order in which they first occur.
   *
   * @param terms at most {@link MAX_INDEXED} of them
   * @returns how many differ
   */
  gather(terms: Uint32Array, length: number): number {
    const bits = 33 - Math.clz32(Math.max(1, length - 1));
    const mask = (1 << bits) - 1;
    if (mask >= this.keys.length) {
      this.keys = new Uint32Array(mask + 1);
      this.rounds = new Uint32Array(mask + 1);
    }
    // After four thousand million units the marks of the first ones would come up again.
    if (++this.round > 0xffffffff) {
      this.rounds.fill(0);
      this.round = 1;
    }
    const { keys, rounds, round } = this;
    let count = 0;
    for (let i = 0; i < length; i++) {
      const term = terms[i] ?? 0;
      let place = Math.imul(term, 0x9e3779b1) >>> (32 - bits);
      while (rounds[place] === round && keys[place] !== term) {
        place = (place + 1) & mask;
      }
      if (rounds[place] !== round) {
        rounds[place] = round;
        keys[place] = term;
        terms[count++] = term;
      }
    }
    return count;
  }
}
