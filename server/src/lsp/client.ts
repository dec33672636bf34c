import { InsertTextMode, type ClientCapabilities, type InitializeParams } from 'vscode-languageserver';
import type { CompletionSupport } from '../features/earlier/completion/index';
import type { DiagnosticSupport } from '../features/diagnostics';
import type { EditSupport } from '../features/editing/workspace-edit';
import type { FoldingOptions } from '../features/folding';
import { createLegend, type TokenLegend } from '../features/token-legend';
import { isRecord } from '../service/settings';

/** What a client said of itself in `initialize`, read once. */
export interface Client {
  readonly locale: string | undefined;
  /** Language the client asks for in its initialization options. */
  readonly language: string | undefined;
  readonly rulePages: string | undefined;
  /** URI schemes whose files the client reads for us. */
  readonly fileSchemes: readonly string[];
  readonly wantsStatus: boolean;
  readonly wantsArchiveStatus: boolean;
  /** A folder for the cache, or `client`. */
  readonly storage: string | undefined;
  readonly trusted: boolean;
  readonly messagesInHover: boolean;
  /** Whether the client writes the marker after Enter by itself. */
  readonly typesMarkers: boolean;
  readonly commands: readonly string[];
  /** The scheme under which the client shows the text of Word files, where it can. */
  readonly documentScheme: string | undefined;
  /** Settings in the initialization options, not read yet. */
  readonly settings: unknown;
  /** URIs of the workspace folders. */
  readonly folders: readonly string[];

  /** Whether diagnostics are pulled; else they are pushed. */
  readonly pulls: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesTokens: boolean;
  readonly hasConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  /** Whether folders outside the workspace can be watched. */
  readonly watchesOutside: boolean;
  readonly showsProgress: boolean;
  readonly changesFolders: boolean;
  readonly diagnostics: DiagnosticSupport;
  readonly folding: FoldingOptions;
  readonly tokens: TokenLegend | undefined;
  readonly hierarchicalSymbols: boolean;
  readonly markdownHover: boolean;
  readonly literalActions: boolean;
  /** Whether a code action's edit may come when the action is chosen. */
  readonly resolvesEdits: boolean;
  readonly createsFiles: boolean;
  /** Whether an edit may name the version of the text it is for. */
  readonly versionedEdits: boolean;
  /** What can be done with an edit of a draft. */
  readonly edits: EditSupport;
  /** Whether the place that is renamed may be asked for first. */
  readonly preparesRename: boolean;
  readonly definitionLinks: boolean;
  readonly completion: CompletionSupport;
  readonly markdownCompletion: boolean;
  readonly showsHints: boolean;
  readonly refreshesHints: boolean;
}

/** Reads `initialize`. Whatever is missing or malformed counts as not supported. */
export function readClient(params: InitializeParams): Client {
  const { capabilities } = params;
  const options: unknown = params.initializationOptions;
  const given = isRecord(options) ? options : {};
  const text = capabilities.textDocument;
  const { workspace } = capabilities;
  return {
    locale: params.locale,
    language: stringOf(given['language']),
    rulePages: stringOf(given['rulePages']),
    fileSchemes: stringsOf(given['clientFileSchemes']),
    wantsStatus: given['status'] === true,
    wantsArchiveStatus: given['archiveStatus'] === true,
    storage: stringOf(given['storage']),
    trusted: given['trusted'] === true,
    messagesInHover: given['messagesInHover'] === true,
    typesMarkers: given['typesMarkers'] === true,
    commands: stringsOf(given['commands']),
    documentScheme: schemeOf(given['documentScheme']),
    settings: given['settings'],
    folders: foldersOf(params),
    pulls: text?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport === true,
    hasConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchesOutside: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    showsProgress: capabilities.window?.workDoneProgress === true,
    changesFolders: workspace?.workspaceFolders === true,
    diagnostics: diagnosticSupport(text),
    folding: foldingOf(text),
    tokens: legendOf(text),
    hierarchicalSymbols: text?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    markdownHover: text?.hover?.contentFormat?.includes('markdown') === true,
    literalActions: text?.codeAction?.codeActionLiteralSupport !== undefined,
    resolvesEdits:
      text?.codeAction?.dataSupport === true &&
      text.codeAction.resolveSupport?.properties.includes('edit') === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    edits: {
      versioned: workspace?.workspaceEdit?.documentChanges === true,
      annotated:
        workspace?.workspaceEdit?.documentChanges === true &&
        workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    },
    preparesRename: text?.rename?.prepareSupport === true,
    definitionLinks: text?.definition?.linkSupport === true,
    completion: completionSupport(text),
    markdownCompletion: text?.completion?.completionItem?.documentationFormat?.includes('markdown') === true,
    showsHints: text?.inlayHint !== undefined,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
  };
}

type TextCapabilities = ClientCapabilities['textDocument'];

/** Pulled diagnostics may have abilities of their own, beside those of pushed ones. */
function diagnosticSupport(text: TextCapabilities): DiagnosticSupport {
  const pushed = text?.publishDiagnostics;
  const pulled = text?.diagnostic;
  return {
    relatedInformation: (pushed?.relatedInformation ?? pulled?.relatedInformation) === true,
    codeDescription: (pushed?.codeDescriptionSupport ?? pulled?.codeDescriptionSupport) === true,
    tags: (pushed?.tagSupport ?? pulled?.tagSupport) !== undefined,
  };
}

function completionSupport(text: TextCapabilities): CompletionSupport {
  const item = text?.completion?.completionItem;
  return {
    insertReplace: item?.insertReplaceSupport === true,
    labelDetails: item?.labelDetailsSupport === true,
    snippets: item?.snippetSupport === true,
    asIs: item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) === true,
  };
}

function foldingOf(text: TextCapabilities): FoldingOptions {
  const limit = text?.foldingRange?.rangeLimit;
  return {
    lineFoldingOnly: text?.foldingRange?.lineFoldingOnly === true,
    ...(typeof limit === 'number' ? { rangeLimit: limit } : {}),
  };
}

function legendOf(text: TextCapabilities): TokenLegend | undefined {
  const tokens = text?.semanticTokens;
  return tokens && createLegend(stringsOf(tokens.tokenTypes), stringsOf(tokens.tokenModifiers));
}

function foldersOf(params: InitializeParams): readonly string[] {
  if (params.workspaceFolders) {
    return params.workspaceFolders.map(({ uri }) => uri);
  }
  // Clients from before LSP 3.6 name one root; read without the deprecated types.
  const root = new Map<string, unknown>(Object.entries(params)).get('rootUri');
  return typeof root === 'string' ? [root] : [];
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Only what can be a scheme: it becomes the beginning of addresses. */
function schemeOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[a-z][a-z\d+.-]{0,63}$/i.test(value) ? value : undefined;
}

function stringsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}
