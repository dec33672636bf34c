import { Archive } from '../archive/archive';
import { contentOf } from '../archive/content';
import type { Link, PlanInfo } from '../archive/model';
import { DraftRelations } from '../archive/ranking/relations';
import { toCompareLink } from '../features/comparison/index';
import { ArchiveReader, linksOf } from './archive';
import type { Invocation } from './args';
import { Configs } from './configs';
import type { Failure } from './inputs';
import type { Io, Output } from './io';
import { failing, readOperand, requireStdin, type PlanInput } from './plan-input';
import { UsageError, type Language } from './say';

/**
 * `workplan compare`.
 *
 * @returns the exit code: 0, or 2 when a file, or a `workplan.json` one of them goes by, cannot be read
 * @throws {UsageError} for arguments that make no sense
 */
export async function compare(
  { operands, values, given }: Invocation,
  io: Io,
  language: Language,
): Promise<number> {
  const [from, to, third] = operands;
  if (from === undefined || to === undefined || third !== undefined) {
    throw new UsageError({
      zh: `compare 后面应是两个文件：往年要点和草稿${third === undefined ? '' : `，多了“${third}”`}`,
      en: `compare needs two files, the earlier plan and the draft${third === undefined ? '' : `; "${third}" is too much`}`,
    });
  }
  if (from === '-' && to === '-') {
    throw new UsageError({
      zh: '两个文件不能都是标准输入（-）',
      en: 'only one of the two files can be standard input (-)',
    });
  }
  const stdinName = values.get('stdin-filename');
  requireStdin(stdinName, operands);
  const configs = new Configs(io.cwd, undefined);
  const results = [
    await readOperand(from, io, stdinName, configs),
    await readOperand(to, io, stdinName, configs),
  ] as const;
  const [prior, draft] = results.map((result) => ('read' in result ? result.read : undefined));
  const failures: Failure[] = results.flatMap((result) => ('failure' in result ? [result.failure] : []));
  if (prior && draft) {
    await write(prior, draft, values.get('format'), given, io, configs, language);
  }
  failures.push(...configs.failures);
  return failing(io, language)(failures);
}

async function write(
  prior: PlanInput,
  draft: PlanInput,
  format: string | undefined,
  given: readonly string[],
  io: Io,
  configs: Configs,
  language: Language,
): Promise<void> {
  const reader = new ArchiveReader(io, configs, [draft.source], [prior.input.name]);
  const archive = new Archive();
  const earlier = archive.put(contentOf(prior.plan, prior.uri, reader.correctionOf(prior)));
  const relations = new DraftRelations(archive, reader.draftOf(draft), {
    links: linksOf(draft, [prior.uri]),
  });
  const links = relations.linksWith(earlier);
  const names = { prior: prior.input.name, draft: draft.input.name };
  switch (format) {
    case 'json':
      writeJson(io.out, names, links);
      break;
    case 'html': {
      const { comparisonPage } = await import('../features/comparison/page');
      io.out.write(
        comparisonPage({
          prior: shownInfo(earlier, names.prior),
          draft: shownInfo(relations.draft.info, names.draft),
          links,
          language,
        }),
      );
      break;
    }
    default: {
      const { compareText } = await import('./compare-text');
      const { painter, wantsColor } = await import('./color');
      io.out.write(compareText(names, links, language, painter(wantsColor(given, io)), io.out.columns));
    }
  }
}

/** As one JSON value, a link a line; lines of the plans count from 0, as in the protocol. */
function writeJson(out: Output, names: { prior: string; draft: string }, links: readonly Link[]): void {
  const head = JSON.stringify({ version: 1, ...names }).slice(0, -1);
  out.write(`${head},"links":[`);
  links.forEach((link, i) => out.write(`${i === 0 ? '' : ','}\n${JSON.stringify(toCompareLink(link))}`));
  out.write('\n]}\n');
}

/** The page may be sent to others: it names files as they were given, not where they lie on this machine. */
function shownInfo(info: PlanInfo, name: string): PlanInfo {
  return { ...info, uri: name };
}
