import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClientCapabilities } from 'vscode-languageserver-protocol';
import type { ArchiveStatus, RelatedResult } from '../../server/src/messages';
import { gb18030 } from '../cli/plans';
import { PLAIN, PULLING, TestClient, type StartOptions } from './client';

/** A plan of an imaginary office whose second item is there every year. */
function plan(year: number, ...items: readonly string[]): string {
  const own = `1.筹办第${year}次读书节。组织${year}场阅读分享活动，邀请作家到馆。`;
  const kept = '2.建设城市书房。新建城市书房十二座，延长开放时间，方便群众就近借阅。';
  const rest = items.map((item, i) => `${i + 3}.${item}`);
  return [`青石市图书馆${year}年工作要点`, '一、服务读者', own, kept, ...rest, ''].join('\n');
}

const DRAFT = plan(2026).replace('新建城市书房十二座', '再建城市书房八座');
/** Lines of the draft's item about the book rooms. */
const KEPT_LINE = 3;

describe('the archive of earlier plans', () => {
  let base: string;
  let work: string;
  let outside: string;
  let client: TestClient;

  const uriOf = (path: string): string => pathToFileURL(path).href;
  const draft = (): string => uriOf(join(work, '草稿.workplan'));

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'workplan-'));
    work = join(base, 'work');
    outside = join(base, '往年');
    await mkdir(work);
    await mkdir(join(outside, '2024'), { recursive: true });
  });
  afterEach(async () => {
    client.kill();
    await rm(base, { recursive: true });
  });

  const start = async (options: StartOptions = {}, given: object = {}): Promise<void> => {
    client = await TestClient.start({
      capabilities: PULLING,
      folders: [uriOf(work)],
      ...options,
      initializationOptions: { archiveStatus: true, ...given },
    });
  };

  /** The first state that fits; it may have been told already. */
  const state = (fits: (status: ArchiveStatus) => boolean): Promise<ArchiveStatus> =>
    client.until(() => client.archive.find(fits));
  const settled = (plans: number): Promise<ArchiveStatus> =>
    state((status) => status.state !== 'loading' && status.plans === plans);
  /** The present state, once it fits. */
  const last = (fits: (status: ArchiveStatus) => boolean): Promise<ArchiveStatus> =>
    client.until(() => {
      const status = client.archive.at(-1);
      return status && fits(status) ? status : undefined;
    });
  const line = (pattern: RegExp): Promise<string> =>
    client.until(() => client.logged.find((message) => pattern.test(message)));

  const related = async (): Promise<RelatedResult> => {
    const position = { line: KEPT_LINE, character: 3 };
    return client.request<RelatedResult>('workplan/archive/related', { uri: draft(), position });
  };
  const years = async (): Promise<readonly (number | null)[]> =>
    (await related()).cards.filter(({ counterpart }) => counterpart).map(({ year }) => year);
  const touched = (...paths: readonly string[]): Promise<void> =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: paths.map((path) => ({ uri: uriOf(path), type: 2 })),
    });

  it('is read from the workspace, and told of when it is', async () => {
    await writeFile(join(work, '2025年工作要点.txt'), plan(2025));
    await writeFile(join(work, '读书笔记.txt'), plan(2024));
    await start();
    await client.open(draft(), DRAFT);
    assert.deepEqual(await settled(1), { state: 'ready', plans: 1, units: 2, skipped: [] });
    assert.deepEqual(await years(), [2025]);
    assert.equal(await client.stop(), 0);
  });

  it('is off where there is none', async () => {
    await start();
    assert.equal((await state(({ state: now }) => now !== 'loading')).state, 'off');
    await client.open(draft(), DRAFT);
    assert.equal((await related()).state, 'no-archive');
  });

  it('is read from named folders, globs among them, in any encoding and whatever a file is called', async () => {
    await writeFile(join(outside, '2024', 'gbk.txt'), gb18030(plan(2024)));
    await writeFile(join(outside, '便签.txt'), '明天开会，带上材料。\n');
    await writeFile(join(work, 'workplan.json'), '{ "archive": { "folders": ["../往*/20??"] } }');
    await mkdir(join(outside, '2025'));
    await writeFile(join(outside, '2025', '2025年工作要点.txt'), plan(2025));
    await start(
      { settings: { archive: { folders: ['../往年/2025', '../没有这个文件夹'] } } },
      { trusted: true },
    );
    await client.open(draft(), DRAFT);
    await settled(2);
    assert.deepEqual(await years(), [2025, 2024]);
  });

  it('is not read from outside a workspace that is not trusted, whatever leads there, until it is', async () => {
    await writeFile(join(outside, '2024年工作要点.txt'), plan(2024));
    await mkdir(join(work, 'in'));
    await writeFile(join(work, 'in', '2025年工作要点.txt'), plan(2025));
    await symlink(outside, join(work, 'link'));
    const folders = ['../往年', outside, 'in/../../往年', 'link', '*/../../往年', 'l*'];
    await writeFile(join(work, 'workplan.json'), JSON.stringify({ archive: { folders } }));
    await start({ settings: { archive: { folders } } }, { trusted: false });
    await client.open(draft(), DRAFT);
    await settled(1);
    assert.deepEqual(await years(), [2025]);
    await client.connection.sendNotification('workplan/archive/trust', { trusted: true });
    await last(({ plans }) => plans > 1);
    assert.deepEqual(await years(), [2025, 2024]);
    await client.connection.sendNotification('workplan/archive/trust', { trusted: false });
    await last(({ plans }) => plans === 1);
    assert.deepEqual(await years(), [2025]);
  });

  it('goes by what the user corrects', async () => {
    await writeFile(join(work, '工作要点.txt'), plan(2025).replace('2025年工作要点', '工作要点'));
    await writeFile(join(work, '工作要点（废）.txt'), plan(2023));
    const plans = { '工作要点.txt': { year: 2022 }, '*废*.txt': { series: false } };
    await writeFile(join(work, 'workplan.json'), JSON.stringify({ archive: { plans } }));
    await start();
    await client.open(draft(), DRAFT);
    await settled(1);
    assert.deepEqual(await years(), [2022]);
  });

  it('comes from the cache at the second start, and only what changed is read again', async () => {
    const path = join(work, '2025年工作要点.txt');
    await writeFile(path, plan(2025));
    await writeFile(join(work, '2024年工作要点.txt'), plan(2024));
    const storage = uriOf(join(base, 'storage'));
    await start({}, { storage });
    await line(/2 plans, 4 units; 2 parsed/);
    assert.equal(await client.stop(), 0);

    await start({}, { storage });
    await line(/2 plans, 4 units, from the cache; 0 parsed, 0 the same/);
    await client.open(draft(), DRAFT);
    await last(({ state: now }) => now === 'ready');
    assert.deepEqual(await years(), [2025, 2024]);
    assert.equal(await client.stop(), 0);

    // One was written to while no server ran, the other only touched.
    await writeFile(path, plan(2025, '办好讲座。每月举办一场市民讲座。'));
    await utimes(join(work, '2024年工作要点.txt'), new Date(), new Date());
    await start({}, { storage });
    await line(/2 plans, 5 units, from the cache; 1 parsed, 1 the same/);
    assert.equal(await client.stop(), 0);
    const left = await readdir(join(base, 'storage'));
    assert.match(left.join(' '), /^archive-[0-9a-f]{16}\.bin$/);
  });

  for (const [what, damage] of [
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ['of other bytes', (bytes: Buffer) => Buffer.from(bytes).fill(7, bytes.length - 40)],
    ['with another list of files', (bytes: Buffer) => Buffer.from(bytes).fill('9', 60, 64)],
    ['empty', () => Buffer.alloc(0)],
  ] as const) {
    it(`throws a cache away that is ${what}, and says nothing`, async () => {
      await writeFile(join(work, '2025年工作要点.txt'), plan(2025));
      const storage = join(base, 'storage');
      await start({}, { storage: uriOf(storage) });
      await line(/1 parsed/);
      await client.stop();
      const [name = ''] = await readdir(storage);
      await writeFile(join(storage, name), damage(await readFile(join(storage, name))));
      await start({}, { storage: uriOf(storage) });
      await line(/1 plans, 2 units; 1 parsed/);
      assert.deepEqual(client.shown, []);
      assert.equal(await client.stop(), 0);
    });
  }

  it('reads without a cache where there is no place for one', async () => {
    await writeFile(join(work, '2025年工作要点.txt'), plan(2025));
    await writeFile(join(base, 'file'), '');
    await start({}, { storage: uriOf(join(base, 'file')) });
    await line(/1 plans, 2 units; 1 parsed/);
    await line(/cache of earlier plans could not be written/);
    assert.deepEqual(client.shown, []);
    await client.stop();
    await start({}, { storage: 'no uri' });
    await line(/1 plans, 2 units; 1 parsed/);
    assert.equal(await client.stop(), 0);
  });

  it('goes on answering while files change, vanish, move and turn to rubbish', async () => {
    const path = (name: string): string => join(work, name);
    const files = [2023, 2024, 2025].map((year) => path(`${year}年工作要点.txt`));
    for (const [i, file] of files.entries()) {
      await writeFile(file, plan(2023 + i));
    }
    await start();
    await client.open(draft(), DRAFT);
    await settled(3);
    assert.deepEqual(await years(), [2025, 2024, 2023]);

    const [first = '', second = '', third = ''] = files;
    await rm(third);
    await touched(third);
    await last(({ plans }) => plans === 2);
    assert.deepEqual(await years(), [2024, 2023]);

    await writeFile(
      second,
      Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919) % 256),
    );
    await touched(second);
    const { skipped } = await last(({ plans }) => plans === 1);
    assert.deepEqual(
      skipped.map(({ uri }) => uri),
      [uriOf(second)],
    );
    await line(/往年资料未读入 2024年工作要点\.txt：/);
    await touched(second);
    await touched(second, first);
    assert.deepEqual(await years(), [2023]);
    assert.equal(client.logged.filter((message) => message.includes('未读入')).length, 1);
    assert.deepEqual(client.shown, []);

    await writeFile(second, plan(2024, '办好讲座。每月举办一场市民讲座。'));
    await touched(second);
    assert.deepEqual((await last(({ plans }) => plans === 2)).skipped, []);

    await mkdir(path('旧'));
    await rename(first, path('旧/2023年工作要点.txt'));
    await touched(first, path('旧/2023年工作要点.txt'));
    await writeFile(path('2022年工作要点.txt'), plan(2022));
    await touched(path('2022年工作要点.txt'));
    await last(({ plans }) => plans === 3);
    assert.deepEqual(await years(), [2024, 2023, 2022]);

    // A folder that is gone is one event, not one for each file in it.
    await rm(path('旧'), { recursive: true });
    await touched(path('旧'));
    await last(({ plans }) => plans === 2);
    assert.deepEqual(await years(), [2024, 2022]);
    assert.equal(await client.stop(), 0);
  });

  it('names a folder of the settings that is none, or holds no plan, until one is there', async () => {
    await writeFile(join(work, '2025年工作要点.txt'), plan(2025));
    await mkdir(join(work, '空'));
    await start({
      settings: { archive: { folders: ['没有', '空', '2025年工作要点.txt', '没有的*', '../往年'] } },
    });
    const { skipped } = await state(({ state: now, skipped: found }) => now === 'ready' && found.length > 0);
    assert.deepEqual(
      skipped.map(({ uri }) => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))),
      ['没有', '空', '2025年工作要点.txt', '没有的*'],
    );
    assert.match(skipped[0]?.reason ?? '', /archive\.folders/);
    const late = join(work, '没有', '2024年工作要点.txt');
    await mkdir(join(work, '没有'));
    await writeFile(late, plan(2024));
    await touched(late);
    assert.equal((await last(({ plans }) => plans === 2)).skipped.length, 3);
    assert.equal(await client.stop(), 0);
  });

  it('names a file that is too large, and leaves it', async () => {
    await writeFile(join(work, '2025年工作要点.txt'), plan(2025) + '　'.repeat(800_000));
    await start({ locale: 'en' });
    const { skipped } = await state(({ skipped: files }) => files.length > 0);
    assert.match(skipped[0]?.reason ?? '', /too large \(over 2 MB\)/);
    assert.equal(await client.stop(), 0);
  });

  it('can be broken off, keeps what it has, says so, and reads the rest when told', async () => {
    for (let i = 0; i < 400; i++) {
      await writeFile(
        join(work, `${i}-2024年工作要点.txt`),
        plan(2024, `第${i}项。${'再办一场。'.repeat(200)}`),
      );
    }
    const kinds: string[] = [];
    await start({
      prepare: (connection) => {
        connection.onNotification(
          '$/progress',
          ({ token, value }: { token: string; value: { kind: string; cancellable?: boolean } }) => {
            kinds.push(value.kind);
            if (value.kind === 'begin') {
              assert.equal(value.cancellable, true);
              void connection.sendNotification('window/workDoneProgress/cancel', { token });
            }
          },
        );
      },
    });
    const broken = await last(({ cancelled, state: now }) => cancelled === true && now === 'ready');
    assert.ok(broken.plans > 0 && broken.plans < 400, `${broken.plans} plans`);
    assert.equal(kinds[0], 'begin');
    await client.connection.sendRequest('workplan/archive/related', {
      uri: draft(),
      position: { line: 0, character: 0 },
    });
    assert.equal(kinds.at(-1), 'end');
    client.connection.onNotification('$/progress', () => undefined);
    await client.connection.sendRequest('workplan/archive/reload', null);
    const whole = await last(({ state: now, plans }) => now === 'ready' && plans === 400);
    assert.equal(whole.cancelled, undefined);
    assert.equal(await client.stop(), 0);
  });

  it('reads everything anew when told to, past the cache', async () => {
    await writeFile(join(work, '2025年工作要点.txt'), plan(2025));
    await start({}, { storage: uriOf(join(base, 'storage')) });
    await line(/1 parsed/);
    client.logged.length = 0;
    await client.connection.sendRequest('workplan/archive/reload', null);
    await line(/1 plans, 2 units; 1 parsed/);
    assert.equal(await client.stop(), 0);
  });

  it('watches folders outside the workspace where the client can, and no longer than they count', async () => {
    await writeFile(join(outside, '2024', '2024年工作要点.txt'), plan(2024));
    const registered: object[] = [];
    const capabilities: ClientCapabilities = {
      ...PULLING,
      workspace: {
        ...PULLING.workspace,
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
      },
    };
    await start(
      {
        capabilities,
        settings: { archive: { folders: ['../往年/2024'] } },
        prepare: (connection) => {
          connection.onRequest('client/registerCapability', (params: { registrations: object[] }) => {
            registered.push(...params.registrations);
            return null;
          });
        },
      },
      { trusted: true },
    );
    await settled(1);
    const text = JSON.stringify(registered);
    assert.ok(text.includes(`"baseUri":"${uriOf(join(outside, '2024'))}"`), text);
    await writeFile(join(outside, '2024', '2023年.txt'), plan(2023));
    await touched(join(outside, '2024', '2023年.txt'));
    await last(({ plans }) => plans === 2);
    assert.equal(await client.stop(), 0);
  });

  it('keeps what the user says of two items in workplan.json, and goes by it', async () => {
    await writeFile(join(work, '2025年工作要点.txt'), plan(2025));
    await start();
    await client.open(draft(), DRAFT);
    await settled(1);
    assert.deepEqual(await years(), [2025]);
    const prior = { uri: uriOf(join(work, '2025年工作要点.txt')), line: KEPT_LINE };
    const say = async (verdict: 'confirmed' | 'rejected' | null): Promise<string> => {
      const params = { uri: draft(), line: KEPT_LINE, prior, verdict };
      const edit = await client.request<{
        documentChanges: { kind?: string; edits?: { newText: string }[] }[];
      }>('workplan/archive/link', params);
      return edit.documentChanges
        .flatMap(({ edits }) => edits ?? [])
        .map(({ newText }) => newText)
        .join('');
    };
    const written = await say('rejected');
    assert.deepEqual(JSON.parse(written), {
      links: [
        {
          draft: { file: '草稿.workplan', heading: '建设城市书房' },
          prior: { file: '2025年工作要点.txt', heading: '建设城市书房' },
          verdict: 'rejected',
        },
      ],
    });
    await writeFile(join(work, 'workplan.json'), written);
    const before = client.archive.length;
    await touched(join(work, 'workplan.json'));
    await client.until(() => (client.refreshes > 0 ? true : undefined));
    assert.ok(client.archive.length >= before);
    const { cards } = await related();
    assert.deepEqual(
      cards.map(({ counterpart, verdict }) => ({ counterpart, verdict })).filter(({ verdict }) => verdict),
      [{ counterpart: false, verdict: 'rejected' }],
    );
    assert.deepEqual(await years(), []);
    assert.equal(await say('confirmed'), '"confirmed"');
    assert.equal(await client.stop(), 0);
  });

  it('compares a draft with the year before, and with a year that is named', async () => {
    await writeFile(join(work, '2025年工作要点.txt'), plan(2025));
    await writeFile(join(work, '2024年工作要点.txt'), plan(2024, '办好讲座。每月举办一场市民讲座。'));
    await start();
    await client.open(draft(), DRAFT);
    await settled(2);
    interface Compared {
      readonly prior: { readonly year: number };
      readonly links: readonly { readonly kind: string }[];
      readonly html: string;
    }
    const latest = await client.request<Compared>('workplan/archive/compare', { uri: draft() });
    assert.equal(latest.prior.year, 2025);
    assert.match(latest.html, /^<!DOCTYPE html>/i);
    const named = await client.request<Compared>('workplan/archive/compare', {
      uri: draft(),
      prior: uriOf(join(work, '2024年工作要点.txt')),
    });
    assert.equal(named.prior.year, 2024);
    assert.ok(named.links.some(({ kind }) => kind === 'dropped'));
    // What is no plan of the archive is not read.
    const secret = { uri: draft(), prior: uriOf(join(outside, '2024年工作要点.txt')) };
    await writeFile(join(outside, '2024年工作要点.txt'), plan(2024));
    assert.equal(await client.request('workplan/archive/compare', secret), null);
    assert.equal(await client.stop(), 0);
  });

  it('serves a client that can do nothing of all this, and looks again when a plan is saved', async () => {
    await writeFile(join(work, '2025年工作要点.txt'), plan(2025));
    client = await TestClient.start({ capabilities: PLAIN, folders: [uriOf(work)] });
    await client.open(draft(), DRAFT);
    await line(/1 plans, 2 units; 1 parsed/);
    assert.deepEqual(await years(), [2025]);
    await writeFile(join(work, '2024年工作要点.txt'), plan(2024));
    await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: draft() } });
    await line(/2 plans, 4 units; 1 parsed/);
    assert.deepEqual(await years(), [2025, 2024]);
    assert.deepEqual(client.archive, []);
    assert.equal(await client.stop(), 0);
  });
});
