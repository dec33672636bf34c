import assert from 'node:assert/strict';
import type { NoteKind, ReadDocument } from '../../server/src/archive/readers/document';
import { readDocument } from '../../server/src/archive/readers/read';
import { fodtOf, p, type FodtContent } from './fodt';
import { LISTS } from './lists';
import { missing, Office, type Files } from './office';

/** Something a document may hold, and the text it should be read as. */
interface Case {
  readonly what: string;
  readonly source: FodtContent;
  /** Lines of the text. */
  readonly lines: readonly string[];
  /** What has to be said of it, in whatever order. */
  readonly notes?: readonly NoteKind[];
  /** Formats in which LibreOffice itself does not keep it. */
  readonly except?: readonly Format[];
}

type Format = 'docx' | 'doc' | 'html';
const FORMATS: readonly Format[] = ['docx', 'doc', 'html'];

const cell = (...content: readonly string[]): string =>
  `<table:table-cell>${content.map((text) => p(text)).join('')}</table:table-cell>`;
const row = (...cells: readonly string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;
const table = (columns: number, ...rows: readonly string[]): string =>
  `<table:table><table:table-column table:number-columns-repeated="${columns}"/>${rows.join('')}</table:table>`;
const note = (kind: 'footnote' | 'endnote', text: string): string =>
  `<text:note text:note-class="${kind}"><text:note-citation>1</text:note-citation><text:note-body>${p(text)}</text:note-body></text:note>`;
const changed = (body: string, ...regions: readonly string[]): string =>
  `<text:tracked-changes>${regions.join('')}</text:tracked-changes>${body}`;
const changeInfo =
  '<office:change-info><dc:creator>甲</dc:creator><dc:date>2020-01-01T00:00:00</dc:date></office:change-info>';

const CASES: readonly Case[] = [
  {
    what: 'paragraphs, indents and empty lines',
    source: {
      automaticStyles:
        '<style:style style:name="I" style:family="paragraph"><style:paragraph-properties fo:text-indent="0.74cm"/></style:style>',
      text: [
        p('某局2026年工作要点'),
        p(''),
        p(''),
        p('　　一、健全机制', 'I'),
        p('1.完善制度。', 'I'),
        p(''),
      ].join(''),
    },
    lines: ['某局2026年工作要点', '', '一、健全机制', '1.完善制度。'],
  },
  {
    what: 'soft returns and tabs',
    source: { text: p('某局<text:line-break/>2026年工作要点') + p('责任单位：<text:tab/>办公室') },
    lines: ['某局', '2026年工作要点', '责任单位：\t办公室'],
    except: ['html'],
  },
  {
    what: 'soft returns on a page of the web',
    source: { text: p('某局<text:line-break/>2026年工作要点') },
    lines: ['某局', '2026年工作要点'],
  },
  {
    what: 'half- and full-width blanks inside a line',
    source: { text: p('2026 年　工作<text:s text:c="3"/>要点') },
    lines: ['2026 年　工作   要点'],
    except: ['html'],
  },
  {
    what: 'characters beyond the BMP, and those that XML escapes',
    source: { text: p('𠮷县“一本账”&lt;试行&gt; &amp; 《办法》') },
    lines: ['𠮷县“一本账”<试行> & 《办法》'],
  },
  {
    what: 'a table as rows',
    source: {
      text:
        p('任务分工') +
        table(
          2,
          row(cell('任务'), cell('单位')),
          row(cell('完善', '制度'), cell('办公室')),
          row(cell(''), cell('综合处')),
        ) +
        p('以上'),
    },
    lines: ['任务分工', '任务\t单位', '完善 制度\t办公室', '\t综合处', '以上'],
  },
  {
    what: 'footnotes and endnotes, which are left out',
    source: {
      text:
        p(`健全机制${note('footnote', '脚注的文字')}。`) + p(`完善制度${note('endnote', '尾注的文字')}。`),
    },
    lines: ['健全机制。', '完善制度。'],
    notes: ['footnotes', 'endnotes'],
    except: ['html'],
  },
  {
    what: 'a comment, which is left out',
    source: {
      text: p(`健全<office:annotation><dc:creator>甲</dc:creator>${p('批注的文字')}</office:annotation>机制`),
    },
    lines: ['健全机制'],
    notes: ['comments'],
    except: ['html'],
  },
  {
    what: 'tracked changes, as if accepted',
    source: {
      text: changed(
        p(
          '健全<text:change-start text:change-id="c1"/>长效<text:change-end text:change-id="c1"/>机制<text:change text:change-id="c2"/>。',
        ),
        `<text:changed-region text:id="c1"><text:insertion>${changeInfo}</text:insertion></text:changed-region>`,
        `<text:changed-region text:id="c2"><text:deletion>${changeInfo}${p('和制度')}</text:deletion></text:changed-region>`,
      ),
    },
    lines: ['健全长效机制。'],
    notes: ['changes'],
    except: ['html'],
  },
  {
    what: 'hidden text, which is left out',
    source: {
      automaticStyles:
        '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>',
      text: p('健全<text:span text:style-name="H">不该看见</text:span>机制'),
    },
    lines: ['健全机制'],
    notes: ['hidden'],
    except: ['html'],
  },
  {
    what: 'a text box, behind the paragraph it hangs on',
    source: {
      text:
        p(
          `第一段<draw:frame text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm"><draw:text-box>${p('框里的字')}</draw:text-box></draw:frame>`,
        ) + p('第二段'),
    },
    lines: ['第一段', '框里的字', '第二段'],
    except: ['html'],
  },
  {
    what: 'links, bookmarks and fields by what they show',
    source: {
      text: p(
        '见<text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://example.org/">《办法》</text:a>，<text:bookmark text:name="x"/>由<text:author-name text:fixed="true">综合处</text:author-name>印。',
      ),
    },
    lines: ['见《办法》，由综合处印。'],
  },
  {
    what: 'page breaks, headers and footers, which are no text',
    source: {
      automaticStyles:
        '<style:page-layout style:name="L"><style:header-style/><style:footer-style/></style:page-layout>' +
        '<style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>',
      masterStyles: `<style:master-page style:name="Standard" style:page-layout-name="L"><style:header>${p('页眉')}</style:header><style:footer>${p('—<text:page-number>1</text:page-number>—')}</style:footer></style:master-page>`,
      text: p('第一页') + p('第二页', 'B'),
    },
    lines: ['第一页', '第二页'],
    except: ['html'],
  },
  ...LISTS,
];

describe('files that LibreOffice makes', function () {
  this.timeout(180_000);
  if (missing !== undefined) {
    it.skip(missing);
    return;
  }

  let office: Office;
  const made = new Map<Format, Files>();
  before(async () => {
    office = await Office.start();
    const sources = new Map(CASES.map(({ source }, i) => [`${i}.fodt`, fodtOf(source)]));
    for (const format of FORMATS) {
      made.set(format, await office.convert(sources, format));
    }
  });
  after(() => office.close());

  const read = async (format: Format, name: string): Promise<ReadDocument> => {
    const bytes = made.get(format)?.get(name) ?? new Uint8Array();
    const document = await readDocument(bytes, { name: `${name}.${format}` });
    assert.ok(document.kind === 'document', document.kind === 'unreadable' ? document.reason.en : '');
    assert.equal(document.format, format);
    return document;
  };

  for (const [i, { what, lines, notes = [], except = [] }] of CASES.entries()) {
    for (const format of FORMATS.filter((name) => !except.includes(name))) {
      it(`.${format}: ${what}`, async () => {
        const document = await read(format, `${i}`);
        assert.equal(document.text, `${lines.join('\n')}\n`);
        assert.deepEqual(document.notes.map(({ kind }) => kind).sort(), [...notes].sort());
      });
    }
  }
});

/** A page of the web, and what it and the Word files that LibreOffice makes of it should be read as. */
const PAGE =
  '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><h1>某局2026年工作要点</h1>' +
  '<ol start="3"><li>健全机制<li>完善制度<ol type="a"><li>甲<li>乙</ol></ol><p>以上各项，<br>请落实。</p>' +
  '<ol type="I"><li>丙<li value="5">丁</ol><table><tr><td>任务<td>单位<tr><td>调研<td>办公室</table></body></html>';
const PAGE_LINES = [
  '某局2026年工作要点',
  '3.健全机制',
  '4.完善制度',
  'a.甲',
  'b.乙',
  '以上各项，',
  '请落实。',
  'I.丙',
  'V.丁',
  '任务\t单位',
  '调研\t办公室',
];

describe('a page of the web, itself and as LibreOffice saves it', function () {
  this.timeout(180_000);
  if (missing !== undefined) {
    it.skip(missing);
    return;
  }
  const source = new TextEncoder().encode(PAGE);
  let office: Office;
  before(async () => {
    office = await Office.start();
  });
  after(() => office.close());

  for (const format of FORMATS) {
    it(`.${format}`, async () => {
      const bytes =
        format === 'html'
          ? source
          : (await office.convert(new Map([['a.html', source]]), format, true)).get('a');
      const document = await readDocument(bytes ?? new Uint8Array(), { name: `a.${format}` });
      assert.ok(document.kind === 'document' && document.format === format);
      assert.deepEqual(
        document.text.split('\n').filter((line) => line !== ''),
        PAGE_LINES,
      );
    });
  }
});
