import assert from 'node:assert/strict';
import { htmlToText } from '../../../server/src/archive/readers/html/index';
import { readDocument } from '../../../server/src/archive/readers/read';
import type { DocumentTools, LoadDocumentTools } from '../../../server/src/export/tools';
import { writePlan } from '../../../server/src/export/write';
import { PlanDocument } from '../../../server/src/plan/document';
import { applyEdits, textOf } from '../../../server/src/plan/edit';
import { createPlanService } from '../../../server/src/service';
import { EMPTY_WORKSPACE } from '../../../server/src/workspace';

const TOOLS: DocumentTools = { readDocument, writePlan, htmlToText };
const PLAN = '云州市数据局2026年工作要点\n一、甲\n1.子。文。\n2.丑。文。\n';
const TEXT = '新。文。\n又。文。\n';
const HTML = '<ol><li>新。文。</li><li>又。文。</li></ol>';

describe('pasting what has its numbers in HTML', () => {
  let loads = 0;
  const loading: LoadDocumentTools = () => {
    loads++;
    return Promise.resolve(TOOLS);
  };

  beforeEach(() => {
    loads = 0;
  });

  /** The plan with a piece at its end; null where the piece goes in just as it is. */
  async function pasted(html: string | undefined, loadDocuments?: LoadDocumentTools): Promise<string | null> {
    const service = createPlanService({ workspace: EMPTY_WORKSPACE, loadDocuments });
    const document = PlanDocument.create('file:///plan.txt', 'workplan', 1, PLAN);
    const at = document.positionAt(PLAN.length);
    const edit = {
      kind: 'paste',
      range: { start: at, end: at },
      text: TEXT,
      ...(html === undefined ? {} : { html }),
    } as const;
    const result = await service.editing.edit(document, 1, edit);
    assert.ok(result === null || 'edits' in result);
    return result && textOf(applyEdits(document.lines, result.edits));
  }

  it('brings them along, and they go on with the plan’s', async () => {
    assert.equal(await pasted(HTML, loading), `${PLAN}3.新。文。\n4.又。文。\n`);
    assert.equal(loads, 1);
  });

  it('does without where the HTML says something else', async () => {
    assert.equal(await pasted(HTML.replace('又', '另'), loading), await pasted(undefined, loading));
  });

  it('loads nothing for HTML without a list, for one beyond all measure, and without HTML', async () => {
    await pasted('<p>新。文。</p><p>又。文。</p>', loading);
    await pasted(HTML + ' '.repeat(5 * 1024 * 1024), loading);
    await pasted(undefined, loading);
    assert.equal(loads, 0);
  });

  it('does without where the reader of pages is not there', async () => {
    const plain = await pasted(undefined);
    assert.equal(await pasted(HTML), plain);
    assert.equal(await pasted(HTML, () => Promise.reject(new Error('there is none'))), plain);
  });
});
