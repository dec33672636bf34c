import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Hover, Location, LocationLink, SymbolInformation } from 'vscode-languageserver-protocol';
import { documentViewUri } from '../../server/src/document-view';
import type {
  ArchiveStatus,
  CompareResult,
  FindPlansParams,
  NewPlanResult,
  RelatedResult,
} from '../../server/src/messages';
import { nameMatcher, PLAN_FILE_PATTERNS } from '../../server/src/plan-files';
import { docxOf, paragraph } from '../unit/readers/docx-package';
import { PULLING, TestClient, type StartOptions } from './client';

const SCHEME = 'workplan-test';

/** A plan of an imaginary office whose second item is there every year. */
function plan(year: number, ...items: readonly string[]): string {
  const own = `1.筹办第${year}次读书节。组织${year}场阅读分享活动，邀请作家到馆。`;
  const kept = '2.建设城市书房。新建城市书房十二座，延长开放时间，方便群众就近借阅。';
  const rest = items.map((item, i) => `${i + 3}.${item}`);
  return [`青石市图书馆${year}年工作要点`, '一、服务读者', own, kept, ...rest, ''].join('\n');
}

/** The same as Word keeps it: chapter and items bear numbers that only Word shows. */
function word(year: number, ...items: readonly string[]): Uint8Array {
  const [title = '', , ...rest] = plan(year, ...items)
    .trimEnd()
    .split('\n');
  const numbered = (text: string, level: number): string =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`);
  const level = (ilvl: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:suff w:val="nothing"/><w:lvlText w:val="${text}"/></w:lvl>`;
  return docxOf({
    document: [
      paragraph(title),
      numbered('服务读者', 0),
      ...rest.map((line) => numbered(line.replace(/^\d+\./u, ''), 1)),
    ].join(''),
    numbering: `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'decimal', '%2.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
  });
}

const DRAFT = plan(2026).replace('新建城市书房十二座', '再建城市书房八座');
/** The draft's item about the book rooms. */
const KEPT = { line: 3, character: 3 };

describe('Word files among the earlier plans, over the protocol', () => {
  let base: string;
  let work: string;
  let client: TestClient;

  const uriOf = (path: string): string => pathToFileURL(path).href;
  const earlier = (year: number): string => uriOf(join(work, `${year}年工作要点.docx`));
  const draft = (): string => uriOf(join(work, '草稿.workplan'));
  const place = () => ({ textDocument: { uri: draft() }, position: KEPT });

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'workplan-'));
    work = join(base, 'work');
    await mkdir(work);
  });
  afterEach(async () => {
    client.kill();
    await rm(base, { recursive: true });
  });

  const start = async (options: StartOptions = {}, given: object = {}): Promise<void> => {
    client = await TestClient.start({
      capabilities: {
        ...PULLING,
        textDocument: { ...PULLING.textDocument, definition: { linkSupport: true } },
      },
      folders: [uriOf(work)],
      ...options,
      initializationOptions: { archiveStatus: true, documentScheme: SCHEME, ...given },
    });
  };
  const last = (fits: (status: ArchiveStatus) => boolean): Promise<ArchiveStatus> =>
    client.until(() => {
      const status = client.archive.at(-1);
      return status && fits(status) ? status : undefined;
    });
  const settled = (plans: number): Promise<ArchiveStatus> =>
    last(({ state, plans: held }) => state !== 'loading' && held === plans);
  const line = (pattern: RegExp): Promise<string> =>
    client.until(() => client.logged.find((message) => pattern.test(message)));
  const related = (): Promise<RelatedResult> =>
    client.request('workplan/archive/related', { uri: draft(), position: KEPT });

  it('are shown, found and compared with like any other, and places in them lead to their text', async () => {
    await writeFile(join(work, '2025年工作要点.docx'), word(2025));
    await writeFile(join(work, '2024年工作要点.txt'), plan(2024));
    await start();
    await client.open(draft(), DRAFT);
    await settled(2);
    const view = documentViewUri(SCHEME, earlier(2025));

    const { cards } = await related();
    assert.deepEqual(
      cards.filter(({ counterpart }) => counterpart).map(({ uri, line: at, marker }) => [uri, at, marker]),
      [
        [earlier(2025), 3, '2.'],
        [uriOf(join(work, '2024年工作要点.txt')), 3, '2.'],
      ],
    );
    const hover = await client.request<Hover>('textDocument/hover', place());
    assert.ok(JSON.stringify(hover.contents).includes(`](${view}#L4)`), JSON.stringify(hover.contents));
    const definitions = await client.request<LocationLink[]>('textDocument/definition', place());
    assert.deepEqual(
      definitions.filter(({ targetUri }) => targetUri !== draft()).map(({ targetUri }) => targetUri)[0],
      view,
    );
    const references = await client.request<Location[]>('textDocument/references', {
      ...place(),
      context: { includeDeclaration: false },
    });
    assert.ok(references.some(({ uri }) => uri === view));
    const symbols = await client.request<SymbolInformation[]>('workspace/symbol', { query: '城市书房' });
    assert.ok(symbols.some(({ location }) => location.uri === view));

    const compared = await client.request<CompareResult>('workplan/archive/compare', { uri: draft() });
    assert.equal(compared.prior.uri, earlier(2025));
    assert.ok(compared.links.some(({ kind }) => kind === 'continued'));
    const made = await client.request<NewPlanResult>('workplan/newPlan', {
      uri: view,
      year: 2026,
      bodies: 'keep',
    });
    assert.ok('text' in made && made.text.includes('\n2.建设城市书房。'), JSON.stringify(made));
    assert.equal(await client.stop(), 0);
  });

  it('are read once: the second start has them from the cache', async () => {
    await writeFile(join(work, '2025年工作要点.docx'), word(2025));
    await writeFile(join(work, '2024年工作要点.docx'), word(2024));
    const storage = uriOf(join(base, 'storage'));
    await start({}, { storage });
    await line(/2 plans, 4 units; 2 parsed/u);
    assert.equal(await client.stop(), 0);
    await start({}, { storage });
    await line(/2 plans, 4 units, from the cache; 0 parsed, 0 the same, 0 removed, 0 skipped/u);
    await client.open(draft(), DRAFT);
    await settled(2);
    assert.equal((await related()).cards.filter(({ counterpart }) => counterpart).length, 2);
    assert.equal(await client.stop(), 0);
  });

  it('do not suffer from a bad one among them, which is named once', async () => {
    const good = word(2025);
    await writeFile(join(work, '2025年工作要点.docx'), good);
    await writeFile(join(work, '2024年工作要点.docx'), good.subarray(0, 300));
    await writeFile(join(work, '2023年工作要点.doc'), 'x'.repeat(100));
    await writeFile(join(work, '~$25年工作要点.docx'), 'lock');
    await start();
    const { skipped } = await settled(2);
    assert.deepEqual(
      skipped.map(({ uri }) => basename(decodeURIComponent(uri))),
      ['2024年工作要点.docx'],
    );
    assert.deepEqual(client.shown, []);
    assert.equal(client.logged.filter((message) => message.includes('2024年工作要点.docx')).length, 1);
    assert.equal(await client.stop(), 0);
  });

  it('are followed while they change, and stand back behind their own text', async () => {
    const path = join(work, '2025年工作要点.docx');
    const text = join(work, '2025年工作要点.workplan');
    const touched = (...paths: readonly string[]): Promise<void> =>
      client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: paths.map((file) => ({ uri: uriOf(file), type: 2 })),
      });
    await writeFile(path, word(2025));
    await start();
    await client.open(draft(), DRAFT);
    await settled(1);
    await writeFile(path, word(2025, '办好讲座。每月举办一场。'));
    await touched(path);
    await last(({ units, state }) => units === 3 && state === 'ready');
    await writeFile(text, plan(2025));
    await touched(text);
    await last(({ units, state }) => units === 2 && state === 'ready');
    assert.equal((await related()).cards[0]?.uri, uriOf(text));
    await rm(text);
    await touched(text);
    await last(({ units, state }) => units === 3 && state === 'ready');
    assert.equal((await related()).cards[0]?.uri, uriOf(path));
  });

  it('can be broken off while they are read; what was read is kept, and nothing is called broken', async () => {
    for (let i = 0; i < 200; i++) {
      await writeFile(
        join(work, `${i}-2024年工作要点.docx`),
        word(2024, `第${i}项。${'再办一场。'.repeat(300)}`),
      );
    }
    await start({
      prepare: (connection) => {
        connection.onNotification(
          '$/progress',
          ({ token, value }: { token: string; value: { kind: string } }) => {
            if (value.kind === 'begin') {
              void connection.sendNotification('window/workDoneProgress/cancel', { token });
            }
          },
        );
      },
    });
    const broken = await last(({ cancelled, state: now }) => cancelled === true && now === 'ready');
    assert.ok(broken.plans > 0 && broken.plans < 200, `${broken.plans} plans`);
    assert.deepEqual(broken.skipped, []);
    client.connection.onNotification('$/progress', () => undefined);
    await client.connection.sendRequest('workplan/archive/reload', null);
    const whole = await settled(200);
    assert.deepEqual(whole.skipped, []);
    assert.equal(await client.stop(), 0);
  });

  describe('of a file system that only the client sees', () => {
    const files = new Map<string, Uint8Array>([
      ['memfs:/w/2025%E5%B9%B4%E5%B7%A5%E4%BD%9C%E8%A6%81%E7%82%B9.docx', word(2025)],
      ['memfs:/w/2024%E5%B9%B4%E5%B7%A5%E4%BD%9C%E8%A6%81%E7%82%B9.txt', Buffer.from(plan(2024))],
    ]);
    const names = (patterns: readonly string[]): readonly string[] =>
      [...files.keys()].filter((uri) => nameMatcher(patterns)(basename(decodeURIComponent(uri))));
    const startVirtual = (find: (params: FindPlansParams) => readonly string[]): Promise<void> =>
      start(
        {
          folders: ['memfs:/w'],
          prepare: (connection) => {
            connection.onRequest('workplan/fs/readFile', ({ uri }: { uri: string }) => {
              const bytes = files.get(uri);
              return bytes ? { base64: Buffer.from(bytes).toString('base64') } : null;
            });
            connection.onRequest('workplan/fs/findPlans', (params: FindPlansParams) => ({
              uris: find(params),
            }));
          },
        },
        { clientFileSchemes: ['memfs'] },
      );

    it('are found by the names that the server asks for', async () => {
      await startVirtual(({ patterns }) => names(patterns ?? PLAN_FILE_PATTERNS));
      await settled(2);
    });

    it('are left out by a client from before, which finds plain texts as it always did', async () => {
      await startVirtual(() => names(PLAN_FILE_PATTERNS));
      await settled(1);
      assert.equal(await client.stop(), 0);
    });
  });
});
