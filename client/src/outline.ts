import {
  Disposable,
  DocumentLink,
  EventEmitter,
  l10n,
  languages,
  Range,
  Uri,
  ViewColumn,
  window,
  workspace,
  type DocumentLinkProvider,
  type TextDocument,
  type TextDocumentContentProvider,
} from 'vscode';
import type { PlanClient } from './client';
import { isPlan, LANGUAGE_ID, OUTLINE_SCHEME as SCHEME } from './language';
import { outlineText, type OutlineLink } from './outlineText';

/**
 * The outline as a text beside the plan: read-only, kept up to date while the plan is written, and each number
 * in it a link to its place.
 */
export class OutlineDocuments implements TextDocumentContentProvider, DocumentLinkProvider, Disposable {
  private readonly changed = new EventEmitter<Uri>();
  private readonly links = new Map<string, readonly OutlineLink[]>();
  private readonly subscriptions: Disposable;
  readonly onDidChange = this.changed.event;

  constructor(private readonly client: PlanClient) {
    this.subscriptions = Disposable.from(
      this.changed,
      workspace.registerTextDocumentContentProvider(SCHEME, this),
      languages.registerDocumentLinkProvider({ scheme: SCHEME }, this),
      client.onStatus(({ uri }) => this.refresh(uri)),
      workspace.onDidCloseTextDocument(({ uri }) => this.links.delete(uri.toString())),
    );
  }

  /** Shows the outline of the plan in the active editor. */
  async show(): Promise<void> {
    const plan = window.activeTextEditor?.document;
    if (!plan || !isPlan(plan)) {
      void window.showInformationMessage(l10n.t('Open a plan first; its outline is shown beside it.'));
      return;
    }
    const outline = await workspace.openTextDocument(outlineUri(plan.uri));
    await window.showTextDocument(outline, {
      viewColumn: ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const outline = await this.client.outline(uri.query);
    if (!outline) {
      return l10n.t('The plan is closed, or checking has stopped.');
    }
    const { text, links } = outlineText(outline, l10n.t);
    this.links.set(uri.toString(), links);
    return text;
  }

  provideDocumentLinks({ uri }: TextDocument): DocumentLink[] {
    const plan = Uri.parse(uri.query);
    return (this.links.get(uri.toString()) ?? []).map(
      ({ line, start, end, target }) =>
        new DocumentLink(new Range(line, start, line, end), plan.with({ fragment: `L${target + 1}` })),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private refresh(plan: string): void {
    const uri = outlineUri(Uri.parse(plan));
    if (workspace.textDocuments.some((document) => document.uri.toString() === uri.toString())) {
      this.changed.fire(uri);
    }
  }
}

/**
 * The path names the tab, and its extension gives the outline the colours of a plan; the query says which plan it
 * belongs to.
 */
function outlineUri(plan: Uri): Uri {
  const name = plan.path.slice(plan.path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const path = `/${l10n.t('Outline of {0}', name)}.${LANGUAGE_ID}`;
  return Uri.from({ scheme: SCHEME, path, query: plan.toString() });
}
