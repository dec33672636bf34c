import { shorten } from '../../config/shorten';
import type { Range } from '../../plan/position';
import { escapeMarkdown, escapeTarget, linkTo } from '../markdown';
import { withoutControls } from '../safe-text';
import { emphasise, type MarkedPair } from './sentence-pair';

/** A piece of a hover, and the range it is about. */
export interface HoverPart {
  readonly range: Range;
  readonly text: string;
}

/** UTF-16 units of a sentence that is shown; a longer one ends with an ellipsis. */
const SENTENCE_LIMIT = 160;

/** Writes a hover in the client's form. Every text given to it may come from a plan: nothing in it is markup. */
export interface HoverWriter {
  readonly bold: (text: string) => string;
  readonly plain: (text: string) => string;
  /** A link to a line of an earlier plan, counted from 0. */
  readonly place: (text: string, uri: string, line: number) => string;
  /** Two sentences below each other, each behind its label; where they differ is emphasised if it can be. */
  readonly pair: (labels: MarkedPair, sentences: MarkedPair) => string;
  /** Lines below each other. */
  readonly lines: (lines: readonly string[]) => string;
  readonly list: (entries: readonly string[]) => string;
}

const MARKDOWN: Omit<HoverWriter, 'place'> = {
  bold: (text) => `**${escapeMarkdown(text)}**`,
  plain: escapeMarkdown,
  pair: (labels, sentences) => {
    const marked = emphasise(cut(sentences));
    return `> ${escapeMarkdown(labels.draft)}${marked.draft}  \n> ${escapeMarkdown(labels.prior)}${marked.prior}`;
  },
  lines: (lines) => lines.join('  \n'),
  list: (entries) => entries.map((entry) => `- ${entry}`).join('\n'),
};

const PLAIN: HoverWriter = {
  bold: flat,
  plain: flat,
  // A client without Markdown has no links: the words alone help.
  place: flat,
  pair: (labels, sentences) => {
    const { draft, prior } = cut(sentences);
    return `${labels.draft}${flat(draft)}\n${labels.prior}${flat(prior)}`;
  },
  lines: (lines) => lines.join('\n'),
  list: (entries) => entries.map((entry) => `· ${entry}`).join('\n'),
};

/**
 * @param markdown whether the client shows Markdown
 * @param target where a line of an earlier plan is opened
 */
export function hoverWriter(markdown: boolean, target = linkTo): HoverWriter {
  return markdown
    ? {
        ...MARKDOWN,
        place: (text, uri, line) => `[${escapeMarkdown(text)}](${escapeTarget(target(uri, line))})`,
      }
    : PLAIN;
}

function cut({ draft, prior }: MarkedPair): MarkedPair {
  return { draft: shorten(draft, SENTENCE_LIMIT), prior: shorten(prior, SENTENCE_LIMIT) };
}

function flat(text: string): string {
  return withoutControls(text.replace(/[\r\n\t\v\f\u2028\u2029]+/g, ' '));
}
