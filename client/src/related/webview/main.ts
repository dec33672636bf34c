import { isToView, type FromView, type RelatedPage } from '../messages';
import { renderPage } from './render';

/** What is kept while the view is hidden: what the user opened and closed, and how far it was scrolled. */
interface Kept {
  readonly open: Readonly<Record<string, boolean>>;
  readonly scroll: number;
}

/** Parts whose state is remembered; the oldest are forgotten first. */
const MOST_KEPT = 200;

const host = acquireVsCodeApi();
const main = part('page');
const live = part('live');
let kept = readKept(host.getState());
let shown: RelatedPage | undefined;
let restoring = true;

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isToView(data)) {
    return;
  }
  if (data.kind === 'say') {
    live.textContent = data.text;
    return;
  }
  show(data.page);
});
window.addEventListener('scroll', () => keep({ scroll: window.scrollY }), { passive: true });
document.addEventListener('keydown', moveBetweenCards);
send({ kind: 'ready' });

function show(page: RelatedPage): void {
  const before = shown;
  shown = page;
  // A check of the draft that changed nothing here must not disturb what is being read.
  if (before && sameBut(before, page)) {
    return;
  }
  const focused = document.activeElement?.getAttribute('data-key') ?? undefined;
  main.replaceChildren(
    renderPage(page, {
      act: (action, target) => send({ kind: 'act', version: shown?.version ?? 0, action, target }),
      notice: (action) => send({ kind: 'notice', action }),
      isOpen: (key) => kept.open[key],
      onToggle: (key, open) => keepOpen(key, open),
    }),
  );
  refocus(focused);
  if (restoring) {
    window.scrollTo(0, kept.scroll);
    restoring = false;
  } else if (before?.unit?.title !== page.unit?.title) {
    window.scrollTo(0, 0);
  }
  if (before?.spoken !== page.spoken) {
    live.textContent = page.spoken;
  }
}

function sameBut(a: RelatedPage, b: RelatedPage): boolean {
  return JSON.stringify({ ...a, version: 0 }) === JSON.stringify({ ...b, version: 0 });
}

/**
 * The focus stays on the same button, or else on the title of the same card: a verdict changes its buttons. Where
 * that is folded away now, it goes to what folds it.
 */
function refocus(key: string | undefined): void {
  if (key === undefined) {
    return;
  }
  const keys = [...main.querySelectorAll<HTMLElement>('[data-key]')];
  const title = `${key.slice(0, key.lastIndexOf(' '))} title`;
  const target =
    keys.find(({ dataset }) => dataset['key'] === key) ??
    keys.find(({ dataset }) => dataset['key'] === title);
  const group = target?.closest<HTMLDetailsElement>('details.group');
  (group?.open === false ? group.querySelector('summary') : target)?.focus();
}

/** Up and down lead from card to card. */
function moveBetweenCards(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const titles = [...main.querySelectorAll<HTMLElement>('button.title')];
  const at = titles.findIndex((title) => title === document.activeElement);
  const target = step === undefined || at < 0 ? undefined : titles[at + step];
  if (target) {
    event.preventDefault();
    target.focus();
  }
}

function keepOpen(key: string, open: boolean): void {
  const entries = Object.entries(kept.open).filter(([other]) => other !== key);
  keep({ open: Object.fromEntries([...entries, [key, open] as const].slice(-MOST_KEPT)) });
}

function keep(changes: Partial<Kept>): void {
  kept = { ...kept, ...changes };
  host.setState(kept);
}

function readKept(state: unknown): Kept {
  const { open, scroll } = (typeof state === 'object' && state !== null ? state : {}) as Readonly<
    Record<string, unknown>
  >;
  return {
    open: Object.fromEntries(
      Object.entries(typeof open === 'object' && open !== null ? open : {}).filter(
        (entry): entry is [string, boolean] => typeof entry[1] === 'boolean',
      ),
    ),
    scroll: typeof scroll === 'number' ? scroll : 0,
  };
}

function send(message: FromView): void {
  host.postMessage(message);
}

function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`The page has no part ${id}.`);
  }
  return found;
}
