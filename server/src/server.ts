import {
  DidChangeConfigurationNotification,
  ErrorCodes,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeResult,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { version } from '../../package.json';
import { ArchiveStart, archiveOptions, listenToTrust, Watching } from './lsp/archive';
import { ARCHIVE_FEATURES } from './lsp/archive-features';
import { readClient, type Client } from './lsp/client';
import { ArchiveChecks } from './lsp/archive-checks';
import { ARCHIVE_REQUESTS } from './lsp/archive-requests';
import { Checks } from './lsp/checks';
import { routeWorkspace } from './lsp/client-workspace';
import { CODE_ACTIONS } from './lsp/code-actions';
import { ConfigReports } from './lsp/config-reports';
import type { ServerContext } from './lsp/context';
import { DOCUMENT_REQUESTS } from './lsp/document-requests';
import { EDITING_REQUESTS } from './lsp/editing-requests';
import { FORMATTING } from './lsp/formatting';
import { createLogger } from './lsp/logger';
import { programAt } from './lsp/program';
import { PULLED_DIAGNOSTICS } from './lsp/pulled-diagnostics';
import type { Registration } from './lsp/registration';
import type { Runtime } from './lsp/runtime';
import { RENAME } from './lsp/rename';
import { SEMANTIC_TOKENS } from './lsp/semantic-tokens';
import { SettingsSource } from './lsp/settings-source';
import { TEXT_FEATURES } from './lsp/text-features';
import { PlanDocument } from './plan/document';
import { CONFIG_FILE } from './plan-files';
import { createPlanService, type PlanService } from './service';
import { nameOf } from './service/uris';

export type { Runtime } from './lsp/runtime';

/** Every feature of the protocol that the server has; its capabilities are read off this list. */
const REGISTRATIONS: readonly Registration[] = [
  ...TEXT_FEATURES,
  SEMANTIC_TOKENS,
  CODE_ACTIONS,
  PULLED_DIAGNOSTICS,
  ...ARCHIVE_FEATURES,
  ARCHIVE_REQUESTS,
  ...FORMATTING,
  RENAME,
  EDITING_REQUESTS,
  DOCUMENT_REQUESTS,
];

/**
 * Serves one connection: wiring only. Nothing is done before `initialize`, and nothing is kept in the module.
 *
 * @param connection already made from its streams, not listening yet
 */
export function startServer(connection: Connection, runtime: Runtime): void {
  const documents = new TextDocuments<PlanDocument>({
    create: (...args) => PlanDocument.create(...args),
    update: (...args) => PlanDocument.update(...args),
  });
  let initialized = false;
  let shutDown = false;
  let close = (): Promise<void> => Promise.resolve();

  connection.onInitialize((params): InitializeResult => {
    initialized = true;
    const client = readClient(params);
    const context = createContext(connection, documents, client, runtime, () => shutDown);
    close = () => context.service.close();
    const registered = REGISTRATIONS.filter((registration) => {
      const wanted = registration.capabilities(client) !== undefined;
      if (wanted) {
        registration.register(context);
      }
      return wanted;
    });
    return {
      capabilities: capabilitiesOf(client, registered),
      serverInfo: { name: 'workplan', version },
    };
  });
  connection.onRequest((method) => {
    return initialized
      ? new ResponseError(ErrorCodes.MethodNotFound, `Unhandled method ${method}`)
      : new ResponseError(ErrorCodes.ServerNotInitialized, 'The server has not been initialized');
  });
  connection.onShutdown(async () => {
    shutDown = true;
    await close();
  });
  documents.listen(connection);
  connection.listen();
}

function capabilitiesOf(client: Client, registered: readonly Registration[]): ServerCapabilities {
  return Object.assign(
    {
      positionEncoding: 'utf-16',
      textDocumentSync: {
        openClose: true,
        change: TextDocumentSyncKind.Incremental,
        save: { includeText: false },
      },
      workspace: { workspaceFolders: { supported: true, changeNotifications: client.changesFolders } },
    } satisfies ServerCapabilities,
    ...registered.map(({ capabilities }) => capabilities(client)),
  ) as ServerCapabilities;
}

function createContext(
  connection: Connection,
  documents: TextDocuments<PlanDocument>,
  client: Client,
  runtime: Runtime,
  isShutDown: () => boolean,
): ServerContext {
  const logger = createLogger(connection);
  const reports = new ConfigReports(connection);
  const settings = new SettingsSource(connection, client, logger);
  // The checks need the service, and its background work looks at them.
  const drafts: { checks?: Checks } = {};
  const service: PlanService = createPlanService({
    ...archiveOptions(
      connection,
      client,
      runtime,
      logger,
      () => drafts.checks,
      () => service,
    ),
    workspace: routeWorkspace(connection, client.fileSchemes, runtime.workspace),
    logger,
    language: settings.language,
    rulePages: client.rulePages,
    support: client.diagnostics,
    messagesInHover: client.messagesInHover,
    folders: client.folders,
    documentScheme: client.documentScheme,
    loadDocuments: () => runtime.loadDocuments(() => programAt(connection)),
    onConfig: (report) => reports.show(report, service.language),
  });
  service.configure({ settings: settings.current });
  const ready = settings.ready.then(() => {
    service.configure({ settings: settings.current, language: settings.language });
  });
  const context: ServerContext = {
    connection,
    documents,
    service,
    client,
    logger,
    runtime,
    ready,
    isShutDown,
  };
  drafts.checks = listen(context, settings, reports);
  return context;
}

/** Connects what comes from outside with what has to be done about it. */
function listen(context: ServerContext, settings: SettingsSource, reports: ConfigReports): Checks {
  const { connection, documents, service, client, logger } = context;
  const archive = new ArchiveStart(context);
  const watching = new Watching(context);
  const checks = new Checks(context, (document) => {
    archive.begin();
    beside.schedule(document);
  });
  const beside = new ArchiveChecks(
    context,
    (document) => checks.report(document),
    () => refreshDiagnostics(context),
  );
  const refused = (error: unknown): void => logger.error('a registration was refused', error);
  const recheck = (): void => {
    checks.scheduleAll();
    refresh(context);
  };

  documents.onDidChangeContent(({ document }) => checks.schedule(document));
  documents.onDidClose(({ document }) => checks.close(document));
  if (!client.registersWatchers) {
    // Nobody may tell us of a changed workplan.json: look again when a plan is opened or saved.
    documents.onDidOpen(() => service.filesChanged());
    documents.onDidSave(() => {
      service.filesChanged();
      checks.scheduleAll();
    });
  }

  settings.onChange(() => {
    service.configure({ settings: settings.current, language: settings.language });
    recheck();
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const uris = changes.map(({ uri }) => uri);
    service.filesChanged(uris);
    const configs = uris.filter((uri) => nameOf(uri) === CONFIG_FILE);
    if (configs.length === 0) {
      return;
    }
    for (const uri of configs) {
      reports.forget(uri);
      service.checkConfig(uri).catch((error: unknown) => logger.error('workplan.json: check failed', error));
    }
    recheck();
  });

  connection.onInitialized(() => {
    watching.update();
    service.onArchiveChange(() => {
      watching.update();
      beside.scheduleAll();
    });
    if (client.registersConfiguration) {
      connection.client
        .register(DidChangeConfigurationNotification.type, { section: 'workplan' })
        .catch(refused);
    }
    if (client.changesFolders) {
      const folders = new Set(client.folders);
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        removed.forEach(({ uri }) => folders.delete(uri));
        added.forEach(({ uri }) => folders.add(uri));
        service.setFolders([...folders]);
        recheck();
      });
    }
    settings.fetch();
  });
  listenToTrust(context);
  return checks;
}

/** Asks the client to ask again for diagnostics, where it pulls. */
function refreshDiagnostics({ connection, client, logger }: ServerContext): void {
  if (client.pulls && client.refreshesDiagnostics) {
    connection.languages.diagnostics
      .refresh()
      .catch((error: unknown) => logger.error('a refresh was refused', error));
  }
}

/** Asks the client to ask again for all that it asked for before. */
function refresh(context: ServerContext): void {
  const { connection, client, logger } = context;
  const failed = (error: unknown): void => logger.error('a refresh was refused', error);
  refreshDiagnostics(context);
  if (client.refreshesTokens) {
    connection.languages.semanticTokens.refresh().catch(failed);
  }
  if (client.refreshesHints) {
    connection.languages.inlayHint.refresh().catch(failed);
  }
}
