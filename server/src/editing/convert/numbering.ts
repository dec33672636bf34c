import { applyEdits, inTextOrder, type TextEdit } from '../../plan/edit';
import { countsAsRead } from '../../plan/numbering';
import { parseLines } from '../../plan/parser';
import type { Scheme } from '../../plan/scheme';
import type { Level, NumberedNode, Plan } from '../../plan/tree';
import { settingsOf } from '../due-ordinals';
import type { Destination } from '../follow-mentions';
import { mentionsOf } from '../mentions';
import { OrdinalIndex } from '../ordinal-index';
import type { EditOutcome } from '../outcome';
import { markerEdits, renumber } from '../renumber';
import { isSameTree } from '../same-tree';
import { mentionEdits } from './mentions';

/**
 * Counts a level anew: on through the whole plan, or from 1 under each parent. Mentions follow; one whose number alone
 * would not be enough any more names the chapter too. A level that counts so already only has its slips mended.
 * Circled points count for themselves, and are counted anew where the plan has no others.
 *
 * @returns `no-level` where the plan has none of the level, `too-many` where a number cannot be written,
 *   `mention-unclear` where a mention could not follow, `unreadable` where with other numbers a line would be taken for
 *   something else
 */
export function convertNumbering(
  plan: Plan,
  level: Level,
  numbering: 'continuous' | 'restarting',
): EditOutcome {
  if (plan.flattenedLine !== undefined) {
    return { refusal: 'flattened' };
  }
  const scheme = plan.schemes[level];
  if (!scheme) {
    return { refusal: 'no-level' };
  }
  if (scheme.numbering === numbering && scheme.evidence.parents > 1) {
    return renumber(plan, { level });
  }
  const ordinals = countAnew(plan, level, numbering);
  const markers = markerEdits(ordinals);
  if (!markers) {
    return { refusal: 'too-many' };
  }
  const mentions = follow(plan, { ...scheme, numbering }, ordinals);
  if (!mentions) {
    return { refusal: 'mention-unclear' };
  }
  const edits = [...markers, ...mentions].sort(inTextOrder);
  const after = parseLines(applyEdits(plan.lines, edits), {
    numbering: { ...settingsOf(plan), [level]: numbering },
  });
  const expected = (node: NumberedNode): { kind: Level; ordinal: number | null } => ({
    kind: node.kind,
    ordinal: ordinals.get(node) ?? node.ordinal,
  });
  return isSameTree(plan, after, { expected }) ? { edits } : { refusal: 'unreadable' };
}

function countAnew(
  plan: Plan,
  level: Level,
  numbering: 'continuous' | 'restarting',
): ReadonlyMap<NumberedNode, number> {
  const count = countsAsRead(plan.numbered).find(({ scheme }) => scheme.level === level);
  const ordinals = new Map<NumberedNode, number>();
  let last = 0;
  for (const { nodes } of count?.scopes ?? []) {
    last = numbering === 'restarting' ? 0 : last;
    for (const node of nodes) {
      last++;
      ordinals.set(node, last);
    }
  }
  return ordinals;
}

/** The edits of all mentions that the new count concerns; undefined where one cannot follow. */
function follow(
  plan: Plan,
  scheme: Scheme,
  ordinals: ReadonlyMap<NumberedNode, number>,
): readonly TextEdit[] | undefined {
  const resetAt = scheme.numbering === 'restarting' ? 'parent' : 'never';
  const destination: Destination = {
    plan: { ...plan, schemes: { ...plan.schemes, [scheme.level]: { ...scheme, resetAt } } },
    index: new OrdinalIndex(plan, (node) => ordinals.get(node) ?? node.ordinal),
    imageOf: (node) => node,
    isNew: () => false,
  };
  const edits: TextEdit[] = [];
  for (const mention of mentionsOf(plan)) {
    if (mention.steps.some(({ level }) => level === scheme.level)) {
      const own = mentionEdits(mention, destination);
      if (!own) {
        return undefined;
      }
      edits.push(...own);
    }
  }
  return edits;
}
