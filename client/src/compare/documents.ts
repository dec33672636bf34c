import {
  Disposable,
  EventEmitter,
  l10n,
  workspace,
  type TextDocumentContentProvider,
  type Uri,
} from 'vscode';
import { compareRequest, relatedRequest } from '../../../server/src/protocol';
import type { PlanClient } from '../client';
import { PRIOR_SCHEME } from '../language';
import { itemName } from '../names';
import { Latest } from '../related/latest';
import { draftOf, sideOf } from './address';
import { sentencesPerLine } from './sentences';
import type { Side } from './side';

/** Long enough that the comparison does not jump with each key. */
const PAUSE = 500;

/** The texts of comparisons: read-only, and written anew while the draft is. */
export class CompareDocuments implements TextDocumentContentProvider, Disposable {
  private readonly changed = new EventEmitter<Uri>();
  private readonly refreshes = new Map<string, Latest>();
  private readonly subscriptions: Disposable;
  readonly onDidChange = this.changed.event;

  constructor(private readonly client: PlanClient) {
    this.subscriptions = Disposable.from(
      this.changed,
      workspace.registerTextDocumentContentProvider(PRIOR_SCHEME, this),
      client.onStatus(({ uri }) => this.refreshSoon(uri)),
      client.onArchiveStatus(() => {
        for (const draft of this.drafts()) {
          this.refreshSoon(draft);
        }
      }),
    );
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const side = sideOf(uri);
    return (side && (await this.read(side))) ?? l10n.t('The earlier plan cannot be read.');
  }

  dispose(): void {
    this.subscriptions.dispose();
    for (const refresh of this.refreshes.values()) {
      refresh.cancel();
    }
  }

  private async read(side: Side): Promise<string | undefined> {
    if (side.kind === 'plan') {
      const result = await this.client.ask(compareRequest, { uri: side.draft, prior: side.prior });
      return result?.alignedPrior;
    }
    const related = await this.client.ask(relatedRequest, {
      uri: side.draft,
      position: { line: side.line, character: 0 },
    });
    const item =
      side.kind === 'draft-item'
        ? related?.unit
        : related?.cards.find(({ uri, line }) => uri === side.prior && line === side.priorLine);
    return item ? `${itemName(item.marker, '')}${sentencesPerLine(item.text)}` : undefined;
  }

  private refreshSoon(draft: string): void {
    const shown = workspace.textDocuments.map(({ uri }) => uri).filter((uri) => isOf(uri, draft));
    if (shown.length === 0) {
      this.refreshes.delete(draft);
      return;
    }
    const refresh = this.refreshes.get(draft) ?? new Latest(PAUSE);
    this.refreshes.set(draft, refresh);
    refresh.ask(() => {
      for (const uri of shown) {
        this.changed.fire(uri);
      }
      return Promise.resolve();
    });
  }

  private drafts(): ReadonlySet<string> {
    return new Set(
      workspace.textDocuments.map(({ uri }) => draftOf(uri)?.toString()).filter((uri) => uri !== undefined),
    );
  }
}

function isOf(uri: Uri, draft: string): boolean {
  return draftOf(uri)?.toString() === draft;
}
