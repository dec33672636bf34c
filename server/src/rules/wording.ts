import { toChinese } from '../plan/ordinal';
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
  const { marker } = node;
  if (!marker?.shape.includes('#')) {
    return String(ordinal);
  }
  const chinese = node.kind === 'chapter' || node.kind === 'section';
  return marker.shape.replace('#', (chinese ? toChinese(ordinal) : undefined) ?? String(ordinal));
}

/** A node's marker in quotation marks, for a message. */
export function quoted(node: NumberedNode): string {
  return `“${node.marker?.text ?? ''}”`;
}
