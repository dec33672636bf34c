import assert from 'node:assert/strict';
import fc from 'fast-check';
import { htmlToText } from '../../../server/src/archive/readers/html/index';
import { readDocument } from '../../../server/src/archive/readers/read';
import type { DocumentTools } from '../../../server/src/export/tools';
import { writePlan } from '../../../server/src/export/write';
import { PlanDocument } from '../../../server/src/plan/document';
import { createPlanService, type PlanService } from '../../../server/src/service';
import { DEFAULT_SETTINGS } from '../../../server/src/service/settings';
import type { IStorage, IWorkspace } from '../../../server/src/workspace';
import { docxOf, paragraph } from '../readers/docx-package';
import { memoryStorage, MemoryFiles, uriOf } from './memory-files';

const TOOLS: DocumentTools = { readDocument, htmlToText, writePlan };
const FOLDERS = ['', '往年', '往年/早年'];
const STEMS = ['2025年工作要点', '2024年工作计划', '札记'];
const EXTENSIONS = ['txt', 'workplan', 'docx', 'DOCX', 'doc', 'wps'];
const ITEMS = ['建设城市书房', '办好读书节', '整理旧藏', '培训馆员'];

/** A plan of some items, as text or as a Word file; or a Word file that is none, or is broken. */
type Kind = 'plan' | 'note' | 'broken';

type Step =
  | { readonly do: 'write'; readonly name: string; readonly kind: Kind; readonly items: number }
  | { readonly do: 'remove'; readonly name: string }
  | { readonly do: 'rename'; readonly name: string; readonly to: string }
  | { readonly do: 'hold' | 'release'; readonly name: string }
  | { readonly do: 'remove-folder'; readonly name: string }
  /** Until here nothing is told; or it is, and nobody waits for what comes of it. */
  | { readonly do: 'tell' | 'wait' };

const names = fc
  .tuple(fc.constantFrom(...FOLDERS), fc.constantFrom(...STEMS), fc.constantFrom(...EXTENSIONS))
  .map(([folder, stem, extension]) => `${folder === '' ? '' : `${folder}/`}${stem}.${extension}`);
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      name: names,
      kind: fc.constantFrom<Kind>('plan', 'plan', 'plan', 'note', 'broken'),
      items: fc.integer({ min: 1, max: ITEMS.length }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('remove' as const), name: names }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('rename' as const), name: names, to: names }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('hold', 'release'), name: names }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('remove-folder' as const),
      name: fc.constantFrom(...FOLDERS.slice(1)),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('tell', 'wait') }) },
);

function contentOf(name: string, kind: Kind, count: number): Uint8Array {
  const items = ITEMS.slice(0, count).map((item, i) => `${i + 1}.${item}。今年做好这件事，方便群众。`);
  const text =
    kind === 'note' ? '明天开会。\n' : ['青石市图书馆工作要点', '一、服务读者', ...items, ''].join('\n');
  if (/\.(?:txt|workplan)$/u.test(name)) {
    return new TextEncoder().encode(kind === 'broken' ? '\0\x01\x02' : text);
  }
  const lines = text.trimEnd().split('\n');
  const bytes = docxOf({ document: lines.map((line) => paragraph(line)).join('') });
  return kind === 'broken' ? bytes.subarray(0, bytes.length - 30) : bytes;
}

/** What is known of the earlier years: the plans with their items, and what could not be read. */
function known(service: PlanService): unknown {
  const draft = PlanDocument.create(uriOf('草稿.workplan'), 'workplan', 1, '一、服务\n1.建设书房。\n');
  const archive = service.archiveOf(draft)?.archive;
  const plans = (archive?.plans ?? []).map((plan) => [
    decodeURIComponent(plan.uri),
    plan.year,
    ...(archive?.unitsOf(plan) ?? []).map(({ heading, line }) => `${line} ${heading}`),
  ]);
  return {
    state: service.archiveStatus.state,
    plans: plans.sort(),
    skipped: service.archiveStatus.skipped.map(({ uri, reason }) => [decodeURIComponent(uri), reason]).sort(),
  };
}

/** A service that says when what it was told has been dealt with. */
class Watched {
  #told = 0;
  #seen = 0;
  readonly service: PlanService;

  constructor(workspace: IWorkspace, kept?: IStorage) {
    this.service = createPlanService({
      workspace,
      storage: kept,
      folders: ['file:///w'],
      trusted: true,
      loadDocuments: () => Promise.resolve(TOOLS),
      onArchive: () => {
        this.#told++;
      },
    });
    this.service.configure({
      settings: { ...DEFAULT_SETTINGS, archive: { ...DEFAULT_SETTINGS.archive, folders: ['往年'] } },
    });
  }

  static async start(workspace: IWorkspace, kept?: IStorage): Promise<Watched> {
    const watched = new Watched(workspace, kept);
    watched.service.startArchive();
    await watched.settled();
    return watched;
  }

  /** To be called once after one thing or several were told: then the state is told, and is final. */
  async settled(): Promise<void> {
    const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));
    while (this.#told === this.#seen || this.service.archiveStatus.state === 'loading') {
      await turn();
    }
    // What is kept is written after that.
    await turn();
    this.#seen = this.#told;
  }
}

describe('what happens to the files of earlier plans', () => {
  it('leaves what reading them all from the beginning would give', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 25 }), async (todo) => {
        const disk = new MemoryFiles();
        const kept = memoryStorage();
        const watched = await Watched.start(disk, kept);
        const { service } = watched;
        let untold: string[] = [];
        for (const step of todo) {
          switch (step.do) {
            case 'write':
              disk.put(step.name, contentOf(step.name, step.kind, step.items));
              untold.push(uriOf(step.name));
              break;
            case 'remove':
              disk.files.delete(uriOf(step.name));
              untold.push(uriOf(step.name));
              break;
            case 'rename': {
              const file = disk.files.get(uriOf(step.name));
              if (file) {
                disk.files.delete(uriOf(step.name));
                // A file that is renamed keeps its time.
                disk.files.set(uriOf(step.to), file);
                untold.push(uriOf(step.name), uriOf(step.to));
              }
              break;
            }
            case 'hold':
              disk.held.add(uriOf(step.name));
              untold.push(uriOf(step.name));
              break;
            case 'release':
              disk.held.delete(uriOf(step.name));
              // What Word laid beside it goes: of the file itself nothing is told.
              untold.push(uriOf(step.name.replace(/[^/]*$/u, (name) => `~$${name.slice(2)}`)));
              break;
            case 'remove-folder': {
              const folder = uriOf(step.name);
              for (const uri of [...disk.files.keys()]) {
                if (uri.startsWith(`${folder}/`)) {
                  disk.files.delete(uri);
                }
              }
              untold.push(folder);
              break;
            }
            case 'tell':
            case 'wait':
              service.filesChanged(untold);
              untold = [];
              if (step.do === 'wait') {
                await watched.settled();
              }
              break;
          }
        }
        service.filesChanged(untold);
        await watched.settled();
        const { service: anew } = await Watched.start(disk);
        assert.deepEqual(known(service), known(anew));
        await service.close();
        const { service: again } = await Watched.start(disk, kept);
        assert.deepEqual(known(again), known(anew));
        await Promise.all([anew.close(), again.close()]);
      }),
      { numRuns: 25 },
    );
  });
});
