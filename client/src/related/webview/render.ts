import {
  DRAFT,
  type CardAction,
  type NoticeAction,
  type PageCard,
  type PageLineage,
  type RelatedPage,
} from '../messages';
import { button, element } from './dom';
import { differences } from './differences';

/** What the page does when something on it is pressed, and which parts of it are open. */
export interface PageEvents {
  readonly act: (action: CardAction, target: string) => void;
  readonly notice: (action: NoticeAction) => void;
  /** Whether a part is open; undefined as long as the user has not said. */
  readonly isOpen: (key: string) => boolean | undefined;
  readonly onToggle: (key: string, open: boolean) => void;
}

/** Draws the page. */
export function renderPage(page: RelatedPage, events: PageEvents): DocumentFragment {
  const fragment = document.createDocumentFragment();
  if (page.unit) {
    const { title, label, verdict, name } = page.unit;
    fragment.append(
      element('header', {
        children: [
          element('h1', {
            children: [button(title, name, DRAFT, () => events.act('open', DRAFT), 'title')],
          }),
          label === '' ? undefined : element('p', { class: `verdict ${verdict}`, text: label }),
        ],
      }),
    );
  }
  if (page.notice) {
    const { text, busy, button: offered } = page.notice;
    fragment.append(
      element('div', {
        class: busy ? 'notice busy' : 'notice',
        attributes: { 'aria-busy': String(busy) },
        children: [
          element('p', { text }),
          offered
            ? button(
                offered.label,
                offered.name,
                `notice ${offered.action}`,
                () => events.notice(offered.action),
                'main',
              )
            : undefined,
        ],
      }),
    );
  }
  page.groups.forEach((group, i) => {
    const cards = element('ol', {
      class: 'cards',
      children: group.cards.map((card, j) =>
        element('li', { children: [renderCard(card, i === 0 && j === 0 && !group.folded, events)] }),
      ),
    });
    const count = `${group.title} (${group.cards.length})`;
    fragment.append(
      group.folded
        ? details(`group ${group.title}`, false, count, cards, events, 'group')
        : element('section', {
            class: 'group',
            attributes: { 'aria-label': count },
            children: [element('h2', { text: count }), cards],
          }),
    );
  });
  if (page.lineage) {
    fragment.append(renderLineage(page.lineage, events));
  }
  return fragment;
}

function renderCard(card: PageCard, first: boolean, events: PageEvents): HTMLElement {
  const { id, evidence } = card;
  const proof = element('ul', {
    class: 'evidence',
    children: evidence.map(([draft, prior]) =>
      element('li', {
        children: [
          draft && sentence(draft.label, draft.text, prior?.text, 'ins'),
          draft && prior && sentence(prior.label, prior.text, draft.text, 'del'),
        ],
      }),
    ),
  });
  return element('article', {
    class: `card ${card.verdict}`,
    attributes: { 'aria-label': `${card.name}, ${card.label}` },
    children: [
      element('p', {
        class: 'source',
        children: [
          element('span', { class: 'year', text: card.year }),
          element('span', { class: 'plan', text: card.plan, attributes: { title: card.plan } }),
        ],
      }),
      element('h3', {
        children: [button(card.title, card.name, `${id} title`, () => events.act('open', id), 'title')],
      }),
      strength(card),
      toolbar(card, events),
      evidence.length === 0 ? undefined : details(`${id} evidence`, first, card.evidenceTitle, proof, events),
      details(
        `${id} text`,
        false,
        card.textTitle,
        element('div', {
          class: 'text',
          children: card.text.split('\n').map((line) => element('p', { text: line })),
        }),
        events,
      ),
    ],
  });
}

function strength({ verdict, strength: level, label }: PageCard): HTMLElement {
  const bar = element('span', {
    class: 'bar',
    attributes: { 'aria-hidden': 'true' },
    children: [1, 2, 3, 4].map((step) => element('span', { class: step <= level ? 'full' : 'empty' })),
  });
  return element('p', {
    class: 'strength',
    children: [verdict === 'none' ? bar : undefined, element('span', { text: label })],
  });
}

/** A sentence under a word that says whose it is; what the other one lacks is marked as in comparisons. */
function sentence(label: string, text: string, other = text, mark: 'ins' | 'del'): HTMLElement {
  return element('div', {
    class: 'sentence',
    children: [
      element('span', { class: 'whose', text: label }),
      element('blockquote', {
        children: differences(text, other).map((piece) =>
          piece.differs ? element(mark, { text: piece.text }) : document.createTextNode(piece.text),
        ),
      }),
    ],
  });
}

function details(
  key: string,
  open: boolean,
  title: string,
  content: HTMLElement,
  events: PageEvents,
  className = '',
): HTMLElement {
  const made = element('details', {
    class: className,
    children: [element('summary', { text: title, attributes: { 'data-key': key } }), content],
  });
  made.open = events.isOpen(key) ?? open;
  made.addEventListener('toggle', () => events.onToggle(key, made.open));
  return made;
}

/** One stop of the Tab key; the arrows lead from button to button. */
function toolbar({ id, actions, actionsName }: PageCard, events: PageEvents): HTMLElement {
  const buttons = actions.map(({ action, label, name }, i) => {
    const made = button(label, name, `${id} ${action}`, () => events.act(action, id), action);
    made.tabIndex = i === 0 ? 0 : -1;
    return made;
  });
  const bar = element('div', {
    class: 'actions',
    attributes: { role: 'toolbar', 'aria-label': actionsName },
    children: buttons,
  });
  bar.addEventListener('keydown', (event) => {
    const at = buttons.findIndex((one) => one === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    const target = to === undefined ? undefined : buttons[(to + buttons.length) % buttons.length];
    if (at >= 0 && target) {
      event.preventDefault();
      target.focus();
    }
  });
  bar.addEventListener('focusin', ({ target }) => {
    for (const one of buttons) {
      one.tabIndex = one === target ? 0 : -1;
    }
  });
  return bar;
}

function renderLineage({ title, years }: PageLineage, events: PageEvents): HTMLElement {
  return element('section', {
    class: 'lineage',
    attributes: { 'aria-label': title },
    children: [
      element('h2', { text: title }),
      element('ol', {
        children: years.map(({ year, plan, gap, units }, i) =>
          element('li', {
            class: units.length === 0 ? 'gap' : 'held',
            children: [
              element('span', { class: 'year', text: year, attributes: { title: plan } }),
              element('span', {
                class: 'forms',
                children:
                  units.length === 0
                    ? [element('span', { class: 'none', text: gap })]
                    : units.map((unit, j) =>
                        button(
                          unit.title,
                          unit.name,
                          `year ${i} ${j}`,
                          () => events.act('open', unit.id),
                          'form',
                        ),
                      ),
              }),
            ],
          }),
        ),
      }),
    ],
  });
}
