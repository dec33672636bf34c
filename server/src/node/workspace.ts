import { realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { nameMatcher } from '../plan-files';
import type { FileStat, IWorkspace } from '../workspace';
import { findFolders } from './find-folders';
import { findPlans } from './find-plans';
import { errorCode, readBytes } from './read-bytes';

/** The disk as the service sees it. URIs of other schemes than `file` name nothing here. */
export class DiskWorkspace implements IWorkspace {
  /**
   * @returns undefined when there is no such file
   * @throws the system's error when there is one that cannot be read, or that is too large
   */
  async readFile(uri: string): Promise<Uint8Array | undefined> {
    const path = toPath(uri);
    if (path === undefined) {
      return undefined;
    }
    try {
      return await readBytes(path);
    } catch (error) {
      if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(errorCode(error) ?? '')) {
        return undefined;
      }
      throw error;
    }
  }

  async exists(uri: string): Promise<boolean> {
    const path = toPath(uri);
    if (path === undefined) {
      return false;
    }
    try {
      return (await stat(path)).isFile();
    } catch {
      // Not there, or not for us to see: a link to it would lead nowhere.
      return false;
    }
  }

  /** Plans in a folder and below; a folder that is not there or cannot be read holds none. */
  async findPlans(folder: string, limit: number): Promise<readonly string[]> {
    const path = toPath(folder);
    if (path === undefined) {
      return [];
    }
    const { files } = await findPlans(path, limit);
    return files.map((file) => pathToFileURL(file).href);
  }

  /** The same for names that match one of some patterns. */
  async findFiles(folder: string, patterns: readonly string[], limit: number): Promise<readonly string[]> {
    const path = toPath(folder);
    if (path === undefined) {
      return [];
    }
    const { files } = await findPlans(path, limit, nameMatcher(patterns));
    return files.map((file) => pathToFileURL(file).href);
  }

  /**
   * @returns undefined when there is no such file
   * @throws the system's error when there may be one that cannot be looked at
   */
  async stat(uri: string): Promise<FileStat | undefined> {
    const path = toPath(uri);
    if (path === undefined) {
      return undefined;
    }
    try {
      const found = await stat(path);
      return found.isFile() ? { size: found.size, mtime: found.mtimeMs } : undefined;
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) {
        return undefined;
      }
      throw error;
    }
  }

  async findFolders(base: string, parts: readonly string[], limit: number): Promise<readonly string[]> {
    const path = toPath(base);
    const found = path === undefined ? [] : await findFolders(path, parts, limit);
    return found.map((folder) => pathToFileURL(folder).href);
  }

  async realFolder(uri: string): Promise<string | undefined> {
    const path = toPath(uri);
    try {
      return path === undefined ? undefined : pathToFileURL(await realpath(path)).href;
    } catch {
      // Not there, or not for us to see: nothing in it can be read either.
      return undefined;
    }
  }

  get home(): string {
    return pathToFileURL(homedir()).href;
  }
}

function toPath(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    // Another scheme, another host, or no URI at all.
    return undefined;
  }
}
