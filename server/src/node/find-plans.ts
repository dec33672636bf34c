import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isPlanFile, isSearchedFolder } from '../plan-files';
import { errorCode } from './read-bytes';

/** What a search of a folder came to. */
export interface FoundPlans {
  /** Paths of the plans, each beginning with the folder as it was given; sorted folder by folder. */
  readonly files: readonly string[];
  /** Folders that could not be read, and the system's code for why. */
  readonly unreadable: readonly { readonly path: string; readonly code: string }[];
  /** Whether the search ended early because a limit was reached. */
  readonly truncated: boolean;
}

/** Folders that a search looks into at most: a whole disk given by mistake must not hang the program. */
const MAX_FOLDERS = 100_000;

/**
 * Finds the plans in a folder and below, by their names, or whatever files have names that are wanted. Hidden
 * folders and `node_modules` are left out. Links to files are followed, links to folders are not, so there are no
 * loops, no file is found twice, and nothing outside the folder is read. What vanishes while the search runs is
 * passed over.
 *
 * @param limit most files to find
 * @param wanted whether a file of this name is to be found
 */
export async function findPlans(
  folder: string,
  limit = Number.POSITIVE_INFINITY,
  wanted: (name: string) => boolean = isPlanFile,
): Promise<FoundPlans> {
  const files: string[] = [];
  const unreadable: { path: string; code: string }[] = [];
  // A stack, not recursion: folders may be nested deeper than calls can be.
  const waiting = [folder];
  for (let looked = 0; waiting.length > 0; looked++) {
    const current = waiting.pop();
    if (current === undefined || looked >= MAX_FOLDERS) {
      return { files, unreadable, truncated: true };
    }
    let entries: Dirent[];
    try {
      entries = await readdir(current, { withFileTypes: true });
    } catch (error) {
      const code = errorCode(error) ?? 'EIO';
      if (code !== 'ENOENT' || current === folder) {
        unreadable.push({ path: current, code });
      }
      continue;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const folders: string[] = [];
    for (const entry of entries) {
      const path = join(current, entry.name);
      if (entry.isDirectory()) {
        if (isSearchedFolder(entry.name)) {
          folders.push(path);
        }
      } else if (wanted(entry.name) && (entry.isFile() || (await isLinkToFile(entry, path)))) {
        if (files.length >= limit) {
          return { files, unreadable, truncated: true };
        }
        files.push(path);
      }
    }
    for (const path of folders.reverse()) {
      waiting.push(path);
    }
  }
  return { files, unreadable, truncated: false };
}

async function isLinkToFile(entry: Dirent, path: string): Promise<boolean> {
  try {
    return entry.isSymbolicLink() && (await stat(path)).isFile();
  } catch {
    // The link leads nowhere, or round in a circle.
    return false;
  }
}
