import { resolve } from 'node:path';
import { readPlanInfo } from '../archive/info';
import { newPlanFrom } from '../archive/new-plan';
import { isYear } from '../config/config';
import type { NewPlanBodies } from '../messages';
import type { Message } from '../rules/rule';
import { ArchiveReader } from './archive';
import type { Invocation } from './args';
import type { Io } from './io';
import { openPlan, readNumber } from './plan-input';
import { complain, saidOf, UsageError, type Language } from './say';
import { sayNotes } from './say-notes';
import { realPaths, writeOutput, writeText } from './write-output';

/** How much of the earlier plan's text a new one takes over; the first is what happens unless asked otherwise. */
export const BODIES: readonly NewPlanBodies[] = ['keep', 'none', 'comment'];

const NO_PLAN: Message = {
  zh: '没有标题，也没有章和项，不能据以新建',
  en: 'neither a title nor chapters or items; there is nothing to begin with',
};
const PRIOR: Message = {
  zh: '这就是往年要点，不能覆盖',
  en: 'this is the earlier plan itself, which is not overwritten',
};

/**
 * `workplan new`.
 *
 * @returns the exit code: 0, or 2 when the earlier plan (or its `workplan.json`) cannot be read, is none, or the new
 *   one cannot be written
 * @throws {UsageError} for arguments that make no sense
 */
export async function newPlan(invocation: Invocation, io: Io, language: Language): Promise<number> {
  const { from, year, bodies, output, force } = readWishes(invocation);
  const opened = await openPlan(from, invocation, io, language);
  if (!opened) {
    return 2;
  }
  const { read, configs, fail } = opened;
  const { plan, input, uri } = read;
  if (configs.failures.length > 0) {
    return fail(configs.failures);
  }
  if (!plan.title && plan.numbered.length === 0 && plan.flattenedLine === undefined) {
    return fail([{ name: input.name, reason: NO_PLAN }]);
  }
  const correction = new ArchiveReader(io, configs, [read.source], []).correctionOf(read);
  // The years in the text go by its own title, whatever the file is called.
  const own = correction?.year ?? plan.title?.year ?? readPlanInfo(plan, uri).year;
  const { text, marked } = newPlanFrom(plan, { year, bodies, from: own });
  if (output !== undefined) {
    const file = { name: output, path: resolve(io.cwd, output) };
    const kept = { paths: await realPaths([input.path]), reason: PRIOR };
    const failure = await writeOutput(file, new TextEncoder().encode(text), force, kept);
    if (failure) {
      return fail([failure]);
    }
  } else {
    writeText(io.out, text);
  }
  sayNotes(io, language, input.name, read.document?.notes ?? []);
  for (const said of summary(output, marked, year, own)) {
    complain(io, said[language]);
  }
  return 0;
}

interface Wishes {
  readonly from: string;
  readonly year: number;
  readonly bodies: NewPlanBodies;
  /** Undefined for standard output. */
  readonly output: string | undefined;
  readonly force: boolean;
}

function readWishes({ operands: [operand], values, given }: Invocation): Wishes {
  const from = values.get('from');
  const written = values.get('year');
  if (operand !== undefined) {
    throw new UsageError({
      zh: `new 后面只有选项，多了“${operand}”；往年要点用 --from 给出`,
      en: `new takes options only; "${operand}" is too much (the earlier plan is given with --from)`,
    });
  }
  if (from === undefined || written === undefined) {
    const missing = from === undefined ? '--from' : '--year';
    throw new UsageError({ zh: `new 缺少 ${missing}`, en: `new needs ${missing}` });
  }
  const year = readNumber('year', written, 1);
  if (!isYear(year)) {
    throw new UsageError({
      zh: `--year 应在 1900 到 2199 之间，不能是“${written}”`,
      en: `--year should be from 1900 to 2199, not "${written}"`,
    });
  }
  const file = values.get('output');
  const output = file === '-' ? undefined : file;
  const force = given.includes('force');
  if (force && output === undefined) {
    throw new UsageError({ zh: '--force 只与 -o 一起用', en: '--force is only for use with -o' });
  }
  const bodies = BODIES.find((name) => name === values.get('bodies')) ?? 'keep';
  return { from, year, bodies, output, force };
}

/** What was made, and what the drafter has to look at; said beside the text, which may go to another program. */
function summary(
  output: string | undefined,
  marked: number,
  year: number,
  own: number | null,
): readonly Message[] {
  const places = `${marked} ${marked === 1 ? 'place' : 'places'} to check, each named in a line "// 请核对：…"`;
  const [zh, en] = [
    marked > 0 ? `有 ${marked} 处请核对，写在“// 请核对：”开头的行里` : '没有要核对的地方',
    marked > 0 ? places : 'nothing to check',
  ];
  const said = [
    output === undefined ? { zh, en } : saidOf(output, { zh: `已新建；${zh}`, en: `made; ${en}` }),
  ];
  return own !== null && year <= own
    ? [
        ...said,
        {
          zh: `注意：${year} 年不晚于往年要点的年份（${own} 年）`,
          en: `note: ${year} is not later than the year of the earlier plan (${own})`,
        },
      ]
    : said;
}
