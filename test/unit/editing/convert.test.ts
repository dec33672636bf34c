import assert from 'node:assert/strict';
import fc from 'fast-check';
import { convertMarkers } from '../../../server/src/editing/convert/markers';
import { convertNumbering } from '../../../server/src/editing/convert/numbering';
import type { MarkerStyle } from '../../../server/src/messages';
import { parse, type ParseOptions } from '../../../server/src/plan/parser';
import { toChinese } from '../../../server/src/plan/ordinal';
import type { Level } from '../../../server/src/plan/tree';
import { outcomeOf } from './marked-text';

function restyle(text: string, level: Level, style: MarkerStyle): string {
  const plan = parse(text);
  return outcomeOf(plan, convertMarkers(plan, level, style));
}

function recount(
  text: string,
  level: Level,
  numbering: 'continuous' | 'restarting',
  options?: ParseOptions,
): string {
  const plan = parse(text, options);
  return outcomeOf(plan, convertNumbering(plan, level, numbering));
}

const CONTINUOUS = '一、甲\n1.子。文。\n2.丑。文。\n二、乙\n3.寅。文。\n4.卯。文。\n5.辰。文。';
const RESTARTING = '一、甲\n1.子。文。\n2.丑。文。\n二、乙\n1.寅。文。\n2.卯。文。\n3.辰。文。';

describe('the markers of a level', () => {
  it('are written in each form that is not taken', () => {
    const text = '一、甲\n1.子。文。\n2.丑。文。';
    assert.equal(restyle(text, 'item', '1．'), '一、甲\n1．子。文。\n2．丑。文。');
    assert.equal(restyle(text, 'item', '1、'), '一、甲\n1、子。文。\n2、丑。文。');
    assert.equal(restyle(text, 'item', '（一）'), '一、甲\n（一）子。文。\n（二）丑。文。');
    assert.equal(restyle(text, 'item', '（1）'), '一、甲\n（1）子。文。\n（2）丑。文。');
    assert.equal(restyle(text, 'item', '①'), '一、甲\n①子。文。\n②丑。文。');
    assert.equal(restyle(text, 'item', '一、'), '[style-taken]');
  });

  it('are not written in the form of another level', () => {
    const text = '一、甲\n（一）子\n1.寅。文。\n（二）丑\n2.卯。文。';
    assert.equal(restyle(text, 'item', '（一）'), '[style-taken]');
    assert.equal(restyle(text, 'section', '1.'), '[style-taken]');
    assert.equal(restyle(text, 'chapter', '（一）'), '[style-taken]');
    assert.equal(restyle('1.子。文。\n（1）寅\n①辰\n（2）卯', 'point', '①'), '[style-taken]');
  });

  it('become one, however they were written; blanks and flaws of the words stay', () => {
    assert.equal(
      restyle('\u3000一、甲\n 1. 子。文。\n2、\u3000丑。文。\n(3) 寅', 'item', '1．'),
      '\u3000一、甲\n 1． 子。文。\n2．\u3000丑。文。\n(3) 寅',
    );
  });

  it('keep mentions: the number is the same', () => {
    assert.equal(
      restyle('一、甲\n1.子。见第2项。\n2.丑。文。', 'item', '（一）'),
      '一、甲\n（一）子。见第2项。\n（二）丑。文。',
    );
  });

  it('get a blank where number and text would run together', () => {
    assert.equal(
      restyle('一、甲\n（一）5亿元投资。文。\n（二）2026年底前。文。', 'section', '1.'),
      '一、甲\n1. 5亿元投资。文。\n2.2026年底前。文。',
    );
  });

  it('that cannot be written so, or are not there, are left alone', () => {
    const items = Array.from({ length: 51 }, (_, i) => `${i + 1}.子。文。\n`).join('');
    assert.equal(restyle(items, 'item', '①'), '[too-many]');
    assert.equal(restyle(items, 'section', '1.'), '[no-level]');
    assert.equal(restyle(items, 'item', '1.'), items);
  });

  it('there and back again are what they were', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 });
    const styles = fc.constantFrom<MarkerStyle>('（一）', '1．', '1、', '（1）', '①');
    fc.assert(
      fc.property(counts, fc.boolean(), styles, (sizes, runsOn, style) => {
        const text = planOf(sizes, runsOn);
        const after = restyle(text, 'item', style);
        const level = style === '（一）' ? 'section' : style === '（1）' || style === '①' ? 'point' : 'item';
        assert.notEqual(after, text);
        assert.equal(restyle(after, level, '1.'), text);
      }),
    );
  });
});

/** A plan with so many items in each chapter. */
function planOf(sizes: readonly number[], runsOn: boolean): string {
  let number = 0;
  return sizes
    .map((size, i) => {
      number = runsOn ? number : 0;
      const items = Array.from({ length: size }, () => `\u3000\u3000${++number}.完善机制。健全台账。\n`);
      return `${toChinese(i + 1) ?? ''}、加强建设\n${items.join('')}`;
    })
    .join('');
}

describe('the numbering of a level', () => {
  it('begins anew under each chapter, or runs on', () => {
    assert.equal(recount(CONTINUOUS, 'item', 'restarting'), RESTARTING);
    assert.equal(recount(RESTARTING, 'item', 'continuous'), CONTINUOUS);
  });

  it('that is so already stays, but for its slips', () => {
    assert.equal(recount(CONTINUOUS, 'item', 'continuous'), CONTINUOUS);
    assert.equal(recount(CONTINUOUS.replace('4.', '5.'), 'item', 'continuous'), CONTINUOUS);
  });

  it('is counted anew over slips, each marker in its own writing', () => {
    assert.equal(
      recount('一、甲\n1.子。文。\n３．丑。文。\n二、乙\n1.寅。文。\n1、卯。文。', 'item', 'continuous'),
      '一、甲\n1.子。文。\n２．丑。文。\n二、乙\n3.寅。文。\n4、卯。文。',
    );
  });

  it('of sections counts on over the chapters', () => {
    assert.equal(
      recount('一、甲\n（一）子\n1.寅。文。\n二、乙\n（一）丑\n1.卯。文。', 'section', 'continuous'),
      '一、甲\n（一）子\n1.寅。文。\n二、乙\n（二）丑\n1.卯。文。',
    );
  });

  describe('and mentions', () => {
    it('from the same chapter follow in number', () => {
      assert.equal(
        recount(CONTINUOUS.replace('5.辰。文。', '5.辰。见第4项。'), 'item', 'restarting'),
        RESTARTING.replace('3.辰。文。', '3.辰。见第2项。'),
      );
    });

    it('from another name the chapter, where the number alone would name something else', () => {
      assert.equal(
        recount(CONTINUOUS.replace('1.子。文。', '1.子。见第 ３ 项和第四项。'), 'item', 'restarting'),
        RESTARTING.replace('1.子。文。', '1.子。见第二章第１项和第二章第二项。'),
      );
    });

    it('name each chapter of a list that goes over several', () => {
      assert.equal(
        recount(CONTINUOUS.replace('5.辰。文。', '5.辰。见第1、2、3项。'), 'item', 'restarting'),
        RESTARTING.replace('3.辰。文。', '3.辰。见第一章第1、2项、第二章第1项。'),
      );
    });

    it('with their chapter follow in number', () => {
      assert.equal(
        recount(RESTARTING.replace('1.子。文。', '1.子。见第二章第2项。'), 'item', 'continuous'),
        CONTINUOUS.replace('1.子。文。', '1.子。见第二章第4项。'),
      );
    });

    it('of other texts stay', () => {
      const law = '见《数据条例》第3项。';
      assert.equal(
        recount(CONTINUOUS.replace('1.子。文。', `1.子。${law}`), 'item', 'restarting'),
        RESTARTING.replace('1.子。文。', `1.子。${law}`),
      );
    });

    it('that could not be told any more refuse the whole', () => {
      const text = '重点工作任务安排\n1.子。见第3项。\n2.丑。文。\n保障工作措施安排\n3.寅。文。\n4.卯。文。';
      assert.equal(recount(text, 'item', 'restarting'), '[mention-unclear]');
    });
  });

  it('that would leave a heading without a number for text is refused', () => {
    const text =
      '云州市数据局2026年工作要点\n重点工作任务\n1、完善机制\n文字。\n2、健全台账\n文字。\n3、健全制度\n保障工作措施\n1、落实责任\n文字。\n2、强化督查\n文字。\n';
    assert.deepEqual(
      parse(text).numbered.map(({ marker }) => marker?.text),
      [undefined, '1、', '2、', '3、', undefined, '1、', '2、'],
    );
    assert.equal(recount(text, 'item', 'continuous'), '[unreadable]');
  });

  it('that would go beyond 99, or is not there, is refused', () => {
    const chapter = (name: string): string =>
      `${name}、甲\n${Array.from({ length: 60 }, (_, i) => `${i + 1}.子。文。\n`).join('')}`;
    assert.equal(recount(chapter('一') + chapter('二'), 'item', 'continuous'), '[too-many]');
    assert.equal(recount(CONTINUOUS, 'point', 'continuous'), '[no-level]');
  });

  it('is inferred as what it was made, and there and back again is what it was', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(counts, fc.boolean(), (sizes, runsOn) => {
        const [from, to] = runsOn
          ? (['continuous', 'restarting'] as const)
          : (['restarting', 'continuous'] as const);
        const text = planOf(sizes, runsOn);
        const after = recount(text, 'item', to);
        assert.equal(after, planOf(sizes, !runsOn));
        assert.equal(parse(after).schemes.item?.numbering, to);
        assert.equal(recount(after, 'item', from), text);
      }),
    );
  });

  it('goes by the settings the plan was read with', () => {
    const options = { numbering: { item: 'continuous' } } as const;
    assert.equal(recount(CONTINUOUS, 'item', 'restarting', options), RESTARTING);
  });
});
