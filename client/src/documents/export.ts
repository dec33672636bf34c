import { commands, env, l10n, UIKind, Uri, window, workspace, type TextDocument } from 'vscode';
import { exportDocumentRequest, planTreeRequest, type ExportResult } from '../../../server/src/protocol';
import { fromBase64 } from '../base64';
import type { PlanClient } from '../client';
import { isPlan, LANGUAGE_ID, WORD_SCHEME } from '../language';
import { activePlan, fileName } from '../plans';
import { exists } from './draft';
import { fileStem, stemOf } from './kinds';
import { withPatience } from './progress';
import { templateUri } from './template';
import { WORD_VIEW } from './wordView';
import { writeBeside } from './writing';

/** The setting, within the extension's own. */
const TEMPLATE = 'export.template';

/** A draft as a Word file. */
type Exported = Extract<ExportResult, { readonly base64: string }>;

/**
 * Writes a draft as a Word file, as it stands in the editor.
 *
 * @param plan of a menu or another extension: the draft's file; without it the one in the active editor
 * @param target where it goes; without it the user is asked. What is there is replaced only when the user says so
 */
export async function exportWord(client: PlanClient, plan?: unknown, target?: unknown): Promise<void> {
  const document = await draftOf(plan);
  if (!document) {
    return;
  }
  const exported = await make(client, document);
  if (!exported) {
    return;
  }
  if ('refusal' in exported) {
    void window.showErrorMessage(l10n.t('“{0}”: {1}', fileName(document.uri), exported.refusal));
    return;
  }
  if (exported.errors > 0 && !(await isWanted(document, exported.errors))) {
    return;
  }
  const chosen = target instanceof Uri ? await confirmed(target) : await askTarget(client, document);
  if (!chosen) {
    return;
  }
  const failure = await writeBeside(chosen, fromBase64(exported.base64));
  if (failure === undefined) {
    // The file is written, whether the user looks at the message or not.
    void tell(chosen, exported.notes);
  } else {
    void window.showErrorMessage(failure);
  }
}

/**
 * The draft that a command is about; a file that is not open is read, and shown nowhere. Where there is none, the user
 * is told.
 */
async function draftOf(plan: unknown): Promise<TextDocument | undefined> {
  try {
    const document =
      plan instanceof Uri ? await workspace.openTextDocument(plan) : (await activePlan())?.document;
    if (document && isPlan(document) && document.uri.scheme !== WORD_SCHEME) {
      return document;
    }
    void window.showInformationMessage(l10n.t('Open a plan first.'));
  } catch {
    void window.showErrorMessage(l10n.t('{0} cannot be opened.', plan instanceof Uri ? fileName(plan) : ''));
  }
  return undefined;
}

/** @returns undefined when the user did not want to wait, or was told what has to be done first */
async function make(
  client: PlanClient,
  { uri }: TextDocument,
): Promise<Exported | { readonly refusal: string } | undefined> {
  const settings = workspace.getConfiguration(LANGUAGE_ID, uri);
  const template = templateUri(settings.get<string>(TEMPLATE, ''), uri, client.home);
  if (template && !(await exists(template))) {
    void sayNoTemplate(template);
    return undefined;
  }
  const params = {
    uri: uri.toString(),
    numbers: settings.get<string>('export.numbers') === 'automatic' ? 'automatic' : 'typed',
    ...(template === undefined ? {} : { template: template.toString() }),
  } as const;
  return withPatience(
    l10n.t('Exporting “{0}”…', fileName(uri)),
    async (signal) =>
      (await client.ask(exportDocumentRequest, params, signal)) ?? {
        refusal: l10n.t('There is no answer at the moment. Your text is safe.'),
      },
  );
}

/** Where the template was looked for, and the way to the setting that says so. */
async function sayNoTemplate(template: Uri): Promise<void> {
  const settings = l10n.t('Open Settings');
  const path = template.scheme === 'file' ? template.fsPath : template.toString(true);
  const text = l10n.t('Not exported: there is no template “{0}”. Check the setting for it.', path);
  if ((await window.showErrorMessage(text, settings)) === settings) {
    await commands.executeCommand('workbench.action.openSettings', `${LANGUAGE_ID}.${TEMPLATE}`);
  }
}

async function isWanted(document: TextDocument, errors: number): Promise<boolean> {
  const go = l10n.t('Export');
  const look = l10n.t('Show Problems');
  const title = l10n.t('The draft still has errors: {0}. Export it all the same?', errors);
  const answer = await window.showQuickPick([go, look], { title, ignoreFocusOut: true });
  if (answer === look) {
    await window.showTextDocument(document, { preview: false });
    await commands.executeCommand('workbench.actions.view.problems');
  }
  return answer === go;
}

async function confirmed(target: Uri): Promise<Uri | undefined> {
  if (!(await exists(target))) {
    return target;
  }
  const replace = l10n.t('Replace');
  const title = l10n.t('“{0}” exists already. Replace it?', fileName(target));
  const answer = await window.showQuickPick([l10n.t('Leave It'), replace], { title, ignoreFocusOut: true });
  return answer === replace ? target : undefined;
}

async function askTarget(client: PlanClient, document: TextDocument): Promise<Uri | undefined> {
  const chosen = await window.showSaveDialog({
    title: l10n.t('Export to Word'),
    saveLabel: l10n.t('Export'),
    defaultUri: await proposed(client, document),
    filters: { [l10n.t('Word documents')]: ['docx'] },
  });
  if (!chosen || /\.docx$/i.test(chosen.path)) {
    return chosen;
  }
  // The dialog has asked about another name than the one that is written.
  return confirmed(chosen.with({ path: `${chosen.path}.docx` }));
}

/** Beside the draft, under its name; of one that has neither, under its title in the workspace's folder. */
async function proposed(client: PlanClient, { uri, isUntitled }: TextDocument): Promise<Uri> {
  const hasFolder = uri.path.includes('/');
  if (!isUntitled || hasFolder) {
    const scheme = isUntitled ? (workspace.workspaceFolders?.[0]?.uri.scheme ?? 'file') : uri.scheme;
    return Uri.joinPath(uri.with({ scheme }), '..', `${stemOf(fileName(uri))}.docx`);
  }
  const tree = await client.ask(planTreeRequest, { uri: uri.toString() });
  const name = `${fileStem(tree?.title ?? '') || stemOf(fileName(uri))}.docx`;
  const beside = workspace.textDocuments.find((other) => other.uri.scheme === 'file')?.uri;
  const folder = workspace.workspaceFolders?.[0]?.uri ?? (beside && Uri.joinPath(beside, '..'));
  return folder ? Uri.joinPath(folder, name) : Uri.file(`/${name}`);
}

/** Whether files can be shown by the programs of the computer the user sits at. */
function isLocal(): boolean {
  return env.uiKind === UIKind.Desktop && env.remoteName === undefined;
}

/** Says what was written and what was left out, and leads there. */
async function tell(target: Uri, notes: readonly string[]): Promise<void> {
  const open = l10n.t('Open File');
  const reveal = l10n.t('Open Folder');
  // The explorer of the window shows what lies in the workspace alone.
  const canReveal = isLocal() || workspace.getWorkspaceFolder(target) !== undefined;
  const text = [l10n.t('Exported as “{0}”', fileName(target)), ...notes].join(l10n.t('; '));
  const answer = await window.showInformationMessage(text, ...(canReveal ? [reveal] : []), open);
  if (answer === reveal) {
    await commands.executeCommand(isLocal() ? 'revealFileInOS' : 'revealInExplorer', target);
  } else if (answer === open && isLocal()) {
    await env.openExternal(target);
  } else if (answer === open) {
    await commands.executeCommand('vscode.openWith', target, WORD_VIEW);
  }
}
