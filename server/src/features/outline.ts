import { isNumbered, LEVELS, type NumberedNode, type Plan } from '../plan/tree';
import type { OutlineJson, OutlineNode } from '../messages';
import { endOfText, headingOf, rangeOfNode } from '../plan/navigate';

/**
 * The plan as `workplan outline --format json` prints it.
 *
 * @param file what stands for the file: a path on the command line, the URI in the editor
 */
export function outline(plan: Plan, file: string): OutlineJson {
  const requirements = plan.generalRequirements;
  return {
    version: 1,
    file,
    title: plan.title ? { text: plan.title.text, range: plan.title.range } : null,
    issuer: plan.issuer,
    year: plan.title?.year ?? null,
    generalRequirements: requirements
      ? {
          kind: requirements.kind,
          range: {
            start: {
              line: requirements.startLine,
              character: plan.lines[requirements.startLine]?.indent ?? 0,
            },
            end: endOfText(plan, Math.max(requirements.startLine, requirements.endLine - 1)),
          },
        }
      : null,
    schemes: schemesOf(plan),
    children: plan.children.filter(isNumbered).map((node) => nodeOf(plan, node)),
  };
}

/** How the levels that are present are numbered, outermost first. */
export function schemesOf(plan: Plan): Record<string, 'continuous' | 'restarting'> {
  const schemes: Record<string, 'continuous' | 'restarting'> = {};
  for (const level of LEVELS) {
    const scheme = plan.schemes[level];
    if (scheme) {
      schemes[level] = scheme.numbering;
    }
  }
  return schemes;
}

function nodeOf(plan: Plan, node: NumberedNode): OutlineNode {
  return {
    level: node.kind,
    marker: node.marker?.text ?? '',
    ordinal: node.ordinal,
    heading: headingOf(plan, node),
    range: rangeOfNode(plan, node),
    children: node.children.filter(isNumbered).map((child) => nodeOf(plan, child)),
  };
}
