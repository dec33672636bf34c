import assert from 'node:assert/strict';
import { readDocument } from '../../server/src/archive/readers/read';
import { writePlan } from '../../server/src/export/write';
import { parse } from '../../server/src/plan/parser';
import { linesThatStay, SAMPLES } from '../round-trip';
import { fodtOf, p } from './fodt';
import { missing, Office, type Files } from './office';

/** An office's own file as LibreOffice writes it: A5 on its side, and words that are no part of any plan. */
const OWN = fodtOf({
  styles:
    '<style:style style:name="Standard" style:family="paragraph" style:class="text"><style:text-properties fo:font-size="12pt"/></style:style>' +
    '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:text-properties fo:color="#c00000" fo:font-weight="bold"/></style:style>',
  automaticStyles:
    '<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21.001cm" fo:page-height="14.801cm" style:print-orientation="landscape" fo:margin="2cm"/><style:header-style/><style:footer-style/></style:page-layout>',
  masterStyles: `<style:master-page style:name="Standard" style:page-layout-name="L"><style:header>${p('样张页眉')}</style:header></style:master-page>`,
  text: `<text:h text:style-name="Heading_20_1" text:outline-level="1">样张标题</text:h>${p('样张正文')}`,
});

describe('plans in the form of an office’s own file', function () {
  this.timeout(180_000);
  if (missing !== undefined) {
    it.skip(missing);
    return;
  }

  const texts = new Map(
    (SAMPLES[0]?.plans ?? []).flatMap(({ name, text }) => [
      [`${name}-typed`, text],
      [`${name}-automatic`, text],
    ]),
  );
  let office: Office;
  let ours: Files;
  let asText: Files;
  let asDocx: Files;
  let asPdf: Files;

  before(async () => {
    office = await Office.start();
    const template = (await office.convert(new Map([['own.fodt', OWN]]), 'docx')).get('own');
    const made = new Map<string, Uint8Array>();
    for (const [name, text] of texts) {
      const numbers = name.endsWith('-typed') ? 'typed' : 'automatic';
      const written = await writePlan(parse(text), { numbers, template });
      assert.ok(written.kind === 'document', written.kind === 'unreadable' ? written.reason.en : '');
      made.set(`${name}.docx`, written.bytes);
    }
    ours = made;
    asText = await office.convert(ours, 'txt');
    asDocx = await office.convert(ours, 'docx');
    asPdf = await office.convert(ours, 'pdf');
  });
  after(() => office.close());

  it('there are some', () => assert.ok(texts.size > 0));

  const bytesOf = (files: Files, name: string): Uint8Array => files.get(name) ?? new Uint8Array();
  for (const [name, text] of texts) {
    it(`${name}: the plan’s lines, and none of the file’s`, async () => {
      const shown = new TextDecoder().decode(bytesOf(asText, name)).replace('\uFEFF', '');
      assert.deepEqual(linesThatStay(shown), linesThatStay(text));
      for (const [files, file] of [
        [ours, `${name}.docx`],
        [asDocx, name],
      ] as const) {
        const read = await readDocument(bytesOf(files, file), { name: 'a.docx' });
        assert.ok(read.kind === 'document');
        assert.deepEqual(linesThatStay(read.text), linesThatStay(text));
      }
    });

    it(`${name}: its page, with a number of ours on each`, async () => {
      const pdf = bytesOf(asPdf, name);
      assert.match(await office.infoOf(pdf), /^Page size:\s+595(?:\.\d+)? x 4(?:19|20)(?:\.\d+)? pts/m);
      const pages = await office.pagesOf(pdf);
      assert.ok(pages.length > 2);
      pages.forEach((page, i) => assert.match(page, new RegExp(`^\\s*—\\s*${i + 1}\\s*—\\s*$`, 'm')));
      assert.doesNotMatch(pages.join(''), /样张/);
    });
  }
});
