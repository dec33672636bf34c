import { inRightForm } from '../../editing/write-marker';
import type { Marker } from '../../plan/marker';
import { LEVELS, type Level, type NumberedNode, type Plan } from '../../plan/tree';
import { markerRange } from '../places';
import type { Message, Rule } from '../rule';
import { quoted } from '../wording';
import { markerFix, numberedOn } from './marker-fix';

/** More flawed markers than this in one level are a habit, and a habit is said once. */
const HABIT = 3;

export const markerPunctuation: Rule = {
  code: 'numbering/marker-punctuation',
  level: 'warning',
  title: { zh: '序号后的标点不对', en: 'Wrong mark after a marker' },
  description: {
    zh: '不带括号的汉字数字后用顿号（一、），不带括号的阿拉伯数字后用下脚点（1.），带括号的序次语后不用任何点号（（一）、（1））。见GB/T 15834—2011，B.3.2、B.3.3、B.3.4。“1、”“1．”通篇一致时不提示。',
    en: 'A Chinese ordinal takes 、, an arabic one a dot, one in brackets nothing at all (GB/T 15834-2011, B.3.2 to B.3.4). `1、` and `1．` are left alone where they are used throughout.',
  },
  remedy: {
    zh: '改为说明里所示的写法；通篇如此、只提示一次的，各处一并改。',
    en: 'Writes the marker as the message says; where it is a habit that is said once, everywhere.',
  },
  samples: {
    passing: ['一、甲\n（一）子。文。\n1.丑。文。\n（1）寅。', '一、甲\n1、子。文。\n2、丑。文。'],
    failing: [
      '一、甲\n文。\n«二.»乙\n文。\n三、丙\n文。',
      '一、甲\n文。\n«二，»乙\n文。\n三、丙\n文。',
      '一、甲\n（一）子。文。\n«（二）、»丑。文。\n（三）寅。文。',
      '一、甲\n1.子。文。\n«2，»丑。文。\n3.寅。文。',
    ],
  },
  check(plan, report) {
    for (const level of LEVELS) {
      const { flawed, habit } = readFlaws(plan, level);
      for (const node of habit ? flawed.slice(0, 1) : flawed) {
        report({ range: markerRange(node), message: messageFor(plan, node, habit ? flawed.length : 0) });
      }
    }
  },
  fix(plan, { range }) {
    const node = numberedOn(plan, range.start.line);
    if (!node) {
      return undefined;
    }
    const { flawed, habit } = habitOf(plan, node.kind);
    return markerFix(plan, habit ? flawed : [node], (at) => at.marker && correct(plan, at, at.marker));
  },
};

interface Flaws {
  readonly flawed: readonly NumberedNode[];
  /** Whether most markers of the level are so: then it is said once, and mended at once. */
  readonly habit: boolean;
}

function readFlaws({ numbered }: Plan, level: Level): Flaws {
  const all = numbered.filter((node) => node.kind === level && node.marker);
  const flawed = all.filter(({ marker }) => marker?.flaw && marker.flaw !== 'foreign');
  return { flawed, habit: flawed.length > HABIT && flawed.length * 2 > all.length };
}

const FLAWS = new WeakMap<Plan, Map<Level, Flaws>>();

/** {@link readFlaws}, once a plan: each finding asks for it. */
function habitOf(plan: Plan, level: Level): Flaws {
  const known = FLAWS.get(plan) ?? new Map<Level, Flaws>();
  FLAWS.set(plan, known);
  const flaws = known.get(level) ?? readFlaws(plan, level);
  known.set(level, flaws);
  return flaws;
}

function messageFor(plan: Plan, node: NumberedNode, count: number): Message {
  const { marker } = node;
  const right = marker ? `“${correct(plan, node, marker)}”` : '';
  const more =
    count > 0 ? { zh: `（同级共${count}处）`, en: ` (${count} of this level)` } : { zh: '', en: '' };
  switch (marker?.flaw) {
    case 'delimiter-extra':
      return {
        zh: `序号${quoted(node)}多了标点，应为${right}${more.zh}`,
        en: `${quoted(node)} has a mark too many, ${right}${more.en}`,
      };
    case 'bracket-lost':
      return {
        zh: `序号${quoted(node)}缺少括号，应为${right}${more.zh}`,
        en: `${quoted(node)} lacks a bracket, ${right}${more.en}`,
      };
    case 'bracket-wrong':
      return {
        zh: `序号${quoted(node)}的括号不对，应为${right}${more.zh}`,
        en: `${quoted(node)} has the wrong brackets, ${right}${more.en}`,
      };
    case 'delimiter-missing':
      return {
        zh: `序号${quoted(node)}后面缺少标点，应为${right}${more.zh}`,
        en: `${quoted(node)} lacks its mark, ${right}${more.en}`,
      };
    case 'delimiter':
    case 'foreign':
    case undefined:
      return {
        zh: `序号${quoted(node)}标点有误，应为${right}${more.zh}`,
        en: `${quoted(node)} has the wrong mark, ${right}${more.en}`,
      };
  }
}

/** The marker as it should be. Brackets that are half-width throughout have a finding of their own. */
function correct(plan: Plan, node: NumberedNode, { shape, text }: Marker): string {
  if (shape === '①') {
    return text.charAt(0);
  }
  const most = plan.schemes[node.kind]?.shape;
  return inRightForm(plan, node, most === '(#)' ? most : undefined) ?? text;
}
