import assert from 'node:assert/strict';
import { cardId, relatedPage, type RelatedAnswer } from '../../../client/src/related/cards';
import { isToView } from '../../../client/src/related/messages';
import type { RelatedCard, RelatedResult } from '../../../server/src/protocol';
import { chinese, english } from './translate';

function card(year: number | null, changes: Partial<RelatedCard> = {}): RelatedCard {
  return {
    uri: `file:///往年/${year ?? '某'}.txt`,
    line: 4,
    endLine: 5,
    marker: '3.',
    heading: '推进档案数字化',
    year,
    plan: `某局${year ?? ''}年工作要点`,
    score: 0.9,
    counterpart: true,
    verdict: null,
    evidence: [{ draft: '完成二十万页。', prior: '完成十万页。', score: 0.8 }],
    text: '推进档案数字化。完成十万页。',
    ...changes,
  };
}

function result(changes: Partial<RelatedResult> = {}): RelatedResult {
  return {
    state: 'ready',
    unit: {
      marker: '2.',
      heading: '推进档案数字化',
      range: { start: { line: 5, character: 0 }, end: { line: 6, character: 0 } },
      text: '推进档案数字化。完成二十万页。',
    },
    verdict: 'continued',
    cards: [card(2025)],
    lineage: [],
    ...changes,
  };
}

function page(answer: RelatedAnswer, trusted = true) {
  return relatedPage(answer, 1, trusted, chinese);
}

describe('the view of earlier years', () => {
  it('names the item of the draft, its verdict and each counterpart', () => {
    const { unit, groups, notice, spoken } = page(result());
    assert.equal(unit?.title, '2. 推进档案数字化');
    assert.equal(unit.label, '延续');
    assert.equal(notice, null);
    assert.equal(spoken, '2. 推进档案数字化：延续，对应项 1 个');
    assert.deepEqual(
      groups.map(({ title, cards }) => [title, cards.map(({ year, title }) => `${year} ${title}`)]),
      [['对应项', ['2025年 3. 推进档案数字化']]],
    );
  });

  it('says how sure a counterpart is in words, never as a number', () => {
    const labels = [0.99, 0.85, 0.7, 0.5, 0.2].map(
      (score) => page(result({ cards: [card(2025, { score })] })).groups[0]?.cards[0],
    );
    assert.deepEqual(
      labels.map((one) => [one?.strength, one?.label]),
      [
        [4, '很可能对应'],
        [4, '很可能对应'],
        [3, '较可能对应'],
        [2, '可能对应'],
        [1, '仅相近'],
      ],
    );
  });

  it('keeps counterparts, similar items and rejected ones apart, the last two folded away', () => {
    const { groups } = page(
      result({
        cards: [
          card(2025),
          card(2024, { counterpart: false, verdict: 'confirmed' }),
          card(2023, { counterpart: false }),
          card(2022, { verdict: 'rejected' }),
        ],
      }),
    );
    assert.deepEqual(
      groups.map(({ title, folded, cards }) => [title, folded, cards.map(({ year }) => year)]),
      [
        ['对应项', false, ['2025年', '2024年']],
        ['相近的项', true, ['2023年']],
        ['已否定', true, ['2022年']],
      ],
    );
  });

  it('shows similar items at once where there is no counterpart', () => {
    const { unit, groups } = page(result({ verdict: 'new', cards: [card(2023, { counterpart: false })] }));
    assert.equal(unit?.label, '新增');
    assert.deepEqual(
      groups.map(({ title, folded }) => [title, folded]),
      [['相近的项', false]],
    );
  });

  it('says of a new item that nothing comes near it', () => {
    const { unit, notice, groups } = page(result({ verdict: 'new', cards: [] }));
    assert.equal(unit?.label, '新增');
    assert.equal(notice?.text, '往年要点里没有与本项相近的内容。');
    assert.deepEqual(groups, []);
  });

  it('offers to take back what the user said', () => {
    const actions = (verdict: RelatedCard['verdict']) =>
      page(result({ cards: [card(2025, { verdict })] })).groups[0]?.cards[0]?.actions.map(
        ({ label }) => label,
      );
    assert.deepEqual(actions(null), ['打开', '插入', '比较', '确认', '否定']);
    assert.deepEqual(actions('confirmed'), ['打开', '插入', '比较', '撤回确认', '否定']);
    assert.deepEqual(actions('rejected'), ['打开', '插入', '比较', '确认', '撤回否定']);
  });

  it('shows a sentence once that is the same in both', () => {
    const evidence = [
      { draft: '甲。', prior: '甲。', score: 1 },
      { draft: '乙。', prior: '丙。', score: 0.4 },
    ];
    assert.deepEqual(page(result({ cards: [card(2025, { evidence })] })).groups[0]?.cards[0]?.evidence, [
      [{ label: '一字未改', text: '甲。' }],
      [
        { label: '本稿', text: '乙。' },
        { label: '2025年', text: '丙。' },
      ],
    ]);
  });

  it('gives each button a name that stands by itself and holds its label', () => {
    const buttons = page(result()).groups[0]?.cards[0]?.actions ?? [];
    assert.ok(buttons.length > 0);
    for (const { label, name } of buttons) {
      assert.ok(name.startsWith(label) && name.includes('2025年 3. 推进档案数字化'), name);
    }
  });

  it('shows each year of the series, with a gap where the item is missing', () => {
    const unit = card(2023, { marker: '（二）', heading: '抓好数字化' });
    const { lineage } = page(
      result({
        lineage: [
          { uri: 'file:///2024.txt', year: 2024, plan: '甲', units: [] },
          { uri: unit.uri, year: 2023, plan: '乙', units: [unit] },
        ],
      }),
    );
    assert.deepEqual(
      lineage?.years.map(({ year, gap, units }) => [year, gap, units.map(({ title }) => title)]),
      [
        ['2024年', '无', []],
        ['2023年', '无', ['（二）抓好数字化']],
      ],
    );
    assert.equal(lineage.years[1]?.units[0]?.id, cardId(unit));
  });

  for (const [name, answer, text, button] of [
    ['no plan', empty('no-plan'), /打开一份工作要点/, undefined],
    ['no item', empty('no-unit'), /光标放到某一项/, undefined],
    ['still reading', empty('loading'), /正在读取往年资料/, undefined],
    ['no archive', empty('no-archive'), /没有可以对照的往年要点/, 'add-folder'],
    ['no answer', 'failed', /文稿不受影响/, 'retry'],
    ['starting', 'starting', /正在启动/, undefined],
  ] as const) {
    it(`says in words that there is ${name}`, () => {
      const { unit, notice, groups } = page(answer);
      assert.equal(unit, null);
      assert.deepEqual(groups, []);
      assert.match(notice?.text ?? '', text);
      assert.equal(notice?.button?.action, button);
    });
  }

  it('names the item while earlier plans are still being read, and gives no verdict yet', () => {
    const { unit, notice } = page(result({ state: 'loading', verdict: null, cards: [] }));
    assert.equal(unit?.title, '2. 推进档案数字化');
    assert.equal(unit.label, '');
    assert.equal(notice?.busy, true);
  });

  it('asks for trust, not for folders, where folders outside would not be read', () => {
    assert.equal(page(empty('no-archive'), false).notice?.button?.action, 'trust');
  });

  it('is understood by the view in both languages', () => {
    for (const t of [chinese, english]) {
      const shown = relatedPage(result({ cards: [card(null), card(2024, { evidence: [] })] }), 7, true, t);
      assert.ok(isToView({ kind: 'show', page: shown }));
    }
  });
});

function empty(state: RelatedResult['state']): RelatedResult {
  return { state, unit: null, verdict: null, cards: [], lineage: [] };
}
