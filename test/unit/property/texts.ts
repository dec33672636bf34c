import fc from 'fast-check';

/** Pieces that plans are made of, and pieces that break parsers. */
const pieces = fc.constantFrom(
  '\n',
  '\n',
  '\r\n',
  '\r',
  '一、',
  '二、',
  '三、',
  '十一、',
  '十十、',
  '三.',
  '（一）',
  '（二）',
  '(三)',
  '（四）、',
  '1.',
  '2.',
  '3．',
  '4、',
  '12.',
  '2.2020年',
  '11.5-6月份',
  '2.5亿元',
  '（1）',
  '①',
  '②、',
  '　　',
  ' ',
  '\t',
  '\u00a0',
  '加强建设',
  '摸清家底。',
  '开展普查，建立台账；',
  '总体要求是：',
  '指导思想',
  '云州市数据局2026年工作要点',
  '（征求意见稿）',
  '——',
  '附件',
  '附件1：清单',
  '2026年1月5日',
  '2011.2.',
  '责任单位：数据科',
  '现将要点印发给你们。',
  '各科室：',
  '序号\t任务\t时限',
  '“',
  '”',
  '《',
  '》',
  '（',
  ')',
  '。。',
  '//',
  '// 参考',
  ',',
  '2025年底前',
  '𠮷',
  '\ud800',
  '\udc00',
  '\u0000',
  '\u2028',
  '\ufeff',
);

/** A text that looks like a plan, more or less. */
export const planText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: pieces },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    {
      maxLength: 90,
    },
  )
  .map((parts) => parts.join(''));

/** An edit: what part of the text (as fractions of its length) is replaced by what. */
export interface RandomEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const place = fc.double({ min: 0, max: 1, noNaN: true });
export const edits: fc.Arbitrary<readonly RandomEdit[]> = fc.array(
  fc.record({
    from: place,
    to: place,
    text: fc.oneof(
      pieces,
      fc.constant(''),
      fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
    ),
  }),
  { minLength: 1, maxLength: 12 },
);
