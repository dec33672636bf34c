import { rangeInLine } from '../../plan/position';
import { eachLine } from '../places';
import type { Rule } from '../rule';

export const trailing: Rule = {
  code: 'whitespace/trailing',
  level: 'hint',
  title: { zh: '行末有空白', en: 'Blanks at the end of a line' },
  description: {
    zh: '行末的空格、全角空格、制表符没有用处，复制到Word或WPS里会露出来。整行都是空白的不提示。',
    en: 'Blanks at the end of a line serve nothing and show up in Word or WPS. Lines of blanks alone are left alone.',
  },
  remedy: {
    zh: '删去行末的空白。',
    en: 'Removes the blanks.',
  },
  samples: {
    passing: ['一、甲\n1.子。文。\n　　\n2.丑。文。'],
    failing: ['一、甲\n1.子。文。«　 »\n2.丑。文。'],
  },
  check(plan, report) {
    eachLine(plan, 0, (line, at) => {
      if (line.end < line.text.length) {
        report({
          range: rangeInLine(at, line.end, line.text.length),
          message: { zh: '行末有多余的空白', en: 'Blanks at the end of the line' },
          tags: ['unnecessary'],
          replacement: '',
        });
      }
    });
  },
};
