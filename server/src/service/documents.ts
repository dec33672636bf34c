import { wordsOfNote } from '../archive/readers/notes';
import type {
  DocumentLine,
  ExportParams,
  ExportResult,
  ReadDocumentParams,
  ReadDocumentResult,
} from '../document-messages';
import type { ExportOptions, ExportResult as WrittenPlan } from '../export/options';
import type { DocumentTools, LoadDocumentTools } from '../export/tools';
import { documentLines } from '../features/document-lines';
import { commentsLeftOut, NO_WORDS } from '../features/document-words';
import { say, type Language } from '../features/say';
import type { Settings } from '../messages';
import type { PlanDocument } from '../plan/document';
import { parse } from '../plan/parser';
import type { Plan } from '../plan/tree';
import type { Message, Severity } from '../rules/rule';
import type { ILogger, IWorkspace } from '../workspace';
import { refusalOf } from './acceptance';
import { Slices, type Pace } from './archive/pace';
import { fromBase64, toBase64 } from './base64';
import { NEVER_CANCELLED, type CancellationToken } from './cancellation';
import { parseOptions, type Checked } from './checker';
import type { FoundConfig } from './configs';
import {
  documentTools,
  GONE,
  MAX_DOCUMENT_BYTES,
  NO_TOOLS,
  readBounded,
  readWords,
  tooLarge,
} from './plan-file';
import { isRecord } from './settings';
import { isInside, nameOf } from './uris';

/** UTF-16 units of the longest draft that is written as a Word file: a hundred times the longest plan known. */
export const MAX_EXPORTED = 2 * 1024 * 1024;
/** UTF-16 units of a file's name and of a URI; what is longer names nothing. */
const MAX_NAME = 1024;
const MAX_URI = 16 * 1024;

const MALFORMED: Message = { zh: '没有说明要读哪个文件', en: 'It was not said which file to read' };
const MALFORMED_EXPORT: Message = {
  zh: '没有说明要导出哪份文稿',
  en: 'It was not said which plan to export',
};
const NOT_BASE64: Message = {
  zh: '文件内容没有传过来，请用“导入 Word 文件”选取这个文件',
  en: 'The file’s content did not arrive; choose the file with “Import Word file”',
};
const NOT_OPEN: Message = { zh: '这份文稿没有打开，请先打开它', en: 'The plan is not open; open it first' };
const EMPTY: Message = {
  zh: '文稿是空的，没有可导出的内容',
  en: 'The text is empty: there is nothing to export',
};
const TOO_LONG: Message = {
  zh: '文稿太长（超过 200 万字），不能导出为 Word',
  en: 'The text is too long for a Word file (over 2 million characters)',
};
const CHANGED: Message = {
  zh: '导出时文稿又改动了，请再导出一次',
  en: 'The text was changed meanwhile; export it once more',
};
const NO_TEMPLATE: Message = { zh: '找不到模板文件', en: 'There is no such template' };
const NOT_TRUSTED: Message = {
  zh: '这个工作区没有受信任，只能用工作区文件夹里的模板',
  en: 'The workspace is not trusted: only templates in its folders can be used',
};

/** What somebody asked for is not wanted any more. */
class Cancelled extends Error {
  constructor() {
    super('cancelled');
  }
}

/** What reading and writing Word files needs of the service it is part of. */
export interface DocumentsHost {
  readonly language: Language;
  readonly settings: Settings;
  readonly workspace: IWorkspace;
  readonly logger: ILogger;
  readonly loadDocuments: LoadDocumentTools | undefined;
  readonly pace: Pace;
  /** URIs of the workspace folders. */
  readonly folders: readonly string[];
  /** Whether the user trusts the workspace. */
  readonly trusted: boolean;
  /** The file whose text is shown at an address; a file's own URI as it is. */
  fileOf(uri: string): string;
  find(uri: string): Promise<FoundConfig>;
  /** What was found in the present text; undefined when it was changed meanwhile. */
  check(document: PlanDocument, token: CancellationToken): Promise<Checked | undefined>;
}

/** Word files in, as text, and drafts out, as Word files. Nothing is written here: bytes are handed over. */
export class DocumentFeatures {
  readonly #host: DocumentsHost;

  constructor(host: DocumentsHost) {
    this.#host = host;
  }

  /**
   * A file as the text of a plan, or why it cannot be read. Read in slices; what is cancelled rejects at the next one.
   *
   * @param params what was asked for, as it came over the wire
   */
  async read(params: unknown, token: CancellationToken = NEVER_CANCELLED): Promise<ReadDocumentResult> {
    const { workspace, settings } = this.#host;
    const asked = readReadParams(params);
    if (!asked) {
      return this.#refuse(MALFORMED);
    }
    const { source, changes } = asked;
    const uri = 'uri' in source ? this.#host.fileOf(source.uri) : undefined;
    const bytes =
      'uri' in source
        ? await readBounded(uri ?? source.uri, workspace, MAX_DOCUMENT_BYTES)
        : bytesOf(source.base64);
    if ('zh' in bytes) {
      return this.#refuse(bytes);
    }
    const options = {
      name: 'uri' in source ? nameOf(uri ?? source.uri) : source.name,
      encoding: settings.encoding,
      ...(changes === undefined ? {} : { changes }),
      breathe: this.#breathing(token),
    };
    // Somebody asked for this file: what it is the readers say, though its name and bytes may be those of a plain text.
    const tools = await documentTools(this.#host);
    const read = await (tools
      ? tools.readDocument(bytes, options)
      : readWords(bytes, options, { ...this.#host, loadDocuments: undefined }));
    if (read.kind === 'unreadable') {
      return this.#refuse(read.reason);
    }
    if (read.text.trim() === '') {
      return this.#refuse(NO_WORDS);
    }
    const { text, format, notes } = read;
    return {
      text,
      format,
      notes: notes.map((note) => say(wordsOfNote(note, changes ?? 'accepted'), this.#host.language)),
      changes: notes.find(({ kind }) => kind === 'changes')?.count ?? 0,
      ...(asked.lines === true ? { lines: await this.#linesOf(text, uri) } : {}),
    };
  }

  /** What each line of a text is, read as the configuration of its folder says. */
  async #linesOf(text: string, uri: string | undefined): Promise<readonly DocumentLine[]> {
    const found = uri === undefined ? undefined : await this.#host.find(uri);
    return documentLines(parse(text, parseOptions(found, this.#host.settings)));
  }

  /**
   * An open draft as a Word file, or why there is none.
   *
   * @param params what was asked for, as it came over the wire
   * @param find the open document with a URI
   */
  async export(
    params: unknown,
    find: (uri: string) => PlanDocument | undefined,
    token: CancellationToken = NEVER_CANCELLED,
  ): Promise<ExportResult> {
    const asked = readExportParams(params);
    if (!asked) {
      return this.#refuse(MALFORMED_EXPORT);
    }
    const document = find(asked.uri);
    const refusal = document ? (refusalOf(document) ?? sizeRefusal(document)) : NOT_OPEN;
    if (!document || refusal) {
      return this.#refuse(refusal ?? NOT_OPEN);
    }
    // Undefined when the text was changed while the configuration was read: it is known by now.
    const checked = (await this.#host.check(document, token)) ?? (await this.#host.check(document, token));
    if (!checked) {
      return this.#refuse(CHANGED);
    }
    const template = asked.template === undefined ? undefined : await this.#template(asked.template);
    if (template && 'zh' in template) {
      return this.#refuse(template);
    }
    const tools = await documentTools(this.#host);
    if (!tools) {
      return this.#refuse(NO_TOOLS);
    }
    if (token.isCancellationRequested) {
      return this.#refuse(CHANGED);
    }
    const written = await this.#write(tools, checked.plan, { numbers: asked.numbers, template }, token);
    if (!written || written.kind === 'unreadable') {
      return this.#refuse(written ? written.reason : CHANGED);
    }
    const count = (level: Severity): number =>
      checked.findings.filter(({ severity }) => severity === level).length;
    return {
      base64: toBase64([written.bytes]),
      notes: written.comments > 0 ? [say(commentsLeftOut(written.comments), this.#host.language)] : [],
      errors: count('error'),
      warnings: count('warning'),
    };
  }

  /** Writes in slices; undefined when it was cancelled at the end of one. */
  async #write(
    tools: DocumentTools,
    plan: Plan,
    options: ExportOptions,
    token: CancellationToken,
  ): Promise<WrittenPlan | undefined> {
    try {
      return await tools.writePlan(plan, { ...options, breathe: this.#breathing(token) });
    } catch (error) {
      if (error instanceof Cancelled) {
        return undefined;
      }
      throw error;
    }
  }

  /** What a piece of work in slices awaits between two of them; it rejects with {@link Cancelled}. */
  #breathing(token: CancellationToken): () => Promise<void> {
    const slices = new Slices(this.#host.pace);
    return async () => {
      if (token.isCancellationRequested) {
        throw new Cancelled();
      }
      await slices.breathe();
    };
  }

  /** The bytes of a template; in a workspace that is not trusted only of one that really lies in it. */
  async #template(uri: string): Promise<Uint8Array | Message> {
    if (!(await this.#mayRead(uri))) {
      return NOT_TRUSTED;
    }
    const bytes = await readBounded(uri, this.#host.workspace, MAX_DOCUMENT_BYTES);
    return 'zh' in bytes ? templateRefusal(bytes) : bytes;
  }

  async #mayRead(uri: string): Promise<boolean> {
    const { trusted, folders, workspace } = this.#host;
    if (trusted) {
      return true;
    }
    // A path with `..` in it may lie anywhere, and not every file system can be asked where.
    if (/(?:^|\/)\.\.(?:\/|$)/.test(decoded(uri))) {
      return false;
    }
    // Links are followed before it is decided what lies inside.
    const realOf = async (at: string): Promise<string> => (await workspace.realFolder?.(at)) ?? at;
    const real = await realOf(uri);
    for (const folder of folders) {
      if (isInside(await realOf(folder), real)) {
        return true;
      }
    }
    return false;
  }

  #refuse(reason: Message): { readonly refusal: string } {
    return { refusal: say(reason, this.#host.language) };
  }
}

/** What is to be read; undefined where it has another form. */
export function readReadParams(value: unknown): ReadDocumentParams | undefined {
  const source = isRecord(value) ? value['source'] : undefined;
  if (!isRecord(value) || !isRecord(source)) {
    return undefined;
  }
  const { changes, lines } = value;
  const { uri, name, base64 } = source;
  if (changes !== undefined && changes !== 'accepted' && changes !== 'original') {
    return undefined;
  }
  const how: Pick<ReadDocumentParams, 'changes' | 'lines'> = {
    ...(changes === undefined ? {} : { changes }),
    ...(lines === true ? { lines } : {}),
  };
  if (typeof uri === 'string' && uri.length <= MAX_URI) {
    return { source: { uri }, ...how };
  }
  return typeof name === 'string' && name.length <= MAX_NAME && typeof base64 === 'string'
    ? { source: { name, base64 }, ...how }
    : undefined;
}

/** What is to be exported, and how; undefined where it has another form. */
export function readExportParams(value: unknown): ExportParams | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { uri, numbers, template } = value;
  return typeof uri === 'string' &&
    (numbers === 'typed' || numbers === 'automatic') &&
    (template === undefined || (typeof template === 'string' && template.length <= MAX_URI))
    ? { uri, numbers, ...(template === undefined ? {} : { template }) }
    : undefined;
}

/** Bytes that came over the wire; three of them are four characters, so that the size is known before. */
function bytesOf(base64: string): Uint8Array | Message {
  if (base64.length > Math.ceil(MAX_DOCUMENT_BYTES / 3) * 4) {
    return tooLarge(MAX_DOCUMENT_BYTES);
  }
  try {
    return fromBase64(base64);
  } catch {
    return NOT_BASE64;
  }
}

function sizeRefusal({ lines }: PlanDocument): Message | undefined {
  let length = 0;
  let isBlank = true;
  for (const { text, eol, blank } of lines) {
    length += text.length + eol.length;
    isBlank &&= blank;
  }
  return isBlank ? EMPTY : length > MAX_EXPORTED ? TOO_LONG : undefined;
}

function templateRefusal(reason: Message): Message {
  return reason === GONE ? NO_TEMPLATE : { zh: `模板${reason.zh}`, en: `The template: ${reason.en}` };
}

/** Decodes what can be decoded; hostile input may hold a lone `%`. */
function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
