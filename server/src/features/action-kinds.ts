/* Kinds of code actions: what the client is told of before anything that makes them is loaded. */

/** What mends a finding, or says something of it. */
export const QUICK_FIX = 'quickfix';
/** Every safe fix at once, as on saving. */
export const FIX_ALL = 'source.fixAll.workplan';

/** Refactorings of a draft. */
export const REFACTORINGS = {
  renumber: 'refactor.rewrite.workplan.renumber',
  split: 'refactor.rewrite.workplan.split',
  merge: 'refactor.rewrite.workplan.merge',
  markers: 'refactor.rewrite.workplan.markers',
  numbering: 'refactor.rewrite.workplan.numbering',
  newPlan: 'refactor.rewrite.workplan.newPlan',
  up: 'refactor.move.workplan.up',
  down: 'refactor.move.workplan.down',
  toChapter: 'refactor.move.workplan.toChapter',
  chapter: 'refactor.extract.workplan.chapter',
} as const;

/** Whether a kind of actions is among those a client wants; without a list it wants all. */
export function wantsKind(only: readonly string[] | undefined, kind: string): boolean {
  return !only || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

/** Whether any of some kinds is; asked before any work is done, so that saving never waits. */
export function wantsAny(only: readonly string[] | undefined, kinds: readonly string[]): boolean {
  return kinds.some((kind) => wantsKind(only, kind));
}
