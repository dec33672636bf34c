/**
 * Shapes of what the client and the server say to each other of Word files and their like. Depends on no package, as
 * `messages.ts` does.
 */

import type { PlanLevel } from './messages';

/** A file whose words are wanted: by its URI, or its bytes where no URI leads to it (dropped, or pasted). */
export interface ReadDocumentParams {
  readonly source:
    | { readonly uri: string }
    /** A name tells Markdown and the like from plain text. */
    | { readonly name: string; readonly base64: string };
  /** Tracked changes as if accepted (when left out), or the text before them. */
  readonly changes?: 'accepted' | 'original';
  /** Whether it is also wanted what each line is, for a page that shows the text. */
  readonly lines?: boolean;
}

/** What a line of a plan is where it is shown as a page. */
export interface DocumentLine {
  readonly kind: 'title' | PlanLevel | 'signature' | 'date' | 'attachment-mark' | 'table' | 'text';
  /** How many UTF-16 units from the line's beginning are its heading, the marker among them; 0 for a line without one. */
  readonly heading: number;
}

export type ReadDocumentResult =
  | {
      readonly text: string;
      readonly format: 'text' | 'markdown' | 'html' | 'docx' | 'doc';
      /** What was left out or decided, in words for the user. */
      readonly notes: readonly string[];
      /** How many tracked changes the text was read with or without. */
      readonly changes: number;
      /** For every line of the text what it is, where that was asked for. */
      readonly lines?: readonly DocumentLine[];
    }
  /** Why it cannot be read, in words for the user. */
  | { readonly refusal: string };

/** An open draft that is to be written as a Word file. */
export interface ExportParams {
  readonly uri: string;
  readonly numbers: 'typed' | 'automatic';
  /** URI of an office's own `.docx` or `.dotx`, whose page and styles are taken. */
  readonly template?: string;
}

export type ExportResult =
  | {
      /** The file's bytes. The client writes them; the server writes no file of the user's. */
      readonly base64: string;
      /** What was left out, in words for the user. */
      readonly notes: readonly string[];
      /** Findings at `error` and at `warning` in the draft. */
      readonly errors: number;
      readonly warnings: number;
    }
  | { readonly refusal: string };

/** A program that the server loads when it needs it, where it cannot read the extension's folder by itself. */
export interface ProgramParams {
  readonly name: 'documents';
}

/** An address that a worker can load it from; null when it is not there. */
export type ProgramResult = string | null;
