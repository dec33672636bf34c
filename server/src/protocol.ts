/**
 * Everything the client and the server say to each other beyond the Language Server Protocol. The client takes
 * types and names from here and from nowhere else of the server. A client that knows none of this still gets
 * every feature of the protocol itself.
 */
import { NotificationType, RequestType } from 'vscode-languageserver-protocol';

/** Which language messages are written in. */
export type Language = 'zh' | 'en';

/** What a client may hand over in `initialize`. Everything is optional. */
export interface InitializationOptions {
  /** Language of the messages; without it the client's locale decides, and Chinese where there is none. */
  readonly language?: Language;
  /** Where the rule pages are (a folder's URI, ending with `/`): diagnostics and hovers link there. */
  readonly rulePages?: string;
  /** URI schemes whose files the server asks the client for ({@link readFile}); `*` for every scheme. */
  readonly clientFileSchemes?: readonly string[];
  /** Whether the client wants {@link statusNotification}. */
  readonly status?: boolean;
  /** Settings, for clients without `workspace/configuration`. */
  readonly settings?: Partial<Settings>;
}

/** The section `workplan` of the settings. */
export interface Settings {
  /** Level per rule code: `error`, `warning`, `info`, `hint` or `off`. */
  readonly rules: Readonly<Record<string, string>>;
  /** How a level is numbered, where it should not be inferred. */
  readonly numbering: Readonly<Record<string, string>>;
  /** Language of the messages. */
  readonly language: 'auto' | 'zh-CN' | 'en';
  /** Encoding of files that the server reads by itself. */
  readonly encoding: 'auto' | 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
}

/** What the server found in an open plan; sent after each check. */
export interface PlanStatus {
  readonly uri: string;
  readonly version: number;
  /** Whether the text was checked, and if not why, in words for the user. */
  readonly checked: boolean;
  readonly reason?: string;
  readonly chapters: number;
  readonly sections: number;
  readonly items: number;
  /** How the levels present are numbered. */
  readonly schemes: Readonly<Record<string, 'continuous' | 'restarting'>>;
  readonly title: string | null;
  readonly year: number | null;
  /** Number of findings by severity. */
  readonly counts: Readonly<Record<'error' | 'warning' | 'info' | 'hint', number>>;
}

/** Server -> client, after each check of an open document. */
export const statusNotification = new NotificationType<PlanStatus>('workplan/status');

/** Server -> client: the bytes of a file, base64; null when there is no such file. */
export const readFile = new RequestType<{ readonly uri: string }, { readonly base64: string } | null, void>(
  'workplan/fs/readFile',
);

/** Server -> client: URIs of the plans in a folder and below, at most `limit`. */
export const findPlans = new RequestType<
  { readonly folder: string; readonly limit: number },
  { readonly uris: readonly string[] },
  void
>('workplan/fs/findPlans');

/** Client -> server: the outline of an open plan, as `workplan outline --format json` prints it. */
export const outlineRequest = new RequestType<{ readonly uri: string }, OutlineJson | null, void>(
  'workplan/outline',
);

/** The command line's `outline --format json`; lines and characters count from 0, as in the protocol. */
export interface OutlineJson {
  readonly version: 1;
  readonly file: string;
  readonly title: { readonly text: string; readonly range: JsonRange } | null;
  readonly issuer: string | null;
  readonly year: number | null;
  readonly generalRequirements: {
    readonly kind: 'labelled' | 'paragraph' | 'chapter';
    readonly range: JsonRange;
  } | null;
  readonly schemes: Readonly<Record<string, 'continuous' | 'restarting'>>;
  readonly children: readonly OutlineNode[];
}

export interface OutlineNode {
  readonly level: 'chapter' | 'section' | 'item' | 'point';
  /** The marker as written; empty for an unnumbered chapter. */
  readonly marker: string;
  readonly ordinal: number | null;
  readonly heading: string;
  /** From the marker's first character to the node's end. */
  readonly range: JsonRange;
  readonly children: readonly OutlineNode[];
}

export interface JsonRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Commands the server's code actions may carry; the client has to know none of them to apply an edit. */
export const commands = {
  /** Shows a rule's page: argument is the code. */
  openRule: 'workplan.openRule',
} as const;
