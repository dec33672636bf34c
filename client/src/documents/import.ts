import { l10n, Uri, window, workspace, type QuickPickItem, type TextEditor } from 'vscode';
import type { PlanClient } from '../client';
import { isPlan, WORD_SCHEME } from '../language';
import { fileName } from '../plans';
import { fileOf } from './address';
import { openDraft } from './draft';
import { insertInto } from './insertion';
import { DOCUMENT_EXTENSIONS, TEXT_EXTENSIONS } from './kinds';
import { withPatience } from './progress';
import { readDocument, type DocumentRead, type ReadingOptions } from './reading';
import { importedWords } from './said';

/** A file that was read as the user wants its tracked changes. */
interface Imported {
  readonly file: Uri;
  readonly read: DocumentRead;
}

/** A file that could not be read, and why. */
interface Failed {
  readonly file: Uri;
  readonly refusal: string;
}

type Changes = NonNullable<ReadingOptions['changes']>;

/** Where a text goes: into a draft of its own, or to the caret of the one that is open. */
type Destination = 'draft' | TextEditor;

/**
 * Makes drafts of Word files, or puts one's text at the caret. Nothing is saved, and no file is written.
 *
 * @param args of a menu: the file it was opened on, and all that are selected; without them the user chooses
 */
export async function importWord(client: PlanClient, ...args: readonly unknown[]): Promise<void> {
  const files = filesOf(args) ?? (await chooseFiles());
  const editor = draftEditor();
  if (files.length === 0) {
    return;
  }
  const results: (Imported | Failed)[] = [];
  for (const file of files) {
    const result = await readFile(client, file);
    if (result === undefined) {
      // What was chosen is given up as a whole: half of it would have to be looked for.
      return;
    }
    results.push(result);
  }
  const imported = results.filter((result): result is Imported => 'read' in result);
  const destination = imported.length === 1 ? await askDestination(editor) : 'draft';
  if (destination === undefined) {
    return;
  }
  const done: Imported[] = [];
  for (const one of imported) {
    const failure = await put(client, one, destination);
    if (failure === undefined) {
      done.push(one);
    } else {
      results.push({ file: one.file, refusal: failure });
    }
  }
  tell(
    done,
    results.filter((result): result is Failed => 'refusal' in result),
  );
}

/** The files that a command was called with: one, or those selected beside it. */
function filesOf([one, selected]: readonly unknown[]): readonly Uri[] | undefined {
  const all = Array.isArray(selected) ? selected.filter((uri) => uri instanceof Uri) : [];
  if (!(one instanceof Uri)) {
    return undefined;
  }
  return (all.some((uri) => uri.toString() === one.toString()) ? all : [one]).map(fileOf);
}

async function chooseFiles(): Promise<readonly Uri[]> {
  const chosen = await window.showOpenDialog({
    canSelectMany: true,
    title: l10n.t('Import which Word files?'),
    openLabel: l10n.t('Import'),
    filters: {
      [l10n.t('Word files, web pages and texts')]: [...DOCUMENT_EXTENSIONS, ...TEXT_EXTENSIONS],
      [l10n.t('All files')]: ['*'],
    },
  });
  return chosen ?? [];
}

/** The editor of a draft that a text could be put into. */
function draftEditor(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  return editor &&
    isPlan(editor.document) &&
    editor.document.uri.scheme !== WORD_SCHEME &&
    workspace.fs.isWritableFileSystem(editor.document.uri.scheme) !== false
    ? editor
    : undefined;
}

/**
 * Reads a file; of one with tracked changes the user says which text is wanted.
 *
 * @returns undefined when the user gave it up
 */
async function readFile(client: PlanClient, file: Uri): Promise<Imported | Failed | undefined> {
  const result = await readWithProgress(client, file, 'accepted');
  if (result === undefined || 'refusal' in result) {
    return result && { file, refusal: result.refusal };
  }
  if (result.changes === 0) {
    return { file, read: result };
  }
  const changes = await askChanges(file, result.changes);
  if (changes !== 'original') {
    return changes && { file, read: result };
  }
  const original = await readWithProgress(client, file, changes);
  return original && ('refusal' in original ? { file, ...original } : { file, read: original });
}

/** @returns undefined when the user did not want to wait */
function readWithProgress(
  client: PlanClient,
  file: Uri,
  changes: Changes,
): Promise<DocumentRead | { readonly refusal: string } | undefined> {
  return withPatience(l10n.t('Reading “{0}”…', fileName(file)), (signal) =>
    readDocument(client, { uri: file }, { changes }, signal),
  );
}

async function askChanges(file: Uri, count: number): Promise<Changes | undefined> {
  const items: readonly (QuickPickItem & { readonly changes: Changes })[] = [
    {
      label: l10n.t('The text with the changes accepted'),
      detail: l10n.t('What was put in stays, what was struck out goes: as the plan would read in the end.'),
      changes: 'accepted',
    },
    {
      label: l10n.t('The text before the changes'),
      detail: l10n.t('As if nothing had been changed.'),
      changes: 'original',
    },
  ];
  const picked = await window.showQuickPick(items, {
    title: l10n.t('“{0}” has tracked changes: {1}', fileName(file), count),
    placeHolder: l10n.t('Which text is to be imported?'),
    ignoreFocusOut: true,
  });
  return picked?.changes;
}

async function askDestination(editor: TextEditor | undefined): Promise<Destination | undefined> {
  if (!editor) {
    return 'draft';
  }
  const items: readonly (QuickPickItem & { readonly destination: Destination })[] = [
    {
      label: l10n.t('A new draft'),
      detail: l10n.t('Opened, and not saved.'),
      destination: 'draft',
    },
    {
      label: l10n.t('At the caret'),
      description: fileName(editor.document.uri),
      detail: l10n.t('Numbers and blanks are made to fit.'),
      destination: editor,
    },
  ];
  const picked = await window.showQuickPick(items, { placeHolder: l10n.t('Where does the text go?') });
  return picked?.destination;
}

/** @returns why the text could not be put there; undefined when it was */
async function put(
  client: PlanClient,
  { file, read }: Imported,
  destination: Destination,
): Promise<string | undefined> {
  if (destination === 'draft') {
    return openDraft(file, read.text);
  }
  return insertInto(client, destination, read.text);
}

/** Says what became of the files: in one message what was imported, in another what was not. */
function tell(done: readonly Imported[], failed: readonly Failed[]): void {
  if (done.length > 0) {
    const taken = done.map(({ file, read }) => ({ name: fileName(file), notes: read.notes }));
    void window.showInformationMessage(importedWords(taken));
  }
  if (failed.length > 0) {
    const reasons = failed.map(({ file, refusal }) => l10n.t('“{0}”: {1}', fileName(file), refusal));
    void window.showErrorMessage(l10n.t('Not imported: {0}', reasons.join(l10n.t('; '))));
  }
}
