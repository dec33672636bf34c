import { LEVELS } from '../../plan/tree';
import type { Rule } from '../rule';
import { quoted } from '../wording';
import { missingOrdinals, slipRule, type SlipKind } from './slips';

const GAP: SlipKind = {
  kind: 'gap',
  title: (level) => ({ zh: `${level.zh}的序号不连续`, en: `The numbers of the ${level.en}s have a gap` }),
  description: {
    zh: '序号中间缺了一个或几个。先从全文推断编号方式（全文连续，或每章、每节从头编起），再找缺口；缺一处只报一处，后面的序号不再报。',
    en: 'One or more ordinals are missing. The scheme (running on, or restarting under each parent) is inferred from the draft first; one gap is one report, however many numbers follow it.',
  },
  message: (found) => {
    const missing = missingOrdinals(found);
    return {
      zh: `${quoted(found.node)}之前缺${missing.zh}`,
      en: `${missing.en} missing before ${quoted(found.node)}`,
    };
  },
  related: (level) => ({ zh: `上一${level.zh}在此`, en: `The ${level.en} before is here` }),
  samples: {
    chapter: {
      passing: ['一、甲\n文。\n二、乙\n文。\n三、丙\n文。'],
      failing: ['一、甲\n文。\n二、乙\n文。\n«四、»丁\n文。\n五、戊\n文。'],
    },
    section: {
      passing: ['一、甲\n（一）子。文。\n（二）丑。文。\n二、乙\n（三）寅。文。\n（四）卯。文。'],
      failing: [
        '一、甲\n（一）子。文。\n（二）丑。文。\n二、乙\n«（四）»卯。文。\n（五）辰。文。\n（六）巳。文。',
      ],
    },
    item: {
      passing: [
        '一、甲\n1.子。文。\n2.2026年启动普查。文。\n二、乙\n3.寅。文。',
        '一、甲\n1.子。文。\n2.丑。文。\n二、乙\n1.寅。文。',
      ],
      failing: ['一、甲\n1.子。文。\n2.丑。文。\n二、乙\n3.寅。文。\n«5.»辰。文。\n6.巳。文。'],
    },
    point: {
      passing: ['一、甲\n1.子\n（1）丑。\n（2）寅。', '1.子\n①丑。\n②寅。'],
      failing: ['一、甲\n1.子\n（1）丑。\n（2）寅。\n«（4）»卯。\n（5）辰。'],
    },
  },
};

export const gapRules: readonly Rule[] = LEVELS.map((level) => slipRule(GAP, level));
