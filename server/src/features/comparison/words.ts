import type { LinkKind } from '../../archive/model';
import type { Message } from '../../rules/rule';

/** The kinds of links, in the order in which they are counted and explained. */
export const LINK_KINDS: readonly LinkKind[] = ['continued', 'split', 'merged', 'new', 'dropped'];

/** The one word for each kind of link. */
export const LINK_NAMES: Readonly<Record<LinkKind, Message>> = {
  continued: { zh: '延续', en: 'continued' },
  split: { zh: '拆分', en: 'split' },
  merged: { zh: '合并', en: 'merged' },
  new: { zh: '新增', en: 'new' },
  dropped: { zh: '取消', en: 'dropped' },
};

/** How many links of each kind there are. */
export function countKinds(
  links: readonly { readonly kind: LinkKind }[],
): Readonly<Record<LinkKind, number>> {
  const counts: Record<LinkKind, number> = { continued: 0, split: 0, merged: 0, new: 0, dropped: 0 };
  for (const { kind } of links) {
    counts[kind]++;
  }
  return counts;
}
