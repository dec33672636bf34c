import type { Line } from './line';
import type { Marker } from './marker';
import { LEVELS, type Level } from './tree';

/** A line of the body whose beginning is taken for a marker. */
export interface MarkedLine {
  readonly line: number;
  readonly marker: Marker;
}

const CIRCLED = 4;
const SLOTS = 5;
const RANK: Readonly<Record<Level, number>> = { chapter: 0, section: 1, item: 2, point: 3 };

/**
 * Decides which lines of the body begin with a marker. A firm one always does; a doubtful or weak one only
 * where the numbers around it leave its place open. So `2.2020年…` after item 1 is item 2, and `3.5亿元…`
 * between items 2 and 3 is text (traps seen in real plans).
 *
 * @param opaque lines whose numbers are not the plan's (tables)
 */
export function acceptMarkers(
  lines: readonly Line[],
  from: number,
  to: number,
  opaque: ReadonlySet<number>,
): readonly MarkedLine[] {
  const candidates: MarkedLine[] = [];
  let dotted = false;
  let unsure = false;
  for (let line = from; line < to; line++) {
    const marker = lines[line]?.marker;
    if (marker && !opaque.has(line)) {
      candidates.push({ line, marker });
      dotted ||= marker.certainty === 'firm' && marker.level === 'item' && !isHalfBracketed(marker);
      unsure ||= marker.certainty !== 'firm';
    }
  }
  const levelled = dotted ? candidates.map(asPoint) : candidates;
  const chained = unsure ? trustChains(levelled) : levelled;
  const accepted = unsure || hasOddChapter(chained) ? chained.filter(judge(chained, lines)) : chained;
  return relevel(accepted);
}

/** `1）` counts items where nothing else does, and points below `1.` */
function isHalfBracketed(marker: Marker): boolean {
  return marker.shape === '#）' || marker.shape === '#)';
}

function asPoint(candidate: MarkedLine): MarkedLine {
  const { line, marker } = candidate;
  return marker.level === 'item' && isHalfBracketed(marker)
    ? { line, marker: { ...marker, level: 'point' } }
    : candidate;
}

/** A filter over the candidates in order; keeps, per level, what was accepted last. */
function judge(
  candidates: readonly MarkedLine[],
  lines: readonly Line[],
): (candidate: MarkedLine, i: number) => boolean {
  const next = nextOrdinals(candidates);
  const last: (number | undefined)[] = [undefined, undefined, undefined, undefined];
  const fresh = [true, true, true, true];
  /** The line of the chapter before. */
  let heading: Line | undefined;
  return ({ marker, line }, i) => {
    const rank = RANK[marker.level];
    const unit = lines[line];
    const before = lines[line - 1];
    const ok =
      marker.certainty === 'firm'
        ? !(rank === 0 && unit && isAside(unit, marker.ordinal, last[0], next[i], heading))
        : !(before && breaksOff(before)) && fits(marker, last[rank], fresh[rank] ?? true, next[i]);
    if (ok) {
      last[rank] = marker.ordinal ?? (last[rank] ?? 0) + 1;
      if (rank === 0) {
        heading = unit;
      }
      fresh[rank] = false;
      fresh.fill(true, rank + 1);
    }
    return ok;
  };
}

function hasOddChapter(candidates: readonly MarkedLine[]): boolean {
  let due = 1;
  for (const { marker } of candidates) {
    if (marker.level === 'chapter') {
      if (marker.ordinal !== null && marker.ordinal !== due) {
        return true;
      }
      due++;
    }
  }
  return false;
}

/**
 * Whether a line that begins like a chapter is a sentence: `十一、春节期间加强值守。` Its number is out of place,
 * the chapters do without it, and it ends as a sentence while the chapter before does not.
 */
function isAside(
  line: Line,
  ordinal: number | null,
  previous: number | undefined,
  next: number | undefined,
  heading: Line | undefined,
): boolean {
  if (ordinal === null || previous === undefined || ordinal === previous + 1 || !heading) {
    return false;
  }
  const doWithout = next === undefined || next === previous + 1;
  return doWithout && endsSentence(line) && !endsSentence(heading);
}

function endsSentence(line: Line): boolean {
  return '。；！？'.includes(line.text.charAt(line.end - 1));
}

/** Lines shorter than this are headings rather than the first part of a broken sentence. */
const MIN_BROKEN = 16;

/** Whether a line stops in the middle of a sentence, so that the next one goes on with it and begins nothing. */
function breaksOff(line: Line): boolean {
  if (line.blank || (line.shape !== 'text' && line.shape !== 'heading')) {
    return false;
  }
  const last = line.text.charAt(line.end - 1);
  if ('，、,（“《'.includes(last)) {
    return true;
  }
  const text = line.text.slice(line.bodyStart, line.end);
  if (/[。！？!?…；;：:”’）)》】〕]/.test(last)) {
    return false;
  }
  // What holds a full stop is text; a heading with a marker may hold commas, and is no text for that.
  const heading = line.marker?.certainty === 'firm';
  return text.includes('。') || (!heading && text.length >= MIN_BROKEN && /[，；]/.test(text));
}

/** Doubtful markers that count 1, 2, 3 by themselves where their level has no sure one: a habit, not a chance. */
function trustChains(candidates: readonly MarkedLine[]): readonly MarkedLine[] {
  const sure = new Set<Level>();
  const due = new Map<Level, number>();
  for (const { marker } of candidates) {
    if (marker.certainty === 'firm') {
      sure.add(marker.level);
    } else if (marker.flaw && marker.ordinal === (due.get(marker.level) ?? 1)) {
      due.set(marker.level, marker.ordinal + 1);
    }
  }
  const trusted = (level: Level): boolean => !sure.has(level) && (due.get(level) ?? 1) > 3;
  return candidates.map((candidate) => {
    const { line, marker } = candidate;
    return marker.certainty === 'doubtful' && marker.flaw && trusted(marker.level)
      ? { line, marker: { ...marker, certainty: 'firm' } }
      : candidate;
  });
}

/** Circled points count apart from the others. */
function slotOf({ level, shape }: Marker): number {
  return shape === '①' ? CIRCLED : RANK[level];
}

/**
 * For each marker the ordinal of the next one in each slot, `SLOTS` numbers a marker; 0 where there is none. One
 * flat array: a thousand small ones at every keystroke would be garbage.
 */
function nextBySlot(marked: readonly MarkedLine[]): Uint8Array {
  const next = new Uint8Array(marked.length * SLOTS);
  for (let i = marked.length - 2; i >= 0; i--) {
    const at = i * SLOTS;
    for (let slot = 0; slot < SLOTS; slot++) {
      next[at + slot] = next[at + SLOTS + slot] ?? 0;
    }
    const after = marked[i + 1]?.marker;
    if (after) {
      next[at + slotOf(after)] = after.ordinal ?? 0;
    }
  }
  return next;
}

/**
 * Puts a marker into the level whose missing number it bears: `2、` between `一、` and `三、`, `3)` between `2.`
 * and `4.`, where it does not count on in its own.
 */
function relevel(marked: readonly MarkedLine[]): readonly MarkedLine[] {
  const next = nextBySlot(marked);
  const last: (number | null)[] = [null, null, null, null, null];
  return marked.map((entry, i) => {
    const { line, marker } = entry;
    const { ordinal } = marker;
    const own = slotOf(marker);
    const counts =
      ordinal === null || ordinal === 1 || last[own] === ordinal - 1 || next[i * SLOTS + own] === ordinal + 1;
    const home = counts
      ? -1
      : LEVELS.findIndex(
          (_, rank) => rank !== own && last[rank] === ordinal - 1 && next[i * SLOTS + rank] === ordinal + 1,
        );
    const level = LEVELS[home];
    last[level ? home : own] = ordinal;
    if (own < RANK.point) {
      last.fill(null, RANK.point);
    }
    return level ? { line, marker: { ...marker, level, flaw: 'foreign' } } : entry;
  });
}

/**
 * For each candidate the ordinal of the next one of its level that can be relied on: a firm one, or a doubtful
 * one that itself leads on to such a one (`1.1月份` `2.2020年` `3.3月份` `4.清明`).
 */
function nextOrdinals(candidates: readonly MarkedLine[]): readonly (number | undefined)[] {
  const next = new Array<number | undefined>(candidates.length);
  const seen: (number | undefined)[] = [undefined, undefined, undefined, undefined];
  for (let i = candidates.length - 1; i >= 0; i--) {
    const marker = candidates[i]?.marker;
    if (!marker) {
      continue;
    }
    const rank = RANK[marker.level];
    next[i] = seen[rank];
    const leadsOn =
      marker.certainty === 'doubtful' && marker.ordinal !== null && seen[rank] === marker.ordinal + 1;
    if (marker.certainty === 'firm' || leadsOn) {
      seen[rank] = marker.ordinal ?? undefined;
    }
  }
  return next;
}

/**
 * Whether an unsure marker's ordinal is due at its place.
 *
 * @param previous ordinal of the level's last accepted marker
 * @param fresh whether a higher marker stands between that one and this
 * @param next ordinal of the level's next marker that can be relied on
 */
function fits(
  marker: Marker,
  previous: number | undefined,
  fresh: boolean,
  next: number | undefined,
): boolean {
  const { ordinal } = marker;
  if (ordinal === null) {
    return false;
  }
  const follows = previous === ordinal - 1 || (fresh && ordinal === 1);
  const leadsOn = next === ordinal + 1;
  if (marker.certainty === 'weak') {
    return follows && leadsOn;
  }
  if (next === ordinal || (ordinal === 1 && !leadsOn)) {
    return false;
  }
  return (
    follows ||
    (leadsOn && (previous === undefined || previous < ordinal || (ordinal === 1 && previous !== 1)))
  );
}
