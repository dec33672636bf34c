import assert from 'node:assert/strict';
import { randomFillSync } from 'node:crypto';
import type { EditRequest } from '../../server/src/messages';
import { codeOf, PULLING, TestClient } from './client';
import { GAP } from './texts';

const URI = 'file:///nowhere/a.workplan';
const TEN_MEGABYTES = 10_000_000;

/** What nobody would write, and somebody will send. */
const TEXTS: Readonly<Record<string, string>> = {
  nothing: '',
  'lone surrogates': '一、\ud800\n1.\udc00“\ud83d\n（\udfff）',
  'ten megabytes on one line': '一、'.padEnd(TEN_MEGABYTES, '加'),
  'a million lines': '\n'.repeat(1_000_000),
  'a hundred thousand chapters': '一、加强\n'.repeat(100_000),
  'a hundred thousand brackets': '1.（'.padEnd(100_000, '（'),
  'a hundred thousand names': `1.${'《某某》a.docx'.repeat(100_000)}`,
  'a long address': `1.http://${'a.'.repeat(500_000)}@${'b.'.repeat(1000)}`,
  'control characters': Array.from({ length: 0x20 }, (_, i) => String.fromCharCode(i)).join(''),
};

const position = { line: 0, character: 2 };
const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
const options = { tabSize: 4, insertSpaces: true };
/** One of each kind. */
const EDITS: readonly EditRequest[] = [
  { kind: 'renumber', scope: 'all', position },
  { kind: 'renumber', scope: 'from', position: { line: 50_000, character: 0 } },
  { kind: 'renumber', scope: 'chapter', position },
  { kind: 'move', direction: 'down', range: { start: position, end: position } },
  { kind: 'moveTo', lines: [0, 2], target: { line: 9, place: 'after' } },
  { kind: 'split', position },
  { kind: 'merge', range },
  { kind: 'extractChapter', range },
  { kind: 'convertMarkers', level: 'chapter', style: '（一）' },
  { kind: 'convertNumbering', level: 'item', numbering: 'restarting' },
  { kind: 'fixAll' },
  { kind: 'enter', position },
  { kind: 'paste', range: { start: position, end: position }, text: '1.甲\n2.乙\n' },
];

describe('hostile input', () => {
  for (const [name, text] of Object.entries(TEXTS)) {
    it(`answers every request on ${name}`, async () => {
      const client = await TestClient.start({ capabilities: PULLING });
      await client.open(URI, text);
      const textDocument = { uri: URI };
      const asked: readonly (readonly [string, object])[] = [
        ['textDocument/diagnostic', {}],
        ['textDocument/documentSymbol', {}],
        ['textDocument/foldingRange', {}],
        ['textDocument/selectionRange', { positions: [position] }],
        ['textDocument/documentHighlight', { position }],
        ['textDocument/hover', { position }],
        ['textDocument/documentLink', {}],
        ['textDocument/semanticTokens/full', {}],
        ['textDocument/semanticTokens/range', { range }],
        ['textDocument/codeAction', { range, context: { diagnostics: [] } }],
        ['textDocument/codeAction', { range, context: { diagnostics: [], only: ['source.fixAll'] } }],
        ['textDocument/formatting', { options }],
        ['textDocument/rangeFormatting', { options, range }],
        ['textDocument/onTypeFormatting', { options, position, ch: '\n' }],
        ['textDocument/completion', { position }],
        ['workplan/outline', { uri: URI }],
        ['workplan/planTree', { uri: URI }],
        ...EDITS.map((edit) => ['workplan/edit', { uri: URI, version: 1, edit }] as const),
      ];
      for (const [method, params] of asked) {
        await client.request(method, { textDocument, ...params });
      }
      for (const method of ['textDocument/prepareRename', 'textDocument/rename']) {
        // A refusal is an error, and there may be nothing to rename.
        await client
          .request(method, { textDocument, position, newName: '甲' })
          .catch((error: unknown) => assert.equal(codeOf(error), -32803));
      }
      assert.deepEqual(client.logged, []);
      assert.equal(await client.stop(), 0);
      assert.equal(client.stderr, '');
    }).timeout(180_000);
  }

  it('says that it does not check what is larger than that', async () => {
    const client = await TestClient.start({ initializationOptions: { status: true } });
    const status = new Promise<{ checked: boolean; reason: string }>((resolve) =>
      client.listen('workplan/status', resolve),
    );
    await client.open(URI, 'a'.repeat(11 * 1024 * 1024));
    const { checked, reason } = await status;
    assert.equal(checked, false);
    assert.match(reason, /太大/);
    client.kill();
  });

  it('survives requests that make no sense', async () => {
    const client = await TestClient.start({ capabilities: PULLING });
    await client.open(URI, GAP.text);
    const nonsense: readonly unknown[] = [
      {},
      null,
      { textDocument: null },
      { textDocument: { uri: 5 } },
      { textDocument: { uri: URI }, position: null, range: 'x', positions: 7 },
      {
        textDocument: { uri: URI },
        position: { line: -1, character: 1e99 },
        positions: [{ line: 1e9, character: -4 }],
      },
      { textDocument: { uri: 'file:///%E0%A4%A' }, position: { line: 0, character: 0 } },
    ];
    for (const method of [
      'hover',
      'selectionRange',
      'documentHighlight',
      'codeAction',
      'formatting',
      'rangeFormatting',
      'onTypeFormatting',
      'prepareRename',
      'rename',
      'diagnostic',
      'foldingRange',
    ]) {
      for (const params of nonsense) {
        await client
          .request(`textDocument/${method}`, params)
          .catch((error: unknown) => assert.equal(typeof codeOf(error), 'number'));
      }
    }
    const symbols = await client.request<unknown[]>('textDocument/documentSymbol', {
      textDocument: { uri: URI },
    });
    assert.equal(symbols.length, 4);
    assert.equal(client.stderr, '');
    client.kill();
  });

  it('does not fall over bytes that are no message', async () => {
    const client = await TestClient.start();
    const noise = Buffer.alloc(4096);
    randomFillSync(noise);
    client.process.stdin!.write(`Content-Length: ${noise.length}\r\n\r\n`);
    client.process.stdin!.write(noise);
    await client.open(URI, GAP.text);
    assert.equal((await client.diagnostics(URI, 1)).length, 1);
    assert.doesNotMatch(client.stderr, /\n\s+at /);
    client.kill();
  });
});
