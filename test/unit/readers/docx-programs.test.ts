import assert from 'node:assert/strict';
import { readDocx } from '../../../server/src/archive/readers/docx/index';
import { docxOf, NAMESPACES, paragraph, relations, type DocxContent } from './docx-package';
import { abstractNum, ilvl, lvl, num, numId, style } from './numbering/docx-lists';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const listed = (text: string, id: number, level = 0) =>
  paragraph(text, `<w:numPr>${ilvl(level)}${numId(id)}</w:numPr>`);
const styled = (text: string, id: string, more = '') => paragraph(text, `<w:pStyle w:val="${id}"/>${more}`);

async function textOf(content: DocxContent): Promise<string> {
  const read = await readDocx(docxOf(content), { name: '要点.docx' });
  return read.kind === 'document' ? read.text : read.reason.zh;
}

function samples(list: readonly (readonly [string, DocxContent, string])[]): void {
  for (const [name, content, text] of list) {
    it(name, async () => {
      assert.equal(await textOf(content), text);
    });
  }
}

/** UTF-16 with its mark, the low byte first or last. */
function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  return Uint8Array.from(
    Array.from({ length: text.length + 1 }, (_, i) => (i === 0 ? 0xfeff : text.charCodeAt(i - 1))).flatMap(
      (unit) => (order === 'le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255]),
    ),
  );
}

describe('Word files of offices', () => {
  samples([
    [
      'with all lines of a plan in one paragraph',
      {
        document: `<w:p><w:r><w:t>\u3000\u3000一、总体要求</w:t><w:br/><w:t>\u3000\u3000（一）思想</w:t></w:r><w:r><w:br w:type="textWrapping" w:clear="all"/></w:r>${run('\u3000\u3000１．学习。')}<w:r><w:br/><w:br/></w:r>${run('二、任务')}</w:p>`,
      },
      '一、总体要求\n（一）思想\n１．学习。\n\n二、任务\n',
    ],
    [
      'with full-width digits and points',
      { document: paragraph('　　１２．２０２６年') },
      '１２．２０２６年\n',
    ],
    [
      'with the bullets of a symbol font',
      {
        document: listed('甲', 1) + listed('乙', 2),
        numbering:
          abstractNum(
            0,
            lvl(0, { format: 'bullet', text: '\uF0B7', more: '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>' }),
          ) +
          abstractNum(
            1,
            lvl(0, {
              format: 'bullet',
              text: '\uF06C',
              more: '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>',
            }),
          ) +
          num(1, 0) +
          num(2, 1),
      },
      '•甲\n●乙\n',
    ],
    [
      'with numbers as WPS writes them, the distance typed into them',
      {
        document: listed('甲', 1) + listed('乙', 1, 1) + listed('丙', 1, 2) + listed('丁', 1),
        numbering:
          abstractNum(
            0,
            lvl(0, { format: 'chineseCounting', text: '%1、　', more: '<w:suff w:val="nothing"/>' }),
            lvl(1, { format: 'chineseCounting', text: '（%2）', more: '<w:suff w:val="nothing"/>' }),
            lvl(2, { text: '%3．\u00A0', more: '<w:suff w:val="space"/>' }),
          ) + num(1, 0),
      },
      '一、　甲\n（一）乙\n1．\u00A0 丙\n二、　丁\n',
    ],
    [
      'with Japanese numbers, which Chinese Word writes as well',
      {
        document: Array.from({ length: 21 }, () => listed('甲', 1)).join(''),
        numbering: abstractNum(0, lvl(0, { format: 'japaneseCounting', text: '%1、' })) + num(1, 0),
      },
      `${['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五', '十六', '十七', '十八', '十九', '二十', '二十一'].map((it) => `${it}、甲`).join('\n')}\n`,
    ],
    [
      'whose paragraphs have another level than their style',
      {
        document:
          styled('甲', 'h') +
          styled('乙', 'h', `<w:numPr>${ilvl(1)}</w:numPr>`) +
          styled('丙', 'h', `<w:numPr>${ilvl(1)}${numId(1)}</w:numPr>`) +
          styled('丁', 'h'),
        styles: style('h', numId(1)),
        numbering:
          abstractNum(
            0,
            lvl(0, { format: 'chineseCounting', text: '%1、' }),
            lvl(1, { format: 'chineseCounting', text: '（%2）' }),
          ) + num(1, 0),
      },
      '一、甲\n（一）乙\n（二）丙\n二、丁\n',
    ],
    [
      'whose entries stand in content controls in cells',
      {
        document: `<w:tbl><w:tr><w:tc><w:sdt><w:sdtPr/><w:sdtContent>${listed('甲', 1)}${listed('乙', 1)}</w:sdtContent></w:sdt></w:tc><w:tc>${listed('丙', 1)}</w:tc></w:tr></w:tbl>`,
        numbering: abstractNum(0, lvl(0)) + num(1, 0),
      },
      '1.甲 2.乙\t3.丙\n',
    ],
    [
      'whose headings have a number that was typed and one of a list',
      {
        document: listed('一、甲', 1) + listed('二、乙', 1) + listed('1.丙', 2),
        numbering:
          abstractNum(0, lvl(0, { format: 'chineseCounting', text: '（%1）' })) +
          abstractNum(1, lvl(0, { text: '%1' })) +
          num(1, 0) +
          num(2, 1),
      },
      '（一）一、甲\n（二）二、乙\n1 1.丙\n',
    ],
  ]);
});

describe('Word files of other programs', () => {
  const whole = (body: string, prefix = 'w') =>
    `<?xml version="1.0"?><${prefix}:document xmlns:${prefix}="${W}"><${prefix}:body>${body}</${prefix}:body></${prefix}:document>`;
  const elsewhere = (name: string, target: string, main: string | Uint8Array): DocxContent => ({
    document: '',
    parts: {
      'word/document.xml': undefined,
      [name]: main,
      '_rels/.rels': relations([['officeDocument', target]]),
    },
  });
  const plain = whole(paragraph('工作要点'));
  samples([
    ['with an absolute relation', elsewhere('word/document.xml', '/word/document.xml', plain), '工作要点\n'],
    [
      'with the document in another folder',
      elsewhere('docs/plan/main.xml', 'docs/plan/main.xml', plain),
      '工作要点\n',
    ],
    ['with a relation that goes up and down', elsewhere('a/b.xml', './x/../a/b.xml', plain), '工作要点\n'],
    [
      'with another prefix',
      elsewhere(
        'word/document.xml',
        'word/document.xml',
        whole('<n:p><n:r><n:t>要点</n:t></n:r></n:p>', 'n'),
      ),
      '要点\n',
    ],
    [
      'without a prefix',
      elsewhere(
        'word/document.xml',
        'word/document.xml',
        `<?xml version="1.0"?><document xmlns="${W}" xmlns:w="${W}"><body><p><pPr><numPr><numId w:val="1"/></numPr></pPr><r><t xml:space="preserve"> 要点 </t><br/><t>甲</t></r></p></body></document>`,
      ),
      '要点\n甲\n',
    ],
    [
      'in UTF-16',
      elsewhere(
        'word/document.xml',
        'word/document.xml',
        utf16(whole(paragraph('工作𠮷')).replace('"1.0"', '"1.0" encoding="UTF-16"'), 'le'),
      ),
      '工作𠮷\n',
    ],
    [
      'in UTF-16, the high byte first',
      elsewhere('word/document.xml', 'word/document.xml', utf16(plain, 'be')),
      '工作要点\n',
    ],
    [
      'with sections of plain text, numbers of characters and blanks that count',
      {
        document:
          '<w:p><w:r><w:t><![CDATA[甲<&]]></w:t><w:t xml:space="preserve"> &#x20BB7;&#134071; </w:t><w:t> 乙 </w:t></w:r></w:p>',
      },
      '甲<& 𠮷𠮷 乙\n',
    ],
    [
      'with line ends and comments between all elements',
      {
        document: `<?xml version='1.0'?>\r\n<!-- a -->\r\n<w:document ${NAMESPACES}>\r\n <w:body>\r\n  <w:p>\r\n   <w:r>\r\n    <w:t>甲<!-- b -->乙</w:t>\r\n   </w:r>\r\n  </w:p>\r\n <?pi c?></w:body>\r\n</w:document>\r\n`,
      },
      '甲乙\n',
    ],
  ]);
});
