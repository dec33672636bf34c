import { writtenLike } from '../../editing/write-marker';
import { LEVELS } from '../../plan/tree';
import type { Rule } from '../rule';
import { quoted } from '../wording';
import { slipRule, type SlipKind } from './slips';

const ORDER: SlipKind = {
  kind: 'order',
  title: (level) => ({
    zh: `${level.zh}的序号顺序有误`,
    en: `The numbers of the ${level.en}s are out of order`,
  }),
  description: {
    zh: '序号的先后不对：一项被移动而序号未改，或者序号写错。报在离开了顺序的那一个上；它原来的位置不再报缺。',
    en: 'An ordinal stands out of order: something was moved with its number, or the number is wrong. Reported where it stands now; its old place is not reported as a gap.',
  },
  message: (found) => ({
    zh: `序号${quoted(found.node)}顺序有误，此处应为“${writtenLike(found.node, found.expected)}”`,
    en: `${quoted(found.node)} is out of order; “${writtenLike(found.node, found.expected)}” is due here`,
  }),
  related: (level) => ({ zh: `上一${level.zh}在此`, en: `The ${level.en} before is here` }),
  samples: {
    chapter: {
      passing: ['一、甲\n文。\n二、乙\n文。'],
      failing: ['一、甲\n文。\n三、丙\n文。\n«二、»乙\n文。\n四、丁\n文。\n五、戊\n文。'],
    },
    section: {
      passing: ['一、甲\n（一）子。文。\n（二）丑。文。'],
      failing: ['一、甲\n（一）子。文。\n«（九）»丑。文。\n（三）寅。文。\n（四）卯。文。'],
    },
    item: {
      passing: ['一、甲\n1.子。文。\n2.丑。文。\n3.寅。文。'],
      failing: [
        '一、甲\n1.子。文。\n3.寅。文。\n4.卯。文。\n«2.»丑。文。\n5.辰。文。',
        '一、甲\n1.子。文。\n«7.»丑。文。\n3.寅。文。\n4.卯。文。',
      ],
    },
    point: {
      passing: ['1.子\n（1）丑。\n（2）寅。'],
      failing: ['1.子\n（1）丑。\n«（8）»寅。\n（3）卯。\n（4）辰。'],
    },
  },
};

export const orderRules: readonly Rule[] = LEVELS.map((level) => slipRule(ORDER, level));
