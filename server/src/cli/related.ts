import type { RelatedUnit, Relations, Unit } from '../archive/model';
import { roundScore } from '../features/comparison/index';
import type { RelatedUnitJson } from '../messages';
import { ArchiveReader, relationsOf, type LoadedArchive } from './archive';
import { archiveOperands, type Invocation } from './args';
import { painter, wantsColor } from './color';
import type { Io } from './io';
import { oneOperand, openPlan, readNumber, type PlanInput } from './plan-input';
import { RelatedText } from './related-text';
import { UsageError, type Language } from './say';

const USUAL_LIMIT = 3;

/**
 * `workplan related`.
 *
 * @returns the exit code: 0; 2 when the file or something of the archive cannot be read, or there is no earlier plan
 * @throws {UsageError} for arguments that make no sense, a line that belongs to no unit among them
 */
export async function related(invocation: Invocation, io: Io, language: Language): Promise<number> {
  const { values, lists, given } = invocation;
  const operand = oneOperand(invocation);
  const limit = readNumber('limit', values.get('limit') ?? String(USUAL_LIMIT), 1);
  const written = values.get('line');
  const line = written === undefined ? undefined : readNumber('line', written, 1);
  const folders = archiveOperands(lists);
  const opened = await openPlan(operand, invocation, io, language);
  if (!opened) {
    return 2;
  }
  const { read: draft, configs, fail } = opened;
  const reader = new ArchiveReader(io, configs, [draft.source], folders);
  if (folders.length === 0 && !reader.hasFolders) {
    throw new UsageError({
      zh: '缺少往年资料：请用 --archive 给出文件夹，或写入 workplan.json 的 archive.folders',
      en: 'no earlier plans: name a folder with --archive, or in archive.folders of workplan.json',
    });
  }
  const loaded = await reader.load(draft.input.path);
  const relations = relationsOf(draft, reader, loaded);
  const units = unitsAsked(relations, line);
  if (loaded.archive.plans.length > 0) {
    const report =
      values.get('format') === 'json'
        ? jsonReport(io, draft, loaded, limit)
        : new RelatedText(
            io.out,
            language,
            painter(wantsColor(given, io)),
            loaded.names,
            limit,
            line !== undefined,
          );
    report.begin(draft.input.name, relations);
    for (const unit of units) {
      if (io.out.closed) {
        break;
      }
      report.unit(unit, relations.relationOf(unit));
    }
    report.end();
  }
  const code = fail([...loaded.failures, ...configs.failures]);
  return loaded.archive.plans.length === 0 ? 2 : code;
}

function unitsAsked(relations: Relations, line: number | undefined): readonly Unit[] {
  if (line === undefined) {
    return relations.draft.units;
  }
  const unit = relations.unitAt(line - 1);
  if (!unit) {
    throw new UsageError({
      zh: `第 ${line} 行不属于任何一项`,
      en: `line ${line} belongs to no item`,
    });
  }
  return [unit];
}

/** Writes what was found; units come one by one. */
export interface RelatedReport {
  begin(file: string, relations: Relations): void;
  unit(unit: Unit, relation: ReturnType<Relations['relationOf']>): void;
  end(): void;
}

/** For a program, as one JSON value, a unit a line; lines count from 0, as in the protocol. */
function jsonReport({ out }: Io, draft: PlanInput, { names }: LoadedArchive, limit: number): RelatedReport {
  let units = 0;
  const toJson = ({ unit, score, evidence }: RelatedUnit): RelatedUnitJson['related'][number] => ({
    file: names.get(unit.plan.uri) ?? unit.plan.name,
    year: unit.plan.year,
    marker: unit.marker,
    heading: unit.heading,
    line: unit.line,
    score: roundScore(score),
    evidence: evidence.map((pair) => ({
      draft: pair.draft,
      prior: pair.prior,
      score: roundScore(pair.score),
    })),
  });
  return {
    begin: () => out.write(`{"version":1,"file":${JSON.stringify(draft.input.name)},"units":[`),
    unit: ({ marker, heading, line }, { verdict, related: found }) => {
      const json: RelatedUnitJson = {
        marker,
        heading,
        line,
        verdict,
        related: found.slice(0, limit).map(toJson),
      };
      out.write(`${units++ === 0 ? '' : ','}\n${JSON.stringify(json)}`);
    },
    end: () => out.write('\n]}\n'),
  };
}
