import {
  commands,
  ConfigurationTarget,
  l10n,
  languages,
  LanguageStatusSeverity,
  QuickPickItemKind,
  Uri,
  window,
  workspace,
  type Disposable,
  type LanguageStatusItem,
  type QuickPickItem,
} from 'vscode';
import { earlierPlansRequest, reloadArchiveRequest } from '../../server/src/protocol';
import { archiveText } from './archiveText';
import type { PlanClient } from './client';
import type { Counterparts } from './counterparts';
import { LANGUAGE_ID } from './language';
import { activePlan, fileName } from './plans';
import { yearOf } from './related/cards';

/** The setting that folders are added to. */
const FOLDERS = 'archive.folders';

/** The item behind `{}` in the status bar that says what is known of earlier years. */
export class ArchiveStatusItem implements Disposable {
  private readonly item: LanguageStatusItem;
  private readonly subscriptions: readonly { dispose: () => unknown }[];

  constructor(private readonly client: PlanClient) {
    this.item = languages.createLanguageStatusItem('workplan.archive', { language: LANGUAGE_ID });
    this.item.name = l10n.t('Earlier Years');
    this.subscriptions = [
      this.item,
      client.onArchiveStatus(() => this.show()),
      client.onDidChangeState(() => this.show()),
    ];
    this.show();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
  }

  private show(): void {
    const { item } = this;
    const { archive } = this.client;
    const { text, detail, busy, warn } = archiveText(archive, l10n.t);
    item.text = text;
    item.detail = detail;
    item.busy = busy && this.client.state !== 'stopped';
    item.severity = warn ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
    item.command =
      archive?.state === 'off'
        ? { title: l10n.t('Choose a Folder…'), command: 'workplan.addArchiveFolder' }
        : { title: l10n.t('Show'), command: 'workplan.showArchive' };
  }
}

/** Reads the earlier plans anew. */
export async function reloadArchive(client: PlanClient): Promise<void> {
  await client.ask(reloadArchiveRequest, null);
}

interface ArchiveItem extends QuickPickItem {
  readonly uri?: string;
}

/** Lists the earlier plans, and the files that could not be read with the reason; picking one opens it. */
export async function showArchive(client: PlanClient, counterparts: Counterparts): Promise<void> {
  const place = await activePlan();
  const plans = place ? await client.ask(earlierPlansRequest, { uri: place.document.uri.toString() }) : [];
  const skipped = client.archive?.skipped ?? [];
  const items: ArchiveItem[] = [
    ...(plans ?? []).map(({ uri, title, year, reason }) => ({
      label: title,
      description: yearOf(year, l10n.t),
      detail: reason,
      uri,
    })),
    ...(skipped.length === 0 ? [] : [{ label: l10n.t('Left out'), kind: QuickPickItemKind.Separator }]),
    ...skipped.map(({ uri, reason }) => ({
      label: `$(warning) ${fileName(Uri.parse(uri))}`,
      detail: reason,
      uri,
    })),
  ];
  if (items.length === 0) {
    const choose = l10n.t('Choose a Folder…');
    const text = l10n.t('There are no earlier plans to compare with.');
    if ((await window.showInformationMessage(text, choose)) === choose) {
      await addArchiveFolder();
    }
    return;
  }
  const picked = await window.showQuickPick(items, {
    placeHolder: l10n.t('Open which plan?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked?.uri !== undefined) {
    await counterparts.open({ uri: picked.uri, line: 0 });
  }
}

/** Lets the user choose folders with earlier plans, and adds them to the settings of the workspace. */
export async function addArchiveFolder(): Promise<void> {
  const chosen = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: true,
    openLabel: l10n.t('Add'),
    title: l10n.t('Folders with earlier plans'),
  });
  if (chosen) {
    await addFolders(chosen);
  }
}

/** Adds folders to the settings; those in the workspace are read in any case. */
export async function addFolders(chosen: readonly Uri[]): Promise<void> {
  const outside = chosen.filter((uri) => workspace.getWorkspaceFolder(uri) === undefined);
  const local = outside.filter(({ scheme }) => scheme === 'file');
  if (outside.length === 0) {
    void window.showInformationMessage(
      l10n.t('The folder belongs to the workspace: its plans are read already.'),
    );
    return;
  }
  if (local.length < outside.length) {
    void window.showWarningMessage(l10n.t('Only folders on this computer can be added.'));
  }
  const settings = workspace.getConfiguration(LANGUAGE_ID);
  const open = workspace.workspaceFolders !== undefined || workspace.workspaceFile !== undefined;
  const target = open ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  const known = settings.inspect<unknown>(FOLDERS);
  const before = strings(open ? (known?.workspaceValue ?? known?.globalValue) : known?.globalValue);
  const added = local.map(({ fsPath }) => fsPath).filter((path) => !before.includes(path));
  if (added.length === 0) {
    return;
  }
  await settings.update(FOLDERS, [...before, ...added], target);
  if (!workspace.isTrusted) {
    const manage = l10n.t('Manage Trust');
    const text = l10n.t('In a workspace that is not trusted, folders outside it are not read.');
    if ((await window.showInformationMessage(text, manage)) === manage) {
      await commands.executeCommand('workbench.trust.manage');
    }
  }
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
