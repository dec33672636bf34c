import type { Line } from './line';
import type { Marker } from './marker';
import { relevel } from './relevel';
import { breaksOff, isAside } from './running-text';
import { LEVEL_RANK, type Level } from './tree';

/** A line of the body whose beginning is taken for a marker. */
export interface MarkedLine {
  readonly line: number;
  readonly marker: Marker;
}

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
    const rank = LEVEL_RANK[marker.level];
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
    const rank = LEVEL_RANK[marker.level];
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
