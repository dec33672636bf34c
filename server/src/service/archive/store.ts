import type { PlanArchive } from '../../archive/model';
import type { ArchiveStatus, Settings } from '../../messages';
import type { Message } from '../../rules/rule';
import { say, type Language } from '../../features/say';
import { ArchiveCache } from './cache';
import { Copies, copiesKey } from './copies';
import { HeldPlans, type ArchiveParts } from './held-plans';
import { KnownFiles } from './known-files';
import { PlanLoader } from './loader';
import type { ArchiveOptions } from './options';
import { isThere, type ReadingOptions } from './reader';
import { Tally } from './tally';
import { chosenOf, emptyAfter, NO_SOURCES, SourceFinder, type SourceFile, type Sources } from './sources';
import { Corrections, correctionsOf } from './corrections';
import { Slices, UNHURRIED } from './pace';
import { comparable, foldersAbove, nameOf, parentOf } from '../uris';
import { isDocumentFile, isTextFile, LOCK } from '../../plan-files';

/** The cache is written again when more than one plan in so many is another: the rest is quickly read again. */
const STALE_SHARE = 50;
const NOTHING_THERE: Message = {
  zh: 'archive.folders 所列的这一处不是文件夹，或其中没有往年要点',
  en: 'named in archive.folders, but no folder, or one without plans',
};

export type { ArchiveParts } from './held-plans';
export type { LoadingProgress } from './loader';
export type { ArchiveOptions } from './options';

/**
 * The earlier plans of a server: finds them, reads them in slices in the background, keeps them between two runs,
 * and follows what happens to their files. Only one pass runs at a time; what comes meanwhile is done by the next.
 */
export class ArchiveStore {
  readonly #options: ArchiveOptions;
  readonly #finder: SourceFinder;
  readonly #cache: ArchiveCache | undefined;
  readonly #slices: Slices;
  readonly #held: HeldPlans;
  readonly #loader: PlanLoader;
  readonly #copies = new Copies();
  readonly #listeners: (() => void)[] = [];

  #sources: Sources = NO_SOURCES;
  /** Where the settings lead to nothing. */
  #empty: readonly string[] = [];
  #corrections = new Corrections([], undefined);
  #state: ArchiveStatus['state'] = 'loading';
  #unsaved = 0;
  #restored = false;

  #settings: Settings;
  #trusted: boolean;
  #started = false;
  #running = false;
  #working = Promise.resolve();
  #closed = false;
  /** Whether the user broke the last loading off; files that change are still followed. */
  #cancelled = false;
  /** Whether the present pass is to end. */
  #stopping = false;
  #wanted: 'look' | 'anew' | undefined;
  readonly #changed = new Map<string, string>();

  constructor(options: ArchiveOptions, settings: Settings) {
    this.#options = options;
    this.#settings = settings;
    this.#trusted = options.trusted === true;
    const { workspace, configs, logger, loadDocuments } = options;
    this.#finder = new SourceFinder(workspace, configs, logger, loadDocuments !== undefined);
    this.#cache = options.storage && new ArchiveCache(options.storage, options.logger);
    this.#slices = new Slices(options.pace ?? UNHURRIED);
    this.#held = new HeldPlans(new KnownFiles(options.fileOf));
    this.#loader = new PlanLoader(this.#held, {
      workspace,
      logger,
      loadDocuments,
      breathe: () => this.#slices.breathe(),
      isStopped: () => this.#isStopped(),
      readingOf: (uri) => this.#readingOf(uri),
      onLoading: () => {
        this.#setState('loading');
        return options.onLoading?.(() => this.cancel());
      },
      onGone: (uri, tally) => this.#lose(uri, tally),
      onSkipped: (uri, reason) => options.onSkipped?.(uri, reason),
    });
  }

  /** How far the plans have been read. */
  get state(): ArchiveStatus['state'] {
    return this.#state;
  }

  /** The plans held so far; undefined before any was found. */
  get archive(): PlanArchive | undefined {
    return this.#held.archive;
  }

  /** The archive's code, once there is an archive. */
  get parts(): ArchiveParts | undefined {
    return this.#held.parts;
  }

  /** What users said of plans, by their files. */
  get corrections(): Corrections {
    return this.#corrections;
  }

  /** Whether the user trusts the workspace. */
  get isTrusted(): boolean {
    return this.#trusted;
  }

  /** Everything that plans are read from. */
  get sources(): Sources {
    return this.#sources;
  }

  /** The newest year a plan held is for; 0 when none says. */
  get newestYear(): number {
    return Math.max(0, ...(this.#held.archive?.plans ?? []).map(({ year }) => year ?? 0));
  }

  /** What is shown of it. */
  status(language: Language): ArchiveStatus {
    const skipped = [
      ...[...this.#held.files.unread].map(([uri, reason]) => ({ uri, reason })),
      ...this.#empty.map((uri) => ({ uri, reason: NOTHING_THERE })),
      ...this.#loader.hindrances,
    ];
    return {
      state: this.#state,
      plans: this.#held.planCount,
      units: this.#held.unitCount,
      ...(this.#cancelled ? { cancelled: true } : {}),
      skipped: skipped.map(({ uri, reason }) => ({ uri, reason: say(reason, language) })),
    };
  }

  /** Calls back when the state or what is held changed. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** The URI by which the archive knows a file, whatever way a client writes it; else the URI itself. */
  canonical(uri: string): string {
    return this.#held.files.canonical(uri);
  }

  /** Hash of the text that a plan was read from. */
  hashOf(uri: string): string | undefined {
    return this.#held.files.stamps.get(uri)?.hash;
  }

  /** Begins to read; until then nothing is. */
  start(): void {
    if (!this.#started) {
      this.#started = true;
      this.#wanted ??= 'look';
      this.#work();
    }
  }

  /** Takes new settings. */
  configure(settings: Settings): void {
    const before = this.#settings;
    this.#settings = settings;
    if (readingKey(before) !== readingKey(settings)) {
      this.lookAgain();
    }
  }

  /** Says whether the user trusts the workspace now. */
  trust(trusted: boolean): void {
    if (this.#trusted !== trusted) {
      this.#trusted = trusted;
      this.lookAgain();
    }
  }

  /** Looks at all folders and files again, since others may count now. */
  lookAgain(): void {
    this.#cancelled = false;
    this.#wanted ??= 'look';
    this.#work();
  }

  /** The same where nothing says that anything changed: not after the user broke a loading off. */
  verify(): void {
    if (!this.#cancelled) {
      this.lookAgain();
    }
  }

  /** Reads everything anew, past the cache. */
  reload(): void {
    this.#cancelled = false;
    this.#wanted = 'anew';
    this.start();
    this.#work();
  }

  /** Says that files were written, created or deleted; those that are none of ours are passed over. */
  filesChanged(uris: readonly string[]): void {
    const known = this.#held.files.uris;
    const folders = new Set<string>();
    for (const uri of uris) {
      const ours = known.get(comparable(uri));
      const name = nameOf(uri);
      if (ours !== undefined || isTextFile(name) || isDocumentFile(name)) {
        this.#changed.set(comparable(uri), ours ?? uri);
      } else if (name.startsWith(LOCK)) {
        this.#unlocked(uri);
      } else {
        folders.add(comparable(uri));
      }
    }
    // A folder that is gone takes its plans along, and no more may be said of them. Thousands of other files may go
    // at once, so the plans look for their folders, not the other way round.
    for (const [key, inside] of folders.size > 0 ? known : []) {
      if (foldersAbove(key).some((folder) => folders.has(folder))) {
        this.#changed.set(key, inside);
      }
    }
    this.#work();
  }

  /** Looks again at what could not be read in a folder: Word has opened or closed a file there, and may have held it. */
  #unlocked(lock: string): void {
    const folder = parentOf(comparable(lock));
    for (const uri of this.#held.files.unread.keys()) {
      if (isDocumentFile(nameOf(uri)) && parentOf(comparable(uri)) === folder) {
        this.#changed.set(comparable(uri), uri);
      }
    }
  }

  /** Breaks off a loading; what has been read is kept. */
  cancel(): void {
    if (this.#running) {
      this.#cancelled = true;
      this.#stopping = true;
      this.#wanted = undefined;
    }
  }

  /** Stops all work for good; settles when what is being kept has been kept. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#working;
  }

  #isStopped(): boolean {
    return this.#closed || this.#stopping;
  }

  #work(): void {
    if (!this.#started || this.#running || this.#closed) {
      return;
    }
    this.#running = true;
    this.#working = this.#run()
      .catch((error: unknown) => {
        this.#options.logger.error('the earlier plans could not be read', error);
      })
      .finally(() => {
        this.#running = false;
        if (this.#wanted !== undefined || this.#changed.size > 0) {
          this.#work();
        }
      });
  }

  async #run(): Promise<void> {
    const tally = new Tally();
    try {
      while (!this.#closed && (this.#wanted !== undefined || this.#changed.size > 0)) {
        this.#stopping = false;
        if (this.#wanted !== undefined) {
          const anew = this.#wanted === 'anew';
          this.#wanted = undefined;
          this.#changed.clear();
          await this.#lookAtAll(anew, tally);
        } else {
          const uris = [...this.#changed.values()];
          this.#changed.clear();
          await this.#lookAtChanged(uris, tally);
        }
      }
    } finally {
      this.#setState(this.#held.planCount + this.#held.files.stamps.size > 0 ? 'ready' : 'off');
    }
    this.#log(tally);
    await this.#save(tally);
  }

  async #lookAtAll(anew: boolean, tally: Tally): Promise<void> {
    const before = this.#sources;
    const { configs, workspace } = this.#options;
    const { archive } = this.#settings;
    this.#sources = await this.#finder.folders({ folders: archive.folders, trusted: this.#trusted });
    this.#corrections = correctionsOf(
      this.#sources.byConfig,
      this.#settings,
      configs.folders,
      workspace.home,
    );
    const { files: all, empty } = await this.#finder.files(this.#sources);
    const files = chosenOf(all);
    this.#copies.replace(all);
    if (empty.join('\n') !== this.#empty.join('\n')) {
      this.#empty = empty;
      this.#changedNow();
    }
    if (files.length > 0) {
      await this.#prepare(anew);
    }
    if (before.outside.join('\n') !== this.#sources.outside.join('\n')) {
      this.#changedNow();
    }
    this.#loader.forgetHindrances();
    const present = new Set(files.map(({ uri }) => comparable(uri)));
    for (const [key, uri] of [...this.#held.files.uris]) {
      if (!present.has(key)) {
        this.#drop(uri, tally);
      }
    }
    if (anew) {
      this.#held.files.forgetReadings();
    }
    await this.#loader.load(files, false, tally);
  }

  async #lookAtChanged(uris: readonly string[], tally: Tally): Promise<void> {
    const groups = new Map<string, string>();
    for (const uri of uris) {
      const file = this.#finder.fileAt(this.#sources, uri);
      const others = this.#copies.beside(uri);
      groups.set(copiesKey(uri), uri);
      // Where it stands alone, looking at it says whether it is there.
      const isFound = file && (others.length === 0 || (await isThere(uri, this.#options.workspace)));
      this.#copies.set(uri, isFound === true ? [...others, file] : others);
      if (isFound !== true) {
        this.#drop(uri, tally);
      }
    }
    const files: SourceFile[] = [];
    for (const uri of groups.values()) {
      const all = this.#copies.of(uri);
      const chosen = new Set(chosenOf(all));
      files.push(...chosen);
      all.filter((file) => !chosen.has(file)).forEach((copy) => this.#drop(this.canonical(copy.uri), tally));
    }
    if (files.length > 0) {
      await this.#prepare(false);
    }
    await this.#loader.load(files, true, tally);
    this.#empty = emptyAfter(uris, this.#sources, this.#empty, (folder) => this.#copies.hasFilesIn(folder));
  }

  /** Loads the archive's code and, the first time, what the last run kept. */
  async #prepare(anew: boolean): Promise<void> {
    const kept = async () => (anew ? undefined : await this.#cache?.read(this.#cacheKey));
    if (await this.#held.prepare(kept, this.#slices)) {
      this.#restored = true;
    }
  }

  async #readingOf(uri: string): Promise<ReadingOptions> {
    const config = await this.#options.configs.find(uri);
    return { settings: this.#settings, config, correction: this.#corrections.of(uri) };
  }

  #drop(uri: string, tally: Tally): void {
    tally.countRemoved(this.#held.drop(uri));
  }

  /** A file that is not there any more stands in nobody's way: whatever it stood before is looked at next. */
  #lose(uri: string, tally: Tally): void {
    const others = this.#copies.beside(uri);
    this.#copies.set(uri, others);
    others.forEach((other) => this.#changed.set(comparable(other.uri), this.canonical(other.uri)));
    this.#drop(uri, tally);
  }

  get #cacheKey(): string {
    return ArchiveCache.keyOf(this.#sources.folders.map(({ uri }) => comparable(uri)));
  }

  #setState(state: ArchiveStatus['state']): void {
    this.#state = state;
    this.#changedNow();
  }

  #changedNow(): void {
    for (const listener of this.#listeners) {
      listener();
    }
  }

  #log({ parsed, same, removed, skipped }: Tally): void {
    if (parsed + removed + skipped > 0 || this.#restored) {
      const held = `${this.#held.archive?.plans.length ?? 0} plans, ${this.#held.unitCount} units`;
      const from = this.#restored ? ', from the cache' : '';
      this.#options.logger.info(
        `earlier plans: ${held}${from}; ${parsed} parsed, ${same} the same, ${removed} removed, ${skipped} skipped`,
      );
    }
    this.#restored = false;
  }

  async #save({ changes, same, skipped }: Tally): Promise<void> {
    this.#unsaved += changes + same + skipped;
    const { archive, files } = this.#held;
    if (!this.#cache || !archive || this.#isStopped() || this.#unsaved === 0) {
      return;
    }
    if (this.#unsaved * STALE_SHARE >= files.stamps.size) {
      this.#unsaved = 0;
      await this.#slices.rest();
      await this.#cache.write(this.#cacheKey, { stamps: files.stamps, archive: archive.serialize() });
    }
  }
}

/** What of the settings a plan's reading depends on. */
function readingKey({ archive, encoding, numbering }: Settings): string {
  return JSON.stringify([archive, encoding, numbering]);
}
