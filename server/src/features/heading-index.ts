import type { ArchivePlan, PlanArchive } from '../archive/model';
import type { Level } from '../plan/tree';

/** The headings of a plan of the archive, to be looked through again and again without making its units anew. */
export interface PlanHeadings {
  readonly plan: ArchivePlan;
  /** In the order of the text. */
  readonly entries: readonly HeadingEntry[];
}

export interface HeadingEntry {
  /** A unit, or a chapter: of chapters only those are known that hold units. */
  readonly level: Level;
  readonly marker: string;
  readonly heading: string;
  /** The heading in small letters. */
  readonly folded: string;
  /** First line of the unit; of a chapter that of the first unit in it. */
  readonly line: number;
  /** The unit's id; undefined for a chapter. */
  readonly id: number | undefined;
}

/** Dies with the plan, whose object stays the same as long as its content does. */
const known = new WeakMap<ArchivePlan, PlanHeadings>();

/** The headings of one plan. */
export function headingsOf(archive: PlanArchive, plan: ArchivePlan): PlanHeadings {
  let headings = known.get(plan);
  if (!headings) {
    headings = { plan, entries: read(archive, plan) };
    known.set(plan, headings);
  }
  return headings;
}

function read(archive: PlanArchive, plan: ArchivePlan): readonly HeadingEntry[] {
  const entries: HeadingEntry[] = [];
  let chapter = '';
  for (const { context, level, marker, heading, line, id } of archive.unitsOf(plan)) {
    // The chapter's heading and, behind a blank, the section's.
    const blank = context.indexOf(' ');
    const own = blank < 0 ? context : context.slice(0, blank);
    if (own !== '' && own !== chapter) {
      entries.push({ level: 'chapter', marker: '', heading: own, folded: fold(own), line, id: undefined });
    }
    chapter = own;
    entries.push({ level, marker, heading, folded: fold(heading), line, id });
  }
  return entries;
}

/** Small letters; hardly any heading has others, and then no second text is kept. */
export function fold(heading: string): string {
  const folded = heading.toLowerCase();
  return folded === heading ? heading : folded;
}
