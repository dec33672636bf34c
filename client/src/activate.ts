import { l10n, window, type ExtensionContext } from 'vscode';
import { PlanClient, type Platform } from './client';
import { registerCommands } from './commands';
import { QuietLog } from './log';
import { OutlineDocuments } from './outline';
import { PlanStatusItem } from './status';

/**
 * Puts the extension together. The server starts in the background: a plan can be read and written at once, in
 * the grammar's colours.
 */
export function activateClient(context: ExtensionContext, platform: Platform): PlanClient {
  const log = new QuietLog(window.createOutputChannel(l10n.t('Workplan'), { log: true }));
  const client = new PlanClient(context, platform, log);
  const outlines = new OutlineDocuments(client);
  context.subscriptions.push(
    log,
    client,
    outlines,
    new PlanStatusItem(client),
    registerCommands(context, client, outlines, log),
  );
  void client.start();
  return client;
}
