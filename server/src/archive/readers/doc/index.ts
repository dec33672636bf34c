import type { ReadDocument, ReadOptions, Unreadable } from '../document';

/** Reads a .doc file as the plain text of a plan. */
export async function readDoc(bytes: Uint8Array, options: ReadOptions): Promise<ReadDocument | Unreadable> {
  await options.breathe?.();
  return {
    kind: 'unreadable',
    reason: { zh: `文件读不出来（${bytes.length}）`, en: `this file cannot be read (${bytes.length})` },
  };
}
