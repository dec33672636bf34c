import type { Unreadable } from '../archive/readers/document';

/** How ordinals are written: as text, as offices do, or as numbers that Word counts. */
export type ExportNumbers = 'typed' | 'automatic';

/** How a plan is written as a Word file. */
export interface ExportOptions {
  readonly numbers: ExportNumbers;
  /** Bytes of an office's own `.docx` (or `.dotx`), whose page and styles are taken. */
  readonly template?: Uint8Array | undefined;
  /** Awaited between small pieces of work, so that other things get their turn; rejects to break off. */
  readonly breathe?: () => Promise<void>;
}

/** A Word file. */
export interface WrittenDocument {
  readonly kind: 'document';
  readonly bytes: Uint8Array;
  /** Lines of comment (`//`) that were left out. */
  readonly comments: number;
}

/** What came of writing: a file, or why the template cannot be used. */
export type ExportResult = WrittenDocument | Unreadable;
