import type { ReadingNote } from './document';

/** The plain text of a plan that is written in Markdown. */
export function readMarkdown(text: string): {
  readonly text: string;
  readonly notes: readonly ReadingNote[];
} {
  return { text, notes: [] };
}
