import { commands, Disposable, l10n, languages, Uri, window, workspace, type ExtensionContext } from 'vscode';
import type { PlanClient } from './client';
import { EXAMPLE } from './example';
import { LANGUAGE_ID } from './language';
import type { QuietLog } from './log';
import { ruleTitles } from './manifest';
import type { OutlineDocuments } from './outline';

/** The snippet that fills an empty plan; its name is that of snippets/workplan.json. */
const SKELETON = '整份工作要点 · Whole plan';

/** Registers the extension's commands. */
export function registerCommands(
  context: ExtensionContext,
  client: PlanClient,
  outlines: OutlineDocuments,
  log: QuietLog,
): Disposable {
  const titles = ruleTitles(context.extension.packageJSON);
  return Disposable.from(
    commands.registerCommand('workplan.newPlan', newPlan),
    commands.registerCommand('workplan.openExample', openExample),
    commands.registerCommand('workplan.treatAsPlan', treatAsPlan),
    commands.registerCommand('workplan.showOutline', () => outlines.show()),
    commands.registerCommand('workplan.openRule', (code: unknown) =>
      openRule(context.extensionUri, titles, typeof code === 'string' ? code : undefined),
    ),
    commands.registerCommand('workplan.restartServer', () => client.restart()),
    commands.registerCommand('workplan.showLog', () => log.show()),
  );
}

async function newPlan(): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument({ language: LANGUAGE_ID, content: '' }));
  await commands.executeCommand('editor.action.insertSnippet', { langId: LANGUAGE_ID, name: SKELETON });
}

async function openExample(): Promise<void> {
  await window.showTextDocument(
    await workspace.openTextDocument({ language: LANGUAGE_ID, content: EXAMPLE }),
  );
}

async function treatAsPlan(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document) {
    await languages.setTextDocumentLanguage(document, LANGUAGE_ID);
  }
}

/** Shows the page of a rule; without a code that is known, the user picks one. */
async function openRule(
  extension: Uri,
  titles: ReadonlyMap<string, string>,
  code: string | undefined,
): Promise<void> {
  const chosen = code !== undefined && titles.has(code) ? code : await pickRule(titles);
  if (chosen === undefined) {
    return;
  }
  const page = Uri.joinPath(extension, 'docs', 'rules', `${chosen}.md`);
  try {
    await commands.executeCommand('markdown.showPreview', page);
  } catch {
    // The Markdown preview can be switched off; the page is readable as it stands.
    await window.showTextDocument(page);
  }
}

async function pickRule(titles: ReadonlyMap<string, string>): Promise<string | undefined> {
  const items = [...titles].map(([code, title]) => ({ label: title, description: code }));
  const picked = await window.showQuickPick(items, {
    placeHolder: l10n.t('Which rule?'),
    matchOnDescription: true,
  });
  return picked?.description;
}
