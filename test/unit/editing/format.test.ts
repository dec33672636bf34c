import assert from 'node:assert/strict';
import { formatPlan, type IndentStyle } from '../../../server/src/editing/format/index';
import { applyEdits, textOf } from '../../../server/src/plan/edit';
import { parse } from '../../../server/src/plan/parser';
import type { Range } from '../../../server/src/plan/position';

function format(text: string, indent: IndentStyle = 'auto', range?: Range): string {
  const plan = parse(text);
  return textOf(applyEdits(plan.lines, formatPlan(plan, { indent }, range)));
}

const TITLE = '云州市数据局2026年工作要点\n';

describe('formatting', () => {
  it('takes the blanks at the ends of lines away, in lines of blanks alone too', () => {
    assert.equal(
      format(`${TITLE}一、甲\u3000\n1.子。文。 \t\n\u3000\u3000\n2.丑。文。\u00a0`),
      `${TITLE}一、甲\n1.子。文。\n\n2.丑。文。`,
    );
  });

  it('leaves an orderly plan alone', () => {
    const text = `${TITLE}\n\u3000\u3000总体要求是：文。\n\u3000\u3000一、甲\n\u3000\u30001.子。文。\n\u3000\u30002.丑。文。\n\n\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000云州市数据局\n\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u30002026年1月5日\n`;
    assert.equal(format(text), text);
  });

  it('leaves a text alone whose line breaks are lost', () => {
    const text = `${'一、甲事。文字文字。'.repeat(10)} 1.子。${'文字'.repeat(160)}二、乙。三、丙。四、丁。五、戊。六、己。 `;
    assert.notEqual(parse(text).flattenedLine, undefined);
    assert.equal(format(text), text);
  });

  describe('indents', () => {
    it('are those of most lines of a level', () => {
      const text = '　　1.子。文。\n2.丑。文。\n    3.寅。文。\n　　4.卯。文。\n　　5.辰。文。';
      assert.equal(
        format(text),
        '　　1.子。文。\n　　2.丑。文。\n　　3.寅。文。\n　　4.卯。文。\n　　5.辰。文。',
      );
    });

    it('stay where no form has a clear majority', () => {
      const text = '1.子。文。\n　　2.丑。文。\n　3.寅。文。\n 4.卯。文。';
      assert.equal(format(text), text);
    });

    it('of several kinds of blanks become full-width ones as wide', () => {
      assert.equal(format('\u00a0 \u00a01.子。文。\n \t2.丑。文。'), '　　1.子。文。\n　　2.丑。文。');
    });

    it('are two full-width blanks in every body line where that is set, and the front and back stay', () => {
      const text = `各科室：\n现将要点印发给你们。\n附件\n    ${TITLE}文字文字。\n一、甲\n  1.子。文。\n文字。\n责任单位：数据科\n          云州市数据局\n          2026年1月5日\n`;
      assert.equal(
        format(text, 'full-width'),
        `各科室：\n现将要点印发给你们。\n附件\n    ${TITLE}\u3000\u3000文字文字。\n\u3000\u3000一、甲\n\u3000\u30001.子。文。\n\u3000\u3000文字。\n\u3000\u3000责任单位：数据科\n          云州市数据局\n          2026年1月5日\n`,
      );
    });

    it('are none in every body line where that is set', () => {
      assert.equal(format('　　一、甲\n\t1.子。文。\n  文字。', 'none'), '一、甲\n1.子。文。\n文字。');
    });

    it('are not given to the second half of a sentence that was broken', () => {
      const text = `${TITLE}一、甲\n1.子。加强建设，完善机制，\n推动工作落实，\n确保见效。`;
      assert.equal(
        format(text, 'full-width'),
        `${TITLE}\u3000\u3000一、甲\n\u3000\u30001.子。加强建设，完善机制，\n推动工作落实，\n确保见效。`,
      );
    });

    it('stay before a heading that is centred', () => {
      const text = `${TITLE}\u3000\u3000\u3000\u3000\u3000\u3000第一部分 形势\n\u3000\u3000一、甲\n\u3000\u30001.子。文。\n\u3000\u3000二、乙\n\u3000\u30002.丑。文。`;
      assert.equal(format(text, 'none').split('\n')[1], '　　　　　　第一部分 形势');
    });
  });

  describe('markers', () => {
    it('take the form that most of their level have', () => {
      assert.equal(
        format('1.子。文。\n2、丑。文。\n3．寅。文。\n4.卯。文。'),
        '1.子。文。\n2.丑。文。\n3.寅。文。\n4.卯。文。',
      );
    });

    it('get their own marks and full-width brackets', () => {
      assert.equal(
        format('一、甲\n(一)子。文。\n（二）、丑。文。\n二，乙\n三.丙'),
        '一、甲\n（一）子。文。\n（二）丑。文。\n二、乙\n三、丙',
      );
    });

    it('lose full-width digits among others', () => {
      assert.equal(format('1.子。文。\n２.丑。文。\n3.寅。文。'), '1.子。文。\n2.丑。文。\n3.寅。文。');
    });

    it('keep a form that is the level’s own, and circled points theirs', () => {
      const text = '一、甲\n1、子。文。\n（1）寅\n①辰\n②巳\n（2）卯\n2、丑。文。';
      assert.equal(format(text), text);
    });

    it('have the blanks behind them that most have, none where that is unclear', () => {
      assert.equal(
        format('1. 子。文。\n2.丑。文。\n3.  寅。文。\n4.\t卯。文。'),
        '1. 子。文。\n2. 丑。文。\n3. 寅。文。\n4. 卯。文。',
      );
      assert.equal(format('1. 子。文。\n2.丑。文。'), '1.子。文。\n2.丑。文。');
    });

    it('are given no blank behind a full-width mark because two others have one', () => {
      assert.equal(
        format('一、  甲\n文。\n二、 乙\n文。\n三、丙\n文。'),
        '一、甲\n文。\n二、乙\n文。\n三、丙\n文。',
      );
      const all = ['一', '二', '三', '四'].map((numeral) => `${numeral}、 甲\n文。`).join('\n');
      assert.equal(format(all), all);
    });

    it('keep a blank without which they would be a number', () => {
      assert.equal(
        format('1.子。文。\n2. 5亿元投资。文。\n3. 寅。文。\n4.卯。文。'),
        '1.子。文。\n2. 5亿元投资。文。\n3.寅。文。\n4.卯。文。',
      );
    });

    it('whose numeral is none stay', () => {
      assert.equal(format('一、甲\n二、乙\n二十零、丙\n四、丁'), '一、甲\n二、乙\n二十零、丙\n四、丁');
    });
  });

  describe('blank lines', () => {
    it('are one where there were several', () => {
      assert.equal(
        format(`${TITLE}\n\n一、甲\n1.子。文。\n\n\u3000\n\n2.丑。文。`),
        `${TITLE}\n一、甲\n1.子。文。\n\n2.丑。文。`,
      );
    });

    it('stand before chapters where they nearly always do, and not between items where they hardly ever do', () => {
      const chapter = (name: string, gap = '\n'): string => `${gap}${name}、甲\n1.子。文。\n2.丑。文。\n`;
      const text = ['一', '二', '三', '四', '五', '六'].map((name) => chapter(name)).join('');
      assert.equal(format(TITLE + text.replace('\n四、', '四、')), TITLE + text);
      assert.equal(format(TITLE + text.replace('2.丑', '\n2.丑')), TITLE + text);
    });

    it('are neither put in nor taken out where there is no habit', () => {
      const text = '1.子。文。\n\n2.丑。文。\n3.寅。文。\n\n4.卯。文。\n5.辰。文。\n6.巳。文。';
      assert.equal(format(text), text);
    });

    it('go at the end of the text; the last line end stays what it was', () => {
      assert.equal(format('1.子。文。\n\n \n'), '1.子。文。\n');
      assert.equal(format('1.子。文。\r\n'), '1.子。文。\r\n');
      assert.equal(format('1.子。文。'), '1.子。文。');
    });

    it('stay before a signature, where room is left for the seal', () => {
      const text = `${TITLE}一、甲\n1.子。文。\n\n\n\n云州市数据局\n2026年1月5日`;
      assert.equal(format(text), text);
    });

    it('put in have the line end of the line above', () => {
      const text = ['一', '二', '三', '四', '五', '六'].map((name) => `\r\n${name}、甲\r\n文。\r\n`).join('');
      assert.equal(format(text.replace('\r\n四、', '四、')), text);
    });
  });

  describe('what is opaque', () => {
    it('stays: tables, attachments, comments', () => {
      const text = `${TITLE}一、甲\n1.子。文。\n序号\t任务\t时限 \n 1\t普查\t三月 \n\n//  注 \n2.丑。文。\n附件 \n  1、清单 \n\n\n(2)、清单 \n\n`;
      assert.equal(format(text, 'full-width').replaceAll('　　', ''), text);
    });

    it('blanks inside a line, names and quotations stay', () => {
      const text = `${TITLE}一、甲\n1.落实《关于  加强 数据 工作的 意见》。说“ 好 ”。\n2.丑 事。`;
      assert.equal(format(text), text);
    });

    it('a name that goes on over the line end stays', () => {
      const text = `${TITLE}一、甲\n1.落实《关于加强 \n  数据工作的意见》。\n2.丑。`;
      assert.equal(format(text), text);
    });
  });

  describe('of a range', () => {
    const text = '1、子。文。 \n2、丑。文。 \n3、寅。文。 \n4.卯。文。 \n5.辰。文。 ';
    const lines = (start: number, end: number): Range => ({
      start: { line: start, character: 2 },
      end: { line: end, character: 1 },
    });

    it('touches its lines alone, and goes by the whole plan', () => {
      assert.equal(
        format(text, 'auto', lines(3, 3)),
        '1、子。文。 \n2、丑。文。 \n3、寅。文。 \n4、卯。文。\n5.辰。文。 ',
      );
    });

    it('that ends at the beginning of a line leaves that line out', () => {
      const range = { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } };
      assert.equal(format(text, 'auto', range), text.replace('寅。文。 ', '寅。文。'));
    });
  });
});
