import { Best } from './best';
import { FrequencyTable } from './frequency-table';
import type { ArchivePlan, Hit, SearchOptions } from '../model';
import type { PackedPlan } from './packed-plan';
import { Query, SCALE, type Statistics } from './query';
import { buildSegment, mergeSegments, type Segment, type Span } from './segment';
import { DistinctTerms, MAX_INDEXED, TermSorter } from './term-sorter';
import { readTerms } from '../terms';

/** Characters that are indexed at once, some seven hundred units: a few milliseconds. */
export const BATCH = 0x20000;
/** Only when so large a part of a batch waits is it worth indexing: to read an eighth takes some tens of microseconds. */
const MIN_PART = 1 / 8;
/** So many segments of one size are put together into one; each posting is moved log(units / batch) times by it. */
const FAN = 16;
/** A segment is written anew when more than one in so many units is of a plan taken out. */
const MAX_DEAD = 4;
/**
 * For each character put, as many characters or bytes of postings are worked off. What a plan costs on the whole
 * is under 5, so the work never piles up; what is done at once stays small.
 */
const PACE = 6;
/** However long a plan, no more is done at once (some ten milliseconds). */
const MAX_STEP = 0x100000;
/** Reading a character costs about as much as this many postings. */
const CHARACTER_COST = 2;

/**
 * Finds units by their terms. Plans that were just put wait, and are searched by reading them; from time to time
 * those waiting are made a segment, and small segments are put together into larger ones. So a plan among
 * thousands is changed in milliseconds, and nothing is ever built anew as a whole.
 */
export class UnitIndex implements Statistics {
  unitCount = 0;
  termCount = 0;
  /** Of the units that segments hold. */
  private frequencies = new FrequencyTable();
  /** Of the units that wait: small, so that a plan that is put does not go all over the large one. */
  private waitingFrequencies = new FrequencyTable();
  private readonly distinct = new DistinctTerms();
  private segmentList: readonly Segment[] = [];
  private waitingList: Span[] = [];
  private waitingChars = 0;
  /** What is to be put together next; undefined when that must be looked for anew. */
  private due: { readonly idle: boolean; readonly sources: readonly Segment[] } | undefined;
  private merge:
    { readonly sources: readonly Segment[]; readonly run: Generator<number, Segment> } | undefined;
  private readonly sorter = new TermSorter();
  private scratch = new Uint32Array(1024);
  private scores = new Int32Array(0);
  private searches = 0;

  /** @param batch characters that are indexed at once */
  constructor(private readonly batch = BATCH) {}

  /** The index as it stands; what waits is in no segment. */
  get segments(): readonly Segment[] {
    return this.segmentList;
  }

  documentFrequency(term: number): number {
    return this.frequencies.get(term) + this.waitingFrequencies.get(term);
  }

  /** Adds the units of a plan, and does some of the work that was put off. */
  add(plan: PackedPlan): void {
    this.unitCount += plan.size;
    this.termCount += this.count(this.waitingFrequencies, { plan, from: 0, count: plan.size }, 1);
    this.wait(plan);
    this.step(Math.min(PACE * plan.chars.length, MAX_STEP), false);
  }

  /** Takes the units of a plan out, which is marked as not alive. */
  remove(plan: PackedPlan): void {
    // Units are indexed in their order: those that wait are the plan's last ones.
    const waiting = this.waitingList.filter((span) => span.plan === plan);
    const from = waiting[0]?.from ?? plan.size;
    this.unitCount -= plan.size;
    this.termCount -=
      this.count(this.frequencies, { plan, from: 0, count: from }, -1) +
      this.count(this.waitingFrequencies, { plan, from, count: plan.size - from }, -1);
    if (waiting.length > 0) {
      this.waitingList = this.waitingList.filter((span) => span.plan !== plan);
      this.waitingChars -= waiting.reduce((total, span) => total + charsOf(span), 0);
    }
    this.due = undefined;
    this.step(Math.min(PACE * plan.chars.length, MAX_STEP), false);
  }

  /**
   * Does work that was put off, to make searching faster.
   *
   * @param budget about how many characters or bytes of postings to go through; a million take some milliseconds
   * @param idle whether to go on when nothing is needed, until there are as few segments as is good
   * @returns whether there is more to do
   */
  step(budget: number, idle: boolean): boolean {
    for (let left = budget; left > 0;) {
      if (this.merge) {
        const { done, value } = this.merge.run.next();
        if (done === true) {
          this.replace(this.merge.sources, value);
          this.merge = undefined;
        } else {
          left -= value;
        }
        continue;
      }
      const sources = this.dueForMerge(idle);
      if (this.waitingChars >= this.batch * (idle ? MIN_PART : 1)) {
        left -= this.indexWaiting();
      } else if (sources.length > 0) {
        this.merge = { sources, run: mergeSegments(sources) };
      } else {
        return false;
      }
    }
    return (
      this.merge !== undefined ||
      this.waitingChars >= this.batch * (idle ? MIN_PART : 1) ||
      this.dueForMerge(idle).length > 0
    );
  }

  /** The units most like a text; see `PlanArchive.search`. */
  search(text: string, { limit, accepts }: SearchOptions, plans: readonly PackedPlan[]): readonly Hit[] {
    const most = Math.min(Math.floor(limit), this.unitCount);
    if (!(most > 0)) {
      return [];
    }
    const query = new Query(text, this);
    if (query.terms.length === 0) {
      return [];
    }
    const best = new BestUnits(most);
    const wanted = accepts && plans.filter(({ plan }) => accepts(plan));
    if (wanted && textLength(wanted) * CHARACTER_COST <= query.postings) {
      for (const plan of wanted) {
        this.read({ plan, from: 0, count: plan.size }, query, best);
      }
      return best.take();
    }
    const search = ++this.searches;
    for (const plan of wanted ?? []) {
      plan.wanted = search;
    }
    const isWanted = ({ alive, wanted: last }: PackedPlan): boolean => alive && (!accepts || last === search);
    for (const segment of this.segmentList) {
      this.searchSegment(segment, query, best, isWanted);
    }
    for (const span of this.waitingList) {
      if (isWanted(span.plan)) {
        this.read(span, query, best);
      }
    }
    return best.take();
  }

  /** The terms that occur in segments, and in how many of their units. */
  frequencyEntries(): ReturnType<FrequencyTable['entries']> {
    return this.frequencies.entries();
  }

  /** Takes over an index that was kept. */
  restore(state: {
    readonly segments: readonly Segment[];
    /** Plans, or parts of plans, that no segment holds. */
    readonly waiting: readonly Span[];
    /** Of the segments' units alone. */
    readonly frequencies: ReturnType<FrequencyTable['entries']>;
    readonly unitCount: number;
    readonly termCount: number;
  }): void {
    const { terms, counts } = state.frequencies;
    this.frequencies = new FrequencyTable(terms.length);
    for (let i = 0; i < terms.length; i++) {
      this.frequencies.add(terms[i] ?? 0, counts[i] ?? 0);
    }
    this.segmentList = state.segments;
    this.waitingList = [...state.waiting];
    this.waitingChars = this.waitingList.reduce((total, span) => total + charsOf(span), 0);
    this.waitingFrequencies = new FrequencyTable();
    for (const span of this.waitingList) {
      this.count(this.waitingFrequencies, span, 1);
    }
    this.unitCount = state.unitCount;
    this.termCount = state.termCount;
    this.merge = undefined;
    this.due = undefined;
  }

  /** Spans that no segment holds. */
  get waiting(): readonly Span[] {
    return this.waitingList;
  }

  private read({ plan, from, count }: Span, query: Query, best: BestUnits): void {
    for (let unit = from; unit < from + count; unit++) {
      const room = this.roomFor(plan.textEnd(unit) - plan.textStart(unit));
      best.offer(plan, unit, query.scoreUnit(plan, unit, room));
    }
  }

  /** Somewhere to put the terms of a text of so many characters. */
  private roomFor(length: number): Uint32Array {
    const needed = Math.min(length, MAX_INDEXED);
    if (this.scratch.length < needed) {
      this.scratch = new Uint32Array(Math.min(2 * needed, MAX_INDEXED));
    }
    return this.scratch;
  }

  private searchSegment(
    segment: Segment,
    query: Query,
    best: BestUnits,
    isWanted: (plan: PackedPlan) => boolean,
  ): void {
    const { spans, starts, size } = segment;
    if (this.scores.length < size) {
      this.scores = new Int32Array(size);
    }
    const { scores } = this;
    query.scoreSegment(segment, scores);
    let span = 0;
    for (let unit = 0; unit < size; unit++) {
      const score = scores[unit] ?? 0;
      // Few are among the best: their plans alone are looked at.
      if (score >= best.least) {
        while ((starts[span + 1] ?? Infinity) <= unit) {
          span++;
        }
        const found = spans[span];
        if (found && isWanted(found.plan)) {
          best.offer(found.plan, found.from + unit - (starts[span] ?? 0), score);
        }
      }
    }
    scores.fill(0, 0, size);
  }

  /**
   * Counts the terms of units in, or out.
   *
   * @returns how many they are, each as often as it occurs
   */
  private count(table: FrequencyTable, { plan, from, count }: Span, by: 1 | -1): number {
    const { distinct } = this;
    let total = 0;
    for (let unit = from; unit < from + count; unit++) {
      const start = plan.textStart(unit);
      const end = Math.min(plan.textEnd(unit), start + MAX_INDEXED);
      const scratch = this.roomFor(end - start);
      const length = readTerms(plan.chars, start, end, scratch);
      const different = distinct.gather(scratch, length);
      for (let i = 0; i < different; i++) {
        table.add(scratch[i] ?? 0, by);
      }
      total += length;
    }
    return total;
  }

  /** Puts a plan in line, a long one in several spans. */
  private wait(plan: PackedPlan): void {
    let from = 0;
    let chars = 0;
    for (let unit = 0; unit < plan.size; unit++) {
      chars += plan.textEnd(unit) - plan.textStart(unit);
      if (chars >= this.batch || unit === plan.size - 1) {
        this.waitingList.push({ plan, from, count: unit + 1 - from });
        this.waitingChars += chars;
        from = unit + 1;
        chars = 0;
      }
    }
  }

  /** @returns the characters indexed */
  private indexWaiting(): number {
    let chars = 0;
    let count = 0;
    for (const span of this.waitingList) {
      if (chars >= this.batch) {
        break;
      }
      chars += charsOf(span);
      count++;
    }
    const rest = this.waitingList.slice(count);
    if (rest.length === 0) {
      this.waitingFrequencies = new FrequencyTable(this.waitingFrequencies.size);
    }
    const segment = buildSegment(this.waitingList.slice(0, count), this.sorter, (term, units) => {
      this.frequencies.add(term, units);
      if (rest.length > 0) {
        this.waitingFrequencies.add(term, -units);
      }
    });
    this.waitingList = rest;
    this.waitingChars -= chars;
    this.segmentList = [...this.segmentList, segment];
    this.due = undefined;
    return chars;
  }

  private replace(sources: readonly Segment[], merged: Segment): void {
    const others = this.segmentList.filter((segment) => !sources.includes(segment));
    this.segmentList = merged.size > 0 ? [...others, merged] : others;
    this.due = undefined;
  }

  /** The segments that should be put together, or written anew without what was taken out. */
  private dueForMerge(idle: boolean): readonly Segment[] {
    if (this.due?.idle !== idle) {
      this.due = { idle, sources: this.findDue(idle) };
    }
    return this.due.sources;
  }

  private findDue(idle: boolean): readonly Segment[] {
    const levels = new Map<number, Segment[]>();
    for (const segment of this.segmentList) {
      const alive = segment.countAlive();
      if ((segment.size - alive) * MAX_DEAD > segment.size) {
        return [segment];
      }
      const level = Math.floor(Math.log(segment.postings.length / this.batch + 1) / Math.log(FAN));
      const same = levels.get(level) ?? [];
      levels.set(level, same);
      same.push(segment);
      if (same.length >= FAN) {
        return same;
      }
    }
    return idle ? this.smallBesideLarge() : [];
  }

  /** The smaller segments, as soon as they are together half as large as the next larger one. */
  private smallBesideLarge(): readonly Segment[] {
    const bySize = [...this.segmentList].sort((a, b) => a.size - b.size);
    let due = 0;
    let sum = 0;
    for (const [i, { size }] of bySize.entries()) {
      if (i > 0 && sum * 2 >= size) {
        due = i + 1;
      }
      sum += size;
    }
    return bySize.slice(0, due);
  }
}

function textLength(plans: readonly PackedPlan[]): number {
  return plans.reduce((total, plan) => total + plan.textLength, 0);
}

/** Characters of a span's texts. */
function charsOf({ plan, from, count }: Span): number {
  return plan.textEnd(from + count - 1) - plan.textStart(from);
}

interface Candidate {
  readonly id: number;
  readonly score: number;
  readonly plan: ArchivePlan;
}

/** The best units: by score, of equal ones those of the later plan, then in the order of the text. */
class BestUnits {
  private readonly best: Best<Candidate>;
  /** Nothing below it can be among the best any more. */
  least = 1;

  constructor(limit: number) {
    this.best = new Best(
      limit,
      (a, b) => b.score - a.score || (b.plan.year ?? -Infinity) - (a.plan.year ?? -Infinity) || a.id - b.id,
    );
  }

  offer({ plan, firstUnit }: PackedPlan, unit: number, score: number): void {
    if (score >= this.least) {
      this.best.offer({ id: firstUnit + unit, score, plan });
      this.least = this.best.worst?.score ?? 1;
    }
  }

  take(): readonly Hit[] {
    return this.best.take().map(({ id, score }) => ({ id, score: score / SCALE }));
  }
}
