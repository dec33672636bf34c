import type { TextDocument } from 'vscode';

/** The language's identifier, as package.json contributes it. */
export const LANGUAGE_ID = 'workplan';

/** The outline of a plan as a text. */
export const OUTLINE_SCHEME = 'workplan-outline';
/** One side of a comparison. */
export const PRIOR_SCHEME = 'workplan-prior';
/** The text of a Word file. */
export const WORD_SCHEME = 'workplan-word';

/** Whether a document is a plan somebody wrote, and none of the texts this extension makes of one. */
export function isPlan({ languageId, uri }: TextDocument): boolean {
  return languageId === LANGUAGE_ID && uri.scheme !== OUTLINE_SCHEME && uri.scheme !== PRIOR_SCHEME;
}
