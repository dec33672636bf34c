import type { Message } from '../../rules/rule';
import type { FileStamp } from './cache';
import type { HeldPlans } from './held-plans';
import {
  lookAt,
  readFresh,
  sizeOf,
  type FreshFile,
  type Looked,
  type ReadingHost,
  type ReadingOptions,
} from './reader';
import type { SourceFile } from './sources';
import type { Tally } from './tally';
import { NO_TOOLS } from '../plan-file';

/** Files read at once: enough to keep a disk busy, few enough to be held in memory. */
const READ_AT_ONCE = 16;
/** Files whose failure is logged one by one in one pass. */
const MAX_NAMED_FAILURES = 50;
const TOO_MANY: Message = {
  zh: '往年要点太多，这一份和之后的都没有读入',
  en: 'there are too many earlier plans: this one and those after it were not read',
};

const WITHOUT_TOOLS: Message = {
  zh: `往年的 Word 文件都没有读入：${NO_TOOLS.zh}`,
  en: `no earlier plan in a Word file was read: ${NO_TOOLS.en}`,
};

/** The progress of a loading, shown to the user. */
export interface LoadingProgress {
  report(done: number, all: number): void;
  done(): void;
}

/** What files are loaded with, and who is told what comes of it. */
export interface LoaderHost extends ReadingHost {
  /** How a file is to be read as things stand. */
  readonly readingOf: (uri: string) => Promise<ReadingOptions>;
  /** Called when a loading turns out to have much to read, until that gives something to tell its progress to. */
  readonly onLoading: () => LoadingProgress | undefined;
  /** Called for a file that is not there any more. */
  readonly onGone: (uri: string, tally: Tally) => void;
  /** Called for a file that could not be read. */
  readonly onSkipped: (uri: string, reason: Message) => void;
}

/** Reads files in slices and puts their plans in the archive. */
export class PlanLoader {
  /** The first file that there was no room for. */
  #overflow: string | undefined;
  /** The first Word file that nothing could read. */
  #toolless: string | undefined;

  constructor(
    readonly held: HeldPlans,
    readonly host: LoaderHost,
  ) {}

  /** What stopped more than one file from being read, by the first of them. */
  get hindrances(): readonly { readonly uri: string; readonly reason: Message }[] {
    return [
      ...(this.#overflow === undefined ? [] : [{ uri: this.#overflow, reason: TOO_MANY }]),
      ...(this.#toolless === undefined ? [] : [{ uri: this.#toolless, reason: WITHOUT_TOOLS }]),
    ];
  }

  /** Tries again what was hindered, now that everything is looked at. */
  forgetHindrances(): void {
    this.#overflow = undefined;
    this.#toolless = undefined;
  }

  /**
   * Reads the files that are not what they were, until all are read or that is not wanted any more.
   *
   * @param distrust whether they may have changed although size and time are the same
   */
  async load(files: readonly SourceFile[], distrust: boolean, tally: Tally): Promise<void> {
    const { breathe, isStopped, onLoading } = this.host;
    let fresh = 0;
    let progress: LoadingProgress | undefined;
    try {
      for (let from = 0; from < files.length && !isStopped(); from += READ_AT_ONCE) {
        const batch = files.slice(from, from + READ_AT_ONCE);
        const looked = await Promise.all(batch.map((file) => this.#look(file, distrust)));
        fresh += looked.filter(({ kind }) => kind === 'fresh').length;
        if (fresh > READ_AT_ONCE && !progress) {
          progress = onLoading();
        }
        for (const [i, file] of batch.entries()) {
          const found = looked[i];
          if (found && !isStopped()) {
            await this.#take(file, found, tally);
            await breathe();
            progress?.report(from + i + 1, files.length);
          }
        }
      }
      while (this.held.archive?.settle() === true) {
        await breathe();
      }
    } finally {
      progress?.done();
    }
  }

  async #look(file: SourceFile, distrust: boolean): Promise<Looked> {
    const { files } = this.held;
    const reading = await this.host.readingOf(file.uri);
    return lookAt(file, files.stamps.get(files.canonical(file.uri)), this.host.workspace, reading, distrust);
  }

  async #take(file: SourceFile, looked: Looked, tally: Tally): Promise<void> {
    const uri = this.held.files.canonical(file.uri);
    if (looked.kind === 'gone') {
      this.host.onGone(uri, tally);
    } else if (looked.kind === 'unreadable') {
      this.#skip(uri, looked.stamp, tally);
    } else if (looked.kind === 'fresh') {
      await this.#read(uri, looked, tally);
    }
  }

  async #read(uri: string, fresh: FreshFile, tally: Tally): Promise<void> {
    if (fresh.file.document && this.#toolless !== undefined) {
      return;
    }
    const { files, parts, archive } = this.held;
    const { breathe, onGone, onSkipped } = this.host;
    const read = await readFresh(fresh, files.stamps.get(uri), this.host);
    if (read.kind !== 'read') {
      if (read.kind === 'gone') {
        onGone(uri, tally);
      } else if (read.kind === 'no-tools') {
        this.#toolless = uri;
        tally.skipped++;
        onSkipped(uri, WITHOUT_TOOLS);
      }
      return;
    }
    const { stamp, plan } = read;
    if (typeof stamp.held !== 'boolean') {
      this.#skip(uri, stamp, tally);
    } else if (plan && parts && archive) {
      await breathe();
      const content = parts.contentOf(plan, uri, fresh.reading.correction);
      await breathe();
      const bytes = fresh.file.document ? sizeOf(stamp) : (fresh.bytes?.length ?? 0);
      if (this.held.hasRoomFor(uri, content.units.length, bytes)) {
        files.note(uri, stamp);
        archive.put(content, stamp.hash);
        tally.parsed++;
      } else {
        tally.countRemoved(this.held.drop(uri));
        this.#overflow ??= uri;
      }
    } else {
      if (!stamp.held) {
        tally.countRemoved(this.held.remove(uri));
      }
      tally.same++;
      files.note(uri, stamp);
    }
  }

  /** A file that cannot be read is named once, and again when the reason is another. */
  #skip(uri: string, stamp: FileStamp, tally: Tally): void {
    const { files } = this.held;
    const before = files.stamps.get(uri)?.held;
    tally.countRemoved(this.held.remove(uri));
    files.note(uri, stamp);
    if (typeof stamp.held !== 'boolean' && (typeof before !== 'object' || before.zh !== stamp.held.zh)) {
      if (tally.skipped++ < MAX_NAMED_FAILURES) {
        this.host.onSkipped(uri, stamp.held);
      }
    }
  }
}
