import {
  l10n,
  window,
  workspace,
  WorkspaceEdit,
  type Range,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import { editRequest, type JsonRange } from '../../../server/src/protocol';
import type { PlanClient } from '../client';
import { toJson, toRange } from '../ranges';

/** How often an edit is asked for: once more when the draft was changed meanwhile. */
const TRIES = 2;

/** How a text is written into a draft; `refusal` says in words for the user why it is not. */
export type Fitted =
  | {
      readonly version: number;
      readonly edits: readonly { readonly range: JsonRange; readonly newText: string }[];
    }
  | { readonly refusal: string };

/**
 * The edits that put a text into a draft, its numbers and blanks made to fit as those of a pasted piece; the text as it
 * is where nothing has to be fitted, or the server does not answer.
 */
export async function fitted(
  client: PlanClient,
  document: TextDocument,
  range: Range,
  text: string,
  signal?: AbortSignal,
): Promise<Fitted> {
  const { version } = document;
  const at = toJson(range);
  const edit = { kind: 'paste', range: at, text } as const;
  const answer = await client.ask(editRequest, { uri: document.uri.toString(), version, edit }, signal);
  return answer ?? { version, edits: [{ range: at, newText: text }] };
}

/** What was fitted, as VS Code applies it: in one step. */
export function asEdit(
  { uri }: TextDocument,
  { edits }: Extract<Fitted, { readonly edits: unknown }>,
): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { range, newText } of edits) {
    edit.replace(uri, toRange(range), newText);
  }
  return edit;
}

/**
 * Puts a text in place of what is selected in an editor, in one step.
 *
 * @returns why it could not be put there, in words for the user; undefined when it was
 */
export async function insertInto(
  client: PlanClient,
  editor: TextEditor,
  text: string,
): Promise<string | undefined> {
  const { document } = editor;
  for (let i = 0; i < TRIES && !document.isClosed; i++) {
    const result = await fitted(client, document, editor.selection, text);
    if ('refusal' in result) {
      return result.refusal;
    }
    if (result.version !== document.version) {
      continue;
    }
    if (await workspace.applyEdit(asEdit(document, result))) {
      await window.showTextDocument(document, {
        preview: false,
        ...(editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }),
      });
      return undefined;
    }
  }
  return l10n.t('The draft was changed meanwhile. Nothing was put in; try again.');
}
