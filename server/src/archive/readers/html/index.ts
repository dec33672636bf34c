import { advise, KEEP_PLAN_ALONE, SAVE_AS_DOCX } from '../advice';
import { TextTooLong } from '../lines';
import type { ReadDocument, ReadOptions, Unreadable } from '../document';
import { decodePage } from './charset';
import { Extractor, type Extracted } from './extract';

/** UTF-16 units of a page that are read between two pauses: a few milliseconds' work. */
const PIECE = 64 * 1024;

const NO_TEXT = advise(
  { zh: '这个网页读不出文字，可能已经损坏', en: 'no text can be read from this web page' },
  SAVE_AS_DOCX,
);

const TOO_LONG = advise(
  { zh: '网页里的文字太多，没有读取', en: 'this web page holds too much text and was not read' },
  KEEP_PLAN_ALONE,
);

/**
 * Reads a web page, or what Word, WPS and LibreOffice save as one, as the plain text of a plan: blocks and line breaks
 * as lines, numbers of lists written out, rows of tables with tabs, what is hidden left out. Works in linear time,
 * however deep the page is nested.
 */
export async function readHtml(bytes: Uint8Array, options: ReadOptions): Promise<ReadDocument | Unreadable> {
  const page = decodePage(bytes, options.encoding);
  if (!page) {
    return { kind: 'unreadable', reason: NO_TEXT };
  }
  try {
    const { text, notes } = await extract(page.text, options);
    const broken = page.broken > 0 ? [{ kind: 'characters', count: page.broken } as const] : [];
    return { kind: 'document', format: 'html', text, notes: [...notes, ...broken] };
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof TextTooLong ? TOO_LONG : NO_TEXT };
  }
}

async function extract(source: string, { changes, breathe }: ReadOptions): Promise<Extracted> {
  const extractor = new Extractor(source, changes);
  for (let from = 0; from < source.length; from += PIECE) {
    await breathe?.();
    extractor.read(from, from + PIECE);
  }
  return extractor.end();
}

/**
 * The text of a piece of HTML from the clipboard, read as {@link readHtml} reads a page.
 *
 * @returns lines parted by `\n`, without one at the end; empty for what holds no text, and for more than any plan has
 */
export function htmlToText(html: string): string {
  try {
    const extractor = new Extractor(html);
    extractor.read(0, html.length);
    return extractor.end().text.replace(/\n$/, '');
  } catch {
    return '';
  }
}
