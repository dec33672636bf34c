import type { IWorkspace } from '../workspace';

/** What the place the server runs in gives it: a Node process or a browser worker. */
export interface Runtime {
  /** The files of scheme `file`; a worker has none. */
  readonly workspace: IWorkspace;
  /** Calls back as soon as input that is waiting has been read. */
  readonly defer: (callback: () => void) => void;
}
