import assert from 'node:assert/strict';
import { child, elements } from '../../../server/src/archive/readers/docx/properties';
import { writePlan } from '../../../server/src/export/write';
import { parse } from '../../../server/src/plan/parser';
import { docxOf, paragraph, relations, type DocxContent } from '../readers/docx-package';
import { outOfOrder } from './schema-order';
import { attribute, descendants, readBack, write } from './written';

const PLAN =
  '甲局2026年工作要点\n做好工作，抓好落实。\n一、健全制度\n1.建立台账。全面登记。\n甲市数据局\n2026年1月5日\n';

/** Ids as a Chinese Word gives them; a heading that is numbered. */
const STYLES = `
  <w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:rPr><w:rFonts w:eastAsia="方正仿宋_GBK"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:rsid w:val="00A1"/>
    <w:pPr><w:numPr><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>
    <w:rPr><w:rFonts w:eastAsia="方正黑体_GBK"/><w:b/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:basedOn w:val="a"/></w:style>
  <w:style w:type="paragraph" w:styleId="gw"><w:name w:val="公文正文"/><w:basedOn w:val="a"/><w:pPr><w:ind w:firstLineChars="200" w:firstLine="600"/></w:pPr></w:style>`;
const SECTION =
  '<w:sectPr><w:headerReference w:type="default" r:id="rId9"/><w:pgSz w:w="11906" w:h="16838"/>' +
  '<w:pgMar w:top="2154" w:right="1474" w:bottom="1871" w:left="1588" w:header="851" w:footer="1247" w:gutter="0"/>' +
  '<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="560"/></w:sectPr>';

function template(content: Partial<DocxContent> = {}): Uint8Array {
  return docxOf({ document: `${paragraph('模板里的文字')}${SECTION}`, styles: STYLES, ...content });
}

const stylesOf = async (bytes: Uint8Array): Promise<[string | undefined, string][]> =>
  (await write(PLAN, { template: bytes })).paragraphs.map(({ style, text }) => [style, text]);

describe('an office’s own Word file as a template', () => {
  it('gives its styles, known by their names; what it lacks is added after the standard', async () => {
    assert.deepEqual(await stylesOf(template()), [
      ['a3', '甲局2026年工作要点'],
      ['gw', '做好工作，抓好落实。'],
      ['1', '一、健全制度'],
      ['gw', '1.建立台账。全面登记。'],
      ['Signature', '甲市数据局'],
      ['Date', '2026年1月5日'],
    ]);
    const { part } = await write(PLAN, { template: template() });
    const styles = part('word/styles.xml');
    const added = elements(styles, 'w:style').find(
      (style) => style.attributes.get('w:styleId') === 'Signature',
    );
    assert.equal(attribute(added, 'w:basedOn', 'w:val'), 'a');
    assert.deepEqual(outOfOrder(styles), []);
    assert.equal(attribute(styles, 'w:docDefaults/w:rPrDefault/w:rPr/w:sz', 'w:val'), '28');
  });

  const names: readonly [string, string][] = [
    ['标题 1', 'WPS in Chinese'],
    ['Heading 1', 'LibreOffice'],
    ['一级标题', 'an office’s own'],
  ];
  for (const [name, whose] of names) {
    it(`finds ${name}, the name of ${whose}`, async () => {
      const styles = STYLES.replace('heading 1', name);
      assert.deepEqual((await stylesOf(template({ styles })))[2], ['1', '一、健全制度']);
    });
  }

  it('without a style for it the text is set in the default one, two characters in', async () => {
    const styles = STYLES.replace('公文正文', '别的样式');
    const { paragraphs } = await write(PLAN, { template: template({ styles }) });
    assert.deepEqual(
      paragraphs
        .slice(1, 3)
        .map(({ style, properties }) => [style, attribute(properties, 'w:ind', 'w:firstLineChars')]),
      [
        ['a', '200'],
        ['1', undefined],
      ],
    );
  });

  it('gives its page; the page numbers are those of the standard', async () => {
    const { part, names: parts } = await write(PLAN, { template: template() });
    const section = child(child(part('word/document.xml'), 'w:body'), 'w:sectPr');
    assert.equal(attribute(section, 'w:pgMar', 'w:top'), '2154');
    assert.equal(attribute(section, 'w:docGrid', 'w:linePitch'), '560');
    assert.deepEqual(elements(section, 'w:headerReference'), []);
    assert.equal(elements(section, 'w:footerReference').length, 2);
    assert.deepEqual(outOfOrder(part('word/document.xml')), []);
    assert.ok(!parts.some((name) => name.includes('header')));
  });

  for (const numbers of ['typed', 'automatic'] as const) {
    it(`numbers in its styles are switched off, so that none is doubled: ${numbers}`, async () => {
      const { part, bytes } = await write(PLAN, { template: template(), numbers });
      assert.deepEqual(descendants(part('word/styles.xml'), 'w:numPr'), []);
      assert.equal(await readBack(bytes), PLAN);
    });
  }

  it('lead sentences and numbers have the font of its headings', async () => {
    const text = '甲局2026年工作要点\n一、健全制度。抓紧落实。\n';
    const { part } = await write(text, { template: template(), numbers: 'automatic' });
    const lead = elements(part('word/styles.xml'), 'w:style').find(
      (style) => style.attributes.get('w:styleId') === 'PlanLead1',
    );
    assert.equal(attribute(lead, 'w:rPr/w:rFonts', 'w:eastAsia'), '方正黑体_GBK');
    assert.ok(child(child(lead, 'w:rPr'), 'w:b'));
    const level = descendants(part('word/numbering.xml'), 'w:lvl')[0];
    assert.equal(attribute(level, 'w:rPr/w:rFonts', 'w:eastAsia'), '方正黑体_GBK');
  });

  it('none of its words, names or other parts gets into the plan', async () => {
    const bytes = template({
      parts: {
        'word/header1.xml':
          '<?xml version="1.0"?><w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>模板里的页眉</w:t></w:r></w:p></w:hdr>',
        'word/settings.xml':
          '<?xml version="1.0"?><w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:attachedTemplate w:val="模板里的路径"/><w:defaultTabStop w:val="420"/><w:rsids><w:rsid w:val="00B2"/></w:rsids></w:settings>',
        'docProps/core.xml': '<?xml version="1.0"?><c>模板里的作者</c>',
        'word/_rels/document.xml.rels': relations([
          ['styles', 'styles.xml'],
          ['settings', 'settings.xml'],
          ['header', 'header1.xml'],
        ]),
      },
    });
    const { source, part, names: parts } = await write(PLAN, { template: bytes });
    const all = parts.map((name) => source(name)).join('');
    assert.doesNotMatch(all, /模板里|rsid|00A1|00B2/);
    assert.equal(attribute(part('word/settings.xml'), 'w:defaultTabStop', 'w:val'), '420');
    assert.deepEqual(outOfOrder(part('word/settings.xml')), []);
  });

  it('a file that was exported before can be the template of the next one', async () => {
    const { bytes } = await write(PLAN, { numbers: 'automatic' });
    assert.deepEqual(
      await stylesOf(bytes),
      (await write(PLAN)).paragraphs.map(({ style, text }) => [style, text]),
    );
  });

  it('one of the strict form is read as well', async () => {
    assert.deepEqual((await stylesOf(template({ strict: true })))[2], ['1', '一、健全制度']);
  });

  it('no style of it hides a word', async () => {
    const styles = STYLES.replace('<w:rFonts w:eastAsia="方正仿宋_GBK"/>', '<w:vanish/>');
    const { bytes } = await write(PLAN, { template: template({ styles }) });
    assert.equal(await readBack(bytes), PLAN);
  });

  it('what LibreOffice writes without a sign gets its own back', async () => {
    const document = `${paragraph('文字')}${SECTION.replace('w:linePitch="560"', 'w:linePitch="560" w:charSpace="4294966271"')}`;
    const { part } = await write(PLAN, { template: template({ document }) });
    const grid = descendants(part('word/document.xml'), 'w:docGrid')[0];
    assert.equal(grid?.attributes.get('w:charSpace'), '-1025');
  });

  const unusable: readonly [string, Uint8Array, RegExp][] = [
    ['one that is cut off', template().slice(0, 900), /^模板不完整、已损坏/],
    ['a text', new TextEncoder().encode(PLAN), /不是 Word 文件/],
    ['nothing at all', new Uint8Array(), /不是 Word 文件/],
    [
      'a .doc, or one with a password',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      /^模板是旧格式/,
    ],
    ['one without styles', docxOf({ document: SECTION }), /^模板不完整、已损坏/],
    [
      'one with a document type in it',
      template({ parts: { 'word/styles.xml': '<?xml version="1.0"?><!DOCTYPE a><w:styles/>' } }),
      /^模板不完整、已损坏/,
    ],
  ];
  for (const [what, bytes, reason] of unusable) {
    it(`${what} is refused in one sentence that says what to do`, async () => {
      const result = await writePlan(parse(PLAN), { numbers: 'typed', template: bytes });
      assert.ok(result.kind === 'unreadable');
      assert.match(result.reason.zh, reason);
      assert.match(result.reason.zh, /另存为 \.docx/);
      assert.match(result.reason.en, /save it as \.docx/);
    });
  }
});
