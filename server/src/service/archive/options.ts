import type { LoadDocumentTools } from '../../export/tools';
import type { Message } from '../../rules/rule';
import type { ILogger, IStorage, IWorkspace } from '../../workspace';
import type { LoadingProgress } from './loader';
import type { Pace } from './pace';
import type { ConfigStore } from '../configs';

/** What an archive is made from. */
export interface ArchiveOptions {
  readonly workspace: IWorkspace;
  readonly configs: ConfigStore;
  readonly logger: ILogger;
  readonly storage?: IStorage | undefined;
  readonly pace?: Pace | undefined;
  /** Whether folders outside the workspace may be read. */
  readonly trusted?: boolean | undefined;
  /** Loads the readers of Word files; without it none are looked for. */
  readonly loadDocuments?: LoadDocumentTools | undefined;
  /** The file whose text a client shows at an address; a file's own URI as it is. */
  readonly fileOf?: ((uri: string) => string) | undefined;
  /** Called when a loading has something to read; `cancel` breaks it off. */
  readonly onLoading?: ((cancel: () => void) => LoadingProgress) | undefined;
  /** Called when there is something to say in the log of the client: a file that could not be read. */
  readonly onSkipped?: ((uri: string, reason: Message) => void) | undefined;
}
