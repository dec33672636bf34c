import type { ReadDocument, ReadOptions, Unreadable } from '../document';
import { decodeText } from '../text';

/** Reads a web page, or what Word and WPS save as one, as the plain text of a plan. */
export async function readHtml(bytes: Uint8Array, options: ReadOptions): Promise<ReadDocument | Unreadable> {
  await options.breathe?.();
  const decoded = decodeText(bytes);
  return decoded.kind === 'binary'
    ? { kind: 'unreadable', reason: decoded.reason }
    : { kind: 'document', format: 'html', text: htmlToText(decoded.text), notes: [] };
}

/** The text of a piece of HTML. */
export function htmlToText(html: string): string {
  return html.replace(/<[^<>]*>/g, '');
}
