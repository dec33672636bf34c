import type { ChangesRead, ReadDocument } from '../archive/readers/document';
import type { DocumentTools } from '../export/tools';
import { loadDocuments } from '../node/load-documents';
import type { Failure } from './inputs';

/**
 * The readers and the writer of Word files, from the bundle beside this program.
 *
 * @param name what they are wanted for, as shown
 */
export async function documentTools(name: string): Promise<DocumentTools | { readonly failure: Failure }> {
  try {
    return await loadDocuments();
  } catch {
    const reason = {
      zh: '读写 Word 文件的部分（cli.js 旁边的 documents.js）缺失或已损坏，请重新安装 Workplan',
      en: 'the part that reads and writes Word files (documents.js beside cli.js) is missing; install Workplan again',
    };
    return { failure: { name, reason } };
  }
}

/**
 * Reads a file of any kind as the text of a plan.
 *
 * @param name as shown; its end tells Markdown from plain text
 * @param changes tracked changes as if accepted (when left out), or the text before them
 */
export async function readDocumentInput(
  bytes: Uint8Array,
  name: string,
  changes?: ChangesRead,
): Promise<ReadDocument | { readonly failure: Failure }> {
  const tools = await documentTools(name);
  if ('failure' in tools) {
    return tools;
  }
  const file = name.slice(name.lastIndexOf('/') + 1);
  const read = await tools.readDocument(bytes, { name: file, ...(changes && { changes }) });
  return read.kind === 'unreadable' ? { failure: { name, reason: read.reason } } : read;
}
