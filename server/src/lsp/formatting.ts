import type { TextEdit } from 'vscode-languageserver';
import { answerPlace } from './answer';
import type { Registration } from './registration';

const whole: Registration = {
  capabilities: () => ({ documentFormattingProvider: true }),
  register: (context) => {
    const { connection, service } = context;
    connection.onDocumentFormatting(
      answerPlace(context, 'formatting', [] as TextEdit[], (document) => service.editing.format(document)),
    );
  },
};

const part: Registration = {
  capabilities: () => ({ documentRangeFormattingProvider: true }),
  register: (context) => {
    const { connection, service } = context;
    connection.onDocumentRangeFormatting(
      answerPlace(context, 'rangeFormatting', [] as TextEdit[], (document, { range }) =>
        service.editing.format(document, range),
      ),
    );
  },
};

/** A client that asks for the marker by itself would get it twice. */
const onEnter: Registration = {
  capabilities: ({ typesMarkers }) =>
    typesMarkers ? undefined : { documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' } },
  register: (context) => {
    const { connection, service } = context;
    connection.onDocumentOnTypeFormatting(
      answerPlace(context, 'onTypeFormatting', [] as TextEdit[], (document, { position, ch }) =>
        ch === '\n' ? service.editing.formatOnEnter(document, position) : [],
      ),
    );
  },
};

/** Blanks and markers put in order: of a plan, of some lines, and of the line that Enter begins. */
export const FORMATTING: readonly Registration[] = [whole, part, onEnter];
