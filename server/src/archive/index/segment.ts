import type { PackedPlan } from './packed-plan';
import type { TermSorter } from './term-sorter';

/** Units that stand one behind the other in a plan. A long plan may be spread over several segments. */
export interface Span {
  readonly plan: PackedPlan;
  /** First unit, counted from 0 in its plan. */
  readonly from: number;
  readonly count: number;
}

/** Lengths beyond this make no difference any more. */
const MAX_LENGTH = 0xffff;
/** What is said of how often a term occurs in a unit has room in a byte. */
export const MAX_TIMES = 0xff;
/** Bytes of the longest posting. */
const MAX_POSTING = 6;

/**
 * Part of the index, never changed: for each term the units it occurs in. Units are numbered from 0 on in the
 * order of the spans.
 *
 * The postings of a term are bytes: for each unit, in order, how many units were passed over, times two, plus one
 * if the term occurs more than once there, as a varint (7 bits a byte, lowest first); in that case the number of
 * times follows in a byte. A posting takes 1.3 bytes on average.
 */
export class Segment {
  /** Number of the first unit of each span; behind them the number of all units. */
  readonly starts: Uint32Array;

  constructor(
    readonly spans: readonly Span[],
    /** Sorted. */
    readonly terms: Uint32Array,
    /** Where the postings of each term begin; behind them the number of all bytes. */
    readonly offsets: Uint32Array,
    readonly postings: Uint8Array,
    /** Number of terms of each unit. */
    readonly lengths: Uint16Array,
  ) {
    this.starts = new Uint32Array(spans.length + 1);
    let start = 0;
    for (const [i, { count }] of spans.entries()) {
      start += count;
      this.starts[i + 1] = start;
    }
  }

  /** Number of units, of plans taken out as well. */
  get size(): number {
    return this.lengths.length;
  }

  /** Number of units of plans that are still there. */
  countAlive(): number {
    let alive = 0;
    for (const { plan, count } of this.spans) {
      alive += plan.alive ? count : 0;
    }
    return alive;
  }

  /** The place of a term among {@link terms}, -1 if no unit has it. */
  find(term: number): number {
    const { terms } = this;
    let low = 0;
    let high = terms.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((terms[middle] ?? 0) < term) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return terms[low] === term ? low : -1;
  }
}

/** Writes postings, term by term. */
class PostingsWriter {
  private bytes: Uint8Array;
  private at = 0;
  private previous = -1;
  private readonly offsets: Uint32Array;
  private readonly terms: Uint32Array;
  private count = 0;

  constructor(maxTerms: number, bytes: number) {
    this.terms = new Uint32Array(maxTerms);
    this.offsets = new Uint32Array(maxTerms + 1);
    this.bytes = new Uint8Array(bytes);
  }

  begin(term: number): void {
    // A term all of whose plans are gone leaves nothing behind.
    if (this.count > 0 && this.offsets[this.count - 1] === this.at) {
      this.count--;
    }
    this.terms[this.count] = term;
    this.offsets[this.count] = this.at;
    this.count++;
    this.previous = -1;
  }

  add(unit: number, times: number): void {
    this.reserve(MAX_POSTING);
    const { bytes } = this;
    let { at } = this;
    let rest = (unit - this.previous - 1) * 2 + (times > 1 ? 1 : 0);
    while (rest > 0x7f) {
      bytes[at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    bytes[at++] = rest;
    if (times > 1) {
      bytes[at++] = Math.min(times, MAX_TIMES);
    }
    this.at = at;
    this.previous = unit;
  }

  /**
   * Adds all postings that another segment has for the term. Only the first of its bytes change, where the units
   * before it come in.
   *
   * @param base number of the segment's first unit here
   */
  append(source: Uint8Array, from: number, to: number, base: number): void {
    let at = from;
    let byte = source[at++] ?? 0;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = source[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
    }
    let unit = base + (value >>> 1);
    this.add(unit, (value & 1) === 0 ? 1 : (source[at++] ?? 1));
    this.reserve(to - at);
    const { bytes } = this;
    let end = this.at;
    while (at < to) {
      byte = source[at++] ?? 0;
      bytes[end++] = byte;
      value = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = source[at++] ?? 0;
        bytes[end++] = byte;
        value |= (byte & 0x7f) << shift;
      }
      unit += (value >>> 1) + 1;
      if ((value & 1) !== 0) {
        bytes[end++] = source[at++] ?? 1;
      }
    }
    this.at = end;
    this.previous = unit;
  }

  private reserve(room: number): void {
    if (this.at + room > this.bytes.length) {
      const larger = new Uint8Array((this.bytes.length + room) * 1.5);
      larger.set(this.bytes);
      this.bytes = larger;
    }
  }

  finish(spans: readonly Span[], lengths: Uint16Array): Segment {
    if (this.count > 0 && this.offsets[this.count - 1] === this.at) {
      this.count--;
    }
    this.offsets[this.count] = this.at;
    return new Segment(
      spans,
      this.terms.slice(0, this.count),
      this.offsets.slice(0, this.count + 1),
      // Copying some megabytes takes longer than a slice of work may; a little room to spare does no harm.
      this.at > this.bytes.length * 0.9 ? this.bytes.subarray(0, this.at) : this.bytes.slice(0, this.at),
      lengths,
    );
  }
}

/**
 * Indexes units. Takes linear time, at once: the caller sees to it that they are few.
 *
 * @param count called for each term with the number of units that have it
 */
export function buildSegment(
  spans: readonly Span[],
  sorter: TermSorter,
  count: (term: number, units: number) => void,
): Segment {
  const lengths = new Uint16Array(spans.reduce((total, { count }) => total + count, 0));
  sorter.clear();
  let unit = 0;
  for (const { plan, from, count: units } of spans) {
    for (let i = from; i < from + units; i++) {
      const length = sorter.collect(plan.chars, plan.textStart(i), plan.textEnd(i), unit);
      lengths[unit++] = Math.min(length, MAX_LENGTH);
    }
  }
  const writer = new PostingsWriter(sorter.length, sorter.length + 64);
  let last = 0;
  let units = 0;
  sorter.each((term, at, times) => {
    if (term !== last) {
      if (units > 0) {
        count(last, units);
      }
      writer.begin(term);
      last = term;
      units = 0;
    }
    units++;
    writer.add(at, times);
  });
  if (units > 0) {
    count(last, units);
  }
  return writer.finish(spans, lengths);
}

/** A segment that is being merged: how far its terms were read, and where its units go. */
interface Source {
  readonly segment: Segment;
  next: number;
  /** What is added to a unit's number; -1 for units that are left out. By span. */
  readonly targets: Int32Array;
  readonly whole: boolean;
}

/**
 * Puts segments together and leaves out plans that were taken out meanwhile. A generator, so that whoever drives
 * it can do something else in between: it yields how many bytes it has just gone through, some thousands at a time.
 */
export function* mergeSegments(segments: readonly Segment[]): Generator<number, Segment> {
  const spans: Span[] = [];
  let units = 0;
  const sources = segments.map((segment): Source => {
    const targets = new Int32Array(segment.spans.length).fill(-1);
    const before = spans.length;
    for (const [i, span] of segment.spans.entries()) {
      if (span.plan.alive) {
        targets[i] = units;
        spans.push(span);
        units += span.count;
      }
    }
    return { segment, next: 0, targets, whole: spans.length - before === segment.spans.length };
  });
  const lengths = new Uint16Array(units);
  for (const { segment, targets } of sources) {
    for (const [i, target] of targets.entries()) {
      if (target >= 0) {
        lengths.set(segment.lengths.subarray(segment.starts[i], segment.starts[i + 1]), target);
      }
    }
  }
  const sum = (of: (segment: Segment) => number): number =>
    segments.reduce((total, segment) => total + of(segment), 0);
  const writer = new PostingsWriter(
    sum(({ terms }) => terms.length),
    sum(({ postings }) => postings.length) * 1.05 + 64,
  );
  let work = 0;
  for (;;) {
    const term = lowestTerm(sources);
    if (term === Infinity) {
      break;
    }
    writer.begin(term);
    for (const source of sources) {
      if (source.segment.terms[source.next] === term) {
        work += copyPostings(source, source.next++, writer);
      }
    }
    work += sources.length;
    if (work >= SLICE) {
      yield work;
      work = 0;
    }
  }
  return writer.finish(spans, lengths);
}

/** Bytes of postings gone through before the caller is asked again: some tens of microseconds. */
const SLICE = 0x4000;

function lowestTerm(sources: readonly Source[]): number {
  let lowest = Infinity;
  for (const { segment, next } of sources) {
    const term = segment.terms[next];
    if (term !== undefined && term < lowest) {
      lowest = term;
    }
  }
  return lowest;
}

/** @returns the bytes gone through */
function copyPostings({ segment, targets, whole }: Source, place: number, writer: PostingsWriter): number {
  const { postings, offsets, starts } = segment;
  const from = offsets[place] ?? 0;
  const to = offsets[place + 1] ?? 0;
  if (whole) {
    writer.append(postings, from, to, targets[0] ?? 0);
    return to - from;
  }
  let unit = -1;
  let span = 0;
  for (let at = from; at < to;) {
    let byte = postings[at++] ?? 0;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = postings[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
    }
    unit += (value >>> 1) + 1;
    const times = (value & 1) === 0 ? 1 : (postings[at++] ?? 1);
    while (unit >= (starts[span + 1] ?? Infinity)) {
      span++;
    }
    const target = targets[span] ?? -1;
    if (target >= 0) {
      writer.add(target + unit - (starts[span] ?? 0), times);
    }
  }
  return to - from;
}
