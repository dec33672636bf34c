import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isSearchedFolder } from '../plan-files';
import { isWild, matchesPart } from '../config/glob';

/** Folders looked into at most: `**` over a whole disk must come to an end. */
const MAX_LOOKED = 20_000;

interface Step {
  readonly path: string;
  /** How many parts of the pattern are behind it. */
  readonly at: number;
}

/**
 * The folders below one whose path matches a pattern, in the order of their names. Hidden folders and `node_modules`
 * are found only where they are written out; links are followed where a part names or matches them, not by `**`, so
 * that there are no loops. What cannot be read is passed over.
 *
 * @param parts parts of the path: `*` and `?` within one, `**` for any number of folders
 * @returns at most `limit` paths
 */
export async function findFolders(
  base: string,
  parts: readonly string[],
  limit: number,
): Promise<readonly string[]> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const waiting: Step[] = [{ path: base, at: 0 }];
  for (let looked = 0; waiting.length > 0 && found.size < limit && looked < MAX_LOOKED;) {
    const step = waiting.pop();
    if (!step || seen.has(`${step.at} ${step.path}`)) {
      continue;
    }
    seen.add(`${step.at} ${step.path}`);
    const part = parts[step.at];
    if (part === undefined) {
      if (await isFolder(step.path)) {
        found.add(step.path);
      }
      continue;
    }
    looked++;
    // The last one in is the first one out.
    waiting.push(...(await nextSteps(step, part)).reverse());
  }
  return [...found];
}

async function nextSteps({ path, at }: Step, part: string): Promise<Step[]> {
  if (part === '**') {
    const below = (await entriesOf(path)).filter(
      (entry) => entry.isDirectory() && isSearchedFolder(entry.name),
    );
    return [{ path, at: at + 1 }, ...below.map(({ name }) => ({ path: join(path, name), at }))];
  }
  if (!isWild(part)) {
    return [{ path: join(path, part), at: at + 1 }];
  }
  return (await entriesOf(path))
    .filter(
      (entry) =>
        (entry.isDirectory() || entry.isSymbolicLink()) &&
        isSearchedFolder(entry.name) &&
        matchesPart(part, entry.name),
    )
    .map(({ name }) => ({ path: join(path, name), at: at + 1 }));
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
