import type {
  CompletionItem,
  CompletionItemKind,
  InsertReplaceEdit,
  InsertTextFormat,
  InsertTextMode,
  TextEdit,
} from 'vscode-languageserver-types';
import type { ArchiveUnit } from '../../../archive/model';
import type { Range } from '../../../plan/position';
import type { Language } from '../../say';

/** What a client can do with suggestions. */
export interface CompletionSupport {
  /** Two ranges: one that keeps what stands behind the caret, one that replaces it. */
  readonly insertReplace: boolean;
  readonly labelDetails: boolean;
  /** Whether a text may have places to fill in. */
  readonly snippets?: boolean;
  /** Whether a line that is inserted may be kept as it is, without the editor's indenting. */
  readonly asIs: boolean;
}

export interface CompletionOptions extends CompletionSupport {
  readonly language: Language;
  /** The draft, as the client names it. */
  readonly uri: string;
  /** Whether earlier plans are still being read: then the editor is told to ask again. */
  readonly loading: boolean;
  /** The character that opened the list by itself; undefined when the user asked, or typed a word. */
  readonly triggeredBy?: string | undefined;
}

/** What an item carries until its documentation is asked for. */
export interface CompletionData {
  readonly uri: string;
  /** First line of the earlier unit. */
  readonly line: number;
  /** The draft it goes into. */
  readonly draft: string;
}

export const KINDS = {
  marker: 14, // Keyword
  heading: 18, // Reference
  item: 15, // Snippet
  document: 17, // File
  term: 12, // Value
  sentence: 1, // Text
  skeleton: 15, // Snippet
} as const satisfies Record<string, CompletionItemKind>;

const AS_IS = 1 satisfies InsertTextMode;
const SNIPPET = 2 satisfies InsertTextFormat;

/** A suggestion before it is written for a client. */
export interface Suggestion {
  readonly kind: keyof typeof KINDS;
  readonly label: string;
  /** Behind the label, lightly: what is inserted. */
  readonly hint?: string | undefined;
  /** At the right: where it is from. */
  readonly from?: string | undefined;
  readonly newText: string;
  /** Whether `newText` has places to fill in, as `${1:…}`. */
  readonly isSnippet?: boolean;
  /** What it is found by, where that is not its text. */
  readonly filterText?: string;
  /** The earlier unit it comes from. */
  readonly prior?: ArchiveUnit | undefined;
}

/** What a suggestion replaces: up to the caret, or also what stands behind it. */
export interface Place {
  readonly insert: Range;
  readonly replace: Range;
  /** The text in `insert`. */
  readonly typed: string;
}

/**
 * Writes suggestions for a client, in their order. Each says its own range and what it is filtered by: what was
 * typed and, behind it, its words. So an editor that knows no words in Chinese text neither drops it nor
 * replaces too little, and it stays in the list while the user types on.
 */
export function toItems(
  suggestions: readonly Suggestion[],
  place: Place,
  options: CompletionOptions,
): CompletionItem[] {
  return suggestions.map((suggestion, i) => toItem(suggestion, place, options, i));
}

function toItem(
  { kind, label, hint, from, newText, isSnippet, filterText, prior }: Suggestion,
  { insert, replace, typed }: Place,
  { uri, insertReplace, labelDetails, asIs }: CompletionOptions,
  order: number,
): CompletionItem {
  const textEdit: TextEdit | InsertReplaceEdit = insertReplace
    ? { newText, insert, replace }
    : { newText, range: insert };
  const data: CompletionData | undefined = prior && { uri: prior.plan.uri, line: prior.line, draft: uri };
  const detail = [hint, from].filter((part) => part !== undefined).join(' · ');
  return {
    label,
    kind: KINDS[kind],
    ...(labelDetails
      ? {
          labelDetails: {
            ...(hint === undefined ? {} : { detail: ` ${hint}` }),
            ...(from === undefined ? {} : { description: from }),
          },
        }
      : detail === ''
        ? {}
        : { detail }),
    sortText: String(order).padStart(4, '0'),
    filterText: filterText ?? (newText.startsWith(typed) ? newText : typed + newText),
    textEdit,
    ...(isSnippet === true ? { insertTextFormat: SNIPPET } : {}),
    ...(asIs && newText.includes('\n') ? { insertTextMode: AS_IS } : {}),
    ...(data ? { data } : {}),
  };
}
