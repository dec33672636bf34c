import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CodeAction,
  DocumentDiagnosticReport,
  FullDocumentDiagnosticReport,
  SemanticTokens,
  SemanticTokensDelta,
  TextDocumentEdit,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { PULLING, TestClient, type StartOptions } from './client';
import { GAP, SOUND } from './texts';

describe('a client that pulls, in a workspace on disk', () => {
  let folder: string;
  let root: string;
  let client: TestClient;

  const uriOf = (name: string): string => `${root}/${name}`;
  const start = async (options: StartOptions = {}): Promise<void> => {
    client = await TestClient.start({ capabilities: PULLING, folders: [root], ...options });
  };
  const pull = (uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    client.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  const items = async (uri: string) => ((await pull(uri)) as FullDocumentDiagnosticReport).items;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'workplan-'));
    root = pathToFileURL(folder).href;
  });

  afterEach(async () => {
    client.kill();
    await rm(folder, { recursive: true });
  });

  it('pulls what was found, and hears that nothing changed', async () => {
    await start();
    const uri = uriOf('a.workplan');
    await client.open(uri, GAP.text);
    const first = (await pull(uri)) as FullDocumentDiagnosticReport;
    assert.equal(first.kind, 'full');
    assert.deepEqual(
      first.items.map(({ code, range }) => ({ code, range })),
      [{ code: 'numbering/item-gap', range: GAP.range }],
    );
    assert.deepEqual(await pull(uri, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    await client.change(uri, 2, { text: SOUND });
    assert.deepEqual(((await pull(uri, first.resultId)) as FullDocumentDiagnosticReport).items, []);
    assert.deepEqual(client.pushed, []);
  });

  it('gets related places, and links to the pages of the rules', async () => {
    await start({ initializationOptions: { rulePages: 'file:///ext/docs/rules/' } });
    const uri = uriOf('a.workplan');
    await client.open(uri, GAP.text);
    const [gap] = await items(uri);
    assert.equal(gap?.codeDescription?.href, 'file:///ext/docs/rules/numbering/item-gap.md');
    assert.equal(gap.relatedInformation?.[0]?.location.uri, uri);
  });

  it('sees the whole workspace, open files by their version, with progress', async () => {
    await mkdir(join(folder, 'deep'));
    await writeFile(join(folder, 'a.workplan'), SOUND);
    await writeFile(join(folder, 'deep', '2021年工作要点.txt'), GAP.text);
    await writeFile(join(folder, 'other.txt'), GAP.text);
    await start();
    await client.open(uriOf('a.workplan'), GAP.text, 5);
    const progress: { kind: string }[] = [];
    const partial: WorkspaceDiagnosticReport[] = [];
    client.listen(
      '$/progress',
      ({ token, value }: { token: string; value: { kind: string } & WorkspaceDiagnosticReport }) =>
        token === 'work' ? progress.push(value) : partial.push(value),
    );
    const report = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
      workDoneToken: 'work',
      partialResultToken: 'part',
    });
    assert.deepEqual(report.items, []);
    const found = partial.flatMap((part) => part.items);
    assert.deepEqual(
      found.map(({ uri, version, kind }) => ({ uri, version, kind })),
      [
        { uri: uriOf('a.workplan'), version: 5, kind: 'full' },
        { uri: pathToFileURL(join(folder, 'deep', '2021年工作要点.txt')).href, version: null, kind: 'full' },
      ],
    );
    assert.ok(found.every((file) => file.kind === 'full' && file.items.length === 1));
    assert.equal(progress[0]?.kind, 'begin');
    assert.equal(progress.at(-1)?.kind, 'end');

    const again = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: found.map(({ uri, resultId }) => ({ uri, value: resultId })),
    });
    assert.deepEqual(
      again.items.map(({ kind }) => kind),
      ['unchanged', 'unchanged'],
    );
  });

  it('takes settings, and asks for them again when they change', async () => {
    await start({ settings: { rules: { 'numbering/item-gap': 'hint' } } });
    const uri = uriOf('a.workplan');
    await client.open(uri, GAP.text);
    assert.deepEqual(
      (await items(uri)).map(({ severity }) => severity),
      [4],
    );
    client.settings = { rules: { 'numbering/item-gap': 'off' } };
    const refreshed = new Promise<void>((resolve) =>
      client.connection.onRequest('workspace/diagnostic/refresh', () => (resolve(), null)),
    );
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await refreshed;
    assert.deepEqual(await items(uri), []);
  });

  it('goes by the nearest workplan.json, and looks again when it changed', async () => {
    await writeFile(join(folder, 'workplan.json'), '{ "rules": { "numbering/item-gap": "info" } }');
    await start();
    const uri = uriOf('a.workplan');
    await client.open(uri, GAP.text);
    assert.deepEqual(
      (await items(uri)).map(({ severity }) => severity),
      [3],
    );
    await client.until(() => (client.registered.length === 2 ? true : undefined));
    assert.ok(client.registered.includes('workspace/didChangeWatchedFiles'));
    await writeFile(join(folder, 'workplan.json'), '{ "rules": { "numbering/item-gap": "off" } }');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('workplan.json'), type: 2 }],
    });
    assert.deepEqual(await items(uri), []);
  });

  it('hears once of a broken workplan.json, and the rest goes on', async () => {
    await writeFile(
      join(folder, 'workplan.json'),
      '{\n  "rules": { "numbering/item-gap": "info" },\n  oops\n}',
    );
    await start();
    for (const name of ['a.workplan', 'b.workplan']) {
      await client.open(uriOf(name), GAP.text);
      assert.deepEqual(
        (await items(uriOf(name))).map(({ severity }) => severity),
        [3],
      );
    }
    const push = await client.until(() => client.pushed[0]);
    assert.equal(push.uri, uriOf('workplan.json'));
    assert.equal(push.diagnostics[0]?.range.start.line, 2);
    await client.until(() => client.shown[0]);
    assert.equal(client.shown.length, 1);
    assert.match(client.shown[0]!, /workplan\.json/);
    await writeFile(join(folder, 'workplan.json'), '{}');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('workplan.json'), type: 2 }],
    });
    await client.until(() => (client.pushed.at(-1)?.diagnostics.length === 0 ? true : undefined));
  });

  it('can ignore a finding: a workplan.json is made, and once it is there all is quiet', async () => {
    await start({ initializationOptions: { commands: ['workplan.openRule'] } });
    const uri = uriOf('a.workplan');
    await client.open(uri, GAP.text);
    const asked = { textDocument: { uri }, range: GAP.range };
    const found = await items(uri);
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      ...asked,
      context: { diagnostics: found, only: ['quickfix'] },
    });
    assert.deepEqual(
      actions.map(({ kind, command, isPreferred }) => [kind, command?.command, isPreferred]),
      [
        ['quickfix', undefined, true],
        ['quickfix', undefined, undefined],
        ['quickfix', 'workplan.openRule', undefined],
      ],
    );
    assert.deepEqual(actions[1]?.diagnostics, found);
    const resolved = await client.request<CodeAction>('codeAction/resolve', actions[1]);
    const [create, edit] = resolved.edit!.documentChanges!;
    assert.deepEqual(create, {
      kind: 'create',
      uri: uriOf('workplan.json'),
      options: { ignoreIfExists: true },
    });
    const { textDocument, edits } = edit as TextDocumentEdit;
    assert.deepEqual(textDocument, { uri: uriOf('workplan.json'), version: null });
    await writeFile(join(folder, 'workplan.json'), (edits[0] as { newText: string }).newText);
    assert.match(await readFile(join(folder, 'workplan.json'), 'utf8'), /"file": "a\.workplan"/);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('workplan.json'), type: 1 }],
    });
    assert.deepEqual(await items(uri), []);

    await client.change(uri, 2, { text: SOUND });
    assert.deepEqual(await items(uri), []);
    const unused = await client.until(() => client.pushed.find(({ diagnostics }) => diagnostics.length > 0));
    assert.equal(unused.uri, uriOf('workplan.json'));
    assert.deepEqual(
      unused.diagnostics.map(({ code, severity, tags }) => ({ code, severity, tags })),
      [{ code: 'ignore/unused', severity: 4, tags: [1] }],
    );
  });

  it('gets no quick fix when it asks for another kind of action', async () => {
    await start();
    const uri = uriOf('a.workplan');
    await client.open(uri, GAP.text);
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: GAP.range,
      context: { diagnostics: [], only: ['source.organizeImports'] },
    });
    assert.deepEqual(actions, []);
  });

  it('gets tokens of the kinds it knows, and then what is different', async () => {
    await start();
    const uri = uriOf('a.workplan');
    await client.open(uri, SOUND);
    const { legend } = client.result.capabilities.semanticTokensProvider!;
    assert.ok(legend.tokenTypes.includes('namespace'));
    assert.ok(!legend.tokenTypes.includes('chapter'));
    const full = await client.request<SemanticTokens>('textDocument/semanticTokens/full', {
      textDocument: { uri },
    });
    await client.change(uri, 2, {
      range: { start: { line: 7, character: 0 }, end: { line: 8, character: 0 } },
      text: '',
    });
    const delta = await client.request<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
      textDocument: { uri },
      previousResultId: full.resultId,
    });
    const fresh = await client.request<SemanticTokens>('textDocument/semanticTokens/full', {
      textDocument: { uri },
    });
    const data = [...full.data];
    for (const edit of delta.edits) {
      data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
    }
    assert.deepEqual(data, fresh.data);
  });
});
