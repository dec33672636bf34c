/**
 * How the service sees files that are not open: on disk, in memory (tests), or through the client (virtual
 * workspaces). URIs are strings as the protocol sends them.
 */
export interface IWorkspace {
  /** Bytes of a file, or undefined when there is none. Rejects only when reading itself fails. */
  readFile(uri: string): Promise<Uint8Array | undefined>;
  /** URIs of the plans (by file name) in a folder and below, at most `limit`. */
  findPlans(folder: string, limit: number): Promise<readonly string[]>;
}

/** Where the service says what happened. Never handed anything a user wrote. */
export interface ILogger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, error?: unknown): void;
}
