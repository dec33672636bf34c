import { l10n, window, type QuickPickItem, type TextDocument } from 'vscode';
import type { EditRequest } from '../../../server/src/protocol';
import type { PlanClient } from '../client';
import { remark } from '../remark';
import { levelName, levelsInUse, numberingName, STYLES, type LevelInUse } from './levels';

interface LevelItem extends QuickPickItem {
  readonly inUse: LevelInUse;
}

/**
 * Lets the user pick a level of the plan, and another form for its markers.
 *
 * @param args what a code action hands over ({@link ConvertMarkersArgs}): the level is not asked for then
 */
export async function pickMarkers(
  client: PlanClient,
  document: TextDocument,
  args: unknown,
): Promise<EditRequest | undefined> {
  const named = typeof args === 'object' && args !== null && 'level' in args ? args.level : undefined;
  const may = ({ level }: LevelInUse) => named === undefined || level === named;
  const chosen = await pickLevel(
    client,
    document,
    may,
    l10n.t('The markers of which level?'),
    named !== undefined,
  );
  if (!chosen) {
    return undefined;
  }
  const { level } = chosen;
  const picked = await window.showQuickPick(
    STYLES[level].map((style) => ({ label: style, style })),
    { title: titleOf(chosen), placeHolder: l10n.t('How are they to be written?') },
  );
  return picked && { kind: 'convertMarkers', level, style: picked.style };
}

/** Lets the user pick a level of the plan, and how it is to be numbered. */
export async function pickNumbering(
  client: PlanClient,
  document: TextDocument,
): Promise<EditRequest | undefined> {
  // Chapters have nothing above them in which they could start anew.
  const may = ({ level }: LevelInUse) => level !== 'chapter';
  const chosen = await pickLevel(client, document, may, l10n.t('The numbers of which level?'));
  if (!chosen) {
    return undefined;
  }
  const { level, numbering: now } = chosen;
  const picked = await window.showQuickPick(
    (['continuous', 'restarting'] as const).map((numbering) => ({
      label: numberingName(numbering, l10n.t),
      ...(numbering === now ? { description: l10n.t('as it is now') } : {}),
      numbering,
    })),
    { title: titleOf(chosen), placeHolder: l10n.t('How are they to be numbered?') },
  );
  return picked && { kind: 'convertNumbering', level, numbering: picked.numbering };
}

async function pickLevel(
  client: PlanClient,
  document: TextDocument,
  may: (level: LevelInUse) => boolean,
  placeHolder: string,
  isNamed = false,
): Promise<LevelInUse | undefined> {
  const outline = await client.outline(document.uri.toString());
  const levels = outline ? levelsInUse(outline).filter(may) : [];
  if (levels.length === 0) {
    remark(
      outline
        ? l10n.t('No level of the plan is numbered.')
        : l10n.t('There is no answer at the moment. Your text is safe.'),
    );
    return undefined;
  }
  if (isNamed) {
    return levels[0];
  }
  const items: LevelItem[] = levels.map((inUse) => ({
    label: levelName(inUse.level, l10n.t),
    description: describe(inUse),
    inUse,
  }));
  return (await window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.inUse;
}

function titleOf(chosen: LevelInUse): string {
  return l10n.t('{0} ({1})', levelName(chosen.level, l10n.t), describe(chosen));
}

/** How many there are, and how the first is written. */
function describe({ count, marker }: LevelInUse): string {
  return l10n.t('{0}, written {1}', count, marker);
}
