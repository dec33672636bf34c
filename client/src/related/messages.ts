/**
 * What the view of earlier years and the extension say to each other. The view gets words that are ready to be
 * read and knows nothing of plans; what it sends back names things only by the identifiers it was given. Both
 * sides look at every message before they believe it.
 */

/** What can be done with an earlier item. */
export const CARD_ACTIONS = ['open', 'insert', 'compare', 'confirm', 'reject', 'undo'] as const;
export type CardAction = (typeof CARD_ACTIONS)[number];

/** What can be done where there is nothing to show. */
export const NOTICE_ACTIONS = ['add-folder', 'trust', 'retry'] as const;
export type NoticeAction = (typeof NOTICE_ACTIONS)[number];

/** A button: its word, and its full name for whom the card around it is out of sight. */
export interface Button<A extends string> {
  readonly action: A;
  readonly label: string;
  readonly name: string;
}

/** Everything the view shows, from top to bottom. */
export interface RelatedPage {
  /** Grows with every page; an action on an older one is refused. */
  readonly version: number;
  /** The draft's item, under its verdict. */
  readonly unit: PageUnit | null;
  /** Why there is nothing to show, or not yet, or less than one might expect. */
  readonly notice: PageNotice | null;
  readonly groups: readonly CardGroup[];
  readonly lineage: PageLineage | null;
  /** What is said to whom cannot see the page; not said when it is the same as before. */
  readonly spoken: string;
}

export interface PageUnit {
  readonly title: string;
  readonly verdict: 'continued' | 'new' | 'unknown';
  /** The verdict in words. */
  readonly label: string;
  /** Full name of the button that leads to the item in the draft. */
  readonly name: string;
}

export interface PageNotice {
  readonly text: string;
  readonly busy: boolean;
  readonly button: Button<NoticeAction> | null;
}

/** Cards under a heading of their own. */
export interface CardGroup {
  readonly title: string;
  /** Whether it is shown only on demand. */
  readonly folded: boolean;
  readonly cards: readonly PageCard[];
}

export interface PageCard {
  readonly id: string;
  /** Year of the plan, in words. */
  readonly year: string;
  readonly plan: string;
  readonly title: string;
  /** Full name of the title, which opens the place. */
  readonly name: string;
  /** How sure it is that the two belong together: 1 to 4, with its word; or what the user said. */
  readonly strength: number;
  readonly label: string;
  readonly verdict: 'confirmed' | 'rejected' | 'none';
  readonly evidenceTitle: string;
  readonly evidence: readonly PageEvidence[];
  readonly textTitle: string;
  /** A line for each paragraph. */
  readonly text: string;
  /** Name of the row of buttons. */
  readonly actionsName: string;
  readonly actions: readonly Button<CardAction>[];
}

/** Two sentences beside each other, each under a word that says whose it is; one alone when they are the same. */
export type PageEvidence = readonly { readonly label: string; readonly text: string }[];

/** The item through the years, the latest first. */
export interface PageLineage {
  readonly title: string;
  readonly years: readonly PageYear[];
}

export interface PageYear {
  readonly year: string;
  readonly plan: string;
  /** What stands there instead of items. */
  readonly gap: string;
  readonly units: readonly { readonly id: string; readonly title: string; readonly name: string }[];
}

/** Extension -> view. */
export type ToView =
  { readonly kind: 'show'; readonly page: RelatedPage } | { readonly kind: 'say'; readonly text: string };

/** View -> extension. `target` is a card's or a lineage unit's identifier, or {@link DRAFT}. */
export type FromView =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'act';
      readonly version: number;
      readonly action: CardAction;
      readonly target: string;
    }
  | { readonly kind: 'notice'; readonly action: NoticeAction };

/** The target that is the draft's own item. */
export const DRAFT = 'draft';

type Guard<T> = (value: unknown) => value is T;

const isString: Guard<string> = (value): value is string => typeof value === 'string';
const isNumber: Guard<number> = (value): value is number => Number.isFinite(value);
const isBoolean: Guard<boolean> = (value): value is boolean => typeof value === 'boolean';

function oneOf<const T extends string>(allowed: readonly T[]): Guard<T> {
  return (value): value is T => allowed.some((one) => one === value);
}

function listOf<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every((item) => guard(item));
}

function orNull<T>(guard: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || guard(value);
}

function object<T extends object>(guards: { readonly [K in keyof T]-?: Guard<T[K]> }): Guard<T> {
  const entries = Object.entries<Guard<unknown>>(guards);
  return (value): value is T =>
    typeof value === 'object' &&
    value !== null &&
    entries.every(([key, guard]) => guard((value as Readonly<Record<string, unknown>>)[key]));
}

function button<A extends string>(actions: readonly A[]): Guard<Button<A>> {
  return object<Button<A>>({ action: oneOf(actions), label: isString, name: isString });
}

const isCard = object<PageCard>({
  id: isString,
  year: isString,
  plan: isString,
  title: isString,
  name: isString,
  strength: isNumber,
  label: isString,
  verdict: oneOf(['confirmed', 'rejected', 'none']),
  evidenceTitle: isString,
  evidence: listOf(listOf(object<PageEvidence[number]>({ label: isString, text: isString }))),
  textTitle: isString,
  text: isString,
  actionsName: isString,
  actions: listOf(button(CARD_ACTIONS)),
});

const isPage = object<RelatedPage>({
  version: isNumber,
  unit: orNull(
    object<PageUnit>({
      title: isString,
      verdict: oneOf(['continued', 'new', 'unknown']),
      label: isString,
      name: isString,
    }),
  ),
  notice: orNull(
    object<PageNotice>({ text: isString, busy: isBoolean, button: orNull(button(NOTICE_ACTIONS)) }),
  ),
  groups: listOf(object<CardGroup>({ title: isString, folded: isBoolean, cards: listOf(isCard) })),
  lineage: orNull(
    object<PageLineage>({
      title: isString,
      years: listOf(
        object<PageYear>({
          year: isString,
          plan: isString,
          gap: isString,
          units: listOf(object<PageYear['units'][number]>({ id: isString, title: isString, name: isString })),
        }),
      ),
    }),
  ),
  spoken: isString,
});

/** Whether a message is one of the extension's. */
export function isToView(value: unknown): value is ToView {
  return SHOW(value) || SAY(value);
}

const SHOW = object<Extract<ToView, { kind: 'show' }>>({ kind: oneOf(['show']), page: isPage });
const SAY = object<Extract<ToView, { kind: 'say' }>>({ kind: oneOf(['say']), text: isString });

/** Whether a message is one of the view's. */
export function isFromView(value: unknown): value is FromView {
  return READY(value) || ACT(value) || NOTICE(value);
}

const READY = object<Extract<FromView, { kind: 'ready' }>>({ kind: oneOf(['ready']) });
const ACT = object<Extract<FromView, { kind: 'act' }>>({
  kind: oneOf(['act']),
  version: isNumber,
  action: oneOf(CARD_ACTIONS),
  target: isString,
});
const NOTICE = object<Extract<FromView, { kind: 'notice' }>>({
  kind: oneOf(['notice']),
  action: oneOf(NOTICE_ACTIONS),
});
