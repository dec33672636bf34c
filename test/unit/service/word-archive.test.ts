import assert from 'node:assert/strict';
import { htmlToText } from '../../../server/src/archive/readers/html/index';
import { readDocument } from '../../../server/src/archive/readers/read';
import { documentViewUri } from '../../../server/src/document-view';
import { asDocumentTools } from '../../../server/src/document-tools';
import type { DocumentTools } from '../../../server/src/export/tools';
import { writePlan } from '../../../server/src/export/write';
import { PlanDocument } from '../../../server/src/plan/document';
import { createPlanService, type ServiceOptions } from '../../../server/src/service';
import { MAX_ARCHIVED_BYTES, MAX_ARCHIVED_TEXT } from '../../../server/src/service/plan-file';
import { DEFAULT_SETTINGS } from '../../../server/src/service/settings';
import { nameOf } from '../../../server/src/service/uris';
import { docxOf, paragraph } from '../readers/docx-package';
import { memoryStorage, MemoryFiles, uriOf } from './memory-files';

/** The readers, which note what they are asked to read; the bundle of them is another test's. */
class Tools implements DocumentTools {
  readonly read: string[] = [];
  loads = 0;
  readonly writePlan = writePlan;
  readonly htmlToText = htmlToText;
  readonly readDocument: DocumentTools['readDocument'] = (bytes, options) => {
    this.read.push(options.name);
    return readDocument(bytes, options);
  };
  readonly load = (): Promise<DocumentTools> => {
    this.loads++;
    return Promise.resolve(this);
  };
}

function plan(year: number, ...items: readonly string[]): string {
  const rest = items.map((item, i) => `${i + 2}.${item}`);
  const kept = '1.建设城市书房。新建城市书房十二座，延长开放时间，方便群众就近借阅。';
  return [`青石市图书馆${year}年工作要点`, '一、服务读者', kept, ...rest, ''].join('\n');
}

function word(text: string): Uint8Array {
  const lines = text.trimEnd().split('\n');
  return docxOf({ document: lines.map((line) => paragraph(line)).join('') });
}

interface SetUp {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly options?: Partial<ServiceOptions>;
  readonly folders?: readonly string[];
  readonly stats?: boolean;
}

function setUp({ files, options = {}, folders = [], stats = true }: SetUp) {
  const workspace = new MemoryFiles(stats);
  Object.entries(files).forEach(([name, content]) => workspace.put(name, content));
  return { workspace, ...begin(workspace, options, folders) };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}

/** A service over files that are there. */
function begin(workspace: MemoryFiles, options: Partial<ServiceOptions> = {}, named: readonly string[] = []) {
  const tools = new Tools();
  const skipped: string[] = [];
  const lines: string[] = [];
  let told = 0;
  const service = createPlanService({
    workspace,
    folders: ['file:///w'],
    trusted: true,
    loadDocuments: tools.load,
    onArchive: () => {
      told++;
    },
    onSkipped: (uri, { zh }) => skipped.push(`${nameOf(uri)} ${zh}`),
    logger: { info: (line) => lines.push(line), warn: () => undefined, error: () => undefined },
    ...options,
  });
  const settings = { ...DEFAULT_SETTINGS, archive: { ...DEFAULT_SETTINGS.archive, folders: named } };
  service.configure({ settings });
  let seen = 0;
  /** Settles when what was told since the last time has been dealt with: then the state is told, and is final. */
  const settled = async (): Promise<void> => {
    while (told === seen || service.archiveStatus.state === 'loading') {
      await turn();
    }
    // What is kept is written after that.
    await turn();
    seen = told;
  };
  const plans = (): readonly string[] => {
    const draft = PlanDocument.create(uriOf('草稿.workplan'), 'workplan', 1, plan(2026));
    return (service.archiveOf(draft)?.archive.plans ?? []).map(({ uri }) => nameOf(uri)).sort();
  };
  const start = async (): Promise<void> => {
    service.startArchive();
    await settled();
  };
  const changed = async (...names: readonly string[]): Promise<void> => {
    service.filesChanged(names.map(uriOf));
    await settled();
  };
  return { service, tools, skipped, lines, start, changed, settled, plans, settings };
}

describe('Word files among the earlier plans', () => {
  it('are found by names that say what they are, and nothing else is', async () => {
    const { start, plans, tools } = setUp({
      files: {
        '2025年工作要点.docx': word(plan(2025)),
        '2024年工作计划.DOCX': word(plan(2024)),
        '~$25年工作要点.docx': 'lock',
        '.2025年工作要点.docx': word(plan(2025)),
        '通知.docx': word(plan(2023)),
        '工作要点模板.dotx': word(plan(2022)),
        '2021年工作要点.html': `<p>${plan(2021).replaceAll('\n', '</p><p>')}</p>`,
      },
    });
    await start();
    assert.deepEqual(plans(), ['2024年工作计划.DOCX', '2025年工作要点.docx']);
    assert.deepEqual([tools.read.length, tools.loads], [2, 2]);
  });

  it('are found in a folder that the user named whatever they are called, if they read like a plan', async () => {
    const { start, plans } = setUp({
      folders: ['往年'],
      files: {
        '往年/22.docx': word(plan(2022, '办好讲座。每月举办一场。', '整理旧藏。编目三千册。')),
        '往年/便签.docx': word('明天开会，带上材料。'),
        '往年/2021年工作要点.html': `<p>${plan(2021, '办好讲座。每月一场。').replaceAll('\n', '</p><p>')}</p>`,
        '往年/读书.html': '<p>今天读了一本书。</p>',
      },
    });
    await start();
    assert.deepEqual(plans(), ['2021年工作要点.html', '22.docx']);
  });

  it('are not looked for where nothing can read them', async () => {
    const { start, plans, service, workspace } = setUp({
      files: { '2025年工作要点.docx': word(plan(2025)), '2024年工作要点.txt': plan(2024) },
      options: { loadDocuments: undefined },
    });
    await start();
    assert.deepEqual(plans(), ['2024年工作要点.txt']);
    assert.deepEqual(service.archiveStatus.skipped, []);
    assert.deepEqual(workspace.read, ['workplan.json', '2024年工作要点.txt']);
  });

  it('stand back behind a text of the same name, and come back when it goes', async () => {
    const { start, plans, changed, workspace, tools } = setUp({
      files: { '2025年工作要点.docx': word(plan(2025)), '2025年工作要点.txt': plan(2025) },
    });
    await start();
    assert.deepEqual([plans(), tools.loads], [['2025年工作要点.txt'], 0]);
    workspace.remove('2025年工作要点.txt');
    await changed('2025年工作要点.txt');
    assert.deepEqual(plans(), ['2025年工作要点.docx']);
    workspace.put('2025年工作要点.workplan', plan(2025));
    await changed('2025年工作要点.workplan');
    assert.deepEqual(plans(), ['2025年工作要点.workplan']);
    // Written to while the text stands before it: still nobody reads it.
    workspace.put('2025年工作要点.docx', word(plan(2025, '办好讲座。')));
    await changed('2025年工作要点.docx');
    assert.deepEqual([plans(), tools.read.length], [['2025年工作要点.workplan'], 1]);
  });

  it('come back when a text goes whose coming nobody told of', async () => {
    const { start, plans, changed, workspace } = setUp({
      files: { '2025年工作要点.txt': plan(2025) },
    });
    await start();
    workspace.remove('2025年工作要点.txt');
    await changed('2025年工作要点.txt');
    assert.deepEqual(plans(), []);
    workspace.put('2025年工作要点.docx', word(plan(2025)));
    await changed('2025年工作要点.docx');
    assert.deepEqual(plans(), ['2025年工作要点.docx']);
  });

  it('take the place of a text that is saved as a Word file and deleted, though both are told at once', async () => {
    const { start, plans, changed, workspace } = setUp({ files: { '2025年工作要点.txt': plan(2025) } });
    await start();
    workspace.remove('2025年工作要点.txt');
    workspace.put('2025年工作要点.docx', word(plan(2025)));
    await changed('2025年工作要点.txt', '2025年工作要点.docx');
    assert.deepEqual(plans(), ['2025年工作要点.docx']);
  });

  it('of one name are one plan: what Word writes today is read', async () => {
    const { start, plans } = setUp({
      files: { '2025年工作要点.doc': 'no document', '2025年工作要点.docx': word(plan(2025)) },
    });
    await start();
    assert.deepEqual(plans(), ['2025年工作要点.docx']);
  });

  it('are known again at the second start without being read', async () => {
    const kept = memoryStorage();
    const files = { '2025年工作要点.docx': word(plan(2025)), '2024年工作要点.docx': word(plan(2024)) };
    const { workspace, start, service } = setUp({ files, options: { storage: kept } });
    await start();
    await service.close();
    workspace.read.length = 0;
    const second = begin(workspace, { storage: kept });
    await second.start();
    assert.equal(second.plans().length, 2);
    assert.deepEqual(
      workspace.read.filter((name) => name.endsWith('.docx')),
      [],
    );
    assert.match(second.lines.join('\n'), /2 plans, 2 units, from the cache; 0 parsed, 0 the same/u);
  });

  it('are known again by their bytes where neither size nor time is told, and by their words where those changed', async () => {
    const kept = memoryStorage();
    const { workspace, start, service } = setUp({
      files: { '2025年工作要点.docx': word(plan(2025)) },
      options: { storage: kept },
      stats: false,
    });
    await start();
    await service.close();
    const second = begin(workspace, { storage: kept });
    await second.start();
    assert.deepEqual([second.plans().length, second.tools.read], [1, []]);
    // Saved again by Word: other bytes, the same words.
    workspace.put(
      '2025年工作要点.docx',
      docxOf({
        document: plan(2025)
          .trimEnd()
          .split('\n')
          .map((line) => `${paragraph(line)}<!-- -->`)
          .join(''),
      }),
    );
    await second.changed('2025年工作要点.docx');
    assert.deepEqual(second.tools.read, ['2025年工作要点.docx']);
    assert.match(second.lines.at(-1) ?? '', /from the cache; 0 parsed, 1 the same/u);
  });

  it('are not read again when the encoding of texts is set', async () => {
    const { start, service, settled, tools, plans, settings, workspace } = setUp({
      files: { '2025年工作要点.docx': word(plan(2025)), '2024年工作要点.txt': plan(2024) },
    });
    await start();
    workspace.read.length = 0;
    service.configure({ settings: { ...settings, encoding: 'utf-8' } });
    await settled();
    assert.deepEqual(tools.read, ['2025年工作要点.docx']);
    assert.deepEqual(workspace.read, ['2024年工作要点.txt']);
    assert.equal(plans().length, 2);
  });

  it('that cannot be read are named once, each with its reason, and the others are read', async () => {
    const good = word(plan(2025));
    const { start, plans, skipped, changed, service } = setUp({
      files: {
        '2025年工作要点.docx': good,
        '2024年工作要点.docx': good.subarray(0, good.length / 2),
        '2023年工作要点.doc': new Uint8Array(MAX_ARCHIVED_BYTES + 1),
        '2022年工作要点.docx': word(plan(2022)),
        '2021年工作要点.docx': word(`${plan(2021)}${'书'.repeat(MAX_ARCHIVED_TEXT)}`),
      },
    });
    await start();
    assert.deepEqual(plans(), ['2022年工作要点.docx', '2025年工作要点.docx']);
    assert.equal(skipped.length, 3);
    assert.match(skipped.join('\n'), /^2021年工作要点\.docx 文件里的文字太多（超过 100 万字）$/mu);
    assert.match(skipped.join('\n'), /^2023年工作要点\.doc 文件太大（超过 32 MB）$/mu);
    await changed('2024年工作要点.docx');
    assert.equal(skipped.length, 3);
    assert.equal(service.archiveStatus.skipped.length, 3);
  });

  it('are looked at again when Word lets go of them', async () => {
    const { start, plans, changed, workspace } = setUp({
      files: { '2025年工作要点.docx': word(plan(2025)) },
    });
    const read = workspace.readFile.bind(workspace);
    workspace.readFile = (uri) => (uri.endsWith('.docx') ? Promise.reject(new Error('EBUSY')) : read(uri));
    await start();
    assert.deepEqual(plans(), []);
    workspace.readFile = read;
    await changed('~$25年工作要点.docx');
    assert.deepEqual(plans(), ['2025年工作要点.docx']);
  });

  it('are held in memory one at a time where they are large', async () => {
    const large = (year: number): Uint8Array =>
      docxOf({
        document: plan(year)
          .trimEnd()
          .split('\n')
          .map((line) => paragraph(line))
          .join(''),
        parts: { 'word/media/image1.png': noise(3 * 1024 * 1024, year) },
      });
    const files = Object.fromEntries(
      [2021, 2022, 2023].map((year) => [`${year}年工作要点.docx`, large(year)]),
    );
    const { workspace, tools, start, plans } = setUp({ files });
    const order: string[] = [];
    const readFile = workspace.readFile.bind(workspace);
    workspace.readFile = (uri) => {
      order.push(`bytes ${nameOf(uri).slice(0, 4)}`);
      return readFile(uri);
    };
    const load = tools.readDocument;
    Object.assign(tools, {
      readDocument: (...args: Parameters<typeof load>) => {
        order.push(`words ${args[1].name.slice(0, 4)}`);
        return load(...args);
      },
    });
    await start();
    assert.equal(plans().length, 3);
    assert.deepEqual(
      order.filter((entry) => /\d/u.test(entry)),
      ['bytes 2021', 'words 2021', 'bytes 2022', 'words 2022', 'bytes 2023', 'words 2023'],
    );
  });

  it('are all left out with one message when the program for them cannot be loaded; the texts are read', async () => {
    const files = Object.fromEntries(
      [2021, 2022, 2023].map((year) => [`${year}年工作要点.docx`, word(plan(year))]),
    );
    const { start, plans, service, skipped } = setUp({
      files: { ...files, '2024年工作要点.txt': plan(2024) },
      options: { loadDocuments: () => Promise.reject(new Error('there is none')) },
    });
    await start();
    assert.deepEqual(plans(), ['2024年工作要点.txt']);
    assert.equal(skipped.length, 1);
    const [only, ...others] = service.archiveStatus.skipped;
    assert.match(only?.reason ?? '', /^往年的 Word 文件都没有读入：.*重新安装/u);
    assert.deepEqual(others, []);
  });

  it('stop being read when the user breaks it off in the middle of one, and are still followed', async () => {
    const { start, tools, plans, service, skipped, changed, workspace, stop } = setUpThirty();
    const load = tools.readDocument;
    Object.assign(tools, {
      readDocument: (...args: Parameters<typeof load>) => {
        if (tools.read.length === 20) {
          stop();
        }
        return load(...args);
      },
    });
    await start();
    assert.equal(plans().length, 20);
    assert.deepEqual([service.archiveStatus.cancelled, skipped], [true, []]);
    const { units } = service.archiveStatus;
    workspace.put('1990年工作要点.docx', word(plan(1990, '办好讲座。每月举办一场。')));
    await changed('1990年工作要点.docx');
    assert.equal(service.archiveStatus.units, units + 1);
    assert.equal(plans().length, 20);
  });

  it('that are being read when it is broken off are not called broken, though all is looked at again at once', async () => {
    const { start, tools, plans, service, skipped, stop } = setUpThirty();
    const load = tools.readDocument;
    let broken = false;
    Object.assign(tools, {
      readDocument: async (...args: Parameters<typeof load>) => {
        if (tools.read.length === 20 && !broken) {
          broken = true;
          stop();
          // Ends as readers end that were broken off, while the next reading has been asked for.
          const found = await load(...args).catch(() => ({
            kind: 'unreadable',
            reason: { zh: '坏', en: '' },
          }));
          service.setFolders(['file:///w']);
          return found;
        }
        return load(...args);
      },
    });
    await start();
    assert.deepEqual([plans().length, skipped, service.archiveStatus.skipped], [30, [], []]);
  });

  it('are read by what the whole bundle gives, or not at all', () => {
    assert.throws(() => asDocumentTools({}), /not whole/u);
    assert.throws(() => asDocumentTools({ readDocument, htmlToText }), /not whole/u);
    const whole = { readDocument, htmlToText, writePlan };
    assert.equal(asDocumentTools(whole), whole);
  });
});

/** Thirty Word files, whose loading can be broken off. */
function setUpThirty() {
  let cancelLoading = (): void => undefined;
  const files = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [`${1990 + i}年工作要点.docx`, word(plan(1990 + i))]),
  );
  const onLoading = (cancel: () => void) => {
    cancelLoading = cancel;
    return { report: () => undefined, done: () => undefined };
  };
  return { ...setUp({ files, options: { onLoading } }), stop: () => cancelLoading() };
}

describe('places in a Word file', () => {
  const SCHEME = 'text';
  const DRAFT = plan(2026).replace('新建城市书房十二座', '再建城市书房八座');
  const PRIOR = uriOf('2025年工作要点.docx');
  const setUpDraft = async (documentScheme?: string) => {
    const { service, start } = setUp({
      files: { '2025年工作要点.docx': word(plan(2025)) },
      options: { documentScheme },
    });
    await start();
    await service.earlier.load();
    const draft = PlanDocument.create(uriOf('草稿.workplan'), 'workplan', 1, DRAFT);
    return { service, draft, at: { line: 2, character: 3 } };
  };

  it('lead to its text where the client shows that', async () => {
    const { service, draft, at } = await setUpDraft(SCHEME);
    const view = documentViewUri(SCHEME, PRIOR);
    assert.deepEqual(
      (await service.earlier.definitions(draft, at)).map(({ targetUri }) => targetUri),
      [view],
    );
    assert.ok((await service.earlier.references(draft, at, false)).every(({ uri }) => uri === view));
    const symbols = await service.earlier.symbols('书房', []);
    assert.deepEqual(
      symbols.map(({ location }) => location.uri),
      [view],
    );
    const hover = service.getHover(draft, at)?.contents;
    assert.ok(JSON.stringify(hover).includes(`(${view}#L3)`));
    const { cards } = await service.earlier.related(draft, at);
    assert.deepEqual(
      cards.map(({ uri }) => uri),
      [PRIOR],
    );
    const compared = await service.compare(draft, view);
    assert.equal(compared?.prior.uri, PRIOR);
  });

  it('lead to the file itself where it does not, and then to no line of it', async () => {
    const { service, draft, at } = await setUpDraft();
    const [definition] = await service.earlier.definitions(draft, at);
    assert.equal(definition?.targetUri, PRIOR);
    const hover = JSON.stringify(service.getHover(draft, at)?.contents);
    assert.ok(hover.includes(`(${PRIOR})`) && !hover.includes('#L'));
  });

  it('are the earlier plan itself when its text is open: read, not checked, not edited', async () => {
    const { service } = await setUpDraft(SCHEME);
    const slip = plan(2025).replace('1.建设', '3.建设');
    const view = PlanDocument.create(documentViewUri(SCHEME, PRIOR), 'workplan', 1, slip);
    const at = { line: 2, character: 3 };
    const whole = { start: at, end: at };
    assert.equal(service.getDocumentSymbols(view).length, 2);
    assert.ok(service.getFoldingRanges(view).length > 0);
    assert.ok(service.getTokens(view).length > 0);
    assert.notEqual(service.getHover(view, { line: 2, character: 0 }), null);
    assert.equal(await service.getDiagnostics(view), undefined);
    assert.equal(service.getStatus(view)?.checked, false);
    assert.deepEqual(await service.editing.actions(view, { range: whole } as never), []);
    assert.deepEqual(await service.getCodeActions(view, { range: whole, diagnostics: [] }, false), []);
    assert.equal(await service.editing.edit(view, 1, { kind: 'renumber', scope: 'all', position: at }), null);
    assert.deepEqual(await service.editing.format(view), []);
    assert.equal(await service.earlier.completions(view, at, {} as never), null);
    // No earlier year of its own.
    assert.deepEqual((await service.earlier.related(view, at)).cards, []);
  });

  it('are read as the configuration beside the Word file says', async () => {
    const { service, workspace, start } = setUp({
      files: {
        '2025年工作要点.docx': word(plan(2025)),
        'workplan.json': '{ "numbering": { "item": "continuous" } }',
      },
      options: { documentScheme: SCHEME },
    });
    await start();
    workspace.read.length = 0;
    const view = PlanDocument.create(documentViewUri(SCHEME, PRIOR), 'workplan', 1, plan(2025));
    await service.configured(view);
    assert.deepEqual(workspace.read, []);
  });

  it('make a new plan, by the file and by the address of its text', async () => {
    const { service } = await setUpDraft(SCHEME);
    for (const uri of [PRIOR, documentViewUri(SCHEME, PRIOR)]) {
      const made = await service.editing.newPlan({ uri, year: 2026, bodies: 'none' }, () => undefined);
      assert.ok('text' in made);
      assert.match(made.text, /^青石市图书馆2026年工作要点\n一、服务读者\n1\.建设城市书房/u);
    }
  });
});

/** Bytes that do not compress. */
function noise(length: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = seed;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}
