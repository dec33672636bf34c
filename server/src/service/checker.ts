import { applyIgnores } from '../config/ignores';
import type { Ignore } from '../config/config';
import { mergeLevels } from '../config/levels';
import type { PlanDocument } from '../plan/document';
import type { ParseOptions } from '../plan/parser';
import type { Plan } from '../plan/tree';
import type { Settings } from '../messages';
import { checkPlan } from '../rules/check';
import type { Finding } from '../rules/rule';
import type { FoundConfig } from './configs';
import { mergeNumbering } from './settings';

/** What one version of a document came to under one configuration. */
export interface Checked {
  readonly version: number;
  readonly found: FoundConfig;
  readonly settings: Settings;
  readonly plan: Plan;
  /** What the user is to see. */
  readonly findings: readonly Finding[];
  /** The ignores that hid something. */
  readonly used: ReadonlySet<Ignore>;
  /** Whether the plans of earlier years had their say too. */
  readonly besideArchive: boolean;
  /** Stands for the findings and for nothing else: another text, version or configuration has another one. */
  readonly resultId: string;
}

/** Checks documents and keeps each one's last result; a result dies with its document. */
export class Checker {
  readonly #results = new WeakMap<PlanDocument, Checked>();
  #count = 0;

  /** The last result if it still holds for this version, configuration and settings. */
  known(document: PlanDocument, found: FoundConfig, settings: Settings): Checked | undefined {
    const last = this.#results.get(document);
    return last?.version === document.version && last.found === found && last.settings === settings
      ? last
      : undefined;
  }

  /** Parses and checks, unless that has been done. */
  check(document: PlanDocument, found: FoundConfig, settings: Settings): Checked {
    const known = this.known(document, found, settings);
    if (known) {
      return known;
    }
    const plan = document.plan(parseOptions(found, settings));
    const { kept, used } = findingsOf(plan, found, settings);
    const checked = {
      version: document.version,
      found,
      settings,
      plan,
      findings: kept,
      used,
      besideArchive: false,
      resultId: String(++this.#count),
    };
    this.#results.set(document, checked);
    return checked;
  }
}

/** What every rule says of a text, by the levels that hold and without what is ignored; and the ignores that hid something. */
export function findingsOf(
  plan: Plan,
  found: FoundConfig,
  settings: Settings,
): ReturnType<typeof applyIgnores> {
  const all = checkPlan(plan, { levels: { ...mergeLevels(settings.rules, found.config.rules) } });
  return applyIgnores(all, plan.lines, found.config.ignores);
}

/** How a document is read: by the configuration where it is known, else by the settings alone. */
export function parseOptions(found: FoundConfig | undefined, settings: Settings): ParseOptions {
  const numbering = mergeNumbering(settings.numbering, found?.config.numbering ?? {});
  return Object.keys(numbering).length > 0 ? { numbering } : {};
}
