import { l10n, WorkspaceEdit, type Disposable, type Range, type TextDocument } from 'vscode';
import { editRequest, type EditRequest } from '../../../server/src/protocol';
import type { PlanClient } from '../client';
import type { PlanEdit } from '../editing/edits';
import { isPlan, LANGUAGE_ID } from '../language';
import { toJson, toRange } from '../ranges';
import { pasteApi, type PasteApi, type PasteEdit } from './pasteApi';
import type { Pastes } from './pastes';

/** The name of this kind of pasting, for `editor.pasteAs.preferences` and `editor.action.pasteAs`. */
const FIT = 'text.workplan.fit';
/** VS Code's own plain pasting, which stays the default. */
const PLAIN = 'text.plain';
const TEXT = 'text/plain';
const HTML = 'text/html';
/** The largest HTML that goes to the server, UTF-16 units: Word's, of a hundred pages. A web page may hold pictures. */
const MAX_HTML = 4 * 1024 * 1024;
/** VS Code pastes nothing before every kind has been asked for, so this is not waited for longer, milliseconds. */
const PATIENCE = 500;

/**
 * Offers to paste a piece of text with its markers and blanks made to fit the draft. VS Code pastes plainly and
 * shows the choice beside what was pasted; the offer is made only where it would differ.
 *
 * @returns undefined where VS Code is too old to offer kinds of pasting
 */
export function offerPasteThatFits(client: PlanClient, pastes: Pastes): Disposable | undefined {
  const api = pasteApi();
  if (!api) {
    return undefined;
  }
  const kind = api.kind(FIT);
  return api.register(
    {
      async provideDocumentPasteEdits(document, ranges, data, { only }, token) {
        const [range, ...others] = ranges;
        const text = await data.get(TEXT)?.asString();
        if (text === undefined) {
          return undefined;
        }
        pastes.note(text);
        const wanted = only === undefined || only.contains(kind);
        if (!wanted || !range || others.length > 0 || token.isCancellationRequested || !isPlan(document)) {
          return undefined;
        }
        const html = await data.get(HTML)?.asString();
        const fitted = await fit(client, document, range, { text, html });
        return fitted && [asEdit(api, document, fitted)];
      },
    },
    { selector: { language: LANGUAGE_ID }, kinds: [kind], mimeTypes: [TEXT, HTML] },
  );
}

/** A piece as the clipboard has it. */
interface Copied {
  readonly text: string;
  readonly html: string | undefined;
}

/** How the server would write a text in place of a range; undefined when it comes too late or is nothing special. */
async function fit(
  client: PlanClient,
  document: TextDocument,
  range: Range,
  { text, html }: Copied,
): Promise<PlanEdit['edits'] | undefined> {
  if (client.state !== 'running') {
    return undefined;
  }
  const { version } = document;
  const uri = document.uri.toString();
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PATIENCE);
  const tooLate = new Promise<undefined>((resolve) => {
    late.signal.addEventListener('abort', () => resolve(undefined));
  });
  try {
    const edit: EditRequest = {
      kind: 'paste',
      range: toJson(range),
      text,
      ...(html !== undefined && html !== '' && html.length <= MAX_HTML ? { html } : {}),
    };
    const answer = await Promise.race([
      client.ask(editRequest, { uri, version, edit }, late.signal),
      tooLate,
    ]);
    if (!answer || 'refusal' in answer || answer.version !== version || document.version !== version) {
      return undefined;
    }
    return answer.edits;
  } finally {
    clearTimeout(timer);
  }
}

function asEdit(api: PasteApi, { uri }: TextDocument, edits: PlanEdit['edits']): PasteEdit {
  // All of it as an additional edit: the text of the edit itself would be inserted like a snippet, each of its lines
  // indented once more, and it could reach no blank beside the range.
  const edit = api.edit('', l10n.t('Paste to Fit the Plan (Numbers and Blanks Adjusted)'), api.kind(FIT));
  edit.yieldTo = [api.kind(PLAIN)];
  edit.additionalEdit = new WorkspaceEdit();
  for (const { range, newText } of edits) {
    edit.additionalEdit.replace(uri, toRange(range), newText);
  }
  return edit;
}
