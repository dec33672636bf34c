import type { Level, NumberedNode } from '../plan/tree';
import type { Message } from './rule';

/** The one word for each level, in both languages; used in every message and page. */
export const LEVEL_NAMES: Readonly<Record<Level, Message>> = {
  chapter: { zh: '章', en: 'chapter' },
  section: { zh: '节', en: 'section' },
  item: { zh: '项', en: 'item' },
  point: { zh: '点', en: 'point' },
};

/** A node's marker in quotation marks, for a message. */
export function quoted(node: NumberedNode): string {
  return `“${node.marker?.text ?? ''}”`;
}
