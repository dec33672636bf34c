import { EMPTY_CONFIG, type WorkplanConfig } from '../config/config';
import type { ConfigProblem, ReadConfig } from '../config/read';
import { decodeText } from '../archive/readers/text';
import { RULE_CODES } from '../features/rules-of';
import { CONFIG_FILE } from '../plan-files';
import type { ILogger, IWorkspace } from '../workspace';
import { isInside, isSameUri, joinUri, parentOf, uriScheme } from './uris';

/** The configuration that holds for a document. */
export interface FoundConfig {
  /** The `workplan.json` that holds, or the one that would be created; undefined where there can be none. */
  readonly uri: string | undefined;
  /** The folder of that file: paths in it are relative to it. */
  readonly folder: string | undefined;
  /** Whether the file is there. */
  readonly exists: boolean;
  readonly config: WorkplanConfig;
  readonly problems: readonly ConfigProblem[];
  /** Where each ignore is written. */
  readonly places: ReadConfig['places'];
}

const NO_PLACES: ReadConfig['places'] = new Map();
const NONE = { exists: false, config: EMPTY_CONFIG, problems: [], places: NO_PLACES } as const;
/** Always the same object: a result holds as long as the configuration it was made under. */
const NOWHERE: FoundConfig = { uri: undefined, folder: undefined, ...NONE };
/** No folder lies deeper; a hostile URI must not cost a thousand reads. */
const MAX_DEPTH = 64;

/**
 * Finds and keeps the nearest `workplan.json` of each folder, upward as far as the workspace folder. Each file
 * is read once, until {@link forget} is called for it.
 */
export class ConfigStore {
  readonly #files = new Map<string, Promise<FoundConfig | undefined>>();
  readonly #byFolder = new Map<string, { readonly found: Promise<FoundConfig>; known?: FoundConfig }>();
  #folders: readonly string[] = [];

  constructor(
    readonly workspace: IWorkspace,
    readonly logger: ILogger,
    /** The file whose text is shown at an address; a file's own URI as it is. */
    readonly fileOf: (uri: string) => string = (uri) => uri,
  ) {}

  /** The workspace folders' URIs; no configuration above them is looked at. */
  set folders(folders: readonly string[]) {
    this.#folders = folders;
    this.#byFolder.clear();
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  /** The workspace folder a document lies in, the innermost when there are several. */
  folderOf(uri: string): string | undefined {
    return this.#folders
      .filter((folder) => isInside(folder, uri))
      .reduce<string | undefined>((a, b) => (a === undefined || b.length > a.length ? b : a), undefined);
  }

  /** The configuration for a document if it is known already, so that nobody has to wait. */
  known(uri: string): FoundConfig | undefined {
    const parent = configurable(this.fileOf(uri));
    return parent === undefined ? NOWHERE : this.#byFolder.get(parent)?.known;
  }

  /** The configuration for a document. Never rejects: a file that cannot be read is logged and counts as none. */
  find(uri: string): Promise<FoundConfig> {
    const file = this.fileOf(uri);
    const parent = configurable(file);
    if (parent === undefined) {
      return Promise.resolve(NOWHERE);
    }
    const kept = this.#byFolder.get(parent);
    if (kept) {
      return kept.found;
    }
    const found = this.#search(parent, this.folderOf(file));
    const entry: { readonly found: Promise<FoundConfig>; known?: FoundConfig } = { found };
    this.#byFolder.set(parent, entry);
    void found.then((result) => (entry.known = result));
    return found;
  }

  /** Forgets one file, or all: they are read again when next asked for. */
  forget(uri?: string): void {
    this.#byFolder.clear();
    for (const key of [...this.#files.keys()]) {
      if (uri === undefined || isSameUri(key, uri)) {
        this.#files.delete(key);
      }
    }
  }

  async #search(start: string, top: string | undefined): Promise<FoundConfig> {
    let folder: string | undefined = start;
    for (let depth = 0; folder !== undefined && depth < MAX_DEPTH; depth++) {
      const found = await this.#read(joinUri(folder, CONFIG_FILE));
      if (found) {
        return found;
      }
      // Outside every workspace folder only the plan's own folder is looked at.
      if (top === undefined || isSameUri(folder, top)) {
        break;
      }
      folder = parentOf(folder);
    }
    const home = (top ?? start).replace(/\/+$/, '');
    return { uri: joinUri(home, CONFIG_FILE), folder: home, ...NONE };
  }

  #read(uri: string): Promise<FoundConfig | undefined> {
    let reading = this.#files.get(uri);
    if (!reading) {
      reading = this.#load(uri).catch((error: unknown) => {
        this.logger.error('workplan.json could not be read', error);
        return undefined;
      });
      this.#files.set(uri, reading);
    }
    return reading;
  }

  async #load(uri: string): Promise<FoundConfig | undefined> {
    const bytes = await this.workspace.readFile(uri);
    if (!bytes) {
      return undefined;
    }
    const decoded = decodeText(bytes);
    // The JSON parser is needed by few: it stays out of the way until there is a file.
    const { readConfig } = await import('../config/read');
    const { config, problems, places } = readConfig(decoded.kind === 'text' ? decoded.text : '', RULE_CODES);
    return { uri, folder: parentOf(uri), exists: true, config, problems, places };
  }
}

/** The folder whose configuration holds for a document; undefined for one that lies in none. */
function configurable(uri: string): string | undefined {
  return uriScheme(uri) === 'untitled' ? undefined : parentOf(uri);
}
