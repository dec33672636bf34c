import { realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Archive } from '../archive/archive';
import { contentOf } from '../archive/content';
import { readPlanInfo } from '../archive/info';
import type { DraftPlan, Relations, ResolvedLink } from '../archive/model';
import { DraftRelations } from '../archive/ranking/relations';
import { unitsOf } from '../archive/unit';
import type { PlanCorrection } from '../messages';
import { DiskWorkspace } from '../node/workspace';
import { readsLikePlan } from '../plan/recognise';
import { earlierPatterns, nameMatcher, withoutCopies } from '../plan-files';
import type { Message } from '../rules/rule';
import { Corrections, type CorrectionSource } from '../service/archive/corrections';
import { resolvePattern, type PathPattern } from '../service/archive/path-pattern';
import { isSameUri } from '../service/uris';
import { linksFor } from '../service/archive/user-links';
import type { Configs, UsedConfig } from './configs';
import { findInputs, shownPath, type Failure } from './inputs';
import type { Io } from './io';
import { readPlanInput, type PlanInput } from './plan-input';

/** Folders that one glob of a `workplan.json` may mean; one over a whole disk must not hang the program. */
const MAX_FOLDERS = 200;

/** Which files of a folder may be earlier plans: who names a folder asked for all that can be read. */
const isEarlier = nameMatcher(earlierPatterns(true, true));

/** Said of a folder without any earlier plan: more kinds of files are read there than are checked. */
const NO_EARLIER: Message = {
  zh: '没有找到工作要点（名称像工作要点的文件，以及内容是工作要点的其他 .txt、Word、WPS 文件）',
  en: 'no plans found (neither files named like one, nor other .txt, Word or WPS files that read like one)',
};
const ONLY_DRAFT: Message = {
  zh: '除草稿本身外没有找到工作要点',
  en: 'no plan found but the draft itself',
};
const SET_ASIDE: Message = {
  zh: '其中的工作要点都在 archive.plans 里设为 "series": false，不作为往年要点',
  en: 'every plan there is set aside by "series": false in archive.plans',
};
const NO_FOLDER: Message = {
  zh: 'archive.folders 没有指向任何文件夹',
  en: 'archive.folders names no folder',
};

/** Earlier plans, read from where the command line and `workplan.json` say. */
export interface LoadedArchive {
  readonly archive: Archive;
  /** By a plan's URI the name it is shown under: its path as it was given. */
  readonly names: ReadonlyMap<string, string>;
  /** What could not be read, in the order of the search. */
  readonly failures: readonly Failure[];
}

/** Reads earlier plans; keeps what the `workplan.json`s in use say of them. */
export class ArchiveReader {
  readonly #corrections = new Map<string, Corrections>();
  /** Where earlier plans are looked for: a mere file name in a `workplan.json` means files there too. */
  readonly #places: readonly string[];

  /**
   * @param drafts the `workplan.json`s of the plans that are compared; what they say goes before all others
   * @param operands folders and files of earlier plans, as given
   */
  constructor(
    readonly io: Io,
    readonly configs: Configs,
    readonly drafts: readonly UsedConfig[],
    readonly operands: readonly string[],
  ) {
    const given = operands.map((operand) => pathToFileURL(resolve(io.cwd, operand)).href);
    const named = drafts.flatMap((source) => patternsIn(source).map(({ pattern }) => pattern?.base));
    this.#places = [...given, ...named.filter((uri) => uri !== undefined)];
  }

  /** Whether there is anywhere to read from besides the command line. */
  get hasFolders(): boolean {
    return this.drafts.some(({ config }) => config.archive.folders.length > 0);
  }

  /**
   * Reads every plan of the archive.
   *
   * @param draft path of a plan to leave out, by whatever way it is found
   */
  async load(draft?: string): Promise<LoadedArchive> {
    const archive = new Archive();
    const names = new Map<string, string>();
    const configured = await this.#configuredFolders();
    const found = await findInputs([...this.operands, ...configured.folders], this.io, undefined, isEarlier);
    const failures = [...configured.failures, ...found.failures];
    const withPlans = new Set<string>();
    const withDraft = new Set<string>();
    let setAside = false;
    const left = draft === undefined ? undefined : await realPath(draft);
    const inputs = withoutCopies(
      found.inputs,
      ({ name, path }) => path ?? name,
      ({ given }) => given,
    );
    for (const input of inputs) {
      if (left !== undefined && input.path !== undefined && (await realPath(input.path)) === left) {
        input.folders.forEach((folder) => withDraft.add(folder));
        continue;
      }
      const result = await readPlanInput(input, this.configs);
      if ('failure' in result) {
        // As in a check: of a folder's other files nobody said that they are plans.
        if (input.named) {
          input.folders.forEach((folder) => withPlans.add(folder));
          failures.push(result.failure);
        }
        continue;
      }
      const plan = result.read;
      if (input.named || readsLikePlan(plan.plan)) {
        input.folders.forEach((folder) => withPlans.add(folder));
        const correction = this.correctionOf(plan);
        if (correction?.series === false) {
          setAside = true;
        } else {
          archive.put(contentOf(plan.plan, plan.uri, correction));
          names.set(plan.uri, input.name);
        }
      }
    }
    for (const name of found.searched.filter((folder) => !withPlans.has(folder))) {
      failures.push({ name, reason: withDraft.has(name) ? ONLY_DRAFT : NO_EARLIER });
    }
    if (archive.plans.length === 0 && failures.length === 0) {
      const name = [...this.operands, ...configured.folders].join(' ');
      failures.push({ name, reason: setAside ? SET_ASIDE : ONLY_DRAFT });
    }
    return { archive, names, failures };
  }

  /** A plan as the archive sees it: with its year and issuer corrected. */
  draftOf(read: PlanInput): DraftPlan {
    const info = readPlanInfo(read.plan, read.uri, this.correctionOf(read));
    return { info, units: unitsOf(read.plan) };
  }

  /** What the `workplan.json`s say of a plan: its own, and those of the drafts, which win. */
  correctionOf({ uri, source }: PlanInput): PlanCorrection | undefined {
    const key = source.path ?? '';
    let corrections = this.#corrections.get(key);
    if (!corrections) {
      const own = this.drafts.includes(source) ? [] : correctionsIn(source, []);
      const sources = [...own, ...this.drafts.flatMap((draft) => correctionsIn(draft, this.#places))];
      corrections = new Corrections(sources, homeUri());
      this.#corrections.set(key, corrections);
    }
    return corrections.of(uri);
  }

  /** The folders that `archive.folders` names, as operands. */
  async #configuredFolders(): Promise<{ readonly folders: string[]; readonly failures: Failure[] }> {
    const folders: string[] = [];
    const failures: Failure[] = [];
    const disk = new DiskWorkspace();
    for (const source of this.drafts) {
      for (const { written, pattern } of patternsIn(source)) {
        const uris = !pattern
          ? []
          : pattern.parts.length === 0
            ? [pattern.base]
            : await disk.findFolders(pattern.base, pattern.parts, MAX_FOLDERS);
        const paths = uris.map(pathOf).filter((found) => found !== undefined);
        if (paths.length === 0) {
          failures.push({ name: `${source.name}: ${written}`, reason: NO_FOLDER });
        }
        folders.push(...paths.map((found) => shownPath(found, this.io.cwd)));
      }
    }
    return { folders, failures };
  }
}

/** A plan beside the archive, with what the user said of it. */
export function relationsOf(draft: PlanInput, reader: ArchiveReader, { archive }: LoadedArchive): Relations {
  const links = linksOf(
    draft,
    archive.plans.map(({ uri }) => uri),
  );
  return new DraftRelations(archive, reader.draftOf(draft), { links });
}

/**
 * What the user said of a draft's units in its `workplan.json`, with files made into URIs.
 *
 * @param plans URIs of the earlier plans, which an entry may mean
 */
export function linksOf({ source, uri }: PlanInput, plans: readonly string[]): readonly ResolvedLink[] {
  const { path, config } = source;
  return path === undefined
    ? []
    : linksFor(
        uri,
        { folder: folderUri(path), config },
        {
          canonical: (file) => plans.find((plan) => isSameUri(plan, file)) ?? file,
        },
      );
}

interface WrittenPattern {
  readonly written: string;
  readonly pattern: PathPattern | undefined;
}

/** The folders a `workplan.json` names, as written and as they are meant. */
function patternsIn({ path, config }: UsedConfig): readonly WrittenPattern[] {
  return path === undefined
    ? []
    : config.archive.folders.map((written) => ({
        written,
        pattern: resolvePattern(written, folderUri(path), homeUri()),
      }));
}

/** @param places URIs of folders beside its own in which a mere file name is looked for */
function correctionsIn({ path, config }: UsedConfig, places: readonly string[]): readonly CorrectionSource[] {
  if (path === undefined) {
    return [];
  }
  const folder = folderUri(path);
  return [{ plans: config.archive.plans, folders: [folder], scope: [folder, ...places] }];
}

/** URI of the folder that a file lies in, without a slash at its end. */
function folderUri(path: string): string {
  return pathToFileURL(dirname(path)).href.replace(/\/+$/, '');
}

function homeUri(): string {
  return pathToFileURL(homedir()).href;
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    // Another scheme, or another host.
    return undefined;
  }
}

/** Where a path really leads; itself when it leads nowhere. */
async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return path;
  }
}
