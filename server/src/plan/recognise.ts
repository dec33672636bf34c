import { hasKind } from './title';
import type { Plan } from './tree';

/** Fewer chapters and items than this make no plan. */
const MIN_NUMBERED = 3;
const NAMES_KIND = /工作(?:要点|计划|思路)/;
/** How much of a plan without line breaks is looked at for its kind. */
const REACH = 2000;

/**
 * Whether a text is a plan whatever its file is called: it has the title of one and is numbered, or its line
 * breaks were lost and it names its kind. For folders that a user asks to have searched; nothing is checked
 * unasked on this ground.
 */
export function readsLikePlan({ title, numbered, lines, flattenedLine }: Plan): boolean {
  if (flattenedLine !== undefined) {
    return NAMES_KIND.test(lines[flattenedLine]?.text.slice(0, REACH) ?? '');
  }
  return title !== undefined && hasKindAtEnd(title.text) && numbered.length >= MIN_NUMBERED;
}

/** A bulletin may say more behind the kind (`…2020年工作要点来啦`). */
function hasKindAtEnd(title: string): boolean {
  return hasKind(title) || NAMES_KIND.test(title);
}
