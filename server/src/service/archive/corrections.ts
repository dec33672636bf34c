import type { PlanCorrection, Settings } from '../../messages';
import { isNamePattern, matchesName, matchesPattern, resolvePattern, type PathPattern } from './path-pattern';
import type { Sources } from './sources';
import { isInside } from '../uris';

/** Corrections as one place gives them: by path or glob, relative to its folders. */
export interface CorrectionSource {
  readonly plans: Readonly<Record<string, PlanCorrection>>;
  /** URIs of the folders that relative paths start from. */
  readonly folders: readonly string[];
  /** URIs of the folders that a mere file name is looked for in, and below; without it anywhere. */
  readonly scope?: readonly string[];
}

interface Entry {
  readonly name: string | undefined;
  readonly scope: readonly string[] | undefined;
  readonly patterns: readonly PathPattern[];
  readonly correction: PlanCorrection;
}

/** What users know better than what was read off a plan, by its file. */
export class Corrections {
  readonly #entries: readonly Entry[];
  /** Stands for all that is in it: as long as it is the same, so is what was read. */
  readonly key: string;

  /**
   * @param sources the later ones win
   * @param home URI of the home folder, for `~`
   */
  constructor(sources: readonly CorrectionSource[], home: string | undefined) {
    this.#entries = sources.flatMap(({ plans, folders, scope }) =>
      Object.entries(plans).map(([pattern, correction]): Entry => {
        // A name alone means that file in whatever folder it lies.
        const name = isNamePattern(pattern) ? pattern : undefined;
        const roots = folders.length > 0 ? folders : [undefined];
        const patterns =
          name === undefined
            ? roots
                .map((folder) => resolvePattern(pattern, folder, home))
                .filter((found) => found !== undefined)
            : [];
        return { name, scope, patterns, correction };
      }),
    );
    this.key = JSON.stringify(sources);
  }

  /** What holds for a plan; undefined when nothing was said of it. Of two entries the later one wins, part by part. */
  of(uri: string): PlanCorrection | undefined {
    let found: PlanCorrection | undefined;
    for (const entry of this.#entries) {
      if (isMeant(entry, uri)) {
        found = { ...found, ...entry.correction };
      }
    }
    return found;
  }
}

/**
 * What the settings and every `workplan.json` say of plans; that of an inner folder wins.
 *
 * @param folders URIs of the workspace folders
 * @param home URI of the home folder, for `~`
 */
export function correctionsOf(
  byConfig: Sources['byConfig'],
  { archive }: Pick<Settings, 'archive'>,
  folders: readonly string[],
  home: string | undefined,
): Corrections {
  const nested = [...byConfig].sort(([a], [b]) => (a.folder?.length ?? 0) - (b.folder?.length ?? 0));
  return new Corrections(
    [
      { plans: archive.plans, folders },
      ...nested.flatMap(([{ config, folder }, named]) =>
        folder === undefined
          ? []
          : [{ plans: config.archive.plans, folders: [folder], scope: [folder, ...named] }],
      ),
    ],
    home,
  );
}

function isMeant({ name, scope, patterns }: Entry, uri: string): boolean {
  return name === undefined
    ? patterns.some((pattern) => matchesPattern(pattern, uri))
    : matchesName(name, uri) && (scope?.some((folder) => isInside(folder, uri)) ?? true);
}
