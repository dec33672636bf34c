import type { ReadDocument, ReadOptions, Unreadable } from '../archive/readers/document';
import { decodeText } from '../archive/readers/text';
import type { DocumentTools, LoadDocumentTools } from '../export/tools';
import { isDocumentFile } from '../plan-files';
import type { Message } from '../rules/rule';
import type { ILogger, IWorkspace } from '../workspace';
import { nameOf } from './uris';

const MIB = 1024 * 1024;
/** Bytes of the largest plain text that is read as a plan: fifteen times the longest known. A larger one would hold up the typing. */
export const MAX_PLAN_BYTES = 2 * MIB;
/** Bytes of the largest Word file among the earlier plans: hardly any of them are words, most are pictures. */
export const MAX_ARCHIVED_BYTES = 32 * MIB;
/** UTF-16 units of the longest text that a Word file among them may hold: what a plain text of that size can. */
export const MAX_ARCHIVED_TEXT = 1024 * 1024;
/** Bytes of the largest file that is read because somebody asked for it: what the readers take. */
export const MAX_DOCUMENT_BYTES = 64 * MIB;

export const UNREADABLE: Message = {
  zh: '无法读取（可能没有权限，或者被其他程序占用）',
  en: 'it cannot be read (there may be no permission, or another program holds it)',
};
export const GONE: Message = { zh: '找不到这份文稿', en: 'There is no such plan' };
/** Why no Word file can be read or written: the program for it is not there. */
export const NO_TOOLS: Message = {
  zh: '处理 Word 文件的程序没有加载成功，请重新启动编辑器；还是不行，请重新安装本扩展',
  en: 'the part that handles Word files could not be loaded; restart the editor, and if that does not help, install the extension again',
};

/** Why a file is not read. */
export function tooLarge(limit: number): Message {
  const size = `${limit / MIB} MB`;
  return { zh: `文件太大（超过 ${size}）`, en: `the file is too large (over ${size})` };
}

/** The most bytes of an earlier plan, by its file's name. */
export function limitOf(name: string): number {
  return isDocumentFile(name) ? MAX_ARCHIVED_BYTES : MAX_PLAN_BYTES;
}

const TOO_MANY_WORDS: Message = {
  zh: '文件里的文字太多（超过 100 万字）',
  en: 'there is too much text in the file (over 1 million characters)',
};

/** The words of a document as those of a plan, or why it cannot be one. */
export function wordsOf(read: ReadDocument | Unreadable): string | Message {
  if (read.kind === 'unreadable') {
    return read.reason;
  }
  return read.format !== 'text' && read.text.length > MAX_ARCHIVED_TEXT ? TOO_MANY_WORDS : read.text;
}

/** What files are read with. */
export interface FileHost {
  readonly workspace: IWorkspace;
  readonly logger: ILogger;
  /** Without it only plain text is read. */
  readonly loadDocuments: LoadDocumentTools | undefined;
}

/** The readers and the writer of Word files; undefined when they cannot be loaded, which is logged. */
export async function documentTools({
  loadDocuments,
  logger,
}: Pick<FileHost, 'loadDocuments' | 'logger'>): Promise<DocumentTools | undefined> {
  try {
    return await loadDocuments?.();
  } catch (error) {
    logger.error('the program for Word files could not be loaded', error);
    return undefined;
  }
}

/**
 * The words of a file that may hold a plan. A plain text is decoded at once; the program for Word files is loaded only
 * where the name or the bytes ask for it. Rejects with what `breathe` rejects with, and never otherwise.
 *
 * @returns why it cannot be read, where it cannot; {@link NO_TOOLS} itself when only the program is missing
 */
export async function readWords(
  bytes: Uint8Array,
  options: ReadOptions,
  host: Pick<FileHost, 'loadDocuments' | 'logger'>,
): Promise<ReadDocument | Unreadable> {
  const decoded = isDocumentFile(options.name) ? undefined : decodeText(bytes, options.encoding);
  if (decoded?.kind === 'text') {
    return { kind: 'document', format: 'text', text: decoded.text, notes: [] };
  }
  const tools = await documentTools(host);
  return tools
    ? tools.readDocument(bytes, options)
    : { kind: 'unreadable', reason: decoded?.reason ?? NO_TOOLS };
}

/** The bytes of a file, or why there are none, in words for the user. Looks at the size first, where that is known. */
export async function readBounded(
  uri: string,
  workspace: IWorkspace,
  limit: number,
): Promise<Uint8Array | Message> {
  try {
    const stat = await workspace.stat?.(uri);
    if (stat && stat.size > limit) {
      return tooLarge(limit);
    }
    const bytes = await workspace.readFile(uri);
    return !bytes ? GONE : bytes.length > limit ? tooLarge(limit) : bytes;
  } catch {
    // What the system says of it names paths; the user is told in words of ours.
    return UNREADABLE;
  }
}

/** The words of a plan's file as it is now, read as the archive reads it; or why they cannot be read. */
export async function readPlanFile(
  uri: string,
  host: FileHost,
  options: Omit<ReadOptions, 'name'>,
): Promise<string | Message> {
  const name = nameOf(uri);
  const bytes = await readBounded(uri, host.workspace, limitOf(name));
  if ('zh' in bytes) {
    return bytes;
  }
  return wordsOf(await readWords(bytes, { ...options, name }, host));
}
