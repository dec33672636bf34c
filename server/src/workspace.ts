/**
 * How the service sees files that are not open: on disk, in memory (tests), or through the client (virtual
 * workspaces). URIs are strings as the protocol sends them.
 */
export interface IWorkspace {
  /** Bytes of a file, or undefined when there is none. Rejects only when reading itself fails. */
  readFile(uri: string): Promise<Uint8Array | undefined>;
  /** URIs of the plans (by file name) in a folder and below, at most `limit`. */
  findPlans(folder: string, limit: number): Promise<readonly string[]>;
  /** Whether there is such a file, without reading it. A workspace that cannot tell leaves this out. */
  exists?(uri: string): Promise<boolean>;
  /** Size and time of a file without reading it; undefined where that cannot be told, or there is none. */
  stat?(uri: string): Promise<FileStat | undefined>;
  /** Like {@link findPlans}, for names that match one of some patterns (`*` stands for anything); a workspace without it finds plans alone. */
  findFiles?(folder: string, patterns: readonly string[], limit: number): Promise<readonly string[]>;
  /** The folders below `base` whose path matches a pattern of parts (`*`, `?`, and `**` for any number of parts); at most `limit`. */
  findFolders?(base: string, parts: readonly string[], limit: number): Promise<readonly string[]>;
  /** Where a folder really is, with every link followed; undefined when it is not there. */
  realFolder?(uri: string): Promise<string | undefined>;
  /** URI of the user's home folder, where there is one. */
  readonly home?: string;
}

/** What tells a file's content as long as it is not written to. */
export interface FileStat {
  /** In bytes. */
  readonly size: number;
  /** Milliseconds since 1970, with what fraction the system keeps. */
  readonly mtime: number;
}

/** Where a cache is kept between two runs. */
export interface IStorage {
  /** The bytes kept under a name (letters, digits, `-` and `.`); undefined when there are none. */
  read(key: string): Promise<Uint8Array | undefined>;
  /** Keeps bytes, in pieces that follow each other, in place of what was there: wholly or not at all. */
  write(key: string, pieces: readonly Uint8Array[]): Promise<void>;
}

/** A workspace without files: what is open is all there is. */
export const EMPTY_WORKSPACE: IWorkspace = {
  readFile: () => Promise.resolve(undefined),
  findPlans: () => Promise.resolve([]),
};

/** Where the service says what happened. Never handed anything a user wrote. */
export interface ILogger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, error?: unknown): void;
}

/** A logger that keeps silent. */
export const SILENT_LOGGER: ILogger = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
