import {
  commands,
  l10n,
  Selection,
  TextEditorRevealType,
  window,
  workspace,
  WorkspaceEdit,
  type TextDocument,
} from 'vscode';
import { editRequest, type EditRequest, type EditResult, type JsonRange } from '../../../server/src/protocol';
import type { PlanClient } from '../client';
import { WORD_SCHEME } from '../language';
import { editorOf } from '../plans';
import { toRange } from '../ranges';
import { remark } from '../remark';

/** What is to be done to a draft; undefined when there is nothing to ask for (any more). */
export type MakeRequest = () => EditRequest | undefined | Promise<EditRequest | undefined>;

/** An edit as the server gave it. */
export type PlanEdit = Extract<EditResult, { readonly edits: unknown }>;

/** How an edit is shown. */
export interface EditOptions {
  /** What is said of it in the status bar, by the number of places; nothing if there is no such word. */
  readonly said?: (places: number) => string;
  /** Shows the edit in VS Code's refactor preview first, where the user may leave some of it out. */
  readonly preview?: (document: TextDocument, edit: PlanEdit) => WorkspaceEdit;
  /** Brings the draft's editor to the front, when the edit was asked for elsewhere. */
  readonly focus?: boolean;
}

/**
 * How often an edit is asked for: once more when the draft was changed while the server worked. After that the
 * user is writing, and has better things to do than to wait for it.
 */
const TRIES = 2;

/** Edits of a draft that the server works out and VS Code applies: each in one step, and undone in one. */
export class PlanEdits {
  constructor(private readonly client: PlanClient) {}

  /**
   * Asks for an edit and applies it. Says in the status bar why there is none; never throws.
   *
   * @param make is asked anew when the draft was changed meanwhile
   * @returns whether the draft was changed
   */
  async run(document: TextDocument, make: MakeRequest, options: EditOptions = {}): Promise<boolean> {
    if (!isWritable(document)) {
      remark(l10n.t('This text is read-only.'));
      return false;
    }
    for (let i = 0; i < TRIES; i++) {
      const request = await make();
      if (request === undefined || document.isClosed) {
        return false;
      }
      const { version } = document;
      const result = await this.client.ask(editRequest, {
        uri: document.uri.toString(),
        version,
        edit: request,
      });
      if (document.version !== version) {
        continue;
      }
      const nothing = whyNothing(result);
      if (nothing !== undefined || !result || !('edits' in result)) {
        remark(nothing ?? '');
        return false;
      }
      if (result.version === version && (await apply(document, result, options))) {
        await select(document, result.selection, options.focus === true);
        const said = options.said?.(result.edits.length);
        if (said !== undefined) {
          remark(said);
        }
        return true;
      }
      if (options.preview) {
        // The user thought better of it.
        return false;
      }
    }
    return false;
  }
}

/** Whether a draft can be changed: one of the history of a repository cannot, though VS Code itself would edit it. */
function isWritable({ uri }: TextDocument): boolean {
  return uri.scheme !== WORD_SCHEME && workspace.fs.isWritableFileSystem(uri.scheme) !== false;
}

/** In words for the user; undefined when there is an edit. */
function whyNothing(result: EditResult | undefined): string | undefined {
  if (result === undefined) {
    return l10n.t('There is no answer at the moment. Your text is safe.');
  }
  if (result === null) {
    return l10n.t('There is nothing to change.');
  }
  if ('refusal' in result) {
    return result.refusal;
  }
  return result.edits.length === 0 ? l10n.t('There is nothing to change.') : undefined;
}

/** In one step; VS Code refuses an edit of a text that was changed meanwhile. */
async function apply(document: TextDocument, result: PlanEdit, { preview }: EditOptions): Promise<boolean> {
  try {
    return await workspace.applyEdit(preview?.(document, result) ?? plainEdit(document, result), {
      isRefactoring: preview !== undefined,
    });
  } catch {
    // The draft was closed, or cannot be written to.
    return false;
  }
}

function plainEdit(document: TextDocument, { edits }: PlanEdit): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { range, newText } of edits) {
    edit.replace(document.uri, toRange(range), newText);
  }
  return edit;
}

/** Selects what the edit was about, in the editor that shows the draft. */
async function select(
  document: TextDocument,
  selection: JsonRange | undefined,
  focus: boolean,
): Promise<void> {
  let editor = editorOf(document);
  if (focus && editor && editor === window.activeTextEditor) {
    // It may be one side of a comparison, which stays open.
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
  } else if (focus) {
    editor = await window.showTextDocument(document, {
      ...(editor?.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }),
    });
  }
  if (editor && selection) {
    const range = toRange(selection);
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  }
}
