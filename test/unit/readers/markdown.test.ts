import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readMarkdown } from '../../../server/src/archive/readers/markdown';

type Sample = readonly [name: string, markdown: string, ...lines: readonly string[]];

function samples(all: readonly Sample[]): void {
  for (const [name, markdown, ...expected] of all) {
    it(name, () => {
      assert.equal(readMarkdown(markdown).text, expected.map((line) => `${line}\n`).join(''));
    });
  }
}

describe('the lines of Markdown', () => {
  samples([
    [
      'headings',
      '# 标题\n## 一、总体要求 ##\n#\n### **（一）**完善',
      ...['标题', '一、总体要求', '', '（一）完善'],
    ],
    [
      'headings that are underlined',
      '标题\n===\n一、总体要求\n---\n正文',
      ...['标题', '一、总体要求', '正文'],
    ],
    ['a sign that is no heading', '#1号楼改造\n####### 七', '#1号楼改造', '####### 七'],
    [
      'each a paragraph, as people write plans',
      '一、总体要求\n坚持稳中求进。\n1.完善制度。',
      ...['一、总体要求', '坚持稳中求进。', '1.完善制度。'],
    ],
    ['rules across the page', '甲\n\n---\n\n***\n_ _ _\n乙', '甲', '', '乙'],
    ['quotations', '> 甲\n>> 乙\n> > 丙', ...['甲', '乙', '丙']],
    ['bullets', '- 甲\n* 乙\n  + 丙\n- [ ] 丁\n- [x] 戊', ...['甲', '乙', '丙', '丁', '戊']],
    ['dashes that are no bullets', '-1\n——甲\n- 12 -', ...['-1', '——甲', '12 -']],
    [
      'numbers exactly as they are written',
      '1. 甲\n1. 乙\n   7) 丙\n2.2020年\n3.\t丁',
      ...['1. 甲', '1. 乙', '7) 丙', '2.2020年', '3.\t丁'],
    ],
    ['numbers with an escape', '1\\. 甲\n2\\、乙', '1. 甲', '2\\、乙'],
    ['hard breaks', '甲  \n乙\\\n丙<br>丁<br/>戊', ...['甲', '乙', '丙', '丁', '戊']],
    [
      'tables',
      '| 序号 | 任务 |\n|:--|--:|\n| 1 | **普查** \\| 建档<br>归档 |\n2 | 验收\n\n后',
      ...['序号\t任务', '1\t普查 | 建档 归档', '2\t验收', '', '后'],
    ],
    ['a bar that is no table', '甲 | 乙\n丙', '甲 | 乙', '丙'],
    ['code as it stands', '```text\n# 甲 **乙**\n\n- 丙\n```\n~~~\n丁', ...['# 甲 **乙**', '', '- 丙', '丁']],
    ['comments left out', '甲<!-- 注\n注 -->乙\n<!-- 丙 -->\n丁', ...['甲乙', '', '丁']],
    ['a comment without an end, which is text', '甲\n<!-- 乙\n丙', ...['甲', '<!-- 乙', '丙']],
    ['settings at the head', '---\ntitle: 要点\ndate: 2021\n---\n甲', '甲'],
    ['a rule at the head, which is none', '---\n甲\n---\n乙', '甲', '乙'],
    [
      'links that are defined elsewhere',
      '见[办法][a]、[A]、[乙]。\n\n[a]: https://example.org "题"',
      '见办法、A、[乙]。',
    ],
    ['footnotes', '甲[^1]乙\n[^1]: 注\n    注的第二行\n丙', '甲乙', '丙'],
    ['Windows line ends and the old Mac’s', '# 甲\r\n乙\r丙', ...['甲', '乙', '丙']],
    ['blanks at both ends', '　　甲　\n\n\n\n\t乙\n\n', '甲', '', '乙'],
    ['nothing', ''],
  ]);
});

describe('the words of Markdown', () => {
  const words: readonly [string, string][] = [
    ['**加强**和*完善*、__推进__、_落实_', '加强和完善、推进、落实'],
    ['***重中之重***，**加*强*领导**', '重中之重，加强领导'],
    ['**加强领导。**推进“**放管服**”改革', '加强领导。推进“放管服”改革'],
    ['~~删去~~', '删去'],
    ['`a*b*c`和``x`y``', 'a*b*c和x`y'],
    ['没有伙伴的*和**和_和`和~~', '没有伙伴的*和**和_和`和~~'],
    ['*注：一处', '*注：一处'],
    ['5*8小时，3*7小时；a_b_c', '5*8小时，3*7小时；a_b_c'],
    ['3~5年，1~2年', '3~5年，1~2年'],
    ['联系人：____ ____年__月__日', '联系人：____ ____年__月__日'],
    ['[办法](http://a.cn/b_(c) "题")和<https://a.cn/x_y_z>', '办法和https://a.cn/x_y_z'],
    ['[2021]3号、[注]、(甲)[乙]', '[2021]3号、[注]、(甲)[乙]'],
    ['〔2021〕3号', '〔2021〕3号'],
    ['\\*不是强调\\*，C:\\目录', '*不是强调*，C:\\目录'],
    ['A&amp;B&nbsp;&#24037;&#x4f5c; AT&T &none;', 'A&B\u00a0工作 AT&T &none;'],
    ['<b>粗</b><span style="x">体</span>，<名称>，a<b', '粗体，<名称>，a<b'],
    ['[![图](a.png)](http://a.cn)文', '文'],
    ['[**完善**制度](a)', '完善制度'],
  ];
  for (const [markdown, expected] of words) {
    it(markdown, () => {
      assert.equal(readMarkdown(markdown).text, `${expected}\n`);
    });
  }

  it('are told what was left out', () => {
    const { notes } = readMarkdown('![a](b.png)甲![c][d]<img src="e">乙[^1]\n\n[d]: /d.png\n[^1]: 注');
    assert.deepEqual(notes, [
      { kind: 'pictures', count: 3 },
      { kind: 'footnotes', count: 1 },
    ]);
  });
});

/** A text's lines without the blanks around them, as every reader gives them. */
function bare(text: string): readonly string[] {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/^[ \t\u00a0\u3000]+|[ \t\u00a0\u3000]+$/g, ''));
  return lines.filter((line) => line !== '');
}

describe('plans without any Markdown in it', () => {
  it('come out as they went in, whatever their words', () => {
    const line = fc.stringMatching(/^[一二三1-9（）、.．，。：；“”《》〔〕①②工作要点完善 \u3000]{0,30}$/);
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        assert.deepEqual(bare(readMarkdown(lines.join('\n')).text), bare(lines.join('\n')));
      }),
    );
  });
});

describe('hostile Markdown', () => {
  const pieces = [
    '`',
    '``` ',
    '`a``b',
    '**a ',
    '*a_',
    '_*',
    '[',
    '](',
    '[x](',
    '![',
    '<a ',
    '&',
    '\\',
    '<!--',
    '> ',
    '|',
    '~~',
  ];
  for (const piece of [...pieces, 'a|b\n-|-\n', '\n-', '[^', '[a]: /x\n', '| \t ']) {
    it(`${JSON.stringify(piece)} again and again: read to the end`, () => {
      assert.equal(typeof readMarkdown(piece.repeat(100_000)).text, 'string');
    });
  }

  it('keeps what is no mark', () => {
    assert.equal(readMarkdown('['.repeat(100_000)).text.length, 100_001);
  });

  it('answers any text, with nothing added', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...'` * _ ~ [ ] ( ) ! < > & \\ # - | : 1 . 甲 a'.split(' '), ' ', '\n'),
        }),
        (text) => {
          const { text: read } = readMarkdown(text);
          const count = (it: string) => it.split('甲').length - 1;
          assert.ok(count(read) <= count(text));
          assert.ok(read.length <= text.length + 1);
        },
      ),
    );
  });
});
