/**
 * Names and shapes of everything the client and the server say to each other beyond the Language Server
 * Protocol. Depends on no package, so that it costs a bundle nothing; `protocol.ts` makes typed messages of it.
 * A client that knows none of this still gets every feature of the protocol itself.
 */

/** The methods, beside those of the Language Server Protocol. */
export const METHODS = {
  /** Server -> client, notification: {@link PlanStatus}, after each check of an open document. */
  status: 'workplan/status',
  /** Server -> client: {@link ReadFileParams} -> {@link ReadFileResult}. */
  readFile: 'workplan/fs/readFile',
  /** Server -> client: {@link ExistsParams} -> boolean; a client without it is asked for the bytes. */
  exists: 'workplan/fs/exists',
  /** Server -> client: {@link FindPlansParams} -> {@link FindPlansResult}. */
  findPlans: 'workplan/fs/findPlans',
  /** Client -> server: {@link OutlineParams} -> {@link OutlineJson}, or null for a document that is no plan. */
  outline: 'workplan/outline',
} as const;

export interface ReadFileParams {
  readonly uri: string;
}

/** The bytes of a file in base64; null when there is no such file. */
export type ReadFileResult = { readonly base64: string } | null;

/** Asks whether there is such a file; a folder is none. */
export interface ExistsParams {
  readonly uri: string;
}

/** Asks for the plans in a folder and below. */
export interface FindPlansParams {
  readonly folder: string;
  /** The most that are wanted. */
  readonly limit: number;
}

export interface FindPlansResult {
  readonly uris: readonly string[];
}

export interface OutlineParams {
  readonly uri: string;
}

/** Which language messages are written in. */
export type Language = 'zh' | 'en';

/** What a client may hand over in `initialize`. Everything is optional. */
export interface InitializationOptions {
  /** Language of the messages where the settings name none; without it the locale decides, else it is Chinese. */
  readonly language?: Language;
  /** Where the rule pages are (a folder's URI, ending with `/`): diagnostics and hovers link there. */
  readonly rulePages?: string;
  /** URI schemes whose files the server asks the client for ({@link ReadFileParams}); `*` for every scheme. */
  readonly clientFileSchemes?: readonly string[];
  /** Whether the client wants {@link PlanStatus} sent. */
  readonly status?: boolean;
  /** Which of {@link commands} the client has; code actions carry no other. */
  readonly commands?: readonly string[];
  /** Whether the client shows a finding's message in hovers by itself, as VS Code does; ours then leave it out. */
  readonly messagesInHover?: boolean;
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

/**
 * Commands the server's code actions may carry. The server sends only those that the client names in its
 * {@link InitializationOptions}; none is needed to apply an edit.
 */
export const commands = {
  /** Shows a rule's page: argument is the code. */
  openRule: 'workplan.openRule',
} as const;
