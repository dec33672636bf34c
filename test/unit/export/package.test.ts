import assert from 'node:assert/strict';
import { parseXml } from '../../../server/src/archive/readers/xml';
import { writePlan } from '../../../server/src/export/write';
import { parse } from '../../../server/src/plan/parser';
import { outOfOrder } from './schema-order';
import { attribute, descendants, readBack, write } from './written';

/** A plan that has everything a file can have. */
const FULL = [
  '各科室：',
  '现将《甲市数据局2026年工作要点》印发给你们。',
  '甲市数据局',
  '2026年1月5日',
  '附件',
  '甲市数据局2026年工作要点',
  '（征求意见稿）',
  '工作要点按照总体要求编制。',
  '一、健全制度',
  '（一）完善机制。明确职责，落实到人。',
  '1.建立台账',
  '全面登记。',
  '责任单位：数据科',
  '（1）登记；',
  '①核对。',
  '三、开展检查',
  '1.检查安全。每月一次。',
  '序号\t任务\t时限',
  '1\t检查\t3月',
  '（来源：办公室）',
  '附件：1.清单',
  '2.台账',
  '甲市数据局',
  '2026年1月5日',
  '附件1',
  '清单',
  '序号\t名称\t数量',
  '1\t电脑\t2',
].join('\n');

describe('the parts of a Word file', () => {
  for (const numbers of ['typed', 'automatic'] as const) {
    it(`have their elements in the order of the schemas, numbers ${numbers}`, async () => {
      const { part, names } = await write(FULL, { numbers });
      for (const name of names.filter((one) => /^word\/[^/]+\.xml$/.test(one))) {
        assert.deepEqual(outOfOrder(part(name)), [], name);
      }
    });
  }

  it('an order that is wrong is found', () => {
    const wrong =
      '<w:pPr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:jc/><w:ind/></w:pPr>';
    assert.deepEqual(outOfOrder(parseXml(wrong)), ['w:pPr: w:jc before w:ind']);
  });

  it('are all named by content types and relations, and nothing else is', async () => {
    const { part, names } = await write(FULL);
    const types = part('[Content_Types].xml');
    for (const override of descendants(types, 'Override')) {
      assert.ok(
        names.includes(override.attributes.get('PartName')!.slice(1)),
        override.attributes.get('PartName'),
      );
    }
    const targets = descendants(part('word/_rels/document.xml.rels'), 'Relationship').map(({ attributes }) =>
      attributes.get('Target')!,
    );
    assert.deepEqual(targets.sort(), [
      'fontTable.xml',
      'footer1.xml',
      'footer2.xml',
      'numbering.xml',
      'settings.xml',
      'styles.xml',
      'theme/theme1.xml',
    ]);
    for (const target of targets) {
      assert.ok(names.includes(`word/${target}`), target);
    }
    assert.equal(names[0], '[Content_Types].xml');
  });

  it('refer to styles and lists that are there', async () => {
    const { part } = await write(FULL, { numbers: 'automatic' });
    const styles = new Set(
      descendants(part('word/styles.xml'), 'w:style').map(({ attributes }) => attributes.get('w:styleId')),
    );
    const document = part('word/document.xml');
    for (const kind of ['w:pStyle', 'w:rStyle', 'w:tblStyle', 'w:basedOn', 'w:next']) {
      for (const root of [document, part('word/styles.xml'), part('word/footer1.xml')]) {
        for (const used of descendants(root, kind)) {
          assert.ok(styles.has(used.attributes.get('w:val')), `${kind} ${used.attributes.get('w:val')}`);
        }
      }
    }
    const lists = descendants(part('word/numbering.xml'), 'w:num').map(({ attributes }) =>
      attributes.get('w:numId'),
    );
    for (const used of descendants(document, 'w:numId')) {
      assert.ok(['0', ...lists].includes(used.attributes.get('w:val')), used.attributes.get('w:val'));
    }
  });

  it('say the title of the plan, and nobody’s name and no time', async () => {
    const { source, names } = await write(FULL);
    assert.match(source('docProps/core.xml'), /<dc:title>甲市数据局2026年工作要点（征求意见稿）<\/dc:title>/);
    const all = names.map((name) => source(name)).join('');
    assert.doesNotMatch(all, /creator|lastModifiedBy|dcterms|Un-named|rsid/i);
  });

  it('have the same bytes whenever they are written', async () => {
    const first = await write(FULL, { numbers: 'automatic' });
    const second = await write(FULL, { numbers: 'automatic' });
    assert.deepEqual(first.bytes, second.bytes);
  });

  it('hold no character that XML forbids: Word opens the file, and what stood there is marked', async () => {
    const text = '甲局2026年工作要点\n一、加强\u0001建\ud800设\u000b管\ufffe理<&>"\n';
    const { bytes, part } = await write(text);
    part('word/document.xml');
    assert.equal(await readBack(bytes), '甲局2026年工作要点\n一、加强�建�设 管�理<&>"\n');
  });

  it('lines of comment are left out and counted', async () => {
    const { bytes, comments } = await write(
      '甲局2026年工作要点\n// 待核\n一、建设\n序号\t任务\n// 行\n1\t查\n',
    );
    assert.equal(comments, 2);
    assert.equal(await readBack(bytes), '甲局2026年工作要点\n一、建设\n序号\t任务\n1\t查\n');
  });

  it('an empty text is an empty page', async () => {
    const { paragraphs, part } = await write('');
    assert.deepEqual(paragraphs.map(({ text }) => text).join(''), '');
    assert.ok(attribute(part('word/document.xml'), 'w:body/w:sectPr/w:pgSz', 'w:w'));
  });
});

describe('writing a Word file in pieces', () => {
  const plan = parse(`甲局2026年工作要点\n一、建设\n${'1.登记。落实。\n'.repeat(50)}`);

  it('lets other things have their turn, often', async () => {
    let turns = 0;
    await writePlan(plan, {
      numbers: 'typed',
      breathe: () => {
        turns++;
        return Promise.resolve();
      },
    });
    assert.ok(turns > 50, `${turns}`);
  });

  it('is broken off where the turn rejects', async () => {
    let turns = 0;
    const broken = writePlan(plan, {
      numbers: 'automatic',
      breathe: () => (++turns > 20 ? Promise.reject(new Error('cancelled')) : Promise.resolve()),
    });
    await assert.rejects(broken, /^Error: cancelled$/);
    assert.equal(turns, 21);
  });

  it('gives the same bytes as in one go', async () => {
    const whole = await writePlan(plan, { numbers: 'automatic' });
    const pieces = await writePlan(plan, {
      numbers: 'automatic',
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    });
    assert.deepEqual(pieces, whole);
  });
});
