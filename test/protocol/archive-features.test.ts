import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  ClientCapabilities,
  CodeAction,
  CompletionItem,
  CompletionList,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  SymbolInformation,
  TextEdit,
} from 'vscode-languageserver-protocol';
import { METHODS, type ArchiveStatus } from '../../server/src/messages';
import { DRAFT, PLAN_2019, PLAN_2020 } from '../unit/features/earlier/support';
import { PLAIN, PULLING, TestClient, type StartOptions } from './client';

/** What VS Code can do with earlier years. */
const RICH: ClientCapabilities = {
  ...PULLING,
  workspace: { ...PULLING.workspace, inlayHint: { refreshSupport: true } },
  textDocument: {
    ...PULLING.textDocument,
    definition: { linkSupport: true },
    inlayHint: {},
    completion: {
      completionItem: {
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        insertTextModeSupport: { valueSet: [1, 2] },
        documentationFormat: ['markdown', 'plaintext'],
      },
    },
  },
};

describe('earlier years over the protocol', () => {
  let folder: string;
  let uri: string;
  const earlier = (year: number): string =>
    pathToFileURL(join(folder, `山前区档案局${year}年工作要点.txt`)).href;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'workplan-'));
    uri = pathToFileURL(join(folder, '草稿.workplan')).href;
    await writeFile(join(folder, '山前区档案局2019年工作要点.txt'), PLAN_2019);
    await writeFile(join(folder, '山前区档案局2020年工作要点.txt'), PLAN_2020);
    await writeFile(join(folder, '草稿.workplan'), DRAFT);
  });
  after(() => rm(folder, { recursive: true }));

  /** A server that has read the earlier plans, with the draft open. */
  async function start(options: StartOptions = {}, text = DRAFT): Promise<TestClient> {
    const states: ArchiveStatus[] = [];
    let wake = (): void => undefined;
    let refreshed = 0;
    const client = await TestClient.start({
      capabilities: RICH,
      folders: [pathToFileURL(folder).href],
      settings: { inlayHints: { counterparts: true } },
      ...options,
      initializationOptions: { archiveStatus: true, commands: ['workplan.showDifferences'] },
      prepare: (connection) => {
        connection.onNotification(METHODS.archiveStatus, (status: ArchiveStatus) => {
          states.push(status);
          wake();
        });
        connection.onRequest('workspace/inlayHint/refresh', () => {
          refreshed++;
          wake();
          return null;
        });
        connection.onRequest('window/workDoneProgress/create', () => null);
      },
    });
    await client.open(uri, text);
    while (states.at(-1)?.state !== 'ready') {
      await new Promise<void>((resolve) => (wake = resolve));
    }
    waitForRefresh = async (): Promise<void> => {
      const before = refreshed;
      while (refreshed === before) {
        await new Promise<void>((resolve) => (wake = resolve));
      }
    };
    return client;
  }
  let waitForRefresh: () => Promise<void>;

  const place = (line: number, character: number): object => ({
    textDocument: { uri },
    position: { line, character },
  });
  const words = (hover: Hover | null): string =>
    (hover?.contents as { value: string } | undefined)?.value ?? '';

  it('are shown where the pointer is', async () => {
    const client = await start();
    const item = words(await client.request<Hover>('textDocument/hover', place(2, 0)));
    assert.match(item, /往年要点中的对应项\*\*\n\n\*\*2020年\*\*/);
    assert.ok(item.includes(`(${earlier(2020)}#L3)`));
    assert.match(words(await client.request<Hover>('textDocument/hover', place(3, 4))), /新增/);
    assert.match(words(await client.request<Hover>('textDocument/hover', place(5, 6))), /往年见于 2 个年份/);
    assert.equal(await client.stop(), 0);
  });

  it('are plain text and plain locations for a client that knows no more', async () => {
    const client = await start({ capabilities: PLAIN });
    const text = words(await client.request<Hover>('textDocument/hover', place(2, 0)));
    assert.match(text, /2020年 1\.开展库房安全检查/);
    assert.doesNotMatch(text, /\*\*|\]\(/);
    const [location] = await client.request<Location[]>('textDocument/definition', place(2, 3));
    assert.deepEqual(location, {
      uri: earlier(2020),
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } },
    });
    assert.equal(client.result.capabilities.inlayHintProvider, undefined);
    const list = await client.request<CompletionList | null>('textDocument/completion', place(6, 12));
    assert.equal(list, null);
    await client.stop();
  });

  it('are where a definition and references lead', async () => {
    const client = await start();
    const links = await client.request<LocationLink[]>('textDocument/definition', place(2, 3));
    assert.deepEqual(
      links.map(({ targetUri }) => targetUri),
      [earlier(2020)],
    );
    const locations = await client.request<Location[]>('textDocument/references', {
      ...place(2, 3),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      locations.map((location) => location.uri),
      [uri, earlier(2020), earlier(2019)],
    );
    await client.stop();
  });

  it('are suggested while a line is being written, and explained when one is chosen', async () => {
    const client = await start({}, DRAFT.replace('二、', '\n二、'));
    const list = await client.request<CompletionList>('textDocument/completion', place(4, 0));
    assert.deepEqual(
      list.items.slice(0, 2).map(({ label }) => label),
      ['3.', '二、'],
    );
    const whole = list.items.find(({ labelDetails }) => labelDetails?.detail === ' 全文')!;
    assert.match((whole.textEdit as TextEdit).newText, /^3\.修订文件归档范围。/);
    assert.equal(whole.documentation, undefined);
    const resolved = await client.request<CompletionItem>('completionItem/resolve', whole);
    assert.match((resolved.documentation as { value: string }).value, /督促各单位修订/);
    const forged = await client.request<CompletionItem>('completionItem/resolve', {
      label: 'x',
      data: { uri: 1, line: 'x' },
    });
    assert.equal(forged.documentation, undefined);
    await client.stop();
  });

  it('are found by name in all years and in the open draft', async () => {
    const client = await start();
    const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: '数字化' });
    assert.deepEqual(
      found.map(({ location }) => location.uri),
      [uri, earlier(2020), earlier(2019)],
    );
    const ofYear = await client.request<SymbolInformation[]>('workspace/symbol', { query: '2019 数字' });
    assert.deepEqual(
      ofYear.map(({ location }) => location.uri),
      [earlier(2019)],
    );
    await client.stop();
  });

  it('are hinted at beside the items, as soon as they are worked out', async () => {
    const client = await start();
    const params = {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 6, character: 0 } },
    };
    const first = await client.request<InlayHint[]>('textDocument/inlayHint', params);
    if (first.length < 3) {
      await waitForRefresh();
    }
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', params);
    assert.deepEqual(
      hints.map(({ label }) => (typeof label === 'string' ? label : label[0]!.value)),
      ['← 2020 第1项', '新增', '← 2020 第4项'],
    );
    await client.stop();
  });

  it('are not hinted at where the user did not ask for it', async () => {
    const client = await start({ settings: {} });
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 6, character: 0 } },
    });
    assert.deepEqual(hints, []);
    await client.stop();
  });

  it('are inserted, compared and confirmed by code actions', async () => {
    const client = await start();
    const ask = (line: number, character: number, only?: string[]): Promise<CodeAction[]> => {
      const position = { line, character };
      return client.request('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: position, end: position },
        context: { diagnostics: [], ...(only ? { only } : {}) },
      });
    };
    const end = DRAFT.split('\n')[3]!.length;
    assert.equal(
      (await ask(3, end, ['refactor.rewrite']))[0]!.title,
      '在此插入2020年第2项“修订文件归档范围”',
    );
    const [compare, confirm] = await ask(2, 0, ['refactor.link']);
    assert.equal(compare!.command!.command, 'workplan.showDifferences');
    const resolved = await client.request<CodeAction>('codeAction/resolve', confirm);
    assert.match(JSON.stringify(resolved.edit), /workplan\.json.*confirmed/);
    assert.deepEqual(await ask(2, 0, ['source.organizeImports']), []);
    await client.stop();
  });
});
