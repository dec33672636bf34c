import type { ReadDocument, ReadOptions, Unreadable } from './document';
import { decodeText } from './text';

/**
 * Reads a file as the plain text of a plan, whatever its name says it is. Never rejects, and holds no more memory than
 * the limits of each reader allow.
 */
export async function readDocument(
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<ReadDocument | Unreadable> {
  await options.breathe?.();
  const decoded = decodeText(bytes, options.encoding);
  return decoded.kind === 'binary'
    ? { kind: 'unreadable', reason: decoded.reason }
    : { kind: 'document', format: 'text', text: decoded.text, notes: [] };
}
