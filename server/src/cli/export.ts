import { resolve } from 'node:path';
import { applyIgnores } from '../config/ignores';
import type { ExportNumbers } from '../export/options';
import { commentsLeftOut } from '../features/document-words';
import { readBytes } from '../node/read-bytes';
import { readsLikePlan } from '../plan/recognise';
import { isTextFile } from '../plan-files';
import { checkPlan } from '../rules/check';
import type { Message } from '../rules/rule';
import type { Invocation } from './args';
import { Configs } from './configs';
import { convertAll, type Conversion } from './convert';
import { documentTools } from './documents';
import { NO_PLANS, readFailure } from './inputs';
import type { Io } from './io';
import { failing, readPlanInput, type PlanInput } from './plan-input';
import { saidOf, UsageError, type Language } from './say';

/**
 * `workplan export`.
 *
 * @returns the exit code: 0, or 2 when something (a `workplan.json` too) could not be read, or not be written
 * @throws {UsageError} for arguments that make no sense, a template that cannot be used among them
 */
export async function exportPlans(invocation: Invocation, io: Io, language: Language): Promise<number> {
  const { values } = invocation;
  const numbers: ExportNumbers = values.get('numbers') === 'automatic' ? 'automatic' : 'typed';
  const named = values.get('template');
  const template = named === undefined ? undefined : await readTemplate(named, io);
  const configs = new Configs(io.cwd, undefined);
  const conversion: Conversion = {
    command: 'export',
    extension: '.docx',
    isText: false,
    wanted: isTextFile,
    nothing: NO_PLANS,
    done: { zh: '已导出', en: 'exported' },
    ...(named !== undefined && { kept: [resolve(io.cwd, named)] }),
    belongs: async (input) => {
      const result = input.named ? undefined : await readPlanInput(input, configs);
      return !result || ('read' in result && readsLikePlan(result.read.plan));
    },
    convert: async (input) => {
      const result = await readPlanInput(input, configs);
      if ('failure' in result) {
        // As in a check: of a folder's other files nobody said that they are plans.
        return input.named ? result : undefined;
      }
      const { plan } = result.read;
      if (!input.named && !readsLikePlan(plan)) {
        return undefined;
      }
      const tools = await documentTools(input.name);
      if ('failure' in tools) {
        return tools;
      }
      const written = await tools.writePlan(plan, { numbers, template });
      if (written.kind === 'unreadable') {
        // The template's fault, and the same for every plan.
        throw new UsageError(saidOf(named ?? input.name, written.reason));
      }
      return { content: written.bytes, notes: notesOf(result.read, written.comments) };
    },
  };
  const code = await convertAll(conversion, invocation, io, language);
  return failing(io, language)(configs.failures) === 0 ? code : 2;
}

/** @throws {UsageError} when it cannot be read: without it every page would look otherwise than wanted */
async function readTemplate(name: string, io: Io): Promise<Uint8Array> {
  try {
    return await readBytes(resolve(io.cwd, name));
  } catch (error) {
    throw new UsageError(saidOf(name, readFailure(name, error).reason));
  }
}

/** What the user should know before the file goes out. */
function notesOf({ plan, source }: PlanInput, comments: number): readonly Message[] {
  const { rules, ignores } = source.config;
  const { kept } = applyIgnores(checkPlan(plan, { levels: rules }), plan.lines, ignores);
  const errors = kept.filter(({ severity }) => severity === 'error').length;
  return [
    ...(comments > 0 ? [commentsLeftOut(comments)] : []),
    ...(errors > 0
      ? [
          {
            zh: `还有 ${errors} 处“错误”没有改，用 workplan check 查看`,
            en: `${errors} ${errors === 1 ? 'error is' : 'errors are'} still in it; see workplan check`,
          },
        ]
      : []),
  ];
}
