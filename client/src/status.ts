import {
  l10n,
  languages,
  LanguageStatusSeverity,
  window,
  workspace,
  type Disposable,
  type LanguageStatusItem,
  type TextEditor,
} from 'vscode';
import type { PlanStatus } from '../../server/src/protocol';
import type { PlanClient } from './client';
import { LANGUAGE_ID, WORD_SCHEME } from './language';
import { statusText } from './statusText';

/** The item behind `{}` in the status bar: what the plan in the editor is made of, or why it was not checked. */
export class PlanStatusItem implements Disposable {
  private readonly item: LanguageStatusItem;
  private plan: string | undefined;
  private readonly statuses = new Map<string, PlanStatus>();
  private readonly subscriptions: readonly { dispose: () => unknown }[];

  constructor(private readonly client: PlanClient) {
    this.item = languages.createLanguageStatusItem('workplan.status', { language: LANGUAGE_ID });
    this.item.name = l10n.t('Workplan');
    this.subscriptions = [
      this.item,
      client.onStatus((status) => {
        this.statuses.set(status.uri, status);
        this.show();
      }),
      client.onDidChangeState((state) => {
        if (state === 'starting') {
          this.statuses.clear();
        }
        this.show();
      }),
      workspace.onDidCloseTextDocument(({ uri }) => this.statuses.delete(uri.toString())),
      window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
    ];
    this.follow(window.activeTextEditor);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
  }

  /** The log and other panels are editors too; with one of them active, the plan is still the one in view. */
  private follow(editor: TextEditor | undefined): void {
    if (editor?.document.languageId === LANGUAGE_ID) {
      this.plan = editor.document.uri.toString();
    }
    this.show();
  }

  private show(): void {
    const { item } = this;
    if (this.client.state === 'stopped') {
      item.text = l10n.t('Checking has stopped');
      item.detail = '';
      item.severity = LanguageStatusSeverity.Error;
      item.busy = false;
      item.command = { title: l10n.t('Try Again'), command: 'workplan.restartServer' };
      return;
    }
    if (this.plan?.startsWith(`${WORD_SCHEME}:`) === true) {
      // It is no draft: the server says nothing of it.
      item.text = l10n.t('Text of a Word file, to be read only');
      item.detail = '';
      item.severity = LanguageStatusSeverity.Information;
      item.busy = false;
      item.command = undefined;
      return;
    }
    const status = this.plan === undefined ? undefined : this.statuses.get(this.plan);
    if (!status) {
      item.text = this.client.state === 'starting' ? l10n.t('Starting…') : l10n.t('Reading the plan…');
      item.detail = '';
      item.severity = LanguageStatusSeverity.Information;
      item.busy = true;
      item.command = undefined;
      return;
    }
    const { text, detail, warn } = statusText(status, l10n.t);
    item.text = text;
    item.detail = detail;
    item.severity = warn ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
    item.busy = false;
    item.command = warn
      ? { title: l10n.t('Show Log'), command: 'workplan.showLog' }
      : { title: l10n.t('Outline'), command: 'workplan.showOutline' };
  }
}
