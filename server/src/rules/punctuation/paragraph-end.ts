import type { Line } from '../../plan/line';
import { rangeInLine } from '../../plan/position';
import { eachLine } from '../places';
import type { Rule } from '../rule';

/** What a paragraph may end with. */
const ENDS = '。！？!?…；;：:”’）)》】〕';
/** Shorter lines without a mark are headings, names and the like. */
const MIN_LENGTH = 30;

export const paragraphEnd: Rule = {
  code: 'punctuation/paragraph-end',
  level: 'info',
  title: { zh: '段末没有标点', en: 'A paragraph without an end mark' },
  description: {
    zh: '正文段落以句号、问号、叹号等结束。标题、署名、日期、表格不在此列；句子中间被硬换行的，只看最后一行。',
    en: 'A paragraph of text ends with a mark. Headings, signatures, dates and tables are none; of a sentence broken over lines only the last one counts.',
  },
  samples: {
    passing: [
      '一、夯实基础\n1.摸清家底\n开展全市公共数据资源普查，分级分类登记造册，上半年完成首轮普查并通报结果。',
      '一、夯实基础\n1.摸清家底\n开展全市公共数据资源普查，分级分类登记造册，上半年完成首轮普查并\n通报结果。',
    ],
    failing: [
      '一、夯实基础\n1.摸清家底。开展全市公共数据资源普查，分级分类登记造册，上半年完成首轮普查并通报结«果»',
      '一、夯实基础\n1.摸清家底\n开展全市公共数据资源普查，分级分类登记造册，上半年完成首轮普查并通报结«果»\n2.建好目录',
    ],
  },
  check(plan, report) {
    const { places } = plan;
    eachLine(plan, 0, (line, at, { kind, holder }) => {
      const isText = kind === 'paragraph' || kind === 'closing' || (holder?.startLine === at && holder.runIn);
      const goesOn = places[at + 1]?.kind === 'paragraph' || places[at + 1]?.kind === 'closing';
      if (!isText || goesOn || line.end - line.bodyStart < MIN_LENGTH || ENDS.includes(lastMark(line))) {
        return;
      }
      report({
        range: rangeInLine(at, line.end - 1, line.end),
        message: { zh: '段末缺少标点', en: 'This paragraph has no mark at its end' },
      });
    });
  },
};

function lastMark(line: Line): string {
  return line.text.charAt(line.end - 1);
}
