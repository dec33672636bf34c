import type { MarkerStyle, OutlineJson, OutlineNode, PlanLevel } from '../../../server/src/protocol';
import type { Translate } from '../statusText';

/** A level that occurs in a plan. */
export interface LevelInUse {
  readonly level: PlanLevel;
  /** How many nodes of it bear a marker. */
  readonly count: number;
  /** The first of them. */
  readonly marker: string;
  /** Undefined where the plan says nothing of it. */
  readonly numbering: 'continuous' | 'restarting' | undefined;
}

/** Every way a level may be written, the usual ones of each level first. */
export const STYLES: Readonly<Record<PlanLevel, readonly MarkerStyle[]>> = {
  chapter: ['一、', '（一）', '1.', '1．', '1、', '（1）', '①'],
  section: ['（一）', '一、', '1.', '1．', '1、', '（1）', '①'],
  item: ['1.', '1．', '1、', '（一）', '一、', '（1）', '①'],
  point: ['（1）', '①', '1.', '1．', '1、', '（一）', '一、'],
};

/** The levels of a plan whose nodes bear markers, the highest first. */
export function levelsInUse(outline: OutlineJson): readonly LevelInUse[] {
  const found = new Map<PlanLevel, { count: number; marker: string }>();
  // No recursion: how deep a tree is, is not known.
  const waiting: OutlineNode[] = [...outline.children].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.marker !== '') {
      const level = found.get(node.level);
      if (level) {
        level.count += 1;
      } else {
        found.set(node.level, { count: 1, marker: node.marker });
      }
    }
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i];
      if (child) {
        waiting.push(child);
      }
    }
  }
  return (['chapter', 'section', 'item', 'point'] as const).flatMap((level) => {
    const one = found.get(level);
    return one ? [{ level, ...one, numbering: outline.schemes[level] }] : [];
  });
}

/** What a level is called. */
export function levelName(level: PlanLevel, t: Translate): string {
  switch (level) {
    case 'chapter':
      return t('Chapters');
    case 'section':
      return t('Sections');
    case 'item':
      return t('Items');
    case 'point':
      return t('Points');
  }
}

/** How a level is numbered, in words. */
export function numberingName(numbering: 'continuous' | 'restarting', t: Translate): string {
  return numbering === 'continuous'
    ? t('Runs on through the whole plan')
    : t('Starts at 1 in each part above it');
}
