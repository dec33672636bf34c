import type { ArchiveNameUse, NameRecord, NameUse } from '../../archive/model';
import { foldName, namesOf } from '../../archive/names';
import type { Position } from '../../plan/position';
import type { Plan } from '../../plan/tree';
import type { ArchiveView } from './archive-view';

/** Dies with the tree it was read from. */
const names = new WeakMap<Plan, readonly NameUse[]>();

/** Every 《name》 and “term” of a draft, in the order of the text. */
export function namesInDraft(plan: Plan): readonly NameUse[] {
  let known = names.get(plan);
  if (!known) {
    known = namesOf(plan);
    names.set(plan, known);
  }
  return known;
}

/** The innermost name around a position, its marks included. */
export function nameAt(plan: Plan, { line, character }: Position): NameUse | undefined {
  const all = namesInDraft(plan);
  let found: NameUse | undefined;
  for (let i = firstOn(all, line); all[i]?.line === line; i++) {
    const use = all[i];
    if (use && use.start <= character + 1 && character <= use.end + 1) {
      const inside = use.start <= character && character <= use.end;
      found = inside || !found ? use : found;
    }
  }
  return found;
}

/** Binary search: index of the first name on a line or after it. */
function firstOn(all: readonly NameUse[], line: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.line ?? line) < line) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Whether two uses are of one name, however blanks and full-width signs are written. */
export function isSameName(a: Pick<NameUse, 'kind' | 'name'>, b: Pick<NameUse, 'kind' | 'name'>): boolean {
  return a.kind === b.kind && foldName(a.name) === foldName(b.name);
}

/** Uses of a name in the plans of the archive, the draft's own file left out; earliest year first. */
export function earlierUses(
  { archive, relations }: ArchiveView,
  { kind, name }: Pick<NameUse, 'kind' | 'name'>,
): readonly ArchiveNameUse[] {
  const uses = archive.name(kind, name)?.uses ?? [];
  return uses.filter(({ plan }) => plan.uri !== relations.draft.info.uri);
}

/** Names that are looked at for each beginning and end, and shown. */
const MOST_CANDIDATES = 30;
const MOST_VARIANTS = 3;
/** Characters at either end of a name by which one written a little otherwise is found. */
const REACH = 3;
/** Of two names that may be meant for one hardly more than this share of characters differs. */
const MAX_DIFFERENCE = 0.25;

/**
 * Names of the archive that differ a little: one word more, less or another, but no other year. Whether they mean
 * the same is for the user to see; `archive/name-inconsistent` reports only what is most likely a slip.
 */
export function variantsOf(view: ArchiveView, { kind, name }: NameUse): readonly NameRecord[] {
  if (name.length <= REACH) {
    return [];
  }
  const own = foldName(name);
  const found = new Map<string, NameRecord>();
  for (const part of [name.slice(0, REACH), name.slice(-REACH)]) {
    for (const record of view.archive.findNames(kind, part, MOST_CANDIDATES)) {
      const other = foldName(record.name);
      const limit = Math.max(1, Math.floor(MAX_DIFFERENCE * Math.max(own.length, other.length)));
      if (
        other !== own &&
        digitsOf(other) === digitsOf(own) &&
        distance(own, other, limit) <= limit &&
        earlierUses(view, record).length > 0
      ) {
        found.set(other, record);
      }
    }
  }
  return [...found.values()].slice(0, MOST_VARIANTS);
}

/** A plan for 2025 is another than one for 2024, though one character differs. */
function digitsOf(name: string): string {
  return name.replace(/[^\d一二三四五六七八九十]/g, '');
}

/** Levenshtein's distance, given up beyond a limit. Names are short ({@link namesOf} keeps them so). */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) {
    return limit + 1;
  }
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      next.push(Math.min((row[j - 1] ?? 0) + same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? limit + 1;
}
