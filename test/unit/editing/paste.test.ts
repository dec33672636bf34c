import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fitPaste } from '../../../server/src/editing/paste/fit';
import { applyEdits, textOf } from '../../../server/src/plan/edit';
import { parse } from '../../../server/src/plan/parser';
import { planText } from '../property/texts';
import { caretIn, outcomeOf } from './marked-text';

/** What a piece makes of a text at `|`; `plain` where it goes in just as it is. */
function paste(marked: string, piece: string): string {
  const { text, position } = caretIn(marked);
  const plan = parse(text);
  const outcome = fitPaste(plan, { start: position, end: position }, piece);
  return outcome ? outcomeOf(plan, outcome) : 'plain';
}

const PLAN = '云州市数据局2026年工作要点\n一、甲\n　　1.子。文。\n　　2.丑。文。\n二、乙\n　　3.寅。文。\n';
/** The plan with the caret at the beginning of the line behind item 2, or at the end of item 2. */
const BELOW = PLAN.replace('二、乙', '|二、乙');
const BEHIND = PLAN.replace('丑。文。', '丑。文。|');

describe('pasting', () => {
  describe('whole items', () => {
    it('fits markers, indents and blanks, and what follows counts on', () => {
      const expected = PLAN.replace('二、乙\n　　3.', '　　3.新。文。\n　　4.又。文。\n|二、乙\n　　5.');
      assert.equal(paste(BELOW, '1、新。文。 \r\n2、 又。文。\r\n'), expected);
      assert.equal(paste(BELOW, '1.\t新。文。\u2028\u00a02.\t又。文。\u000b'), expected);
      assert.equal(paste(BELOW, '\n\n7．新。文。\n\n\n8．又。文。\n\n'), expected);
    });

    it('behind a whole sentence begin a line of their own', () => {
      assert.equal(
        paste(BEHIND, '1.新。文。\n2.又。文。'),
        PLAN.replace('二、乙\n　　3.', '　　3.新。文。\n　　4.又。文。\n二、乙\n　　5.').replace(
          '又。文。',
          '又。文。|',
        ),
      );
    });

    it('take the place of a marker that waits for its text', () => {
      assert.equal(
        paste(PLAN.replace('二、乙', '　　3.|\n二、乙'), '1、新。文。\n2、又。文。'),
        PLAN.replace('二、乙\n　　3.', '　　3.新。文。\n　　4.又。文。|\n二、乙\n　　5.'),
      );
    });

    it('before an item leave it on a line of its own', () => {
      assert.equal(
        paste(PLAN.replace('　　2.', '|　　2.'), '1、新。文。'),
        PLAN.replace('　　2.', '　　2.新。文。\n|　　3.').replace('　　3.寅', '　　4.寅'),
      );
    });

    it('are numbered on from what stands before, and mentions follow their items', () => {
      assert.equal(
        paste(BELOW.replace('子。文。', '子。见第3项。'), '1.新。文。\n'),
        PLAN.replace('子。文。', '子。见第4项。').replace(
          '二、乙\n　　3.',
          '　　3.新。文。\n|二、乙\n　　4.',
        ),
      );
    });

    it('under a count that begins anew change that chapter alone', () => {
      const plan = PLAN.replace('3.寅', '1.寅');
      assert.equal(
        paste(plan.replace('二、乙', '|二、乙'), '1.新。文。\n'),
        plan.replace('二、乙', '　　3.新。文。\n|二、乙'),
      );
    });

    it('of another level become those of the place', () => {
      assert.equal(
        paste(BELOW, '（一）新。文。\n1.次。\n（二）又。文。\n'),
        PLAN.replace('二、乙\n　　3.', '　　3.新。文。\n　　（1）次。\n　　4.又。文。\n|二、乙\n　　5.'),
      );
    });

    it('with their chapter push the chapters on', () => {
      assert.equal(
        paste(BELOW, '五、新\n1.子。文。\n'),
        PLAN.replace('二、乙\n　　3.', '二、新\n　　3.子。文。\n|三、乙\n　　4.'),
      );
    });

    it('in the place of others leave the count whole', () => {
      const plan = parse(PLAN);
      const range = { start: { line: 2, character: 0 }, end: { line: 4, character: 0 } };
      const outcome = fitPaste(plan, range, '1、新。文。\n');
      assert.equal(
        outcome && outcomeOf(plan, outcome),
        PLAN.replace('　　1.子。文。\n　　2.丑。文。\n', '　　1.新。文。\n|')
          .replace('3.寅', '2.寅')
          .replace('|二', '|二'),
      );
    });
  });

  describe('what was cut out of the plan', () => {
    const items = (numbers: string, names: string): string =>
      Array.from(numbers, (number, i) => `${number}.${names.charAt(i)}。文。\n`).join('');

    it('moves: only what stands between its old place and its new one changes its number', () => {
      const cut = `一、甲\n${items('124567', '子丑卯辰巳午')}`.replace('7.午', '|7.午');
      assert.equal(
        paste(cut, '3.寅。文。\n'),
        `一、甲\n${items('1234567', '子丑卯辰巳寅午')}`.replace('7.午', '|7.午'),
      );
    });

    it('takes mentions along', () => {
      const cut = `一、甲\n${items('1345', '子寅卯辰')}见第2项和第5项。\n`.replace('5.辰', '|5.辰');
      assert.equal(
        paste(cut, '2.丑。文。\n'),
        `一、甲\n${items('12345', '子寅卯丑辰')}见第4项和第5项。\n`.replace('5.辰', '|5.辰'),
      );
    });

    it('closes the gap in the chapter it leaves, and counts in the one it comes to', () => {
      assert.equal(
        paste(`一、甲\n${items('134', '子寅卯')}二、乙\n1.辰。文。\n|2.巳。文。\n`, '2.丑。文。\n'),
        `一、甲\n${items('123', '子寅卯')}二、乙\n1.辰。文。\n2.丑。文。\n|3.巳。文。\n`,
      );
    });

    it('comes back to its old place as it was', () => {
      const cut = `一、甲\n${items('124', '子丑卯')}`.replace('4.卯', '|4.卯');
      assert.equal(paste(cut, '3.寅。文。\n'), 'plain');
    });
  });

  it('drops bullets, of symbol fonts too', () => {
    for (const bullet of ['•', '· ', '●\t', 'l\t', '\uf06c\u00a0', '- ', '➢']) {
      assert.equal(
        paste(BELOW, `${bullet}新任务落实。\n${bullet}又任务落实。\n`),
        PLAN.replace('二、乙', '　　新任务落实。\n　　又任务落实。\n|二、乙'),
        bullet,
      );
    }
  });

  it('keeps what only looks like a bullet', () => {
    assert.equal(paste(PLAN.replace('丑。文。', '丑·|。'), '·新。'), 'plain');
    assert.equal(paste(BELOW, '　　—— 新\n'), 'plain');
    assert.equal(paste(BELOW, '　　-5℃以下停工。\n'), 'plain');
  });

  it('drops Markdown’s marks of headings and bold words, and lines across the page', () => {
    const expected = PLAN.replace('二、乙\n　　3.', '　　3.新\n　　文。\n　　4.又。文。\n|二、乙\n　　5.');
    assert.equal(paste(BELOW, '### 3. 新\n\n文。\n\n---\n\n4. **又**。文。\n'), expected);
    assert.equal(paste(BELOW, '> **3. 新**\n> 文。\n> 4. 又。**文。**\n'), expected);
    assert.equal(paste(PLAN.replace('丑。', '丑|。'), '#1**甲'), 'plain');
  });

  it('of half a sentence cleans it alone', () => {
    assert.equal(
      paste(PLAN.replace('丑。文。', '丑。|文。'), '\u200b新的 \u00a0'),
      PLAN.replace('丑。文。', '丑。新的|文。'),
    );
    assert.equal(paste(PLAN.replace('丑。文。', '丑。|文。'), '新的'), 'plain');
  });

  it('of a few words in front of a sentence does not move it', () => {
    assert.equal(paste(PLAN.replace('二、乙', '\u3000|文字。\n二、乙'), '新的'), 'plain');
  });

  it('keeps an emoji whole', () => {
    assert.equal(paste(BEHIND, '👨\u200d👩\u200d👧'), 'plain');
  });

  it('is plain where there is nothing to fit', () => {
    assert.equal(paste(BELOW, '　　3.新。文。\n').includes('4.寅'), true);
    assert.equal(paste(BELOW, '　　新文字。\n'), 'plain');
    assert.equal(paste(PLAN.replace('3.寅。文。\n', '3.寅。文。\n|'), '　　4.新。文。\n'), 'plain');
  });

  it('is plain in tables, attachments and comments, and where line breaks are lost', () => {
    const piece = '1、新。\n2、又。\n';
    assert.equal(paste(`${PLAN}序号\t任务\t时限\n|1\t普查\t三月\n`, piece), 'plain');
    assert.equal(paste(`${PLAN}附件：清单\n|1.表。\n`, piece), 'plain');
    assert.equal(paste(`${PLAN}// 注|\n`, piece), 'plain');
  });

  it('leaves the rows of a table in the piece alone', () => {
    assert.equal(paste(BELOW, '序号\t任务\t时限\n1\t普查\t三月\t\n'), 'plain');
  });

  it('of a whole plan into an empty file cleans it, and leaves its numbers alone', () => {
    assert.equal(
      paste('|', '云州市数据局2026年工作要点\r\n\r\n\r\n一、甲\u00a0\r\n1. 子。文。\r\n3. 丑。文。'),
      '云州市数据局2026年工作要点\n\n一、甲\n1. 子。文。\n3. 丑。文。|',
    );
  });

  it('takes over the line ends of the plan', () => {
    const plan = parse(PLAN.replaceAll('\n', '\r\n'));
    const start = { line: 4, character: 0 };
    const outcome = fitPaste(plan, { start, end: start }, '1、新。文。\n');
    assert.ok(outcome && 'edits' in outcome);
    const text = textOf(applyEdits(plan.lines, outcome.edits));
    assert.equal(
      text,
      PLAN.replace('二、乙\n　　3.', '　　3.新。文。\n二、乙\n　　4.').replaceAll('\n', '\r\n'),
    );
  });

  it('has blank lines between items where the plan has them, and none elsewhere', () => {
    const spaced = '一、甲\n\n1.子。文。\n\n2.丑。文。\n\n|二、乙\n\n3.寅。文。\n';
    assert.equal(
      paste(spaced, '1.新。文。\n2.又。文。\n'),
      '一、甲\n\n1.子。文。\n\n2.丑。文。\n\n3.新。文。\n\n4.又。文。\n|二、乙\n\n5.寅。文。\n',
    );
  });

  it('loses no word, wherever it goes', () => {
    fc.assert(
      fc.property(planText, planText, fc.nat(200), (text, piece, offset) => {
        const plan = parse(text);
        const line = offset % plan.lines.length;
        const place = { line, character: offset % ((plan.lines[line]?.text.length ?? 0) + 1) };
        const range = { start: place, end: place };
        const outcome = fitPaste(plan, range, piece);
        if (!outcome || 'refusal' in outcome) {
          return;
        }
        const plain = textOf(applyEdits(plan.lines, [{ range, newText: piece }]));
        assert.equal(wordsOf(textOf(applyEdits(plan.lines, outcome.edits))), wordsOf(plain));
      }),
      { numRuns: 500 },
    );
  });
});

/** A text without blanks, and without what numbers, markers and bullets are made of. */
function wordsOf(text: string): string {
  return text.replace(
    /[\s\u00ad\u180e\u200b-\u200f\u2028-\u202e\u205f-\u2069\ufeff\u0085]|[0-9０-９①-⑳㈠-㈩一二三四五六七八九十]|[（）()、.．，。,：:；;]|[•·]/g,
    '',
  );
}
