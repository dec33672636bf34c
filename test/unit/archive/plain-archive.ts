import type { ArchiveNameUse, NameKind, PlanContent, PlanInfo } from '../../../server/src/archive/model';
import { foldName } from '../../../server/src/archive/names';
import { countTerms } from '../../../server/src/archive/terms';

/** A unit that was found, told by where it stands, with its score. */
export interface PlainHit {
  readonly uri: string;
  readonly unit: number;
  readonly score: number;
}

/** A name that was found, with its uses as `uri:line:start-end`. */
export interface PlainName {
  readonly name: string;
  readonly uses: readonly string[];
}

/** What an archive is, said as plainly as can be: a map, and loops over all of it. */
export class PlainArchive {
  readonly contents = new Map<string, PlanContent>();

  put(content: PlanContent): void {
    const known = this.contents.get(content.info.uri);
    if (known && JSON.stringify(known) === JSON.stringify(content)) {
      return;
    }
    this.contents.delete(content.info.uri);
    this.contents.set(content.info.uri, content);
  }

  remove(uri: string): boolean {
    return this.contents.delete(uri);
  }

  documentFrequency(term: number): number {
    return this.units().filter(({ counts }) => counts.has(term)).length;
  }

  /** All units that share a term with the text, by BM25, without any order. */
  search(text: string, accepts: (info: PlanInfo) => boolean): readonly PlainHit[] {
    const units = this.units();
    const average = units.reduce((total, { length }) => total + length, 0) / units.length;
    const query = [...countTerms(text)].map(([term, times]) => {
      const df = units.filter(({ counts }) => counts.has(term)).length;
      return { term, weight: Math.min(times, 4) * Math.log(1 + (units.length - df + 0.5) / (df + 0.5)) };
    });
    return units
      .filter(({ uri }) => accepts(this.contents.get(uri)!.info))
      .filter(({ counts }) => query.some(({ term }) => counts.has(term)))
      .map(({ uri, unit, counts, length }) => {
        const parts = query.map(({ term, weight }) => {
          const times = counts.get(term) ?? 0;
          return (weight * times * 2.2) / (times + 1.2 * (0.25 + (0.75 * length) / average));
        });
        return { uri, unit, score: parts.reduce((total, part) => total + part, 0) };
      });
  }

  name(kind: NameKind, name: string): PlainName | undefined {
    const folded = foldName(name);
    const uses: ArchiveNameUse[] = [];
    for (const [place, { info, names }] of [...this.contents.values()].entries()) {
      for (const use of names.filter((other) => other.kind === kind && foldName(other.name) === folded)) {
        uses.push({ ...use, plan: { ...info, id: place, size: 0 } });
      }
    }
    const year = ({ plan }: ArchiveNameUse): number => plan.year ?? 9999;
    uses.sort((a, b) => year(a) - year(b) || a.plan.id - b.plan.id);
    return uses.length === 0
      ? undefined
      : {
          name: mostUsed(uses),
          uses: uses.map(({ plan, line, start, end }) => `${plan.uri}:${line}:${start}-${end}`),
        };
  }

  findNames(kind: NameKind, typed: string): readonly PlainName[] {
    const wanted = foldName(typed);
    const all = [...this.contents.values()].flatMap(({ names }) => names);
    const folded = new Set(all.filter((use) => use.kind === kind).map((use) => foldName(use.name)));
    return [...folded]
      .filter((name) => name.includes(wanted))
      .map((name) => ({ name, found: this.name(kind, name)!, latest: this.latestYear(kind, name) }))
      .sort(
        (a, b) =>
          Number(b.name.startsWith(wanted)) - Number(a.name.startsWith(wanted)) ||
          b.latest - a.latest ||
          b.found.uses.length - a.found.uses.length ||
          (a.name < b.name ? -1 : 1),
      )
      .map(({ found }) => found);
  }

  private latestYear(kind: NameKind, folded: string): number {
    const years = [...this.contents.values()]
      .filter(({ names }) => names.some((use) => use.kind === kind && foldName(use.name) === folded))
      .map(({ info }) => info.year ?? -1);
    return Math.max(...years);
  }

  private units(): { uri: string; unit: number; counts: ReadonlyMap<number, number>; length: number }[] {
    return [...this.contents].flatMap(([uri, { units }]) =>
      units.map(({ text }, unit) => {
        const counts = countTerms(text);
        return { uri, unit, counts, length: [...counts.values()].reduce((a, b) => a + b, 0) };
      }),
    );
  }
}

/** The form used most often; of equal ones the one used in the latest year, then the first in the order of characters. */
function mostUsed(uses: readonly ArchiveNameUse[]): string {
  const forms = new Map<string, { count: number; latest: number }>();
  for (const { name, plan } of uses) {
    const { count, latest } = forms.get(name) ?? { count: 0, latest: -1 };
    forms.set(name, { count: count + 1, latest: Math.max(latest, plan.year ?? -1) });
  }
  return [...forms].sort(
    ([a, first], [b, second]) =>
      second.count - first.count || second.latest - first.latest || (a < b ? -1 : 1),
  )[0]![0];
}
