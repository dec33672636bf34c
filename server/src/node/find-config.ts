import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { CONFIG_FILE } from '../plan-files';
import { errorCode } from './read-bytes';

/** Finds the `workplan.json` that a folder's plans go by; asks the disk once for each folder. */
export class ConfigFinder {
  readonly #known = new Map<string, Promise<string | undefined>>();

  /** Path of the nearest `workplan.json`, in the folder itself or above it; undefined when there is none. */
  find(folder: string): Promise<string | undefined> {
    const absolute = resolve(folder);
    let found = this.#known.get(absolute);
    if (!found) {
      found = this.#search(absolute);
      this.#known.set(absolute, found);
    }
    return found;
  }

  async #search(folder: string): Promise<string | undefined> {
    const path = join(folder, CONFIG_FILE);
    if (await exists(path)) {
      return path;
    }
    const parent = dirname(folder);
    return parent === folder ? undefined : this.find(parent);
  }
}

/** One that is there but cannot be looked at counts: passing over it in silence would change what is checked. */
async function exists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    return !['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes(errorCode(error) ?? 'ENOENT');
  }
}
