import type { Message } from '../../rules/rule';
import { advise, DAMAGED_FILE, SAVE_AS_DOCX } from './advice';
import { readDoc } from './doc/index';
import type { DocumentFormat, ReadDocument, ReadingNote, ReadOptions, Unreadable } from './document';
import { readDocx } from './docx/index';
import { readHtml } from './html/index';
import { headOf, recognizeMarkup } from './html/recognize';
import { readMarkdown } from './markdown';
import { decodeText } from './text';

/** The largest file of each kind that is read, in bytes; Word's hold pictures, the others hardly anything but words. */
export const LARGEST_FILE: Readonly<Record<DocumentFormat, number>> = {
  docx: 64 * 1024 * 1024,
  doc: 64 * 1024 * 1024,
  html: 16 * 1024 * 1024,
  markdown: 32 * 1024 * 1024,
  text: 32 * 1024 * 1024,
};

/** MS-CFB, 2.2: a file of files, which `.doc` and `.wps` are. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
/** A zip's first entry, or the end of one that has none. */
const ZIP = [0x50, 0x4b];

const EMPTY: Message = {
  zh: '这是空文件，里面什么也没有；如果是从别处收到的，请重新取一份',
  en: 'this file is empty; if you got it from elsewhere, get it again',
};
const XML = advise({ zh: '这是 XML 文件', en: 'this is an XML file' }, SAVE_AS_DOCX);

/**
 * Reads a file as the plain text of a plan, whatever its name says it is. Holds no more memory than the limits of each
 * reader allow. Rejects with what {@link ReadOptions.breathe} rejects with, and never otherwise.
 */
export async function readDocument(
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<ReadDocument | Unreadable> {
  // Readers take whatever is thrown for damage, so a reading that was broken off would be a damaged file.
  let brokenOff: { readonly by: unknown } | undefined;
  const { breathe } = options;
  const watched = breathe && {
    breathe: async (): Promise<void> => {
      try {
        await breathe();
      } catch (error) {
        brokenOff = { by: error };
        throw error;
      }
    },
  };
  let read: ReadDocument | Unreadable;
  try {
    await watched?.breathe();
    read = await readAs(formatOf(bytes, options.name), bytes, { ...options, ...watched });
  } catch {
    // What a library says of a broken file means nothing to the user.
    read = { kind: 'unreadable', reason: DAMAGED_FILE };
  }
  const stop = brokenOff as { readonly by: unknown } | undefined;
  if (stop) {
    throw stop.by;
  }
  return read;
}

async function readAs(
  format: DocumentFormat | Message,
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<ReadDocument | Unreadable> {
  if (typeof format !== 'string') {
    return { kind: 'unreadable', reason: format };
  }
  if (bytes.length > LARGEST_FILE[format]) {
    return { kind: 'unreadable', reason: tooLarge(LARGEST_FILE[format]) };
  }
  switch (format) {
    case 'docx':
      return readDocx(bytes, options);
    case 'doc':
      return readDoc(bytes, options);
    case 'html':
      return readHtml(bytes, options);
    case 'markdown':
    case 'text':
      return readText(bytes, options, format);
  }
}

/** What a file is by its first bytes, or why nothing can be made of it. */
function formatOf(bytes: Uint8Array, name: string): DocumentFormat | Message {
  if (bytes.length === 0) {
    return EMPTY;
  }
  if (OLE.every((byte, i) => bytes[i] === byte)) {
    return 'doc';
  }
  if (isZip(bytes)) {
    return 'docx';
  }
  const markdown = /\.(?:md|markdown)$/i.test(name);
  const markup = recognizeMarkup(headOf(bytes), !markdown);
  return markup === 'xml' ? XML : (markup ?? (markdown ? 'markdown' : 'text'));
}

/** A text may begin with the letters PK; a zip goes on with a pair of control characters (APPNOTE, 4.3). */
function isZip(bytes: Uint8Array): boolean {
  const [, , third, fourth] = bytes;
  return (
    ZIP.every((byte, i) => bytes[i] === byte) &&
    ((third === 3 && fourth === 4) || (third === 5 && fourth === 6) || (third === 7 && fourth === 8))
  );
}

function readText(
  bytes: Uint8Array,
  options: ReadOptions,
  format: 'text' | 'markdown',
): ReadDocument | Unreadable {
  const decoded = decodeText(bytes, options.encoding);
  if (decoded.kind === 'binary') {
    return { kind: 'unreadable', reason: decoded.reason };
  }
  const { text, notes } =
    format === 'markdown' ? readMarkdown(decoded.text) : { text: decoded.text, notes: [] };
  return { kind: 'document', format, text, notes: [...notes, ...(decoded.lossy ? [brokenIn(text)] : [])] };
}

function brokenIn(text: string): ReadingNote {
  return { kind: 'characters', count: text.split('\uFFFD').length - 1 };
}

function tooLarge(limit: number): Message {
  const size = `${limit / (1024 * 1024)} MB`;
  return advise(
    { zh: `文件超过 ${size}，没有读取`, en: `this file is larger than ${size} and was not read` },
    {
      zh: '请删去其中的图片，或者只留要点的正文，另存后再导入',
      en: 'take out its pictures, or save the plan’s text alone, and import that',
    },
  );
}
