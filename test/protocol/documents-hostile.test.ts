import assert from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import type { ExportResult, ReadDocumentResult } from '../../server/src/document-messages';
import { documentViewUri } from '../../server/src/document-view';
import type { NewPlanResult } from '../../server/src/messages';
import { docxOf, paragraph } from '../unit/readers/docx-package';
import { codeOf, PULLING, TestClient } from './client';
import { SOUND } from './texts';

const SCHEME = 'workplan-test';
const DRAFT = 'file:///nowhere/a.workplan';

function word(text: string): Uint8Array {
  return docxOf({
    document: text
      .trimEnd()
      .split('\n')
      .map((line) => paragraph(line))
      .join(''),
  });
}

describe('requests for Word files that cannot be met', () => {
  let base: string;
  let client: TestClient;

  const uriOf = (name: string): string => pathToFileURL(join(base, name)).href;
  const read = (params: unknown): Promise<ReadDocumentResult> =>
    client.request('workplan/document/read', params);
  const write = (params: unknown): Promise<ExportResult> =>
    client.request('workplan/document/export', params);
  const refusalOf = async (result: Promise<ExportResult | ReadDocumentResult | NewPlanResult>) => {
    const found = await result;
    assert.ok('refusal' in found, JSON.stringify(found).slice(0, 200));
    return found.refusal;
  };
  const source = (text: string) => ({
    name: 'a.docx',
    base64: Buffer.from(word(text)).toString('base64'),
  });
  const start = async (server?: string): Promise<void> => {
    client = await TestClient.start({
      capabilities: PULLING,
      folders: [pathToFileURL(base).href],
      initializationOptions: { documentScheme: SCHEME },
      ...(server === undefined ? {} : { server }),
    });
  };
  /** Whatever came before, it still works, and nothing but messages was written. */
  const livesOn = async (): Promise<void> => {
    const result = await read({ source: { name: 'a.txt', base64: Buffer.from(SOUND).toString('base64') } });
    assert.ok('text' in result && result.text === SOUND);
    assert.equal(client.stderr, '');
    assert.deepEqual(client.shown, []);
    assert.equal(await client.stop(), 0);
  };

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'workplan-'));
  });
  afterEach(async () => {
    client.kill();
    await rm(base, { recursive: true });
  });

  it('have another form: one message', async () => {
    await start();
    const forms: unknown[] = [
      null,
      [],
      {},
      { source: null },
      { source: 'a.docx' },
      { source: { uri: 5 } },
      { source: { uri: `file:///${'a'.repeat(20_000)}` } },
      { source: { name: 'a.docx' } },
      { source: { name: 'a'.repeat(2000), base64: '' } },
      { source: { name: 'a.docx', base64: 5 } },
      { source: source(SOUND), changes: 'both' },
    ];
    for (const form of forms) {
      assert.match(await refusalOf(read(form)), /没有说明/u, JSON.stringify(form).slice(0, 100));
      assert.match(await refusalOf(write(form)), /没有说明/u);
    }
    assert.match(await refusalOf(read({ source: { name: 'a.docx', base64: '这不是' } })), /没有传过来/u);
    assert.match(await refusalOf(read({ source: { name: 'a.docx', base64: '' } })), /空文件/u);
    assert.match(
      await refusalOf(write({ uri: DRAFT, numbers: 'typed', template: `file:///${'a'.repeat(20_000)}` })),
      /没有说明/u,
    );
    await livesOn();
  });

  it('name no file that can be read: the same message as for a new plan', async () => {
    await mkdir(join(base, '往年.docx'));
    await start();
    const addresses = [
      uriOf('没有.docx'),
      uriOf('往年.docx'),
      `${pathToFileURL(base).href}/%ZZ.docx`,
      'https://example.com/a.docx',
      'untitled:a.docx',
      'file://elsewhere/a.docx',
      'a.docx',
      '',
      documentViewUri(SCHEME, documentViewUri(SCHEME, uriOf('没有.docx'))),
    ];
    for (const uri of addresses) {
      assert.equal(await refusalOf(read({ source: { uri } })), '找不到这份文稿', uri);
      const made = client.request<NewPlanResult>('workplan/newPlan', { uri, year: 2026, bodies: 'keep' });
      assert.equal(await refusalOf(made), '找不到这份文稿', uri);
    }
    await livesOn();
  });

  it('come twenty at once, and a keystroke among them: each is answered', async () => {
    await start();
    await client.open(DRAFT, SOUND);
    const texts = Array.from({ length: 20 }, (_, i) => SOUND.repeat(200).replace(/^.*\n/u, `第${i}份\n`));
    const reading = texts.map((text) => read({ source: source(text) }));
    await client.change(DRAFT, 2, { text: SOUND.repeat(2) });
    const symbols = await client.request<unknown[]>('textDocument/documentSymbol', {
      textDocument: { uri: DRAFT },
    });
    assert.ok(symbols.length > 0);
    const results = await Promise.all(reading);
    assert.deepEqual(
      results.map((result) => 'text' in result && result.text),
      texts,
    );
    await livesOn();
  });

  it('are cancelled in the middle: nothing of it is logged as a failure', async () => {
    await start();
    const long = source(SOUND.repeat(3000));
    const cancelling = new CancellationTokenSource();
    const reading = client.connection.sendRequest(
      'workplan/document/read',
      { source: long },
      cancelling.token,
    );
    // Answered while the other is being read: it has begun.
    await read({ source: source(SOUND) });
    cancelling.cancel();
    await assert.rejects(reading, (error) => codeOf(error) === -32800);
    await livesOn();
    assert.deepEqual(
      client.logged.filter((line) => line.includes('failed')),
      [],
    );
  });

  it('are for a draft that is closed meanwhile: written as it was, or refused', async () => {
    await start();
    await client.open(DRAFT, SOUND);
    const writing = write({ uri: DRAFT, numbers: 'typed' });
    await client.close(DRAFT);
    const result = await writing;
    assert.ok('base64' in result || /没有打开|再导出一次/u.test(result.refusal), JSON.stringify(result));
    assert.match(await refusalOf(write({ uri: DRAFT, numbers: 'typed' })), /没有打开/u);
    await livesOn();
  });

  describe('without a whole program for them', () => {
    const bundles: [string, string | undefined][] = [
      ['that is missing', undefined],
      ['that is empty', ''],
      ['that is cut off', '(() => { "use strict"; var a = {'],
      ['that fails', 'throw new Error("broken");'],
      [
        'that gives something else',
        'console.log("Content-Length: 5"); module.exports = { readDocument: 1 };',
      ],
    ];
    for (const [name, content] of bundles) {
      it(`${name}: one message that says what to do; the rest goes on`, async () => {
        const folder = join(base, 'program');
        await mkdir(folder);
        const server = join(folder, 'server.js');
        await copyFile(join(process.cwd(), 'dist', 'server.js'), server);
        if (content !== undefined) {
          await writeFile(join(folder, 'documents.js'), content);
        }
        await writeFile(join(base, '2025年工作要点.docx'), word(SOUND));
        await start(server);
        await client.open(DRAFT, SOUND);
        assert.match(await refusalOf(read({ source: source(SOUND) })), /重新安装/u);
        assert.match(await refusalOf(read({ source: { uri: uriOf('2025年工作要点.docx') } })), /重新安装/u);
        assert.match(await refusalOf(write({ uri: DRAFT, numbers: 'typed' })), /重新安装/u);
        const pasted = await client.request('workplan/edit', {
          uri: DRAFT,
          version: 1,
          request: {
            kind: 'paste',
            text: '修订制度。',
            html: '<ol><li>修订制度。</li></ol>',
            range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
          },
        });
        assert.ok(pasted !== undefined);
        await livesOn();
      });
    }
  });
});
