import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  FullDocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { lineHash } from '../../server/src/config/hash';
import { PlanDocument } from '../../server/src/plan/document';
import { PLAIN, PULLING, TestClient, type StartOptions } from './client';

const KEPT = '建设城市书房。新建城市书房十二座，延长开放时间，方便群众就近借阅。';

function plan(year: number, ...items: readonly string[]): string {
  const title = `青石市图书馆${year}年工作要点`;
  return [title, '一、服务读者', ...items, ''].join('\n');
}

const EARLIER = plan(2025, '1.办好读书节。组织二十场阅读分享活动，邀请作家到馆。', `2.${KEPT}`);
const DRAFT = plan(2026, `1.${KEPT}`, '2.办好讲座。每月举办一场市民讲座，全年不少于十二场。');
const NEW_ITEM = '1.整理地方文献。收集地方文献五百种，编印目录。\n';

describe('what earlier years say of a draft', () => {
  let work: string;
  let client: TestClient;
  const uriOf = (name: string): string => pathToFileURL(join(work, name)).href;
  const draft = (): string => uriOf('草稿.workplan');

  beforeEach(async () => {
    work = await mkdtemp(join(tmpdir(), 'workplan-'));
    await writeFile(join(work, '2025年工作要点.txt'), EARLIER);
  });
  afterEach(async () => {
    client.kill();
    await rm(work, { recursive: true });
  });

  const start = async (options: StartOptions = {}): Promise<void> => {
    client = await TestClient.start({
      capabilities: PULLING,
      folders: [pathToFileURL(work).href],
      ...options,
      initializationOptions: { archiveStatus: true },
    });
  };
  const pull = (previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    client.request('textDocument/diagnostic', { textDocument: { uri: draft() }, previousResultId });
  /** Line and code of what is said beside earlier years. */
  const places = (items: readonly Diagnostic[]): readonly string[] =>
    items
      .filter(({ code }) => String(code).startsWith('archive/'))
      .map(({ code, range }) => `${range.start.line}:${range.start.character} ${code}`);
  const saidOf = (items: readonly Diagnostic[]): readonly string[] =>
    items.filter(({ code }) => String(code).startsWith('archive/')).map(({ message }) => message as string);
  const pulled = async (): Promise<readonly string[]> =>
    places(((await pull()) as FullDocumentDiagnosticReport).items);
  const refreshed = (times: number): Promise<true> =>
    client.until(() => (client.refreshes >= times ? true : undefined));
  const insert = (version: number, line: number, character: number, text: string): Promise<void> => {
    const at = { line, character };
    return client.change(draft(), version, { range: { start: at, end: at }, text });
  };

  it('comes later, is asked for once, and stays while its words do', async () => {
    await start();
    await client.open(draft(), DRAFT);
    const first = (await pull()) as FullDocumentDiagnosticReport;
    assert.deepEqual(places(first.items), []);
    await refreshed(1);
    const second = (await pull(first.resultId)) as FullDocumentDiagnosticReport;
    assert.equal(second.kind, 'full');
    assert.deepEqual(places(second.items), ['2:2 archive/item-verbatim']);
    assert.match(saidOf(second.items)[0] ?? '', /^与2025年第2项一字不差/);
    assert.equal((await pull(second.resultId)).kind, 'unchanged');

    // An item above it, renumbered: the finding moves along at once.
    await insert(2, 2, 0, NEW_ITEM);
    assert.deepEqual(await pulled(), ['3:2 archive/item-verbatim']);
    await client.change(draft(), 3, {
      range: { start: { line: 3, character: 0 }, end: { line: 3, character: 1 } },
      text: '12',
    });
    assert.deepEqual(await pulled(), ['3:3 archive/item-verbatim']);
    // Its own words change: it goes at once, and nobody is asked for anything.
    await insert(4, 3, 5, '智慧');
    assert.deepEqual(await pulled(), []);
    assert.equal(client.refreshes, 1);
    // They are what they were: it is seen when the typing pauses.
    await client.change(draft(), 5, {
      range: { start: { line: 3, character: 5 }, end: { line: 3, character: 7 } },
      text: '',
    });
    await refreshed(2);
    assert.deepEqual(await pulled(), ['3:3 archive/item-verbatim']);
    assert.equal(await client.stop(), 0);
  });

  it('is pushed to a client that does not pull, after what the text alone says', async () => {
    await start({ capabilities: PLAIN });
    await client.open(draft(), DRAFT);
    const [before, after] = await client.until(() => (client.pushed.length >= 2 ? client.pushed : undefined));
    assert.deepEqual(places(before?.diagnostics ?? []), []);
    assert.deepEqual(places(after?.diagnostics ?? []), ['2:2 archive/item-verbatim']);
    assert.deepEqual([before?.version, after?.version], [1, 1]);
    assert.equal(await client.stop(), 0);
  });

  it('offers a name as earlier years write it, and leaves the choice to the writer', async () => {
    const name = '《青石市公共图书馆服务条例》';
    const items = [`1.宣传制度。宣讲${name}。`, `2.健全制度。按照${name}修订细则。`];
    await writeFile(join(work, '2025年工作要点.txt'), plan(2025, ...items));
    await start();
    const text = plan(2026, '1.落实制度。贯彻《青石市公共图书馆的服务条例》，完善措施。');
    await client.open(draft(), text);
    await pull();
    await refreshed(1);
    const { items: found } = (await pull()) as FullDocumentDiagnosticReport;
    const said = found.find(({ code }) => code === 'archive/name-inconsistent');
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: draft() },
      range: said?.range,
      context: { diagnostics: [said], only: ['quickfix'] },
    });
    const [fix] = actions;
    assert.match(fix?.title ?? '', /^改为“青石市公共图书馆服务条例”$/);
    assert.equal(fix?.isPreferred, undefined);
    assert.deepEqual(fix?.diagnostics, [said]);
    const { edit } = await client.request<CodeAction>('codeAction/resolve', fix);
    assert.match(JSON.stringify(edit), /"newText":"青石市公共图书馆服务条例"/);
    assert.equal(await client.stop(), 0);
  });

  it('can be ignored at its place, and the ignore counts as used', async () => {
    const hash = lineHash(PlanDocument.create('', '', 0, `1.${KEPT}`).lines[0]!);
    const ignores = [
      { code: 'archive/item-verbatim', hash, file: '草稿.workplan' },
      { code: 'archive/item-verbatim', hash: '0123456789abcdef', file: '草稿.workplan' },
    ];
    await writeFile(join(work, 'workplan.json'), JSON.stringify({ ignores }));
    await start();
    await client.open(draft(), DRAFT);
    await pull();
    const marks = await client.until(() =>
      client.pushed
        .filter(({ uri, diagnostics }) => uri === uriOf('workplan.json') && diagnostics.length > 0)
        .at(-1),
    );
    // Not before the earlier years had their say, and then the one that hides nothing.
    assert.deepEqual(
      marks.diagnostics.map(({ code }) => code),
      ['ignore/unused'],
    );
    assert.ok((marks.diagnostics[0]?.range.start.character ?? 0) > 60);
    assert.deepEqual(await pulled(), []);
    assert.equal(await client.stop(), 0);
  });

  it('goes by the levels of the settings, what is off by default among them', async () => {
    await start({
      settings: { rules: { 'archive/item-verbatim': 'off', 'archive/item-dropped': 'warning' } },
    });
    await client.open(
      draft(),
      plan(
        2026,
        `1.${KEPT}`,
        '2.办好讲座。每月举办一场市民讲座。',
        '3.修缮库房。更换库房门窗，配置恒温设备。',
      ),
    );
    await refreshed(1);
    const { items } = (await pull()) as FullDocumentDiagnosticReport;
    assert.deepEqual(places(items), ['0:0 archive/item-dropped']);
    assert.deepEqual(saidOf(items), ['2025年第1项“办好读书节”在本稿中没有对应项']);
    assert.equal(await client.stop(), 0);
  });

  it('changes when the earlier plan does, and goes with it', async () => {
    const path = join(work, '2025年工作要点.txt');
    await start();
    await client.open(draft(), DRAFT);
    await refreshed(1);
    assert.deepEqual(await pulled(), ['2:2 archive/item-verbatim']);
    await rm(path);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(path).href, type: 3 }],
    });
    await refreshed(2);
    assert.deepEqual(await pulled(), []);
    assert.equal(await client.stop(), 0);
  });

  it('is held against years before the plan, whatever year is open', async () => {
    await writeFile(join(work, '2026年工作要点.txt'), DRAFT);
    await writeFile(join(work, '2024年工作要点.txt'), plan(2024, `1.${KEPT}`, '2.修缮库房。更换库房门窗。'));
    await start();
    const old = uriOf('2025年工作要点.txt');
    await client.open(old, EARLIER);
    await refreshed(1);
    const report = await client.request<FullDocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri: old },
    });
    assert.deepEqual(
      saidOf(report.items).map((message) => message.slice(0, 14)),
      ['与2024年第1项一字不差，'],
    );
    assert.equal(await client.stop(), 0);
  });

  it('is part of the check of the workspace, for plans of the newest year and those that are open', async () => {
    await writeFile(join(work, '2026年工作要点.txt'), DRAFT);
    await writeFile(join(work, '2024年工作要点.txt'), plan(2024, `1.${KEPT}`, '2.修缮库房。更换库房门窗。'));
    await start();
    await client.until(() => client.archive.find(({ state }) => state === 'ready'));
    const check = async (previousResultIds: object[]): Promise<WorkspaceDiagnosticReport['items']> =>
      (await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds })).items;
    const items = await check([]);
    assert.deepEqual(
      items.map(({ uri, ...file }) => [
        decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)),
        ...places(file.kind === 'full' ? file.items : []),
      ]),
      [['2024年工作要点.txt'], ['2025年工作要点.txt'], ['2026年工作要点.txt', '2:2 archive/item-verbatim']],
    );
    const again = await check(items.map(({ uri, resultId }) => ({ uri, value: resultId })));
    assert.deepEqual(
      again.map(({ kind }) => kind),
      ['unchanged', 'unchanged', 'unchanged'],
    );
    assert.equal(await client.stop(), 0);
  });
});
