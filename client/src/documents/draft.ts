import { l10n, languages, Range, Uri, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import { LANGUAGE_ID } from '../language';
import { fileName } from '../plans';
import { stemOf } from './kinds';

/** How many names are tried before a draft gets none: nobody has so many texts of one file. */
const MOST_NAMES = 20;

/**
 * Opens a draft that holds a text. Nothing is saved; what it will be saved as is the file's name as a text, beside it.
 *
 * @param file that the text was read from
 * @returns why there is none, in words for the user; undefined when it is open
 */
export async function openDraft(file: Uri, text: string): Promise<string | undefined> {
  try {
    const named = await freeName(file);
    const document = named
      ? await filled(await workspace.openTextDocument(named), text)
      : await workspace.openTextDocument({ language: LANGUAGE_ID, content: text });
    if (document.languageId !== LANGUAGE_ID) {
      await languages.setTextDocumentLanguage(document, LANGUAGE_ID);
    }
    await window.showTextDocument(document, { preview: false });
    return undefined;
  } catch {
    return l10n.t('No draft could be opened for it.');
  }
}

/** @throws Error when VS Code does not take the text, which it says of no other way */
async function filled(document: TextDocument, text: string): Promise<TextDocument> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), text);
  if (!(await workspace.applyEdit(edit))) {
    throw new Error('the text was not taken');
  }
  return document;
}

/**
 * The address of a draft that will be saved beside the file, under a name that neither a file nor another draft has;
 * undefined where nothing can be written there.
 */
async function freeName(file: Uri): Promise<Uri | undefined> {
  if (workspace.fs.isWritableFileSystem(file.scheme) !== true) {
    return undefined;
  }
  const stem = stemOf(fileName(file));
  for (let i = 0; i < MOST_NAMES; i++) {
    const name =
      i === 0 ? stem : i === 1 ? l10n.t('{0} (imported)', stem) : l10n.t('{0} (imported {1})', stem, i);
    const target = Uri.joinPath(file, '..', `${name}.txt`);
    const draft = target.with({ scheme: 'untitled' });
    if (!isOpen(draft) && !(await exists(target))) {
      return draft;
    }
  }
  return undefined;
}

function isOpen(uri: Uri): boolean {
  return workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
}

/** Whether there is a file or a folder of this address. */
export async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
