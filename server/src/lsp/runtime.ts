import type { LoadDocumentTools } from '../export/tools';
import type { IStorage, IWorkspace } from '../workspace';

/** What the place the server runs in gives it: a Node process or a browser worker. */
export interface Runtime {
  /** The files of scheme `file`; a worker has none. */
  readonly workspace: IWorkspace;
  /** Calls back as soon as input that is waiting has been read. */
  readonly defer: (callback: () => void) => void;
  /** A folder that bytes can be kept in, by its URI; a worker has none, and then the client keeps them. */
  readonly storageAt?: (folder: string) => IStorage;
  /** Loads the readers and the writer of Word files; a worker asks its client where they are. */
  readonly loadDocuments: (address: () => Promise<string | null>) => ReturnType<LoadDocumentTools>;
}
