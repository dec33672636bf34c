import type { ChangesRead } from '../archive/readers/document';
import { wordsOfNote } from '../archive/readers/notes';
import { indentLines } from '../editing/format/index';
import { NO_WORDS } from '../features/document-words';
import { textOf } from '../plan/edit';
import { parse } from '../plan/parser';
import { isDocumentFile, isPassedOver } from '../plan-files';
import type { Message } from '../rules/rule';
import type { Invocation } from './args';
import { convertAll, type Conversion } from './convert';
import { readDocumentInput } from './documents';
import { readInput } from './inputs';
import type { Io } from './io';
import type { Language } from './say';

const NOTHING: Message = {
  zh: '没有找到 Word、WPS 文件或网页（.docx .doc .wps .html）',
  en: 'no Word or WPS file and no web page found (.docx .doc .wps .html)',
};

/** What plans are often kept as too, and what is not read. */
const UNREAD = /\.(?:pdf|rtf|ofd|odt|mht|mhtml)$/i;

/**
 * `workplan import`.
 *
 * @returns the exit code: 0, or 2 when something could not be read or written
 * @throws {UsageError} for arguments that make no sense
 */
export async function importDocuments(invocation: Invocation, io: Io, language: Language): Promise<number> {
  const { values } = invocation;
  const changes: ChangesRead = values.get('changes') === 'original' ? 'original' : 'accepted';
  const indented = values.get('indent') === 'full-width';
  const leftKinds = new Set<string>();
  let left = 0;
  const conversion: Conversion = {
    command: 'import',
    extension: '.txt',
    isText: true,
    wanted: (name) => {
      const kind = UNREAD.exec(name)?.[0].toLowerCase();
      if (kind !== undefined && !isPassedOver(name)) {
        leftKinds.add(kind);
        left++;
      }
      return isDocumentFile(name);
    },
    nothing: NOTHING,
    done: { zh: '已导入', en: 'imported' },
    aside: () =>
      left === 0
        ? undefined
        : {
            zh: `另有 ${left} 个文件不能导入（${[...leftKinds].join(' ')}），请先在 Word 或 WPS 里另存为 .docx`,
            en: `${left} other files cannot be imported (${[...leftKinds].join(' ')}); save them as .docx first`,
          },
    convert: async (input) => {
      const bytes = await readInput(input);
      if ('failure' in bytes) {
        return bytes;
      }
      const document = await readDocumentInput(bytes, input.name, changes);
      if ('failure' in document) {
        return document;
      }
      const text = document.text.replace(/\r\n?/g, '\n');
      if (text.trim() === '') {
        return { failure: { name: input.name, reason: NO_WORDS } };
      }
      const content = indented ? textOf(indentLines(parse(text), 'full-width')) : text;
      return { content, notes: document.notes.map((note) => wordsOfNote(note, changes)) };
    },
  };
  return convertAll(conversion, invocation, io, language);
}
