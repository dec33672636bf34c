import { inRightForm, writtenLike } from '../../editing/write-marker';
import { LEVELS, type Level, type NumberedNode, type Plan } from '../../plan/tree';
import { markerRange } from '../places';
import type { Fix, Rule } from '../rule';
import { LEVEL_NAMES, quoted } from '../wording';
import { markerFix } from './marker-fix';

const HALF_WIDTH = /[()]/;

export const markerStyle: Rule = {
  code: 'numbering/marker-style',
  level: 'warning',
  title: { zh: '同级序号写法不一', en: 'Markers of one level are written in several ways' },
  description: {
    zh: '同一级的序号应只用一种写法，不混用“1.”“1．”“1、”，括号用全角“（）”（GB/T 9704—2012，7.3.3）。以用得最多的写法为准；同一处连续的几个只报第一个。',
    en: 'Markers of one level keep one form: not `1.`, `1．` and `1、` mixed, brackets full-width (GB/T 9704-2012, 7.3.3). The most frequent form is the measure; several in a row under one parent are reported once.',
  },
  remedy: {
    zh: '改为同级多数的写法；多数本身用半角括号的，一并改为全角。只改序号的写法，不改数目。',
    en: 'Writes the markers as most of their level are; where most have half-width brackets, all are made full-width. Their numbers stay.',
  },
  samples: {
    passing: [
      '一、甲\n1.子。文。\n2.丑。文。\n二、乙\n3. 寅。文。',
      '一、甲\n（一）子。文。\n（二）丑。文。\n1.寅。文。\n2.卯。文。',
    ],
    failing: [
      '一、甲\n1.子。文。\n2.丑。文。\n«3．»寅。文。\n4.卯。文。',
      '一、甲\n（一）子。文。\n（二）丑。文。\n«（三)»寅。文。\n（四）卯。文。',
    ],
  },
  check(plan, report) {
    for (const level of LEVELS) {
      const nodes = styledNodes(plan, level);
      const shape = commonShape(nodes);
      if (shape === undefined) {
        continue;
      }
      const model = nodes.find(({ marker }) => marker?.shape === shape && !marker.flaw);
      for (const run of oddRuns(nodes, shape)) {
        const [node] = run;
        if (!node || !model) {
          continue;
        }
        const name = LEVEL_NAMES[level];
        const more = run.length > 1 ? run.length : 0;
        report({
          range: markerRange(node),
          message: {
            zh: `${quoted(node)}与其他同级序号写法不一致，应为“${writtenLike(model, node.ordinal ?? 1)}”${more ? `（此处共${more}个）` : ''}`,
            en: `${quoted(node)} is written otherwise than its fellow ${name.en}s, “${writtenLike(model, node.ordinal ?? 1)}” elsewhere${more ? ` (${more} in a row)` : ''}`,
          },
          related: [
            { range: markerRange(model), message: { zh: '多数序号的写法', en: 'How most are written' } },
          ],
        });
      }
      reportHalfWidth(nodes, shape, report);
    }
  },
  fix(plan, { range }) {
    let fixes = FIXES.get(plan);
    if (!fixes) {
      fixes = readFixes(plan);
      FIXES.set(plan, fixes);
    }
    return fixes.get(range.start.line);
  },
};

/** The fixes of a plan, by the line of their finding. */
const FIXES = new WeakMap<Plan, ReadonlyMap<number, Fix | undefined>>();

function readFixes(plan: Plan): ReadonlyMap<number, Fix | undefined> {
  const fixes = new Map<number, Fix | undefined>();
  for (const level of LEVELS) {
    const nodes = styledNodes(plan, level);
    const shape = commonShape(nodes);
    if (shape === undefined) {
      continue;
    }
    const halfWidth = nodes.find(({ marker }) => marker?.shape === shape && HALF_WIDTH.test(shape));
    const runs = oddRuns(nodes, shape);
    // Where the most frequent form is not right itself, all are put right together.
    const all = halfWidth && markerFix(plan, nodes, (node) => inRightForm(plan, node));
    if (halfWidth) {
      fixes.set(halfWidth.startLine, all);
    }
    for (const run of runs) {
      const [first] = run;
      if (first) {
        const one = halfWidth ? all : markerFix(plan, run, (node) => inRightForm(plan, node, shape));
        fixes.set(first.startLine, one);
      }
    }
  }
  return fixes;
}

/** The nodes whose forms are compared. ① and （1） are two steps of one level, and count apart. */
function styledNodes({ numbered }: Plan, level: Level): readonly NumberedNode[] {
  return numbered.filter(
    ({ kind, marker }) =>
      kind === level &&
      marker !== undefined &&
      (marker.flaw === undefined ? marker.shape !== '①' : marker.flaw === 'foreign'),
  );
}

/** Brackets that are half-width throughout agree with each other and not with the standard: said once. */
function reportHalfWidth(
  nodes: readonly NumberedNode[],
  shape: string,
  report: Parameters<Rule['check']>[1],
): void {
  const node = nodes.find(({ marker }) => marker?.shape === shape);
  if (!node || !HALF_WIDTH.test(shape)) {
    return;
  }
  const right = (node.marker?.text ?? '').replace('(', '（').replace(')', '）');
  report({
    range: markerRange(node),
    message: {
      zh: `序号的括号应为全角，写作“${right}”（全文同级序号都如此）`,
      en: `Brackets of a marker are full-width, “${right}” (so throughout this level)`,
    },
  });
}

function commonShape(nodes: readonly NumberedNode[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { marker } of nodes) {
    if (marker && !marker.flaw) {
      counts.set(marker.shape, (counts.get(marker.shape) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Runs of neighbours under one parent that share a form which is not the common one. */
function oddRuns(nodes: readonly NumberedNode[], shape: string): readonly (readonly NumberedNode[])[] {
  const runs: NumberedNode[][] = [];
  let before: NumberedNode | undefined;
  for (const node of nodes) {
    if (node.marker?.shape !== shape || node.marker.flaw === 'foreign') {
      const goesOn = before?.parent === node.parent && before?.marker?.shape === node.marker?.shape;
      const run = runs.at(-1);
      if (goesOn && run) {
        run.push(node);
      } else {
        runs.push([node]);
      }
    }
    before = node;
  }
  return runs;
}
