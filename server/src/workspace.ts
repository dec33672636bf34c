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
