import type { Level } from '../plan/tree';

/** The words for a part of a plan, and the levels that are meant. */
const LEVELS_OF: Readonly<Record<string, readonly Level[]>> = {
  部分: ['chapter'],
  章: ['chapter'],
  节: ['section'],
  项: ['item'],
  条: ['item'],
  点: ['item', 'point'],
};
/** Words that speak of what a plan counts its work by, whatever its level. */
const WORK = '项条点';

/**
 * The levels that a word for a part means in a plan. `第（三）项` is what bears the marker （三）; and where a plan has
 * no `1.`, its 项 are the （一）.
 *
 * @param numerals what stands between 第 and the word
 * @param hasItems whether the plan has numbered items
 */
export function levelsOf(word: string, numerals: string, hasItems: boolean): readonly Level[] {
  if (WORK.includes(word)) {
    if (BRACKET.test(numerals)) {
      return ARABIC.test(numerals) ? ['point'] : ['section'];
    }
    if (!hasItems && word !== '点') {
      return ['section'];
    }
  }
  return LEVELS_OF[word] ?? [];
}

const BRACKET = /[（(]/;
const ARABIC = /[\d０-９]/;

const BLANKS = '[ \\u3000]{0,2}';
const NUMERAL = '(?:[\\d０-９]{1,2}|[一二三四五六七八九十廿卅]{1,3})';
const JOINT = '[、，,和及与或至到—–～~－-]';
const WORD = '(?:部分|[章节项条点])';
/** A numeral with the brackets of a marker, or without. */
const NUMBER = `[（(]?${NUMERAL}[）)]?`;
const NUMBERS = `${BLANKS}${NUMBER}(?:${BLANKS}${JOINT}${BLANKS}第?${BLANKS}${NUMBER}){0,9}`;
const STEP = `第${NUMBERS}${BLANKS}${WORD}`;

/** `第5项`, `第 5 项`, `第三章第二节`, `第3、5项`, `第3至5项`. Every quantifier is bounded, so that a line is read once. */
export const MENTION = new RegExp(`(?:${STEP}){1,3}`, 'g');
/** One step of a mention: its numerals with what joins them, and its word. */
export const MENTION_STEP = new RegExp(`第(${NUMBERS})${BLANKS}(${WORD})`, 'g');
/** A numeral in a step. */
export const MENTION_NUMERAL = new RegExp(NUMERAL, 'g');
/** What joins the ends of a range. */
export const UP_TO = /[至到—–～~－-]/;

/** `本要点第2条`: the plan itself. */
const OWN =
  /(?:本(?:工作)?(?:要点|计划|方案|思路|安排|意见|稿|文件?)|上述|前述|(?<!其)前文|上文|下文|后述)(?:中|里)?的?$/;
/** What leads to a part of the text at hand. */
const LEAD = /(?:见|参照|按照?|依照|结合|同|与|和|及|落实|执行|对应|衔接)$/;
/**
 * What stands before the number of another text's part (《…》第五条, 该办法第三章, 去年要点第5项), of a list outside the
 * plan (附件第3项, 考核指标第2项), or of a rank (全市第3项).
 */
const FOREIGN = new RegExp(
  '(?:[》”〉’」』）)\\]】〕]|' +
    [
      '法|条例|办法|规定|规则|细则|通知|通报|通告|公告|公报|公约|决定|决议|意见|批复|纲要|大纲|规划|标准|规范|准则',
      '指南|指引|指标|报告|讲话|讲义|章程|党章|合同|协议|教材|读本|课本|手册|丛书|著作|文件|文|号|书|稿|案|表',
      '要点|计划|思路|安排|总结|方针|附[件表录图][\\d０-９一二三四五六七八九十]{0,3}|附则|总则|清单|台账|目录|名录|议程|议题|考核|考题|试题|问卷|课程',
      '举措|措施|行动|工程|项目|任务|精神|要求|协定|备忘录|责任书|承诺书',
      '编|篇|卷|册|款|目|组|批|期|届|级|类|轮|次|国|省|市|州|县|区|乡|镇|校|院|局|厅|部|委|年|年度|季度|月|排名|位居|位列',
      '该|其|各|每|某|另|前一|上一|下一|新增|新的',
    ].join('|') +
    ')(?:中|里|内|之|上)?的?$',
);
/** What goes on after a numeral and makes another word of it: 第三项目部, 第一节课, 第三章节, 第一条线. */
const GOES_ON: Readonly<Record<string, RegExp>> = {
  部分: /^(?:是|为|人|群众|学生|单位)/,
  章: /^[节程]/,
  节: /^(?:课|车|棒|目|日|气|点|能|比赛|电池|班|晚|早)/,
  项: /^(?:目|议程|议题|规定|条款|指标|权利|义务|职责|纪律|原则)/,
  条: /^(?:例|线|路|河|街|款|船|生产|战|跑道|航|地铁|高)/,
  点: /^(?:钟|半|以|多|左右|\d|[一二三四五六七八九十])/,
};
/** `第一项是…；第二项，…` at the head of a clause counts up what the sentence lists. */
const COUNTS_UP = /^[是为，,：:]/;
const CLAUSE_HEAD = /(?:^|[。！？!?；;：:，,、（(])$/;
/** What joins mentions that speak of one text: 第三章、第四章. */
export const JOINS_MENTIONS = /^(?:[、，,和及与或至到]|以及|[—–～~－-]){1,2}$/;

/** Whose part a mention names, as far as the words around it say. */
export type Owner = 'own' | 'unsaid' | 'other';

/**
 * Whose part a mention names.
 *
 * @param before what stands before it, a dozen characters at most
 * @param after what stands behind it, a few characters
 * @param word of its last step
 */
export function ownerOf(before: string, after: string, word: string): Owner {
  const head = before.trimEnd();
  const next = after.trimStart();
  if (GOES_ON[word]?.test(next)) {
    return 'other';
  }
  if (OWN.test(head)) {
    return 'own';
  }
  if (FOREIGN.test(head) || (CLAUSE_HEAD.test(head) && COUNTS_UP.test(next))) {
    return 'other';
  }
  // 条 alone is a law's, 点 a speech's, 部分 anything's.
  if (word === '条' || ((word === '点' || word === '部分') && !LEAD.test(head))) {
    return 'other';
  }
  return 'unsaid';
}
