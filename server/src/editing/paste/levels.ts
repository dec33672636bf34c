import type { TextEdit } from '../../plan/edit';
import { scanMarker, type Marker } from '../../plan/marker';
import { rangeInLine } from '../../plan/position';
import { LEVEL_RANK, LEVELS, type Level, type NumberedNode, type Plan } from '../../plan/tree';
import { commonShapeOf, markerAs } from '../write-marker';

/**
 * What makes a piece's levels those of the plan it comes into: `（一）` of a piece become `1.` among the items of a plan
 * without sections, and what they hold goes a level down. A level that the plan has is left alone, and so is one that
 * stands below the level of the place, since it may well be the first of its kind.
 *
 * @param after the plan with the piece in it
 * @param pieces the piece's nodes in it
 * @param level the level that goes on at the place
 */
export function levelEdits(
  plan: Plan,
  after: Plan,
  pieces: readonly NumberedNode[],
  level: Level | undefined,
): readonly TextEdit[] {
  const own = levelsOf(plan.numbered);
  const theirs = LEVELS.filter((it) => levelsOf(pieces).has(it));
  const [top] = theirs;
  if (!level || !top || own.has(top) || LEVEL_RANK[top] >= LEVEL_RANK[level]) {
    return [];
  }
  const targets = new Map<Level, Level>();
  let rank = LEVEL_RANK[level];
  for (const it of theirs) {
    rank = it === top ? rank : Math.max(rank + 1, LEVEL_RANK[it]);
    const target = LEVELS[rank];
    if (!target) {
      return [];
    }
    targets.set(it, target);
  }
  return pieces.flatMap((node) => rewrite(plan, after, node, targets));
}

/** No marker is told from text by more than this of what follows it. */
const LOOKAHEAD = 24;

/** Whether a marker in another form leaves the words behind it what they are. */
function staysMarker(text: string, newText: string, { end, bodyStart }: Marker): boolean {
  const read = scanMarker(newText + text.slice(end, bodyStart + LOOKAHEAD), 0);
  return read?.certainty === 'firm' && read.bodyStart === newText.length + bodyStart - end;
}

function levelsOf(nodes: readonly NumberedNode[]): ReadonlySet<Level> {
  return new Set(nodes.filter(({ marker }) => marker).map(({ kind }) => kind));
}

function rewrite(
  plan: Plan,
  after: Plan,
  { kind, marker, ordinal, startLine }: NumberedNode,
  targets: ReadonlyMap<Level, Level>,
): readonly TextEdit[] {
  const target = targets.get(kind);
  if (!marker || !target || ordinal === null || target === kind) {
    return [];
  }
  const model = levelsOf(plan.numbered).has(target) ? plan : after;
  const newText = markerAs(target, commonShapeOf(model, target), ordinal);
  const text = after.lines[startLine]?.text ?? '';
  return newText === undefined || !staysMarker(text, newText, marker)
    ? []
    : [{ range: rangeInLine(startLine, marker.start, marker.end), newText }];
}
