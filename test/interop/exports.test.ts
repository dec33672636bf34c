import assert from 'node:assert/strict';
import { unzipSync } from 'fflate';
import { readDocument } from '../../server/src/archive/readers/read';
import { writePlan } from '../../server/src/export/write';
import { parse } from '../../server/src/plan/parser';
import { linesThatStay, SAMPLES } from '../round-trip';
import { missing, Office, type Files } from './office';

/** What LibreOffice adds to a text file, and to what it lays out. */
const MARK = '\uFEFF';
/** GB/T 9704-2012, 7.5: an em dash at either side of the number. */
const PAGE_NUMBER = /^\s*[—－]\s*(\d+)\s*[—－]\s*$/m;

describe('Word files of ours in LibreOffice', function () {
  this.timeout(180_000);
  if (missing !== undefined) {
    it.skip(missing);
    return;
  }

  const texts = new Map<string, string>();
  const ours = new Map<string, Uint8Array>();
  /** Files whose pages are looked at: who counts the numbers makes no other page, so of most plans one file is. */
  const paged = new Set<string>();
  let office: Office;
  let asText: Files;
  let asDocx: Files;
  let asDoc: Files;
  let docAsText: Files;
  let asPdf: Files;

  for (const { kind, plans } of SAMPLES) {
    if (!plans) {
      it.skip(`${kind}: not run, their folder is not there`);
      continue;
    }
    for (const { name, text } of plans) {
      paged.add(`${name}-typed`);
      if (kind.includes('examples')) {
        paged.add(`${name}-automatic`);
      }
      texts.set(`${name}-typed`, text).set(`${name}-automatic`, text);
    }
  }

  before(async () => {
    office = await Office.start();
    for (const [name, text] of texts) {
      const numbers = name.endsWith('-typed') ? 'typed' : 'automatic';
      const written = await writePlan(parse(text), { numbers });
      assert.equal(written.kind, 'document');
      ours.set(`${name}.docx`, written.bytes);
    }
    asText = await office.convert(ours, 'txt');
    asDocx = await office.convert(ours, 'docx');
    asDoc = await office.convert(ours, 'doc');
    docAsText = await office.convert(
      new Map([...asDoc].map(([name, bytes]) => [`${name}.doc`, bytes])),
      'txt',
    );
    asPdf = await office.convert(
      new Map([...paged].map((name) => [`${name}.docx`, bytesOf(ours, `${name}.docx`)])),
      'pdf',
    );
  });
  after(() => office.close());

  const bytesOf = (files: Files, name: string): Uint8Array => files.get(name) ?? new Uint8Array();
  const shownIn = (files: Files, name: string): readonly string[] =>
    linesThatStay(new TextDecoder().decode(bytesOf(files, name)).replace(MARK, ''));
  const readBack = async (files: Files, name: string, extension: string): Promise<readonly string[]> => {
    const read = await readDocument(bytesOf(files, name), { name: `${name}.${extension}` });
    assert.ok(read.kind === 'document', read.kind === 'unreadable' ? read.reason.en : '');
    return linesThatStay(read.text);
  };

  for (const [name, text] of texts) {
    describe(name, () => {
      it('shows the plan’s lines, and counts its automatic numbers as the plan does', () => {
        assert.deepEqual(cellsOf(shownIn(asText, name)), cellsOf(linesThatStay(text)));
      });

      it('is read back as it was from the .docx that LibreOffice makes of it', async () => {
        assert.deepEqual(await readBack(asDocx, name, 'docx'), linesThatStay(text));
      });

      // LibreOffice's own .doc forgets where a list goes on that was interrupted; what stands in it is read all the same.
      const isCounted = name.endsWith('-automatic');
      it(`is read from the .doc that LibreOffice makes of it as ${isCounted ? 'LibreOffice reads that' : 'it was'}`, async () => {
        const lines = await readBack(asDoc, name, 'doc');
        const expected = isCounted ? shownIn(docAsText, name) : linesThatStay(text);
        assert.deepEqual(cellsOf(lines), cellsOf(expected));
      });

      it('lets Word count, or not', () => {
        const parts = unzipSync(bytesOf(ours, `${name}.docx`));
        const document = new TextDecoder().decode(parts['word/document.xml']);
        const firm = parse(text).numbered.filter(({ marker }) => marker?.certainty === 'firm');
        const counted = name.endsWith('-automatic') && firm.length > 0;
        assert.equal(document.includes('<w:numPr>'), counted);
      });

      if (!paged.has(name)) {
        return;
      }
      it('has pages of A4 with all its words, and a number on each', async () => {
        const pdf = bytesOf(asPdf, name);
        assert.match(await office.infoOf(pdf), /^Page size:\s+595(?:\.\d+)? x 84[12](?:\.\d+)? pts \(A4\)$/m);
        const pages = await office.pagesOf(pdf);
        pages.forEach((page, i) => assert.equal(PAGE_NUMBER.exec(page)?.[1], `${i + 1}`, page));
        const words = pages.map((page) => page.replace(PAGE_NUMBER, '')).join('');
        assert.deepEqual(charactersOf(words), charactersOf(linesThatStay(text).join('')));
      });
    });
  }
});

/** In a text file LibreOffice gives each cell of a table a line. */
function cellsOf(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split('\t'));
}

/** How often each character stands in a text; a page breaks its lines where it likes. */
function charactersOf(text: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const char of text.normalize('NFKC').replace(/\s/gu, '')) {
    counts[char] = (counts[char] ?? 0) + 1;
  }
  return counts;
}
