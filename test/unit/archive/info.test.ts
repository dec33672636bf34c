import assert from 'node:assert/strict';
import { kindOf, readPlanInfo } from '../../../server/src/archive/info';
import { parse } from '../../../server/src/plan/parser';

const BODY = '\n一、工作重点\n1.办好热线。及时答复群众来电。\n';

function read(text: string, uri = 'file:///plans/a.txt', correction = {}): unknown[] {
  const { year, issuer, kind } = readPlanInfo(parse(text), uri, correction);
  return [year, issuer, kind];
}

describe('what is known of a plan', () => {
  it('stands in its title: year, office, and what kind of plan it is', () => {
    assert.deepEqual(read(`澄川市档案局2024年工作要点${BODY}`), [2024, '澄川市档案局', '工作要点']);
    assert.deepEqual(read(`澄川一中2019学年工作思路${BODY}`), [2019, '澄川一中', '工作思路']);
    assert.deepEqual(read(`澄川市档案局二〇二四年党建工作要点${BODY}`), [
      2024,
      '澄川市档案局',
      '党建工作要点',
    ]);
  });

  it('is the same for a draft sent round and the plan as issued', () => {
    assert.deepEqual(read(`澄川市档案局2024年工作要点（征求意见稿）${BODY}`), [
      2024,
      '澄川市档案局',
      '工作要点',
    ]);
    assert.equal(kindOf('澄川市档案局2024年工作要点（第二稿）（送审稿）', '澄川市档案局'), '工作要点');
  });

  it('is not disturbed by a slogan above the title, nor by the last year’s summary', () => {
    assert.deepEqual(read(`守正创新\n——澄川市档案局2024年工作要点${BODY}`), [
      2024,
      '澄川市档案局',
      '工作要点',
    ]);
    assert.equal(kindOf('澄川市档案局2023年工作总结和2024年工作要点', '澄川市档案局'), '工作总结和工作要点');
  });

  it('is read off the name of the file where the text has no title', () => {
    const uri = `file:///plans/${encodeURIComponent('澄川市档案局2023年工作要点.txt')}`;
    assert.deepEqual(read('1.办好热线。', uri), [2023, '澄川市档案局', '工作要点']);
    assert.equal(read('1.办好热线。', 'file:///plans/dangan-2022.txt')[0], 2022);
    assert.equal(read('1.办好热线。', 'file:///plans/20210305.txt')[0], 2021);
    assert.equal(read('1.办好热线。', 'file:///plans/120210.txt')[0], null);
  });

  it('is the file name’s next year where last year’s plan was copied and its title is not changed yet', () => {
    const yearOf = (name: string, title = '澄川市档案局2025年工作要点'): unknown =>
      read(`${title}${BODY}`, `file:///plans/${encodeURIComponent(name)}.txt`)[0];
    for (const name of ['澄川市档案局2026年工作要点', '工作计划2026', '二〇二六年工作思路（初稿）']) {
      assert.equal(yearOf(name), 2026, name);
    }
    for (const name of [
      '2024年工作要点',
      '2027年工作要点',
      '2025年总结和2026年工作要点',
      '2025-2026年工作要点',
      '2026年',
      '2026年1月5日工作要点',
      '工作要点2026-01-05',
      '工作要点20260105',
    ]) {
      assert.equal(yearOf(name), 2025, name);
    }
    assert.equal(yearOf('2026年工作计划', '澄川一中2025-2026学年工作计划'), 2025);
  });

  it('is read off the folder where neither says the year', () => {
    for (const folder of ['2019年', '2019', '二〇一九年', '二〇一九', '2019年度要点']) {
      assert.equal(
        read('1.办好热线。', `file:///plans/${encodeURIComponent(folder)}/keji/a.txt`)[0],
        2019,
        folder,
      );
    }
    assert.equal(read('1.办好热线。', 'file:///2019/2020/a.txt')[0], 2020, 'the nearest folder');
  });

  it('is null, or empty, where nothing says it', () => {
    assert.deepEqual(read('1.办好热线。'), [null, null, '']);
    assert.deepEqual(read('', ''), [null, null, '']);
  });

  it('is what the user says, before everything else', () => {
    const correction = { year: 2020, issuer: '澄川市图书馆', series: 'a' };
    const info = readPlanInfo(parse(`澄川市档案局2024年工作要点${BODY}`), 'file:///a.txt', correction);
    assert.deepEqual([info.year, info.issuer, info.series], [2020, '澄川市图书馆', 'a']);
  });

  it('survives an address that is none', () => {
    for (const uri of ['%', 'file:///%E4%ZZ.txt', 'untitled:Untitled-1', 'C:\\plans\\2019\\a.txt', '?#']) {
      assert.doesNotThrow(() => readPlanInfo(parse(''), uri), uri);
    }
    assert.equal(read('', 'C:\\plans\\2019\\a.txt')[0], 2019);
  });
});
