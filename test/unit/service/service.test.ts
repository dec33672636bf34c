import assert from 'node:assert/strict';
import { lineHash } from '../../../server/src/config/hash';
import { PlanDocument } from '../../../server/src/plan/document';
import { createPlanService, type ConfigReport } from '../../../server/src/service';
import { DEFAULT_SETTINGS } from '../../../server/src/service/settings';
import type { IWorkspace } from '../../../server/src/workspace';

/** Files in memory; counts how often one was read. */
class Memory implements IWorkspace {
  reads = 0;
  readonly files = new Map<string, string>();

  readFile(uri: string): Promise<Uint8Array | undefined> {
    this.reads++;
    const text = this.files.get(uri);
    return Promise.resolve(text === undefined ? undefined : new TextEncoder().encode(text));
  }

  findPlans(folder: string): Promise<readonly string[]> {
    return Promise.resolve(
      [...this.files.keys()].filter((uri) => uri.startsWith(folder) && uri.endsWith('.workplan')),
    );
  }
}

const GAP = '某局2021年工作要点\n总体要求是：好。\n一、甲\n1.子。丑。\n3.寅。卯。\n';
const HASH = lineHash(PlanDocument.create('', '', 0, '3.寅。卯。').lines[0]!);

function setUp(files: Readonly<Record<string, string>> = {}, folders: readonly string[] = ['file:///w']) {
  const workspace = new Memory();
  Object.entries(files).forEach(([uri, text]) => workspace.files.set(uri, text));
  const reports: ConfigReport[] = [];
  const service = createPlanService({ workspace, folders, onConfig: (report) => reports.push(report) });
  const open = (uri: string, text = GAP) => PlanDocument.create(uri, 'workplan', 1, text);
  const codes = async (document: PlanDocument) =>
    (await service.getDiagnostics(document))?.items.map(({ code, severity }) => `${code} ${severity}`);
  return { workspace, service, reports, open, codes };
}

describe('the service', () => {
  it('answers what needs the text alone without touching the disk', () => {
    const { workspace, service, open } = setUp();
    const document = open('file:///w/a.workplan');
    const position = { line: 4, character: 0 };
    assert.equal(service.getDocumentSymbols(document).length, 3);
    assert.equal(service.getTokens(document).length, 8);
    service.getFoldingRanges(document);
    service.getSelectionRanges(document, [position]);
    service.getDocumentHighlights(document, position);
    service.getHover(document, position);
    service.getDocumentLinks(document);
    service.getOutline(document);
    assert.equal(workspace.reads, 0);
  });

  it('reads a configuration once for all documents and versions', async () => {
    const { workspace, open, codes } = setUp({
      'file:///w/workplan.json': '{ "rules": { "numbering/item-gap": "hint" } }',
    });
    const document = open('file:///w/deep/er/a.workplan');
    assert.deepEqual(await codes(document), ['numbering/item-gap 4']);
    assert.equal(workspace.reads, 3);
    PlanDocument.update(document, [{ text: GAP }], 2);
    assert.deepEqual(await codes(document), ['numbering/item-gap 4']);
    assert.deepEqual(await codes(open('file:///w/deep/b.workplan')), ['numbering/item-gap 4']);
    assert.equal(workspace.reads, 3);
  });

  it('looks no higher than the workspace folder', async () => {
    const { open, codes } = setUp(
      { 'file:///w/workplan.json': '{ "rules": { "numbering/item-gap": "off" } }' },
      ['file:///w/in'],
    );
    assert.deepEqual(await codes(open('file:///w/in/a.workplan')), ['numbering/item-gap 1']);
  });

  it('goes by the nearest configuration and looks again when told', async () => {
    const { workspace, service, open, codes } = setUp({
      'file:///w/workplan.json': '{ "rules": { "numbering/item-gap": "off" } }',
      'file:///w/in/workplan.json': '{ "rules": { "numbering/item-gap": "info" } }',
    });
    const document = open('file:///w/in/a.workplan');
    assert.deepEqual(await codes(document), ['numbering/item-gap 3']);
    workspace.files.delete('file:///w/in/workplan.json');
    service.filesChanged(['file:///w/in/workplan.json']);
    assert.deepEqual(await codes(document), []);
  });

  it('gives another result for another text, configuration, setting or language, and no other', async () => {
    const { service, open } = setUp();
    const document = open('file:///w/a.workplan');
    const id = async () => (await service.getDiagnostics(document))!.resultId;
    const first = await id();
    assert.equal(await id(), first);
    service.configure({ language: 'en' });
    const english = await id();
    assert.notEqual(english, first);
    service.configure({ settings: { ...DEFAULT_SETTINGS, rules: { 'numbering/item-gap': 'off' } } });
    assert.notEqual(await id(), english);
  });

  it('checks a text that is no file once, as any other', async () => {
    const { service, open } = setUp();
    const document = open('untitled:Untitled-1');
    const { resultId } = (await service.getDiagnostics(document))!;
    assert.ok(service.getStatus(document));
    assert.equal((await service.getDiagnostics(document))!.resultId, resultId);
  });

  it('forgets an answer that is for a text of before', async () => {
    const { service, open } = setUp();
    const document = open('file:///w/a.workplan');
    const asked = service.getDiagnostics(document);
    PlanDocument.update(document, [{ text: '' }], 2);
    assert.equal(await asked, undefined);
  });

  it('reports an ignore that hides nothing, once its plan has been looked at', async () => {
    const ignore = (file?: string) => ({
      code: 'numbering/item-gap',
      hash: HASH,
      ...(file === undefined ? {} : { file }),
    });
    const config = JSON.stringify({
      ignores: [
        ignore(),
        { ...ignore('a.workplan'), hash: '0123456789abcdef' },
        { ...ignore('b.workplan'), hash: '0123456789abcde0' },
      ],
    });
    const { reports, open, codes, service, workspace } = setUp({ 'file:///w/workplan.json': config });
    assert.deepEqual(await codes(open('file:///w/a.workplan')), []);
    assert.equal(reports.at(-1)?.diagnostics.length, 1);
    workspace.files.set('file:///w/a.workplan', GAP);
    const seen: string[] = [];
    await service.getWorkspaceDiagnostics(({ uri }) => seen.push(uri), {
      open: () => undefined,
      previous: new Map(),
    });
    assert.deepEqual(seen, ['file:///w/a.workplan']);
    assert.deepEqual(
      reports.at(-1)?.diagnostics.map(({ code }) => code),
      ['ignore/unused', 'ignore/unused'],
    );
  });

  it('says of an ignore that hides nothing at the level that is set for it', async () => {
    const uri = 'file:///w/workplan.json';
    const ignores = [{ code: 'numbering/item-gap', hash: '0123456789abcdef', file: 'a.workplan' }];
    const { reports, open, codes, service, workspace } = setUp({ [uri]: JSON.stringify({ ignores }) });
    const said = () => reports.at(-1)?.diagnostics.map(({ severity }) => severity);
    const document = open('file:///w/a.workplan');
    await codes(document);
    assert.deepEqual(said(), [4]);
    service.configure({ settings: { ...DEFAULT_SETTINGS, rules: { 'ignore/unused': 'warning' } } });
    assert.deepEqual(said(), [2]);
    for (const [level, severities] of [
      ['error', [1]],
      ['off', []],
    ] as const) {
      workspace.files.set(uri, JSON.stringify({ ignores, rules: { 'ignore/unused': level } }));
      service.filesChanged([uri]);
      await codes(document);
      assert.deepEqual(said(), severities);
    }
  });

  it('lives with a workspace that cannot be read', async () => {
    const service = createPlanService({
      workspace: {
        readFile: () => Promise.reject(new Error('x')),
        findPlans: () => Promise.reject(new Error('x')),
      },
      folders: ['file:///w'],
    });
    const document = PlanDocument.create('file:///w/a.workplan', 'workplan', 1, GAP);
    assert.equal((await service.getDiagnostics(document))?.items.length, 1);
    await service.getWorkspaceDiagnostics(() => assert.fail(), {
      open: () => undefined,
      previous: new Map(),
    });
  });

  it('leaves alone what is no plan', async () => {
    const { service } = setUp();
    const document = PlanDocument.create('file:///w/notes.txt', 'plaintext', 1, GAP);
    assert.equal(await service.getDiagnostics(document), undefined);
    assert.deepEqual(service.getDocumentSymbols(document), []);
    assert.equal(service.getStatus(document)?.checked, false);
  });
});
