import type { Diagnostic } from 'vscode-languageserver-types';
import { isArchiveCode } from '../archive/rules/index';
import type { Ignore } from '../config/config';
import { unusedIgnores, UNUSED_IGNORE } from '../config/ignores';
import { SOURCE } from '../features/diagnostics';
import { SEVERITIES, UNNECESSARY } from '../features/kinds';
import { say, type Language } from '../features/say';
import type { Range } from '../plan/position';
import type { Message, RuleLevel } from '../rules/rule';
import type { FoundConfig } from './configs';
import { isSameUri } from './uris';

const UNUSED: Message = {
  zh: '这条忽略已不起作用：原处没有这种提示了，可以删去',
  en: 'This ignore hides nothing any more and can be deleted',
};

/** What was seen of the plans of one workplan.json. */
interface Account {
  readonly found: FoundConfig;
  /** Per plan (path relative to the file's folder) the ignores that hid something in it. */
  readonly used: Map<string, ReadonlySet<Ignore>>;
  /** Plans that were seen beside those of earlier years. */
  readonly besideArchive: Set<string>;
  /** Whether every plan below the folder has been checked. */
  complete: boolean;
}

/** Keeps account of which ignores of which `workplan.json` are of use. */
export class IgnoreLedger {
  readonly #accounts = new Map<string, Account>();

  /**
   * Notes a check.
   *
   * @param besideArchive whether the plans of earlier years had their say
   * @returns whether what is to be said of the configuration may be different now
   */
  note(
    found: FoundConfig,
    file: string | undefined,
    used: ReadonlySet<Ignore>,
    besideArchive = false,
  ): boolean {
    const account = this.#accountOf(found);
    if (!account) {
      return false;
    }
    const before = file === undefined ? undefined : account.used.get(file);
    let isFirst = before === undefined;
    if (file !== undefined) {
      account.used.set(file, used);
      if (besideArchive && !account.besideArchive.has(file)) {
        account.besideArchive.add(file);
        isFirst = true;
      }
    }
    return isFirst || before === undefined || !isSameSet(before, used);
  }

  /** Notes that every plan below the folder of a configuration has been checked. */
  complete(found: FoundConfig): void {
    const account = this.#accountOf(found);
    if (account) {
      account.complete = true;
    }
  }

  /** The configurations that plans have been checked by. */
  get noted(): readonly FoundConfig[] {
    return [...this.#accounts.values()].map(({ found }) => found);
  }

  /** Forgets what was seen under one file, or under all: they are read again. */
  forget(uri?: string): void {
    for (const key of [...this.#accounts.keys()]) {
      if (uri === undefined || isSameUri(key, uri)) {
        this.#accounts.delete(key);
      }
    }
  }

  /**
   * What is to be said of a configuration: its problems, and the ignores that hide nothing.
   *
   * @param level of an ignore that hides nothing
   */
  diagnose(found: FoundConfig, language: Language, tags: boolean, level: RuleLevel = 'hint'): Diagnostic[] {
    const source = say(SOURCE, language);
    const problems = found.problems.map(({ range, message }): Diagnostic => ({
      range,
      severity: SEVERITIES.error,
      source,
      message: say(message, language),
    }));
    if (level === 'off') {
      return problems;
    }
    const unused = this.#unused(found).map((range): Diagnostic => ({
      range,
      severity: SEVERITIES[level],
      code: UNUSED_IGNORE,
      source,
      message: say(UNUSED, language),
      ...(tags ? { tags: [UNNECESSARY] } : {}),
    }));
    return [...problems, ...unused];
  }

  /** Where the ignores stand that hide nothing, of those that can be judged. */
  #unused(found: FoundConfig): readonly Range[] {
    const account = this.#accountOf(found);
    const used = new Set<Ignore>();
    for (const set of account?.used.values() ?? []) {
      for (const ignore of set) {
        used.add(ignore);
      }
    }
    const checked = account?.complete === true ? 'all' : new Set(account?.used.keys());
    const isJudged = ({ code, file }: Ignore): boolean =>
      !isArchiveCode(code) || (file !== undefined && account?.besideArchive.has(file) === true);
    return unusedIgnores(found.config.ignores, used, checked, isJudged)
      .map((ignore) => found.places.get(ignore)?.range)
      .filter((range) => range !== undefined);
  }

  /** The account of this reading of the file; an older reading's is dropped. */
  #accountOf(found: FoundConfig): Account | undefined {
    if (!found.exists || found.uri === undefined) {
      return undefined;
    }
    let account = this.#accounts.get(found.uri);
    if (account?.found !== found) {
      account = { found, used: new Map(), besideArchive: new Set(), complete: false };
      this.#accounts.set(found.uri, account);
    }
    return account;
  }
}

function isSameSet(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): boolean {
  return a.size === b.size && [...a].every((value) => b.has(value));
}
