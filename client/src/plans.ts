import type { Uri } from 'vscode';
import {
  Range,
  Selection,
  TextEditorRevealType,
  window,
  workspace,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import { isPlan, PRIOR_SCHEME } from './language';
import { draftOf } from './compare/address';
import { readable } from './documents/address';

/** A plan and the place in it that a command is about. */
export interface PlanPlace {
  readonly document: TextDocument;
  readonly line: number;
  readonly character: number;
}

/** The plan in the active editor, with the caret; of a comparison the draft. */
export async function activePlan(): Promise<PlanPlace | undefined> {
  const editor = window.activeTextEditor;
  if (!editor) {
    return undefined;
  }
  const { document } = editor;
  if (isPlan(document)) {
    const { line, character } = editor.selection.active;
    return { document, line, character };
  }
  const draft = document.uri.scheme === PRIOR_SCHEME ? draftOf(document.uri) : undefined;
  return draft && { document: await workspace.openTextDocument(draft), line: 0, character: 0 };
}

/** The last part of a plan's address. */
export function fileName(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** The editor that shows a document: the one the user works in, else another that can be seen. */
export function editorOf({ uri }: Pick<TextDocument, 'uri'>): TextEditor | undefined {
  const shown = uri.toString();
  return [window.activeTextEditor, ...window.visibleTextEditors].find(
    (editor) => editor?.document.uri.toString() === shown,
  );
}

/**
 * Shows a line of a plan, in the editor where the plan is open already if there is one; of a Word file the line of its
 * text.
 *
 * @throws when the file cannot be opened
 */
export async function showLine(uri: Uri, line: number): Promise<void> {
  const shown = readable(uri);
  const open = editorOf({ uri: shown });
  const editor = await window.showTextDocument(open?.document ?? (await workspace.openTextDocument(shown)), {
    preview: true,
    ...(open?.viewColumn === undefined ? {} : { viewColumn: open.viewColumn }),
  });
  const last = editor.document.lineCount - 1;
  const place = editor.document.lineAt(Math.min(Math.max(line, 0), last)).range.start;
  editor.selection = new Selection(place, place);
  editor.revealRange(new Range(place, place), TextEditorRevealType.InCenterIfOutsideViewport);
}
