import { checkBesideArchive } from '../archive/rules/check';
import type { CheckOptions } from '../rules/check';
import type { Finding } from '../rules/rule';
import { ArchiveReader, relationsOf, type LoadedArchive } from './archive';
import type { Configs, UsedConfig } from './configs';
import type { Failure } from './inputs';
import type { Io } from './io';
import type { PlanInput } from './plan-input';

/** Runs the rules that need the plans of earlier years. A plan that is checked may lie in the archive itself. */
export class ArchiveCheck {
  private constructor(
    readonly reader: ArchiveReader,
    readonly loaded: LoadedArchive,
  ) {}

  /**
   * Reads the archive.
   *
   * @param sources the `workplan.json`s of the plans that will be checked
   * @param operands what was given with `--archive`
   */
  static async read(
    io: Io,
    configs: Configs,
    sources: readonly UsedConfig[],
    operands: readonly string[],
  ): Promise<ArchiveCheck> {
    const reader = new ArchiveReader(io, configs, sources, operands);
    return new ArchiveCheck(reader, await reader.load());
  }

  /** What could not be read of the archive. */
  get failures(): readonly Failure[] {
    return this.loaded.failures;
  }

  /** What a plan looks like beside the earlier ones of its series. */
  findings(read: PlanInput, options: CheckOptions): readonly Finding[] {
    const relations = relationsOf(read, this.reader, this.loaded);
    return checkBesideArchive({ plan: read.plan, relations, archive: this.loaded.archive }, options);
  }
}
