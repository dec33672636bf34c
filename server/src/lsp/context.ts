import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { PlanDocument } from '../plan/document';
import type { PlanService } from '../service';
import type { ILogger } from '../workspace';
import type { Client } from './client';
import type { Runtime } from './runtime';

/** What every handler works with, from `initialize` on. */
export interface ServerContext {
  readonly connection: Connection;
  readonly documents: TextDocuments<PlanDocument>;
  readonly service: PlanService;
  readonly client: Client;
  readonly logger: ILogger;
  readonly runtime: Runtime;
  /** Settles when the settings are known; diagnostics wait for it, nothing else does. */
  readonly ready: Promise<void>;
  /** Whether `shutdown` has come: from then on every request is refused. */
  readonly isShutDown: () => boolean;
}
