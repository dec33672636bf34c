import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import type { ExportResult, ReadDocumentResult } from '../../server/src/document-messages';
import { documentViewUri } from '../../server/src/document-view';
import { docxOf, paragraph } from '../unit/readers/docx-package';
import { codeOf, PULLING, TestClient } from './client';
import { GAP, SOUND } from './texts';

const SCHEME = 'workplan-test';
const DOCX = docxOf({
  document: SOUND.trimEnd()
    .split('\n')
    .map((line) => paragraph(line))
    .join(''),
});

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');
const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64');

describe('Word files over the protocol', () => {
  let base: string;
  let work: string;
  let client: TestClient;

  const uriOf = (...path: readonly string[]): string => pathToFileURL(join(work, ...path)).href;
  const read = (params: unknown): Promise<ReadDocumentResult> =>
    client.request('workplan/document/read', params);
  const write = (params: unknown): Promise<ExportResult> =>
    client.request('workplan/document/export', params);
  const textOf = async (params: unknown): Promise<string> => {
    const result = await read(params);
    assert.ok('text' in result, JSON.stringify(result));
    return result.text;
  };
  const refusalOf = async (result: Promise<ExportResult | ReadDocumentResult>): Promise<string> => {
    const found = await result;
    assert.ok('refusal' in found, 'it was not refused');
    return found.refusal;
  };
  const start = async (given: object = {}): Promise<void> => {
    client = await TestClient.start({
      capabilities: PULLING,
      folders: [pathToFileURL(work).href],
      initializationOptions: { documentScheme: SCHEME, ...given },
    });
  };

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'workplan-'));
    work = join(base, 'work');
    await mkdir(work);
  });
  afterEach(async () => {
    client.kill();
    await rm(base, { recursive: true });
  });

  describe('reading', () => {
    it('gives the text of a file, by its URI, by the address of its view, and by its bytes', async () => {
      await writeFile(join(work, '2021年#1 100%.docx'), DOCX);
      await start();
      const uri = uriOf('2021年#1 100%.docx');
      assert.deepEqual(await read({ source: { uri } }), {
        text: SOUND,
        format: 'docx',
        notes: [],
        changes: 0,
      });
      assert.equal(await textOf({ source: { uri: documentViewUri(SCHEME, uri) } }), SOUND);
      assert.equal(await textOf({ source: { name: 'a.docx', base64: base64(DOCX) } }), SOUND);
      assert.equal(await client.stop(), 0);
    });

    it('reads what a file is, whatever its name says', async () => {
      await start();
      const page = '<html><body><p>一、夯实基础</p><p>1.修订制度。</p></body></html>';
      assert.equal(
        await textOf({ source: { name: 'a.doc', base64: base64(page) } }),
        '一、夯实基础\n1.修订制度。\n',
      );
      assert.equal(await textOf({ source: { name: 'a.txt', base64: base64(DOCX) } }), SOUND);
      assert.equal(await textOf({ source: { name: 'a.docx', base64: base64(SOUND) } }), SOUND);
    });

    it('says what each line is, where that is asked for', async () => {
      await start();
      const result = await read({ source: { name: 'a.docx', base64: base64(DOCX) }, lines: true });
      assert.ok('lines' in result);
      const kinds = result.lines.map(({ kind }) => kind);
      assert.deepEqual(kinds, [
        'title',
        'text',
        'chapter',
        'item',
        'item',
        'chapter',
        'item',
        'item',
        'text',
      ]);
    });

    it('refuses in plain words what cannot be read, and lives on', async () => {
      await writeFile(join(work, '断了.docx'), DOCX.subarray(0, DOCX.length / 2));
      await start();
      for (const params of [null, {}, { source: {} }, { source: { uri: 7 } }, { source: { name: 'a' } }]) {
        assert.equal(await refusalOf(read(params)), '没有说明要读哪个文件');
      }
      assert.equal(await refusalOf(read({ source: { uri: uriOf('没有.docx') } })), '找不到这份文稿');
      assert.match(await refusalOf(read({ source: { uri: uriOf('断了.docx') } })), /损坏/u);
      const garbage = { name: 'a.docx', base64: '%%%' };
      assert.match(await refusalOf(read({ source: garbage })), /没有传过来/u);
      const scanned = docxOf({ document: paragraph('') });
      assert.match(
        await refusalOf(read({ source: { name: 'a.docx', base64: base64(scanned) } })),
        /没有文字/u,
      );
      assert.equal(await textOf({ source: { name: 'a.docx', base64: base64(DOCX) } }), SOUND);
    });

    it('ends when it is cancelled', async () => {
      await start();
      const paragraphs = paragraph(SOUND.replace(/\n/gu, '')).repeat(20_000);
      const source = { name: 'a.docx', base64: base64(docxOf({ document: paragraphs })) };
      const cancelling = new CancellationTokenSource();
      const reading = client.connection.sendRequest('workplan/document/read', { source }, cancelling.token);
      cancelling.cancel();
      await assert.rejects(reading, (error) => codeOf(error) === -32800);
      assert.equal(await textOf({ source: { name: 'a.docx', base64: base64(DOCX) } }), SOUND);
    });
  });

  describe('exporting', () => {
    const uri = 'file:///nowhere/a.workplan';

    it('gives a Word file with the text of the open draft, and counts what was found in it', async () => {
      await start();
      await client.open(uri, `${GAP.text}// 请核对：三十万页\n`);
      for (const numbers of ['typed', 'automatic']) {
        const result = await write({ uri, numbers });
        assert.ok('base64' in result, JSON.stringify(result));
        assert.deepEqual([result.errors, result.warnings], [1, 0]);
        assert.deepEqual(result.notes, ['1 行注释没有导出']);
        const source = { name: 'a.docx', base64: result.base64 };
        assert.equal((await textOf({ source })).replace(/\s/gu, ''), GAP.text.replace(/\s/gu, ''));
      }
    });

    it('refuses what is no open plan, and what is empty', async () => {
      await start();
      await client.open('file:///nowhere/notes.md', '# 便签', 1, 'markdown');
      await client.open(uri, ' \n// 只有注释\n');
      assert.match(
        await refusalOf(write({ uri: 'file:///nowhere/notes.md', numbers: 'typed' })),
        /工作要点/u,
      );
      assert.match(await refusalOf(write({ uri, numbers: 'typed' })), /空的/u);
      assert.match(await refusalOf(write({ uri: 'file:///b.workplan', numbers: 'typed' })), /没有打开/u);
      assert.match(await refusalOf(write({ uri, numbers: 'roman' })), /没有说明/u);
    });

    it('reads a template inside the workspace alone, as long as nobody trusts it', async () => {
      const { base64: template } = await (async () => {
        await start();
        await client.open(uri, SOUND);
        const result = await write({ uri, numbers: 'typed' });
        assert.ok('base64' in result);
        return result;
      })();
      await writeFile(join(work, '模板.docx'), bytesOf(template));
      await writeFile(join(base, '外面.docx'), bytesOf(template));
      await symlink(join(base, '外面.docx'), join(work, '链接.docx'));
      const outside = pathToFileURL(join(base, '外面.docx')).href;
      const numbers = 'typed';
      assert.ok('base64' in (await write({ uri, numbers, template: uriOf('模板.docx') })));
      const hidden = [outside, uriOf('链接.docx'), `${pathToFileURL(work).href}/../外面.docx`];
      for (const at of hidden) {
        assert.match(await refusalOf(write({ uri, numbers, template: at })), /受信任/u);
      }
      assert.equal(await refusalOf(write({ uri, numbers, template: uriOf('没有.docx') })), '找不到模板文件');
      await client.connection.sendNotification('workplan/archive/trust', { trusted: true });
      assert.ok('base64' in (await write({ uri, numbers, template: outside })));
    });
  });
});
