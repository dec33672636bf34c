import { FileSystemError, FileType, RelativePattern, Uri, workspace, type Extension } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { exists, findPlans, readFile } from '../../server/src/protocol';
import { toBase64 } from './base64';
import { isReached, isSearchedFolder } from './folders';
import { patternsOf, planPatterns, type PlanPatterns } from './manifest';

/** More than any plan: what is larger was not written by hand. */
const LARGEST_FILE = 64 * 1024 * 1024;
/** Folders that are looked into when the file system cannot be searched. */
const MOST_FOLDERS = 2000;

/** Answers the server's questions for files that it cannot read by itself (virtual workspaces, the browser). */
export function serveFiles(client: BaseLanguageClient, extension: Extension<unknown>): void {
  const patterns = planPatterns(extension.packageJSON);
  client.onRequest(readFile, async ({ uri }) => {
    const bytes = await read(Uri.parse(uri, true));
    return bytes && { base64: toBase64(bytes) };
  });
  client.onRequest(exists, ({ uri }) => isFile(Uri.parse(uri, true)));
  client.onRequest(findPlans, async ({ folder, limit, patterns: names }) => {
    const uris = await find(Uri.parse(folder, true), limit, names ? patternsOf(names) : patterns);
    return { uris: uris.map((uri) => uri.toString()) };
  });
}

async function read(uri: Uri): Promise<Uint8Array | null> {
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size > LARGEST_FILE) {
      throw new Error('The file is too large.');
    }
    return await workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof FileSystemError && ['FileNotFound', 'FileIsADirectory'].includes(error.code)) {
      return null;
    }
    throw error;
  }
}

async function isFile(uri: Uri): Promise<boolean> {
  try {
    // A link to a file is both.
    return ((await workspace.fs.stat(uri)).type & FileType.File) !== 0;
  } catch {
    return false;
  }
}

async function find(folder: Uri, limit: number, patterns: PlanPatterns): Promise<readonly Uri[]> {
  const found = await workspace.findFiles(new RelativePattern(folder, patterns.glob));
  // A file system without a search of its own finds nothing; then its folders are read one by one.
  if (found.length === 0 && folder.scheme !== 'file') {
    return walk(folder, limit, patterns);
  }
  // No limit for the search itself: what is left out here must not take the place of plans.
  return found
    .filter(
      ({ path }) => patterns.matches(path.slice(path.lastIndexOf('/') + 1)) && isReached(folder.path, path),
    )
    .slice(0, limit);
}

async function walk(root: Uri, limit: number, { matches }: PlanPatterns): Promise<readonly Uri[]> {
  const found: Uri[] = [];
  const folders = [root];
  for (let i = 0; i < folders.length && i < MOST_FOLDERS; i++) {
    const folder = folders[i] ?? root;
    for (const [name, type] of await workspace.fs.readDirectory(folder)) {
      // Symbolic links are left alone: they may lead round in circles.
      if (type === FileType.Directory && isSearchedFolder(name)) {
        folders.push(Uri.joinPath(folder, name));
      } else if (type === FileType.File && matches(name)) {
        found.push(Uri.joinPath(folder, name));
        if (found.length >= limit) {
          return found;
        }
      }
    }
  }
  return found;
}
