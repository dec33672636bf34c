import {
  commands,
  l10n,
  QuickPickItemKind,
  Selection,
  Uri,
  window,
  workspace,
  type ExtensionContext,
  type QuickPickItem,
  type TextDocument,
} from 'vscode';
import {
  earlierPlansRequest,
  newPlanRequest,
  planTreeRequest,
  type NewPlanBodies,
} from '../../../server/src/protocol';
import type { PlanClient } from '../client';
import { fileOf } from '../documents/address';
import { DOCUMENT_EXTENSIONS, DOCUMENT_PLANS } from '../documents/kinds';
import { isPlan, LANGUAGE_ID } from '../language';
import { planPatterns } from '../manifest';
import { plainLabel } from '../names';
import { fileName } from '../plans';
import { yearOf } from '../related/cards';
import { nextYear, readYear, yearInName } from './years';

/** How many plans of the workspace are listed where no plan is open; more are found with the file dialog. */
const MOST_PLANS = 200;
/** How the new plan marks what the user has to look at; the words are the server's. */
const MARK = '// 请核对';

interface EarlierItem extends QuickPickItem {
  readonly uri?: Uri;
  readonly year?: number | null;
  /** Lets the user look for a file. */
  readonly browse?: true;
}

/**
 * Makes a new plan from an earlier one: which one, for which year, and with how much of its text.
 *
 * @param args of an action of the server, which names the plan ({@link NewPlanFromArgs}), or the file that a menu was
 *   opened on; without them the user picks it
 */
export async function newPlanFromEarlier(
  client: PlanClient,
  context: ExtensionContext,
  args: unknown,
): Promise<void> {
  const named = documentOf(args);
  const earlier = named
    ? await openPlan(client, named)
    : args instanceof Uri
      ? { uri: fileOf(args), year: yearInName(fileName(fileOf(args))) }
      : await pickEarlier(client, context);
  const year = earlier && (await askYear(earlier.year));
  const bodies = year === undefined ? undefined : await pickBodies();
  if (!earlier || year === undefined || !bodies) {
    return;
  }
  const result = await client.ask(newPlanRequest, { uri: earlier.uri.toString(), year, bodies });
  if (!result || 'refusal' in result) {
    // It took three answers to come here: what became of it must not pass unseen.
    void window.showWarningMessage(
      result?.refusal ?? l10n.t('There is no answer at the moment. Your text is safe.'),
    );
    return;
  }
  const document = await workspace.openTextDocument({ language: LANGUAGE_ID, content: result.text });
  await showAtTitle(client, document);
  if (result.marked > 0) {
    void tellOfMarks(result.marked);
  }
}

async function pickEarlier(
  client: PlanClient,
  context: ExtensionContext,
): Promise<{ readonly uri: Uri; readonly year: number | null } | undefined> {
  const browse: EarlierItem = { label: `$(folder-opened) ${l10n.t('Choose a File…')}`, browse: true };
  const known = await knownPlans(client, context);
  const picked =
    known.length === 0
      ? browse
      : await window.showQuickPick([...known, { label: '', kind: QuickPickItemKind.Separator }, browse], {
          placeHolder: l10n.t('From which earlier plan?'),
          matchOnDescription: true,
          matchOnDetail: true,
        });
  if (picked?.browse !== true) {
    return picked?.uri && { uri: picked.uri, year: picked.year ?? null };
  }
  const chosen = await window.showOpenDialog({
    title: l10n.t('From which earlier plan?'),
    openLabel: l10n.t('Choose'),
    filters: {
      [l10n.t('Plans')]: ['txt', 'workplan', 'gzyd', ...DOCUMENT_EXTENSIONS],
      [l10n.t('All files')]: ['*'],
    },
  });
  const uri = chosen?.[0];
  return uri && { uri, year: yearInName(fileName(uri)) };
}

/** The open document that an action names. */
function documentOf(args: unknown): TextDocument | undefined {
  const uri = typeof args === 'object' && args !== null && 'uri' in args ? args.uri : undefined;
  return workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

/** What an open plan calls itself. */
async function openPlan(
  client: PlanClient,
  { uri }: TextDocument,
): Promise<{ readonly uri: Uri; readonly title: string; readonly year: number | null }> {
  const tree = await client.ask(planTreeRequest, { uri: uri.toString() });
  const title = tree?.title ?? fileName(uri);
  return { uri, title, year: yearInName(title) ?? yearInName(fileName(uri)) };
}

/** The plan in the editor and those of its archive; without one, the plans of the workspace. The latest first. */
async function knownPlans(client: PlanClient, context: ExtensionContext): Promise<readonly EarlierItem[]> {
  const open = window.activeTextEditor?.document;
  if (open && isPlan(open)) {
    const own = open.uri.toString();
    const earlier = (await client.ask(earlierPlansRequest, { uri: own })) ?? [];
    const { title, uri, year } = await openPlan(client, open);
    return [
      { label: plainLabel(title), description: l10n.t('open in the editor'), uri, year },
      ...earlier
        .filter(({ uri }) => uri !== own && uri !== fileOf(open.uri).toString())
        .map(({ uri, title, year, reason }) => ({
          label: plainLabel(title),
          description: yearOf(year, l10n.t),
          detail: reason,
          uri: Uri.parse(uri),
          year,
        })),
    ];
  }
  const { glob, matches } = planPatterns(context.extension.packageJSON);
  const found = [
    ...(await workspace.findFiles(glob, undefined, MOST_PLANS)).filter((uri) => matches(fileName(uri))),
    ...(await workspace.findFiles(DOCUMENT_PLANS, undefined, MOST_PLANS)).filter(
      (uri) => !/^[.~]/.test(fileName(uri)),
    ),
  ];
  return found
    .map((uri) => ({ uri, year: yearInName(fileName(uri)) }))
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
    .map(({ uri, year }) => ({
      label: plainLabel(fileName(uri)),
      description: yearOf(year, l10n.t),
      detail: workspace.asRelativePath(uri),
      uri,
      year,
    }));
}

async function askYear(earlier: number | null): Promise<number | undefined> {
  const now = new Date();
  const text = await window.showInputBox({
    prompt: l10n.t('The year of the new plan'),
    value: String(nextYear(earlier, { year: now.getFullYear(), month: now.getMonth() })),
    validateInput: (value) =>
      readYear(value) === undefined ? l10n.t('A year in four digits, such as 2027.') : undefined,
  });
  return text === undefined ? undefined : readYear(text);
}

async function pickBodies(): Promise<NewPlanBodies | undefined> {
  const items: readonly (QuickPickItem & { readonly bodies: NewPlanBodies })[] = [
    {
      label: l10n.t('Headings only'),
      detail: l10n.t('Chapters and headings stay; what is to be done is written anew.'),
      bodies: 'none',
    },
    {
      label: l10n.t('Headings, and the earlier text as comments'),
      detail: l10n.t(
        'Each item’s earlier text stands below it in lines that begin with // and are no part of the plan.',
      ),
      bodies: 'comment',
    },
    {
      label: l10n.t('The whole text'),
      detail: l10n.t('Everything stays, to be revised.'),
      bodies: 'keep',
    },
  ];
  const picked = await window.showQuickPick(items, {
    placeHolder: l10n.t('How much of the earlier plan’s text?'),
    matchOnDetail: true,
  });
  return picked?.bodies;
}

async function showAtTitle(client: PlanClient, document: TextDocument): Promise<void> {
  const editor = await window.showTextDocument(document, { preview: false });
  const tree = await client.ask(planTreeRequest, { uri: document.uri.toString() });
  const { line, character } = tree?.titleRange?.end ?? { line: 0, character: 0 };
  // A title of several lines ends where the next line begins.
  const at = document.validatePosition(
    character === 0 && line > 0
      ? document.lineAt(line - 1).range.end
      : document.positionAt(0).with(line, character),
  );
  if (document.version === (tree?.version ?? document.version)) {
    editor.selection = new Selection(at, at);
  }
}

/** Says how much the user has to look at, and leads there. */
async function tellOfMarks(marked: number): Promise<void> {
  const find = l10n.t('Find Them');
  const text = l10n.t(
    'Years and dates that may have to be changed are marked {0}. Places: {1}',
    MARK,
    marked,
  );
  if ((await window.showInformationMessage(text, find)) === find) {
    await commands.executeCommand('editor.actions.findWithArgs', { searchString: MARK, isRegex: false });
  }
}
