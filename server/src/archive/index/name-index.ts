import { Best } from './best';
import type { ArchiveNameUse, ArchivePlan, NameKind, NameRecord, NameUse } from '../model';
import { foldName } from '../names';
import { detached, type PackedPlan } from './packed-plan';
import { ByteSink, ByteSource } from './varint';

const NONE = -1;
/** Names whose words are searched as one text; few enough to be put together again when one of them changes. */
const BLOCK = 512;
/** Parts the names of a block; a name that holds it is looked at all the same. */
const SEPARATOR = '\0';

/**
 * The names of all plans. What is kept of each is a *form*, a name as it is written; forms that differ only in
 * blanks and in the width of ASCII are one name. Each form knows the plans that use it, by chains of links in
 * arrays; where in the plan it stands is in the plan's own bytes.
 *
 * The bytes of a plan's names, for each use: the form's number, twice the number of lines since the use before
 * (plus one for lines back), the column, and the length.
 */
export class NameIndex {
  /** As written; undefined for a number that is free. */
  private readonly written: (string | undefined)[] = [];
  private readonly folded: string[] = [];
  private readonly kinds: NameKind[] = [];
  private readonly uses: number[] = [];
  /** The latest year of a plan that uses the form; -1 when none has a year. */
  private readonly latest: number[] = [];
  /** The next form of the same name. */
  private readonly siblings: number[] = [];
  /** First link of the form's chain. */
  private readonly heads: number[] = [];
  private readonly free: number[] = [];
  /** First form of a name, by its folded words. */
  private readonly names: Readonly<Record<NameKind, Map<string, number>>> = {
    document: new Map(),
    term: new Map(),
  };
  private readonly linkPlans: (PackedPlan | undefined)[] = [];
  private readonly nextLinks: number[] = [];
  private readonly freeLinks: number[] = [];
  private readonly blocks: (Block | undefined)[] = [];

  /** Forms as they are to be kept: kind's first letter and words, by number; empty for a number that is free. */
  keep(): readonly string[] {
    return this.written.map((words, form) =>
      words === undefined ? '' : (this.kinds[form]?.[0] ?? '') + words,
    );
  }

  /** Takes over forms that were kept; their plans are to be added with {@link add}. */
  restore(forms: readonly string[]): void {
    for (const [form, kept] of forms.entries()) {
      this.set(form, kept.startsWith('d') ? 'document' : 'term', kept === '' ? undefined : kept.slice(1));
    }
  }

  /** The bytes of a plan's names, whose forms are new if need be. */
  pack(names: readonly NameUse[]): Uint8Array {
    const sink = new ByteSink();
    let before = 0;
    for (const { kind, name, line, start, end } of names) {
      sink.write(this.formOf(kind, name));
      sink.write(line >= before ? (line - before) * 2 : (before - line) * 2 - 1);
      sink.write(start);
      sink.write(Math.max(0, end - start));
      before = line;
    }
    return sink.take();
  }

  /** Counts a plan's names in. */
  add(plan: PackedPlan): void {
    for (const [form, uses] of countForms(plan)) {
      const link = this.freeLinks.pop() ?? this.linkPlans.length;
      this.linkPlans[link] = plan;
      this.nextLinks[link] = this.heads[form] ?? NONE;
      this.heads[form] = link;
      this.uses[form] = (this.uses[form] ?? 0) + uses;
      this.latest[form] = Math.max(this.latest[form] ?? -1, plan.plan.year ?? -1);
    }
  }

  /** Counts a plan's names out; forms that nobody uses are forgotten. */
  remove(plan: PackedPlan): void {
    for (const [form, uses] of countForms(plan)) {
      this.unlink(form, plan);
      this.uses[form] = (this.uses[form] ?? 0) - uses;
      if (this.heads[form] === NONE) {
        this.forget(form);
      } else if (this.latest[form] === plan.plan.year) {
        this.latest[form] = this.plansOf(form).reduce(
          (year, other) => Math.max(year, other.plan.year ?? -1),
          -1,
        );
      }
    }
  }

  /** What is known of a name; undefined for one that no plan uses. */
  find(kind: NameKind, name: string): NameRecord | undefined {
    const first = this.names[kind].get(foldName(name));
    return first === undefined ? undefined : this.record(kind, first);
  }

  /** Names that begin with what was typed, then those that contain it; later ones first, then those used more often. */
  search(kind: NameKind, typed: string, limit: number): readonly NameRecord[] {
    const most = Math.min(Math.floor(limit), this.names[kind].size);
    if (!(most > 0)) {
      return [];
    }
    const wanted = foldName(typed);
    const best = new Best<FoundName>(most, compareFound);
    if (wanted === '') {
      for (const first of this.names[kind].values()) {
        this.offer(first, wanted, best);
      }
    } else {
      const seen = new Set<number>();
      this.eachMatch(wanted, (form) => {
        const first = this.kinds[form] === kind ? this.names[kind].get(this.folded[form] ?? '') : undefined;
        if (first !== undefined && !seen.has(first)) {
          seen.add(first);
          this.offer(first, wanted, best);
        }
      });
    }
    return best.take().map(({ first }) => this.record(kind, first));
  }

  private offer(first: number, wanted: string, best: Best<FoundName>): void {
    let uses = 0;
    let latest = -1;
    for (let form = first; form !== NONE; form = this.siblings[form] ?? NONE) {
      uses += this.uses[form] ?? 0;
      latest = Math.max(latest, this.latest[form] ?? -1);
    }
    const folded = this.folded[first] ?? '';
    best.offer({ first, folded, begins: folded.startsWith(wanted), uses, latest });
  }

  private record(kind: NameKind, first: number): NameRecord {
    const plans = new Set<PackedPlan>();
    const written = new Map<number, string>();
    let shown = first;
    for (let form = first; form !== NONE; form = this.siblings[form] ?? NONE) {
      written.set(form, this.written[form] ?? '');
      for (const plan of this.plansOf(form)) {
        plans.add(plan);
      }
      if (this.compareForms(form, shown) < 0) {
        shown = form;
      }
    }
    return new FoundRecord(kind, written.get(shown) ?? '', written, [...plans]);
  }

  /** The form more used comes first; of equal ones that used later. */
  private compareForms(a: number, b: number): number {
    return (
      (this.uses[b] ?? 0) - (this.uses[a] ?? 0) ||
      (this.latest[b] ?? 0) - (this.latest[a] ?? 0) ||
      compareWords(this.written[a] ?? '', this.written[b] ?? '')
    );
  }

  private formOf(kind: NameKind, words: string): number {
    const first = this.names[kind].get(foldName(words)) ?? NONE;
    for (let form = first; form !== NONE; form = this.siblings[form] ?? NONE) {
      if (this.written[form] === words) {
        return form;
      }
    }
    const form = this.free.pop() ?? this.written.length;
    this.set(form, kind, detached(words));
    return form;
  }

  private set(form: number, kind: NameKind, words: string | undefined): void {
    const folded = words === undefined ? '' : foldName(words);
    this.written[form] = words;
    // The same string where it is the same words: half the memory.
    this.folded[form] = folded === words ? words : folded;
    this.kinds[form] = kind;
    this.uses[form] = 0;
    this.latest[form] = -1;
    this.heads[form] = NONE;
    this.siblings[form] = NONE;
    this.blocks[Math.floor(form / BLOCK)] = undefined;
    if (words === undefined) {
      this.free.push(form);
    } else {
      this.siblings[form] = this.names[kind].get(folded) ?? NONE;
      this.names[kind].set(folded, form);
    }
  }

  private forget(form: number): void {
    const names = this.names[this.kinds[form] ?? 'term'];
    const folded = this.folded[form] ?? '';
    const next = this.siblings[form] ?? NONE;
    const first = names.get(folded) ?? NONE;
    if (first === form && next === NONE) {
      names.delete(folded);
    } else if (first === form) {
      names.set(folded, next);
    } else {
      let before = first;
      while (before !== NONE && this.siblings[before] !== form) {
        before = this.siblings[before] ?? NONE;
      }
      this.siblings[before] = next;
    }
    this.set(form, 'term', undefined);
  }

  private plansOf(form: number): PackedPlan[] {
    const plans: PackedPlan[] = [];
    for (let link = this.heads[form] ?? NONE; link !== NONE; link = this.nextLinks[link] ?? NONE) {
      const plan = this.linkPlans[link];
      if (plan) {
        plans.push(plan);
      }
    }
    return plans;
  }

  private unlink(form: number, plan: PackedPlan): void {
    let before = NONE;
    let link = this.heads[form] ?? NONE;
    while (link !== NONE && this.linkPlans[link] !== plan) {
      before = link;
      link = this.nextLinks[link] ?? NONE;
    }
    if (link === NONE) {
      return;
    }
    const next = this.nextLinks[link] ?? NONE;
    if (before === NONE) {
      this.heads[form] = next;
    } else {
      this.nextLinks[before] = next;
    }
    this.linkPlans[link] = undefined;
    this.freeLinks.push(link);
  }

  /** Calls `visit` for every form whose folded words contain something; it must not be empty. */
  private eachMatch(wanted: string, visit: (form: number) => void): void {
    for (let first = 0; first < this.written.length; first += BLOCK) {
      const { text, ends } = (this.blocks[first / BLOCK] ??= this.buildBlock(first));
      let place = 0;
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, ends[place - 1])) {
        while ((ends[place] ?? Infinity) <= at) {
          place++;
        }
        const form = first + place;
        if (this.written[form] !== undefined && (this.folded[form] ?? '').includes(wanted)) {
          visit(form);
        }
        place++;
        if (place >= ends.length) {
          break;
        }
      }
    }
  }

  private buildBlock(first: number): Block {
    const words = this.folded.slice(first, first + BLOCK);
    const ends = new Uint32Array(words.length);
    let end = 0;
    for (const [i, { length }] of words.entries()) {
      end += length + SEPARATOR.length;
      ends[i] = end;
    }
    return { text: words.join(SEPARATOR), ends };
  }
}

/** The folded words of some names, one behind the other, and where each ends with its separator. */
interface Block {
  readonly text: string;
  readonly ends: Uint32Array;
}

interface FoundName {
  readonly first: number;
  readonly folded: string;
  readonly begins: boolean;
  readonly uses: number;
  readonly latest: number;
}

function compareFound(a: FoundName, b: FoundName): number {
  return (
    Number(b.begins) - Number(a.begins) ||
    b.latest - a.latest ||
    b.uses - a.uses ||
    compareWords(a.folded, b.folded)
  );
}

/** By UTF-16 units: the same on every machine. */
function compareWords(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How often a plan uses each form. */
function countForms(plan: PackedPlan): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  const source = new ByteSource(plan.names);
  while (source.more) {
    const form = source.read();
    source.read();
    source.read();
    source.read();
    counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return counts;
}

/** A record that works out its uses when somebody asks; a common term has thousands. */
class FoundRecord implements NameRecord {
  private found: readonly ArchiveNameUse[] | undefined;

  constructor(
    readonly kind: NameKind,
    readonly name: string,
    private readonly written: ReadonlyMap<number, string>,
    private readonly plans: readonly PackedPlan[],
  ) {}

  get uses(): readonly ArchiveNameUse[] {
    return (this.found ??= [...this.plans]
      .sort((a, b) => compareYears(a.plan, b.plan))
      .flatMap((plan) => this.usesIn(plan)));
  }

  private usesIn({ plan, names }: PackedPlan): ArchiveNameUse[] {
    const uses: ArchiveNameUse[] = [];
    const source = new ByteSource(names);
    let line = 0;
    while (source.more) {
      const name = this.written.get(source.read());
      const step = source.read();
      line += step % 2 === 0 ? step / 2 : -(step + 1) / 2;
      const start = source.read();
      const end = start + source.read();
      if (name !== undefined) {
        uses.push({ kind: this.kind, name, line, start, end, plan });
      }
    }
    return uses;
  }
}

function compareYears(a: ArchivePlan, b: ArchivePlan): number {
  return (a.year ?? Infinity) === (b.year ?? Infinity)
    ? a.id - b.id
    : (a.year ?? Infinity) - (b.year ?? Infinity);
}
