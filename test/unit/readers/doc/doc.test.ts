import assert from 'node:assert/strict';
import type { ReadDocument, ReadOptions } from '../../../../server/src/archive/readers/document';
import { readDoc } from '../../../../server/src/archive/readers/doc/index';
import { docOf, type DocOf, type ParagraphOf } from './doc-file';

async function read(doc: DocOf, options: Partial<ReadOptions> = {}): Promise<ReadDocument> {
  const read = await readDoc(docOf(doc), { name: '要点.doc', ...options });
  assert.equal(read.kind, 'document', JSON.stringify(read));
  return read;
}

const textOf = async (...paragraphs: (string | ParagraphOf)[]) => (await read({ paragraphs })).text;
const notesOf = async (doc: DocOf) =>
  Object.fromEntries((await read(doc)).notes.map(({ kind, count }) => [kind, count]));

const cell = (text: ParagraphOf['text'], more: Partial<ParagraphOf> = {}): ParagraphOf => ({
  text: text ?? '',
  end: '\x07',
  ...more,
});
const rowEnd: ParagraphOf = { end: '\x07', rowEnd: true };
const field = (instruction: string, result?: string) =>
  `\x13${instruction}${result === undefined ? '' : `\x14${result}`}\x15`;

describe('the text of a .doc', () => {
  it('is its paragraphs, a line each', async () => {
    assert.equal(
      await textOf('某局2026年工作要点', '一、总体要求', '坚持稳中求进。'),
      '某局2026年工作要点\n一、总体要求\n坚持稳中求进。\n',
    );
  });

  it('has no blanks at the ends of its lines, and one empty line for several', async () => {
    assert.equal(await textOf('', '\u3000\u3000一、甲\u00A0', '', '', ' \t乙　丙', ''), '一、甲\n\n乙　丙\n');
  });

  for (const [what, doc] of Object.entries<Partial<DocOf>>({
    'in one piece': {},
    'in pieces out of order': { pieceLength: 3 },
    'in pieces of one character': { pieceLength: 1 },
    'with its tables in the other stream': { tableName: '0Table' },
    'with another version number that Word 97 wrote': { version: 0xc0 },
    'of Word 2003': { version: 0x10c },
    'saved bit by bit': { flags: 0x54 },
  })) {
    it(`is the same ${what}`, async () => {
      const paragraphs = ['要点', { text: ['甲', { text: '隐藏', hidden: true }, '乙𠮷'], list: 1 }, '丙'];
      const lists = { lists: [[{ text: '%1、', nfc: 37 }]], instances: [{ list: 0 }] };
      assert.equal((await read({ paragraphs, ...lists, ...doc })).text, '要点\n一、甲乙𠮷\n丙\n');
    });
  }

  it('may have a byte for a character', async () => {
    const paragraphs = ['caf\xe9 \x93a\x94 \x85 \x97', { text: 'b', list: 1 }];
    const lists = { lists: [[{ text: '%1.' }]], instances: [{ list: 0 }] };
    assert.equal((await read({ paragraphs, ...lists, width: 1 })).text, 'café “a” … —\n1.b\n');
  });

  it('may be long', async () => {
    const paragraphs = Array.from({ length: 3000 }, (_, i) => ({ text: `第${i}段`, list: 1 }));
    const lists = { lists: [[{ text: '%1.' }]], instances: [{ list: 0 }] };
    const lines = (await read({ paragraphs, ...lists })).text.split('\n');
    assert.equal(lines.length, 3001);
    assert.equal(lines[2999], '3000.第2999段');
  });

  it('breaks where a line, a page or a column does, but not at the end of a paragraph', async () => {
    assert.equal(
      await textOf('甲\x0b乙', '丙\f丁', '戊\x0e己', '庚\f', '\f辛'),
      '甲\n乙\n丙\n丁\n戊\n己\n庚\n辛\n',
    );
  });

  it('ends a paragraph where a section does', async () => {
    const list = { lists: [[{ text: '%1.' }]], instances: [{ list: 0 }] };
    const paragraphs: ParagraphOf[] = [
      { text: '甲', end: '\f', list: 1 },
      { text: '乙', list: 1 },
    ];
    assert.equal((await read({ paragraphs, ...list })).text, '1.甲\n2.乙\n');
  });

  it('keeps tabs and hyphens, and drops soft hyphens and marks without a meaning', async () => {
    assert.equal(await textOf('甲\t乙\x1e丙\x1f丁\x02\x05\x03\u00AD戊'), '甲\t乙-丙丁戊\n');
  });

  it('shows signs of symbol fonts', async () => {
    const paragraphs = [
      { text: ['完成', { text: '(', special: true, symbol: { font: 1, code: 0xf0fc } }] },
      { text: [{ text: '\uF0D8', font: 1 }, '重点', { text: 'n', font: 1 }] },
    ];
    assert.equal((await read({ paragraphs, fonts: ['宋体', 'Wingdings'] })).text, '完成✓\n➢重点■\n');
  });

  it('says which characters are broken', async () => {
    const found = await read({ paragraphs: ['甲\ud842乙'] });
    assert.deepEqual([found.text, found.notes], ['甲\uFFFD乙\n', [{ kind: 'characters', count: 1 }]]);
  });
});

describe('fields of a .doc', () => {
  it('show their result', async () => {
    assert.equal(await textOf(`见${field(' HYPERLINK "http://example.cn" ', '网站')}。`), '见网站。\n');
  });

  it('show nothing without one', async () => {
    assert.equal(await textOf(`见${field(' PAGE ')}。`), '见。\n');
  });

  it('lie inside each other', async () => {
    const inner = field(' DOCPROPERTY "年" ', '2026');
    assert.equal(await textOf(`A${field(` IF ${inner} = 2026 `, `第${inner}号`)}B`), 'A第2026号B\n');
  });

  it('may have paragraphs in their result', async () => {
    assert.equal(await textOf('\x13 INCLUDETEXT a \x14正文一', '正文二\x15', '甲'), '正文一\n正文二\n甲\n');
  });

  it('hide nothing where their end is missing', async () => {
    assert.equal(await textOf('甲\x13乙', '丙\x14丁', `戊${field('A', '己')}`), '甲乙\n丙丁\n戊己\n');
  });

  it('may hold a character in a circle', async () => {
    assert.equal(await textOf(`${field('eq \\o\\ac(○,3)')}加强学习`), '③加强学习\n');
  });

  it('are counted where something is lost', async () => {
    const paragraphs = [
      field(' EQ \\f(1,2) '),
      field(' AUTONUM '),
      { text: [`\x13 EMBED Equation.3 \x14`, { text: '\x01', special: true, object: true }, '\x15'] },
      { text: [`\x13 EMBED Excel.Sheet.8 \x14`, { text: '\x01', special: true, object: true }, '\x15'] },
    ];
    assert.deepEqual(await notesOf({ paragraphs }), { formulas: 2, numbers: 1, objects: 1 });
  });
});

describe('what is not text in a .doc', () => {
  it('is left out and counted', async () => {
    const doc: DocOf = {
      paragraphs: [
        '正文\x02一\x02二\x02三\x05四',
        { text: ['图', { text: '\x01', special: true }, { text: '\x01', special: true, data: true }, '后'] },
        {
          text: [
            '看',
            { text: '不见', hidden: true },
            { text: '的', hidden: true },
            '字',
            { text: '又', hidden: true },
          ],
        },
      ],
      footnotes: 2,
      endnotes: 1,
      comments: 1,
      pictures: 2,
    };
    const { text } = await read(doc);
    assert.equal(text, '正文一二三四\n图后\n看字\n');
    assert.deepEqual(await notesOf(doc), { footnotes: 2, endnotes: 1, comments: 1, pictures: 3, hidden: 2 });
  });

  it('is hidden text, as its styles say or against them', async () => {
    const styles = [{}, { hidden: true }, { base: 1 }, { kind: 2 as const, hidden: true }];
    const paragraphs: (string | ParagraphOf)[] = [
      { text: ['甲', { text: '乙', style: 3 }, { text: '丙', style: 3, hidden: false }] },
      { text: ['丁', { text: '戊', hidden: 'opposite' }, { text: '己', hidden: 'style' }], style: 2 },
      '庚',
    ];
    assert.equal((await read({ paragraphs, styles })).text, '甲丙\n戊庚\n');
  });

  it('is hidden where a piece says so', async () => {
    const paragraphs = ['甲'];
    assert.equal((await read({ paragraphs, prm: (0x5c << 1) | (1 << 8) })).text, '');
    assert.equal((await read({ paragraphs, prm: [0x3c, 0x08, 1] })).text, '');
    assert.equal((await read({ paragraphs, prm: [0x35, 0x08, 1] })).text, '甲\n');
  });

  it('joins paragraphs where the mark between them is hidden', async () => {
    const list = { lists: [[{ text: '%1、', nfc: 37 }]], instances: [{ list: 0 }] };
    const paragraphs: ParagraphOf[] = [
      { text: '总体要求', list: 1, mark: { hidden: true, separator: true } },
      { text: '。坚持稳中求进。' },
      { text: [{ text: '整段', hidden: true }], list: 1, mark: { hidden: true } },
      { text: '重点', list: 1 },
    ];
    // What is hidden counts: by such paragraphs Word itself skips numbers.
    assert.equal((await read({ paragraphs, ...list })).text, '一、总体要求。坚持稳中求进。\n三、重点\n');
  });
});

describe('tracked changes in a .doc', () => {
  const doc: DocOf = {
    paragraphs: [
      { text: ['加', { text: '强', inserted: true }, { text: '快', deleted: true }, '学习'] },
      { text: '一段', mark: { deleted: true } },
      { text: '两段', mark: { inserted: true } },
      { text: ['三', { text: '又加又删', inserted: true, deleted: true }, '段'] },
    ],
  };

  it('are accepted', async () => {
    assert.equal((await read(doc)).text, '加强学习\n一段两段\n三段\n');
  });

  it('are left as it was before them', async () => {
    assert.equal((await read(doc, { changes: 'original' })).text, '加快学习\n一段\n两段三段\n');
  });

  it('are counted', async () => {
    assert.deepEqual(await notesOf(doc), { changes: 5 });
  });

  it('take rows away', async () => {
    const gone = { deleted: true };
    const paragraphs: ParagraphOf[] = [
      cell('甲'),
      rowEnd,
      cell([{ text: '乙', ...gone }], { mark: gone }),
      { ...rowEnd, mark: gone },
      cell('丙'),
      rowEnd,
    ];
    assert.equal((await read({ paragraphs })).text, '甲\n丙\n');
    assert.equal((await read({ paragraphs }, { changes: 'original' })).text, '甲\n乙\n丙\n');
  });
});

describe('a table of contents in a .doc', () => {
  it('is left out, and nothing else', async () => {
    const { text, notes } = await read({
      paragraphs: [
        '前',
        '\x13 TOC \\o "1-3" \x14一、甲\t\x13 PAGEREF _Toc1 \x141\x15',
        '二、乙\t2',
        '\x15',
        '一、甲',
        '丙\x13TOC\x14丁',
        '戊\x15己',
      ],
    });
    assert.equal(text, '前\n一、甲\n丙\n己\n');
    assert.deepEqual(notes, [{ kind: 'contents', count: 2 }]);
  });

  it('without an end loses nothing', async () => {
    assert.equal(await textOf('\x13 TOC \x14甲', '乙'), 'TOC 甲\n乙\n');
  });
});

describe('tables of a .doc', () => {
  it('are rows of cells parted by tabs', async () => {
    assert.equal(
      await textOf('表', cell('单位'), cell('任务'), rowEnd, cell('办公室'), cell('督办'), rowEnd, '后'),
      '表\n单位\t任务\n办公室\t督办\n后\n',
    );
  });

  it('join what is in a cell', async () => {
    assert.equal(
      await textOf({ text: '甲', inTable: true }, cell('乙\x0b丙\t丁'), cell(''), cell('戊'), rowEnd),
      '甲 乙 丙 丁\t\t戊\n',
    );
  });

  it('hold others in a cell', async () => {
    const inner = { inTable: true, depth: 2 };
    assert.equal(
      await textOf(
        cell('外'),
        { text: '内一', ...inner },
        { text: '内二', ...inner },
        { ...inner },
        cell('末'),
        rowEnd,
      ),
      '外\t内一 内二 末\n',
    );
  });

  it('have numbers', async () => {
    const list = { lists: [[{ text: '%1.' }]], instances: [{ list: 0 }] };
    const paragraphs = [cell('甲', { list: 1 }), cell('乙', { list: 1 }), rowEnd, { text: '丙', list: 1 }];
    assert.equal((await read({ paragraphs, ...list })).text, '1.甲\t2.乙\n3.丙\n');
  });

  it('have nothing in cells that go on the one above', async () => {
    // sprmTDefTable: two columns, their places, and two cells of 20 bytes of which the first goes on.
    const cells = [0x20, 0, ...new Array<number>(18).fill(0), ...new Array<number>(20).fill(0)];
    const definition = [0x08, 0xd6, 1 + 2 + 1 + 6 + 40 - 2, 0, 2, 0, 0, 1, 0, 2, 0, ...cells];
    const merge = [0x2b, 0xd6, 2, 1, 1];
    assert.equal(
      await textOf(cell('旧'), cell('甲'), { ...rowEnd, sprms: definition }, cell('乙'), cell('旧'), {
        ...rowEnd,
        sprms: merge,
      }),
      '\t甲\n乙\n',
    );
  });

  it('keep the tabs of empty cells in front, and have no line where all are empty', async () => {
    assert.equal(
      await textOf(
        '前',
        cell(''),
        cell('甲'),
        cell(''),
        rowEnd,
        cell(''),
        cell(''),
        rowEnd,
        cell('乙'),
        cell('丙'),
        rowEnd,
      ),
      '前\n\t甲\n乙\t丙\n',
    );
  });

  it('of one column are frames, whose paragraphs are lines', async () => {
    assert.equal(
      await textOf({ text: '甲', inTable: true }, { text: '', inTable: true }, cell('乙'), rowEnd, '后'),
      '甲\n\n乙\n后\n',
    );
  });

  it('are known by changes that lie elsewhere', async () => {
    assert.equal(
      await textOf(cell('甲'), cell('乙'), { ...rowEnd, elsewhere: true }, cell('丙'), rowEnd),
      '甲\t乙\n丙\n',
    );
  });

  it('that end in the middle of a row lose nothing', async () => {
    assert.equal(await textOf(cell('甲'), cell('乙'), '后'), '甲\t乙\n后\n');
    assert.equal(await textOf(cell('甲'), cell('乙')), '甲\t乙\n');
    assert.equal(await textOf(cell('甲'), { text: '乙', inTable: true }, '丙'), '甲\t乙\n丙\n');
  });
});

describe('text boxes of a .doc', () => {
  it('stand below the paragraph that they are anchored in', async () => {
    const { text, notes } = await read({
      paragraphs: ['前\x08面', '后面'],
      boxes: [{ at: 1, paragraphs: ['框里', '', '框里二', ''] }],
    });
    assert.deepEqual([text, notes], ['前面\n框里\n\n框里二\n后面\n', []]);
  });

  it('stand below the row that they are anchored in', async () => {
    const boxes = [{ at: 0, paragraphs: ['框里'] }];
    const paragraphs = [{ text: '\x08甲', inTable: true }, cell('一'), cell('乙'), rowEnd, '丙'];
    assert.equal((await read({ paragraphs, boxes })).text, '甲 一\t乙\n框里\n丙\n');
    assert.equal(
      (await read({ paragraphs: [cell('\x08甲'), cell('乙'), rowEnd, '丙'], boxes })).text,
      '甲\t乙\n框里\n丙\n',
    );
  });

  it('stand at the end where their place is not known', async () => {
    const boxes = [{ paragraphs: ['组里一', ''] }, { paragraphs: ['组里二', ''] }];
    assert.equal((await read({ paragraphs: ['正文'], boxes })).text, '正文\n组里一\n组里二\n');
  });

  it('are not there where their anchor was deleted', async () => {
    const boxes = [{ at: 1, paragraphs: ['框里'] }];
    assert.equal(
      (await read({ paragraphs: [{ text: ['甲', { text: '\x08', deleted: true }] }], boxes })).text,
      '甲\n',
    );
  });
});
