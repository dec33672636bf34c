import assert from 'node:assert/strict';
import { enterAt } from '../../../server/src/editing/enter';
import { parse } from '../../../server/src/plan/parser';
import { caretIn, outcomeOf } from './marked-text';

/** What the text becomes when the line break before the caret has just been typed; `plain` where it stays. */
function enter(marked: string): string {
  const { text, position } = caretIn(marked);
  const plan = parse(text);
  const outcome = enterAt(plan, position);
  return outcome ? outcomeOf(plan, outcome) : 'plain';
}

const HEAD = '云州市数据局2026年工作要点\n总体要求是：文字。\n';

describe('the Enter key', () => {
  it('behind an item gives the next, with blanks as its like have', () => {
    assert.equal(
      enter(`${HEAD}一、甲\n\u3000\u30001. 子。文。\n\u3000\u30002. 丑。文。\n|\n二、乙\n`),
      `${HEAD}一、甲\n\u3000\u30001. 子。文。\n\u3000\u30002. 丑。文。\n\u3000\u30003. |\n二、乙\n`,
    );
  });

  it('takes the place of the blanks that the editor put there by itself', () => {
    assert.equal(enter('一、甲\n  1.子。文。\n  |'), '一、甲\n  1.子。文。\n  2.|');
  });

  it('between items gives the next number and leaves those behind it alone', () => {
    assert.equal(enter('一、甲\n1.子。文。\n|\n2.丑。文。'), '一、甲\n1.子。文。\n2.|\n2.丑。文。');
  });

  it('goes on behind the last paragraph of an item, its note, and a point', () => {
    assert.equal(enter('1.子\n文字。\n|'), '1.子\n文字。\n2.|');
    assert.equal(enter('1.子。文。\n责任单位：数据科\n|'), '1.子。文。\n责任单位：数据科\n2.|');
    assert.equal(enter('1.子。文。\n（1）寅；\n|'), '1.子。文。\n（1）寅；\n（2）|');
  });

  it('behind a chapter’s heading gives its first item, where chapters mostly begin so', () => {
    assert.equal(
      enter('一、甲\n1.子。文。\n二、乙\n1.丑。文。\n三、丙\n|'),
      '一、甲\n1.子。文。\n二、乙\n1.丑。文。\n三、丙\n1.|',
    );
    assert.equal(
      enter('一、甲\n1.子。文。\n2.子。文。\n二、乙\n3.丑。文。\n三、丙\n|'),
      '一、甲\n1.子。文。\n2.子。文。\n二、乙\n3.丑。文。\n三、丙\n4.|',
    );
    assert.equal(enter('一、甲\n文字。\n二、乙\n|'), 'plain');
    assert.equal(enter('一、甲\n|'), 'plain');
  });

  it('is a plain line break where one list alone does not tell how the next chapter’s items count', () => {
    assert.equal(enter('一、甲\n1.子。文。\n2.丑。文。\n二、乙\n|'), 'plain');
    assert.equal(
      enter('一、甲\n（一）子\n1.寅。文。\n（二）丑\n|'),
      '一、甲\n（一）子\n1.寅。文。\n（二）丑\n1.|',
    );
  });

  it('does not count a chapter of general requirements among those that begin with a list', () => {
    const head = '云州市数据局2026年工作要点\n一、指导思想\n文字。\n';
    assert.equal(
      enter(`${head}二、甲\n1.子。文。\n三、乙\n2.子。文。\n四、丙\n|`),
      `${head}二、甲\n1.子。文。\n三、乙\n2.子。文。\n四、丙\n3.|`,
    );
  });

  it('where blank lines part the items comes with the second line break', () => {
    const items = '一、甲\n1.子。文。\n\n2.丑。文。\n\n3.寅。文。\n';
    assert.equal(enter(`${items}|`), 'plain');
    assert.equal(enter(`${items}\n|`), `${items}\n4.|`);
    assert.equal(enter(`${items}\n\n|`), 'plain');
  });

  it('behind a heading without a number goes on where the items run on, and begins anew where they do', () => {
    const plan = (second: string): string => `题目2026年工作要点\n加强建设\n1.子。文。\n${second}.丑。文。\n`;
    const on = `${plan('2')}深化改革\n3.寅。文。\n扩大开放\n`;
    assert.equal(enter(`${on}|`), `${on}4.|`);
    const anew = `${plan('2')}深化改革\n1.寅。文。\n扩大开放\n`;
    assert.equal(enter(`${anew}|`), `${anew}1.|`);
    assert.equal(enter(`${plan('2')}深化改革\n|`), 'plain');
  });

  it('is a plain line break in a text of many paragraphs, where the others differ in length', () => {
    const items = '1.子\n文字。\n2.丑\n文字。\n文字。\n文字。\n3.寅\n文字。\n文字。\n';
    assert.equal(enter(`${items}4.卯\n文字。\n|`), 'plain');
    assert.equal(enter(`${items}4.卯\n文字。\n文字。\n文字。\n文字。\n|`), 'plain');
  });

  it('asks those that are written alike whether a heading waits for its text', () => {
    const alike = '1.子。文。\n2.丑。文。\n3.寅。文。\n';
    assert.equal(enter(`${alike}4.卯\n|`), 'plain');
    assert.equal(enter(`${alike}4.卯\n文字。\n|`), `${alike}4.卯\n文字。\n5.|`);
  });

  it('behind what announces a list gives its first point, where there are any', () => {
    assert.equal(
      enter('1.子。文。\n（1）寅；\n（2）卯。\n2.丑。任务：\n|'),
      '1.子。文。\n（1）寅；\n（2）卯。\n2.丑。任务：\n（1）|',
    );
    assert.equal(enter('1.子。文。\n2.丑。任务：\n|'), 'plain');
  });

  it('behind the last point, which ends with 。 where the others end with ；, goes on with the next item', () => {
    const points = '一、甲\n1.子。文。\n（1）寅；\n（2）卯；\n';
    assert.equal(enter(`${points}|`), `${points}（3）|`);
    assert.equal(enter(`${points}（3）辰。\n|`), `${points}（3）辰。\n2.|`);
  });

  it('on an empty marker ends the list: the marker goes, and the new line', () => {
    assert.equal(enter('一、甲\n1.子。文。\n  2. \n|\n二、乙'), '一、甲\n1.子。文。\n|\n二、乙');
    assert.equal(enter('一、甲\n1.子。文。\n2.\n  |'), '一、甲\n1.子。文。\n|');
  });

  it('is a plain line break behind a heading that waits for its text', () => {
    const items = '1.子\n文字。\n2.丑\n文字。\n';
    assert.equal(enter(`${items}3.寅\n|`), 'plain');
    assert.equal(enter(`${items}3.寅\n文字。\n|`), `${items}3.寅\n文字。\n4.|`);
  });

  it('is a plain line break behind a paragraph that others follow with a note', () => {
    const items = '1.子\n文字。\n责任单位：数据科\n2.丑\n文字。\n责任单位：数据科\n';
    assert.equal(enter(`${items}3.寅\n文字。\n|`), 'plain');
    assert.equal(
      enter(`${items}3.寅\n文字。\n责任单位：数据科\n|`),
      `${items}3.寅\n文字。\n责任单位：数据科\n4.|`,
    );
  });

  it('counts on behind a number that cannot be read', () => {
    assert.equal(
      enter('一、甲\n（十）子。文。\n二、乙\n（十一）丑。文。\n（二十零）寅。文。\n|'),
      '一、甲\n（十）子。文。\n二、乙\n（十一）丑。文。\n（二十零）寅。文。\n（十三）|',
    );
  });

  it('is a plain line break behind the first heading of a plan that may still get its text', () => {
    assert.equal(enter('一、甲\n1.完善机制\n|'), 'plain');
    assert.equal(enter('一、甲\n1.完善机制。文字。\n|'), '一、甲\n1.完善机制。文字。\n2.|');
  });

  it('leaves an empty marker that holds others', () => {
    assert.equal(enter('1.子。文。\n2.\n|\n（1）寅；\n（2）卯。'), 'plain');
  });

  for (const [where, text] of [
    ['in the middle of a sentence', '1.子。文，\n|'],
    ['where text stands behind the caret', '1.子。文。\n|后文。'],
    ['between the paragraphs of an item', '1.子\n文字。\n|\n又一段。\n2.丑\n'],
    ['behind the general requirements', `${HEAD}|\n一、甲\n1.子。文。`],
    ['behind the title', '云州市数据局2026年工作要点\n|\n一、甲\n1.子。文。'],
    ['behind a paragraph of a chapter', '一、甲\n文字。\n|\n二、乙\n1.子。文。'],
    ['behind a table', '1.子。文。\n序号\t任务\t时限\n1\t普查\t三月\n|'],
    ['in an attachment', '一、甲\n1.子。文。\n附件：清单\n1.表。\n|'],
    ['behind the closing', '1.子。文。\n2.丑。文。\n3.寅。文。\n总之，要抓好落实。\n|'],
    ['behind a comment', '1.子。文。\n// 注\n|'],
    ['behind a blank line', '1.子。文。\n\n|'],
    ['at the top', '|\n1.子。文。'],
  ] as const) {
    it(`is a plain line break ${where}`, () => {
      assert.equal(enter(text), 'plain');
    });
  }

  it('offers no number that cannot be written', () => {
    const items = Array.from({ length: 99 }, (_, i) => `${i + 1}.子。文。\n`).join('');
    assert.equal(enter(`${items}|`), 'plain');
  });
});
