import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  CancellationTokenSource,
  type CodeAction,
  type Diagnostic,
  type Hover,
} from 'vscode-languageserver-protocol/node';
import { PlanDocument } from '../../server/src/plan/document';
import { codeOf, PULLING, TestClient } from './client';
import { GAP, SOUND } from './texts';

const URI = 'file:///nowhere/a.workplan';

describe('editing', () => {
  let client: TestClient;

  beforeEach(async () => {
    client = await TestClient.start();
  });

  afterEach(() => client.kill());

  it('checks the last of many keystrokes, and says nothing of a text that is gone', async () => {
    await client.open(URI, SOUND);
    await client.diagnostics(URI, 1);
    const start = { line: 6, character: 0 };
    for (let version = 2; version <= 60; version++) {
      void client.change(URI, version, {
        range: { start, end: { line: 6, character: 1 } },
        text: version % 2 === 0 ? '4' : '3',
      });
    }
    await client.diagnostics(URI, 60);
    const versions = client.pushed.map(({ version }) => version ?? 0);
    assert.deepEqual(
      versions,
      [...versions].sort((a, b) => a - b),
    );
    assert.ok(versions.length < 30, `${versions.length} checks for 59 keystrokes`);
  });

  it('finds after any edits what it finds in the same text opened anew', async () => {
    const pieces = fc.constantFrom(
      '',
      '\n',
      '3.',
      '一、',
      '（一）',
      '“',
      '》',
      '\r',
      '\u{20BB7}',
      '\ud800',
      '，，',
      'a',
    );
    const place = fc.record({ line: fc.nat(10), character: fc.nat(20) });
    const edits = fc.array(fc.record({ a: place, b: place, text: pieces }), { minLength: 1, maxLength: 12 });
    let version = 1;
    let count = 0;
    await client.open(URI, SOUND);
    await fc.assert(
      fc.asyncProperty(edits, async (list) => {
        const mirror = PlanDocument.create(URI, 'workplan', 0, SOUND);
        await client.change(URI, ++version, { text: SOUND });
        for (const { a, b, text } of list) {
          const [start, end] =
            a.line < b.line || (a.line === b.line && a.character < b.character) ? [a, b] : [b, a];
          await client.change(URI, ++version, { range: { start, end }, text });
          PlanDocument.update(mirror, [{ range: { start, end }, text }], 0);
        }
        const other = `file:///nowhere/fresh-${++count}.workplan`;
        await client.open(other, mirror.getText());
        const fresh = await client.diagnostics(other, 1);
        assert.deepEqual(withoutUri(await client.diagnostics(URI, version)), withoutUri(fresh));
        await client.close(other);
      }),
      { numRuns: 40 },
    );
  });

  it('answers a cancelled request as cancelled', async () => {
    await client.open(URI, SOUND);
    const source = new CancellationTokenSource();
    const request = client.connection.sendRequest(
      'textDocument/foldingRange',
      { textDocument: { uri: URI } },
      source.token,
    );
    source.cancel();
    await assert.rejects(request, { code: -32800 });
  });

  it('says so when the text was changed under a request for a place', async () => {
    await client.open(URI, SOUND);
    await client.diagnostics(URI, 1);
    const request = client.request<Hover>('textDocument/hover', {
      textDocument: { uri: URI },
      position: { line: 6, character: 0 },
    });
    void client.change(URI, 2, { text: GAP.text });
    // Read in one piece, the change is known before the answer; in two, the answer is for the old text.
    await request.then(
      (hover) => assert.match(JSON.stringify(hover), /第 3 项/),
      (error: unknown) => assert.equal(codeOf(error), -32801),
    );
  });
});

describe('languages and names', () => {
  let client: TestClient;

  afterEach(() => client.kill());

  it('speaks English to a client whose locale is English', async () => {
    client = await TestClient.start({ locale: 'en-US' });
    await client.open(URI, GAP.text);
    const [gap] = await client.diagnostics(URI, 1);
    assert.equal(gap?.source, 'workplan');
    assert.doesNotMatch(JSON.stringify(gap.message), /[\u4e00-\u9fff]{3}/);
  });

  it('follows the setting for the language, whatever the client asked for when it started', async () => {
    client = await TestClient.start({ initializationOptions: { language: 'en' } });
    await client.open(URI, GAP.text);
    assert.equal((await client.diagnostics(URI, 1))[0]?.source, 'workplan');
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { workplan: { language: 'zh-CN' } },
    });
    await client.until(() => client.pushed.find(({ diagnostics }) => diagnostics[0]?.source === '工作要点'));
  });

  it('lets the setting decide before the locale', async () => {
    client = await TestClient.start({
      locale: 'en',
      initializationOptions: { settings: { language: 'zh-CN' } },
    });
    await client.open(URI, GAP.text);
    assert.equal((await client.diagnostics(URI, 1))[0]?.source, '工作要点');
  });

  it('checks a plan that a plain client calls plain text, and says of others why not', async () => {
    client = await TestClient.start({ initializationOptions: { status: true } });
    const statuses: { uri: string; checked: boolean; reason?: string; items: number }[] = [];
    client.listen('workplan/status', (status: (typeof statuses)[number]) => statuses.push(status));
    const plan = 'file:///nowhere/2021%E5%B9%B4%E5%B7%A5%E4%BD%9C%E8%A6%81%E7%82%B9.txt';
    await client.open(plan, GAP.text, 1, 'plaintext');
    assert.equal((await client.diagnostics(plan, 1)).length, 1);
    await client.open('file:///nowhere/notes.txt', GAP.text, 1, 'plaintext');
    assert.deepEqual(await client.diagnostics('file:///nowhere/notes.txt', 1), []);
    await client.request('workplan/outline', { uri: plan });
    assert.deepEqual(
      statuses.map(({ checked, items, reason }) => ({ checked, items, said: reason !== undefined })),
      [
        { checked: true, items: 4, said: false },
        { checked: false, items: 0, said: true },
      ],
    );
  });

  it('takes settings that come with a change from clients that cannot be asked', async () => {
    client = await TestClient.start();
    await client.open(URI, GAP.text);
    assert.equal((await client.diagnostics(URI, 1)).length, 1);
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { workplan: { rules: { 'numbering/item-gap': 'off' } } },
    });
    await client.until(() => (client.pushed.at(-1)?.diagnostics.length === 0 ? true : undefined));
  });
});

describe('files that only the client can read', () => {
  it('are read through it: the configuration, the plans of the workspace, documents without a place', async () => {
    const files = new Map([
      ['memfs:/w/workplan.json', '{ "rules": { "numbering/item-gap": "hint" } }'],
      ['memfs:/w/a.workplan', GAP.text],
    ]);
    const client = await TestClient.start({
      capabilities: PULLING,
      folders: ['memfs:/w'],
      initializationOptions: { clientFileSchemes: ['memfs'] },
      prepare: (connection) => {
        connection.onRequest('workplan/fs/readFile', ({ uri }: { uri: string }) => {
          const text = files.get(uri);
          return text === undefined ? null : { base64: Buffer.from(text).toString('base64') };
        });
        connection.onRequest('workplan/fs/findPlans', () => ({ uris: ['memfs:/w/a.workplan'] }));
      },
    });
    const report = await client.request<{ items: { uri: string; items: Diagnostic[] }[] }>(
      'workspace/diagnostic',
      {
        previousResultIds: [],
      },
    );
    assert.deepEqual(
      report.items.map(({ uri, items }) => [uri, items.map(({ severity }) => severity)]),
      [['memfs:/w/a.workplan', [4]]],
    );
    await client.open('untitled:Untitled-1', GAP.text);
    const untitled = await client.request<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri: 'untitled:Untitled-1' },
    });
    assert.deepEqual(
      untitled.items.map(({ severity }) => severity),
      [1],
    );
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: 'untitled:Untitled-1' },
      range: GAP.range,
      context: { diagnostics: [], only: ['quickfix'] },
    });
    // There is no folder that could hold an ignore.
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['重新编号（项）'],
    );
    client.kill();
  });

  it('are looked for without being read, where the client can tell', async () => {
    const uri = 'memfs:/w/2021年工作要点.workplan';
    for (const tells of [true, false]) {
      const asked: string[] = [];
      const client = await TestClient.start({
        initializationOptions: { clientFileSchemes: ['memfs'] },
        prepare: (connection) => {
          connection.onRequest('workplan/fs/readFile', (params: { uri: string }) => {
            asked.push(params.uri);
            return params.uri.includes('%E5%90%8D') ? { base64: '' } : null;
          });
          if (tells) {
            connection.onRequest('workplan/fs/exists', (params: { uri: string }) =>
              params.uri.includes('%E5%90%8D'),
            );
          }
        },
      });
      await client.open(uri, `${GAP.text}附件：1.名单.docx\n2.清单.docx\n`);
      const links = await client.request<{ data: unknown; target?: string }[]>('textDocument/documentLink', {
        textDocument: { uri },
      });
      assert.equal(links.length, 2);
      asked.length = 0;
      const targets: boolean[] = [];
      for (const link of links) {
        const { target } = await client.request<{ target?: string }>('documentLink/resolve', link);
        targets.push(target !== undefined);
      }
      assert.deepEqual(targets, [true, false]);
      assert.equal(asked.filter((file) => file.endsWith('.docx')).length, tells ? 0 : 2);
      client.kill();
    }
  });
});

/** The documents have different names, and their related places name them. */
function withoutUri(diagnostics: readonly Diagnostic[]): unknown {
  return diagnostics.map(({ code, range, message }) => ({ code, range, message }));
}
