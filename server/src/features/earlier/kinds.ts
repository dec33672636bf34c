/* What the editor is told of before anything of earlier years is loaded. */
import { wantsAny } from '../action-kinds';

/** Actions that write text: editors list them under their refactorings, and offer them in the light bulb. */
export const INSERT_KIND = 'refactor.rewrite';
/** Actions that look at a counterpart, or say something of it. */
export const LINK_KIND = 'refactor.link';
export const EARLIER_KINDS: readonly string[] = [INSERT_KIND, LINK_KIND];

/** Whether any action on earlier years is; asked first, so that saving never waits. */
export function wantsEarlierActions(only: readonly string[] | undefined): boolean {
  return wantsAny(only, EARLIER_KINDS);
}

/** Characters that open the list of suggestions by themselves: a name's opening mark, and what a marker is made of. */
export const COMPLETION_TRIGGERS: readonly string[] = Array.from('《“.．、）（123456789');
