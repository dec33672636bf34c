import type { Diagnostic } from 'vscode-languageserver-types';
import { decodeText } from '../archive/readers/text';
import { fnv1a64 } from '../config/hash';
import type { Language } from '../features/say';
import { PlanDocument } from '../plan/document';
import type { Settings } from '../messages';
import type { Finding } from '../rules/rule';
import type { ILogger, IWorkspace } from '../workspace';
import { LANGUAGE_ID, refusalOf } from './acceptance';
import type { CancellationToken } from './cancellation';
import type { Checked, Checker } from './checker';
import type { ConfigStore, FoundConfig } from './configs';
import { isInside, isSameUri } from './uris';

/** Plans of one workspace folder that are checked at most. */
export const MAX_PLANS = 5000;

/** What the caller knows. */
export interface WorkspaceOptions {
  /** The open document for a URI: its text counts, not the file's. */
  readonly open: (uri: string) => PlanDocument | undefined;
  /** The result a caller has already, by URI. */
  readonly previous: ReadonlyMap<string, string>;
  /** Called with the number of plans done and of all. */
  readonly progress?: (done: number, all: number) => void;
}

/** One plan of the workspace. */
export interface WorkspaceFile {
  readonly uri: string;
  /** The version of an open document, else null. */
  readonly version: number | null;
  readonly resultId: string;
  /** Whether the caller has this very result already. */
  readonly unchanged: boolean;
  readonly document: PlanDocument;
  readonly findings: readonly Finding[];
}

export interface WorkspaceReport extends WorkspaceFile {
  readonly items: readonly Diagnostic[];
}

interface Context {
  readonly settings: Settings;
  readonly language: Language;
  readonly onChecked: (uri: string, checked: Checked) => void;
  /** Adds what the plans of earlier years say of one. */
  readonly besideArchive: (document: PlanDocument, base: Checked, isOpen: boolean) => Promise<Checked>;
}

/** A file as it was read last. */
interface Kept {
  readonly hash: string;
  readonly document: PlanDocument;
}

/** Checks the plans of the workspace folders. A file that is the same as last time is not parsed again. */
export class WorkspaceChecker {
  readonly #kept = new Map<string, Kept>();

  constructor(
    readonly workspace: IWorkspace,
    readonly configs: ConfigStore,
    readonly checker: Checker,
    readonly logger: ILogger,
  ) {}

  /** Forgets what was read from one file, or from all. */
  forget(uri?: string): void {
    for (const key of [...this.#kept.keys()]) {
      if (uri === undefined || isSameUri(key, uri)) {
        this.#kept.delete(key);
      }
    }
  }

  /**
   * Checks every plan and reports each.
   *
   * @returns the configurations of whose folders every plan has been checked; none when it was cancelled
   */
  async run(
    context: Context,
    report: (file: WorkspaceFile) => void,
    options: WorkspaceOptions,
    token: CancellationToken,
  ): Promise<readonly FoundConfig[]> {
    const { uris, whole } = await this.#list(token);
    const seen = new Set<FoundConfig>();
    for (const [done, uri] of uris.entries()) {
      if (token.isCancellationRequested) {
        return [];
      }
      options.progress?.(done, uris.length);
      const found = await this.#one(uri, context, report, options);
      if (found) {
        seen.add(found);
      }
    }
    this.#drop(uris);
    options.progress?.(uris.length, uris.length);
    // A configuration above a workspace folder may have plans that were not looked at.
    return [...seen].filter(({ folder }) =>
      whole.some((top) => folder !== undefined && isInside(top, folder)),
    );
  }

  /** The plans of all folders, each once, and the folders that were searched to the end. */
  async #list(token: CancellationToken): Promise<{ uris: readonly string[]; whole: readonly string[] }> {
    const uris = new Set<string>();
    const whole: string[] = [];
    for (const folder of this.configs.folders) {
      if (token.isCancellationRequested) {
        break;
      }
      try {
        const found = await this.workspace.findPlans(folder, MAX_PLANS);
        for (const uri of found) {
          uris.add(uri);
        }
        if (found.length < MAX_PLANS) {
          whole.push(folder);
        } else {
          this.logger.warn(`more than ${MAX_PLANS} plans in one folder; the rest is not checked`);
        }
      } catch (error) {
        this.logger.error('a workspace folder could not be searched', error);
      }
    }
    return { uris: [...uris], whole };
  }

  async #one(
    uri: string,
    context: Context,
    report: (file: WorkspaceFile) => void,
    options: WorkspaceOptions,
  ): Promise<FoundConfig | undefined> {
    const found = await this.configs.find(uri);
    let document: PlanDocument | undefined;
    try {
      document = options.open(uri) ?? (await this.#read(uri, context.settings));
    } catch (error) {
      this.logger.error('a plan could not be read', error);
    }
    if (!document || refusalOf(document)) {
      return undefined;
    }
    const isOpen = options.open(uri) === document;
    const base = this.checker.check(document, found, context.settings);
    const checked = await context.besideArchive(document, base, isOpen);
    context.onChecked(uri, checked);
    const resultId = `${checked.resultId}.${context.language}`;
    report({
      uri,
      version: isOpen ? checked.version : null,
      resultId,
      unchanged: options.previous.get(uri) === resultId,
      document,
      findings: checked.findings,
    });
    return found;
  }

  /** The file as a document; the one made last time when its text is the same. */
  async #read(uri: string, { encoding }: Settings): Promise<PlanDocument | undefined> {
    const bytes = await this.workspace.readFile(uri);
    const decoded = bytes && decodeText(bytes, encoding);
    if (decoded?.kind !== 'text') {
      return undefined;
    }
    const hash = fnv1a64(decoded.text);
    const kept = this.#kept.get(uri);
    if (kept?.hash === hash) {
      return kept.document;
    }
    const document = PlanDocument.create(uri, LANGUAGE_ID, 0, decoded.text);
    this.#kept.set(uri, { hash, document });
    return document;
  }

  /** Plans that are gone take no memory. */
  #drop(present: readonly string[]): void {
    const uris = new Set(present);
    for (const key of [...this.#kept.keys()]) {
      if (!uris.has(key)) {
        this.#kept.delete(key);
      }
    }
  }
}
