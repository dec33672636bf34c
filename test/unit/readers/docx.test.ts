import assert from 'node:assert/strict';
import type { ReadDocument, ReadOptions } from '../../../server/src/archive/readers/document';
import { readDocx } from '../../../server/src/archive/readers/docx/index';
import { docxOf, paragraph, type DocxContent } from './docx-package';

async function read(content: DocxContent, options: Partial<ReadOptions> = {}): Promise<ReadDocument> {
  const read = await readDocx(docxOf(content), { name: '要点.docx', ...options });
  assert.equal(read.kind, 'document', JSON.stringify(read));
  return read;
}

const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (content: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
const cell = (content: string, properties = '') =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${content}</w:tc>`;
const row = (...cells: readonly string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const table = (...rows: readonly string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;
const field = (instruction: string, result?: string) =>
  [
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    `<w:r><w:instrText xml:space="preserve">${instruction}</w:instrText></w:r>`,
    ...(result === undefined ? [] : ['<w:r><w:fldChar w:fldCharType="separate"/></w:r>', result]),
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
  ].join('');
const control = (content: string, properties = '') =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const choice = (chosen: string, fallback: string, requires = 'wps') =>
  `<mc:AlternateContent><mc:Choice Requires="${requires}">${chosen}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;
const textBox = (content: string) => `<w:txbxContent>${content}</w:txbxContent>`;
const drawn = (content: string) =>
  `<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${textBox(content)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`;
const vml = (content: string) =>
  `<w:pict><v:shape><v:textbox>${textBox(content)}</v:textbox></v:shape></w:pict>`;
const by = 'w:id="1" w:author="审核人" w:date="2021-01-01T00:00:00Z"';
const inserted = (content: string) => `<w:ins ${by}>${content}</w:ins>`;
const deleted = (text: string) => `<w:del ${by}><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
const insertedMark = `<w:rPr><w:ins ${by}/></w:rPr>`;
const deletedMark = `<w:rPr><w:del ${by}/></w:rPr>`;
const list = (level: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const NUMBERING = [
  `<w:abstractNum w:abstractNumId="0">${list(0, 'chineseCounting', '%1、')}${list(1, 'decimal', '%2.')}</w:abstractNum>`,
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
].join('');
const numbered = (level = 0) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`;

/** What is tested, the body of the document, its text. */
type Sample = readonly [name: string, body: string, text: string];

function samples(list: readonly Sample[], content: Partial<DocxContent> = {}): void {
  for (const [name, document, text] of list) {
    it(name, async () => {
      assert.equal((await read({ ...content, document })).text, text);
    });
  }
}

describe('the text of a .docx', () => {
  describe('paragraphs', () => {
    samples([
      ['a line each', paragraph('一、总体要求') + paragraph('1.坚持'), '一、总体要求\n1.坚持\n'],
      ['nothing', '', ''],
      ['indents and blanks at the end are layout', paragraph('\u3000\u3000 要点\u00A0\u3000'), '要点\n'],
      ['blanks inside stay', paragraph('工　作 要点'), '工　作 要点\n'],
      [
        'of empty ones one stays between two others',
        p('') + paragraph('甲') + p('') + paragraph('　') + paragraph('乙') + p(''),
        '甲\n\n乙\n',
      ],
      ['after a section', p(run('甲'), '<w:sectPr/>') + paragraph('乙') + '<w:sectPr/>', '甲\n乙\n'],
      ['text outside of all paragraphs', `${run('甲')}${paragraph('乙')}`, '甲乙\n'],
    ]);
  });

  describe('runs', () => {
    samples([
      ['several are one line', p(run('教育') + run('部', '<w:b/>') + run('要点')), '教育部要点\n'],
      ['tabs', p('<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:ptab/><w:t>丙</w:t></w:r>'), '甲\t乙\t丙\n'],
      ['tab stops are no tabs', p(run('甲'), '<w:tabs><w:tab w:pos="720"/></w:tabs>'), '甲\n'],
      [
        'soft returns part lines',
        p('<w:r><w:t>甲</w:t><w:br/><w:t>　乙</w:t><w:cr/><w:t>丙</w:t></w:r>'),
        '甲\n乙\n丙\n',
      ],
      [
        'a page break alone is nothing',
        p('<w:r><w:br w:type="page"/></w:r>' + run('甲')) + paragraph('乙'),
        '甲\n乙\n',
      ],
      [
        'one between words parts them',
        p(run('甲') + '<w:r><w:br w:type="column"/></w:r>' + run('乙')),
        '甲\n乙\n',
      ],
      ['a rendered page break is nothing', p('<w:r><w:lastRenderedPageBreak/><w:t>甲</w:t></w:r>'), '甲\n'],
      [
        'hyphens',
        p('<w:r><w:t>2021</w:t><w:noBreakHyphen/><w:t>2025</w:t><w:softHyphen/><w:t>年\u00AD</w:t></w:r>'),
        '2021-2025年\n',
      ],
      [
        'a blank at an end counts where it is said',
        p('<w:r><w:t> 甲 </w:t><w:t xml:space="preserve"> 乙</w:t></w:r>'),
        '甲 乙\n',
      ],
      ['a line end inside is a blank', p('<w:r><w:t>甲\n乙</w:t></w:r>'), '甲 乙\n'],
      ['entities of XML', paragraph('A&B<C') + p(run('&#x4E00;&#19968;')), 'A&B<C\n一一\n'],
      ['characters beyond the first plane', paragraph('𠮷野'), '𠮷野\n'],
      [
        'symbols',
        p(
          '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>办</w:t><w:sym w:font="宋体" w:char="2460"/></w:r>',
        ),
        '✓办①\n',
      ],
      ['letters in a symbol font', p(run('a', '<w:rFonts w:ascii="Symbol"/>') + run('a')), 'αa\n'],
      ['capitals stay as they are written', p(run('gdp', '<w:caps/>')), 'gdp\n'],
      [
        'what is read above a word is left out',
        p(
          '<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>gōng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>工</w:t></w:r></w:rubyBase></w:ruby></w:r>' +
            run('作'),
        ),
        '工作\n',
      ],
    ]);
  });

  describe('what surrounds runs', () => {
    samples([
      ['links', p('<w:hyperlink r:id="rId9">' + run('通知') + '</w:hyperlink>'), '通知\n'],
      ['smart tags', p('<w:smartTag w:element="date">' + run('2021年') + '</w:smartTag>'), '2021年\n'],
      ['custom XML', `<w:customXml w:element="x"><w:customXmlPr/>${paragraph('甲')}</w:customXml>`, '甲\n'],
      ['direction', p(`<w:bdo w:val="ltr"><w:dir>${run('甲')}</w:dir></w:bdo>`), '甲\n'],
      ['content controls in a line', p(run('由') + control(run('办公室')) + run('负责')), '由办公室负责\n'],
      ['around paragraphs', control(paragraph('甲') + control(paragraph('乙'))), '甲\n乙\n'],
      [
        'words that ask for content are left out',
        p(run('由') + control(run('单击此处输入文字'), '<w:showingPlcHdr/>') + run('负责')),
        '由负责\n',
      ],
      [
        'once there is content it is read',
        p(control(run('办公室'), '<w:showingPlcHdr w:val="0"/>')),
        '办公室\n',
      ],
      ['what is not known is looked into', p(`<w:news><w15:later>${run('甲')}</w15:later></w:news>`), '甲\n'],
      ['one markup of several', p(`<w:r>${choice('<w:t>新</w:t>', '<w:t>旧</w:t>')}</w:r>`), '新\n'],
      [
        'the fallback of one that is not known',
        p(`<w:r>${choice('<w:t>新</w:t>', '<w:t>旧</w:t>', 'r')}</w:r>`),
        '旧\n',
      ],
    ]);
  });

  describe('fields', () => {
    samples([
      ['their result', p(run('第') + field(' PAGE ', run('1')) + run('页')), '第1页\n'],
      [
        'inside each other',
        p(field('IF ' + '</w:instrText></w:r>' + field('PAGE', run('9')) + '<w:r><w:instrText>', run('甲'))),
        '甲\n',
      ],
      ['simple ones', p(`<w:fldSimple w:instr="DATE">${run('2021年')}</w:fldSimple>`), '2021年\n'],
      ['without a result', p(run('甲') + field(' XE "词" ') + run('乙')), '甲乙\n'],
      ['a result that nobody sees', p(run('甲') + field(' SET x "密" ', run('密')) + run('乙')), '甲乙\n'],
      [
        'over several paragraphs',
        p(
          '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>INCLUDETEXT a</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>' +
            run('正文一'),
        ) +
          p(run('正文二') + '<w:r><w:fldChar w:fldCharType="end"/></w:r>') +
          paragraph('甲'),
        '正文一\n正文二\n甲\n',
      ],
      [
        'one that never ends takes nothing with it',
        p(run('甲') + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run('乙')) + paragraph('丙'),
        '甲乙\n丙\n',
      ],
      ['an end too many', p('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run('甲')), '甲\n'],
      ['a character in a circle', p(field('eq \\o\\ac(○,12)') + run('办')), '⑫办\n'],
      ['in another frame', p(field('eq \\o\\ac(□,密)')), '密\n'],
      [
        'with its reading above it',
        p(field('EQ \\* jc2 \\* hps10 \\o\\ad(\\s\\up 9(gōng),工)') + run('作')),
        '工作\n',
      ],
      [
        'form fields',
        p(
          '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' +
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
        '☑乙\n',
      ],
    ]);

    it('says where a formula or a number was in one', async () => {
      const { text, notes } = await read({
        document: p(
          field('EQ \\f(1,2)') + field(' LISTNUM ') + '<w:fldSimple w:instr="AUTONUM"/>' + run('甲'),
        ),
      });
      assert.equal(text, '甲\n');
      assert.deepEqual(notes, [
        { kind: 'formulas', count: 1 },
        { kind: 'numbers', count: 2 },
      ]);
    });
  });

  describe('tables of contents', () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const begin = `${mark('begin')}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h </w:instrText></w:r>${mark('separate')}`;
    const entry = (text: string) =>
      `<w:hyperlink w:anchor="_Toc1">${run(text)}<w:r><w:tab/></w:r>${field(' PAGEREF _Toc1 \\h ', run('1'))}</w:hyperlink>`;
    const entries = p(begin + entry('一、甲')) + p(entry('二、乙'));
    const gallery = (content: string) =>
      control(
        content,
        '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>',
      );
    samples([
      [
        'are left out with their heading',
        paragraph('某局要点') +
          gallery(paragraph('目　录') + entries + p(mark('end'))) +
          paragraph('一、甲') +
          paragraph('二、乙'),
        '某局要点\n一、甲\n二、乙\n',
      ],
      [
        'outside of a content control too',
        paragraph('前') + entries + p(mark('end')) + paragraph('后'),
        '前\n后\n',
      ],
      [
        'that end with their last entry',
        p(begin + entry('甲')) + p(entry('乙') + mark('end')) + paragraph('后'),
        '后\n',
      ],
      ['of one line', paragraph('前') + p(field('TOC \\c "图"', run('图1'))) + paragraph('后'), '前\n后\n'],
      [
        'of a simple field',
        paragraph('前') +
          p(`<w:fldSimple w:instr=" TOC \\o ">${run('甲 1')}</w:fldSimple>`) +
          paragraph('后'),
        '前\n后\n',
      ],
      [
        'without a field, typed by hand',
        gallery(paragraph('目录') + paragraph('一、甲……1')) + paragraph('后'),
        '后\n',
      ],
      [
        'lose nothing of what stands around them',
        p(run('前') + begin + entry('甲')) + p(entry('乙') + mark('end') + run('后')) + paragraph('末'),
        '前\n后\n末\n',
      ],
      [
        'lose nothing of what was typed behind them in their control',
        gallery(paragraph('目录') + entries + p(mark('end')) + paragraph('正文') + p('') + paragraph('又')) +
          paragraph('后'),
        '正文\n\n又\n后\n',
      ],
      ['without an end lose nothing', p(begin + run('甲')) + paragraph('一、正文'), '甲\n一、正文\n'],
      ['in a cell', table(row(cell(entries + p(mark('end'))), cell(paragraph('右')))), '\t右\n'],
      ['are no other field of a like name', p(field('TOCX', run('甲'))), '甲\n'],
    ]);
    samples(
      [
        [
          'count with the numbers that they show',
          gallery(paragraph('目录', numbered())) + paragraph('甲', numbered()),
          '二、甲\n',
        ],
      ],
      { numbering: NUMBERING },
    );

    it('are noted, each once', async () => {
      const document =
        gallery(paragraph('目录') + entries + p(mark('end'))) +
        paragraph('甲') +
        p(field('TOC \\c "表"', run('表1'))) +
        gallery(paragraph('目录'));
      assert.deepEqual((await read({ document })).notes, [{ kind: 'contents', count: 3 }]);
    });
  });

  describe('tables', () => {
    samples([
      [
        'a row a line',
        table(
          row(cell(paragraph('部门')), cell(paragraph('任务'))),
          row(cell(paragraph('甲')), cell(paragraph('乙'))),
        ),
        '部门\t任务\n甲\t乙\n',
      ],
      [
        'paragraphs and lines of a cell are joined',
        table(
          row(
            cell(
              paragraph('甲') +
                p('') +
                p('<w:r><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:tab/><w:t>丁</w:t></w:r>'),
            ),
            cell(paragraph('戊')),
          ),
        ),
        '甲 乙 丙 丁\t戊\n',
      ],
      [
        'over several columns',
        table(row(cell(paragraph('甲'), '<w:gridSpan w:val="2"/>'), cell(paragraph('乙')))),
        '甲\t乙\n',
      ],
      [
        'over several rows',
        table(
          row(
            cell(paragraph('一')),
            cell(paragraph('甲'), '<w:vMerge w:val="restart"/>'),
            cell(paragraph('乙')),
          ),
          row(cell(paragraph('二')), cell(paragraph('无'), '<w:vMerge/>'), cell(paragraph('丙'))),
        ),
        '一\t甲\t乙\n二\t\t丙\n',
      ],
      [
        'empty cells keep the columns, and a row of nothing else is no line',
        paragraph('前') +
          table(
            row(cell(p('')), cell(paragraph('甲')), cell(p(''))),
            row(cell(p('')), cell(p('')), cell(p(''))),
            row(
              cell(paragraph('乙'), '<w:vMerge w:val="restart"/>'),
              cell(paragraph('丙')),
              cell(paragraph('丁')),
            ),
            row(cell(p(''), '<w:vMerge/>'), cell(p('')), cell(paragraph('　戊'))),
          ),
        '前\n\t甲\n乙\t丙\t丁\n\t\t戊\n',
      ],
      [
        'of one cell, which are frames',
        paragraph('前') +
          table(
            row(
              cell(paragraph('通知') + p('') + p('') + p(run('　　甲') + '<w:r><w:br/></w:r>' + run('乙'))),
            ),
            row(cell(paragraph('丙'))),
          ) +
          paragraph('后'),
        '前\n通知\n\n甲\n乙\n丙\n后\n',
      ],
      [
        'of one cell, around another',
        table(
          row(
            cell(
              paragraph('外') +
                table(
                  row(cell(p('')), cell(paragraph('甲'))),
                  row(cell(paragraph('乙')), cell(paragraph('丙'))),
                ) +
                paragraph('末'),
            ),
          ),
        ),
        '外\n\t甲\n乙\t丙\n末\n',
      ],
      [
        'a remark over the whole width',
        table(
          row(cell(paragraph('甲')), cell(paragraph('乙'))),
          row(cell(paragraph('注：1.丙') + paragraph('2.丁'), '<w:gridSpan w:val="2"/>')),
        ),
        '甲\t乙\n注：1.丙\n2.丁\n',
      ],
      [
        'cells merged in the old way',
        table(
          row(
            cell(paragraph('甲'), '<w:hMerge w:val="restart"/>'),
            cell(p(''), '<w:hMerge/>'),
            cell(paragraph('乙')),
          ),
        ),
        '甲\t乙\n',
      ],
      [
        'inside a cell',
        table(
          row(
            cell(
              paragraph('外') +
                table(row(cell(paragraph('甲')), cell(paragraph('乙'))), row(cell(paragraph('丙')))) +
                p(''),
            ),
            cell(paragraph('右')),
          ),
        ),
        '外 甲 乙 丙\t右\n',
      ],
      [
        'rows and cells in content controls',
        table(control(row(cell(paragraph('甲')), control(cell(paragraph('乙')))))),
        '甲\t乙\n',
      ],
      [
        'after a paragraph, before one',
        paragraph('前') + table(row(cell(paragraph('甲')))) + paragraph('后'),
        '前\n甲\n后\n',
      ],
    ]);
  });

  describe('text boxes', () => {
    samples([
      [
        'come after the paragraph they are anchored in, once',
        p(
          run('前') +
            `<w:r>${choice(drawn(paragraph('框一') + paragraph('框二')), vml(paragraph('框一')))}</w:r>` +
            run('后'),
        ) + paragraph('下'),
        '前后\n框一\n框二\n下\n',
      ],
      ['of older programs', p(`<w:r>${vml(paragraph('框'))}</w:r>` + run('甲')), '甲\n框\n'],
      [
        'with a table',
        p(`<w:r>${drawn(table(row(cell(paragraph('甲')), cell(paragraph('乙')))))}</w:r>`),
        '甲\t乙\n',
      ],
      [
        'in a cell',
        table(row(cell(p(run('甲') + `<w:r>${drawn(paragraph('框'))}</w:r>`)), cell(paragraph('乙')))),
        '甲 框\t乙\n',
      ],
      [
        'inside each other',
        p(`<w:r>${drawn(p(`<w:r>${vml(paragraph('内'))}</w:r>` + run('外')))}</w:r>` + run('甲')),
        '甲\n外\n内\n',
      ],
      [
        'letters drawn as a picture',
        p('<w:r><w:pict><v:shape><v:textpath string="某部文件"/></v:shape></w:pict></w:r>'),
        '某部文件\n',
      ],
      [
        'one whose field never ends',
        p(`<w:r>${vml(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run('框')))}</w:r>` + run('甲')),
        '甲\n框\n',
      ],
    ]);
  });

  describe('formulas', () => {
    const math = (content: string) => p(`<m:oMathPara><m:oMath>${content}</m:oMath></m:oMathPara>`);
    const mr = (text: string) =>
      `<m:r><m:rPr/><w:rPr><w:rFonts w:ascii="Cambria Math"/></w:rPr><m:t>${text}</m:t></m:r>`;
    samples([
      ['fractions', math(`<m:f><m:fPr/><m:num>${mr('1')}</m:num><m:den>${mr('2')}</m:den></m:f>`), '1/2\n'],
      [
        'of more than a word',
        math(`<m:f><m:num>${mr('a')}${mr('+b')}</m:num><m:den>${mr('c+1')}</m:den></m:f>`),
        '(a+b)/(c+1)\n',
      ],
      ['powers', math(`<m:sSup><m:e>${mr('km')}</m:e><m:sup>${mr('2')}</m:sup></m:sSup>`), 'km^2\n'],
      ['indexes', math(`<m:sSub><m:e>${mr('x')}</m:e><m:sub>${mr('i+1')}</m:sub></m:sSub>`), 'x_(i+1)\n'],
      ['roots', math(`<m:rad><m:radPr/><m:deg/><m:e>${mr('2')}</m:e></m:rad>`), '√2\n'],
      [
        'brackets',
        math(
          `<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>${mr('x')}</m:e><m:e>${mr('y')}</m:e></m:d>`,
        ),
        '[x|y]\n',
      ],
      [
        'sums',
        math(
          `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${mr('i')}</m:sub><m:sup/><m:e>${mr('x')}</m:e></m:nary>`,
        ),
        '∑_ix\n',
      ],
    ]);

    it('are counted', async () => {
      assert.deepEqual((await read({ document: math(mr('x')) })).notes, [{ kind: 'formulas', count: 1 }]);
    });
  });

  describe('hidden text', () => {
    const styles = [
      '<w:style w:type="paragraph" w:default="1" w:styleId="a"/>',
      '<w:style w:type="paragraph" w:styleId="z"><w:rPr><w:vanish/></w:rPr></w:style>',
      '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>',
    ].join('');
    samples(
      [
        ['runs', p(run('甲') + run('密', '<w:vanish/>') + run('乙')), '甲乙\n'],
        ['shown again', p(run('甲', '<w:vanish w:val="0"/>')), '甲\n'],
        ['by a character style', p(run('甲') + run('密', '<w:rStyle w:val="h"/>')), '甲\n'],
        [
          'by a paragraph style, its mark too',
          p(run('密'), '<w:pStyle w:val="z"/>') + paragraph('甲'),
          '甲\n',
        ],
        [
          'by both: shown',
          p(run('甲', '<w:rStyle w:val="h"/>'), '<w:pStyle w:val="z"/>') + paragraph('乙'),
          '甲乙\n',
        ],
        [
          'a text box in it',
          p(`<w:r><w:rPr><w:vanish/></w:rPr>${vml(paragraph('密'))}</w:r>` + run('甲')),
          '甲\n',
        ],
        [
          'a heading before its text on one line, by its hidden mark',
          p(run('（一）标题。'), '<w:rPr><w:vanish/><w:specVanish/></w:rPr>') + paragraph('正文。'),
          '（一）标题。正文。\n',
        ],
      ],
      { styles },
    );

    it('is counted, runs beside each other once', async () => {
      const { notes } = await read({
        document: p(
          run('密', '<w:vanish/>') + run('密', '<w:vanish/>') + run('甲') + run('密', '<w:vanish/>'),
        ),
      });
      assert.deepEqual(notes, [{ kind: 'hidden', count: 2 }]);
    });
  });

  describe('tracked changes', () => {
    /** What is tested, the body, its text with all changes accepted, and without them. */
    const changed: readonly (readonly [name: string, body: string, accepted: string, original: string])[] = [
      ['words', p(run('甲') + inserted(run('新')) + deleted('旧') + run('乙')), '甲新乙\n', '甲旧乙\n'],
      ['inserted and deleted again', p(run('甲') + inserted(deleted('无'))), '甲\n', '甲\n'],
      [
        'moved words',
        p(
          `<w:moveFrom ${by}>${run('动')}</w:moveFrom>` +
            run('甲') +
            `<w:moveTo ${by}>${run('动')}</w:moveTo>`,
        ),
        '甲动\n',
        '动甲\n',
      ],
      ['a deleted mark joins', p(run('甲'), deletedMark) + paragraph('乙'), '甲乙\n', '甲\n乙\n'],
      ['an inserted mark parts', p(run('甲'), insertedMark) + paragraph('乙'), '甲\n乙\n', '甲乙\n'],
      ['a deleted paragraph', p(deleted('旧'), deletedMark) + paragraph('甲'), '甲\n', '旧\n甲\n'],
      ['an inserted paragraph', p(inserted(run('新')), insertedMark) + paragraph('甲'), '新\n甲\n', '甲\n'],
      [
        'a deleted paragraph before a table',
        p(deleted('旧'), deletedMark) + table(row(cell(paragraph('甲')))),
        '甲\n',
        '旧\n甲\n',
      ],
      [
        'a deleted mark before a table joins nothing',
        p(run('前'), deletedMark) + table(row(cell(paragraph('甲')))),
        '前\n甲\n',
        '前\n甲\n',
      ],
      [
        'rows',
        table(
          `<w:tr><w:trPr><w:del ${by}/></w:trPr>${cell(p(deleted('旧')))}</w:tr>`,
          `<w:tr><w:trPr><w:ins ${by}/></w:trPr>${cell(p(inserted(run('新'))))}</w:tr>`,
          row(cell(paragraph('甲'))),
        ),
        '新\n甲\n',
        '旧\n甲\n',
      ],
      [
        'cells',
        table(
          row(
            cell(paragraph('新'), `<w:cellIns ${by}/>`),
            cell(paragraph('旧'), `<w:cellDel ${by}/>`),
            cell(paragraph('甲')),
          ),
        ),
        '新\t甲\n',
        '旧\t甲\n',
      ],
      [
        'fields',
        p(
          run('甲') +
            `<w:del ${by}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText>PAGE</w:delInstrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:delText>1</w:delText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>`,
        ),
        '甲\n',
        '甲1\n',
      ],
      [
        'properties of runs',
        p(run('甲', `<w:vanish/><w:rPrChange ${by}><w:rPr/></w:rPrChange>`) + run('乙')),
        '乙\n',
        '甲乙\n',
      ],
    ];
    for (const [name, document, accepted, original] of changed) {
      it(name, async () => {
        assert.equal((await read({ document })).text, accepted, 'accepted');
        assert.equal((await read({ document }, { changes: 'original' })).text, original, 'original');
      });
    }

    it('are counted, several runs of one change once', async () => {
      const document =
        p(inserted(run('新')) + inserted(run('新')) + run('甲') + inserted(run('新')), insertedMark) +
        p(run('乙') + deleted('旧'));
      for (const changes of ['accepted', 'original'] as const) {
        assert.deepEqual((await read({ document }, { changes })).notes, [{ kind: 'changes', count: 3 }]);
      }
    });
  });

  describe('automatic numbers', () => {
    samples(
      [
        [
          'stand before the text',
          p(run('总体要求'), numbered()) + p(run('重点任务'), numbered()),
          '一、总体要求\n二、重点任务\n',
        ],
        [
          'a digit before a digit is parted',
          p(run('2020年完成'), numbered(1)) + p(run('完成'), numbered(1)),
          '1. 2020年完成\n2.完成\n',
        ],
        ['indents between them are left out', p(run('　总体要求'), numbered()), '一、总体要求\n'],
        [
          'count on in tables',
          p(run('甲'), numbered()) +
            table(row(cell(p(run('乙'), numbered())), cell(p(run('丙'), numbered())))),
          '一、甲\n二、乙\t三、丙\n',
        ],
        [
          'count on in text boxes, after the paragraph of the box',
          p(`<w:r>${vml(p(run('乙'), numbered()))}</w:r>` + run('甲'), numbered()) + p(run('丙'), numbered()),
          '一、甲\n二、乙\n三、丙\n',
        ],
        [
          'a hidden paragraph counts, by which Word itself skips numbers (“Advance value”)',
          p(run('甲'), numbered()) +
            p('', numbered() + '<w:rPr><w:vanish/></w:rPr>') +
            p(run('密', '<w:vanish/>'), numbered() + '<w:rPr><w:vanish/></w:rPr>') +
            p(run('乙'), numbered()),
          '一、甲\n四、乙\n',
        ],
        [
          'a heading keeps its number before its text on the line',
          p(run('标题。'), numbered() + '<w:rPr><w:vanish/><w:specVanish/></w:rPr>') +
            p(run('正文。')) +
            p(run('乙'), numbered()),
          '一、标题。正文。\n二、乙\n',
        ],
        [
          'a merged cell has none',
          table(row(cell(p('', numbered()), '<w:vMerge/>'), cell(p(run('甲'), numbered())))),
          '\t一、甲\n',
        ],
      ],
      { numbering: NUMBERING },
    );

    it('skip deleted paragraphs when changes are accepted, and count them before', async () => {
      const document = p(deleted('旧'), numbered() + deletedMark) + p(run('甲'), numbered());
      const numbering = NUMBERING;
      assert.equal((await read({ document, numbering })).text, '一、甲\n');
      assert.equal((await read({ document, numbering }, { changes: 'original' })).text, '一、旧\n二、甲\n');
    });

    it('were other ones before they were changed', async () => {
      const document =
        p(run('甲'), `${numbered()}<w:pPrChange ${by}><w:pPr/></w:pPrChange>`) +
        p(run('乙'), `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins ${by}/></w:numPr>`);
      const numbering = NUMBERING;
      assert.equal((await read({ document, numbering })).text, '一、甲\n二、乙\n');
      assert.equal((await read({ document, numbering }, { changes: 'original' })).text, '甲\n乙\n');
    });
  });

  it('counts what is left out', async () => {
    const { text, notes } = await read({
      document:
        p(
          run('甲') +
            '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>' +
            `<w:r>${choice('<w:drawing><pic:pic/></w:drawing>', '<w:pict><v:imagedata/></w:pict>', 'wpg')}</w:r>` +
            '<w:r><w:object><v:imagedata/><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>' +
            '<w:r><w:object><v:imagedata/><o:OLEObject ProgID="Equation.3"/></w:object></w:r>' +
            '<w:r><w:sym w:font="Wingdings" w:char="D800"/></w:r>',
        ) + '<w:altChunk r:id="rId8"/>',
    });
    assert.equal(text, '甲\uFFFD\n');
    assert.deepEqual(
      notes.map(({ kind, count }) => `${count} ${kind}`),
      ['1 footnotes', '1 endnotes', '1 comments', '1 pictures', '2 objects', '1 formulas', '1 characters'],
    );
  });

  it('leaves out the mark that a writer chose for a footnote', async () => {
    const document = p(
      run('甲') +
        '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>＊</w:t></w:r>' +
        run('乙'),
    );
    assert.equal((await read({ document })).text, '甲乙\n');
  });

  it('reads the strict form', async () => {
    const document = p(run('总体要求'), numbered()) + p(run('甲') + `<w:r>${vml(paragraph('框'))}</w:r>`);
    const { text } = await read({ document, numbering: NUMBERING, strict: true });
    assert.equal(text, '一、总体要求\n甲\n框\n');
  });
});
