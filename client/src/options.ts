import { env, Uri, workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import {
  CloseAction,
  ErrorAction,
  RevealOutputChannelOn,
  vsdiag,
  type DiagnosticCollectionProvider,
  type ErrorHandler,
  type LanguageClientOptions,
} from 'vscode-languageclient';
import { commands, type InitializationOptions, type Language } from '../../server/src/protocol';
import { withPlaceLinks } from './documents/hoverLinks';
import { LANGUAGE_ID, WORD_SCHEME } from './language';
import { settingsOfLanguage } from './languageSettings';
import { storageOf } from './storage';

/** What the client's options are made of. */
export interface OptionsSource {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly findings: DiagnosticCollectionProvider;
  /** Schemes whose files the server cannot read by itself; `*` for all of them. */
  readonly fileSchemes: () => readonly string[];
  /** Told when the server ended by itself; says whether to start it again. */
  readonly onServerEnded: () => boolean;
}

/** Options for the language client, the same in the desktop and in the browser. */
export function clientOptions(source: OptionsSource): LanguageClientOptions {
  return {
    documentSelector: [{ language: LANGUAGE_ID }],
    diagnosticCollectionName: LANGUAGE_ID,
    diagnosticCollectionProvider: source.findings,
    outputChannel: source.log,
    traceOutputChannel: source.log,
    // What a drafter is told of the server is said by this extension, in a drafter's words.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: () => false,
    initializationOptions: () => initializationOptions(source),
    errorHandler: errorHandler(source),
    markdown: { isTrusted: false, supportHtml: false },
    middleware: {
      handleDiagnostics: (uri, diagnostics, next) => next(uri, isChecked(uri) ? diagnostics : []),
      provideDiagnostics: (document, previousResultId, token, next) =>
        isChecked(document instanceof Uri ? document : document.uri)
          ? next(document, previousResultId, token)
          : { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] },
      provideHover: async (document, position, token, next) =>
        withPlaceLinks(await next(document, position, token)),
      workspace: { configuration: settingsOfLanguage },
    },
  };
}

/**
 * Whether slips of a document are shown: those of the left side of a comparison or of an old version could
 * not be mended there, and would stand in the Problems panel twice.
 */
function isChecked(uri: Uri): boolean {
  return (
    uri.scheme === 'untitled' ||
    workspace.fs.isWritableFileSystem(uri.scheme) === true ||
    workspace.getWorkspaceFolder(uri) !== undefined
  );
}

function initializationOptions({ context, fileSchemes }: OptionsSource): InitializationOptions {
  return {
    language: language(),
    rulePages: `${Uri.joinPath(context.extensionUri, 'docs', 'rules').toString()}/`,
    clientFileSchemes: fileSchemes(),
    status: true,
    archiveStatus: true,
    storage: storageOf(context),
    trusted: workspace.isTrusted,
    commands: Object.values(commands),
    messagesInHover: true,
    typesMarkers: true,
    documentScheme: WORD_SCHEME,
  };
}

/** VS Code's own: the setting, which may change at any time, is asked for by the server. */
function language(): Language {
  return env.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function errorHandler({ onServerEnded }: OptionsSource): ErrorHandler {
  return {
    error: (_error, _message, count) => ({
      action: count !== undefined && count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
      handled: true,
    }),
    closed: () => ({
      action: onServerEnded() ? CloseAction.Restart : CloseAction.DoNotRestart,
      handled: true,
    }),
  };
}
