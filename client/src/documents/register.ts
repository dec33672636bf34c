import { commands, Disposable } from 'vscode';
import type { PlanClient } from '../client';
import { offerDrops } from './drop';
import { exportWord } from './export';
import { registerPlaceLinks } from './hoverLinks';
import { importWord } from './import';
import { DocumentTexts } from './textView';
import { openInSystem, showWordPage, showWordText, WordView } from './wordView';

/** Word files in the editor: read as text or as a page, imported, dropped into a draft, and made of one. */
export function registerDocuments(client: PlanClient): Disposable {
  return Disposable.from(
    new DocumentTexts(client),
    new WordView(client),
    offerDrops(client),
    registerPlaceLinks(),
    commands.registerCommand('workplan.importWord', (...args: unknown[]) => importWord(client, ...args)),
    commands.registerCommand('workplan.exportWord', (plan?: unknown, target?: unknown) =>
      exportWord(client, plan, target),
    ),
    commands.registerCommand('workplan.showWordText', showWordText),
    commands.registerCommand('workplan.showWordPage', showWordPage),
    commands.registerCommand('workplan.openInSystem', openInSystem),
  );
}
