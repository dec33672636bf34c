/** What the suites do with plans in the editor: open, wait for what was found, edit, tidy up. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';

/** What the extension's diagnostics say they come from. */
export const SOURCE = '工作要点';

/** How long anything may take on a busy machine. */
const PATIENCE = 15_000;

/** The workspace's folder: a copy of examples/. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the tests run in a workspace');
  return folder.uri;
}

/** Opens a file of the workspace as a user would. */
export async function openSample(name: string): Promise<vscode.TextDocument> {
  return show(vscode.Uri.joinPath(workspaceFolder(), name));
}

/** Folder for the small plans that the tests write. */
const SCRATCH = '小样';
const written: vscode.Uri[] = [];

/** Writes a small text into the workspace and opens it, by default under a name that makes it a plan. */
export async function openText(text: string, name?: string): Promise<vscode.TextDocument> {
  return show(await writeText(text, name));
}

/** Writes a small text into the workspace, by default under a name that makes it a plan. */
export async function writeText(text: string, name = '小样工作要点.txt'): Promise<vscode.Uri> {
  // A folder that was never used: VS Code remembers the text of a file for a while after it was closed and deleted,
  // and hears of the deletion only later.
  const folder = vscode.Uri.joinPath(workspaceFolder(), SCRATCH, randomUUID().slice(0, 8));
  const uri = vscode.Uri.joinPath(folder, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  written.push(folder);
  return uri;
}

async function show(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Closes every editor, unsaved changes and all, and removes what {@link writeText} wrote. */
export async function tidyUp(): Promise<void> {
  // VS Code's own settings are dirty for a moment, while it writes them.
  const changed = ({ isDirty, uri }: vscode.TextDocument) => isDirty && !uri.path.endsWith('/settings.json');
  for (const document of vscode.workspace.textDocuments.filter(changed)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const folder of written.splice(0)) await vscode.workspace.fs.delete(folder, { recursive: true });
}

/** Tries again until there is a value, or something is true; fails with `what` when it takes too long. */
export async function until<T>(what: string, probe: () => Awaitable<T | false | undefined>): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await pause(20);
  }
}

/** Tries assertions again until all of them hold; fails with the last failure when it takes too long. */
export async function eventually(assertions: () => Promise<void>): Promise<void> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      await assertions();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(50);
    }
  }
}

type Awaitable<T> = T | PromiseLike<T>;

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** What was found in a document, as `line code` with lines counted from 1, in the order of their places. */
export function findings(uri: vscode.Uri): string[] {
  return diagnostics(uri).map(({ code, range }) => `${range.start.line + 1} ${codeOf(code)}`);
}

/** The project's own diagnostics of a document, in the order of their places. */
export function diagnostics(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === SOURCE)
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

export function codeOf(code: vscode.Diagnostic['code']): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until exactly this is found, and a moment more, lest something is still to come. */
export async function expectFindings(uri: vscode.Uri, expected: readonly string[]): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    if (isDeepStrictEqual(findings(uri), expected)) {
      await pause(300);
      if (isDeepStrictEqual(findings(uri), expected)) return;
    }
    await pause(50);
  }
  assert.deepEqual(findings(uri), expected);
}

/** Waits until the server runs and answers for a document, one that is a plan. */
export async function known({ uri }: vscode.TextDocument): Promise<void> {
  await until('the server knows the plan', async () => {
    const symbols = await vscode.commands.executeCommand<unknown[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    return symbols !== undefined && symbols.length > 0;
  });
}

/** Waits until a document's text is this. */
export async function expectText(document: vscode.TextDocument, expected: string): Promise<void> {
  await until('the text is as expected', () => document.getText() === expected).catch(() => undefined);
  assert.equal(document.getText(), expected);
}

/** Replaces the first occurrence of a text in one edit. */
export async function replace(document: vscode.TextDocument, before: string, after: string): Promise<void> {
  const at = document.getText().indexOf(before);
  assert.notEqual(at, -1, `the document holds ${JSON.stringify(before)}`);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + before.length));
  edit.replace(document.uri, range, after);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** The place of the first occurrence of a text. */
export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  assert.notEqual(at, -1, `the document holds ${JSON.stringify(text)}`);
  return document.positionAt(at);
}

/** The editor that shows a plan's outline as a text. */
export function shownOutline(): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'workplan-outline');
}
