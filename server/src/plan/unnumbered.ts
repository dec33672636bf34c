import type { MarkedLine } from './accept';
import type { Line } from './line';
import type { Marker } from './marker';
import type { Level } from './tree';

/** Names of chapters that hold text alone; elsewhere a heading without a number is known by what follows it. */
const KNOWN_NAME =
  /^(?:总体要求|指导思想|总体思路|总体目标|工作目标|主要目标|基本原则|工作原则|重点任务|重点工作|主要任务|工作任务|主要措施|工作措施|保障措施|组织保障|工作要求|有关要求)$/;
const REQUIREMENTS = /^(?:总体要求|指导思想|总体思路|总的要求|总要求|基本思路)/;
/** `第一部分 重点任务`, `第二章 保障措施`: holds chapters, or items where there are none. */
const PART = /^第[一二三四五六七八九十]{1,3}(?:部分|编|篇|章)(?:$|[\s\u3000：:、])/;
const MAX_LENGTH = 40;

/** Whether a line that is a heading without a number is a part's (`第一部分 重点任务`), which holds chapters. */
export function isPartHeading(line: Line | undefined): boolean {
  return line !== undefined && PART.test(line.trimmed);
}

/** A heading without a marker: the level it is listed as, and whether it stands above the chapters. */
export interface UnnumberedHeading {
  readonly level: Level;
  readonly part: boolean;
}

const CHAPTER: UnnumberedHeading = { level: 'chapter', part: false };

/** Lines without a marker that are headings all the same, with their level. */
export type UnnumberedHeadings = ReadonlyMap<number, UnnumberedHeading>;

/**
 * Finds the chapters of a plan that has none with a number (2 of 23 plans): short lines without an end mark
 * right above a section or an item. Where two such lines follow each other the plan has two levels of them:
 * the first is the chapter, the second a section.
 */
export function findUnnumberedHeadings(
  lines: readonly Line[],
  from: number,
  to: number,
  marked: readonly MarkedLine[],
  opaque: ReadonlySet<number>,
): UnnumberedHeadings {
  const headings = new Map<number, UnnumberedHeading>();
  const markerAt = new Array<Marker | undefined>(to);
  for (const { line, marker } of marked) {
    markerAt[line] = marker;
  }
  const numbered = marked.some(({ marker }) => marker.level === 'chapter');
  const firstChapter = marked.find(({ marker }) => marker.level === 'chapter')?.line ?? to;
  const waits = !numbered && headingsWait(lines, to, marked);
  let next = -1;
  let twoLevels = false;
  for (let i = to - 1; i >= from; i--) {
    const line = lines[i];
    if (!line || line.blank) {
      continue;
    }
    // Among numbered chapters only a part can be a heading without a marker.
    if (numbered && i >= firstChapter && line.text.charAt(line.indent) !== '第') {
      continue;
    }
    if (isCandidate(line, i, markerAt, opaque)) {
      const text = line.trimmed;
      if (isPartHeading(line)) {
        headings.set(i, { level: 'chapter', part: true });
      } else if (numbered) {
        if (i < firstChapter && REQUIREMENTS.test(text) && next >= 0 && !markerAt[next]) {
          headings.set(i, CHAPTER);
        }
      } else if (marked.length > 0) {
        const below = next >= 0 ? markerAt[next] : undefined;
        const aboveItem =
          below !== undefined && !(waits && isBodyOf(lines, i, from, markerAt, below.ordinal));
        const aboveHeading = headings.get(next)?.part === false;
        if (aboveItem || aboveHeading || (KNOWN_NAME.test(text) && next >= 0)) {
          headings.set(i, CHAPTER);
          twoLevels ||= aboveHeading && below === undefined && !KNOWN_NAME.test(text);
        }
      }
    }
    next = i;
  }
  if (twoLevels) {
    demote(headings, lines, to);
  }
  return headings;
}

function isCandidate(
  line: Line,
  at: number,
  markerAt: readonly (Marker | undefined)[],
  opaque: ReadonlySet<number>,
): boolean {
  return (
    !markerAt[at] &&
    !opaque.has(at) &&
    line.end - line.indent <= MAX_LENGTH &&
    line.end - line.indent >= 4 &&
    line.shape === 'heading'
  );
}

/**
 * Whether the items' headings stand on lines of their own with their text below them. In an outline, where most have
 * none, a short line between two of them is no text but the heading of what follows.
 */
function headingsWait(lines: readonly Line[], to: number, marked: readonly MarkedLine[]): boolean {
  let withText = 0;
  let without = 0;
  for (const [i, { line }] of marked.entries()) {
    if (lines[line]?.shape === 'heading') {
      let next = line + 1;
      while (next < to && (lines[next]?.blank ?? false)) {
        next++;
      }
      if (next === marked[i + 1]?.line) {
        without++;
      } else if (lines[next]?.shape === 'text') {
        withText++;
      }
    }
  }
  return without <= withText;
}

/** Whether the line above is an item's heading that waits for its text, and the item below counts on from it. */
function isBodyOf(
  lines: readonly Line[],
  at: number,
  from: number,
  markerAt: readonly (Marker | undefined)[],
  ordinalBelow: number | null,
): boolean {
  if (ordinalBelow === 1) {
    return false;
  }
  for (let i = at - 1; i >= from; i--) {
    const line = lines[i];
    if (line && !line.blank) {
      const above = markerAt[i];
      return above !== undefined && line.shape === 'heading' && ordinalBelow === (above.ordinal ?? 0) + 1;
    }
  }
  return false;
}

/** In a plan of two levels a heading right above a heading is a chapter, every other one a section. */
function demote(headings: Map<number, UnnumberedHeading>, lines: readonly Line[], to: number): void {
  for (const [line, { part }] of headings) {
    if (part) {
      continue;
    }
    let next = line + 1;
    while (next < to && (lines[next]?.blank ?? false)) {
      next++;
    }
    if (!headings.has(next) && !KNOWN_NAME.test(lines[line]?.trimmed ?? '')) {
      headings.set(line, { level: 'section', part: false });
    }
  }
}
