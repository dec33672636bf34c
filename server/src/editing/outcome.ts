import type { TextEdit } from '../plan/edit';
import type { Range } from '../plan/position';

/** Why an edit that was asked for cannot be made; the words for it are in `features/editing/words.ts`. */
export type Refusal =
  /** The place belongs to no chapter, section, item or point. */
  | 'no-node'
  /** There is nothing before, or behind, to move past. */
  | 'first'
  | 'last'
  /** What is selected does not stand side by side on one level. */
  | 'not-siblings'
  /** A node cannot go into itself, or below a level that it holds. */
  | 'not-inside'
  /** There is no sentence to split at. */
  | 'no-sentence'
  /** There is nothing to merge with. */
  | 'no-next'
  /** More than 99 would have to be counted (50 for ①). */
  | 'too-many'
  /** The level does not occur in the plan. */
  | 'no-level'
  /** The style is that of another level of this plan, and the two could not be told apart any more. */
  | 'style-taken'
  /** With other numbers a line would be taken for something else: a heading without a number for text. */
  | 'unreadable'
  /** A mention (`第5项`) would name another part, or none, and cannot be written so that it does not. */
  | 'mention-unclear'
  /** Nothing that has a name stands there. */
  | 'no-name'
  /** A new name is empty, runs over several lines, or has a mark without its partner. */
  | 'bad-name'
  /** At its new place something would be read as another part of the plan, or of another node. */
  | 'misread'
  /** The plan's line breaks are lost: nothing can be said of its parts. */
  | 'flattened';

/** What an edit comes to: the edits (none where all is as asked for), or why it cannot be made. */
export type EditOutcome =
  | {
      readonly edits: readonly TextEdit[];
      /** What to select afterwards, in the new text. */
      readonly selection?: Range;
    }
  | { readonly refusal: Refusal };
