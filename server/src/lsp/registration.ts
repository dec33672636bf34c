import type { ServerCapabilities } from 'vscode-languageserver';
import type { Client } from './client';
import type { ServerContext } from './context';

/** One feature of the protocol: what is said of it in `initialize`, and its handlers. */
export interface Registration {
  /** The capabilities for a client; undefined when the feature is not for it, and then it is not registered. */
  readonly capabilities: (client: Client) => ServerCapabilities | undefined;
  readonly register: (context: ServerContext) => void;
}
