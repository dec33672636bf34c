import type { SourceFile } from './sources';
import { comparable } from '../uris';
import { stemOf } from '../../plan-files';

/**
 * All files that were found, read or not, by what the copies of one plan have in common: their folder and their name but
 * for its extension.
 */
export class Copies {
  readonly #found = new Map<string, readonly SourceFile[]>();

  /** Takes the files of a new search in place of all there were. */
  replace(files: readonly SourceFile[]): void {
    this.#found.clear();
    for (const file of files) {
      this.#found.set(copiesKey(file.uri), [...this.of(file.uri), file]);
    }
  }

  /** Files in the folder of a file with its name but for the extension; itself among them if it was found. */
  of(uri: string): readonly SourceFile[] {
    return this.#found.get(copiesKey(uri)) ?? [];
  }

  /** The same without the file itself. */
  beside(uri: string): readonly SourceFile[] {
    return this.of(uri).filter((other) => comparable(other.uri) !== comparable(uri));
  }

  /** Says which copies there are now of a file's plan. */
  set(uri: string, files: readonly SourceFile[]): void {
    if (files.length > 0) {
      this.#found.set(copiesKey(uri), files);
    } else {
      this.#found.delete(copiesKey(uri));
    }
  }

  /** Whether a file was found in a folder or below. */
  hasFilesIn(folder: string): boolean {
    const inside = stemOf(`${comparable(folder)}/`);
    for (const key of this.#found.keys()) {
      if (key.startsWith(inside)) {
        return true;
      }
    }
    return false;
  }
}

/** Files with the same are one plan in several formats. */
export function copiesKey(uri: string): string {
  return stemOf(comparable(uri));
}
