import { writtenLike } from '../../editing/write-marker';
import { LEVELS } from '../../plan/tree';
import type { Rule } from '../rule';
import { quoted } from '../wording';
import { slipRule, type SlipKind } from './slips';

const DUPLICATE: SlipKind = {
  kind: 'duplicate',
  title: (level) => ({ zh: `${level.zh}的序号重复`, en: `Two ${level.en}s bear the same number` }),
  description: {
    zh: '同一个序号出现两次：一项被重复，或者序号写错，和别处重了。报在多出来的那一个上，另一个列在相关位置里。',
    en: 'The same ordinal stands twice: something was doubled, or a wrong number meets another one. Reported at the one that is too many; the other is given as related place.',
  },
  message: ({ node, expected, size }) => {
    const due = `“${writtenLike(node, expected)}”`;
    return size > 1
      ? {
          zh: `序号${quoted(node)}重复（此处起连续${size}个），此处应为${due}`,
          en: `${quoted(node)} again, ${size} times in a row from here on; ${due} is due here`,
        }
      : {
          zh: `序号${quoted(node)}重复，此处应为${due}`,
          en: `${quoted(node)} is there twice; ${due} is due here`,
        };
  },
  related: (level) => ({
    zh: `另一个相同序号的${level.zh}在此`,
    en: `The other ${level.en} of this number is here`,
  }),
  samples: {
    chapter: {
      passing: ['一、甲\n文。\n二、乙\n文。'],
      failing: ['一、甲\n文。\n二、乙\n文。\n«二、»丙\n文。\n三、丁\n文。'],
    },
    section: {
      passing: ['一、甲\n（一）子。文。\n二、乙\n（一）丑。文。'],
      failing: ['一、甲\n（一）子。文。\n（二）丑。文。\n«（二）»寅。文。\n（三）卯。文。'],
    },
    item: {
      passing: ['一、甲\n1.子。文。\n2.丑。文。\n3.寅。文。'],
      failing: [
        '一、甲\n1.子。文。\n2.丑。文。\n«2.»寅。文。\n3.卯。文。',
        '一、甲\n1.子。文。\n2.丑。文。\n«4.»寅。文。\n4.卯。文。\n5.辰。文。',
        '一、甲\n1.子。文。\n«1.»丑。文。\n1.寅。文。\n1.卯。文。',
      ],
    },
    point: {
      passing: ['1.子\n（1）丑。\n（2）寅。\n2.卯\n（1）辰。'],
      failing: ['1.子\n（1）丑。\n（2）寅。\n«（2）»卯。\n（3）辰。'],
    },
  },
};

export const duplicateRules: readonly Rule[] = LEVELS.map((level) => slipRule(DUPLICATE, level));
