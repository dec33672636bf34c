import type { Message } from '../../../rules/rule';
import { PROTECTED_FILE } from '../advice';
import type { ReadDocument, ReadOptions, Unreadable } from '../document';
import { TextTooLong } from '../lines';
import { XmlError, XmlStream } from '../xml';
import { ZipError } from '../zip';
import { Body } from './body';
import { CHUNKS, DAMAGED, DocxError, FORBIDDEN, TOO_LARGE } from './failures';
import { docxNumbering } from './numbering';
import { openDocx, type DocxParts } from './package';
import { readStyles } from './styles';
import { Walker } from './walk';

/** Times a document is read again without the fields that have no end; a second one finds none more. */
const MAX_READINGS = 3;

/**
 * Reads a Word file (`.docx`, `.docm`, `.dotx`, `.dotm`) as the plain text of a plan. Never rejects. What it needs of
 * memory is the size of the file, its text, and some ten times its styles and lists; all of them have limits.
 */
export async function readDocx(bytes: Uint8Array, options: ReadOptions): Promise<ReadDocument | Unreadable> {
  try {
    return await readParts(await openDocx(bytes, options.breathe), options);
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}

async function readParts(parts: DocxParts, options: ReadOptions): Promise<ReadDocument> {
  const styles = readStyles(parts.styles);
  await options.breathe?.();
  let endless: ReadonlySet<number> = new Set();
  for (let reading = 1; ; reading++) {
    const body = new Body({
      changes: options.changes ?? 'accepted',
      styles,
      numbering: docxNumbering(parts.numbering, styles),
      endlessFields: endless,
    });
    const stream = new XmlStream(new Walker(body));
    for (const piece of parts.main()) {
      stream.write(piece);
      await options.breathe?.();
    }
    stream.end();
    if (body.rootName !== 'w:document') {
      throw new DocxError(DAMAGED);
    }
    const { text, notes, endlessFields } = body.finish();
    if (text === '' && body.hasChunks) {
      throw new DocxError(CHUNKS);
    }
    if (endlessFields.length === 0 || reading === MAX_READINGS) {
      return { kind: 'document', format: 'docx', text, notes };
    }
    endless = new Set([...endless, ...endlessFields]);
  }
}

function reasonOf(error: unknown): Message {
  if (error instanceof DocxError) {
    return error.reason;
  }
  if (error instanceof ZipError) {
    return { damaged: DAMAGED, protected: PROTECTED_FILE, 'too-large': TOO_LARGE }[error.fault];
  }
  if (error instanceof XmlError) {
    return { malformed: DAMAGED, forbidden: FORBIDDEN, 'too-large': TOO_LARGE }[error.fault];
  }
  return error instanceof TextTooLong ? TOO_LARGE : DAMAGED;
}
