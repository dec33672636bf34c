import {
  commands,
  Disposable,
  env,
  l10n,
  Uri,
  window,
  workspace,
  type TextDocument,
  type TextEditor,
  type Webview,
  type WebviewView,
  type WebviewViewProvider,
} from 'vscode';
import type { JsonPosition, PriorUnit, RelatedResult } from '../../../server/src/protocol';
import type { PlanClient } from '../client';
import type { Comparisons } from '../compare/compare';
import type { Counterparts } from '../counterparts';
import { isPlan } from '../language';
import { showLine } from '../plans';
import { cardId, relatedPage, type RelatedAnswer } from './cards';
import { makeNonce, relatedHtml } from './html';
import { Latest } from './latest';
import {
  DRAFT,
  isFromView,
  type CardAction,
  type NoticeAction,
  type RelatedPage,
  type ToView,
} from './messages';

/** The view's identifier in package.json. */
export const RELATED_VIEW = 'workplan.related';

/** How long the caret must rest before the server is asked, milliseconds: nobody reads while it moves. */
const PAUSE = 150;

/** Where the view looks: a plan and the caret's place in it when it was asked. */
interface Followed {
  readonly document: TextDocument;
  readonly position: JsonPosition;
}

/**
 * The view of earlier years beside the line being written. It follows the caret of plan editors and keeps its last
 * answer while the focus is elsewhere, the view itself above all.
 */
export class RelatedView implements WebviewViewProvider, Disposable {
  private readonly latest = new Latest(PAUSE);
  private readonly subscriptions: Disposable;
  private view: WebviewView | undefined;
  private followed: Followed | undefined;
  private shown: {
    readonly page: RelatedPage;
    readonly result: RelatedResult | undefined;
    readonly of: Followed | undefined;
  };

  constructor(
    private readonly extension: Uri,
    private readonly client: PlanClient,
    private readonly counterparts: Counterparts,
    private readonly comparisons: Comparisons,
  ) {
    this.shown = {
      page: relatedPage('starting', 0, workspace.isTrusted, l10n.t),
      result: undefined,
      of: undefined,
    };
    this.subscriptions = Disposable.from(
      window.registerWebviewViewProvider(RELATED_VIEW, this),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        // An edit moves the carets of other editors too.
        if (textEditor === window.activeTextEditor) {
          this.follow(textEditor);
        }
      }),
      window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
      workspace.onDidCloseTextDocument((document) => {
        if (document === this.followed?.document) {
          this.followed = undefined;
          this.refresh();
        }
      }),
      // After each check: the draft was edited, or what is known of it has changed.
      client.onStatus(({ uri }) => {
        if (uri === this.followed?.document.uri.toString()) {
          this.refresh();
        }
      }),
      client.onArchiveStatus(() => this.refresh()),
      client.onDidChangeState(() => this.refresh()),
    );
    this.follow(window.activeTextEditor);
  }

  resolveWebviewView(view: WebviewView): void {
    this.view = view;
    const dist = Uri.joinPath(this.extension, 'dist');
    view.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    const subscriptions = [
      view.webview.onDidReceiveMessage((message: unknown) => this.onMessage(message)),
      view.onDidChangeVisibility(() => this.refresh(true)),
      view.onDidDispose(() => {
        subscriptions.forEach((subscription) => void subscription.dispose());
        if (this.view === view) {
          this.view = undefined;
        }
      }),
    ];
    view.webview.html = relatedHtml({
      language: env.language,
      title: l10n.t('Earlier Years'),
      script: view.webview.asWebviewUri(Uri.joinPath(dist, 'related.js')).toString(),
      style: view.webview.asWebviewUri(Uri.joinPath(dist, 'related.css')).toString(),
      source: view.webview.cspSource,
      nonce: makeNonce(),
    });
    this.refresh(true);
  }

  dispose(): void {
    this.latest.cancel();
    this.subscriptions.dispose();
  }

  private follow(editor: TextEditor | undefined): void {
    // The log and other panels are editors too, and in the view there is none: the last answer stays.
    if (!editor || !isPlan(editor.document)) {
      return;
    }
    const { line, character } = editor.selection.active;
    this.followed = { document: editor.document, position: { line, character } };
    this.refresh();
  }

  /** Asks anew, unless nobody looks. */
  private refresh(atOnce = false): void {
    if (this.view?.visible !== true) {
      this.latest.cancel();
      return;
    }
    this.latest.ask((signal) => this.update(signal), atOnce);
  }

  private async update(signal: AbortSignal): Promise<void> {
    const { followed } = this;
    const answer = await this.answer(followed, signal);
    if (!signal.aborted) {
      this.show(answer, followed);
    }
  }

  private async answer(followed: Followed | undefined, signal: AbortSignal): Promise<RelatedAnswer> {
    if (!followed) {
      return { state: 'no-plan', unit: null, verdict: null, cards: [], lineage: [] };
    }
    if (this.client.state === 'starting') {
      return 'starting';
    }
    const { document, position } = followed;
    return (await this.counterparts.related(document.uri, position, signal)) ?? 'failed';
  }

  private show(answer: RelatedAnswer, of: Followed | undefined): void {
    const page = relatedPage(answer, this.shown.page.version + 1, workspace.isTrusted, l10n.t);
    this.shown = { page, result: typeof answer === 'string' ? undefined : answer, of };
    this.post({ kind: 'show', page });
  }

  private post(message: ToView): void {
    void this.webview?.postMessage(message);
  }

  private get webview(): Webview | undefined {
    return this.view?.webview;
  }

  private onMessage(message: unknown): void {
    if (!isFromView(message)) {
      return;
    }
    switch (message.kind) {
      case 'ready':
        this.post({ kind: 'show', page: this.shown.page });
        return;
      case 'notice':
        void this.onNotice(message.action);
        return;
      case 'act':
        // The page has changed under the pointer: what was meant is not certain any more.
        if (message.version === this.shown.page.version) {
          void this.act(message.action, message.target);
        }
    }
  }

  private async onNotice(action: NoticeAction): Promise<void> {
    switch (action) {
      case 'add-folder':
        await commands.executeCommand('workplan.addArchiveFolder');
        return;
      case 'trust':
        await commands.executeCommand('workbench.trust.manage');
        return;
      case 'retry':
        if (this.client.state === 'stopped') {
          await this.client.restart();
        } else {
          this.refresh(true);
        }
    }
  }

  private async act(action: CardAction, target: string): Promise<void> {
    const { result, of } = this.shown;
    if (!of || !result?.unit) {
      return;
    }
    const { document } = of;
    const { start } = result.unit.range;
    if (target === DRAFT) {
      await showLine(document.uri, start.line);
      return;
    }
    const prior = priorOf(result, target);
    if (!prior) {
      return;
    }
    switch (action) {
      case 'open':
        await this.counterparts.open(prior);
        return;
      case 'insert': {
        const said = await this.counterparts.insert(document, start, prior);
        if (said !== undefined) {
          this.post({ kind: 'say', text: said });
        }
        return;
      }
      case 'compare':
        await this.comparisons.ofItems({
          uri: document.uri.toString(),
          line: start.line,
          prior: { uri: prior.uri, line: prior.line },
        });
        return;
      case 'confirm':
      case 'reject':
      case 'undo': {
        const kept = await this.counterparts.link({
          uri: document.uri.toString(),
          line: start.line,
          prior: { uri: prior.uri, line: prior.line },
          verdict: action === 'undo' ? null : action === 'confirm' ? 'confirmed' : 'rejected',
        });
        if (kept) {
          this.refresh(true);
        }
      }
    }
  }
}

function priorOf({ cards, lineage }: RelatedResult, id: string): PriorUnit | undefined {
  return [...cards, ...lineage.flatMap(({ units }) => units)].find((unit) => cardId(unit) === id);
}
