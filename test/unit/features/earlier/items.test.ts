import assert from 'node:assert/strict';
import type { Relations } from '../../../../server/src/archive/model';
import type { CodeAction, InlayHintLabelPart } from 'vscode-languageserver-types';
import { earlierActions, type EarlierActionOptions } from '../../../../server/src/features/earlier/actions';
import { wantsEarlierActions } from '../../../../server/src/features/earlier/kinds';
import { inlayHints } from '../../../../server/src/features/earlier/inlay-hints';
import { insertionOf } from '../../../../server/src/features/earlier/insertion';
import { earlierPlans, relatedView } from '../../../../server/src/features/earlier/related-view';
import { PlanDocument } from '../../../../server/src/plan/document';
import {
  beside,
  DRAFT,
  draftAt,
  draftWith,
  placeName,
  PLAN_2020,
  URI,
  URI_2019,
  URI_2020,
  type Beside,
} from './support';

const OPTIONS: EarlierActionOptions = {
  language: 'zh',
  uri: URI,
  version: 7,
  canCompare: true,
  versionedEdits: true,
};
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

function actions(
  { plan, position, view }: Beside,
  options: Partial<EarlierActionOptions> = {},
): CodeAction[] {
  return earlierActions(plan, { start: position, end: position }, view, { ...OPTIONS, ...options });
}

const titles = (at: Beside, options?: Partial<EarlierActionOptions>): string[] =>
  actions(at, options).map(({ title }) => title);

/** The document after an earlier item was inserted at the caret. */
function inserted(at: Beside, prior: { uri: string; line: number }): string {
  const result = insertionOf(at.plan, at.view, at.position, prior)!;
  const copy = PlanDocument.create(URI, 'workplan', 1, at.document.getText());
  const range = { start: result.position, end: result.position };
  return PlanDocument.update(copy, [{ range, text: result.text }], 2).getText();
}

describe('code actions over earlier years', () => {
  it('insert items of last year at a blank line, those that come next first', () => {
    assert.deepEqual(titles(draftWith('│', '二、提升')), [
      '在此插入2020年第2项“修订文件归档范围”',
      '在此插入2020年第3项“举办国际档案日宣传”',
      '在此插入2020年第5项“编纂地方史料丛书”',
    ]);
  });

  it('insert whole lines with the next marker, in the version they were made for', () => {
    const [action] = actions(draftWith('│', '二、提升'));
    const [change] = action!.edit!.documentChanges as [
      { textDocument: unknown; edits: { newText: string; range: unknown }[] },
    ];
    assert.deepEqual(change.textDocument, { uri: URI, version: 7 });
    assert.match(change.edits[0]!.newText, /^3\.修订文件归档范围。.*\n$/);
    const [plain] = actions(draftWith('│', '二、提升'), { versionedEdits: false });
    assert.equal(plain!.edit!.changes![URI]!.length, 1);
  });

  it('insert at the end of an item, and not in its middle or over a selection', () => {
    assert.match(titles(draftAt('聘书。', 3))[0]!, /^在此插入2020年第2项/);
    assert.deepEqual(titles(draftAt('聘书。', 1)), []);
    const { plan, view } = beside(DRAFT);
    const range = { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } };
    assert.deepEqual(earlierActions(plan, range, view, { ...OPTIONS, only: ['refactor.rewrite'] }), []);
  });

  it('see, confirm and reject the counterpart of the item the caret is on', () => {
    assert.deepEqual(titles(draftAt('1.开展')), [
      '查看与2020年第1项的差异',
      '确认对应2020年第1项',
      '否定对应2020年第1项',
    ]);
    const [compare, confirm] = actions(draftAt('1.开展'));
    const refs = { uri: URI, line: 2, prior: { uri: URI_2020, line: 2 } };
    assert.deepEqual(compare!.command!.arguments, [refs]);
    assert.deepEqual(confirm!.data, { kind: 'link', ...refs, verdict: 'confirmed' });
  });

  it('confirm the nearest where no counterpart was found: the user may know better', () => {
    const at = draftAt('2.组建');
    const { archive, relations } = at.view;
    const [unit] = archive.unitsOf(archive.plan(URI_2019)!);
    const near = { verdict: 'new' as const, related: [{ unit: unit!, score: 0.3, evidence: [] }] };
    const unsure: Relations = Object.create(relations, { relationOf: { value: () => near } }) as Relations;
    Object.defineProperties(unsure, {
      draft: { value: relations.draft },
      previous: { value: relations.previous },
    });
    const found = titles({ ...at, view: { ...at.view, relations: unsure } });
    assert.deepEqual(found, ['查看与2019年第1项的差异', '确认对应2019年第1项']);
  });

  it('take a confirmation back', () => {
    const links = [
      {
        draft: '开展库房安全检查',
        prior: { uri: URI_2020, heading: '开展库房安全检查' },
        verdict: 'confirmed' as const,
      },
    ];
    assert.deepEqual(titles(draftAt('1.开展', 0, { links }), { canCompare: false }), [
      '否定对应2020年第1项',
      '撤回对2020年第1项的确认',
    ]);
  });

  it('are only of the kinds that are wanted', () => {
    assert.equal(wantsEarlierActions(['source.fixAll']), false);
    assert.equal(wantsEarlierActions(['quickfix']), false);
    assert.equal(wantsEarlierActions(['refactor']), true);
    assert.deepEqual(titles(draftAt('1.开展'), { only: ['source'] }), []);
    assert.deepEqual(titles(draftWith('│', '二、提升'), { only: ['refactor.link'] }), []);
  });

  it('are none while earlier plans are being read', () => {
    assert.deepEqual(titles(draftWith('│', '二、提升', { state: 'loading' })), []);
  });
});

describe('inserting an earlier item', () => {
  const third = { uri: URI_2020, line: 4 };

  it('puts it behind the item the caret is in, with the next number and this year', () => {
    const text = inserted(draftAt('每季度', 3), third);
    assert.match(text, /台账。\n2\.举办国际档案日宣传。做好2021年工作安排，.*\n2\.组建/);
  });

  it('puts it where a blank line is, and below a chapter’s heading', () => {
    assert.match(inserted(draftWith('│', '二、提升'), third), /聘书。\n3\.举办.*\n\n二、提升/);
    assert.match(inserted(draftAt('二、提升'), third), /二、提升服务水平\n认真.*\n3\.举办.*\n3\.推进/);
  });

  it('puts it, from above the first chapter, at the end of the chapter that is most like its own', () => {
    const fifth = { uri: URI_2020, line: 7 };
    const prose = { priors: { [URI_2020]: PLAN_2020.replace('一、夯实基础业务', '一、未雨绸缪') } };
    assert.match(inserted(draftAt('2021年'), fifth), /数据库。\n4\.编纂[^\n]*\n$/);
    assert.match(inserted(draftAt('2021年'), third), /聘书。\n3\.举办.*\n二、提升/);
    assert.match(inserted(draftWith('全年│开好头。', '一、夯实'), third), /聘书。\n3\.举办.*\n二、提升/);
    assert.match(inserted(draftWith('│', '一、夯实'), fifth), /数据库。\n4\.编纂[^\n]*\n$/);
    // None is like it: the first one with items.
    assert.match(inserted(draftAt('2021年', 0, prose), third), /聘书。\n3\.举办.*\n二、提升/);
    assert.deepEqual(titles(draftWith('│', '一、夯实')), []);
  });

  it('begins a line of its own behind a last line without an end', () => {
    const text = inserted(beside(`${DRAFT.trimEnd()}│`), third);
    assert.match(text, /数据库。\n4\.举办[^\n]*$/);
  });

  it('names the years that were left as they are', () => {
    const at = draftAt('每季度', 3);
    assert.deepEqual(insertionOf(at.plan, at.view, at.position, { uri: URI_2020, line: 3 })!.keptYears, [
      '2020年',
    ]);
  });

  it('gives nothing for an item that is not there', () => {
    const at = draftAt('每季度');
    assert.equal(insertionOf(at.plan, at.view, at.position, { uri: URI_2020, line: 0 }), null);
    assert.equal(insertionOf(at.plan, at.view, at.position, { uri: 'file:///none', line: 4 }), null);
  });
});

describe('inlay hints', () => {
  const labels = (at: Beside): string[] =>
    inlayHints(at.plan, WHOLE, at.view, 'zh').hints.map(
      ({ position, label }) =>
        `${position.line}:${position.character} ${typeof label === 'string' ? label : label.map(({ value }) => value).join('')}`,
    );
  const workedOut = (at: Beside): Beside => {
    at.view.relations.draft.units.forEach((unit) => at.view.relations.relationOf(unit));
    return at;
  };

  it('show the counterpart at the end of each heading, and what is new', () => {
    assert.deepEqual(labels(workedOut(beside(DRAFT))), [
      '2:10 ← 2020 第1项',
      '3:12 新增',
      '6:11 ← 2020 第4项',
    ]);
  });

  it('open the counterpart', () => {
    const { plan, view } = workedOut(beside(DRAFT));
    const [part] = inlayHints(plan, WHOLE, view, 'zh').hints[0]!.label as InlayHintLabelPart[];
    assert.equal(placeName(part!.location!.uri, part!.location!.range.start.line), '2020:2');
    assert.equal(part!.tooltip, '1.开展库房安全检查 · 山前区档案局2020年工作要点');
  });

  it('show what is known, and say what is still to be worked out', () => {
    const at = beside(DRAFT);
    assert.deepEqual(labels(at), []);
    const [first] = at.view.relations.draft.units;
    at.view.relations.relationOf(first!);
    assert.deepEqual(labels(at), ['2:10 ← 2020 第1项']);
    assert.equal(inlayHints(at.plan, WHOLE, at.view, 'zh').unknown.length, 2);
  });

  it('keep to the range that is asked for', () => {
    const { plan, view } = workedOut(beside(DRAFT));
    const range = { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } };
    assert.equal(inlayHints(plan, range, view, 'zh').hints.length, 1);
  });
});

describe('the view beside the caret', () => {
  const view = (at: Beside) => relatedView(at.plan, at.view, at.position);

  it('shows the item’s counterparts with their evidence, and its lineage', () => {
    const { state, unit, verdict, cards, lineage } = view(draftAt('每季度'));
    assert.equal(state, 'ready');
    assert.equal(unit!.heading, '开展库房安全检查');
    assert.equal(unit!.range.start.line, 2);
    assert.equal(verdict, 'continued');
    assert.deepEqual(
      cards.filter(({ counterpart }) => counterpart).map(({ year, marker }) => `${year} ${marker}`),
      ['2020 1.', '2019 2.'],
    );
    assert.ok(cards[0]!.evidence.some(({ prior }) => prior.includes('每季度检查档案库房')));
    assert.deepEqual(
      lineage.map(({ year, units }) => `${year}:${units.length}`),
      ['2020:1', '2019:1'],
    );
  });

  it('says of a new item that it is', () => {
    const { verdict, cards, lineage } = view(draftAt('招募'));
    assert.equal(verdict, 'new');
    assert.ok(cards.every(({ counterpart }) => !counterpart));
    assert.ok(lineage.every(({ units }) => units.length === 0));
  });

  it('keeps what was rejected last, so that it can be taken back', () => {
    const links = [
      {
        draft: '开展库房安全检查',
        prior: { uri: URI_2020, heading: '开展库房安全检查' },
        verdict: 'rejected' as const,
      },
    ];
    const { cards } = view(draftAt('每季度', 0, { links }));
    assert.equal(cards[0]!.uri, URI_2019);
    assert.deepEqual(
      [cards.at(-1)!.verdict, cards.at(-1)!.uri, cards.at(-1)!.counterpart],
      ['rejected', URI_2020, false],
    );
  });

  it('goes by the last word of two that contradict each other, and shows no item twice', () => {
    const said = (verdict: 'confirmed' | 'rejected') => ({
      draft: '开展库房安全检查',
      prior: { uri: URI_2020, heading: '开展库房安全检查' },
      verdict,
    });
    const verdicts = (...links: ReturnType<typeof said>[]) =>
      view(draftAt('每季度', 0, { links }))
        .cards.filter(({ uri, heading }) => uri === URI_2020 && heading === '开展库房安全检查')
        .map(({ verdict }) => verdict);
    assert.deepEqual(verdicts(said('rejected'), said('confirmed')), ['confirmed']);
    assert.deepEqual(verdicts(said('confirmed'), said('rejected'), said('rejected')), ['rejected']);
  });

  it('belongs to the item above on the blank lines behind it', () => {
    assert.equal(view(draftWith('│', '二、提升')).unit!.heading, '组建乡村记忆志愿队伍');
  });

  it('says why it is empty', () => {
    assert.equal(view(draftAt('二、提升')).state, 'no-unit');
    assert.equal(view(draftAt('每季度', 0, { priors: {} })).state, 'no-archive');
    assert.equal(view(draftAt('每季度', 0, { state: 'off' })).state, 'no-archive');
    const loading = view(draftAt('每季度', 0, { state: 'loading' }));
    assert.deepEqual([loading.state, loading.unit!.heading], ['loading', '开展库房安全检查']);
    assert.equal(relatedView(undefined, undefined, { line: 0, character: 0 }).state, 'no-plan');
    const { plan } = beside(DRAFT);
    assert.equal(relatedView(plan, undefined, { line: 0, character: 0 }, true).state, 'loading');
  });

  it('tells of every plan why it counts as an earlier year’s, or does not', () => {
    const priors = {
      [URI_2020]: '山前区档案局2020年工作要点\n一、甲\n1.乙。丙。\n',
      'file:///w/2022.txt': '山前区档案局2022年工作要点\n一、甲\n1.乙。丙。\n',
    };
    assert.deepEqual(
      earlierPlans(beside(DRAFT, { priors }).view, 'zh').map(({ year, included, reason }) => [
        year,
        included,
        reason,
      ]),
      [
        [2020, true, '同一单位的同类要点'],
        [2022, false, '年份更晚'],
      ],
    );
  });
});
