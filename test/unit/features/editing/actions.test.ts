import assert from 'node:assert/strict';
import { Draft, SOUND } from './support';

/** Item 3 is called 4, and so on: one slip. */
const GAP = SOUND.replace('3.推进', '4.推进').replace('4.办好', '5.办好');

describe('what mends a finding', () => {
  it('is offered where the finding is, as the one to take', async () => {
    const draft = new Draft(GAP.replace('4.推进', '│4.推进'), { only: ['quickfix'] });
    const [first] = await draft.actions();
    assert.equal(first?.isPreferred, true);
    assert.equal(first.diagnostics?.[0]?.code, 'numbering/item-gap');
    assert.equal(await draft.after(first.title), SOUND);
  });

  it('renumbers from there, or the chapter alone, where that is something else', async () => {
    const twice = GAP.replace('2.加强', '3.加强').replace('4.推进', '6.推进').replace('5.办好', '7.办好');
    const draft = new Draft(twice.replace('6.推进', '│6.推进'), { only: ['quickfix'] });
    const titles = await draft.titles();
    assert.ok(titles.includes('从此处起重新编号') && titles.includes('只在本章重新编号'), titles.join());
    const rest = twice.replace('6.推进', '4.推进').replace('7.办好', '5.办好');
    assert.equal(await draft.after('从此处起重新编号'), rest);
    assert.equal(await draft.after('只在本章重新编号'), rest);
    const alone = new Draft(GAP.replace('4.推进', '│4.推进'), { only: ['quickfix'] });
    assert.equal((await alone.titles()).length, 1);
  });

  it('mends all of its kind where there is more of it, and only that', async () => {
    const slips = SOUND.replace('季度检查。', '季度检查。。│').replace('三十万页。', '三十万页。。 ');
    const draft = new Draft(slips, { only: ['quickfix'] });
    assert.equal(
      await draft.after('修复全文同类问题（punctuation/doubled）'),
      SOUND.replace('三十万页。', '三十万页。 '),
    );
    const once = new Draft(SOUND.replace('季度检查。', '季度检查。。│'), { only: ['quickfix'] });
    assert.equal((await once.titles()).length, 1);
    assert.ok(!(await once.titles()).some((title) => title.startsWith('修复全文同类问题')));
  });

  it('says where, if there is more of one title; what one fix mends is one entry', async () => {
    const marks = SOUND.replace('1.完善归档制度。修订归档范围。', '1.完善«归档,制度;修订,范围»。');
    assert.deepEqual(
      (await new Draft(marks, { only: ['quickfix'] }).titles()).filter((title) => title.startsWith('改为')),
      ['改为“，”（第4行第7字）', '改为“，”（第4行第13字）', '改为“；”'],
    );
    const numbers = SOUND.replace('1.完善', '«2.完善')
      .replace('3.推进', '5.推进')
      .replace('4.办好', '5.办»好');
    const titles = await new Draft(numbers, { only: ['quickfix'] }).titles();
    assert.equal(new Set(titles).size, titles.length, titles.join());
    assert.equal(titles.filter((title) => title === '重新编号（项）').length, 1);
  });

  it('does nothing to a text that was changed, and nothing for data that is not ours', async () => {
    const draft = new Draft(GAP.replace('4.推进', '│4.推进'), { only: ['quickfix'] });
    const [fix] = await draft.actions();
    const support = { versioned: true, annotated: false };
    const find = (uri: string) => (uri === draft.document.uri ? draft.document : undefined);
    const data = fix?.data as Record<string, unknown>;
    assert.ok(await draft.service.editing.resolve(data, find, support));
    for (const wrong of [
      { ...data, version: 2 },
      { ...data, uri: 'file:///elsewhere' },
      { ...data, code: 'numbering/item-order' },
      { ...data, range: null },
      { ...data, kind: 'other' },
      null,
    ]) {
      assert.equal(await draft.service.editing.resolve(wrong, find, support), undefined);
    }
  });
});

describe('every safe fix at once', () => {
  const slips = `${GAP}附记。。 \n`;

  it('is offered only when asked for, and where something can be mended', async () => {
    assert.deepEqual(await new Draft(slips, { only: ['source.fixAll'] }).titles(), [
      '修复全文所有可修复的问题',
    ]);
    assert.deepEqual(await new Draft(SOUND, { only: ['source.fixAll'] }).titles(), []);
    assert.deepEqual(await new Draft(slips, { only: ['source.organizeImports'] }).titles(), []);
    const unasked = await new Draft(slips).actions();
    assert.ok(unasked.every(({ kind }) => kind !== 'source.fixAll.workplan'));
  });

  it('mends what can be mended, by the levels that hold', async () => {
    const draft = new Draft(slips, { only: ['source.fixAll.workplan'] });
    assert.equal(await draft.after('修复全文所有可修复的问题'), `${SOUND}附记。\n`);
    const settings = { rules: { 'numbering/item-gap': 'off' } };
    assert.equal(await new Draft(slips, { settings }).edited({ kind: 'fixAll' }), `${GAP}附记。\n`);
  });
});

describe('refactorings', () => {
  it('stay out of the light bulb while an item’s words are written', async () => {
    const writing = new Draft(GAP.replace('落实“', '落│实“'), { automatic: true });
    assert.deepEqual(await writing.titles(), []);
    const atMarker = new Draft(SOUND.replace('2.加强', '2│.加强'), { automatic: true });
    assert.ok((await atMarker.titles()).includes('上移本项'));
    const word = new Draft(SOUND.replace('落实', '«落实»'), { automatic: true });
    assert.deepEqual(await word.titles(), []);
    const lines = new Draft(SOUND.replace('1.完', '1.«完').replace('按季度', '按»季度'), { automatic: true });
    assert.ok((await lines.titles()).length > 0);
  });

  it('are there wherever they are asked for, and only such as change something', async () => {
    const titles = await new Draft(SOUND.replace('2.加强', '│2.加强')).titles();
    assert.ok(titles.includes('上移本项') && titles.includes('下移本项'), titles.join());
    assert.ok(titles.every((title) => !title.includes('重新编号') || title.includes('上一级')));
    assert.ok(!titles.includes('各项的序号改为“1.”'));
    assert.ok(titles.includes('各项的序号改为“（一）”'));
    const first = await new Draft(SOUND.replace('1.完善', '│1.完善')).titles();
    assert.ok(!first.includes('上移本项'), first.join());
  });

  it('ask for the form of markers and for a chapter where the client can, with one entry for each', async () => {
    const at = SOUND.replace('2.加强', '│2.加强');
    const asking = { asksForStyle: true, asksForChapter: true };
    const actions = await new Draft(at, asking).actions();
    const form = actions.find(({ title }) => title === '转换各项的序号写法…');
    assert.deepEqual(form?.command, {
      title: '转换各项的序号写法…',
      command: 'workplan.convertMarkers',
      arguments: [{ level: 'item' }],
    });
    assert.ok(!actions.some(({ title }) => title.includes('的序号改为“')));
    const chapter = actions.find(({ title }) => title === '移到另一章…');
    assert.equal(chapter?.command?.command, 'workplan.moveToChapter');
    const atChapter = await new Draft(SOUND.replace('一、夯', '│一、夯'), asking).titles();
    assert.ok(!atChapter.includes('移到另一章…'));
    const alone = SOUND.replace('二、提升服务水平\n', '').replace('2.加强', '│2.加强');
    assert.ok(!(await new Draft(alone, asking).titles()).includes('移到另一章…'));
    const plain = (await new Draft(at).titles()).filter((title) => title.includes('的序号改为“'));
    assert.deepEqual(plain, ['各项的序号改为“（一）”']);
  });

  it('make a chapter of whole items alone', async () => {
    const title = '所选各项另立一章';
    const whole = SOUND.replace('2.加强', '«2.加强').replace('季度检查。', '季度检查。»');
    assert.match(
      await new Draft(whole).after(title),
      /1\.完善归档制度.*\n二、.*\n2\.加强库房管理.*\n三、提升服务水平\n3\./,
    );
    const lines = SOUND.replace('2.加强', '«2.加强').replace('二、提升', '»二、提升');
    assert.ok((await new Draft(lines).titles()).includes(title));
    for (const part of ['«落实»', '«2.加强库房管理。»', '加强«库房管理。落实“十防”措施，按季度检查。»']) {
      const text = SOUND.replace(part.replace(/[«»]/g, ''), part);
      assert.ok(text.includes('«'));
      assert.ok(!(await new Draft(text).titles()).includes(title), part);
    }
  });

  it('are only of the kinds that are asked for', async () => {
    const at = GAP.replace('2.加强', '│2.加强');
    const kinds = async (only: string): Promise<Set<string | undefined>> =>
      new Set((await new Draft(at, { only: [only] }).actions()).map(({ kind }) => kind));
    assert.deepEqual(
      await kinds('refactor.move'),
      new Set(['refactor.move.workplan.up', 'refactor.move.workplan.down']),
    );
    assert.deepEqual(
      await kinds('refactor.rewrite.workplan.renumber'),
      new Set(['refactor.rewrite.workplan.renumber']),
    );
    assert.deepEqual(await kinds('refactor.inline'), new Set());
  });

  it('renumber in the editor’s preview where it has one', async () => {
    const at = GAP.replace('2.加强', '│2.加强');
    assert.ok(!(await new Draft(at).titles()).includes('全文重新编号（先预览）'));
    const draft = new Draft(at, { previews: true });
    const action = (await draft.actions()).find(({ title }) => title === '全文重新编号（先预览）');
    const edit = await draft.service.editing.resolve(action?.data, () => draft.document, {
      versioned: true,
      annotated: true,
    });
    assert.deepEqual(edit?.changeAnnotations, {
      workplan: { label: '全文重新编号（先预览）', needsConfirmation: true },
    });
    assert.match(JSON.stringify(edit.documentChanges), /"version":1.*"annotationId":"workplan"/);
  });

  it('renumber in the client’s own preview where it has one', async () => {
    const draft = new Draft(GAP.replace('2.加强', '│2.加强'), { previews: true, hasPreview: true });
    const [action, ...others] = (await draft.actions()).filter(
      ({ title }) => title === '全文重新编号（先预览）',
    );
    assert.equal(action?.command?.command, 'workplan.previewRenumber');
    assert.equal(action.data, undefined);
    assert.deepEqual(others, []);
  });

  it('make a new plan of this one, where the client can, from the title or on request', async () => {
    const title = '以本文稿为底稿新建工作要点';
    const onTitle = SOUND.replace('档案局', '档│案局');
    assert.ok((await new Draft(onTitle, { makesPlans: true }).titles()).includes(title));
    assert.ok(!(await new Draft(onTitle).titles()).includes(title));
    const inText = SOUND.replace('落实', '落│实');
    assert.ok(!(await new Draft(inText, { makesPlans: true }).titles()).includes(title));
    assert.ok((await new Draft(inText, { makesPlans: true, only: ['refactor'] }).titles()).includes(title));
  });
});

describe('an edit that is asked for by name', () => {
  const caret = (text: string) => new Draft(text).caret;

  it('changes the text it is for', async () => {
    const draft = new Draft(GAP);
    assert.equal(await draft.edited({ kind: 'renumber', scope: 'all', position: draft.caret }), SOUND);
    const entered = SOUND.replace('季度检查。\n', '季度检查。\n│\n');
    assert.equal(
      await new Draft(entered).edited({ kind: 'enter', position: caret(entered) }),
      entered.replace('│', '3.'),
    );
  });

  it('renumbers one chapter and leaves the others alone, a numeral that is none too', async () => {
    const text = '某局2026年工作要点\n一、甲\n1.子。丑。\n│3.丑。寅。\n十十、乙\n6.寅。卯。\n';
    const draft = new Draft(text);
    assert.equal(
      await draft.edited({ kind: 'renumber', scope: 'chapter', position: draft.caret }),
      text.replace('│3.', '2.'),
    );
  });

  it('is refused in words, or answered by nothing where nothing is to be done', async () => {
    const top = SOUND.replace('1.完善', '│1.完善');
    const draft = new Draft(top);
    const up = { kind: 'move', direction: 'up', range: draft.range } as const;
    assert.match((await draft.edited(up)) ?? '', /不能再上移$/);
    const english = new Draft(top);
    english.service.configure({ language: 'en' });
    assert.doesNotMatch((await english.edited(up)) ?? '', /[\u4e00-\u9fff]/);
    assert.equal(await draft.edited({ kind: 'renumber', scope: 'all', position: draft.caret }), null);
    assert.equal(await draft.edited({ kind: 'fixAll' }), null);
    const result = await draft.service.editing.edit(draft.document, 5, up);
    assert.equal(result, null);
  });

  it('takes places beyond the text for its end', async () => {
    const far = { line: 1e9, character: 1e9 };
    for (const scope of ['all', 'from', 'chapter'] as const) {
      await assert.doesNotReject(new Draft(GAP).edited({ kind: 'renumber', scope, position: far }));
    }
    await assert.doesNotReject(new Draft(GAP).edited({ kind: 'split', position: far }));
    await assert.doesNotReject(
      new Draft(GAP).edited({ kind: 'paste', range: { start: far, end: far }, text: '1.甲' }),
    );
  });
});
