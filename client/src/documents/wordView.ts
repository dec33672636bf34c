import {
  commands,
  Disposable,
  env,
  l10n,
  Uri,
  window,
  type CancellationToken,
  type CustomDocument,
  type CustomReadonlyEditorProvider,
  type WebviewPanel,
} from 'vscode';
import type { PlanClient } from '../client';
import { fileName, showLine } from '../plans';
import { makeNonce } from '../related/html';
import { fileOf, textViewOf } from './address';
import { documentPage, type PageContent } from './page';
import { readDocument } from './reading';
import { watchFile } from './watch';

/** The view's identifier in package.json. */
export const WORD_VIEW = 'workplan.wordView';

/** A Word file as a page to be read: no script, nothing that can be changed. */
export class WordView implements CustomReadonlyEditorProvider, Disposable {
  private readonly registration: Disposable;

  constructor(private readonly client: PlanClient) {
    this.registration = window.registerCustomEditorProvider(WORD_VIEW, this, {
      supportsMultipleEditorsPerDocument: true,
      webviewOptions: { enableFindWidget: true },
    });
  }

  openCustomDocument(uri: Uri): CustomDocument {
    return { uri, dispose: () => undefined };
  }

  async resolveCustomEditor(
    { uri }: CustomDocument,
    panel: WebviewPanel,
    token: CancellationToken,
  ): Promise<void> {
    panel.webview.options = { enableScripts: false, localResourceRoots: [] };
    let closed = false;
    let asked = 0;
    let shown = '';
    const draw = async () => {
      const now = ++asked;
      const content = await this.contentOf(uri);
      const known = JSON.stringify(content);
      // What comes late is out of date; what is the same would only lose the reader's place.
      if (!closed && now === asked && known !== shown) {
        shown = known;
        const page = { language: env.language, name: fileName(uri), nonce: makeNonce() };
        panel.webview.html = documentPage(content, page, l10n.t);
      }
    };
    const subscriptions = Disposable.from(
      watchFile(uri, () => void draw()),
      this.client.onDidChangeState((state) => {
        if (state === 'running') {
          void draw();
        }
      }),
    );
    panel.onDidDispose(() => {
      closed = true;
      subscriptions.dispose();
    });
    if (!token.isCancellationRequested) {
      await draw();
    }
  }

  dispose(): void {
    this.registration.dispose();
  }

  private async contentOf(uri: Uri): Promise<PageContent> {
    const result = await readDocument(this.client, { uri }, { lines: true });
    return 'refusal' in result
      ? result
      : { text: result.text, lines: result.lines ?? [], notes: result.notes };
  }
}

/** The Word file that a command of the view is about: the one it was called with, or the one that is shown. */
function fileShown(args: unknown): Uri | undefined {
  if (args instanceof Uri) {
    return fileOf(args);
  }
  const input: unknown = window.tabGroups.activeTabGroup.activeTab?.input;
  return typeof input === 'object' && input !== null && 'uri' in input && input.uri instanceof Uri
    ? fileOf(input.uri)
    : undefined;
}

/** Shows a Word file's text, in which a place can be found and copied. */
export async function showWordText(args: unknown): Promise<void> {
  const file = fileShown(args);
  if (file) {
    await showLine(textViewOf(file), 0);
  }
}

/** Shows a Word file as a page. */
export async function showWordPage(args: unknown): Promise<void> {
  const file = fileShown(args);
  if (file) {
    await commands.executeCommand('vscode.openWith', file, WORD_VIEW);
  }
}

/** Opens a Word file with the program that the system has for it. */
export async function openInSystem(args: unknown): Promise<void> {
  const file = fileShown(args);
  if (file && !(await env.openExternal(file))) {
    void window.showErrorMessage(l10n.t('{0} cannot be opened.', fileName(file)));
  }
}
