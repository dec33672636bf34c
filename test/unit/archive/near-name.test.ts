import assert from 'node:assert/strict';
import { changedPairs, isSlip } from '../../../server/src/archive/rules/near-name';

describe('two names that differ', () => {
  for (const [why, name, other] of [
    ['a character mistaken', '云州市公共数据授权营运管理办法', '云州市公共数据授权运营管理办法'],
    ['a character left out', '云州市公共数授权运营管理办法', '云州市公共数据授权运营管理办法'],
    ['two characters swapped', '云州市公共据数授权运营管理办法', '云州市公共数据授权运营管理办法'],
    ['a word of no weight', '云州市数据安全管理的规定', '云州市数据安全管理规定'],
    ['a word of no weight for another', '云州市采集与汇聚数据的规定', '云州市采集和汇聚数据的规定'],
    [
      'the word before the kind of document',
      '云州市公共数据授权运营管理办法',
      '云州市公共数据授权运营实施办法',
    ],
    ['that word left out', '云州市数据要素三年计划', '云州市数据要素三年行动计划'],
  ] as const) {
    it(`are one written wrongly: ${why}`, () => {
      assert.ok(isSlip(name, other));
      assert.ok(isSlip(other, name));
    });
  }

  for (const [why, name, other] of [
    ['another kind of document', '云州市公共数据管理办法', '云州市公共数据管理条例'],
    [
      'another period',
      '云州市数据发展三年行动计划（2022—2024年）',
      '云州市数据发展三年行动计划（2025—2027年）',
    ],
    ['another plan period', '云州市“十四五”数据发展规划', '云州市“十五五”数据发展规划'],
    ['another year', '云州市数据局2025年工作要点', '云州市数据局2026年工作要点'],
    ['another version', '云州市公共数据管理办法（试行）', '云州市公共数据管理办法'],
    ['another draft of it', '云州市公共数据管理条例（草案）', '云州市公共数据管理条例'],
    ['another batch', '云州市数据应用场景第一批清单', '云州市数据应用场景第二批清单'],
    ['another region', '云州市东区数据发展规划', '云州市西区数据发展规划'],
    ['another rank', '云州市级数据管理规定目录', '云州县级数据管理规定目录'],
    ['another subject', '义务教育语文课程标准', '义务教育数学课程标准'],
    ['a narrower subject', '云州市公共数据授权运营管理办法', '云州市公共数据管理办法'],
    ['an opinion and how it is carried out', '关于加强数据安全的意见', '关于加强数据安全的实施意见'],
    ['too short to tell', '数据条例', '数据条列'],
    ['the same', '云州市公共数据管理办法', '云州市公共数据管理办法'],
  ] as const) {
    it(`may be two documents: ${why}`, () => {
      assert.ok(!isSlip(name, other));
      assert.ok(!isSlip(other, name));
    });
  }

  it('take no time, however long and alike', () => {
    const long = '数据'.repeat(50_000);
    assert.ok(!isSlip(`${long}甲办法`, `${long}乙办法`));
  });
});

describe('what is written otherwise in a name', () => {
  for (const [why, name, other, pairs] of [
    ['a character for another', '云州市城市排水管理办法', '云州市城市供水管理办法', '市排 排水'],
    ['a character left out', '云州市公共数授权运营管理办法', '云州市公共数据授权运营管理办法', '数授'],
    ['a character put in', '云州市公共数据据授权管理办法', '云州市公共数据授权管理办法', '据据'],
    ['neighbours swapped', '云州市公共数据授权营运管理办法', '云州市公共数据授权运营管理办法', ''],
    ['a word of no weight', '云州市数据安全管理的规定', '云州市数据安全管理规定', ''],
    ['the word before its kind', '云州市数据安全管理实施办法', '云州市数据安全管理管理办法', ''],
  ] as const) {
    it(`is told by its pairs of characters: ${why}`, () => {
      assert.equal(changedPairs(name, other).join(' '), pairs);
    });
  }
});
