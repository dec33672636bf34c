import { diffChars } from 'diff';
import { escapeMarkdown } from './markdown';

/** A sentence of the draft and one of an earlier plan. */
export interface MarkedPair {
  readonly draft: string;
  readonly prior: string;
}

/** Insertions and deletions that are looked for at most; sentences further apart have nothing to emphasise. */
const MAX_EDITS = 160;
/** Characters in common that stand alone between changes are chance (的, 和, 数) and part of the change. */
const MIN_COMMON = 2;
/** Where more than this share of both sentences differs, emphasis says nothing. */
const MAX_CHANGED = 0.7;
const EDGE = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

interface Piece {
  readonly kind: 'common' | 'draft' | 'prior';
  readonly text: string;
}

/**
 * Two sentences as Markdown with the characters that differ in bold. Plans' own marks are escaped. When hardly
 * anything is alike, or the work would be too much, the sentences come without emphasis.
 */
export function emphasise({ draft, prior }: MarkedPair): MarkedPair {
  const plain = { draft: escapeMarkdown(draft), prior: escapeMarkdown(prior) };
  const changes = draft === prior ? undefined : diffChars(prior, draft, { maxEditLength: MAX_EDITS });
  if (!changes) {
    return plain;
  }
  const pieces = changes.flatMap(({ value, added, removed }, i): Piece[] => {
    const alone = i > 0 && i < changes.length - 1 && value.length < MIN_COMMON;
    if (!added && !removed) {
      return alone
        ? [
            { kind: 'draft', text: value },
            { kind: 'prior', text: value },
          ]
        : [{ kind: 'common', text: value }];
    }
    return [{ kind: added ? 'draft' : 'prior', text: value }];
  });
  const changed = pieces.reduce((sum, { kind, text }) => sum + (kind === 'common' ? 0 : text.length), 0);
  return changed > MAX_CHANGED * (draft.length + prior.length)
    ? plain
    : { draft: write(pieces, 'draft'), prior: write(pieces, 'prior') };
}

/** One side, neighbouring changes put together. */
function write(pieces: readonly Piece[], side: 'draft' | 'prior'): string {
  let written = '';
  let changed = '';
  const flush = (): void => {
    written += strong(changed);
    changed = '';
  };
  for (const { kind, text } of pieces) {
    if (kind === 'common') {
      flush();
      written += escapeMarkdown(text);
    } else if (kind === side) {
      changed += text;
    }
  }
  flush();
  return written;
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
