import { diffArrays } from 'diff';

/** A stretch of a sentence; `changed` when the other sentence has something else there, or nothing. */
export interface Piece {
  readonly text: string;
  readonly changed: boolean;
}

/** Two sentences with what differs between them; the pieces of each, joined, are the sentence. */
export interface Differences {
  readonly prior: readonly Piece[];
  readonly draft: readonly Piece[];
}

/** A number or a Latin word changes as a whole; of Chinese each character stands alone. */
const TOKEN = /\d+|[A-Za-z]+|[^]/gu;
/** Insertions and deletions that are looked for at most; sentences further apart have nothing to emphasise. */
const MAX_EDITS = 160;
/** Tokens in common that stand alone between changes are chance (的, 和, 数) and part of the change. */
const MIN_COMMON = 2;
/** Where more than this share of both sentences differs, emphasis says nothing. */
const MAX_CHANGED = 0.7;

/**
 * What differs between two sentences that say nearly the same. Nothing counts as changed where hardly anything is
 * alike, or the work would be too much.
 */
export function differencesBetween(prior: string, draft: string): Differences {
  const plain: Differences = {
    prior: [{ text: prior, changed: false }],
    draft: [{ text: draft, changed: false }],
  };
  const runs =
    prior === draft
      ? undefined
      : diffArrays(prior.match(TOKEN) ?? [], draft.match(TOKEN) ?? [], { maxEditLength: MAX_EDITS });
  if (!runs) {
    return plain;
  }
  const sides = { prior: new Side(), draft: new Side() };
  for (const [i, { value, added, removed }] of runs.entries()) {
    const text = value.join('');
    const inside = i > 0 && i < runs.length - 1;
    const changed = added || removed || (inside && value.length < MIN_COMMON);
    if (!added) {
      sides.prior.add(text, changed);
    }
    if (!removed) {
      sides.draft.add(text, changed);
    }
  }
  const changed = sides.prior.changed + sides.draft.changed;
  return changed > MAX_CHANGED * (prior.length + draft.length)
    ? plain
    : { prior: sides.prior.pieces, draft: sides.draft.pieces };
}

/** One sentence as it is put together; neighbours of one sort become one piece. */
class Side {
  readonly pieces: { text: string; readonly changed: boolean }[] = [];
  /** UTF-16 units that are changed. */
  changed = 0;

  add(text: string, changed: boolean): void {
    this.changed += changed ? text.length : 0;
    const last = this.pieces.at(-1);
    if (last?.changed === changed) {
      last.text += text;
    } else {
      this.pieces.push({ text, changed });
    }
  }
}
