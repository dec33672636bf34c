import { toChinese, toCircled } from '../plan/ordinal';
import type { Level, NumberedNode } from '../plan/tree';
import type { Message } from './rule';

/** The one word for each level, in both languages; used in every message and page. */
export const LEVEL_NAMES: Readonly<Record<Level, Message>> = {
  chapter: { zh: '章', en: 'chapter' },
  section: { zh: '节', en: 'section' },
  item: { zh: '项', en: 'item' },
  point: { zh: '点', en: 'point' },
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

/** The form of each level's markers (GB/T 9704-2012, 7.3.3). */
export const STANDARD_SHAPES: Readonly<Record<Level, string>> = {
  chapter: '#、',
  section: '（#）',
  item: '#.',
  point: '（#）',
};

/** A node's marker in quotation marks, for a message. */
export function quoted(node: NumberedNode): string {
  return `“${node.marker?.text ?? ''}”`;
}
