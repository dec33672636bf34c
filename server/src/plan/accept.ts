import type { Line } from './line';
import type { Marker } from './marker';
import type { Level } from './tree';

/** A line of the body whose beginning is taken for a marker. */
export interface MarkedLine {
  readonly line: number;
  readonly marker: Marker;
}

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
  return unsure ? levelled.filter(judge(levelled)) : levelled;
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
function judge(candidates: readonly MarkedLine[]): (candidate: MarkedLine, i: number) => boolean {
  const next = nextOrdinals(candidates);
  const last: (number | undefined)[] = [undefined, undefined, undefined, undefined];
  const fresh = [true, true, true, true];
  return ({ marker }, i) => {
    const rank = RANK[marker.level];
    const ok = marker.certainty === 'firm' || fits(marker, last[rank], fresh[rank] ?? true, next[i]);
    if (ok) {
      last[rank] = marker.ordinal ?? (last[rank] ?? 0) + 1;
      fresh[rank] = false;
      fresh.fill(true, rank + 1);
    }
    return ok;
  };
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
