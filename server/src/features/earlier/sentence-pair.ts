import { escapeMarkdown } from '../markdown';
import { differencesBetween, type Piece } from '../sentence-differences';

/** A sentence of the draft and one of an earlier plan. */
export interface MarkedPair {
  readonly draft: string;
  readonly prior: string;
}

const EDGE = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/**
 * Two sentences as Markdown with the characters that differ in bold. Plans' own marks are escaped. When hardly
 * anything is alike, or the work would be too much, the sentences come without emphasis.
 */
export function emphasise({ draft, prior }: MarkedPair): MarkedPair {
  const differences = differencesBetween(prior, draft);
  return { draft: write(differences.draft), prior: write(differences.prior) };
}

function write(pieces: readonly Piece[]): string {
  return pieces.map(({ text, changed }) => (changed ? strong(text) : escapeMarkdown(text))).join('');
}

/**
 * In bold, but for marks and blanks at its edges: Markdown reads `**` next to a mark as no emphasis where a
 * letter stands on the other side (CommonMark, "left-flanking delimiter run").
 */
function strong(text: string): string {
  const words = text.replace(EDGE, '');
  if (words === '') {
    return escapeMarkdown(text);
  }
  const from = text.indexOf(words);
  const before = escapeMarkdown(text.slice(0, from));
  const after = escapeMarkdown(text.slice(from + words.length));
  return `${before}**${escapeMarkdown(words)}**${after}`;
}
