import assert from 'node:assert/strict';
import { definitions, toLocations } from '../../../../server/src/features/earlier/definition';
import { mentionAt } from '../../../../server/src/editing/mentions';
import { references } from '../../../../server/src/features/earlier/references';
import { workspaceSymbols } from '../../../../server/src/features/earlier/workspace-symbols';
import { atCaret, textIn } from '../support';
import { beside, DRAFT, draftAt, placeName, URI, type Beside } from './support';

describe('definition', () => {
  const found = ({ plan, position, view }: Beside): string[] =>
    definitions(plan, URI, position, view).map(({ targetUri, targetRange }) =>
      placeName(targetUri, targetRange.start.line),
    );

  it('of an item is its counterpart in the latest year that has one', () => {
    assert.deepEqual(found(draftAt('1.开展')), ['2020:2']);
    assert.deepEqual(found(draftAt('推进馆藏档案', 3)), ['2020:6']);
  });

  it('has the ranges that a peek needs', () => {
    const at = draftAt('1.开展');
    const [link] = definitions(at.plan, URI, at.position, at.view);
    assert.equal(textIn(at.document, link!.originSelectionRange!), '1.开展库房安全检查');
    assert.deepEqual(link!.targetRange, {
      start: { line: 2, character: 0 },
      end: { line: 3, character: 0 },
    });
    assert.deepEqual(link!.targetSelectionRange.start, { line: 2, character: 0 });
    assert.deepEqual(toLocations([link!]), [{ uri: link!.targetUri, range: link!.targetSelectionRange }]);
  });

  it('of a new item is none, and in the body of an item there is none', () => {
    assert.deepEqual(found(draftAt('2.组建')), []);
    assert.deepEqual(found(draftAt('每季度', 2)), []);
    assert.deepEqual(found(draftAt('1.开展', 0, { state: 'loading' })), []);
  });

  it('of a name is its first use in earlier years', () => {
    assert.deepEqual(found(draftAt('《山前区归档办法》', 2)), ['2019:2']);
  });

  it('of a name that the draft introduces is the place that does', () => {
    const introduced =
      '一、甲\n1.乙。印发《山前区文件归档办法》（以下简称《归档办法》）。\n2.丙。按《归│档办法》执行。\n';
    assert.deepEqual(found(beside(`山前区档案局2021年工作要点\n${introduced}`)), ['draft:2']);
  });

  it('of a mention of another item is that item', () => {
    assert.deepEqual(found(beside(`${DRAFT}见本要点第│2条。\n`)), ['draft:3']);
  });
});

describe('a mention of a part by its number', () => {
  const RUNS_ON = '局2021年工作要点\n一、甲\n1.子。丑。\n2.寅。卯。\n二、乙\n3.辰。';
  const ANEW = '局2021年工作要点\n一、甲\n1.子。丑。\n2.寅。卯。\n二、乙\n1.辰。巳。\n2.午。';
  const heading = (source: string): string | undefined => {
    const { plan, position } = atCaret(source);
    const reference = mentionAt(plan, position);
    return reference && plan.lines[reference.node.startLine]!.text.slice(0, 3);
  };

  it('finds the item, chapter and section', () => {
    assert.equal(heading(`${RUNS_ON}与第│2项衔接。`), '2.寅');
    assert.equal(heading(`${RUNS_ON}与第二章衔│接。`), undefined);
    assert.equal(heading(`${RUNS_ON}与第二│章衔接。`), '二、乙');
    assert.equal(heading(`${RUNS_ON}按第一章第２│项办。`), '2.寅');
  });

  it('finds the one of its own chapter where the count begins anew', () => {
    assert.equal(heading(`${ANEW}与第│1项衔接。`), '1.辰');
    assert.equal(heading(`${ANEW}与第一章第│1项衔接。`), '1.子');
  });

  it('finds nothing where it could be either', () => {
    assert.equal(
      heading(ANEW.replace('一、甲', '一、甲\n与第│1项衔接。').replace('2.寅', '1.寅')),
      undefined,
    );
    assert.equal(heading(`${RUNS_ON}与第│9项衔接。`), undefined);
  });

  it('may have blanks around its numeral', () => {
    for (const mention of ['第│ 3 项', '第 3│项', '第3 │项', '第　二　章│第 3 项']) {
      assert.equal(heading(`${RUNS_ON}与${mention}衔接。`), '3.辰', mention);
    }
    assert.equal(heading(`${RUNS_ON}依《档案法》 第│ 2 项。`), undefined);
  });

  it('leaves the parts of laws and other texts alone', () => {
    assert.equal(heading(`${RUNS_ON}依《档案法》第│2项。`), undefined);
    assert.equal(heading(`${RUNS_ON}依照条例第│2项。`), undefined);
    assert.equal(heading(`${RUNS_ON}见第│2条。`), undefined);
    assert.equal(heading(`${RUNS_ON}见本计划第│2条。`), '2.寅');
  });
});

describe('references', () => {
  const found = ({ plan, position, view }: Beside, declaration = true): string[] =>
    references(plan, URI, position, declaration, view).map(({ uri, range }) =>
      placeName(uri, range.start.line),
    );

  it('to an item are its forms in all years, wherever in it the caret is', () => {
    assert.deepEqual(found(draftAt('1.开展')), ['draft:2', '2020:2', '2019:3']);
    assert.deepEqual(found(draftAt('每季度', 1), false), ['2020:2', '2019:3']);
  });

  it('to a new item are itself', () => {
    assert.deepEqual(found(draftAt('2.组建')), ['draft:3']);
    assert.deepEqual(found(draftAt('2.组建'), false), []);
  });

  it('to a name are all its uses, its first use only where the declaration is wanted', () => {
    assert.deepEqual(found(draftAt('《山前区归档办法》', 2)), ['draft:5', '2020:3', '2019:2']);
    assert.deepEqual(found(draftAt('《山前区归档办法》', 2), false), ['draft:5', '2020:3']);
  });
});

describe('workspace symbols', () => {
  const { plan, view } = beside(DRAFT);
  const open = [{ uri: URI, plan, info: view.relations.draft.info }];
  const found = (query: string): string[] =>
    workspaceSymbols(query, view.archive, open).map(
      ({ name, location }) => `${placeName(location.uri, location.range.start.line)} ${name}`,
    );

  it('are found by a part of the heading, the latest year first', () => {
    assert.deepEqual(found('数字化'), [
      'draft:6 2021 3.推进馆藏档案数字化',
      '2020:6 2020 4.推进馆藏档案数字化',
      '2019:5 2019 3.推进馆藏档案数字化',
    ]);
  });

  it('are found by characters in their order, after those that hold the words', () => {
    assert.deepEqual(found('库检'), [
      'draft:2 2021 1.开展库房安全检查',
      '2020:2 2020 1.开展库房安全检查',
      '2019:3 2019 2.开展库房安全检查',
    ]);
    assert.match(found('宣传')[0]!, /国际档案日宣传/);
    assert.deepEqual(found('查库'), []);
  });

  it('keep to a year that is asked for', () => {
    assert.deepEqual(found('2019 数字'), ['2019:5 2019 3.推进馆藏档案数字化']);
    assert.deepEqual(found('2019年数字'), ['2019:5 2019 3.推进馆藏档案数字化']);
    assert.equal(found('2019').length, 5);
  });

  it('hold chapters too, and name the plan they are in', () => {
    assert.deepEqual(found('夯实'), [
      'draft:1 2021 一、夯实基础业务',
      '2020:2 2020 夯实基础业务',
      '2019:2 2019 夯实基础业务',
    ]);
    assert.equal(
      workspaceSymbols('夯实', view.archive, open)[1]!.containerName,
      '山前区档案局2020年工作要点',
    );
  });

  it('are of what is open, not of its file', () => {
    const reopened = [
      { uri: 'file:///w/2020.txt', plan, info: { ...view.relations.draft.info, uri: 'file:///w/2020.txt' } },
    ];
    const uris = workspaceSymbols('史料', view.archive, reopened).map(({ location }) => location.uri);
    assert.deepEqual(uris, []);
  });

  it('are bounded in number', () => {
    const items = Array.from({ length: 60 }, (_, i) => `${i + 1}.建设库房。\n`).join('');
    const text = `局2021年工作要点\n${['一', '二', '三', '四'].map((n) => `${n}、甲\n${items}`).join('')}`;
    const many = beside(text);
    assert.equal(
      workspaceSymbols('库', undefined, [{ uri: URI, plan: many.plan, info: many.view.relations.draft.info }])
        .length,
      200,
    );
  });
});
