import assert from 'node:assert/strict';
import { CancellationTokenSource, type TextEdit } from 'vscode-languageserver-protocol/node';
import type { EditRequest, EditResult, NewPlanResult, PlanTree } from '../../server/src/messages';
import { splitLines } from '../../server/src/plan/line';
import { applyEdits, textOf } from '../../server/src/plan/edit';
import { TestClient } from './client';
import { GAP, SOUND } from './texts';

const URI = 'file:///nowhere/a.workplan';
const START = { line: 0, character: 0 };
const ALL: EditRequest = { kind: 'renumber', scope: 'all', position: START };

/** A text with some edits made. */
function made(text: string, edits: readonly TextEdit[]): string {
  return textOf(applyEdits(splitLines(text), edits));
}

/** The caret in front of some words. */
function before(text: string, words: string): { line: number; character: number } {
  const lines = text.slice(0, text.indexOf(words)).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}

describe('edits that are asked for by name', () => {
  let client: TestClient;

  beforeEach(async () => {
    client = await TestClient.start();
  });

  afterEach(() => client.kill());

  const ask = (edit: unknown, version: unknown = 1, uri = URI): Promise<EditResult> =>
    client.request('workplan/edit', { uri, version, edit });

  const edited = async (text: string, edit: EditRequest): Promise<string> => {
    const result = await ask(edit);
    assert.ok(result && 'edits' in result, `${edit.kind} ${JSON.stringify(result)}`);
    assert.equal(result.version, 1);
    return made(text, result.edits);
  };

  it('renumber', async () => {
    await client.open(URI, GAP.text);
    assert.equal(await edited(GAP.text, ALL), SOUND);
    const position = before(GAP.text, '4.推进');
    assert.equal(await edited(GAP.text, { kind: 'renumber', scope: 'from', position }), SOUND);
    assert.equal(await edited(GAP.text, { kind: 'renumber', scope: 'chapter', position }), SOUND);
  });

  it('move, split, merge, and make a chapter', async () => {
    await client.open(URI, SOUND);
    const at = (words: string) => {
      const start = before(SOUND, words);
      return { start, end: start };
    };
    const swapped = SOUND.replace('1.完善归档制度。修订归档范围，明确各单位责任。', '1.#')
      .replace(
        '2.加强库房管理。落实“十防”措施，按季度检查。',
        '2.完善归档制度。修订归档范围，明确各单位责任。',
      )
      .replace('1.#', '1.加强库房管理。落实“十防”措施，按季度检查。');
    const second = at('2.加强');
    assert.equal(await edited(SOUND, { kind: 'move', direction: 'up', range: second }), swapped);
    const target = { line: at('1.完善').start.line, place: 'before' } as const;
    assert.equal(await edited(SOUND, { kind: 'moveTo', lines: [second.start.line], target }), swapped);
    const into = { line: at('二、提升').start.line, place: 'into' } as const;
    const moved = await edited(SOUND, { kind: 'moveTo', lines: [second.start.line], target: into });
    assert.match(moved, /\n1\.完善.*\n二、提升.*\n2\.推进.*\n3\.办好.*\n4\.加强库房管理.*\n$/);
    const split = await edited(SOUND, { kind: 'split', position: before(SOUND, '完成馆藏') });
    assert.match(split, /\n3\.推进数字化。\n4\.完成馆藏档案数字化三十万页。\n5\.办好/);
    const merged = await edited(SOUND, { kind: 'merge', range: at('3.推进') });
    assert.match(merged, /\n3\.推进数字化。完成馆藏档案数字化三十万页。\n?办好《山前记忆》展览。/);
    const chapter = await edited(SOUND, {
      kind: 'extractChapter',
      range: { start: second.start, end: before(SOUND, '十防') },
      heading: '守护馆藏',
    });
    assert.match(chapter, /\n二、守护馆藏\n2\.加强库房管理。.*\n三、提升服务水平\n/);
  });

  it('convert markers and numbering', async () => {
    await client.open(URI, SOUND);
    const anew = SOUND.replace('3.推进', '1.推进').replace('4.办好', '2.办好');
    assert.equal(
      await edited(SOUND, { kind: 'convertNumbering', level: 'item', numbering: 'restarting' }),
      anew,
    );
    const forms = await edited(SOUND, { kind: 'convertMarkers', level: 'item', style: '1、' });
    assert.match(forms, /\n1、完善.*\n2、加强/);
  });

  it('mend, go on with the next marker, and make a piece fit', async () => {
    const slips = `${GAP.text}附记。。 \n`;
    await client.open(URI, slips);
    assert.equal(await edited(slips, { kind: 'fixAll' }), `${SOUND}附记。\n`);
    assert.equal(await edited(slips, { kind: 'fixAll', code: 'numbering/item-gap' }), `${SOUND}附记。。 \n`);
    const broken = SOUND.replace('季度检查。\n', '季度检查。\n\n');
    await client.change(URI, 2, { text: broken });
    const line = before(broken, '二、提升').line - 1;
    const entered = await ask({ kind: 'enter', position: { line, character: 0 } }, 2);
    assert.ok(entered && 'edits' in entered);
    assert.equal(made(broken, entered.edits as TextEdit[]), broken.replace('检查。\n\n', '检查。\n3.\n'));
    assert.deepEqual(entered.selection?.start, { line, character: 2 });
    const range = { start: { line, character: 0 }, end: { line, character: 0 } };
    const pasted = await ask({ kind: 'paste', range, text: '7、 健全应急预案。每年演练两次。' }, 2);
    assert.ok(pasted && 'edits' in pasted);
    assert.match(made(broken, pasted.edits), /\n3\.健全应急预案。每年演练两次。\n/);
  });

  it('take the numbers of a piece from its HTML where its plain text has none', async () => {
    await client.open(URI, SOUND);
    const start = before(SOUND, '二、提升');
    const text = '健全预案。每年演练两次。\n充实队伍。招录两人。\n';
    const html = '<ol><li>健全预案。每年演练两次。</li><li>充实队伍。招录两人。</li></ol>';
    const paste = { kind: 'paste', range: { start, end: start }, text };
    const numbered = await ask({ ...paste, html });
    assert.ok(numbered && 'edits' in numbered);
    assert.match(
      made(SOUND, numbered.edits),
      /\n3\.健全预案。每年演练两次。\n4\.充实队伍。招录两人。\n二、提升/,
    );
    // What says something else is not believed, and a line without a number is pasted as it is.
    assert.equal(await ask({ ...paste, html: html.replace('两次', '三次') }), await ask(paste));
  });

  it('are refused in words', async () => {
    await client.open(URI, SOUND);
    const start = before(SOUND, '一、夯实');
    const move = { kind: 'move', direction: 'up', range: { start, end: start } };
    assert.deepEqual(await ask(move), { refusal: '已经是第一章，不能再上移' });
  });

  it('are nothing where nothing is to be done, in a text that is no plan, and for another version', async () => {
    await client.open(URI, SOUND, 4);
    assert.equal(await ask(ALL, 4), null);
    await client.change(URI, 5, { text: GAP.text });
    assert.equal(await ask(ALL, 4), null);
    assert.equal(await ask(ALL, 6), null);
    assert.ok(await ask(ALL, 5));
    await client.open('file:///nowhere/notes.txt', GAP.text, 1, 'plaintext');
    assert.equal(await ask(ALL, 1, 'file:///nowhere/notes.txt'), null);
    assert.equal(await ask(ALL, 1, 'file:///nowhere/closed.workplan'), null);
    assert.deepEqual(client.logged, []);
  });

  it('are nothing for a text that was changed while they were waited for', async () => {
    await client.open(URI, GAP.text);
    const answer = ask(ALL);
    void client.change(URI, 2, { text: `${GAP.text}。` });
    const result = await answer;
    // Read in one piece, the change is known before the answer; in two, the answer names the old version.
    assert.ok(result === null || ('version' in result && result.version === 1));
  });

  it('are nothing, and logged without their words, where they have no form that is known', async () => {
    await client.open(URI, GAP.text);
    for (const wrong of [
      { kind: 'rewrite', position: START },
      { kind: 'renumber', scope: 'everything', position: START },
      { kind: 'move', direction: 'up', range: { start: START } },
      { kind: 'paste', range: { start: START, end: START }, text: 7 },
      null,
      '秘密',
    ]) {
      assert.equal(await ask(wrong), null);
    }
    assert.equal(await ask(ALL, '1'), null);
    assert.equal(client.logged.length, 7);
    assert.doesNotMatch(client.logged.join(), /秘密|everything/);
  });

  it('are cancelled when that is asked for', async () => {
    await client.open(URI, GAP.text);
    const source = new CancellationTokenSource();
    const params = { uri: URI, version: 1, edit: ALL };
    const request = client.connection.sendRequest('workplan/edit', params, source.token);
    source.cancel();
    await assert.rejects(request, { code: -32800 });
  });

  it('follow the numbering of the settings', async () => {
    const text = SOUND.replace('3.推进', '1.推进').replace('4.办好', '2.办好');
    await client.open(URI, text);
    assert.equal(await ask(ALL), null);
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { workplan: { numbering: { item: 'continuous' } } },
    });
    assert.equal(await edited(text, ALL), SOUND);
  });

  it('keep line ends, a missing last one, and characters beyond the BMP', async () => {
    const text = GAP.text.replace('推进', '\u{20BB7}推进').replace(/\n/g, '\r\n').slice(0, -2);
    await client.open(URI, text);
    assert.equal(
      await edited(text, ALL),
      SOUND.replace('推进', '\u{20BB7}推进')
        .replace(/推进(?=档案)/, '推进')
        .replace(/\n/g, '\r\n')
        .slice(0, -2),
    );
  });
});

describe('the plan outline', () => {
  it('is told the tree of a draft, and nothing of a text that is no plan', async () => {
    const client = await TestClient.start();
    await client.open(URI, SOUND, 3);
    const tree = await client.request<PlanTree | null>('workplan/planTree', { uri: URI });
    assert.equal(tree?.version, 3);
    assert.deepEqual(
      tree.nodes.map(({ marker, heading, counts, children }) => [
        marker,
        heading,
        counts.item,
        children.length,
      ]),
      [
        ['一、', '夯实基础业务', 2, 2],
        ['二、', '提升服务水平', 2, 2],
      ],
    );
    assert.equal(await client.request('workplan/planTree', { uri: 'file:///nowhere/b.workplan' }), null);
    await client.stop();
  });
});

describe('a new plan', () => {
  const other = 'memfs:/w/2021.txt';
  const start = (files: Readonly<Record<string, Buffer>>): Promise<TestClient> =>
    TestClient.start({
      initializationOptions: { clientFileSchemes: ['memfs'] },
      prepare: (connection) => {
        connection.onRequest('workplan/fs/readFile', ({ uri }: { uri: string }) => {
          const bytes = files[uri];
          return bytes === undefined ? null : { base64: bytes.toString('base64') };
        });
      },
    });

  it('is made of an open draft, and of a file, alike', async () => {
    const client = await start({ [other]: Buffer.from(`\ufeff${SOUND}`) });
    await client.open(URI, SOUND);
    const ask = (uri: string): Promise<NewPlanResult> =>
      client.request('workplan/newPlan', { uri, year: 2022, bodies: 'none' });
    const made = await ask(URI);
    assert.ok('text' in made);
    assert.match(made.text, /^山前区档案局2022年工作要点\n/);
    assert.match(made.text, /\n一、夯实基础业务\n/);
    assert.doesNotMatch(made.text, /十防/);
    assert.deepEqual(await ask(other), made);
    await client.stop();
  });

  it('is refused in words where there is nothing to begin with', async () => {
    const docx = Buffer.from([0x50, 0x4b, 3, 4, ...Array<number>(60).fill(0)]);
    const client = await start({ [other]: docx, 'memfs:/w/empty.txt': Buffer.from('') });
    for (const [params, words] of [
      [{ uri: 'memfs:/w/none.txt', year: 2022, bodies: 'none' }, /找不到/],
      [{ uri: other, year: 2022, bodies: 'none' }, /./],
      [{ uri: 'memfs:/w/empty.txt', year: 2022, bodies: 'keep' }, /没有标题/],
      [{ uri: URI, year: 22, bodies: 'keep' }, /年份/],
      [{ uri: URI, year: 2022, bodies: 'all' }, /./],
      [null, /./],
    ] as const) {
      const made = await client.request<NewPlanResult>('workplan/newPlan', params);
      assert.ok('refusal' in made);
      assert.match(made.refusal, words);
    }
    assert.equal(client.stderr, '');
    await client.stop();
  });
});
