import { commands, Disposable, l10n, languages, Uri, window, workspace, type ExtensionContext } from 'vscode';
import type { PriorUnit } from '../../server/src/protocol';
import { addArchiveFolder, reloadArchive, showArchive } from './archive';
import type { PlanClient } from './client';
import { isShowDifferencesArgs } from './compare/args';
import type { Comparisons } from './compare/compare';
import type { ComparisonPages } from './compare/page';
import type { Counterparts } from './counterparts';
import { EXAMPLE } from './example';
import { LANGUAGE_ID } from './language';
import { confirmLink } from './links';
import type { QuietLog } from './log';
import { ruleTitles } from './manifest';
import type { OutlineDocuments } from './outline';
import { activePlan, type PlanPlace } from './plans';
import { RELATED_VIEW } from './related/view';
import { remark } from './remark';

/** The snippet that fills an empty plan; its name is that of snippets/workplan.json. */
const SKELETON = '整份工作要点 · Whole plan';

/** What the commands put to work. */
export interface CommandParts {
  readonly client: PlanClient;
  readonly outlines: OutlineDocuments;
  readonly log: QuietLog;
  readonly counterparts: Counterparts;
  readonly comparisons: Comparisons;
  readonly pages: ComparisonPages;
}

/** Registers the extension's commands. */
export function registerCommands(context: ExtensionContext, parts: CommandParts): Disposable {
  const { client, outlines, log, counterparts, comparisons, pages } = parts;
  const titles = ruleTitles(context.extension.packageJSON);
  return Disposable.from(
    commands.registerCommand('workplan.newPlan', newPlan),
    commands.registerCommand('workplan.openExample', openExample),
    commands.registerCommand('workplan.treatAsPlan', treatAsPlan),
    commands.registerCommand('workplan.showOutline', () => outlines.show()),
    commands.registerCommand('workplan.openRule', (code: unknown) =>
      openRule(context.extensionUri, titles, typeof code === 'string' ? code : undefined),
    ),
    commands.registerCommand('workplan.showRelated', () => commands.executeCommand(`${RELATED_VIEW}.focus`)),
    commands.registerCommand('workplan.openCounterpart', () =>
      withCounterpart(counterparts, (prior) => counterparts.open(prior)),
    ),
    commands.registerCommand('workplan.insertCounterpart', () =>
      withCounterpart(counterparts, (prior, { document, line, character }) =>
        counterparts.insert(document, { line, character }, prior),
      ),
    ),
    commands.registerCommand('workplan.compareCounterpart', () =>
      withCounterpart(counterparts, (prior, { document }, line) =>
        comparisons.ofItems({ uri: document.uri.toString(), line, prior }),
      ),
    ),
    commands.registerCommand('workplan.confirmLink', () => confirmLink(counterparts)),
    commands.registerCommand('workplan.showDifferences', (args: unknown) =>
      isShowDifferencesArgs(args) ? comparisons.ofItems(args) : undefined,
    ),
    commands.registerCommand('workplan.compareWithEarlier', (file: unknown) =>
      comparisons.withEarlierPlan(file),
    ),
    // The same from the other side, where a menu is opened on the earlier plan.
    commands.registerCommand('workplan.compareWithDraft', (file: unknown) =>
      comparisons.withEarlierPlan(file),
    ),
    commands.registerCommand('workplan.showComparison', () => pages.show()),
    commands.registerCommand('workplan.showArchive', () => showArchive(client, counterparts)),
    commands.registerCommand('workplan.reloadArchive', () => reloadArchive(client)),
    commands.registerCommand('workplan.addArchiveFolder', addArchiveFolder),
    commands.registerCommand('workplan.restartServer', () => client.restart()),
    commands.registerCommand('workplan.showLog', () => log.show()),
  );
}

/** Does something with the best counterpart of the item at the caret, or says that there is none. */
async function withCounterpart(
  counterparts: Counterparts,
  act: (prior: PriorUnit, place: PlanPlace, line: number) => Promise<unknown>,
): Promise<void> {
  const place = await activePlan();
  const related = place && (await counterparts.related(place.document.uri, place));
  const best = related?.cards.find(({ counterpart, verdict }) => counterpart && verdict !== 'rejected');
  if (place && related?.unit && best) {
    await act(best, place, related.unit.range.start.line);
    return;
  }
  // The status bar, not a message to be closed: it was asked with a key while writing.
  remark(
    related?.state === 'loading'
      ? l10n.t('Earlier plans are still being read. Try again in a moment.')
      : l10n.t('The item at the caret has no counterpart in earlier plans.'),
  );
}

async function newPlan(): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument({ language: LANGUAGE_ID, content: '' }));
  await commands.executeCommand('editor.action.insertSnippet', { langId: LANGUAGE_ID, name: SKELETON });
}

async function openExample(): Promise<void> {
  await window.showTextDocument(
    await workspace.openTextDocument({ language: LANGUAGE_ID, content: EXAMPLE }),
  );
}

async function treatAsPlan(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document) {
    await languages.setTextDocumentLanguage(document, LANGUAGE_ID);
  }
}

/** Shows the page of a rule; without a code that is known, the user picks one. */
async function openRule(
  extension: Uri,
  titles: ReadonlyMap<string, string>,
  code: string | undefined,
): Promise<void> {
  const chosen = code !== undefined && titles.has(code) ? code : await pickRule(titles);
  if (chosen === undefined) {
    return;
  }
  const page = Uri.joinPath(extension, 'docs', 'rules', `${chosen}.md`);
  try {
    await commands.executeCommand('markdown.showPreview', page);
  } catch {
    // The Markdown preview can be switched off; the page is readable as it stands.
    await window.showTextDocument(page);
  }
}

async function pickRule(titles: ReadonlyMap<string, string>): Promise<string | undefined> {
  const items = [...titles].map(([code, title]) => ({ label: title, description: code }));
  const picked = await window.showQuickPick(items, {
    placeHolder: l10n.t('Which rule?'),
    matchOnDescription: true,
  });
  return picked?.description;
}
