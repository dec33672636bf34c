import {
  Disposable,
  EventEmitter,
  l10n,
  languages,
  workspace,
  type TextDocument,
  type TextDocumentContentProvider,
  type Uri,
} from 'vscode';
import type { PlanClient } from '../client';
import { LANGUAGE_ID, WORD_SCHEME } from '../language';
import { fileOfTextView } from './address';
import { readDocument } from './reading';
import { watchFile } from './watch';

/**
 * The texts of Word files: read-only, in the colours of a plan, and read anew when the file changes. A line of one is
 * the line that the server names when it speaks of the file.
 */
export class DocumentTexts implements TextDocumentContentProvider, Disposable {
  private readonly changed = new EventEmitter<Uri>();
  private readonly watched = new Map<string, Disposable>();
  private readonly subscriptions: Disposable;
  readonly onDidChange = this.changed.event;

  constructor(private readonly client: PlanClient) {
    this.subscriptions = Disposable.from(
      this.changed,
      workspace.registerTextDocumentContentProvider(WORD_SCHEME, this),
      workspace.onDidOpenTextDocument((document) => void this.onOpened(document)),
      workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)),
      // A view that was restored before the server ran holds no more than that there was no answer.
      client.onDidChangeState((state) => {
        if (state === 'running') {
          this.refreshAll();
        }
      }),
    );
    workspace.textDocuments.forEach((document) => void this.onOpened(document));
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const file = fileOfTextView(uri);
    if (!file) {
      return l10n.t('There is no such file.');
    }
    const result = await readDocument(this.client, { uri: file });
    return 'refusal' in result ? result.refusal : result.text;
  }

  dispose(): void {
    this.subscriptions.dispose();
    for (const watcher of this.watched.values()) {
      watcher.dispose();
    }
    this.watched.clear();
  }

  private async onOpened(document: TextDocument): Promise<void> {
    const { uri, languageId } = document;
    const file = fileOfTextView(uri);
    if (!file) {
      return;
    }
    const key = uri.toString();
    if (!this.watched.has(key)) {
      this.watched.set(
        key,
        watchFile(file, () => this.changed.fire(uri)),
      );
    }
    if (languageId !== LANGUAGE_ID) {
      // By its name it may be any text; it is shown because it is a plan.
      await languages.setTextDocumentLanguage(document, LANGUAGE_ID);
    }
  }

  private forget(uri: Uri): void {
    const key = uri.toString();
    this.watched.get(key)?.dispose();
    this.watched.delete(key);
  }

  private refreshAll(): void {
    for (const { uri } of workspace.textDocuments) {
      if (uri.scheme === WORD_SCHEME) {
        this.changed.fire(uri);
      }
    }
  }
}
