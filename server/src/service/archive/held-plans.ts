import type { Archive } from '../../archive/archive';
import type { CachedArchive } from './cache';
import type { KnownFiles } from './known-files';
import type { Slices } from './pace';
import type * as Parts from './parts';

/** Earlier plans that are held at most: a hundred years of fifty offices. */
export const MAX_HELD_PLANS = 5000;
/** Units that are held at most; at most 1 kB of memory each. */
export const MAX_HELD_UNITS = 250_000;
/** Bytes of all files together that are held at most. */
export const MAX_HELD_BYTES = 256 * 1024 * 1024;

export type ArchiveParts = typeof Parts;

/** The plans that are held, together with what is known of their files, and how many more there is room for. */
export class HeldPlans {
  #parts: ArchiveParts | undefined;
  #archive: Archive | undefined;

  constructor(readonly files: KnownFiles) {}

  /** The plans; undefined before {@link prepare}. */
  get archive(): Archive | undefined {
    return this.#archive;
  }

  /** The archive's code, once it is loaded. */
  get parts(): ArchiveParts | undefined {
    return this.#parts;
  }

  get planCount(): number {
    return this.#archive?.planCount ?? 0;
  }

  get unitCount(): number {
    return this.#archive?.unitCount ?? 0;
  }

  /**
   * Loads the archive's code and, the first time, what the last run kept.
   *
   * @returns whether what the last run kept was taken over now
   */
  async prepare(kept: () => Promise<CachedArchive | undefined>, slices: Slices): Promise<boolean> {
    this.#parts ??= await import('./parts');
    if (this.#archive) {
      return false;
    }
    const cached = await kept();
    const { Archive } = this.#parts;
    // Hundreds of kilobytes a millisecond: a large one takes a while, so what waits comes before.
    await slices.rest();
    const archive = cached && Archive.deserialize(cached.archive);
    this.#archive = archive ?? new Archive();
    if (!cached || !archive) {
      return false;
    }
    for (const [uri, stamp] of cached.stamps) {
      this.files.note(uri, stamp);
    }
    // What the two parts of the cache do not agree on is read again.
    for (const { uri } of archive.plans) {
      if (this.files.stamps.get(uri)?.held !== true) {
        archive.remove(uri);
      }
    }
    for (const [uri, { held }] of [...this.files.stamps]) {
      if (held === true && !archive.plan(uri)) {
        this.files.forget(uri);
      }
    }
    return true;
  }

  /**
   * Whether a plan can be held too, in place of what its file holds so far.
   *
   * @param bytes what its file counts for, see `sizeOf`
   */
  hasRoomFor(uri: string, units: number, bytes: number): boolean {
    const before = this.#archive?.plan(uri);
    return (
      this.planCount + (before ? 0 : 1) <= MAX_HELD_PLANS &&
      this.unitCount - (before?.size ?? 0) + units <= MAX_HELD_UNITS &&
      this.files.bytesWith(uri, bytes) <= MAX_HELD_BYTES
    );
  }

  /** Lets go of a file's plan; says whether there was one. */
  remove(uri: string): boolean {
    return this.#archive?.remove(uri) === true;
  }

  /** The same, and forgets the file. */
  drop(uri: string): boolean {
    const removed = this.remove(uri);
    this.files.forget(uri);
    return removed;
  }
}
