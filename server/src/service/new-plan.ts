import { isYear } from '../config/config';
import { say, type Language } from '../features/say';
import type { NewPlanBodies, NewPlanParams, NewPlanResult, PlanCorrection, Settings } from '../messages';
import { parse } from '../plan/parser';
import type { Plan } from '../plan/tree';
import type { Message } from '../rules/rule';
import { Slices, type Pace } from './archive/pace';
import { parseOptions } from './checker';
import type { FoundConfig } from './configs';
import { readPlanFile, type FileHost } from './plan-file';
import { isRecord } from './settings';

const MALFORMED: Message = {
  zh: '年份要在 1900 到 2199 之间',
  en: 'The year must be between 1900 and 2199',
};
const NO_PLAN: Message = {
  zh: '这份文稿里没有标题，也没有章和项，不能据以新建',
  en: 'The text has neither a title nor chapters or items to begin with',
};
const BODIES: readonly NewPlanBodies[] = ['none', 'keep', 'comment'];

/** What a new plan is made with. */
export interface NewPlanHost extends FileHost {
  readonly language: Language;
  readonly settings: Settings;
  readonly pace: Pace;
  /** The file whose text is shown at an address; a file's own URI as it is. */
  fileOf(uri: string): string;
  find(uri: string): Promise<FoundConfig>;
  /** What the user knows better than what is read off a plan. */
  correctionOf(uri: string): PlanCorrection | undefined;
}

/** What was asked for, as it came over the wire; undefined where it has another form. */
export function readNewPlanParams(value: unknown): NewPlanParams | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { uri, year } = value;
  const bodies = BODIES.find((name) => name === value['bodies']);
  return typeof uri === 'string' && isYear(year) && bodies ? { uri, year, bodies } : undefined;
}

/**
 * A new draft from an earlier plan: one that is open, or a file that is read as the archive reads it.
 *
 * @param open the tree of the open document with the URI, if there is one
 */
export async function newPlan(
  params: unknown,
  open: (uri: string) => Plan | undefined,
  host: NewPlanHost,
): Promise<NewPlanResult> {
  const asked = readNewPlanParams(params);
  const refuse = (reason: Message): NewPlanResult => ({ refusal: say(reason, host.language) });
  if (!asked) {
    return refuse(MALFORMED);
  }
  const { year, bodies } = asked;
  const uri = host.fileOf(asked.uri);
  const prior = open(asked.uri) ?? (await readPlan(uri, host));
  if ('zh' in prior) {
    return refuse(prior);
  }
  if (!prior.title && prior.numbered.length === 0 && prior.flattenedLine === undefined) {
    return refuse(NO_PLAN);
  }
  const { newPlanFrom } = await import('../archive/new-plan');
  const { readPlanInfo } = await import('../archive/info');
  // The years in the text go by its own title, whatever the file is called.
  const from = host.correctionOf(uri)?.year ?? prior.title?.year ?? readPlanInfo(prior, uri).year;
  const { text, marked } = newPlanFrom(prior, { year, bodies, from });
  return { text, marked };
}

/** The plan in a file, or why it cannot be read. */
async function readPlan(uri: string, host: NewPlanHost): Promise<Plan | Message> {
  const { settings, pace } = host;
  const slices = new Slices(pace);
  const text = await readPlanFile(uri, host, {
    encoding: settings.encoding,
    breathe: () => slices.breathe(),
  });
  return typeof text === 'string' ? parse(text, parseOptions(await host.find(uri), settings)) : text;
}
