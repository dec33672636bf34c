import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IStorage } from '../workspace';
import { errorCode } from './read-bytes';

/** Entries kept beside each other: one for each set of folders that was opened lately. */
const MAX_ENTRIES = 6;
const NAME = /^[A-Za-z\d.-]{1,80}$/;
const OURS = /^archive-[\da-f]{16}\.bin(?:\.\d+\.tmp)?$/;

/**
 * A folder that bytes are kept in between two runs. An entry is written to a file of its own first and then takes
 * its place, so that a process that ends meanwhile, or a second one, leaves a whole one. Entries that were not used
 * for long go when another is written.
 */
export class FolderStorage implements IStorage {
  readonly #folder: string;

  /** @throws TypeError for what is no `file:` URI */
  constructor(uri: string) {
    this.#folder = fileURLToPath(uri);
  }

  async read(key: string): Promise<Uint8Array | undefined> {
    const path = this.#pathOf(key);
    try {
      const bytes = await readFile(path);
      const now = new Date();
      // Says that it is in use; where that is not allowed, it may go sooner.
      await utimes(path, now, now).catch(() => undefined);
      // A plain array: a Buffer shares its memory where an array copies it.
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') {
        return undefined;
      }
      throw error;
    }
  }

  async write(key: string, pieces: readonly Uint8Array[]): Promise<void> {
    const path = this.#pathOf(key);
    const temporary = `${path}.${process.pid}.tmp`;
    await mkdir(this.#folder, { recursive: true });
    try {
      await writeFile(temporary, pieces);
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await this.#prune();
  }

  #pathOf(key: string): string {
    if (!NAME.test(key) || key.startsWith('.')) {
      throw new RangeError('not a name of an entry');
    }
    return join(this.#folder, key);
  }

  async #prune(): Promise<void> {
    const ours = (await readdir(this.#folder)).filter((name) => OURS.test(name));
    const aged = await Promise.all(
      ours.map(async (name) => {
        const path = join(this.#folder, name);
        return {
          path,
          used: await stat(path).then(
            ({ mtimeMs }) => mtimeMs,
            () => 0,
          ),
        };
      }),
    );
    aged.sort((a, b) => b.used - a.used);
    await Promise.all(aged.slice(MAX_ENTRIES).map(({ path }) => rm(path, { force: true })));
  }
}
