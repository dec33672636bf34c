import assert from 'node:assert/strict';
import { diffTokens, encodeTokens } from '../../../server/src/features/token-encoding';
import { createLegend, TOKEN_TYPES } from '../../../server/src/features/token-legend';
import { planTokens } from '../../../server/src/features/tokens';
import { PLAN, read } from './support';

describe('semantic tokens', () => {
  const shown = (text: string): string[] => {
    const { document, plan } = read(text);
    return planTokens(plan).map(
      ({ line, start, end, type, modifiers }) =>
        [type, ...modifiers].join('.') + ` ${document.lines[line]!.text.slice(start, end)}`,
    );
  };

  it('colour the parts of a plan', () => {
    assert.deepEqual(shown(PLAN).slice(0, 11), [
      'title 山前区档案局2021年工作要点',
      'requirement 2021年档案工作的总体要求是：',
      'marker 一、',
      'chapter 夯实基础业务',
      'marker （一）',
      'section 完善制度',
      'marker 1.',
      'item.runIn 修订归档范围',
      'name 《山前区归档办法》',
      'term “十防”',
      'marker 2.',
    ]);
    assert.ok(shown(PLAN).includes('responsibility （牵头单位：业务科）'));
  });

  it('split a heading around the names in it', () => {
    assert.deepEqual(shown('2021年工作要点\n一、甲\n1.落实《办法》要求。好。\n').slice(-4), [
      'marker 1.',
      'item.runIn 落实',
      'name 《办法》',
      'item.runIn 要求',
    ]);
  });

  it('colour a comment as one, whatever names stand in it', () => {
    assert.deepEqual(shown('2021年工作要点\n一、甲\n　// 1.落实《办法》。 \n').slice(-1), [
      'comment // 1.落实《办法》。',
    ]);
  });

  it('of a range are those of its lines', () => {
    const { plan } = read(PLAN);
    const range = { start: { line: 4, character: 3 }, end: { line: 6, character: 0 } };
    assert.deepEqual(
      planTokens(plan, range),
      planTokens(plan).filter(({ line }) => line >= 4 && line <= 6),
    );
  });
});

describe('token legends', () => {
  it('take our own names where a client knows them or names none', () => {
    assert.deepEqual(createLegend([], []).tokenTypes, [...TOKEN_TYPES]);
    assert.deepEqual(createLegend([...TOKEN_TYPES, 'string'], ['runIn']).tokenModifiers, ['runIn']);
  });

  it('take the standard names else, and leave the rest out', () => {
    const legend = createLegend(['string', 'keyword'], []);
    assert.deepEqual(legend.tokenTypes, ['keyword', 'string']);
    const { plan } = read(PLAN);
    const data = encodeTokens(planTokens(plan), legend);
    assert.ok(data.every((value, i) => i % 5 !== 3 || value < 2));
    assert.ok(data.every((value, i) => i % 5 !== 4 || value === 0));
  });
});

describe('token differences', () => {
  it('turn one into the other', () => {
    const lists = [[], [1, 2, 3], [1, 2, 3, 4], [1, 9, 3], [3], [1, 1, 1, 1], [1, 1]];
    for (const before of lists) {
      for (const after of lists) {
        const result = [...before];
        for (const { start, deleteCount, data } of diffTokens(before, after)) {
          result.splice(start, deleteCount, ...(data ?? []));
        }
        assert.deepEqual(result, after);
      }
    }
  });
});
