import type { CancellationToken } from 'vscode-languageserver';
import type { ExportResult, ReadDocumentResult } from '../document-messages';
import { say } from '../features/say';
import { METHODS } from '../messages';
import type { Message } from '../rules/rule';
import { answer } from './answer';
import type { Registration } from './registration';

const NOT_READ: Message = {
  zh: '读取没有成功，请再试一次；文件没有改动',
  en: 'It could not be read; try once more. The file was not changed',
};
const NOT_WRITTEN: Message = {
  zh: '导出没有成功，请再试一次；没有写任何文件',
  en: 'The export failed; try once more. No file was written',
};

/** Our own requests for Word files; a client that does not know them never sends them. */
export const DOCUMENT_REQUESTS: Registration = {
  capabilities: () => ({}),
  register: (context) => {
    const { connection, documents, service } = context;
    const read = answer<unknown, ReadDocumentResult | null>(context, 'readDocument', null, (params, token) =>
      service.documents.read(params, token),
    );
    connection.onRequest(
      METHODS.readDocument,
      async (params: unknown, token: CancellationToken) =>
        (await read(params, token)) ?? { refusal: say(NOT_READ, service.language) },
    );
    const write = answer<unknown, ExportResult | null>(context, 'exportDocument', null, (params, token) =>
      service.documents.export(params, (uri) => documents.get(uri), token),
    );
    connection.onRequest(
      METHODS.exportDocument,
      async (params: unknown, token: CancellationToken) =>
        (await write(params, token)) ?? { refusal: say(NOT_WRITTEN, service.language) },
    );
  },
};
