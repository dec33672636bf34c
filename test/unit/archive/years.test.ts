import assert from 'node:assert/strict';
import fc from 'fast-check';
import { updateYears } from '../../../server/src/archive/years';

const moved = (text: string, from: number | null = 2025, to: number | null = 2026): string =>
  updateYears(text, from, to).text;
const kept = (text: string, from: number | null = 2025, to: number | null = 2026): readonly string[] =>
  updateYears(text, from, to).kept;

describe('years in a text carried over', () => {
  it('move where the plan speaks of itself', () => {
    assert.equal(moved('做好2025年工作。'), '做好2026年工作。');
    assert.equal(moved('分解2025年重点任务。'), '分解2026年重点任务。');
    assert.equal(moved('2025年度全市数据工作总体平稳。'), '2026年度全市数据工作总体平稳。');
    assert.equal(moved('开展2025年度考核。'), '开展2026年度考核。');
    assert.equal(moved('2025年全市档案工作的总体要求是：'), '2026年全市档案工作的总体要求是：');
    assert.deepEqual(kept('做好2025年工作。'), []);
  });

  it('move by as many years as lie between the plans', () => {
    assert.equal(moved('做好2021年工作。', 2021, 2026), '做好2026年工作。');
  });

  it('keep the digits they are written in', () => {
    assert.equal(moved('二〇二五年工作'), '二〇二六年工作');
    assert.equal(moved('二○一九年工作', 2019, 2020), '二○二○年工作');
    assert.equal(moved('２０２５年工作'), '２０２６年工作');
  });

  it('move in a school year', () => {
    assert.equal(moved('2025学年教研活动'), '2026学年教研活动');
    assert.equal(moved('2025—2026学年第一学期'), '2026—2027学年第一学期');
    assert.equal(moved('2025-26学年'), '2026-27学年');
  });

  it('move behind a word that counts from the year of the plan', () => {
    assert.equal(moved('巩固去年（2024年）成果'), '巩固去年（2025年）成果');
    assert.equal(moved('今年（2025年）内'), '今年（2026年）内');
    assert.equal(moved('为明年(2026年)打基础'), '为明年(2027年)打基础');
    assert.deepEqual(kept('巩固去年（2024年）成果'), []);
    assert.equal(moved('去年（2021年）'), '去年（2021年）');
  });

  it('never move in a name', () => {
    const text = '落实《2025年工作方案》和“2025年重点工程”';
    assert.equal(moved(text), text);
    assert.deepEqual(kept(text), []);
    assert.equal(moved('《2025年方案》2025年工作《2025年'), '《2025年方案》2026年工作《2025年');
  });

  it('stay, and are named, where the text speaks of a deadline', () => {
    for (const text of [
      '2025年底前完成普查。',
      '2025年6月底前建成。',
      '到2025年末覆盖率达到九成。',
      '2025年10月31日前报送。',
    ]) {
      assert.equal(moved(text), text);
      assert.deepEqual(kept(text), ['2025年']);
    }
  });

  it('stay where the text looks back', () => {
    assert.equal(moved('2021年以来累计完成'), '2021年以来累计完成');
    assert.equal(moved('自2025年工作启动'), '自2025年工作启动');
    assert.deepEqual(kept('2021年以来累计完成，2024年起实行，自2023年试点'), []);
    assert.deepEqual(kept('2024年完成三十万页'), ['2024年']);
  });

  it('stay in a range, which belongs to a longer plan', () => {
    assert.equal(moved('实施2024—2026年行动'), '实施2024—2026年行动');
    assert.deepEqual(kept('实施2025—2027年行动'), ['2025—2027年']);
  });

  it('stay where nothing says what they are', () => {
    assert.equal(moved('2025年新建库房一座'), '2025年新建库房一座');
    assert.deepEqual(kept('2025年新建库房一座，2025年验收'), ['2025年']);
    assert.deepEqual(kept('去年建成的库房，明年启用，今年试用'), ['去年', '明年']);
  });

  it('leave numbers alone that are no years', () => {
    assert.equal(moved('印发〔2025〕3号，12025年工作'), '印发〔2025〕3号，12025年工作');
    assert.deepEqual(kept('印发〔2025〕3号'), []);
  });

  it('stay, all named, when the year of a plan is not known', () => {
    assert.equal(moved('做好2025年工作', null), '做好2025年工作');
    assert.deepEqual(kept('做好2025年工作', 2025, null), ['2025年']);
  });

  it('need nothing between plans of one year', () => {
    assert.deepEqual(updateYears('去年，2025年底前', 2025, 2025), { text: '去年，2025年底前', kept: [] });
  });

  it('change neither a name nor the length of the text', () => {
    const piece = fc.constantFrom(
      '2025年',
      '工作',
      '《',
      '》',
      '“',
      '”',
      '底前',
      '去年（',
      '2024年',
      '）',
      '度',
      '—',
      '学',
      '二〇二五年',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const there = updateYears(text, 2025, 2026).text;
        assert.equal(there.length, text.length);
        for (const name of text.match(/《[^《》]*》/g) ?? []) {
          assert.ok(there.includes(name));
        }
      }),
    );
  });
});
