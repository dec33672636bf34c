import { nameMatcher } from '../../../server/src/plan-files';
import { nameOf } from '../../../server/src/service/uris';
import type { FileStat, IStorage, IWorkspace } from '../../../server/src/workspace';

/** Files in memory, each with the time it was written; another program can hold them. */
export class MemoryFiles implements IWorkspace {
  readonly files = new Map<string, { readonly bytes: Uint8Array; readonly mtime: number }>();
  /** URIs that cannot be read as long as they stand here. */
  readonly held = new Set<string>();
  /** Names of what was read, in order. */
  readonly read: string[] = [];
  #time = 0;

  /** @param stats whether size and time can be told without reading */
  constructor(readonly stats = true) {
    if (!stats) {
      delete this.stat;
    }
  }

  put(name: string, content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.files.set(uriOf(name), { bytes, mtime: ++this.#time });
  }

  remove(name: string): void {
    this.files.delete(uriOf(name));
  }

  readFile(uri: string): Promise<Uint8Array | undefined> {
    this.read.push(nameOf(uri));
    return this.held.has(uri) && this.files.has(uri)
      ? Promise.reject(new Error('EBUSY'))
      : Promise.resolve(this.files.get(uri)?.bytes);
  }

  exists(uri: string): Promise<boolean> {
    return Promise.resolve(this.files.has(uri));
  }

  stat? = (uri: string): Promise<FileStat | undefined> => {
    const file = this.files.get(uri);
    return Promise.resolve(file && { size: file.bytes.length, mtime: file.mtime });
  };

  findPlans(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  findFiles(folder: string, patterns: readonly string[]): Promise<readonly string[]> {
    const matches = nameMatcher(patterns);
    const inside = (uri: string): boolean => uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
    return Promise.resolve([...this.files.keys()].filter((uri) => inside(uri) && matches(nameOf(uri))));
  }
}

/** A cache in memory. */
export function memoryStorage(): IStorage {
  const entries = new Map<string, Uint8Array>();
  return {
    read: (key) => Promise.resolve(entries.get(key)),
    write: (key, pieces) => {
      entries.set(key, Uint8Array.from(pieces.flatMap((piece) => [...piece])));
      return Promise.resolve();
    },
  };
}

/** URI of a file in the folder that the tests work in. */
export function uriOf(name: string): string {
  return `file:///w/${name.split('/').map(encodeURIComponent).join('/')}`;
}
