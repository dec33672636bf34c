import { inOrder, type CheckOptions } from '../../rules/check';
import type { Finding } from '../../rules/rule';
import { ARCHIVE_RULES } from './index';
import type { ArchiveContext } from './rule';

/**
 * Runs every rule of the archive that is not off over a draft, in small steps: whoever goes through them may do other
 * things between two. The last one returns the findings in the order of the text.
 */
export function* checkInSteps(
  context: ArchiveContext,
  { levels = {} }: CheckOptions = {},
): Generator<undefined, readonly Finding[]> {
  const findings: Finding[] = [];
  // Nothing is said of a plan whose line breaks were lost, but that.
  for (const rule of context.plan.flattenedLine === undefined ? ARCHIVE_RULES : []) {
    const severity = levels[rule.code] ?? rule.level;
    if (severity === 'off') {
      continue;
    }
    const steps = rule.check(context, (finding) => findings.push({ code: rule.code, severity, ...finding }));
    while (steps.next().done !== true) {
      yield;
    }
  }
  return findings.sort(inOrder);
}

/** The same without a stop. */
export function checkBesideArchive(context: ArchiveContext, options?: CheckOptions): readonly Finding[] {
  const steps = checkInSteps(context, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}
