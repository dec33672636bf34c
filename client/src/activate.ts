import { l10n, window, type ExtensionContext } from 'vscode';
import { ArchiveStatusItem } from './archive';
import { PlanClient, type Platform } from './client';
import { registerCommands } from './commands';
import { Comparisons } from './compare/compare';
import { CompareDocuments } from './compare/documents';
import { ComparisonPages } from './compare/page';
import { Counterparts } from './counterparts';
import { registerDocuments } from './documents/register';
import { registerEditing } from './editing/commands';
import { PlanEdits } from './editing/edits';
import { QuietLog } from './log';
import { OutlineDocuments } from './outline';
import { PlanOutline } from './outline-view/view';
import { RelatedView } from './related/view';
import { PlanStatusItem } from './status';
import { registerTyping } from './typing/typing';

/**
 * Puts the extension together. The server starts in the background: a plan can be read and written at once, in
 * the grammar's colours.
 */
export function activateClient(context: ExtensionContext, platform: Platform): PlanClient {
  const log = new QuietLog(window.createOutputChannel(l10n.t('Workplan'), { log: true }));
  const client = new PlanClient(context, platform, log);
  const outlines = new OutlineDocuments(client);
  const counterparts = new Counterparts(client);
  const comparisons = new Comparisons(client, counterparts);
  const pages = new ComparisonPages(context.extensionUri, client, counterparts, comparisons);
  const edits = new PlanEdits(client);
  const outline = new PlanOutline(client, edits);
  context.subscriptions.push(
    log,
    client,
    outlines,
    pages,
    new PlanStatusItem(client),
    new ArchiveStatusItem(client),
    new CompareDocuments(client),
    new RelatedView(context.extensionUri, client, counterparts, comparisons),
    registerTyping(client),
    registerDocuments(client),
    outline,
    registerEditing(context, { client, edits, outline }),
    registerCommands(context, { client, outlines, log, counterparts, comparisons, pages }),
  );
  void client.start();
  return client;
}
