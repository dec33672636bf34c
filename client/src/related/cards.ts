import type { LineageYear, PriorUnit, RelatedCard, RelatedResult } from '../../../server/src/protocol';
import { itemName } from '../names';
import type { Translate } from '../statusText';
import type {
  Button,
  CardAction,
  CardGroup,
  PageCard,
  PageLineage,
  PageNotice,
  RelatedPage,
} from './messages';

/** What the view shows: the server's answer, or that there is none. */
export type RelatedAnswer = RelatedResult | 'failed' | 'starting';

/**
 * From which score on a word holds. 0.5 is where the server begins to speak of a counterpart; a number would
 * suggest that it is known to the hundredth.
 */
const STRENGTHS = [0.85, 0.65, 0.5] as const;

/** Name of an earlier unit in messages of the view. */
export function cardId(unit: Pick<PriorUnit, 'uri' | 'line'>): string {
  return `${unit.uri}#${unit.line}`;
}

/** Puts an answer into the words of the view. */
export function relatedPage(
  answer: RelatedAnswer,
  version: number,
  trusted: boolean,
  t: Translate,
): RelatedPage {
  const empty = { version, unit: null, groups: [], lineage: null };
  if (typeof answer === 'string' || answer.unit === null) {
    const notice = noticeOf(typeof answer === 'string' ? answer : answer.state, trusted, t);
    return { ...empty, notice, spoken: notice?.text ?? '' };
  }
  const { unit, verdict, cards, lineage, state } = answer;
  const title = itemName(unit.marker, unit.heading);
  const groups = groupsOf(cards, t);
  const counterparts = cards.filter(isCounterpart).length;
  const notice =
    state !== 'ready'
      ? noticeOf(state, trusted, t)
      : cards.length === 0
        ? quiet(t('Nothing in earlier plans comes near this item.'))
        : null;
  const label = state !== 'ready' ? '' : verdict === 'continued' ? t('Continued') : t('New');
  return {
    version,
    unit: {
      title,
      verdict: state === 'ready' ? (verdict ?? 'unknown') : 'unknown',
      label,
      name: t('Go to {0} in the draft', title),
    },
    notice,
    groups,
    lineage: lineageOf(lineage, t),
    spoken:
      state === 'ready'
        ? counterparts > 0
          ? t('{0}: {1}. Counterparts: {2}', title, label, counterparts)
          : t('{0}: {1}', title, label)
        : (notice?.text ?? ''),
  };
}

function noticeOf(
  state: RelatedResult['state'] | 'failed' | 'starting',
  trusted: boolean,
  t: Translate,
): PageNotice | null {
  switch (state) {
    case 'starting':
      return { text: t('Starting…'), busy: true, button: null };
    case 'loading':
      return { text: t('Reading earlier plans…'), busy: true, button: null };
    case 'no-plan':
      return quiet(t('Open a plan: beside the item at the caret, this view shows what earlier years said.'));
    case 'no-unit':
      return quiet(t('Put the caret into an item to see what earlier years said.'));
    case 'no-archive':
      return trusted
        ? {
            text: t(
              'There are no earlier plans to compare with. Keep them in the same folder, or choose the folder they are in.',
            ),
            busy: false,
            button: plain('add-folder', t('Choose a Folder…')),
          }
        : {
            text: t(
              'There are no earlier plans to compare with. In a workspace that is not trusted, folders outside it are not read.',
            ),
            busy: false,
            button: plain('trust', t('Manage Trust')),
          };
    case 'failed':
      return {
        text: t('There is no answer at the moment. Your text is safe.'),
        busy: false,
        button: plain('retry', t('Try Again')),
      };
    case 'ready':
      return null;
  }
}

function quiet(text: string): PageNotice {
  return { text, busy: false, button: null };
}

function plain<A extends string>(action: A, label: string): Button<A> {
  return { action, label, name: label };
}

function isCounterpart({ counterpart, verdict }: RelatedCard): boolean {
  return verdict === 'confirmed' || (counterpart && verdict !== 'rejected');
}

function groupsOf(cards: readonly RelatedCard[], t: Translate): readonly CardGroup[] {
  const rejected = cards.filter(({ verdict }) => verdict === 'rejected');
  const counterparts = cards.filter(isCounterpart);
  const near = cards.filter((card) => !isCounterpart(card) && card.verdict !== 'rejected');
  const group = (title: string, members: readonly RelatedCard[], folded: boolean): CardGroup[] =>
    members.length === 0 ? [] : [{ title, folded, cards: members.map((card) => cardOf(card, t)) }];
  return [
    ...group(t('Counterparts'), counterparts, false),
    ...group(t('Similar items'), near, counterparts.length > 0),
    ...group(t('Rejected'), rejected, true),
  ];
}

function cardOf(card: RelatedCard, t: Translate): PageCard {
  const title = itemName(card.marker, card.heading);
  const year = yearOf(card.year, t);
  const place = `${year} ${title}`;
  const button = (action: CardAction, label: string): Button<CardAction> => ({
    action,
    label,
    name: t('{0}: {1}', label, place),
  });
  return {
    id: cardId(card),
    year,
    plan: card.plan,
    title,
    name: place,
    strength: strengthOf(card.score),
    label: strengthLabel(card, t),
    verdict: card.verdict ?? 'none',
    evidenceTitle: t('Evidence: {0}', card.evidence.length),
    evidence: card.evidence.map(({ draft, prior }) =>
      draft === prior
        ? [{ label: t('Word for word'), text: draft }]
        : [
            { label: t('This draft'), text: draft },
            { label: year, text: prior },
          ],
    ),
    textTitle: t('Whole text'),
    text: card.text,
    actionsName: t('What to do with {0}', place),
    actions: [
      button('open', t('Open')),
      button('insert', t('Insert')),
      button('compare', t('Compare')),
      ...verdictButtons(card, button, t),
    ],
  };
}

function verdictButtons(
  { verdict }: RelatedCard,
  button: (action: CardAction, label: string) => Button<CardAction>,
  t: Translate,
): readonly Button<CardAction>[] {
  switch (verdict) {
    case 'confirmed':
      return [button('undo', t('Undo Confirm')), button('reject', t('Reject'))];
    case 'rejected':
      return [button('confirm', t('Confirm')), button('undo', t('Undo Reject'))];
    case null:
      return [button('confirm', t('Confirm')), button('reject', t('Reject'))];
  }
}

/** 4 for the surest, 1 for what only comes near. */
function strengthOf(score: number): number {
  const at = STRENGTHS.findIndex((least) => score >= least);
  return at < 0 ? 1 : 4 - at;
}

function strengthLabel({ score, verdict }: RelatedCard, t: Translate): string {
  if (verdict !== null) {
    return verdict === 'confirmed' ? t('Confirmed') : t('Rejected');
  }
  switch (strengthOf(score)) {
    case 4:
      return t('Strong match');
    case 3:
      return t('Likely match');
    case 2:
      return t('Possible match');
    default:
      return t('Only similar');
  }
}

/** A plan's year in words. */
export function yearOf(year: number | null, t: Translate): string {
  return year === null ? t('Year unknown') : t('Year {0}', year);
}

function lineageOf(years: readonly LineageYear[], t: Translate): PageLineage | null {
  if (years.length === 0) {
    return null;
  }
  return {
    title: t('Through the years'),
    years: years.map(({ year, plan, units }) => {
      const word = yearOf(year, t);
      return {
        year: word,
        plan,
        gap: t('none'),
        units: units.map((unit) => {
          const title = itemName(unit.marker, unit.heading);
          return { id: cardId(unit), title, name: `${word} ${title}` };
        }),
      };
    }),
  };
}
