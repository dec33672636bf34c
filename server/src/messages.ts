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
  /** Server -> client, notification: {@link ArchiveStatus}, whenever it changes. */
  archiveStatus: 'workplan/archive/status',
  /** Client -> server: {@link RelatedParams} -> {@link RelatedResult}, what the view beside the caret shows. */
  related: 'workplan/archive/related',
  /** Client -> server: {@link PlanParams} -> {@link EarlierPlan}[], the latest first. */
  earlierPlans: 'workplan/archive/plans',
  /** Client -> server: {@link CompareParams} -> {@link CompareResult}, or null when either plan cannot be read. */
  compare: 'workplan/archive/compare',
  /** Client -> server: {@link LinkParams} -> WorkspaceEdit of a `workplan.json`, or null when it is broken. */
  link: 'workplan/archive/link',
  /** Client -> server: {@link InsertionParams} -> {@link InsertionResult}, or null when the unit is gone. */
  insertion: 'workplan/archive/insertion',
  /** Client -> server, notification: {@link TrustParams}, when the user's trust in the workspace changed. */
  archiveTrust: 'workplan/archive/trust',
  /** Client -> server: null -> null. Reads everything anew, past the cache. */
  reloadArchive: 'workplan/archive/reload',
  /** Client -> server: {@link EditParams} -> {@link EditResult}: an edit of an open draft that the user asked for. */
  edit: 'workplan/edit',
  /** Client -> server: {@link NewPlanParams} -> {@link NewPlanResult}: a new draft from an earlier plan. */
  newPlan: 'workplan/newPlan',
  /** Client -> server: {@link PlanParams} -> {@link PlanTree}, what the plan outline shows; null when it is no plan. */
  planTree: 'workplan/planTree',
  /** Client -> server: `ReadDocumentParams` -> `ReadDocumentResult`: a Word file or the like as the text of a plan. */
  readDocument: 'workplan/document/read',
  /** Client -> server: `ExportParams` -> `ExportResult`: an open draft as a Word file. */
  exportDocument: 'workplan/document/export',
  /** Server -> client: `ProgramParams` -> `ProgramResult`; only where the server runs in a worker. */
  program: 'workplan/program',
  /** Server -> client: {@link StorageParams} -> {@link ReadFileResult}; only where the server cannot store by itself. */
  readStorage: 'workplan/storage/read',
  /** Server -> client: {@link StorageWriteParams} -> null. */
  writeStorage: 'workplan/storage/write',
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
  /** File names that are wanted instead of those of plans; `*` stands for anything. Hidden files and `~$…` never are. */
  readonly patterns?: readonly string[];
}

export interface FindPlansResult {
  readonly uris: readonly string[];
}

export interface OutlineParams {
  readonly uri: string;
}

/** How far the plans of earlier years have been read. */
export interface ArchiveStatus {
  /** `off`: there are none to read. */
  readonly state: 'off' | 'loading' | 'ready';
  /** Plans and units held so far. */
  readonly plans: number;
  readonly units: number;
  /** Whether the user broke the reading off: there may be more plans than are held. */
  readonly cancelled?: boolean;
  /** Files that could not be read, each with the reason in words for the user. */
  readonly skipped: readonly { readonly uri: string; readonly reason: string }[];
}

/** Whether the user trusts the workspace now; at the start the option `trusted` says so. */
export interface TrustParams {
  readonly trusted: boolean;
}

export interface PlanParams {
  readonly uri: string;
}

export interface RelatedParams {
  readonly uri: string;
  readonly position: JsonPosition;
}

/** What the view beside the caret shows. */
export interface RelatedResult {
  /** `no-plan`: no plan is open there; `no-unit`: the caret stands in no item; `no-archive`: nothing to compare with. */
  readonly state: 'ready' | 'loading' | 'no-plan' | 'no-unit' | 'no-archive';
  /** The unit at the caret. */
  readonly unit: RelatedDraftUnit | null;
  readonly verdict: 'continued' | 'new' | null;
  /** Best first; those the user rejected come last, so that the rejection can be taken back. */
  readonly cards: readonly RelatedCard[];
  /** The years of the series, latest first, with the unit's form in each. */
  readonly lineage: readonly LineageYear[];
}

export interface RelatedDraftUnit {
  readonly marker: string;
  readonly heading: string;
  readonly range: JsonRange;
  /** Heading and body as in {@link RelatedCard.text}, so that the two can be compared. */
  readonly text: string;
}

/** A unit of an earlier plan, with all that names it to the server. */
export interface PriorUnit {
  readonly uri: string;
  /** First line, counted from 0, and the line after the last. */
  readonly line: number;
  readonly endLine: number;
  readonly marker: string;
  readonly heading: string;
  readonly year: number | null;
  /** The plan's title, or its file's name. */
  readonly plan: string;
}

export interface RelatedCard extends PriorUnit {
  /** 0 to 1. */
  readonly score: number;
  /** Whether it counts as a counterpart, or only comes near one. */
  readonly counterpart: boolean;
  readonly verdict: 'confirmed' | 'rejected' | null;
  readonly evidence: readonly EvidenceJson[];
  /** Heading and body without the marker, a line for each paragraph. */
  readonly text: string;
}

/** Two sentences that show that two units belong together; score 0 to 1. */
export interface EvidenceJson {
  readonly draft: string;
  readonly prior: string;
  readonly score: number;
}

export interface LineageYear {
  readonly uri: string;
  readonly year: number | null;
  readonly plan: string;
  readonly units: readonly PriorUnit[];
}

/** A plan of the archive as the draft sees it. */
export interface EarlierPlan {
  readonly uri: string;
  readonly year: number | null;
  readonly title: string;
  /** Whether it is an earlier year's plan of the same office and kind, and why, in words for the user. */
  readonly included: boolean;
  readonly reason: string;
}

export interface CompareParams {
  readonly uri: string;
  /** The earlier plan; without it the latest of the same series. */
  readonly prior?: string;
}

/** A draft beside an earlier plan. */
export interface CompareResult {
  readonly prior: { readonly uri: string; readonly title: string; readonly year: number | null };
  readonly draft: { readonly uri: string; readonly title: string; readonly year: number | null };
  readonly links: readonly CompareLink[];
  /** The earlier plan's text, each item on the line of its counterpart in the draft, for a comparison line by line. */
  readonly alignedPrior: string;
  /** One self-contained page: a picture and a table. */
  readonly html: string;
}

/** A link between two plans; lines count from 0. */
export interface CompareLink {
  readonly kind: 'continued' | 'split' | 'merged' | 'new' | 'dropped';
  readonly prior: readonly CompareUnit[];
  readonly draft: readonly CompareUnit[];
  readonly score: number;
}

export interface CompareUnit {
  readonly marker: string;
  readonly line: number;
}

/** The command line's `compare --format json`. */
export interface CompareJson {
  readonly version: 1;
  readonly prior: string;
  readonly draft: string;
  readonly links: readonly CompareLink[];
}

/** The command line's `related --format json`. */
export interface RelatedJson {
  readonly version: 1;
  readonly file: string;
  readonly units: readonly RelatedUnitJson[];
}

export interface RelatedUnitJson {
  readonly marker: string;
  readonly heading: string;
  readonly line: number;
  readonly verdict: 'continued' | 'new';
  readonly related: readonly {
    readonly file: string;
    readonly year: number | null;
    readonly marker: string;
    readonly heading: string;
    readonly line: number;
    readonly score: number;
    readonly evidence: readonly EvidenceJson[];
  }[];
}

/** Says that two units belong together or not, or takes back what was said (`null`). */
export interface LinkParams {
  readonly uri: string;
  /** First line of the draft's unit. */
  readonly line: number;
  readonly prior: { readonly uri: string; readonly line: number };
  readonly verdict: 'confirmed' | 'rejected' | null;
}

/** Asks for an earlier item's text as it would stand in the draft: next marker, year brought up to date. */
export interface InsertionParams {
  readonly uri: string;
  readonly position: JsonPosition;
  readonly prior: { readonly uri: string; readonly line: number };
}

export interface InsertionResult {
  /** Where it goes: a line's beginning, behind the unit at the position. */
  readonly position: JsonPosition;
  /** Whole lines, with terminators. */
  readonly text: string;
  /** Years in it that were left as they are, since nothing says that they move with the plan's. */
  readonly keptYears: readonly string[];
}

/** What can be done to a draft beyond the edits of the protocol. Lines and characters count from 0. */
export type EditRequest =
  /** The whole plan; from the node at the position to the end; the chapter around the position. */
  | { readonly kind: 'renumber'; readonly scope: 'all' | 'from' | 'chapter'; readonly position: JsonPosition }
  /** The chapter, section, item or point in which the range begins (or all of one level that it covers) past its neighbour. */
  | { readonly kind: 'move'; readonly direction: 'up' | 'down'; readonly range: JsonRange }
  /** The nodes that begin on these lines, in the order of the text, to before, behind or into the node on a line. */
  | {
      readonly kind: 'moveTo';
      readonly lines: readonly number[];
      readonly target: { readonly line: number; readonly place: 'before' | 'after' | 'into' };
    }
  /** The item at the position in two, at the sentence that begins at or contains the position. */
  | { readonly kind: 'split'; readonly position: JsonPosition }
  /** The nodes the range covers into the first; of one alone, it and the next. */
  | { readonly kind: 'merge'; readonly range: JsonRange }
  /** The items the range covers into a chapter of their own, behind the one they stand in. */
  | { readonly kind: 'extractChapter'; readonly range: JsonRange; readonly heading?: string }
  /** Every marker of a level in another form: `#.` `#．` `#、` `（#）` `#、` (Chinese or arabic as the form's level is). */
  | { readonly kind: 'convertMarkers'; readonly level: PlanLevel; readonly style: MarkerStyle }
  | {
      readonly kind: 'convertNumbering';
      readonly level: PlanLevel;
      readonly numbering: 'continuous' | 'restarting';
    }
  /** Every safe fix; with a code, of that rule alone. */
  | { readonly kind: 'fixAll'; readonly code?: string }
  /** The Enter key: a new line with the next marker. Answered by null where a plain line break is right. */
  | { readonly kind: 'enter'; readonly position: JsonPosition }
  /**
   * A piece of text that comes from elsewhere, with markers and blanks made to fit. Where the plain text lacks numbers
   * that the clipboard's HTML has, they are taken from there; one of more than a few megabytes is not looked at.
   */
  | { readonly kind: 'paste'; readonly range: JsonRange; readonly text: string; readonly html?: string };

export type PlanLevel = 'chapter' | 'section' | 'item' | 'point';

/** How the markers of a level may be written: `一、` `（一）` `1.` `1．` `1、` `（1）` `①`. */
export type MarkerStyle = '一、' | '（一）' | '1.' | '1．' | '1、' | '（1）' | '①';

export interface EditParams {
  readonly uri: string;
  /** The version the request is about: for a text that was changed meanwhile nothing is done. */
  readonly version: number;
  readonly edit: EditRequest;
}

/** The edit, or why there is none, in words for the user; null when the document is no plan or nothing is to be done. */
export type EditResult =
  | {
      readonly version: number;
      /** In the order of the text, none colliding with another. */
      readonly edits: readonly { readonly range: JsonRange; readonly newText: string }[];
      /** What to select afterwards, in the new text. */
      readonly selection?: JsonRange;
    }
  | { readonly refusal: string }
  | null;

/** How much of the earlier items' text a new plan takes over. */
export type NewPlanBodies = 'none' | 'keep' | 'comment';

export interface NewPlanParams {
  /** An open document or a file, the earlier plan. */
  readonly uri: string;
  readonly year: number;
  readonly bodies: NewPlanBodies;
}

export type NewPlanResult =
  | {
      readonly text: string;
      /** Places whose years could not be brought up to date with certainty; each is marked in the text. */
      readonly marked: number;
    }
  | { readonly refusal: string };

/** What the plan outline shows of an open draft. */
export interface PlanTree {
  readonly version: number;
  readonly title: string | null;
  readonly titleRange: JsonRange | null;
  readonly nodes: readonly PlanTreeNode[];
}

export interface PlanTreeNode {
  readonly level: PlanLevel;
  readonly marker: string;
  readonly heading: string;
  /** From the marker's first character to the end of the node's text, and the heading alone. */
  readonly range: JsonRange;
  readonly headingRange: JsonRange;
  /** Chapters, sections, items and points below it. */
  readonly counts: Readonly<Record<PlanLevel, number>>;
  readonly children: readonly PlanTreeNode[];
}

export interface StorageParams {
  /** A file name: letters, digits, `-` and `.`. */
  readonly key: string;
}

export interface StorageWriteParams extends StorageParams {
  readonly base64: string;
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
  /** Whether the client wants {@link ArchiveStatus} sent. */
  readonly archiveStatus?: boolean;
  /** A folder (`file:` URI) the server may keep its cache in; `client` when the client keeps it ({@link StorageParams}). */
  readonly storage?: string;
  /** Whether the user trusts the workspace: only then are archive folders outside it read that its settings name. */
  readonly trusted?: boolean;
  /** Whether the client wants {@link PlanStatus} sent. */
  readonly status?: boolean;
  /** Which of {@link commands} the client has; code actions carry no other. */
  readonly commands?: readonly string[];
  /** Whether the client shows a finding's message in hovers by itself, as VS Code does; ours then leave it out. */
  readonly messagesInHover?: boolean;
  /** Whether the client asks for the marker after Enter by itself ({@link EditRequest}); formatting on type then leaves it out. */
  readonly typesMarkers?: boolean;
  /**
   * The scheme under which the client shows the text of a Word file: links and places in one then lead to
   * `SCHEME:/path/of/the/file.docx.txt?<URI of the file, percent-encoded>`, where its lines are those that are read.
   */
  readonly documentScheme?: string;
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
  readonly archive: ArchiveSettings;
  /** Inlay hints that the user switched on. */
  readonly inlayHints: { readonly counterparts: boolean };
  /** Blanks before paragraphs and items: as the plan mostly does, two full-width ones, or none. */
  readonly format: { readonly indent: 'auto' | 'full-width' | 'none' };
  /** Whether Enter after an item writes the next marker. */
  readonly typing: { readonly nextMarker: boolean };
}

/** Where earlier plans are, and what is to be corrected in what was read off them. */
export interface ArchiveSettings {
  /** Folders beside the workspace: paths (`~` for home, relative to the workspace folder) or globs. */
  readonly folders: readonly string[];
  /** By path or glob of a plan's file. */
  readonly plans: Readonly<Record<string, PlanCorrection>>;
}

/** What the user knows better than what was read off a plan. */
export interface PlanCorrection {
  readonly year?: number;
  readonly issuer?: string;
  /** Plans of one series are earlier years of each other, whatever their titles say; `false` takes a plan out of the archive. */
  readonly series?: string | false;
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

export interface JsonPosition {
  readonly line: number;
  readonly character: number;
}

export interface JsonRange {
  readonly start: JsonPosition;
  readonly end: JsonPosition;
}

/**
 * Commands the server's code actions may carry. The server sends only those that the client names in its
 * {@link InitializationOptions}; none is needed to apply an edit.
 */
export const commands = {
  /** Shows a rule's page: argument is the code. */
  openRule: 'workplan.openRule',
  /** Compares an item with an earlier one in the editor's own diff: argument is {@link ShowDifferencesArgs}. */
  showDifferences: 'workplan.showDifferences',
  /** Makes a new draft from a plan: argument is {@link NewPlanFromArgs}. */
  newPlanFrom: 'workplan.newPlanFromEarlier',
  /** Renumbers the draft in the active editor after a look at the edits: no argument. */
  previewRenumber: 'workplan.previewRenumber',
  /** Asks how a level's markers are to be written, and writes them so: argument is {@link ConvertMarkersArgs}. */
  convertMarkers: 'workplan.convertMarkers',
  /** Asks for a chapter, and moves what is selected in the active editor there: no argument. */
  moveToChapter: 'workplan.moveToChapter',
} as const;

/** The level whose markers are to be written in another way. */
export interface ConvertMarkersArgs {
  readonly level: PlanLevel;
}

/** The plan that a new one is to be made from: an open document. */
export interface NewPlanFromArgs {
  readonly uri: string;
}

export interface ShowDifferencesArgs {
  readonly uri: string;
  readonly line: number;
  readonly prior: { readonly uri: string; readonly line: number };
}
