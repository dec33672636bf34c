import type { Encoding } from '../archive/readers/text';
import { applyIgnores, UNUSED_IGNORE } from '../config/ignores';
import { splitLines, type Line } from '../plan/line';
import { readsLikePlan } from '../plan/recognise';
import { comparePositions } from '../plan/position';
import type { Plan } from '../plan/tree';
import { checkPlan } from '../rules/check';
import type { Finding, Severity } from '../rules/rule';
import type { ArchiveCheck } from './archive-check';
import { archiveOperands, type Invocation } from './args';
import { Configs, type UsedConfig } from './configs';
import { findInputs, NO_PLANS, type Failure, type Input } from './inputs';
import type { Io } from './io';
import { readNumber, readPlanInput, requireStdin, type PlanInput } from './plan-input';
import { complain, saidOf, UsageError, type Language } from './say';

/** A file with what was found in it. */
export interface CheckedFile {
  /** As shown: relative as given, forward slashes. */
  readonly name: string;
  /** Where it is; undefined for standard input without a name. */
  readonly path: string | undefined;
  readonly lines: readonly Line[];
  /** The lines as a plan that can be mended; undefined for a `workplan.json`, and for what is no plain text. */
  readonly plan: Plan | undefined;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** How many findings were mended before; undefined where nothing was to be mended. */
  readonly fixed?: number | undefined;
  readonly encoding: Encoding;
}

/** How many findings of each severity there were. */
export type Counts = Record<Severity, number>;

/** The end of a run: what goes into a summary. */
export interface CheckEnd {
  /** Plans checked; a `workplan.json` that is reported on does not count. */
  readonly plans: number;
  readonly counts: Readonly<Counts>;
  readonly failures: readonly Failure[];
  /** What was mended, in how many files; undefined where nothing was to be mended. */
  readonly fixed: { readonly findings: number; readonly files: number } | undefined;
}

/** Writes a run's findings in one of the formats; files come as they are checked. */
export interface Reporter {
  file(file: CheckedFile): void;
  end(end: CheckEnd): void;
}

/**
 * `workplan check`.
 *
 * @returns the exit code: 0 nothing at error; 1 something at error, or too many warnings; 2 an unreadable input
 * @throws {UsageError} for arguments that make no sense
 */
export async function check(invocation: Invocation, io: Io, language: Language): Promise<number> {
  const { operands, values, lists } = invocation;
  const maxWarnings = readMaxWarnings(values.get('max-warnings'));
  if (operands.length === 0 || operands.includes('')) {
    throw new UsageError({
      zh: 'check 后面缺少文件或文件夹；查看用法：workplan check --help',
      en: 'check needs a file or a folder; see workplan check --help',
    });
  }
  const stdinName = values.get('stdin-filename');
  requireStdin(stdinName, operands);
  const fix = invocation.given.includes('fix');
  const toText = fix && operands.includes('-');
  if (toText && operands.length > 1) {
    throw new UsageError({
      zh: '--fix 与标准输入（-）同用时，不能再有别的文件',
      en: '--fix with standard input (-) takes no other file',
    });
  }
  const configs = new Configs(io.cwd, values.get('config'));
  await configs.requireGiven();
  // Standard output is the mended text's then.
  const reporter = await reporterFor(invocation, toText ? { ...io, out: io.err } : io, language);
  const { inputs, failures, searched } = await findInputs(operands, io, stdinName);
  const beside = lists.has('archive')
    ? await readArchive(archiveOperands(lists), inputs, configs, io)
    : undefined;
  const run = new CheckRun(io, language, configs, reporter, beside, fix);
  [...failures, ...(beside?.failures ?? [])].forEach((failure) => run.fail(failure));
  for (const input of inputs) {
    if (io.out.closed) {
      break;
    }
    await run.check(input);
  }
  run.failEmpty(searched);
  const { counts, failures: failed } = await run.finish();
  if (failed.length > 0) {
    return 2;
  }
  return counts.error > 0 || counts.warning > maxWarnings ? 1 : 0;
}

class CheckRun {
  readonly #counts: Counts = { error: 0, warning: 0, info: 0, hint: 0 };
  readonly #failures: Failure[] = [];
  /** Folders in which a plan was found. */
  readonly #folders = new Set<string>();
  #plans = 0;
  #fixed = { findings: 0, files: 0 };

  constructor(
    readonly io: Io,
    readonly language: Language,
    readonly configs: Configs,
    readonly reporter: Reporter,
    readonly beside: ArchiveCheck | undefined,
    readonly fix: boolean,
  ) {}

  /** Says what is wrong in one line on standard error, and remembers it. */
  fail(failure: Failure): void {
    this.#failures.push(failure);
    complain(this.io, saidOf(failure.name, failure.reason)[this.language]);
  }

  /** Says of each searched folder that held no plan. */
  failEmpty(searched: readonly string[]): void {
    for (const name of searched.filter((folder) => !this.#folders.has(folder))) {
      this.fail({ name, reason: NO_PLANS });
    }
  }

  async check(input: Input): Promise<void> {
    const result = await readPlanInput(input, this.configs);
    if ('failure' in result) {
      this.#failNamed(input, result.failure);
      return;
    }
    const { source, decoded, document } = result.read;
    const { rules, ignores } = source.config;
    if (!input.named && !readsLikePlan(result.read.plan)) {
      return;
    }
    input.folders.forEach((folder) => this.#folders.add(folder));
    const { plan, fixed } = this.fix
      ? await this.#mend(result.read)
      : { plan: result.read.plan, fixed: undefined };
    const findings = [
      ...checkPlan(plan, { levels: rules }),
      ...(this.beside?.findings({ ...result.read, plan }, { levels: rules }) ?? []),
    ];
    const { kept, used } = applyIgnores(findings, plan.lines, ignores);
    used.forEach((ignore) => source.used.add(ignore));
    if (input.path !== undefined) {
      source.checked.add(input.path);
    }
    this.#plans++;
    const { name, path } = input;
    const { encoding } = decoded;
    this.#report({
      name,
      path,
      lines: plan.lines,
      plan: document ? undefined : plan,
      findings: kept,
      encoding,
      fixed,
    });
  }

  /** Mends a plan where it lies. What cannot be written is reported as it is. */
  async #mend(read: PlanInput): Promise<{ readonly plan: Plan; readonly fixed: number }> {
    const { mend } = await import('./mend');
    const mended = await mend(read, this.io);
    if ('failure' in mended) {
      this.fail(mended.failure);
      return { plan: read.plan, fixed: 0 };
    }
    if (mended.applied > 0) {
      this.#fixed.findings += mended.applied;
      this.#fixed.files++;
    }
    return { plan: mended.plan, fixed: mended.applied };
  }

  /** Reports what only the end of the run shows, and returns the whole. */
  async finish(): Promise<CheckEnd> {
    for (const { source, ignores } of await this.configs.unused(this.beside !== undefined)) {
      const findings = ignores
        .map((ignore) => unusedFinding(source, ignore))
        .filter((found) => found !== undefined);
      if (findings.length > 0) {
        const { name, path, text } = source;
        const lines = splitLines(text);
        this.#report({ name, path, lines, plan: undefined, findings, encoding: 'utf-8' });
      }
    }
    this.configs.failures.forEach((failure) => this.fail(failure));
    const end = {
      plans: this.#plans,
      counts: this.#counts,
      failures: this.#failures,
      fixed: this.fix ? this.#fixed : undefined,
    };
    this.reporter.end(end);
    return end;
  }

  /** What cannot be read is said of a plan; any other file of a folder is none of our business. */
  #failNamed(input: Input, failure: Failure): void {
    if (input.named) {
      input.folders.forEach((folder) => this.#folders.add(folder));
      this.fail(failure);
    }
  }

  #report(file: CheckedFile): void {
    const findings = [...file.findings].sort((a, b) => comparePositions(a.range.start, b.range.start));
    for (const { severity } of findings) {
      this.#counts[severity]++;
    }
    this.reporter.file({ ...file, findings });
  }
}

function unusedFinding(
  source: UsedConfig,
  ignore: UsedConfig['config']['ignores'][number],
): Finding | undefined {
  const place = source.places.get(ignore);
  const severity = source.config.rules[UNUSED_IGNORE] ?? 'hint';
  if (!place || severity === 'off') {
    return undefined;
  }
  const where =
    ignore.file === undefined ? { zh: '', en: '' } : { zh: `（${ignore.file}）`, en: ` (${ignore.file})` };
  return {
    code: UNUSED_IGNORE,
    severity,
    range: place.range,
    message: {
      zh: `这条忽略已经没有作用：没有一处 ${ignore.code} 与它相符${where.zh}，可以删去`,
      en: `this ignore hides nothing any more: no ${ignore.code} fits it${where.en}; it can go`,
    },
    tags: ['unnecessary'],
  };
}

function readMaxWarnings(value: string | undefined): number {
  return value === undefined ? Number.POSITIVE_INFINITY : readNumber('max-warnings', value, 0);
}

async function readArchive(
  operands: readonly string[],
  inputs: readonly Input[],
  configs: Configs,
  io: Io,
): Promise<ArchiveCheck> {
  const sources = new Set(await Promise.all(inputs.map(({ path }) => configs.for(path))));
  const { ArchiveCheck: Check } = await import('./archive-check');
  return Check.read(io, configs, [...sources], operands);
}

async function reporterFor({ values, given }: Invocation, io: Io, language: Language): Promise<Reporter> {
  switch (values.get('format')) {
    case 'json':
      return new (await import('./report-json')).JsonReporter(io.out, language);
    case 'sarif':
      return new (await import('./report-sarif')).SarifReporter(io, language);
    default: {
      const { painter, wantsColor } = await import('./color');
      return new (await import('./report-text')).TextReporter(
        io.out,
        language,
        painter(wantsColor(given, io)),
      );
    }
  }
}
