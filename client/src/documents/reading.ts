import { FileSystemError, l10n, workspace, type Uri } from 'vscode';
import {
  readDocumentRequest,
  type ReadDocumentParams,
  type ReadDocumentResult,
} from '../../../server/src/protocol';
import { toBase64 } from '../base64';
import type { PlanClient } from '../client';
import { fileName } from '../plans';

/** A document as the server read it. */
export type DocumentRead = Extract<ReadDocumentResult, { readonly text: string }>;

/** Where a document comes from: a file, or bytes that were dropped. */
export type DocumentSource = { readonly uri: Uri } | { readonly name: string; readonly bytes: Uint8Array };

/** How a document is to be read. */
export type ReadingOptions = Pick<ReadDocumentParams, 'changes' | 'lines'>;

/** Bytes of a file that are handed over to the server: what is larger is no document that people write. */
const LARGEST_DOCUMENT = 64 * 1024 * 1024;

/**
 * The text of a document, or why there is none.
 *
 * @param signal takes the question back; then there is an answer of no meaning
 */
export async function readDocument(
  client: PlanClient,
  source: DocumentSource,
  options: ReadingOptions = {},
  signal?: AbortSignal,
): Promise<ReadDocumentResult> {
  try {
    const wire = await onWire(source);
    const result =
      'refusal' in wire ? wire : await client.ask(readDocumentRequest, { source: wire, ...options }, signal);
    return result ?? { refusal: l10n.t('There is no answer at the moment. Your text is safe.') };
  } catch (error) {
    // What a file system says of it is in English, and names paths.
    const gone = error instanceof FileSystemError && error.code === 'FileNotFound';
    return { refusal: gone ? l10n.t('There is no such file.') : l10n.t('The file cannot be read.') };
  }
}

/** The server reads files of this computer by itself, or asks for those it knows of; of others it gets the bytes. */
async function onWire(
  source: DocumentSource,
): Promise<ReadDocumentParams['source'] | { readonly refusal: string }> {
  if ('uri' in source && source.uri.scheme === 'file') {
    return { uri: source.uri.toString() };
  }
  if ('uri' in source && (await workspace.fs.stat(source.uri)).size > LARGEST_DOCUMENT) {
    return { refusal: l10n.t('The file is too large.') };
  }
  const bytes = 'uri' in source ? await workspace.fs.readFile(source.uri) : source.bytes;
  return bytes.length > LARGEST_DOCUMENT
    ? { refusal: l10n.t('The file is too large.') }
    : { name: nameOf(source), base64: toBase64(bytes) };
}

/** A document's name without its folder. */
export function nameOf(source: DocumentSource): string {
  return 'uri' in source ? fileName(source.uri) : source.name;
}
