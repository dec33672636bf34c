import type { Disposable } from 'vscode';
import { l10n, Uri, ViewColumn, window, type WebviewPanel } from 'vscode';
import { compareRequest, type CompareResult } from '../../../server/src/protocol';
import type { PlanClient } from '../client';
import type { Counterparts } from '../counterparts';
import { activePlan } from '../plans';
import { yearOf } from '../related/cards';
import { makeNonce } from '../related/html';
import { Latest } from '../related/latest';
import type { Comparisons } from './compare';
import { hostedPage, isPlaceClicked } from './hosted';

const VIEW_TYPE = 'workplan.comparison';
/** Drawn anew this long after the last change: the page is looked at, not written in. */
const PAUSE = 1000;

interface Shown {
  readonly panel: WebviewPanel;
  readonly draft: string;
  readonly latest: Latest;
  prior: string;
}

/** Pages that show what became of each item of an earlier plan, as a picture and a table: one for each draft. */
export class ComparisonPages implements Disposable {
  private readonly pages = new Map<string, Shown>();
  private readonly subscription: Disposable;

  constructor(
    private readonly extension: Uri,
    private readonly client: PlanClient,
    private readonly counterparts: Counterparts,
    private readonly comparisons: Comparisons,
  ) {
    this.subscription = client.onStatus(({ uri }) => {
      const page = this.pages.get(uri);
      page?.latest.ask(async () => {
        await this.update(page);
      });
    });
  }

  /** Lets the user pick an earlier plan, and shows the page of the comparison beside the draft. */
  async show(): Promise<void> {
    const place = await activePlan();
    const plan = place && (await this.comparisons.pickPlan(place.document.uri));
    if (!plan) {
      return;
    }
    const draft = place.document.uri.toString();
    const page = this.pages.get(draft) ?? this.open(draft, plan.uri);
    page.prior = plan.uri;
    page.panel.reveal(undefined, false);
    if (!(await this.update(page)) && page.panel.webview.html === '') {
      page.panel.dispose();
    }
  }

  dispose(): void {
    this.subscription.dispose();
    for (const { panel } of this.pages.values()) {
      panel.dispose();
    }
  }

  private open(draft: string, prior: string): Shown {
    const panel = window.createWebviewPanel(
      VIEW_TYPE,
      l10n.t('Comparison'),
      { viewColumn: ViewColumn.Active, preserveFocus: false },
      {
        enableScripts: true,
        enableFindWidget: true,
        localResourceRoots: [Uri.joinPath(this.extension, 'dist')],
      },
    );
    const page: Shown = { panel, draft, prior, latest: new Latest(PAUSE) };
    this.pages.set(draft, page);
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (isPlaceClicked(message) && [page.draft, page.prior].includes(message.uri)) {
        void this.counterparts.open(message);
      }
    });
    panel.onDidDispose(() => {
      page.latest.cancel();
      this.pages.delete(draft);
    });
    return page;
  }

  /** @returns whether there is a page to show */
  private async update(page: Shown): Promise<boolean> {
    const { panel, draft, prior } = page;
    const result = await this.client.ask(compareRequest, { uri: draft, prior });
    if (!this.pages.has(draft)) {
      return false;
    }
    const { webview } = panel;
    const script = webview.asWebviewUri(Uri.joinPath(this.extension, 'dist', 'comparison.js')).toString();
    const html = result ? hostedPage(result.html, script, makeNonce()) : undefined;
    if (!result || html === undefined) {
      void window.showWarningMessage(l10n.t('The earlier plan cannot be read.'));
      return false;
    }
    panel.title = titleOf(result);
    webview.html = html;
    return true;
  }
}

function titleOf({ prior, draft }: CompareResult): string {
  return l10n.t('{0} ↔ {1}', yearOf(prior.year, l10n.t), yearOf(draft.year, l10n.t));
}
