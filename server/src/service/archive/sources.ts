import {
  earlierPatterns,
  isDocumentFile,
  isSearchedFolder,
  nameMatcher,
  withoutCopies,
} from '../../plan-files';
import type { ILogger, IWorkspace } from '../../workspace';
import type { ConfigStore, FoundConfig } from '../configs';
import { resolvePattern, type PathPattern } from './path-pattern';
import { comparable, isInside, joinUri, nameOf, relativePath } from '../uris';

/** Folders that settings can add at most; a glob over a whole disk must not hang the server. */
export const MAX_NAMED_FOLDERS = 200;
/** Files looked at in all folders together. */
export const MAX_FILES = 20_000;

/** A folder that earlier plans are read from, with all below it. */
export interface SourceFolder {
  readonly uri: string;
  /** Whether the user named it: then other texts in it count as well, when they read like a plan. */
  readonly named: boolean;
}

/** Where earlier plans are read from. */
export interface Sources {
  readonly folders: readonly SourceFolder[];
  /** Named folders that lie in no workspace folder. */
  readonly outside: readonly string[];
  /** Of each `workplan.json` that counts, the folders it names. */
  readonly byConfig: ReadonlyMap<FoundConfig, readonly string[]>;
  /** Each entry of the settings that may be looked into: where it points, and the folders it means. */
  readonly entries: readonly { readonly uri: string; readonly folders: readonly string[] }[];
}

export const NO_SOURCES: Sources = { folders: [], outside: [], byConfig: new Map(), entries: [] };

/** Which files of a folder may hold an earlier plan, by their names. */
interface Wanted {
  readonly patterns: readonly string[];
  readonly matches: (name: string) => boolean;
}

/** The files of all folders, and what of the settings leads to none. */
export interface FoundFiles {
  /** Each once; documents beside a text of their name are among them. */
  readonly files: readonly SourceFile[];
  /** Where entries of the settings point that mean no folder with a text in it: misspelled, or gone. */
  readonly empty: readonly string[];
}

/** A file that may hold an earlier plan. */
export interface SourceFile {
  readonly uri: string;
  /** Whether its name says nothing, so that its text must. */
  readonly unnamed: boolean;
  /** Whether it is a Word file or the like by its name. */
  readonly document: boolean;
}

/** Of files with one name in one folder those that are read: texts before documents, which are their copies. */
export function chosenOf(files: readonly SourceFile[]): readonly SourceFile[] {
  return withoutCopies(files, ({ uri }) => comparable(uri));
}

/**
 * Where the settings lead to nothing now that files came or went; where none did, it is as it was.
 *
 * @param changed URIs of the files that came or went
 * @param before where the settings led to nothing so far
 */
export function emptyAfter(
  changed: readonly string[],
  { entries }: Sources,
  before: readonly string[],
  hasFilesIn: (folder: string) => boolean,
): readonly string[] {
  const wereEmpty = new Set(before);
  return entries
    .filter(({ uri: entry, folders }) =>
      changed.some((uri) => folders.some((folder) => isInside(folder, uri)))
        ? !folders.some(hasFilesIn)
        : wereEmpty.has(entry),
    )
    .map(({ uri }) => uri);
}

/** What the search for sources is told. */
export interface SourceOptions {
  /** Folders of the settings, as written. */
  readonly folders: readonly string[];
  /** Whether folders outside the workspace may be looked into. */
  readonly trusted: boolean;
}

/** Where a pattern points, for showing it. */
function placeOf({ base, parts }: PathPattern): string {
  return [base, ...parts.map(encodeURIComponent)].join('/');
}

/** Finds the folders and files that earlier plans are read from. */
export class SourceFinder {
  readonly #named: Wanted;
  readonly #unnamed: Wanted;

  /** @param documents whether Word files can be read */
  constructor(
    readonly workspace: IWorkspace,
    readonly configs: ConfigStore,
    readonly logger: ILogger,
    documents: boolean,
  ) {
    const wanted = (named: boolean): Wanted => {
      const patterns = earlierPatterns(named, documents);
      return { patterns, matches: nameMatcher(patterns) };
    };
    this.#named = wanted(true);
    this.#unnamed = wanted(false);
  }

  /** A file as {@link files} would find it; undefined for one that it would not. */
  fileAt({ folders }: Sources, uri: string): SourceFile | undefined {
    const name = nameOf(uri);
    const found = folders.some((folder) => {
      const { matches } = folder.named ? this.#named : this.#unnamed;
      const path = matches(name) ? relativePath(folder.uri, uri) : undefined;
      return path?.split('/').slice(0, -1).every(isSearchedFolder) === true;
    });
    return found ? this.#fileOf(uri) : undefined;
  }

  #fileOf(uri: string): SourceFile {
    const name = nameOf(uri);
    // A web page with the name of a plan may be about one.
    return { uri, unnamed: !this.#unnamed.matches(name), document: isDocumentFile(name) };
  }

  /** The workspace folders, and those that the settings and every `workplan.json` in them name. */
  async folders(options: SourceOptions): Promise<Sources> {
    const own = this.configs.folders;
    const named = new Map<string, string>();
    const byConfig = new Map<FoundConfig, readonly string[]>();
    const entries: { uri: string; folders: readonly string[] }[] = [];
    const add = async (written: readonly string[], bases: readonly string[]): Promise<readonly string[]> => {
      const found: string[] = [];
      for (const pattern of written) {
        // What is relative to several workspace folders need not be in each.
        let uri: string | undefined;
        const meant: string[] = [];
        for (const base of bases) {
          const resolved = resolvePattern(pattern, base, this.workspace.home);
          const folders = resolved ? await this.#expand(resolved, options.trusted) : [];
          uri ??= folders && placeOf(resolved ?? { base, parts: [pattern] });
          meant.push(...(folders ?? []));
        }
        found.push(...meant);
        if (uri !== undefined) {
          entries.push({ uri, folders: meant });
        }
      }
      for (const uri of found) {
        if (named.size < MAX_NAMED_FOLDERS) {
          named.set(comparable(uri), uri);
        }
      }
      return found;
    };
    await add(options.folders, own);
    for (const found of await this.#configsOf(own)) {
      if (found.folder !== undefined) {
        byConfig.set(found, await add(found.config.archive.folders, [found.folder]));
      }
    }
    const outside = [...named.values()].filter((uri) => !own.some((folder) => isInside(folder, uri)));
    return {
      folders: [
        ...own.map((uri) => ({ uri, named: named.has(comparable(uri)) })),
        ...[...named.entries()]
          .filter(([key]) => !own.some((folder) => comparable(folder) === key))
          .map(([, uri]) => ({ uri, named: true })),
      ],
      outside,
      byConfig,
      entries,
    };
  }

  /** Searches all folders. */
  async files(sources: Sources): Promise<FoundFiles> {
    const found = new Map<string, SourceFile>();
    const without = new Set<string>();
    for (const { uri: folder, named } of sources.folders) {
      const limit = MAX_FILES - found.size;
      const uris = limit > 0 ? await this.#filesOf(folder, named, limit) : [];
      if (limit > 0 && uris.length === 0) {
        without.add(comparable(folder));
      }
      for (const uri of uris) {
        found.set(comparable(uri), this.#fileOf(uri));
      }
    }
    const empty = sources.entries.filter(({ folders }) =>
      folders.every((folder) => without.has(comparable(folder))),
    );
    return { files: [...found.values()], empty: empty.map(({ uri }) => uri) };
  }

  async #filesOf(folder: string, named: boolean, limit: number): Promise<readonly string[]> {
    try {
      const { patterns } = named ? this.#named : this.#unnamed;
      return this.workspace.findFiles
        ? await this.workspace.findFiles(folder, patterns, limit)
        : await this.workspace.findPlans(folder, limit);
    } catch (error) {
      this.logger.error('a folder of earlier plans could not be searched', error);
      return [];
    }
  }

  /** Every `workplan.json` that holds for a plan of the workspace, and those at the top of its folders. */
  async #configsOf(folders: readonly string[]): Promise<ReadonlySet<FoundConfig>> {
    const plans = new Map<string, string>();
    for (const folder of folders) {
      plans.set(folder, joinUri(folder, 'x'));
      for (const uri of await this.#filesOf(folder, false, MAX_FILES)) {
        plans.set(uri.slice(0, uri.lastIndexOf('/')), uri);
      }
    }
    const found = new Set<FoundConfig>();
    for (const uri of plans.values()) {
      const config = await this.configs.find(uri);
      if (config.exists) {
        found.add(config);
      }
    }
    return found;
  }

  /**
   * The folders a pattern means; in a workspace that is not trusted only what lies in it.
   *
   * @returns undefined for what must not be looked at
   */
  async #expand({ base, parts }: PathPattern, trusted: boolean): Promise<readonly string[] | undefined> {
    const start = await this.#reallyAt(base);
    // Not even the names of folders outside are looked at.
    if (!trusted && !this.#isInWorkspace(start)) {
      return undefined;
    }
    try {
      const found =
        parts.length === 0
          ? [start]
          : ((await this.workspace.findFolders?.(start, parts, MAX_NAMED_FOLDERS)) ?? []);
      const folders = await Promise.all(found.map((uri) => this.#reallyAt(uri)));
      return folders.filter((uri) => trusted || this.#isInWorkspace(uri));
    } catch (error) {
      this.logger.error('a folder of earlier plans could not be searched', error);
      return [];
    }
  }

  #isInWorkspace(uri: string): boolean {
    return this.configs.folders.some((folder) => isInside(folder, uri));
  }

  /**
   * A folder by the way that leads to it without links, so that no file is read twice, and none outside the workspace
   * counts as inside. In a workspace folder it is named as the client names that one, whatever leads there.
   */
  async #reallyAt(uri: string): Promise<string> {
    const real = await this.workspace.realFolder?.(uri);
    if (real === undefined) {
      return uri;
    }
    for (const folder of this.configs.folders) {
      const top = (await this.workspace.realFolder?.(folder)) ?? folder;
      const path = relativePath(top, real);
      if (path !== undefined) {
        const parts = path.split('/').filter((part) => part !== '');
        return [folder.replace(/\/+$/, ''), ...parts.map(encodeURIComponent)].join('/');
      }
    }
    return real;
  }
}
