import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineStarts } from '../../../server/src/editing/break-lines';

/** A text with `/` where lines are to begin. */
function broken(marked: string): string {
  const text = marked.replaceAll('/', '');
  const starts = new Set(lineStarts(text));
  return Array.from({ length: text.length }, (_, i) => (starts.has(i) ? '/' : '') + text.charAt(i)).join('');
}

describe('lines of a plan on one line begin', () => {
  const cases: Readonly<Record<string, string>> = {
    'before chapters and items':
      '/一、夯实基础/1.摸清家底。开展普查。/2.建好目录。统一标准。/二、抓好应用/3.用好数据。'.slice(1),
    'where items count anew in each chapter': '一、甲/1.子。文。/2.丑。文。/二、乙/1.寅。文。/2.卯。文。',
    'before sections': '一、甲/（一）子。文。/（二）丑。文。/二、乙/（一）寅。文。',
    'behind the title, and before it behind 附件':
      '现将要点印发给你们。/附件1/云州市数据局2026年工作要点/为做好工作，制定本要点。/一、甲/1.子。文。',
    'behind a title that says it is a draft':
      '云州市数据局2026年工作要点（讨论稿）/为做好工作，制定本要点。/一、甲。/二、乙。',
    'not at a title that a sentence names':
      '按照《云州市2026年工作要点》和2026年工作要点，制定如下。/一、甲。/二、乙。',
    'not in dates, decimals and versions':
      '一、甲/1.子。2026.3.1日前完成2.5亿元投资，平台2.0上线。/2.丑。文。/3.2026年启动。',
    'not in names, quotations and brackets':
      '一、甲。落实《办法。二、通知》“要求。二、抓好”（做到：1.摸清；2.建账）。/二、乙。',
    'not in lists of numerals': '一、甲。一、二线城市先行，十一、春节值守。/二、乙。',
    'where the last mark of a chapter was lost too': '一、甲。统计准确/二、乙。文。/三、丙。文。',
    'where markers are written in two ways': '一、甲/1.子。文。/2、丑。文。/3.寅。见3、4月份安排。',
    'where a number is missing': '一、甲。/1.子。文。/3.丑。文。/三、丙。文。'.replace('。/1', '/1'),
  };
  for (const [what, marked] of Object.entries(cases)) {
    it(what, () => assert.equal(broken(marked), marked));
  }

  it('inside any text, in order, and never at its beginning', () => {
    const text = fc
      .array(
        fc.constantFrom(
          '一、',
          '二、',
          '三、',
          '（一）',
          '1.',
          '2.',
          '3、',
          '“',
          '”',
          '《',
          '》',
          '。',
          '甲',
          '2026年工作要点',
          '附件',
          ' ',
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (line) => {
        const starts = lineStarts(line);
        assert.deepEqual(
          [...new Set(starts)].sort((a, b) => a - b),
          starts,
        );
        assert.ok(
          starts.every((start) => start > 0 && start < line.length && line.slice(0, start).trim() !== ''),
        );
      }),
    );
  });
});
