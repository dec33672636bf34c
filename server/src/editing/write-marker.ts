import { toChinese, toCircled } from '../plan/ordinal';
import type { Level, NumberedNode } from '../plan/tree';

/** The form of each level's markers (GB/T 9704-2012, 7.3.3). */
export const STANDARD_SHAPES: Readonly<Record<Level, string>> = {
  chapter: '#、',
  section: '（#）',
  item: '#.',
  point: '（#）',
};

/** An ordinal as the plan's own markers write it: `五、` for chapter 5 where chapters are `一、`. */
export function writtenLike(node: NumberedNode, ordinal: number): string {
  const { marker, kind } = node;
  if (marker?.shape === '①') {
    return toCircled(ordinal) ?? String(ordinal);
  }
  const chinese = kind === 'chapter' || kind === 'section';
  const numeral = (chinese ? toChinese(ordinal) : undefined) ?? String(ordinal);
  // A form that is wrong itself is no model.
  const shape = marker?.shape.includes('#') && !marker.flaw ? marker.shape : STANDARD_SHAPES[kind];
  return shape.replace('#', numeral);
}
