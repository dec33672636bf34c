import type { Archive } from '../../archive/archive';
import type { PlanArchive } from '../../archive/model';
import type { LoadDocumentTools } from '../../export/tools';
import type { ArchiveStatus, Settings } from '../../messages';
import type { Message } from '../../rules/rule';
import type { ILogger, IStorage, IWorkspace } from '../../workspace';
import { say, type Language } from '../../features/say';
import { ArchiveCache, type FileStamp } from './cache';
import { lookAt, readFresh, sizeOf, type FreshFile, type Looked, type ReadingHost } from './reader';
import { chosenOf, NO_SOURCES, SourceFinder, type SourceFile, type Sources } from './sources';
import type * as Parts from './parts';
import type { ConfigStore } from '../configs';
import { Corrections } from './corrections';
import { Slices, UNHURRIED, type Pace } from './pace';
import { NO_TOOLS } from '../plan-file';
import { comparable, foldersAbove, isInside, nameOf, parentOf } from '../uris';
import { isDocumentFile, isTextFile, stemOf } from '../../plan-files';

/** Earlier plans that are held at most: a hundred years of fifty offices. */
export const MAX_HELD_PLANS = 5000;
/** Units that are held at most; at most 1 kB of memory each. */
export const MAX_HELD_UNITS = 250_000;
/** Bytes of all files together that are held at most. */
export const MAX_HELD_BYTES = 256 * 1024 * 1024;
/** Files read at once: enough to keep a disk busy, few enough to be held in memory. */
const READ_AT_ONCE = 16;
/** How the name of the file begins that Word and WPS lay beside one they hold open. */
const LOCK = '~$';
/** Files whose failure is logged one by one in one pass. */
const MAX_NAMED_FAILURES = 50;
/** The cache is written again when more than one plan in so many is another: the rest is quickly read again. */
const STALE_SHARE = 50;
const NOTHING_THERE: Message = {
  zh: 'archive.folders 所列的这一处不是文件夹，或其中没有往年要点',
  en: 'named in archive.folders, but no folder, or one without plans',
};
const TOO_MANY: Message = {
  zh: '往年要点太多，这一份和之后的都没有读入',
  en: 'there are too many earlier plans: this one and those after it were not read',
};

const WITHOUT_TOOLS: Message = {
  zh: `往年的 Word 文件都没有读入：${NO_TOOLS.zh}`,
  en: `no earlier plan in a Word file was read: ${NO_TOOLS.en}`,
};

export type ArchiveParts = typeof Parts;

/** The progress of a loading, shown to the user. */
export interface LoadingProgress {
  report(done: number, all: number): void;
  done(): void;
}

/** What an archive is made from. */
export interface ArchiveOptions {
  readonly workspace: IWorkspace;
  readonly configs: ConfigStore;
  readonly logger: ILogger;
  readonly storage?: IStorage | undefined;
  readonly pace?: Pace | undefined;
  /** Whether folders outside the workspace may be read. */
  readonly trusted?: boolean | undefined;
  /** Loads the readers of Word files; without it none are looked for. */
  readonly loadDocuments?: LoadDocumentTools | undefined;
  /** The file whose text a client shows at an address; a file's own URI as it is. */
  readonly fileOf?: ((uri: string) => string) | undefined;
  /** Called when a loading has something to read; `cancel` breaks it off. */
  readonly onLoading?: ((cancel: () => void) => LoadingProgress) | undefined;
  /** Called when there is something to say in the log of the client: a file that could not be read. */
  readonly onSkipped?: ((uri: string, reason: Message) => void) | undefined;
}

/** What the passes since the last line of the log did. */
class Tally {
  /** Plans that were parsed. */
  parsed = 0;
  /** Files that were read and had the words they had. */
  same = 0;
  removed = 0;
  skipped = 0;

  get changes(): number {
    return this.parsed + this.removed;
  }
}

/**
 * The earlier plans of a server: finds them, reads them in slices in the background, keeps them between two runs,
 * and follows what happens to their files. Only one pass runs at a time; what comes meanwhile is done by the next.
 */
export class ArchiveStore {
  readonly #options: ArchiveOptions;
  readonly #finder: SourceFinder;
  readonly #cache: ArchiveCache | undefined;
  readonly #slices: Slices;
  readonly #reading: ReadingHost;
  readonly #listeners: (() => void)[] = [];

  #parts: ArchiveParts | undefined;
  #archive: Archive | undefined;
  readonly #stamps = new Map<string, FileStamp>();
  /** Those of them that could not be read, with the reason: the state is asked for at every keystroke. */
  readonly #unread = new Map<string, Message>();
  /** The URI a file is known by here, by what it is compared by. */
  readonly #uris = new Map<string, string>();
  #sources: Sources = NO_SOURCES;
  /** All files that were found, read or not, by what those of one plan have in common. */
  readonly #found = new Map<string, readonly SourceFile[]>();
  /** Where the settings lead to nothing. */
  #empty: readonly string[] = [];
  #corrections = new Corrections([], undefined);
  #state: ArchiveStatus['state'] = 'loading';
  /** Bytes of all files that are held. */
  #bytes = 0;
  /** The first file that there was no room for. */
  #overflow: string | undefined;
  /** The first Word file that nothing could read. */
  #toolless: string | undefined;
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
    this.#reading = {
      workspace,
      logger,
      loadDocuments,
      breathe: () => this.#slices.breathe(),
      isStopped: () => this.#isStopped(),
    };
  }

  /** How far the plans have been read. */
  get state(): ArchiveStatus['state'] {
    return this.#state;
  }

  /** The plans held so far; undefined before any was found. */
  get archive(): PlanArchive | undefined {
    return this.#archive;
  }

  /** The archive's code, once there is an archive. */
  get parts(): ArchiveParts | undefined {
    return this.#parts;
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
    return Math.max(0, ...(this.#archive?.plans ?? []).map(({ year }) => year ?? 0));
  }

  /** What is shown of it. */
  status(language: Language): ArchiveStatus {
    const skipped = [...this.#unread].map(([uri, reason]) => ({ uri, reason: say(reason, language) }));
    skipped.push(...this.#empty.map((uri) => ({ uri, reason: say(NOTHING_THERE, language) })));
    if (this.#overflow !== undefined) {
      skipped.push({ uri: this.#overflow, reason: say(TOO_MANY, language) });
    }
    if (this.#toolless !== undefined) {
      skipped.push({ uri: this.#toolless, reason: say(WITHOUT_TOOLS, language) });
    }
    return {
      state: this.#state,
      plans: this.#archive?.planCount ?? 0,
      units: this.#archive?.unitCount ?? 0,
      ...(this.#cancelled ? { cancelled: true } : {}),
      skipped,
    };
  }

  /** Calls back when the state or what is held changed. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** The URI by which the archive knows a file, whatever way a client writes it; else the URI itself. */
  canonical(uri: string): string {
    const file = this.#options.fileOf?.(uri) ?? uri;
    return this.#uris.get(comparable(file)) ?? file;
  }

  /** Hash of the text that a plan was read from. */
  hashOf(uri: string): string | undefined {
    return this.#stamps.get(uri)?.hash;
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
    const folders = new Set<string>();
    for (const uri of uris) {
      const known = this.#uris.get(comparable(uri));
      const name = nameOf(uri);
      if (known !== undefined || isTextFile(name) || isDocumentFile(name)) {
        this.#changed.set(comparable(uri), known ?? uri);
      } else if (name.startsWith(LOCK)) {
        this.#unlocked(uri);
      } else {
        folders.add(comparable(uri));
      }
    }
    // A folder that is gone takes its plans along, and no more may be said of them. Thousands of other files may go
    // at once, so the plans look for their folders, not the other way round.
    for (const [key, inside] of folders.size > 0 ? this.#uris : []) {
      if (foldersAbove(key).some((folder) => folders.has(folder))) {
        this.#changed.set(key, inside);
      }
    }
    this.#work();
  }

  /** Looks again at what could not be read in a folder: Word has opened or closed a file there, and may have held it. */
  #unlocked(lock: string): void {
    const folder = parentOf(comparable(lock));
    for (const uri of this.#unread.keys()) {
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
      this.#setState((this.#archive?.planCount ?? 0) + this.#stamps.size > 0 ? 'ready' : 'off');
    }
    this.#log(tally);
    await this.#save(tally);
  }

  async #lookAtAll(anew: boolean, tally: Tally): Promise<void> {
    const before = this.#sources;
    const { archive } = this.#settings;
    this.#sources = await this.#finder.folders({ folders: archive.folders, trusted: this.#trusted });
    this.#corrections = this.#correctionsOf(this.#sources);
    const { files: all, empty } = await this.#finder.files(this.#sources);
    const files = chosenOf(all);
    this.#found.clear();
    for (const file of all) {
      this.#found.set(groupOf(file.uri), [...this.#siblingsOf(file.uri), file]);
    }
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
    this.#overflow = undefined;
    this.#toolless = undefined;
    const present = new Set(files.map(({ uri }) => comparable(uri)));
    for (const [key, uri] of [...this.#uris]) {
      if (!present.has(key)) {
        this.#drop(uri, tally);
      }
    }
    if (anew) {
      this.#stamps.clear();
      this.#unread.clear();
    }
    await this.#readAll(files, false, tally);
  }

  async #lookAtChanged(uris: readonly string[], tally: Tally): Promise<void> {
    const groups = new Set<string>();
    for (const uri of uris) {
      const file = this.#finder.fileAt(this.#sources, uri);
      const others = this.#siblingsOf(uri).filter((other) => comparable(other.uri) !== comparable(uri));
      groups.add(groupOf(uri));
      // Where it stands alone, looking at it says whether it is there.
      const isThere = file && (others.length === 0 || (await this.#isThere(uri)));
      this.#found.set(groupOf(uri), isThere === true ? [...others, file] : others);
      if (isThere !== true) {
        this.#drop(uri, tally);
      }
    }
    const files: SourceFile[] = [];
    for (const group of groups) {
      const all = this.#found.get(group) ?? [];
      const chosen = new Set(chosenOf(all));
      files.push(...chosen);
      all.filter((file) => !chosen.has(file)).forEach(({ uri }) => this.#drop(this.canonical(uri), tally));
      if (all.length === 0) {
        this.#found.delete(group);
      }
    }
    if (files.length > 0) {
      await this.#prepare(false);
    }
    await this.#readAll(files, true, tally);
    this.#empty = this.#emptyAfter(uris);
  }

  /** Where the settings lead to nothing now that files came or went; where none did, it is as it was. */
  #emptyAfter(uris: readonly string[]): readonly string[] {
    const before = new Set(this.#empty);
    return this.#sources.entries
      .filter(({ uri: entry, folders }) =>
        uris.some((uri) => folders.some((folder) => isInside(folder, uri)))
          ? !folders.some((folder) => this.#hasFilesIn(folder))
          : before.has(entry),
      )
      .map(({ uri }) => uri);
  }

  #hasFilesIn(folder: string): boolean {
    const inside = stemOf(`${comparable(folder)}/`);
    for (const [group, files] of this.#found) {
      if (files.length > 0 && group.startsWith(inside)) {
        return true;
      }
    }
    return false;
  }

  /** Files in one folder with one name but for the extension. */
  #siblingsOf(uri: string): readonly SourceFile[] {
    return this.#found.get(groupOf(uri)) ?? [];
  }

  async #isThere(uri: string): Promise<boolean> {
    const { workspace } = this.#options;
    try {
      return workspace.exists ? await workspace.exists(uri) : (await workspace.readFile(uri)) !== undefined;
    } catch {
      // It is there and cannot be read: which will be said.
      return true;
    }
  }

  /** Loads the archive's code and, the first time, what the last run kept. */
  async #prepare(anew: boolean): Promise<void> {
    this.#parts ??= await import('./parts');
    if (this.#archive) {
      return;
    }
    const cached = anew ? undefined : await this.#cache?.read(this.#cacheKey);
    const { Archive } = this.#parts;
    // Hundreds of kilobytes a millisecond: a large one takes a while, so what waits comes before.
    await this.#slices.rest();
    const archive = cached && Archive.deserialize(cached.archive);
    this.#archive = archive ?? new Archive();
    if (cached && archive) {
      this.#restored = true;
      for (const [uri, stamp] of cached.stamps) {
        this.#note(uri, stamp);
      }
      // What the two parts of the cache do not agree on is read again.
      for (const { uri } of archive.plans) {
        if (this.#stamps.get(uri)?.held !== true) {
          archive.remove(uri);
        }
      }
      for (const [uri, { held }] of [...this.#stamps]) {
        if (held === true && !archive.plan(uri)) {
          this.#forget(uri);
        }
      }
    }
  }

  async #readAll(files: readonly SourceFile[], distrust: boolean, tally: Tally): Promise<void> {
    let fresh = 0;
    let progress: LoadingProgress | undefined;
    try {
      for (let from = 0; from < files.length && !this.#isStopped(); from += READ_AT_ONCE) {
        const batch = files.slice(from, from + READ_AT_ONCE);
        const looked = await Promise.all(batch.map((file) => this.#look(file, distrust)));
        fresh += looked.filter(({ kind }) => kind === 'fresh').length;
        if (fresh > READ_AT_ONCE && !progress) {
          this.#setState('loading');
          progress = this.#options.onLoading?.(() => this.cancel());
        }
        for (const [i, file] of batch.entries()) {
          const found = looked[i];
          if (found && !this.#isStopped()) {
            await this.#take(file, found, tally);
            await this.#slices.breathe();
            progress?.report(from + i + 1, files.length);
          }
        }
      }
      while (this.#archive?.settle() === true) {
        await this.#slices.breathe();
      }
    } finally {
      progress?.done();
    }
  }

  async #look(file: SourceFile, distrust: boolean): Promise<Looked> {
    const { workspace, configs } = this.#options;
    const config = await configs.find(file.uri);
    const correction = this.#corrections.of(file.uri);
    const reading = { settings: this.#settings, config, correction };
    return lookAt(file, this.#stamps.get(this.canonical(file.uri)), workspace, reading, distrust);
  }

  async #take(file: SourceFile, looked: Looked, tally: Tally): Promise<void> {
    const uri = this.canonical(file.uri);
    if (looked.kind === 'gone') {
      this.#lose(uri, tally);
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
    const read = await readFresh(fresh, this.#stamps.get(uri), this.#reading);
    if (read.kind !== 'read') {
      if (read.kind === 'gone') {
        this.#lose(uri, tally);
      } else if (read.kind === 'no-tools') {
        this.#toolless = uri;
        tally.skipped++;
        this.#options.onSkipped?.(uri, WITHOUT_TOOLS);
      }
      return;
    }
    const { stamp, plan } = read;
    if (typeof stamp.held !== 'boolean') {
      this.#skip(uri, stamp, tally);
    } else if (plan && this.#parts && this.#archive) {
      await this.#slices.breathe();
      const content = this.#parts.contentOf(plan, uri, fresh.reading.correction);
      await this.#slices.breathe();
      if (
        this.#hasRoomFor(
          uri,
          content.units.length,
          fresh.file.document ? sizeOf(stamp) : (fresh.bytes?.length ?? 0),
        )
      ) {
        this.#note(uri, stamp);
        this.#archive.put(content, stamp.hash);
        tally.parsed++;
      } else {
        this.#drop(uri, tally);
        this.#overflow ??= uri;
      }
    } else {
      if (!stamp.held) {
        tally.removed += this.#archive?.remove(uri) === true ? 1 : 0;
      }
      tally.same++;
      this.#note(uri, stamp);
    }
  }

  /** A file that cannot be read is named once, and again when the reason is another. */
  #skip(uri: string, stamp: FileStamp, tally: Tally): void {
    const before = this.#stamps.get(uri)?.held;
    tally.removed += this.#archive?.remove(uri) === true ? 1 : 0;
    this.#note(uri, stamp);
    if (typeof stamp.held !== 'boolean' && (typeof before !== 'object' || before.zh !== stamp.held.zh)) {
      if (tally.skipped++ < MAX_NAMED_FAILURES) {
        this.#options.onSkipped?.(uri, stamp.held);
      }
    }
  }

  #drop(uri: string, tally: Tally): void {
    tally.removed += this.#archive?.remove(uri) === true ? 1 : 0;
    this.#forget(uri);
  }

  /** A file that is not there any more stands in nobody's way: whatever it stood before is looked at next. */
  #lose(uri: string, tally: Tally): void {
    const others = this.#siblingsOf(uri).filter((file) => comparable(file.uri) !== comparable(uri));
    if (others.length > 0) {
      this.#found.set(groupOf(uri), others);
      others.forEach((other) => this.#changed.set(comparable(other.uri), this.canonical(other.uri)));
    } else {
      this.#found.delete(groupOf(uri));
    }
    this.#drop(uri, tally);
  }

  #note(uri: string, stamp: FileStamp): void {
    this.#bytes += sizeOf(stamp) - sizeOf(this.#stamps.get(uri));
    this.#stamps.set(uri, stamp);
    this.#uris.set(comparable(uri), uri);
    if (typeof stamp.held === 'boolean') {
      this.#unread.delete(uri);
    } else {
      this.#unread.set(uri, stamp.held);
    }
  }

  #forget(uri: string): void {
    this.#bytes -= sizeOf(this.#stamps.get(uri));
    this.#stamps.delete(uri);
    this.#uris.delete(comparable(uri));
    this.#unread.delete(uri);
  }

  #hasRoomFor(uri: string, units: number, bytes: number): boolean {
    const before = this.#archive?.plan(uri);
    const plans = (this.#archive?.planCount ?? 0) + (before ? 0 : 1);
    return (
      plans <= MAX_HELD_PLANS &&
      (this.#archive?.unitCount ?? 0) - (before?.size ?? 0) + units <= MAX_HELD_UNITS &&
      this.#bytes - sizeOf(this.#stamps.get(uri)) + bytes <= MAX_HELD_BYTES
    );
  }

  #correctionsOf({ byConfig }: Sources): Corrections {
    const { configs, workspace } = this.#options;
    const nested = [...byConfig].sort(([a], [b]) => (a.folder?.length ?? 0) - (b.folder?.length ?? 0));
    return new Corrections(
      [
        { plans: this.#settings.archive.plans, folders: configs.folders },
        ...nested.flatMap(([{ config, folder }, named]) =>
          folder === undefined
            ? []
            : [{ plans: config.archive.plans, folders: [folder], scope: [folder, ...named] }],
        ),
      ],
      workspace.home,
    );
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
      const held = `${this.#archive?.plans.length ?? 0} plans, ${this.#archive?.unitCount ?? 0} units`;
      const from = this.#restored ? ', from the cache' : '';
      this.#options.logger.info(
        `earlier plans: ${held}${from}; ${parsed} parsed, ${same} the same, ${removed} removed, ${skipped} skipped`,
      );
    }
    this.#restored = false;
  }

  async #save({ changes, same, skipped }: Tally): Promise<void> {
    this.#unsaved += changes + same + skipped;
    if (!this.#cache || !this.#archive || this.#isStopped() || this.#unsaved === 0) {
      return;
    }
    if (this.#unsaved * STALE_SHARE >= this.#stamps.size) {
      this.#unsaved = 0;
      await this.#slices.rest();
      const archive = this.#archive.serialize();
      await this.#cache.write(this.#cacheKey, { stamps: this.#stamps, archive });
    }
  }
}

/** Files with the same are one plan in several formats. */
function groupOf(uri: string): string {
  return stemOf(comparable(uri));
}

/** What of the settings a plan's reading depends on. */
function readingKey({ archive, encoding, numbering }: Settings): string {
  return JSON.stringify([archive, encoding, numbering]);
}
