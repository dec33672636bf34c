import { l10n, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import type { LinkParams, RelatedCard } from '../../server/src/protocol';
import type { Counterparts } from './counterparts';
import { itemName, plainLabel } from './names';
import { activePlan } from './plans';
import { yearOf } from './related/cards';

interface LinkItem extends QuickPickItem {
  /** The earlier item that belongs to the draft's, or none of them. */
  readonly card?: RelatedCard | 'none';
}

/** Lets the user say which earlier item the one at the caret continues, or that it is new. */
export async function confirmLink(counterparts: Counterparts): Promise<void> {
  const place = await activePlan();
  if (!place) {
    return;
  }
  const uri = place.document.uri;
  const related = await counterparts.related(uri, place);
  if (related?.state !== 'ready' || !related.unit) {
    void window.showInformationMessage(
      related?.state === 'loading'
        ? l10n.t('Earlier plans are still being read. Try again in a moment.')
        : l10n.t('Put the caret into an item to see what earlier years said.'),
    );
    return;
  }
  const { unit, cards } = related;
  if (cards.length === 0) {
    void window.showInformationMessage(l10n.t('Nothing in earlier plans comes near this item.'));
    return;
  }
  const picked = await window.showQuickPick(linkItems(cards), {
    title: itemName(unit.marker, unit.heading),
    placeHolder: l10n.t('Which earlier item does it continue?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  for (const params of verdicts(picked?.card, cards)) {
    const line = unit.range.start.line;
    if (!(await counterparts.link({ uri: uri.toString(), line, ...params }))) {
      return;
    }
  }
}

function linkItems(cards: readonly RelatedCard[]): LinkItem[] {
  return [
    ...cards.map((card) => ({
      label: `${card.verdict === 'confirmed' ? '$(check) ' : ''}${itemName(card.marker, plainLabel(card.heading))}`,
      description: yearOf(card.year, l10n.t),
      detail: card.evidence[0]?.prior ?? card.text.split('\n')[0] ?? '',
      card,
    })),
    { label: '', kind: QuickPickItemKind.Separator },
    { label: `$(circle-slash) ${l10n.t('None of these: the item is new')}`, card: 'none' },
  ];
}

/** What has to be kept for a choice: one that belongs to it, or for each counterpart that it does not. */
function verdicts(
  chosen: RelatedCard | 'none' | undefined,
  cards: readonly RelatedCard[],
): readonly Pick<LinkParams, 'prior' | 'verdict'>[] {
  if (chosen === undefined) {
    return [];
  }
  const say = ({ uri, line }: RelatedCard, verdict: LinkParams['verdict']) => ({
    prior: { uri, line },
    verdict,
  });
  return chosen === 'none'
    ? cards
        .filter(
          ({ counterpart, verdict }) => verdict !== 'rejected' && (counterpart || verdict === 'confirmed'),
        )
        .map((card) => say(card, 'rejected'))
    : [say(chosen, 'confirmed')];
}
