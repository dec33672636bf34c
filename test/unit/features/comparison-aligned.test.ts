import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CompareLink } from '../../../server/src/messages';
import { alignedPrior, JOINT } from '../../../server/src/features/comparison/aligned';
import { unitsOf } from '../../../server/src/archive/unit';
import { splitLines } from '../../../server/src/plan/line';
import { parse } from '../../../server/src/plan/parser';
import { planText } from '../property/texts';

const PRIOR = `教育局2020年工作要点
2020年工作的总体要求是：稳中求进。
一、学校
1.甲。甲甲。
责任单位：办公室
2.乙。乙乙。
3.丙。丙丙。
二、教师
4.丁。丁丁。
5.戊。戊戊。
各单位要抓好落实。
`;

const NOTE = '（没有对应项）';

/** `1→2 3→x`: which item of the earlier plan goes with which of the draft. */
function align(prior: string, draft: string, pairs: string): string {
  const [from, to] = [parse(prior), parse(draft)];
  const unit = (units: ReturnType<typeof unitsOf>, ordinal: string) =>
    units
      .filter((candidate) => String(candidate.ordinal) === ordinal)
      .map(({ marker, line }) => ({ marker, line }));
  const links = pairs
    .split(' ')
    .filter(Boolean)
    .map((pair): CompareLink => {
      const [left = '', right = ''] = pair.split('→');
      return {
        kind: 'continued',
        prior: left.split('+').flatMap((ordinal) => unit(unitsOf(from), ordinal)),
        draft: right.split('+').flatMap((ordinal) => unit(unitsOf(to), ordinal)),
        score: 1,
      };
    });
  return alignedPrior(from, to, links, NOTE);
}

/** The first character or two of each line: enough to see the order. */
const order = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/。.*/, '').slice(0, 4))
    .filter((line) => line !== '')
    .join(' ');

describe('the earlier text in the draft’s order', () => {
  it('is the text itself where nothing was moved', () => {
    assert.equal(align(PRIOR, PRIOR.replaceAll('2020', '2021'), '1→1 2→2 3→3 4→4 5→5'), PRIOR);
  });

  it('begins each item on the line of its counterpart, however long the others are', () => {
    const draft = `教育局2021年工作要点
2021年工作的总体要求是：稳中求进。

一、学校
1.新。新新。
新。
2.甲。新。
3.丙。新。
4.戊。新。
`;
    const lines = align(PRIOR, draft, '1→2 3→3 5→4').split('\n');
    assert.deepEqual(
      [3, 6, 7, 8].map((line) => lines[line]?.slice(0, 4)),
      ['一、学校', '1.甲。', '3.丙。', '5.戊。'],
    );
    // The responsibility note has no line of its own beside the draft.
    assert.equal(lines[6], `1.甲。甲甲。${JOINT}责任单位：办公室`);
  });

  it('puts items where their counterparts stand, with all that belongs to them', () => {
    const draft = `教育局2021年工作要点
2021年工作的总体要求是：稳中求进。
一、学校
1.丙。新。
2.甲。新。
二、教师
3.乙。新。
4.丁。新。
5.戊。新。
各单位要抓好落实。
`;
    assert.equal(
      order(align(PRIOR, draft, '3→1 1→2 2→3 4→4 5→5')),
      '教育局2 2020 一、学校 3.丙 1.甲 二、教师 2.乙 4.丁 5.戊 各单位要',
    );
  });

  it('puts what has no counterpart at the end, below a line that says so', () => {
    const draft = `教育局2021年工作要点
一、教师
1.丁。新。
二、学校
2.丙。新。
3.甲。新。
`;
    assert.equal(
      order(align(PRIOR, draft, '4→1 3→2 1→3')),
      '教育局2 二、教师 4.丁 一、学校 3.丙 1.甲 责任单位 各单位要 （没有对 2.乙 5.戊',
    );
  });

  it('puts what was merged together, and what was split beside its first part', () => {
    const draft = `教育局2021年工作要点
一、学校
1.戊。新。
2.甲乙。新。
3.丙一。新。
4.丙二。新。
`;
    const aligned = align(PRIOR, draft, '5→1 1+2→2 3→3+4');
    assert.equal(order(aligned), '教育局2 一、学校 5.戊 1.甲 3.丙 各单位要 （没有对 二、教师 4.丁');
    assert.equal(aligned.split('\n')[3], ['1.甲。甲甲。', '责任单位：办公室', '2.乙。乙乙。'].join(JOINT));
  });

  it('keeps the plan’s line ends', () => {
    const draft = '教育局2021年工作要点\n一、学校\n1.乙。新。\n2.甲。新。\n';
    const prior = '教育局2020年工作要点\r\n一、学校\r\n1.甲。甲甲。\r\n2.乙。乙乙。';
    assert.equal(
      align(prior, draft, '2→1 1→2'),
      '教育局2020年工作要点\r\n一、学校\r\n2.乙。乙乙。\r\n1.甲。甲甲。\r\n',
    );
  });

  it('keeps the words of every line but comments once, whatever the plans and the links', () => {
    const links = fc.array(
      fc.record({
        from: fc.array(fc.nat(), { maxLength: 3 }),
        to: fc.array(fc.nat(), { maxLength: 3 }),
        score: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(planText, planText, links, (priorText, draftText, chosen) => {
        const [prior, draft] = [parse(priorText), parse(draftText)];
        const pick = (units: ReturnType<typeof unitsOf>, numbers: readonly number[]) =>
          numbers.flatMap((n) => units[n % Math.max(1, units.length)] ?? []);
        const aligned = alignedPrior(
          prior,
          draft,
          chosen.map(({ from, to, score }) => ({
            kind: 'continued',
            prior: pick(unitsOf(prior), from),
            draft: pick(unitsOf(draft), to),
            score,
          })),
          NOTE,
        );
        const lines = (text: string) =>
          text
            .split(/\r\n|\r|\n| ‖ /)
            .filter((line) => line.trim() !== '' && line !== NOTE && splitLines(line)[0]?.comment !== true)
            .sort();
        assert.deepEqual(lines(aligned), lines(priorText));
      }),
      { numRuns: 500 },
    );
  });
});
