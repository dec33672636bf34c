import { fnv1a64 } from '../config/hash';
import type {
  ArchiveNameUse,
  ArchivePlan,
  ArchiveUnit,
  Hit,
  NameKind,
  NameRecord,
  PlanArchive,
  PlanContent,
  SearchOptions,
} from './model';
import { foldName } from './names';
import { countTerms } from './terms';

interface Entry {
  readonly plan: ArchivePlan;
  readonly content: PlanContent;
  readonly firstUnit: number;
  readonly stamp: string | undefined;
  readonly terms: readonly ReadonlyMap<number, number>[];
}

const K1 = 1.2;
const B = 0.75;
const HEAD = 'workplan archive 0\n';

/** Plans of earlier years in memory. */
export class Archive implements PlanArchive {
  version = 0;
  private nextPlan = 1;
  private nextUnit = 1;
  private readonly entries = new Map<string, Entry>();
  private readonly frequencies = new Map<number, number>();

  get plans(): readonly ArchivePlan[] {
    return [...this.entries.values()].map(({ plan }) => plan);
  }

  get unitCount(): number {
    let count = 0;
    for (const { plan } of this.entries.values()) {
      count += plan.size;
    }
    return count;
  }

  /** Adds a plan, or replaces the one of the same URI. */
  put(content: PlanContent, stamp?: string): ArchivePlan {
    const { uri } = content.info;
    this.remove(uri);
    const plan: ArchivePlan = { ...content.info, id: this.nextPlan++, size: content.units.length };
    const terms = content.units.map(({ text }) => countTerms(text));
    this.entries.set(uri, { plan, content, firstUnit: this.nextUnit, stamp, terms });
    this.nextUnit += plan.size;
    this.count(terms, 1);
    this.version++;
    return plan;
  }

  /** Takes a plan out. */
  remove(uri: string): boolean {
    const entry = this.entries.get(uri);
    if (!entry) {
      return false;
    }
    this.entries.delete(uri);
    this.count(entry.terms, -1);
    this.version++;
    return true;
  }

  /** The stamp a plan was put with. */
  stamp(uri: string): string | undefined {
    return this.entries.get(uri)?.stamp;
  }

  /** Does some of the work that was put off; whether some is left. */
  settle(): boolean {
    return false;
  }

  plan(uri: string): ArchivePlan | undefined {
    return this.entries.get(uri)?.plan;
  }

  unit(id: number): ArchiveUnit {
    for (const entry of this.entries.values()) {
      const unit = entry.content.units[id - entry.firstUnit];
      if (unit) {
        return { ...unit, id, plan: entry.plan };
      }
    }
    throw new RangeError(`No unit ${id}`);
  }

  unitsOf(plan: ArchivePlan): readonly ArchiveUnit[] {
    const entry = this.entries.get(plan.uri);
    return entry?.plan === plan
      ? entry.content.units.map((unit, i) => ({ ...unit, id: entry.firstUnit + i, plan }))
      : [];
  }

  search(text: string, { limit, accepts }: SearchOptions): readonly Hit[] {
    const query = countTerms(text);
    const count = this.unitCount;
    const all = [...this.entries.values()].flatMap((entry) => entry.terms.map(sum));
    const average = all.reduce((a, b) => a + b, 0) / Math.max(1, all.length);
    const hits: (Hit & { readonly year: number })[] = [];
    for (const { plan, terms, firstUnit } of this.entries.values()) {
      if (accepts && !accepts(plan)) {
        continue;
      }
      for (const [i, counts] of terms.entries()) {
        const length = sum(counts);
        let score = 0;
        for (const [term, times] of query) {
          const tf = counts.get(term);
          if (tf !== undefined) {
            const df = this.documentFrequency(term);
            const idf = Math.log(1 + (count - df + 0.5) / (df + 0.5));
            score += (times * idf * tf * (K1 + 1)) / (tf + K1 * (1 - B + (B * length) / average));
          }
        }
        if (score > 0) {
          hits.push({ id: firstUnit + i, score, year: plan.year ?? -1 });
        }
      }
    }
    return hits
      .sort((a, b) => b.score - a.score || b.year - a.year || a.id - b.id)
      .slice(0, limit)
      .map(({ id, score }) => ({ id, score }));
  }

  documentFrequency(term: number): number {
    return this.frequencies.get(term) ?? 0;
  }

  name(kind: NameKind, name: string): NameRecord | undefined {
    const folded = foldName(name);
    const uses: ArchiveNameUse[] = [];
    for (const { plan, content } of this.entries.values()) {
      for (const use of content.names) {
        if (use.kind === kind && foldName(use.name) === folded) {
          uses.push({ ...use, plan });
        }
      }
    }
    uses.sort((a, b) => (a.plan.year ?? Infinity) - (b.plan.year ?? Infinity) || a.plan.id - b.plan.id);
    return uses.length === 0 ? undefined : { kind, name: mostFrequent(uses), uses };
  }

  findNames(kind: NameKind, typed: string, limit: number): readonly NameRecord[] {
    const wanted = foldName(typed);
    const folded = new Set<string>();
    for (const { content } of this.entries.values()) {
      for (const use of content.names) {
        const name = foldName(use.name);
        if (use.kind === kind && name.includes(wanted)) {
          folded.add(name);
        }
      }
    }
    const latest = ({ uses }: NameRecord): number => Math.max(...uses.map(({ plan }) => plan.year ?? -1));
    return [...folded]
      .flatMap((name) => this.name(kind, name) ?? [])
      .sort(
        (a, b) =>
          Number(foldName(b.name).startsWith(wanted)) - Number(foldName(a.name).startsWith(wanted)) ||
          latest(b) - latest(a) ||
          b.uses.length - a.uses.length,
      )
      .slice(0, limit);
  }

  /** The archive as bytes, for {@link Archive.deserialize}. */
  serialize(): Uint8Array {
    const { version, nextPlan, nextUnit } = this;
    const entries = [...this.entries.values()].map((entry) => ({ ...entry, terms: [] }));
    const body = JSON.stringify({ version, nextPlan, nextUnit, entries });
    return new TextEncoder().encode(`${HEAD}${fnv1a64(body)}\n${body}`);
  }

  /** The archive that was serialized; undefined for anything else. */
  static deserialize(bytes: Uint8Array): Archive | undefined {
    const text = new TextDecoder().decode(bytes);
    const from = HEAD.length + 17;
    const body = text.slice(from);
    if (!text.startsWith(HEAD) || text.slice(HEAD.length, from - 1) !== fnv1a64(body)) {
      return undefined;
    }
    const { version, nextPlan, nextUnit, entries } = JSON.parse(body) as {
      version: number;
      nextPlan: number;
      nextUnit: number;
      entries: Omit<Entry, 'terms'>[];
    };
    const archive = new Archive();
    for (const entry of entries) {
      const terms = entry.content.units.map((unit) => countTerms(unit.text));
      archive.entries.set(entry.plan.uri, { ...entry, terms });
      archive.count(terms, 1);
    }
    archive.version = version;
    archive.nextPlan = nextPlan;
    archive.nextUnit = nextUnit;
    return archive;
  }

  private count(units: readonly ReadonlyMap<number, number>[], by: number): void {
    for (const counts of units) {
      for (const term of counts.keys()) {
        this.frequencies.set(term, (this.frequencies.get(term) ?? 0) + by);
      }
    }
  }
}

function sum(counts: ReadonlyMap<number, number>): number {
  let total = 0;
  for (const count of counts.values()) {
    total += count;
  }
  return total;
}

function mostFrequent(uses: readonly ArchiveNameUse[]): string {
  const counts = new Map<string, number>();
  for (const { name } of uses) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
