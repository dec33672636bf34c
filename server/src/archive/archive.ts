import { readArchive, writeArchive } from './index/archive-file';
import type {
  ArchivePlan,
  ArchiveUnit,
  Hit,
  NameKind,
  NameRecord,
  PlanArchive,
  PlanContent,
  PlanInfo,
  SearchOptions,
} from './model';
import { NameIndex } from './index/name-index';
import { detached, packUnits, PackedPlan } from './index/packed-plan';
import { BATCH, UnitIndex } from './index/unit-index';

/**
 * Plans of earlier years in memory, with an index of their units and their names.
 *
 * Putting and removing a plan takes time in proportion to that plan (under a millisecond for one of the usual
 * length), never to the archive. What was put is found at once. {@link settle} makes searching faster when there
 * is time; {@link serialize} keeps everything for the next start.
 *
 * Nothing here throws because of what a plan holds: half characters, NUL, no unit at all, ten megabytes in one.
 */
export class Archive implements PlanArchive {
  private changes = 0;
  private nextPlan = 1;
  private nextUnit = 1;
  /** By id, and so by the ids of their units as well. */
  private ordered: PackedPlan[] = [];
  private planList: readonly ArchivePlan[] | undefined;
  private readonly byUri = new Map<string, PackedPlan>();
  private readonly index: UnitIndex;
  private readonly nameIndex = new NameIndex();

  /** @param batch characters that are indexed at once; tests make it small, so that a few plans are an archive */
  constructor(batch = BATCH) {
    this.index = new UnitIndex(batch);
  }

  get version(): number {
    return this.changes;
  }

  /** In the order in which they were put. */
  get plans(): readonly ArchivePlan[] {
    return (this.planList ??= this.ordered.map(({ plan }) => plan));
  }

  /** How many there are, without making the list. */
  get planCount(): number {
    return this.ordered.length;
  }

  get unitCount(): number {
    return this.index.unitCount;
  }

  /**
   * Adds a plan, or replaces the one of the same URI. If that one has the very same content it stays, with its ids;
   * only the stamp is renewed, and the version remains.
   *
   * @param stamp what the caller wants to know again of the file, see {@link stamp}
   */
  put(content: PlanContent, stamp?: string): ArchivePlan {
    const { info, units, names } = content;
    const known = this.byUri.get(info.uri);
    const { chars, columns } = packUnits(units);
    if (known && sameInfo(known.plan, content) && sameNumbers(known.chars, chars)) {
      // Forms are numbered as they come, so names can be compared only against the same numbers.
      if (sameNumbers(known.columns, columns) && sameNumbers(known.names, this.nameIndex.pack(names))) {
        known.stamp = stamp;
        return known.plan;
      }
    }
    this.take(info.uri);
    const plan: ArchivePlan = { ...detachedInfo(info), id: this.nextPlan++, size: units.length };
    const packed = new PackedPlan(plan, this.nextUnit, chars, columns, this.nameIndex.pack(names), stamp);
    this.nextUnit += plan.size;
    this.ordered.push(packed);
    this.byUri.set(info.uri, packed);
    this.nameIndex.add(packed);
    this.index.add(packed);
    this.changed();
    return plan;
  }

  /**
   * Takes a plan out.
   *
   * @returns whether there was one
   */
  remove(uri: string): boolean {
    const removed = this.take(uri);
    if (removed) {
      this.changed();
    }
    return removed;
  }

  /** What was said of a plan's file when it was put; undefined for no plan, or when nothing was said. */
  stamp(uri: string): string | undefined {
    return this.byUri.get(uri)?.stamp;
  }

  /**
   * Does some of the work that was put off, so that searching becomes faster. What is found does not depend on it.
   *
   * @param budget how much at once, in characters; the default takes some milliseconds
   * @returns whether there is more to do: call again when there is time
   */
  settle(budget = 250_000): boolean {
    return this.index.step(budget, true);
  }

  plan(uri: string): ArchivePlan | undefined {
    return this.byUri.get(uri)?.plan;
  }

  /**
   * Each call makes a new object: units are told apart by their ids.
   *
   * @throws RangeError for an id the archive does not hold
   */
  unit(id: number): ArchiveUnit {
    const plan = this.planOf(id);
    if (!plan || !Number.isInteger(id) || id < plan.firstUnit || id >= plan.firstUnit + plan.size) {
      throw new RangeError(`The archive holds no unit ${id}`);
    }
    return plan.unitAt(id - plan.firstUnit);
  }

  /** In the order of the text; none of a plan that is not (or no more) in the archive. */
  unitsOf(plan: ArchivePlan): readonly ArchiveUnit[] {
    const packed = this.byUri.get(plan.uri);
    return packed?.plan.id === plan.id
      ? Array.from({ length: packed.size }, (_, unit) => packed.unitAt(unit))
      : [];
  }

  /**
   * The units most like a text, best first: BM25 over bigrams. Of equal ones those of the later year come first,
   * then those put earlier. Only the beginning of a very long text is read, and of a very long unit
   * (`MAX_QUERY`, `MAX_INDEXED`).
   */
  search(text: string, options: SearchOptions): readonly Hit[] {
    return this.index.search(text, options, this.ordered);
  }

  documentFrequency(term: number): number {
    return this.index.documentFrequency(term);
  }

  /** Names that differ in blanks or in the width of ASCII are the same; the form most used is shown. */
  name(kind: NameKind, name: string): NameRecord | undefined {
    return this.nameIndex.find(kind, name);
  }

  findNames(kind: NameKind, typed: string, limit: number): readonly NameRecord[] {
    return this.nameIndex.search(kind, typed, limit);
  }

  /** The whole archive as bytes: what {@link deserialize} reads. The format is described in `archive-file.ts`. */
  serialize(): Uint8Array {
    const { index } = this;
    return writeArchive({
      version: this.changes,
      nextPlan: this.nextPlan,
      nextUnit: this.nextUnit,
      plans: this.ordered,
      forms: this.nameIndex.keep(),
      segments: index.segments,
      waiting: index.waiting,
      frequencies: index.frequencyEntries(),
      termCount: index.termCount,
    });
  }

  /**
   * The archive that was serialized, with all ids, stamps and its version. Undefined for bytes that are not exactly
   * what {@link serialize} gave, and for those of another version of the format: the caller reads the files anew.
   * Never throws. The bytes are not kept.
   *
   * @param batch see the constructor
   */
  static deserialize(bytes: Uint8Array, batch = BATCH): Archive | undefined {
    const state = readArchive(bytes);
    if (!state) {
      return undefined;
    }
    const archive = new Archive(batch);
    archive.changes = state.version;
    archive.nextPlan = state.nextPlan;
    archive.nextUnit = state.nextUnit;
    archive.ordered = [...state.plans];
    archive.nameIndex.restore(state.forms);
    let unitCount = 0;
    for (const packed of state.plans) {
      archive.byUri.set(packed.plan.uri, packed);
      archive.nameIndex.add(packed);
      unitCount += packed.size;
    }
    archive.index.restore({ ...state, unitCount });
    return archive;
  }

  private take(uri: string): boolean {
    const packed = this.byUri.get(uri);
    if (!packed) {
      return false;
    }
    packed.alive = false;
    this.byUri.delete(uri);
    this.ordered = this.ordered.filter((other) => other !== packed);
    this.nameIndex.remove(packed);
    this.index.remove(packed);
    return true;
  }

  private changed(): void {
    this.changes++;
    this.planList = undefined;
  }

  /** The last plan whose units begin at an id or before it. */
  private planOf(id: number): PackedPlan | undefined {
    let low = 0;
    let high = this.ordered.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.ordered[middle]?.firstUnit ?? Infinity) <= id) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.ordered[low - 1];
  }
}

function detachedInfo(info: PlanInfo): PlanInfo {
  const orNull = (words: string | null): string | null => (words === null ? null : detached(words));
  return {
    ...info,
    name: detached(info.name),
    title: orNull(info.title),
    issuer: orNull(info.issuer),
    kind: detached(info.kind),
  };
}

function sameInfo(plan: ArchivePlan, { info, units }: PlanContent): boolean {
  const next: ArchivePlan = { ...info, id: plan.id, size: units.length };
  return JSON.stringify(plan) === JSON.stringify(next);
}

function sameNumbers(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) {
    return false;
  }
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) {
      return false;
    }
  }
  return true;
}
