import type { Message } from '../../rules/rule';
import type { Encoding } from './text';

/** What a file is, by its bytes; a name tells only Markdown from plain text. */
export type DocumentFormat = 'text' | 'markdown' | 'html' | 'docx' | 'doc';

/** Tracked changes: the text as if all of them were accepted, or as it was before them. */
export type ChangesRead = 'accepted' | 'original';

/** How a file is to be read. */
export interface ReadOptions {
  /** The file's name without its folder. */
  readonly name: string;
  /** Encoding of a text without a byte-order mark; recognised when left out. */
  readonly encoding?: Encoding | 'auto';
  /** `accepted` when left out. */
  readonly changes?: ChangesRead;
  /**
   * Awaited between pieces of work of some milliseconds, so that what waits can go first. What it rejects with ends the
   * reading, and is what the reading rejects with: so it is cancelled.
   */
  readonly breathe?: () => Promise<void>;
}

/** What was left out, or decided for the user. */
export type NoteKind =
  | 'footnotes'
  | 'endnotes'
  | 'comments'
  | 'pictures'
  | 'formulas'
  | 'objects'
  | 'hidden'
  /** Tables of contents, which say again what the text says. */
  | 'contents'
  /** Tracked changes that the text was read with or without. */
  | 'changes'
  /** Paragraphs whose automatic number has a form that is not known here. */
  | 'numbers'
  /** Characters that mean nothing in the file's encoding. */
  | 'characters';

export interface ReadingNote {
  readonly kind: NoteKind;
  readonly count: number;
}

/** A document read as the plain text of a plan. */
export interface ReadDocument {
  readonly kind: 'document';
  readonly format: DocumentFormat;
  /**
   * Of a plain text what its bytes say. Of every other document: a paragraph a line, lines ended by `\n`, automatic
   * numbers written out, a table's row a line with its cells parted by tabs. No blanks at either end of a line, but for
   * the tabs of empty cells that a row begins with: its columns are kept. A row of one cell is a frame, whose paragraphs
   * are lines.
   */
  readonly text: string;
  readonly notes: readonly ReadingNote[];
}

/** A file that cannot be read, and what to do about it. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly reason: Message;
}
