import assert from 'node:assert/strict';
import { renumber, type RenumberScope } from '../../../server/src/editing/renumber';
import { markerAs, numeralLike, withOrdinal } from '../../../server/src/editing/write-marker';
import { applyEdits, textOf } from '../../../server/src/plan/edit';
import { scanMarker } from '../../../server/src/plan/marker';
import { parse } from '../../../server/src/plan/parser';
import type { Plan } from '../../../server/src/plan/tree';

/** The text after renumbering; a refusal in brackets. */
function renumbered(text: string, scope: (plan: Plan) => RenumberScope = () => ({})): string {
  const plan = parse(text);
  const outcome = renumber(plan, scope(plan));
  return 'refusal' in outcome ? `[${outcome.refusal}]` : textOf(applyEdits(plan.lines, outcome.edits));
}

describe('renumbering', () => {
  it('changes ordinals and nothing else, not a blank', () => {
    assert.equal(
      renumbered('　一、 甲 \r\n　　1.　子。  \r\n　　3． 丑。\r\n\r\n\t5、寅。\r\n三、乙'),
      '　一、 甲 \r\n　　1.　子。  \r\n　　2． 丑。\r\n\r\n\t3、寅。\r\n二、乙',
    );
  });

  it('touches only the characters of the numerals', () => {
    const outcome = renumber(parse('一、甲\n1.子。\n3.丑。\n十三、乙'));
    assert.deepEqual(outcome, {
      edits: [
        { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 1 } }, newText: '2' },
        { range: { start: { line: 3, character: 0 }, end: { line: 3, character: 2 } }, newText: '二' },
      ],
    });
  });

  for (const [before, after] of [
    ['1.子\n2.丑\n2.寅', '1.子\n2.丑\n3.寅'],
    ['1．子\n2．丑\n2．寅', '1．子\n2．丑\n3．寅'],
    ['1、子\n2、丑\n2、寅', '1、子\n2、丑\n3、寅'],
    ['１．子\n２．丑\n２．寅', '１．子\n２．丑\n３．寅'],
    ['一、甲\n（一）子\n（二）丑\n（二）寅', '一、甲\n（一）子\n（二）丑\n（三）寅'],
    ['一、甲\n(一)子\n(二)丑\n(二)寅', '一、甲\n(一)子\n(二)丑\n(三)寅'],
    ['一、甲\n㈠子\n㈡丑\n㈡寅', '一、甲\n㈠子\n㈡丑\n㈢寅'],
    ['1.子\n⑴丑\n⑵寅\n⑵卯', '1.子\n⑴丑\n⑵寅\n⑶卯'],
    ['⒈子\n⒉丑\n⒉寅', '⒈子\n⒉丑\n⒊寅'],
    ['1.子\n①丑\n②寅\n②卯', '1.子\n①丑\n②寅\n③卯'],
    ['1.子\n（1）丑\n（ 2 ）寅\n（２）卯', '1.子\n（1）丑\n（ 2 ）寅\n（３）卯'],
    ['一、甲\n二 、乙\n二.丙', '一、甲\n二 、乙\n三.丙'],
  ] as const) {
    it(`keeps the form: ${JSON.stringify(before)}`, () => assert.equal(renumbered(before), after));
  }

  it('gives a numeral that is none the number that is due', () => {
    assert.equal(
      renumbered('一、甲\n文。\n十十、乙\n文。\n四、丙\n文。'),
      '一、甲\n文。\n二、乙\n文。\n三、丙\n文。',
    );
    assert.equal(
      renumbered('一、甲\n（一）子。\n（二十零）丑。\n（三）寅。'),
      '一、甲\n（一）子。\n（二）丑。\n（三）寅。',
    );
  });

  it('leaves tables and attachments alone', () => {
    const back = '\n附件1：清单\n1.甲\n3.乙';
    assert.equal(
      renumbered(`一、甲\n1.子。\n3.丑。\n序号\t任务\t时限\n1\t普查\t3月\n5\t建档\t4月${back}`),
      `一、甲\n1.子。\n2.丑。\n序号\t任务\t时限\n1\t普查\t3月\n5\t建档\t4月${back}`,
    );
  });

  it('keeps a missing last line end missing, and characters beyond the BMP whole', () => {
    assert.equal(renumbered('一、𠮷甲\r1.𠮷子。\r3.丑𠮷。'), '一、𠮷甲\r1.𠮷子。\r2.丑𠮷。');
  });

  it('done twice changes nothing more', () => {
    const once = renumbered('一、甲\n1.子。\n1.丑。\n9.寅。\n三、乙\n1.卯。\n1.辰。');
    assert.equal(renumbered(once), once);
  });

  it('from a line on: what stands above keeps its numbers and is counted on from', () => {
    const text = '一、甲\n1.子。\n1.丑。\n二、乙\n5.寅。\n5.卯。\n四、丙\n8.辰。';
    assert.equal(
      renumbered(text, () => ({ from: 5 })),
      '一、甲\n1.子。\n1.丑。\n二、乙\n5.寅。\n6.卯。\n三、丙\n7.辰。',
    );
    assert.equal(
      renumbered(text, () => ({ from: 0 })),
      renumbered(text),
    );
    assert.equal(
      renumbered(text, () => ({ from: 99 })),
      text,
    );
  });

  it('within a chapter: its own ordinal and all around it stay', () => {
    const text = '一、甲\n1.子。\n1.丑。\n三、乙\n5.寅。\n5.卯。\n四、丙\n8.辰。';
    assert.equal(
      renumbered(text, ({ numbered }) => ({ within: numbered[3]! })),
      '一、甲\n1.子。\n1.丑。\n三、乙\n2.寅。\n3.卯。\n四、丙\n8.辰。',
    );
    assert.equal(
      renumbered('一、甲\n1.子。\n3.丑。\n二、乙\n1.寅。\n3.卯。', ({ numbered }) => ({
        within: numbered[3]!,
      })),
      '一、甲\n1.子。\n3.丑。\n二、乙\n1.寅。\n2.卯。',
    );
  });

  it('of one level leaves the others', () => {
    const text = '一、甲\n1.子。\n3.丑。\n三、乙\n4.寅。\n5.卯。\n6.辰。';
    assert.equal(
      renumbered(text, () => ({ level: 'chapter' })),
      '一、甲\n1.子。\n3.丑。\n二、乙\n4.寅。\n5.卯。\n6.辰。',
    );
    assert.equal(
      renumbered(text, () => ({ level: 'item' })),
      '一、甲\n1.子。\n2.丑。\n三、乙\n3.寅。\n4.卯。\n5.辰。',
    );
  });

  it('does nothing at all where an ordinal could not be written', () => {
    const items = (count: number): string => Array.from({ length: count }, () => '1.子。').join('\n');
    assert.equal(renumbered(items(100)), '[too-many]');
    assert.match(renumbered(items(99)), /\n99\.子。$/);
    const circled = (count: number): string =>
      `1.子\n${Array.from({ length: count }, (_, i) => (i < 2 ? '①丑' : '②丑')).join('\n')}`;
    assert.equal(renumbered(circled(51)), '[too-many]');
    assert.match(renumbered(circled(50)), /\n㊿丑$/);
    assert.equal(renumbered(`一、甲\n${'㈠子\n'.repeat(11)}`), '[too-many]');
  });

  it('says that nothing is known of a plan that lost its line breaks', () => {
    const line = `云州市数据局2026年工作要点一、甲1.子。${'开展普查，建立台账。'.repeat(40)}2.丑。二、乙3.寅。4.卯。三、丙5.辰。`;
    assert.equal(parse(line).flattenedLine, 0);
    assert.equal(renumbered(line), '[flattened]');
  });

  it('of a text without numbers does nothing', () => {
    assert.equal(renumbered(''), '');
    assert.equal(renumbered('总体要求\n坚持服务。'), '总体要求\n坚持服务。');
  });

  it('sees what becomes of a line when the numbers around it are right', () => {
    // 三、四线城市 counts as a chapter only where three is due; then the one behind it is the fourth.
    const text = renumbered('一、甲\n文。\n一、乙\n文。\n三、四线城市。\n五、丙\n文。');
    assert.equal(renumbered(text), text);
  });
});

describe('a marker with another ordinal', () => {
  const rewritten = (line: string, ordinal: number): string | undefined => {
    const marker = scanMarker(line, 0);
    return marker && withOrdinal(marker, ordinal);
  };

  for (const [line, ordinal, expected] of [
    ['一、甲', 12, '十二、'],
    ['二.甲', 3, '三.'],
    ['（ 二 ）甲', 10, '（ 十 ）'],
    ['１２．甲', 7, '７．'],
    ['3 、甲', 99, '99 、'],
    ['①、甲', 21, '㉑、'],
    ['㈠甲', 10, '㈩'],
    ['㈠甲', 11, undefined],
    ['⒈甲', 20, '⒛'],
    ['⑴甲', 21, undefined],
    ['①甲', 51, undefined],
    ['1.甲', 100, undefined],
    ['1.甲', 0, undefined],
    ['廿一、甲', 22, '廿二、'],
    ['廿一、甲', 20, '廿、'],
    ['廿一、甲', 30, '三十、'],
    ['十十、甲', 2, '二、'],
  ] as const) {
    it(`${line} ${ordinal}: ${expected}`, () => assert.equal(rewritten(line, ordinal), expected));
  }

  it('of a given form', () => {
    assert.equal(markerAs('chapter', '#、', 11), '十一、');
    assert.equal(markerAs('section', '（#）', 3), '（三）');
    assert.equal(markerAs('item', '#.', 3), '3.');
    assert.equal(markerAs('point', '①', 3), '③');
    assert.equal(markerAs('section', '㈠', 11), undefined);
    assert.equal(markerAs('item', '#.', 100), undefined);
  });

  it('keeps the writing of a numeral', () => {
    assert.equal(numeralLike('５', 12), '１２');
    assert.equal(numeralLike('五', 12), '十二');
    assert.equal(numeralLike('甲', 12), undefined);
  });
});
