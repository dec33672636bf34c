import type { ArchivePlan, PlanArchive } from '../../archive/model';
import { LEVELS, type Level } from '../../plan/tree';

/** How well a heading matches what was typed, the best first; {@link NO_MATCH} when it does not. */
export const BEGINS = 0;
export const CONTAINS = 1;
export const SPREAD = 2;
/** Only together with its marker: `3数据`. */
export const WITH_MARKER = 3;
export const NO_MATCH = 4;

/** A unit of a plan of the archive, or a chapter: of chapters only those are known that hold units. */
export interface HeadingRow {
  readonly level: Level;
  /** Empty for a chapter: what is known of it comes from its units. */
  readonly marker: string;
  readonly heading: string;
  /** First line of the unit; of a chapter that of the first unit in it. */
  readonly line: number;
  /** The unit's id; undefined for a chapter. */
  readonly id: number | undefined;
}

/**
 * The headings of one plan, in one string, so that an archive of a hundred thousand units is looked through
 * without making them, and in little memory.
 */
export class PlanHeadings {
  readonly #text: string;
  /** The same in small letters; the same string where it has no capitals, as hardly any has. */
  readonly #folded: string;
  /** For each row where its marker begins, where its heading does; behind the last where the text ends. */
  readonly #starts: Uint32Array;
  readonly #headings: Uint32Array;
  readonly #lines: Uint32Array;
  readonly #ids: Float64Array;
  readonly #levels: Uint8Array;

  constructor(rows: readonly HeadingRow[]) {
    const count = rows.length;
    this.#starts = new Uint32Array(count + 1);
    this.#headings = new Uint32Array(count);
    this.#lines = new Uint32Array(count);
    this.#ids = new Float64Array(count);
    this.#levels = new Uint8Array(count);
    const parts: string[] = [];
    let length = 0;
    for (const [i, { level, marker, heading, line, id }] of rows.entries()) {
      parts.push(marker, heading, '\n');
      this.#starts[i] = length;
      this.#headings[i] = length + marker.length;
      this.#lines[i] = line;
      this.#ids[i] = id ?? -1;
      this.#levels[i] = LEVELS.indexOf(level);
      length += marker.length + heading.length + 1;
    }
    this.#starts[count] = length;
    this.#text = parts.join('');
    const folded = this.#text.toLowerCase();
    // İ is the one capital whose small form is longer: then places would shift, and capitals stay capitals.
    this.#folded = folded === this.#text || folded.length !== length ? this.#text : folded;
  }

  get size(): number {
    return this.#headings.length;
  }

  row(i: number): HeadingRow {
    const start = this.#starts[i] ?? 0;
    const heading = this.#headings[i] ?? 0;
    const id = this.#ids[i] ?? -1;
    return {
      level: LEVELS[this.#levels[i] ?? 0] ?? 'item',
      marker: this.#text.slice(start, heading),
      heading: this.#text.slice(heading, this.#end(i)),
      line: this.#lines[i] ?? 0,
      id: id < 0 ? undefined : id,
    };
  }

  /** Whether any row could match: every character typed occurs. */
  mayHold(typed: string): boolean {
    for (let i = 0; i < typed.length; i++) {
      if (!this.#folded.includes(typed.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** @param typed as {@link foldTyped} gives it */
  rank(i: number, typed: string): number {
    const end = this.#end(i);
    const heading = this.#headings[i] ?? 0;
    if (isSpread(typed, this.#folded, heading, end)) {
      if (this.#folded.startsWith(typed, heading)) {
        return BEGINS;
      }
      const at = this.#folded.slice(heading, end).indexOf(typed);
      return at > 0 ? CONTAINS : SPREAD;
    }
    return isSpread(typed, this.#folded, this.#starts[i] ?? 0, end) ? WITH_MARKER : NO_MATCH;
  }

  #end(i: number): number {
    return (this.#starts[i + 1] ?? 1) - 1;
  }
}

/** Characters beyond which nothing typed is matched further. */
const MAX_TYPED = 60;

/** What was typed as it is matched: without blanks, in small letters. */
export function foldTyped(typed: string): string {
  return typed.slice(0, MAX_TYPED).replace(/\s+/g, '').toLowerCase();
}

/** How well a heading matches, like {@link PlanHeadings.rank}. */
export function rankOf(typed: string, marker: string, heading: string): number {
  return new PlanHeadings([{ level: 'item', marker, heading, line: 0, id: undefined }]).rank(0, typed);
}

/** Whether the characters typed occur in a stretch of a text in their order: 数要 in 数据要素. */
function isSpread(typed: string, text: string, start: number, end: number): boolean {
  let next = 0;
  for (let at = start; at < end && next < typed.length; at++) {
    if (text.charCodeAt(at) === typed.charCodeAt(next)) {
      next++;
    }
  }
  return next === typed.length;
}

/** Dies with the plan, whose object stays the same as long as its content does. */
const known = new WeakMap<ArchivePlan, PlanHeadings>();

/** The headings of one plan; read once. */
export function headingsOf(archive: PlanArchive, plan: ArchivePlan): PlanHeadings {
  let headings = known.get(plan);
  if (!headings) {
    headings = new PlanHeadings(read(archive, plan));
    known.set(plan, headings);
  }
  return headings;
}

/** Reads the headings of all plans that have not been read yet, one a step: it takes a while for many. */
export function* readHeadings(archive: PlanArchive): Generator<void, void> {
  for (const plan of archive.plans) {
    if (!known.has(plan)) {
      headingsOf(archive, plan);
      yield;
    }
  }
}

function read(archive: PlanArchive, plan: ArchivePlan): readonly HeadingRow[] {
  const rows: HeadingRow[] = [];
  let chapter = '';
  for (const { context, level, marker, heading, line, id } of archive.unitsOf(plan)) {
    // The chapter's heading and, behind a blank, the section's.
    const blank = context.indexOf(' ');
    const own = blank < 0 ? context : context.slice(0, blank);
    if (own !== '' && own !== chapter) {
      rows.push({ level: 'chapter', marker: '', heading: own, line, id: undefined });
    }
    chapter = own;
    rows.push({ level, marker, heading, line, id });
  }
  return rows;
}
