import type {
  CodeAction,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  SelectionRange,
} from 'vscode-languageserver-types';
import { UNUSED_IGNORE } from './config/ignores';
import { mergeLevels } from './config/levels';
import { QUICK_FIX, wantsKind } from './features/action-kinds';
import type { ActionRequest } from './features/actions';
import { toDiagnostics } from './features/diagnostics';
import { foldingRanges, type FoldingOptions } from './features/folding';
import { documentHighlights } from './features/highlights';
import { hover } from './features/hover';
import { documentLinks, type FileLinkData } from './features/links';
import { outline } from './features/outline';
import type { Language } from './features/say';
import { selectionRanges } from './features/selection';
import { statusOf, uncheckedStatus } from './features/status';
import { documentSymbols } from './features/symbols';
import { planTokens, type Token } from './features/tokens';
import type { PlanDocument } from './plan/document';
import type { Position, Range } from './plan/position';
import type { Plan } from './plan/tree';
import type { ArchiveStatus, CompareResult, OutlineJson, PlanStatus, Settings } from './messages';
import { asEditorsWrite, documentOfView, documentViewUri } from './document-view';
import type { ArchiveView } from './features/earlier/archive-view';
import { linkTo } from './features/markdown';
import { CONFIG_FILE, isDocumentFile } from './plan-files';
import type { Message } from './rules/rule';
import { refusalOf } from './service/acceptance';
import { ArchiveChecker } from './service/archive/checker';
import { compareWith } from './service/archive/comparison';
import { ArchiveStore } from './service/archive/store';
import { ArchiveViews } from './service/archive/views';
import { NEVER_CANCELLED, type CancellationToken } from './service/cancellation';
import { Checker, parseOptions, type Checked } from './service/checker';
import { ConfigStore, type FoundConfig } from './service/configs';
import { EarlierFeatures } from './service/archive/features';
import { DocumentFeatures } from './service/documents';
import { EditingFeatures } from './service/editing';
import { IgnoreLedger } from './service/ignore-ledger';
import { ignoreEdit, type ResolvedIgnore } from './service/ignore-edit';
import type { DiagnosticsResult, ServiceOptions } from './service/options';
import { UNHURRIED } from './service/archive/pace';
import { DEFAULT_SETTINGS } from './service/settings';
import { isSameUri, nameOf, relativePath } from './service/uris';
import { linkEdit } from './service/archive/user-links';
import { WorkspaceChecker, type WorkspaceOptions, type WorkspaceReport } from './service/workspace-check';
import { SILENT_LOGGER } from './workspace';

const ONLY_READ: Message = {
  zh: '这是 Word 文件读出的文字，只供查看，未检查',
  en: 'Not checked: this is the text of a Word file, to be read only',
};

export type { LoadingProgress } from './service/archive/store';
export type { ConfigReport, DiagnosticsResult, ServiceOptions } from './service/options';
export type PlanService = ReturnType<typeof createPlanService>;

/**
 * Everything the language server can do, without a connection. What needs the text alone is answered at once;
 * what needs the configuration returns a promise. A document that is no plan (see {@link refusalOf}) gets empty
 * answers.
 */
export function createPlanService(options: ServiceOptions) {
  const { workspace, logger = SILENT_LOGGER, rulePages, documentScheme } = options;
  const support = options.support ?? { relatedInformation: true, codeDescription: true, tags: true };
  const configs = new ConfigStore(workspace, logger, fileOf);
  configs.folders = options.folders ?? [];
  const checker = new Checker();
  const ledger = new IgnoreLedger();
  const workspaceChecker = new WorkspaceChecker(workspace, configs, checker, logger);
  let language: Language = options.language ?? 'zh';
  let settings: Settings = DEFAULT_SETTINGS;
  const { storage, pace, trusted, loadDocuments, onLoading, onSkipped } = options;
  const store = new ArchiveStore(
    { workspace, configs, logger, storage, pace, trusted, loadDocuments, fileOf, onLoading, onSkipped },
    settings,
  );
  const views = new ArchiveViews(store);
  const archived = new ArchiveChecker(pace);
  store.onChange(() => options.onArchive?.(store.status(language)));
  const earlier = new EarlierFeatures({
    get language() {
      return language;
    },
    get showsHints() {
      return settings.inlayHints.counterparts;
    },
    get isLoading() {
      return store.state === 'loading';
    },
    get archive() {
      return store.archive;
    },
    pace: pace ?? UNHURRIED,
    planOf,
    draftOf,
    viewOf,
    fileOf,
    placeOf,
    linkTo: linkToPlace,
    editLink: (link, createFiles) => linkEdit(link, workspace, configs, createFiles),
  });
  const documents = new DocumentFeatures({
    get language() {
      return language;
    },
    get settings() {
      return settings;
    },
    get folders() {
      return configs.folders;
    },
    get trusted() {
      return store.isTrusted;
    },
    workspace,
    logger,
    loadDocuments,
    pace: pace ?? UNHURRIED,
    fileOf,
    find: (uri) => configs.find(uri),
    check,
  });
  const editing = new EditingFeatures({
    get language() {
      return language;
    },
    get settings() {
      return settings;
    },
    workspace,
    logger,
    loadDocuments,
    pace: pace ?? UNHURRIED,
    fileOf,
    planOf: draftOf,
    find: (uri) => configs.find(uri),
    correctionOf: (uri) => store.corrections.of(store.canonical(uri)),
    check,
  });
  // A hover does not wait: what it shows of earlier years is loaded as soon as there are any.
  store.onChange(() => {
    earlier.load().catch((error: unknown) => logger.error('the features could not be loaded', error));
  });

  /** The file whose text is shown at an address of the client's view; a file's own URI as it is. */
  function fileOf(uri: string): string {
    return (documentScheme === undefined ? undefined : documentOfView(documentScheme, uri)) ?? uri;
  }

  /** Whether a document is the text of a Word file: an earlier plan to be read, and no draft. */
  function isDocumentView({ uri }: PlanDocument): boolean {
    return fileOf(uri) !== uri;
  }

  /** Where a client opens a file of the archive: a Word file as its text, where the client shows that. */
  function placeOf(uri: string): string {
    return documentScheme !== undefined && isDocumentFile(nameOf(uri))
      ? documentViewUri(documentScheme, asEditorsWrite(uri))
      : uri;
  }

  /** The same at a line, counted from 0; a Word file itself has no lines to lead to. */
  function linkToPlace(uri: string, line: number): string {
    const place = placeOf(uri);
    return isDocumentFile(nameOf(place)) ? place : linkTo(place, line);
  }

  /** Why a document is not checked. */
  function uncheckedReason(document: PlanDocument): Message | undefined {
    return isDocumentView(document) ? ONLY_READ : refusalOf(document);
  }

  /** The plan as far as it can be read without waiting. */
  function planOf(document: PlanDocument): Plan | undefined {
    return refusalOf(document)
      ? undefined
      : document.plan(parseOptions(configs.known(document.uri), settings));
  }

  /** The same, of a text that can be edited. */
  function draftOf(document: PlanDocument): Plan | undefined {
    return isDocumentView(document) ? undefined : planOf(document);
  }

  /** The draft beside the earlier plans; undefined when it is no plan or there are none. */
  function viewOf(document: PlanDocument): ArchiveView | undefined {
    const plan = planOf(document);
    return plan && views.of(document, plan, configs.known(document.uri));
  }

  function answer<T>(document: PlanDocument, empty: T, run: (plan: Plan) => T): T {
    const plan = planOf(document);
    return plan ? run(plan) : empty;
  }

  /** What is known of this very version; checked now if the configuration is at hand. */
  function checkedNow(document: PlanDocument): Checked | undefined {
    const found = configs.known(document.uri);
    return found && !uncheckedReason(document) ? checkWith(document, found) : undefined;
  }

  function checkWith(document: PlanDocument, found: FoundConfig): Checked {
    const known = checker.known(document, found, settings);
    if (known) {
      return archived.merge(document, known);
    }
    const checked = archived.merge(document, checker.check(document, found, settings));
    noteConfig(document.uri, checked);
    return checked;
  }

  function noteConfig(uri: string, { found, used, besideArchive }: Checked): void {
    const file = found.folder === undefined ? undefined : relativePath(found.folder, uri);
    if (ledger.note(found, file, used, besideArchive)) {
      reportConfig(found);
    }
  }

  function reportConfig(found: FoundConfig): void {
    if (found.exists && found.uri !== undefined) {
      const level = mergeLevels(settings.rules, found.config.rules)[UNUSED_IGNORE];
      const diagnostics = ledger.diagnose(found, language, support.tags, level);
      options.onConfig?.({ uri: found.uri, diagnostics, problem: found.problems[0]?.message });
    }
  }

  /** A file's result with what earlier years say of it, where it is a plan of the newest year. */
  async function checkFileBeside(document: PlanDocument, base: Checked, isOpen: boolean): Promise<Checked> {
    const { state, parts, corrections } = store;
    if (!isOpen && state === 'ready' && parts) {
      // What is history is not looked at: nobody rewrites it, and a list of its repetitions helps nobody.
      const { year } = parts.readPlanInfo(base.plan, document.uri, corrections.of(document.uri));
      if (year === null || year >= store.newestYear) {
        await archived.check(document, base, views.of(document, base.plan, base.found));
      }
    }
    return archived.merge(document, base);
  }

  /** Checks a document; undefined when it is no plan or the answer is no longer wanted. */
  async function check(document: PlanDocument, token: CancellationToken): Promise<Checked | undefined> {
    const { version } = document;
    if (uncheckedReason(document)) {
      return undefined;
    }
    let found = configs.known(document.uri);
    if (!found) {
      const finding = configs.find(document.uri);
      // The disk is read while the text is: the tree is kept, and hardly any configuration asks for another.
      document.plan(parseOptions(undefined, settings));
      found = await finding;
    }
    return token.isCancellationRequested || document.version !== version
      ? undefined
      : checkWith(document, found);
  }

  function toResult(document: PlanDocument, checked: Checked): DiagnosticsResult {
    return {
      version: checked.version,
      resultId: `${checked.resultId}.${language}`,
      items: toDiagnostics(document, checked.findings, { language, rulePages, support }),
    };
  }

  return {
    /** The present language of the messages. */
    get language(): Language {
      return language;
    },

    /** Takes new settings; whatever was found under others is found anew when next asked for. */
    configure(next: { readonly settings?: Settings; readonly language?: Language }): void {
      settings = next.settings ?? settings;
      language = next.language ?? language;
      store.configure(settings);
      ledger.noted.forEach(reportConfig);
    },

    /** Takes the workspace folders' URIs. */
    setFolders(folders: readonly string[]): void {
      configs.folders = folders;
      workspaceChecker.forget();
      store.lookAgain();
    },

    /** Says that files may be others than they were: those named, or all. */
    filesChanged(uris?: readonly string[]): void {
      for (const uri of uris ?? [undefined]) {
        // A plan's text changes no configuration: forgotten, hovers would be without findings until the next check.
        if (uri === undefined || nameOf(uri) === CONFIG_FILE) {
          configs.forget(uri);
        }
        ledger.forget(uri);
        workspaceChecker.forget(uri);
      }
      if (uris === undefined) {
        store.verify();
      } else if (uris.some((uri) => nameOf(uri) === CONFIG_FILE)) {
        store.lookAgain();
      } else {
        store.filesChanged(uris);
      }
    },

    /** Calls back whenever earlier plans, or what is known of them, changed. */
    onArchiveChange(listener: () => void): void {
      store.onChange(listener);
    },

    /** Begins to read the earlier plans, in the background. */
    startArchive(): void {
      store.start();
    },

    /** Reads every earlier plan anew, past the cache. */
    reloadArchive(): void {
      store.reload();
    },

    /** Says whether the user trusts the workspace now. */
    trustArchive(isTrusted: boolean): void {
      store.trust(isTrusted);
    },

    /** How far the earlier plans have been read. */
    get archiveStatus(): ArchiveStatus {
      return store.status(language);
    },

    /** URIs of the folders outside the workspace that earlier plans are read from. */
    get outsideFolders(): readonly string[] {
      return store.sources.outside;
    },

    /**
     * What the features see of the earlier years beside a draft: the archive with its state, and the draft's relations
     * to it for the present version. It is cheap to get, and works things out when they are asked of it; so get it
     * anew for each request, and ask no more of it than the request needs. While `state` is `loading`, it holds for
     * the plans read so far.
     *
     * @returns undefined when the document is no plan, and where there is no earlier plan (`archiveStatus` says why)
     */
    archiveOf: viewOf,

    /** What the editor shows of earlier years. */
    earlier,

    /** Edits of drafts. */
    editing,

    /** Word files in and out. */
    documents,

    /** Settles when the configuration of a document is known: what the user said of links is part of it. */
    async configured({ uri }: PlanDocument): Promise<void> {
      await configs.find(uri);
    },

    /** The URI by which the archive knows a file, whatever way a client writes it. */
    canonicalUri: (uri: string): string => store.canonical(uri),

    /** A draft beside an earlier plan: the one named, or the latest of the same series. */
    async compare(
      document: PlanDocument,
      prior?: string,
      token: CancellationToken = NEVER_CANCELLED,
    ): Promise<CompareResult | null> {
      const plan = planOf(document);
      const view = viewOf(document);
      const host = {
        workspace,
        logger,
        loadDocuments,
        configs,
        store,
        settings,
        language,
        pace: pace ?? UNHURRIED,
      };
      return plan && view ? compareWith(host, plan, view, prior, token) : null;
    },

    /** Stops all work in the background; settles when it has stopped. */
    close: (): Promise<void> => store.close(),

    /** The present tree of a document; undefined when it is no plan. */
    getPlan: planOf,

    /** Reads a `workplan.json` and says what is wrong with it, though no plan of its folder may be open. */
    async checkConfig(uri: string): Promise<void> {
      const found = await configs.find(uri);
      if (found.uri !== undefined && isSameUri(found.uri, uri)) {
        reportConfig(found);
      }
    },

    /** Why a document is not checked; undefined when it is. */
    refusal: uncheckedReason,

    /** The diagnostics of the present version; undefined when it is no plan, was changed meanwhile or is not wanted any more. */
    async getDiagnostics(
      document: PlanDocument,
      token: CancellationToken = NEVER_CANCELLED,
    ): Promise<DiagnosticsResult | undefined> {
      const checked = await check(document, token);
      return checked && toResult(document, checked);
    },

    /** The same without waiting, where the configuration is at hand. */
    getDiagnosticsNow(document: PlanDocument): DiagnosticsResult | undefined {
      const checked = checkedNow(document);
      return checked && toResult(document, checked);
    },

    /**
     * Works out what earlier years have to say of a draft, in slices, and adds it to its diagnostics.
     *
     * @returns whether there is anything new in them; never for a text that was changed meanwhile
     */
    async checkBesideArchive(document: PlanDocument): Promise<boolean> {
      const { version } = document;
      const found = configs.known(document.uri);
      if (store.state === 'loading' || !found || uncheckedReason(document)) {
        return false;
      }
      const base = checker.check(document, found, settings);
      const isOther = await archived.check(
        document,
        base,
        viewOf(document),
        () => document.version !== version,
      );
      if (isOther) {
        noteConfig(document.uri, archived.merge(document, base));
      }
      return isOther;
    },

    /** Checks every plan of the workspace folders, open or not, and reports file by file. */
    async getWorkspaceDiagnostics(
      report: (report: WorkspaceReport) => void,
      workspaceOptions: WorkspaceOptions,
      token: CancellationToken = NEVER_CANCELLED,
    ): Promise<void> {
      const complete = await workspaceChecker.run(
        { settings, language, onChecked: noteConfig, besideArchive: checkFileBeside },
        (file) => {
          report({
            ...file,
            items: toDiagnostics(file.document, file.findings, { language, rulePages, support }),
          });
        },
        workspaceOptions,
        token,
      );
      for (const found of complete) {
        ledger.complete(found);
        reportConfig(found);
      }
    },

    /** What the editor's status shows. */
    getStatus(document: PlanDocument): PlanStatus | undefined {
      const refusal = uncheckedReason(document);
      if (refusal) {
        return uncheckedStatus(document, refusal, language);
      }
      const checked = checkedNow(document);
      return checked && statusOf(document, checked.plan, checked.findings);
    },

    getDocumentSymbols(document: PlanDocument): DocumentSymbol[] {
      return answer(document, [], (plan) => documentSymbols(plan, language));
    },

    getFoldingRanges(document: PlanDocument, folding: FoldingOptions = {}): FoldingRange[] {
      return answer(document, [], (plan) => foldingRanges(plan, folding));
    },

    getSelectionRanges(document: PlanDocument, positions: readonly Position[]): SelectionRange[] {
      return answer(document, [], (plan) => selectionRanges(document, plan, positions));
    },

    getTokens(document: PlanDocument, range?: Range): readonly Token[] {
      return answer<readonly Token[]>(document, [], (plan) => planTokens(plan, range));
    },

    getDocumentHighlights(document: PlanDocument, position: Position): DocumentHighlight[] {
      return answer(document, [], (plan) => documentHighlights(plan, position));
    },

    /** Shows what is known of the draft; findings are among it once the document has been checked. */
    getHover(document: PlanDocument, position: Position, markdown = true): Hover | null {
      return answer(document, null, (plan) => {
        const findings = checkedNow(document)?.findings ?? [];
        const { messagesInHover } = options;
        return hover(plan, position, {
          language,
          findings,
          rulePages,
          markdown,
          messagesInHover,
          earlier: (_, at) => earlier.hoverParts(document, plan, at, markdown),
        });
      });
    },

    getDocumentLinks(document: PlanDocument): DocumentLink[] {
      return answer(document, [], (plan) => documentLinks({ uri: fileOf(document.uri) }, plan));
    },

    /** The target of a link to a file, if there is such a file. */
    async resolveLink({ file }: FileLinkData): Promise<string | undefined> {
      const there = workspace.exists
        ? await workspace.exists(file)
        : (await workspace.readFile(file)) !== undefined;
      return there ? placeOf(file) : undefined;
    },

    /** The outline as `workplan outline` prints it; null for a document that is no plan. */
    getOutline(document: PlanDocument): OutlineJson | null {
      return answer(document, null, (plan) => outline(plan, fileOf(document.uri)));
    },

    /** Actions for the findings in a range; their edits are worked out by {@link resolveIgnore} and `editing.resolve`. */
    async getCodeActions(
      document: PlanDocument,
      request: ActionRequest,
      canOpenRule: boolean,
      token: CancellationToken = NEVER_CANCELLED,
    ): Promise<CodeAction[]> {
      if (!wantsKind(request.only, QUICK_FIX)) {
        return [];
      }
      const { codeActions } = await import('./features/actions');
      const checked = await check(document, token);
      if (!checked) {
        return [];
      }
      const { found, plan, findings } = checked;
      const file = found.folder === undefined ? undefined : relativePath(found.folder, document.uri);
      return codeActions(document, plan, request, { language, findings, rulePages, canOpenRule, file });
    },

    /** The edit of a `workplan.json` that an action stands for; undefined when the file is broken. */
    async resolveIgnore(data: unknown, createFiles: boolean): Promise<ResolvedIgnore | undefined> {
      return ignoreEdit(data, workspace, configs, createFiles);
    },
  };
}
