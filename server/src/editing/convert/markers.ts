import type { MarkerStyle } from '../../messages';
import { applyEdits, type TextEdit } from '../../plan/edit';
import { scanMarker } from '../../plan/marker';
import { MAX_ORDINAL } from '../../plan/ordinal';
import { parseLines } from '../../plan/parser';
import { rangeInLine } from '../../plan/position';
import type { Level, NumberedNode, Plan } from '../../plan/tree';
import { dueOrdinals, settingsOf } from '../due-ordinals';
import type { EditOutcome } from '../outcome';
import { isSameTree } from '../same-tree';
import { markerAs } from '../write-marker';

/** The level whose form a style is, and the form. */
const STYLES: Readonly<Record<MarkerStyle, readonly [Level, string]>> = {
  '一、': ['chapter', '#、'],
  '（一）': ['section', '（#）'],
  '1.': ['item', '#.'],
  '1．': ['item', '#．'],
  '1、': ['item', '#、'],
  '（1）': ['point', '（#）'],
  '①': ['point', '①'],
};

/**
 * Every marker of a level in another form. Numbers, words and the blanks around stay as they are, and so do mentions:
 * they name a number, and that is the same. A blank is put in only where number and text would run together
 * (`（一）5亿元` as `1. 5亿元`). Where points are both `（1）` and `①` it is the `（1）` that are written anew.
 *
 * @returns `no-level` where the plan has none of the level, `too-many` where a number cannot be written so,
 *   `style-taken` where the text would be read as another tree: the form is that of another level of this plan
 */
export function convertMarkers(plan: Plan, level: Level, style: MarkerStyle): EditOutcome {
  if (plan.flattenedLine !== undefined) {
    return { refusal: 'flattened' };
  }
  const nodes = familyOf(plan, level);
  if (nodes.length === 0) {
    return { refusal: 'no-level' };
  }
  const [kind, shape] = STYLES[style];
  const due = dueOrdinals(plan);
  const converted = new Set<NumberedNode>();
  const edits: TextEdit[] = [];
  for (const node of nodes) {
    // A numeral that cannot be read is written as the one that is due.
    const text = markerAs(kind, shape, node.ordinal ?? due.get(node) ?? MAX_ORDINAL + 1);
    if (text === undefined) {
      return { refusal: 'too-many' };
    }
    converted.add(node);
    const edit = rewrite(plan, node, text);
    if (edit) {
      edits.push(edit);
    }
  }
  if (edits.length === 0) {
    return { edits };
  }
  const after = parseLines(applyEdits(plan.lines, edits), { numbering: settingsOf(plan) });
  const expected = (node: NumberedNode): { kind: Level; ordinal: number | null } =>
    converted.has(node) ? { kind, ordinal: node.ordinal } : node;
  return isSameTree(plan, after, { expected, words: true }) && after.breaks.length <= plan.breaks.length
    ? { edits }
    : { refusal: 'style-taken' };
}

/** A level's nodes that are numbered together. */
function familyOf(plan: Plan, level: Level): readonly NumberedNode[] {
  const all = plan.numbered.filter(({ kind, marker }) => kind === level && marker);
  const plain = all.filter(({ marker }) => marker?.shape !== '①');
  return plain.length > 0 ? plain : all;
}

function rewrite(plan: Plan, { marker, startLine }: NumberedNode, text: string): TextEdit | undefined {
  const line = plan.lines[startLine]?.text ?? '';
  if (!marker || marker.text === text) {
    return undefined;
  }
  const joined = marker.bodyStart === marker.end && runsTogether(text, line.slice(marker.end));
  return { range: rangeInLine(startLine, marker.start, marker.end), newText: joined ? `${text} ` : text };
}

/** No marker is told from text by more than this of what follows it. */
const LOOKAHEAD = 24;

/** `1.` before `5亿元` is a number; before `2025年` it is not, and nothing is needed. */
function runsTogether(text: string, body: string): boolean {
  const read = scanMarker(text + body.slice(0, LOOKAHEAD), 0);
  return body !== '' && (read?.certainty !== 'firm' || read.bodyStart !== text.length);
}
