/** Where a command writes. */
export interface Output {
  /** Whether a person reads it on a terminal. */
  readonly isTerminal: boolean;
  /** Width of the terminal in cells; undefined when it is none. */
  readonly columns: number | undefined;
  /** Whether the reader has gone (`| head`): nothing more need be said. */
  readonly closed: boolean;
  /** Bytes go as they are. */
  write(content: string | Uint8Array): void;
}

/** All that a command knows of the process it runs in, so that tests can run it without one. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: Output;
  readonly err: Output;
  /**
   * The bytes of standard input.
   *
   * @throws {TooLargeError} when there are more than `limit`
   */
  readInput(limit: number): Promise<Uint8Array>;
}
