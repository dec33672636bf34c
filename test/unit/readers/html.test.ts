import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ReadOptions, ReadDocument } from '../../../server/src/archive/readers/document';
import { htmlToText, readHtml } from '../../../server/src/archive/readers/html/index';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function read(html: string | Uint8Array, options: Partial<ReadOptions> = {}): Promise<ReadDocument> {
  const bytes = typeof html === 'string' ? utf8(html) : html;
  const document = await readHtml(bytes, { name: '要点.html', ...options });
  assert.ok(document.kind === 'document');
  return document;
}

function lines(html: string): readonly string[] {
  return htmlToText(html).split('\n');
}

/** A name, a piece of HTML and the lines it stands for. */
type Sample = readonly [name: string, html: string, ...lines: readonly string[]];

function samples(all: readonly Sample[]): void {
  for (const [name, html, ...expected] of all) {
    it(name, () => {
      assert.deepEqual(lines(html), expected);
    });
  }
}

describe('the lines of a web page', () => {
  samples([
    [
      'blocks',
      '<h1>标题</h1><p>一段</p><div>又一段<section>里面</section>外面</div>',
      ...['标题', '一段', '又一段', '里面', '外面'],
    ],
    ['line breaks', '甲<br>乙<br/>丙</br>丁', ...['甲', '乙', '丙', '丁']],
    ['a break before the end of a block, which is none', '<p>甲<br></p><p>乙</p>', '甲', '乙'],
    [
      'an empty paragraph between two others',
      '<p>甲</p><p>&nbsp;</p><p><br></p><p></p><p>乙</p><p>&nbsp;</p>',
      '甲',
      '',
      '乙',
    ],
    ['paragraphs without end tags', '<p>甲<p>乙<div>丙</div>', ...['甲', '乙', '丙']],
    ['an inline element that ends late', '<b><p>一</b>二</p><p>三', '一二', '三'],
    ['blanks as browsers show them', '<p>  2021年   工作\t要点 \n </p>', '2021年 工作 要点'],
    [
      'a wrapped source between Chinese characters',
      '<p>坚持稳中求进，\r\n  全面\n推进“放\n管\n服”改革</p>',
      '坚持稳中求进，全面推进“放管服”改革',
    ],
    ['a wrapped source between words', '<p>plan\nfor 2021</p>', 'plan for 2021'],
    ['indents', '<p>&nbsp;&nbsp;&emsp;　　一、总体要求　</p>', '一、总体要求'],
    ['blanks inside a line', '<p>张三&nbsp;&nbsp;李四　王五</p>', '张三\u00a0\u00a0李四　王五'],
    ['what is written as it stands', '<pre>\n一、\n  1.甲  乙\n\n2.</pre>', '一、', '1.甲  乙', '', '2.'],
    [
      'white-space of CSS',
      '<span style="white-space: pre-wrap">甲  乙\n丙</span><p style="white-space:pre-line">丁  戊\n己',
      ...['甲  乙', '丙', '丁 戊', '己'],
    ],
    [
      'source blanks between blocks under white-space',
      '<div style="white-space:pre">\n  <p>甲</p>\n  <p>乙</p>\n</div>',
      '甲',
      '乙',
    ],
    [
      'entities',
      '<p>A&amp;B &lt;甲&gt; &#24037;&#x4F5C; &ldquo;乙&rdquo; &unknown; &</p>',
      'A&B <甲> 工作 “乙” &unknown; &',
    ],
    ['characters that are seen as nothing or as others', '<p>甲\u200b乙&shy;丙 A\u2011B</p>', '甲乙丙 A-B'],
    [
      'programs, styles and titles left out',
      '<head><title>题</title><style>p{}</style></head><body><script>if(a<b){}</script><template>x</template><noscript>y</noscript>正文',
      '正文',
    ],
    [
      'comments left out',
      '甲<!-- 乙 --><!--[if gte mso 9]><xml><w:View>丙</w:View></xml><![endif]-->丁',
      '甲丁',
    ],
    [
      'hidden things',
      '甲<span style="display:none">乙<b>丙</b></span><p hidden>丁</p><p style="DISPLAY: None">戊</p>己',
      '甲己',
    ],
    ['annotations of pronunciation', '<ruby>工作<rt>gongzuo</rt></ruby>要点', '工作要点'],
    [
      'what looks struck out, which is text',
      '<s>甲</s><strike>乙</strike><del>丙</del><ins>丁</ins>',
      '甲乙丙丁',
    ],
    ['a tag that is none', '<p>a < b，<名称>，<3</p>', 'a < b，<名称>，<3'],
    ['nothing', '', ''],
  ]);

  it('as a text: one line end behind each', async () => {
    assert.equal((await read('<p>甲</p><p>乙')).text, '甲\n乙\n');
    assert.equal((await read('<html><body></body></html>')).text, '');
  });

  it('hold no blank at either end and no two empty lines, whatever the page', () => {
    const piece = fc.constantFrom(
      ...[
        '<p>',
        '</p>',
        '<br>',
        '&nbsp;',
        '　',
        ' ',
        '\n',
        '甲',
        'a',
        '<td>',
        '<tr>',
        '<table>',
        '</table>',
        '<li>',
      ],
      ...[
        '<ol>',
        '</ol>',
        '<pre>',
        '</pre>',
        '<b>',
        '</b>',
        '<span style="white-space:pre">',
        '</span>',
        '</td>',
      ],
      ...[
        '<!--StartFragment-->',
        '<!--EndFragment-->',
        '<![if !supportLists]>',
        '<![endif]>',
        '<ins cite=a>',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = htmlToText(pieces.join(''));
        assert.doesNotMatch(
          // Empty cells that a row begins with.
          text.replace(/^\t+(?=[^\s\u00a0\u3000])/gm, ''),
          /^[ \t\u00a0\u3000\n]|[ \t\u00a0\u3000]$|[ \t\u00a0\u3000]\n|\n[ \t\u00a0\u3000]|\n\n\n|\n$/,
        );
      }),
    );
  });

  it('are the words of paragraphs in their order', () => {
    const words = fc.array(fc.stringMatching(/^[甲乙丙丁a-z0-9，。]{1,12}$/), {
      minLength: 1,
      maxLength: 20,
    });
    const tags = fc.constantFrom('p', 'div', 'h2', 'blockquote', 'section');
    fc.assert(
      fc.property(words, tags, (all, tag) => {
        assert.deepEqual(lines(all.map((it) => `<${tag}>${it}</${tag}>`).join('\n')), all);
      }),
    );
  });
});

describe('the lists of a web page', () => {
  samples([
    ['numbers', '<ol><li>甲</li><li>乙</li></ol>', '1.甲', '2.乙'],
    ['without end tags, from 3', '<ol start="3"><li>甲<li>乙</ol>', '3.甲', '4.乙'],
    ['with values of their own', '<ol><li>甲<li value=7>乙<li>丙</ol>', ...['1.甲', '7.乙', '8.丙']],
    ['backwards', '<ol reversed><li>甲<li>乙<li>丙</ol>', ...['3.甲', '2.乙', '1.丙']],
    ['backwards from a number', '<ol reversed start=10><li>甲<li>乙</ol>', '10.甲', '9.乙'],
    ['a blank where numbers would run together', '<ol><li>2020年<li>ABC</ol>', '1. 2020年', '2.ABC'],
    [
      'letters and Roman numbers',
      '<ol type=a><li>甲</ol><ol type=A start=27><li>乙</ol><ol type=i start=4><li>丙</ol><ol type=I><li>丁</ol>',
      ...['a.甲', 'AA.乙', 'iv.丙', 'I.丁'],
    ],
    [
      'Chinese numbers',
      '<ol style="list-style-type:cjk-ideographic" start=10><li>甲<li>乙</ol><ol style="list-style:simp-chinese-informal inside"><li>丙</ol><ol style="list-style-type: simp-chinese-formal"><li>丁</ol>',
      ...['十、甲', '十一、乙', '一、丙', '壹、丁'],
    ],
    [
      'bullets, which are no numbers',
      '<ul><li>甲<li>乙</ul><ol style="list-style-type:disc"><li>丙</ol>',
      ...['甲', '乙', '丙'],
    ],
    [
      'no style at all',
      '<ol style="list-style:none"><li>甲</ol><ol><li style="display:block">乙</ol>',
      '甲',
      '乙',
    ],
    [
      'a sign of its own',
      `<ol style="list-style-type:'第1条 '"><li>甲</ol><ul style="list-style-type:'-'"><li>乙</ul>`,
      '第1条甲',
      '乙',
    ],
    ['a style on the entry', '<ol><li style="list-style-type:upper-alpha">甲<li>乙</ol>', 'A.甲', '2.乙'],
    [
      'inside each other',
      '<ol><li>甲<ol type=a><li>子<li>丑</ol><li>乙<ul><li>点</ul></ol>',
      ...['1.甲', 'a.子', 'b.丑', '2.乙', '点'],
    ],
    [
      'inside each other without an entry between',
      '<ol><li>甲</li><ol><li>子</li></ol><li>乙</li></ol>',
      ...['1.甲', '1.子', '2.乙'],
    ],
    [
      'the number goes to the first line',
      '<ol><li><p>甲</p><p>续</p></li><li><div><b></b><p>乙</p></div></li></ol>',
      ...['1.甲', '续', '2.乙'],
    ],
    ['an entry without words', '<ol><li></li><li>乙</ol>', '2.乙'],
    ['numbers that were typed', '<ol><li>一、甲</li><li>（二）乙</li></ol>', '一、甲', '（二）乙'],
    ['definitions', '<dl><dt>甲<dd>乙<dt>丙<dd>丁</dl>', ...['甲', '乙', '丙', '丁']],
  ]);

  it('count what is written in a form that is not known, with arabic digits', async () => {
    const { text, notes } = await read(
      '<ol style="list-style-type:georgian"><li>甲<li>乙</ol><ul type=DISC><li>丙</ul>',
    );
    assert.equal(text, '1.甲\n2.乙\n丙\n');
    assert.deepEqual(notes, [{ kind: 'numbers', count: 2 }]);
  });
});

describe('the tables of a web page', () => {
  samples([
    [
      'a row a line',
      '<table><caption>表</caption><tr><th>序号<th>任务<tbody><tr><td>1<td>普查</table>后',
      ...['表', '序号\t任务', '1\t普查', '后'],
    ],
    [
      'paragraphs of a cell joined',
      '<table><tr><td><p>甲</p><p>乙</p></td><td>丙<br>丁</td></tr></table>',
      '甲 乙\t丙 丁',
    ],
    [
      'a cell over two rows',
      '<table><tr><td>a<td rowspan=2>b<td>c<tr><td>d<td>e</table>',
      'a\tb\tc',
      'd\t\te',
    ],
    [
      'a cell over two rows and two columns',
      '<table><tr><td>a<td rowspan=2 colspan=2>b<td>c<tr><td>d<td>e<tr><td>f<td>g<td>h<td>i</table>',
      ...['a\tb\tc', 'd\t\te', 'f\tg\th\ti'],
    ],
    [
      'a table in a cell',
      '<table><tr><td>甲<table><tr><td>i<td>j<tr><td>k</table>乙<td>丙</table>',
      '甲 i j k 乙\t丙',
    ],
    ['one cell, which is a frame', '<table><tr><td><p>甲</p><p>乙</p></td></tr></table>', '甲', '乙'],
    [
      'rows of one cell of Word, which are frames',
      '<table class=MsoTableGrid><tr><td><p>甲</p><p>乙</p></td></tr><tr><td>丙</table>',
      ...['甲', '乙', '丙'],
    ],
    [
      'empty cells keep the columns, and a row of nothing else is no line',
      '<table><tr><td><td>甲<td><tr><td>&nbsp;<td><td><tr><td rowspan=2>乙<td>丙<tr><td>丁</table>',
      ...['\t甲', '乙\t丙', '\t丁'],
    ],
    [
      'an article in a table that lays out the page',
      `<table><tr><td>导航</td><td>${'<p>一段话。</p>'.repeat(6)}</td></tr></table>`,
      '导航',
      ...Array<string>(6).fill('一段话。'),
    ],
    [
      'a table that says it lays out the page',
      '<table role=presentation><tr><td>甲<td>乙</table>',
      '甲',
      '乙',
    ],
    [
      'a long cell of Word, which lays out no page with tables',
      `<table class=MsoTableGrid><tr><td>甲<td>${'<p>段</p>'.repeat(7)}</table>`,
      `甲\t${Array(7).fill('段').join(' ')}`,
    ],
    ['lists in a cell', '<table><tr><td><ol><li>甲<li>乙</ol><td>丙</table>', '1.甲 2.乙\t丙'],
    [
      'hidden columns and rows',
      '<table><tr><td>甲<td style="display:none">x<td>乙<tr hidden><td>y<td>z</table>',
      '甲\t乙',
    ],
    ['cells without a table', '<td>甲<td>乙', '甲', '乙'],
  ]);
});

describe('tables of contents of a web page', () => {
  samples([
    [
      'of Word',
      '<p>前<p class=MsoTocHeading>目录<p class=MsoToc1><a href="#_Toc1">一、甲<span style="mso-tab-count:1 dotted">.</span>1</a></p>' +
        '<p class="MsoToc2 CxSpLast">（一）乙 2</p><p class=MsoNormal>一、甲</p>',
      ...['前', '一、甲'],
    ],
    [
      'of LibreOffice',
      '<div id="Table of Contents1" dir=ltr><div id="Table of Contents1_Head"><p>目录</div><p>一、甲 1</div><p>一、甲',
      '一、甲',
    ],
  ]);

  it('are noted, each once', async () => {
    const html = '<p class=MsoTocHeading>目录<p class=MsoToc1>甲<p class=MsoToc1>乙<p>甲<p class=MsoTof>图';
    const read = await readHtml(new TextEncoder().encode(html), { name: 'a.html' });
    assert.ok(read.kind === 'document');
    assert.deepEqual(read.notes, [{ kind: 'contents', count: 2 }]);
  });
});

describe('web pages of Word', () => {
  it('have their numbers written out for others, which are read', () => {
    // Word 2016 on Windows, as copied: numbers in conditional comments, blanks in a font of their own behind them.
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- @list l0:level1 {mso-level-number-format:chinese-counting;mso-level-text:"%1、";} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-36.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><b><span
lang=EN-US style='font-family:黑体;mso-bidi-font-family:黑体'><span style='mso-list:Ignore'>一、<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span></b><![endif]><b><span
style='font-family:黑体'>加强组织领导<span lang=EN-US><o:p></o:p></span></span></b></p>
<p class=MsoNormal style='mso-list:l1 level1 lfo2'><![if !supportLists]><span lang=EN-US><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span
lang=EN-US>2020</span>年底前完成<span style='mso-spacerun:yes'>&nbsp;&nbsp; </span>普查<span style='mso-tab-count:1'>&nbsp;&nbsp;&nbsp; </span>完</p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal style='mso-list:l2 level1 lfo3'><![if !supportLists]><span style='font-family:Wingdings;mso-fareast-font-family:Wingdings'><span style='mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>要点</p>
<!--EndFragment--></body></html>`;
    assert.deepEqual(lines(html), ['一、加强组织领导', '1. 2020年底前完成   普查\t完', '', '●要点']);
  });

  samples([
    [
      'numbers of Word for Mac',
      `<p class="MsoNormal" style="margin-left:0cm;mso-list:l0 level1 lfo1"><!--[if !supportLists]--><span style="mso-fareast-font-family:仿宋"><span style="mso-list:Ignore">（一）</span></span><!--[endif]-->完善制度</p>`,
      '（一）完善制度',
    ],
    [
      'numbers of WPS',
      `<p class=MsoNormal style="text-indent:32.0000pt;mso-list:l0 level1 lfo1;" ><![if !supportLists]><span style="font-family:仿宋;" ><span style='mso-list:Ignore;' >1.<span>&nbsp;</span></span></span><![endif]><span style="mso-spacerun:'yes';font-family:仿宋;" ><font face="仿宋" >完善制度</font></span></p>`,
      '1.完善制度',
    ],
    [
      'marks of comments and notes',
      `<p>甲<![if !supportAnnotations]><a class=msocomanchor href="#_msocom_1">[z1]</a><![endif]><span style='mso-special-character:comment'>&nbsp;</span>乙<a style='mso-footnote-id:ftn1' href="#_ftn1"><span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a>丙</p><div style='mso-element:footnote-list'><p>脚注</p></div><div style='mso-element:comment-list'>批注</div>`,
      '甲乙丙',
    ],
    [
      'notes of a filtered page',
      '<p>甲<a href="要点.htm#_ftn1" name="_ftnref1" title="">[1]</a></p><div><hr width="33%"><div id=ftn1><p>脚注</p></div></div>',
      '甲',
    ],
    [
      'a line break that is doubled for others',
      `<p>甲<br style='mso-special-character:line-break'><![if !supportLineBreakNewLine]><br style='mso-special-character:line-break'><![endif]></p><p>乙</p>`,
      '甲',
      '乙',
    ],
    ['a page break', `<span><br clear=all style='page-break-before:always'></span><p>甲</p>`, '甲'],
    [
      'a field without its instruction',
      `<p>见第<span style='mso-element:field-begin'></span> REF a \\h <span style='mso-element:field-separator'></span>3<span style='mso-element:field-end'></span>页</p>`,
      '见第3页',
    ],
    [
      'a field that lost its end',
      `<p>甲<span style='mso-element:field-begin'></span> REF</p><p>乙</p>`,
      '甲',
      '乙',
    ],
    ['a condition that lost its end', '<p>甲<![if !supportAnnotations]>[1]</p><p>乙</p>', '甲', '乙'],
    [
      'numbers of a filtered page',
      `<p class=MsoListParagraph><b><span lang=EN-US>一、<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></b>加强领导</p><p>1.<span style='font:7.0pt "Times New Roman"'>&nbsp; </span>2020年</p><p>各单位要认真组织好本年度的各项工作任务<span style='font:7.0pt "Times New Roman"'>&nbsp;</span>完</p>`,
      '一、加强领导',
      '1. 2020年',
      '各单位要认真组织好本年度的各项工作任务\u00a0完',
    ],
    [
      'a sign of a symbol font',
      `<p><span style='font-family:Wingdings'>ü</span>完成<span style='font-family:宋体'>ü</span></p>`,
      '✓完成ü',
    ],
  ]);

  it('have tracked changes, as if accepted or as before', async () => {
    const html = `<p>健全<span class=msoIns><ins cite="mailto:a" datetime="2021-01-05T10:00"><span>长效</span></ins></span><span class=msoDel><del cite="mailto:a" datetime="2021-01-05T10:00">工作</del></span>机制</p>`;
    const accepted = await read(html);
    assert.equal(accepted.text, '健全长效机制\n');
    assert.deepEqual(accepted.notes, [{ kind: 'changes', count: 2 }]);
    assert.equal((await read(html, { changes: 'original' })).text, '健全工作机制\n');
  });

  it('are told what was left out', async () => {
    const { notes } = await read(
      `<p>甲<a style='mso-footnote-id:ftn1'>[1]</a><a style='mso-endnote-id:edn1'>[i]</a><img src="a.png"><img src=count.gif width=1 height=1>` +
        `<span style='display:none;mso-hide:all'>乙<b>丙</b></span><span style="display:none"> <script>x</script></span><math><mi>x</mi></math><object>z</object></p>`,
    );
    assert.deepEqual(
      new Map(notes.map(({ kind, count }) => [kind, count])),
      new Map([
        ['footnotes', 1],
        ['endnotes', 1],
        ['pictures', 1],
        ['hidden', 1],
        ['formulas', 1],
        ['objects', 1],
      ]),
    );
  });
});

describe('web pages of others', () => {
  it('LibreOffice', () => {
    const html = `<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/><title></title></head>
<body lang="zh-CN"><div title="header"><p>页眉</p></div><ol>
	<li value="1"><p style="line-height: 100%"><font face="Noto Serif CJK SC"><span lang="zh-CN">总体要求</span></font></p>
	<ol>
		<li><p>2020<span lang="zh-CN">年任务</span></p>
	</ol>
	<li><p>第二章</p>
</ol>
<p>正文<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a><span style="display: none">隐藏</span></p>
<table width="602"><col width="286"/><tr valign="top"><td rowspan="2"><p>
			a</p></td><td><p>c</p></td></tr></table>
<div id="sdfootnote1"><p><a class="sdfootnotesym" href="#sdfootnote1anc">1</a>脚注文字</p></div></body></html>`;
    assert.deepEqual(lines(html), ['1.总体要求', '1. 2020年任务', '2.第二章', '正文', 'a\tc']);
  });

  it('Google Docs, as copied', () => {
    const html = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><ol style="margin-top:0;margin-bottom:0;padding-inline-start:48px;"><li dir="ltr" style="list-style-type:cjk-ideographic;font-size:11pt;white-space:pre;" aria-level="1"><p dir="ltr" role="presentation"><span style="white-space:pre-wrap;">总体要求</span></p></li><ol style="margin-top:0;"><li dir="ltr" style="list-style-type:lower-alpha;white-space:pre;" aria-level="2"><p dir="ltr"><span style="white-space:pre-wrap;">完善  制度</span></p></li></ol></ol></b><br class="Apple-interchange-newline">`;
    assert.deepEqual(lines(html), ['一、总体要求', 'a.完善  制度']);
  });

  it('Word on the web, as copied', () => {
    const html = `<div class="ListContainerWrapper SCXW1"><ol class="NumberListStyle1" role="list" start="2"><li data-leveltext="（%1）" data-font="仿宋" data-aria-level="1" role="listitem"><p class="Paragraph"><span class="TextRun"><span class="NormalTextRun">完善制度</span></span><span class="EOP">&nbsp;</span></p></li></ol></div>`;
    assert.deepEqual(lines(html), ['（2）完善制度']);
  });

  it('a spreadsheet, as copied: the table begins before the piece', () => {
    const html = `<html><body><table border=0 class=xl63><!--StartFragment--><col width=72><tr height=18><td class=xl63>序号</td><td>任务</td></tr><tr><td>1</td><td>普查</td></tr><!--EndFragment--></table></body></html>`;
    assert.deepEqual(lines(html), ['序号\t任务', '1\t普查']);
  });

  it('a piece copied out of an entry has no number, and its surroundings no words', () => {
    const html = `<p>前</p><ol><li>甲</li><li><!--StartFragment-->乙的一半<!--EndFragment--></li></ol><p>后</p>`;
    assert.deepEqual(lines(html), ['乙的一半']);
  });
});

describe('the encoding of a web page', () => {
  it('may be windows-1252, whatever the decoder makes of its quotation marks and dashes', async () => {
    for (const label of ['windows-1252', 'iso-8859-1']) {
      const bytes = Uint8Array.from([
        ...utf8(`<meta charset=${label}><p>`),
        ...[0x93, 0x61, 0x94, 0x20, 0x80, 0x96, 0x85, 0xe9],
        ...utf8('&#24037;'),
      ]);
      const page = await readHtml(bytes, { name: 'a.html' });
      assert.equal(page.kind === 'document' && page.text, '“a” €–…é工\n');
    }
  });

  const gbk = (head: string) => Uint8Array.from([...utf8(head), 0xb9, 0xa4, 0xd7, 0xf7]);
  const utf16 = (text: string) =>
    Uint8Array.from(Array.from(text).flatMap((it) => [it.charCodeAt(0) & 255, it.charCodeAt(0) >> 8]));
  const all: readonly [string, Uint8Array][] = [
    ['that it says itself', gbk('<html><meta http-equiv=Content-Type content="text/html; charset=gb2312">')],
    ['that it says in the short form', gbk("<meta charset='GBK'>")],
    ['that XML says', gbk('<?xml version="1.0" encoding="gb18030"?><html>')],
    ['that it says wrongly, as sound UTF-8 proves', utf8('<meta charset=gb2312>工作')],
    ['Big5', Uint8Array.from([...utf8('<meta charset=big5>'), 0xa4, 0x75, 0xa7, 0x40])],
    ['that nothing says', gbk('<p>')],
    ['UTF-8', utf8('<p>工作')],
    [
      'UTF-8 with a mark, against what it says',
      Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('<meta charset=gbk>工作')]),
    ],
    ['UTF-16 with a mark', Uint8Array.from([0xff, 0xfe, ...utf16('<meta charset=utf-16>工作')])],
    ['UTF-16 without', utf16('<p>工作')],
    ['one that there is not', utf8('<meta charset=none>工作')],
  ];
  for (const [name, bytes] of all) {
    it(name, async () => {
      const { text, notes } = await read(bytes);
      assert.equal(text, '工作\n');
      assert.deepEqual(notes, []);
    });
  }

  it('counts what means nothing in it', async () => {
    const { notes } = await read(Uint8Array.from([...utf8('<meta charset=utf-8>工'), 0xff, 0xfe, 0x41]));
    assert.deepEqual(notes, [{ kind: 'characters', count: 2 }]);
  });
});

describe('hostile web pages', () => {
  const many = 100_000;
  const all: readonly [string, string, RegExp][] = [
    ['tags without an end', `${'<b>'.repeat(many)}甲`, /^甲$/],
    ['end tags of what was never opened', `${'<b>'.repeat(many)}${'</i>'.repeat(many)}甲`, /^甲$/],
    ['paragraphs in each other’s way', '<b><p>甲</b>'.repeat(many), /^甲\n甲\n/],
    [
      'an attribute of 10 MB',
      `<p title="${'x'.repeat(10_000_000)}" style="display:none;${'a:b;'.repeat(many)}">甲</p>乙`,
      /^乙$/,
    ],
    ['a name of 1 MB', `<${'x'.repeat(1_000_000)}>甲`, /^甲$/],
    ['many attributes', `<p ${Array.from({ length: many }, (_, i) => `a${i}=1`).join(' ')}>甲`, /^甲$/],
    ['entities', '&amp;'.repeat(many), /^&{100000}$/],
    ['half entities', '&am'.repeat(many), /^(?:&am){10}/],
    ['lists in lists', '<ol><li>甲'.repeat(many), /^1\.甲\n1\.甲\n/],
    ['tables in tables', `${'<table><tr><td>'.repeat(10_000)}甲`, /^甲$/],
    ['tables in tables, with text', '<table><tr><td>甲<td>乙'.repeat(10_000), /^甲/],
    [
      'cells that reach down for ever',
      `<table>${'<tr><td rowspan=65534>甲<td rowspan=65534>'.repeat(5_000)}`,
      /^甲/,
    ],
    ['a cell over all columns', '<table><tr><td colspan=999999999 rowspan=999999999>甲<td>乙', /^甲\t乙$/],
    ['comments that begin anew', '<!--'.repeat(many), /^$/],
    ['conditions', '<![if !supportAnnotations]>'.repeat(many), /^$/],
    ['fields', `<span style="mso-element:field-begin">`.repeat(many), /^$/],
    ['ends of copied pieces', `${'<!--EndFragment-->'.repeat(many)}甲`, /^甲$/],
    ['signs of tags', '<'.repeat(many), /^<+$/],
    ['blanks', `<p>${' \n'.repeat(many)}甲`, /^甲$/],
    ['line breaks', `甲${'<br>'.repeat(many)}乙`, /^甲\n\n乙$/],
    ['deeper than is kept', `${'<i>'.repeat(600_000)}甲<p>乙</p>`, /^甲乙$/],
    ['more cells than are kept', `<table>${'<td>甲'.repeat(600_000)}`, /^$/],
    [
      'numbers beyond counting',
      '<ol start=99999999999999999999><li>甲</ol><ol type=a start=999999><li>乙',
      /^1\.甲\n999999\.乙$/,
    ],
  ];
  for (const [name, html, expected] of all) {
    it(`${name}: read to the end`, () => {
      assert.match(htmlToText(html), expected);
    });
  }

  it('longer than any plan: a clear answer', async () => {
    const document = await readHtml(utf8('甲'.repeat(6_000_000).replace(/^/, '<p>')), { name: 'a.html' });
    assert.equal(document.kind, 'document');
    const long = await readHtml(utf8(`<p>${'a'.repeat(17 * 1024 * 1024)}`), { name: 'a.html' });
    assert.ok(long.kind === 'unreadable');
    assert.match(long.reason.zh, /文字太多/);
    assert.equal(htmlToText('a'.repeat(17 * 1024 * 1024)), '');
  });

  it('lets others work between its pieces', async () => {
    let breaths = 0;
    const breathe = () => {
      breaths++;
      return Promise.resolve();
    };
    await read('<p>甲</p>'.repeat(50_000), { breathe });
    assert.ok(breaths > 5);
  });

  it('answers any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        assert.ok(['document', 'unreadable'].includes((await readHtml(bytes, { name: 'a' })).kind));
      }),
    );
  });
});
