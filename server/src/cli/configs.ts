import { dirname, resolve } from 'node:path';
import { decodeText } from '../archive/readers/text';
import { ARCHIVE_RULES } from '../archive/rules/index';
import { EMPTY_CONFIG, type Ignore, type WorkplanConfig } from '../config/config';
import { unusedIgnores } from '../config/ignores';
import type { TextPlace } from '../config/place';
import { ConfigFinder } from '../node/find-config';
import { findPlans } from '../node/find-plans';
import { readBytes } from '../node/read-bytes';
import { RULE_CODES } from '../features/rules-of';
import { pathWithin, readFailure, shownPath, type Failure } from './inputs';
import { saidOf, UsageError } from './say';

const ARCHIVE_CODES: ReadonlySet<string> = new Set(ARCHIVE_RULES.map(({ code }) => code));

/** A `workplan.json` in use, and what has been seen of the plans under it. */
export interface UsedConfig {
  /** Where it is; undefined for the one that stands for none. */
  readonly path: string | undefined;
  readonly name: string;
  readonly text: string;
  readonly readable: boolean;
  readonly config: WorkplanConfig;
  readonly places: ReadonlyMap<Ignore, TextPlace>;
  readonly used: Set<Ignore>;
  /** Absolute paths of the plans that were checked by it. */
  readonly checked: Set<string>;
}

/** Reads each `workplan.json` that the plans go by, once, and keeps what is wrong with them. */
export class Configs {
  readonly failures: Failure[] = [];
  readonly #finder = new ConfigFinder();
  readonly #read = new Map<string | undefined, Promise<UsedConfig>>();
  readonly #given: string | undefined;

  /**
   * @param given the file to use for every plan, instead of the nearest
   */
  constructor(
    readonly cwd: string,
    readonly given: string | undefined,
  ) {
    this.#given = given === undefined ? undefined : resolve(cwd, given);
  }

  /**
   * Makes sure that the file given by the user is there: without it nothing would be checked as they want it.
   *
   * @throws {UsageError} when it cannot be read
   */
  async requireGiven(): Promise<void> {
    if (this.#given === undefined) {
      return;
    }
    const { readable } = await this.#of(this.#given, this.given ?? '');
    const [failure] = this.failures;
    if (failure && !readable) {
      throw new UsageError(saidOf(failure.name, failure.reason));
    }
  }

  /** The settings for a plan; `path` is undefined for standard input without a name. */
  async for(path: string | undefined): Promise<UsedConfig> {
    if (this.#given !== undefined) {
      return this.#of(this.#given, this.given ?? '');
    }
    const found = await this.#finder.find(path === undefined ? this.cwd : dirname(path));
    return this.#of(found, found === undefined ? '' : shownPath(found, this.cwd));
  }

  /**
   * Of each file in use, the ignores that hide nothing, once all plans have been checked.
   *
   * @param archive whether the rules that need earlier plans were run too; else nothing is known of their ignores
   */
  async unused(
    archive: boolean,
  ): Promise<readonly { readonly source: UsedConfig; readonly ignores: readonly Ignore[] }[]> {
    const result = [];
    for (const source of await Promise.all(this.#read.values())) {
      const { path, config, used } = source;
      const judged = config.ignores.filter(({ code }) => archive || !ARCHIVE_CODES.has(code));
      if (path !== undefined && judged.some((ignore) => !used.has(ignore))) {
        result.push({
          source,
          ignores: unusedIgnores(judged, used, await this.#checkedBy(source, path)),
        });
      }
    }
    return result.filter(({ ignores }) => ignores.length > 0);
  }

  #of(path: string | undefined, name: string): Promise<UsedConfig> {
    let read = this.#read.get(path);
    if (!read) {
      read = this.#load(path, name);
      this.#read.set(path, read);
    }
    return read;
  }

  async #load(path: string | undefined, name: string): Promise<UsedConfig> {
    const text = path === undefined ? '' : await this.#textOf(path, name);
    const state = { path, name, used: new Set<Ignore>(), checked: new Set<string>() };
    if (path === undefined || text === undefined) {
      return { ...state, text: '', readable: text !== undefined, config: EMPTY_CONFIG, places: new Map() };
    }
    const { readConfig } = await import('../config/read');
    const { config, problems, places } = readConfig(text, RULE_CODES);
    for (const { message, range } of problems) {
      const place = `${name}:${range.start.line + 1}:${range.start.character + 1}`;
      this.failures.push({ name: place, reason: message });
    }
    return { ...state, text, readable: true, config, places };
  }

  async #textOf(path: string, name: string): Promise<string | undefined> {
    try {
      const decoded = decodeText(await readBytes(path));
      if (decoded.kind === 'text') {
        return decoded.text;
      }
      this.failures.push({ name, reason: decoded.reason });
    } catch (error) {
      this.failures.push(readFailure(name, error));
    }
    return undefined;
  }

  /**
   * `all` when every plan that goes by a file was checked, else the plans that were, relative to its folder. Any
   * plan anywhere may go by a file that the user gives, so there it is never all.
   */
  async #checkedBy(source: UsedConfig, path: string): Promise<'all' | ReadonlySet<string>> {
    const folder = dirname(path);
    return this.#given === undefined && (await this.#isComplete(source, folder))
      ? 'all'
      : new Set([...source.checked].flatMap((file) => pathWithin(folder, file) ?? []));
  }

  async #isComplete({ path, checked }: UsedConfig, folder: string): Promise<boolean> {
    const { files, truncated } = await findPlans(folder);
    const judged = await Promise.all(
      files.map(async (file) => checked.has(file) || (await this.#finder.find(dirname(file))) !== path),
    );
    return !truncated && judged.every(Boolean);
  }
}
