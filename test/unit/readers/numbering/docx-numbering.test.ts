import assert from 'node:assert/strict';
import { docxNumbering } from '../../../../server/src/archive/readers/docx/numbering';
import { readStyles } from '../../../../server/src/archive/readers/docx/styles';
import {
  abstractNum,
  ilvl,
  levelOverride,
  lvl,
  num,
  numbersOf,
  numId,
  startOverride,
  style,
  xmlOf,
  type LevelXml,
  type ParagraphSpec,
} from './docx-lists';

/** The levels that Chinese offices have: `一、`, `（一）`, `1.`, `（1）`, `①`. */
const OFFICE: readonly LevelXml[] = [
  { format: 'chineseCountingThousand', text: '%1、' },
  { format: 'chineseCountingThousand', text: '（%2）' },
  { text: '%3.' },
  { text: '（%4）' },
  { format: 'decimalEnclosedCircle', text: '%5' },
];
const office = abstractNum(0, ...OFFICE.map((level, i) => lvl(i, level))) + num(1, 0);
/** `1.`, `1.1.`, `1.1.1.` */
const outline = (...more: readonly string[]) =>
  abstractNum(
    0,
    ...[0, 1, 2, 3].map((i) =>
      lvl(i, { text: `%1.${'%2.%3.%4.'.slice(0, i * 3)}`, ...(more[i] !== undefined && { more: more[i] }) }),
    ),
  );
/** Paragraphs of instance 1 at the levels. */
const at = (...levels: readonly number[]): ParagraphSpec[] => levels.map((level) => [1, level]);

describe('docxNumbering (ISO/IEC 29500-1, 17.9)', () => {
  describe('17.9.1 abstractNum, 17.9.15 num, 17.9.2 abstractNumId, 17.9.18 numId, 17.9.3 ilvl', () => {
    it('counts a list of an office', () => {
      assert.deepEqual(numbersOf(office, at(0, 1, 1, 2, 2, 3, 4, 4, 3, 2, 1, 2, 0, 1)), [
        ...['一、', '（一）', '（二）', '1.', '2.', '（1）', '①', '②', '（2）', '3.', '（三）', '1.', '二、'],
        '（一）',
      ]);
    });

    it('goes on counting behind plain paragraphs', () => {
      assert.deepEqual(numbersOf(office, [[1], {}, {}, [1], {}, [1]]), [
        '一、',
        '-',
        '-',
        '二、',
        '-',
        '三、',
      ]);
    });

    it('counts lists apart, in whatever order they come', () => {
      const two = abstractNum(0, lvl(0)) + abstractNum(1, lvl(0, { text: '（%1）' })) + num(1, 0) + num(2, 1);
      assert.deepEqual(numbersOf(two, [[1], [2], [1], [2], [2], [1]]), [
        '1.',
        '（1）',
        '2.',
        '（2）',
        '（3）',
        '3.',
      ]);
    });

    it('counts instances of one list on from each other', () => {
      const shared = abstractNum(0, lvl(0), lvl(1, { text: '%1.%2' })) + num(1, 0) + num(2, 0);
      assert.deepEqual(numbersOf(shared, [[1], [2], [1], [2, 1], [1, 1], [2]]), [
        '1.',
        '2.',
        '3.',
        '3.1',
        '3.2',
        '4.',
      ]);
    });

    it('gives no number for 0, which takes a number away', () => {
      assert.deepEqual(numbersOf(office, [[1], [0], [1]]), ['一、', '-', '二、']);
    });

    it('gives no number where the instance, its list or the level is missing', () => {
      const broken = `${abstractNum(0, lvl(0))}${num(1, 0)}${num(2, 7)}<w:num w:numId="3"/><w:num w:numId="0"><w:abstractNumId w:val="0"/></w:num>`;
      assert.deepEqual(numbersOf(broken, [[2], [3], [4], [0], [1, 1], [1, 8], [1, 9], [1, -1], [1]]), [
        ...['-', '-', '-', '-', '-', '-', '-', '-', '1.'],
      ]);
    });

    it('has nine levels, and no number for deeper ones', () => {
      const nine =
        abstractNum(0, ...Array.from({ length: 12 }, (_, i) => lvl(i, { text: `%${i + 1}` }))) + num(1, 0);
      assert.deepEqual(numbersOf(nine, at(8, 9, 11, 8)), ['1', '-', '-', '2']);
    });

    it('takes the first of two with the same number', () => {
      const twice = `${abstractNum(0, lvl(0))}${abstractNum(0, lvl(0, { text: '%1)' }))}${num(1, 0)}${num(1, 5)}`;
      assert.deepEqual(numbersOf(twice, [[1]]), ['1.']);
    });

    it('reads no number from what is none', () => {
      const odd = `${abstractNum(0, lvl(0))}<w:num w:numId="x"><w:abstractNumId w:val="0"/></w:num><w:num><w:abstractNumId/></w:num>${num(1, 0)}`;
      assert.deepEqual(numbersOf(odd, [[1]]), ['1.']);
    });

    it('has no numbers where there is no such part', () => {
      const counter = docxNumbering(undefined, readStyles(undefined));
      assert.equal(counter.next({ numId: 1, level: 0 }), undefined);
      assert.equal(counter.next({}), undefined);
    });
  });

  describe('17.9.4 isLgl', () => {
    it('writes all numbers of the level in arabic digits', () => {
      const legal = (more: string) =>
        abstractNum(
          0,
          lvl(0, { format: 'chineseCountingThousand', text: '第%1章' }),
          lvl(1, { format: 'upperRoman', text: '%1.%2', more }),
        ) + num(1, 0);
      assert.deepEqual(numbersOf(legal('<w:isLgl/>'), at(0, 0, 1, 1)), ['第一章', '第二章', '2.1', '2.2']);
      assert.deepEqual(numbersOf(legal('<w:isLgl w:val="false"/>'), at(0, 0, 1)), [
        '第一章',
        '第二章',
        '二.I',
      ]);
      assert.deepEqual(numbersOf(legal('<w:isLgl w:val="1"/>'), at(0, 1)), ['第一章', '1.1']);
    });

    it('keeps leading zeros, and nothing where there is no number', () => {
      const zeros =
        abstractNum(
          0,
          lvl(0, { format: 'decimalZero', text: '%1' }),
          lvl(1, { format: 'none', text: '' }),
          lvl(2, { format: 'lowerLetter', text: '%1-%2%3', more: '<w:isLgl/>' }),
        ) + num(1, 0);
      assert.deepEqual(numbersOf(zeros, at(0, 2)), ['01', '01-1']);
    });
  });

  describe('17.9.5 lvl and 17.9.8 lvlOverride', () => {
    it('writes a level as the instance has it, and counts on', () => {
      const overridden =
        abstractNum(0, lvl(0), lvl(1, { text: '%1.%2' })) +
        num(1, 0) +
        num(2, 0, levelOverride(0, lvl(0, { format: 'upperLetter', text: '%1)', start: 9 })));
      assert.deepEqual(numbersOf(overridden, [[1], [2], [2, 1], [1]]), ['1.', 'B)', 'B.1', '3.']);
    });

    it('begins with the start of that level where nothing has been counted', () => {
      const overridden =
        abstractNum(0, lvl(0)) + num(2, 0, levelOverride(0, lvl(0, { start: 4, text: '%1)' })));
      assert.deepEqual(numbersOf(overridden, [[2], [2]]), ['4)', '5)']);
    });

    it('adds a level that the list does not have', () => {
      const added = abstractNum(0, lvl(0)) + num(1, 0, levelOverride(1, lvl(1, { text: '%1.%2' })));
      assert.deepEqual(numbersOf(added, at(0, 1)), ['1.', '1.1']);
    });

    it('leaves out overrides of levels that there cannot be', () => {
      const odd =
        abstractNum(0, lvl(0)) + num(1, 0, startOverride(12, 5), '<w:lvlOverride/>', startOverride(0, 3));
      assert.deepEqual(numbersOf(odd, at(0)), ['3.']);
    });
  });

  describe('17.9.9 lvlPicBulletId', () => {
    it('has a bullet for a picture', () => {
      const picture = abstractNum(
        0,
        lvl(0, { format: 'bullet', text: '\uf0b7', more: '<w:lvlPicBulletId w:val="0"/>' }),
      );
      assert.deepEqual(numbersOf(picture + num(1, 0), at(0)), ['•']);
    });
  });

  describe('17.9.10 lvlRestart', () => {
    const restart = (value: number) => `<w:lvlRestart w:val="${value}"/>`;

    it('begins anew after any higher level when it is left out', () => {
      assert.deepEqual(numbersOf(outline() + num(1, 0), at(0, 1, 2, 2, 1, 2, 0, 1, 2)), [
        ...['1.', '1.1.', '1.1.1.', '1.1.2.', '1.2.', '1.2.1.', '2.', '2.1.', '2.1.1.'],
      ]);
    });

    it('never begins anew with 0: the example of the standard', () => {
      const example =
        abstractNum(
          0,
          lvl(0, { text: '%1)' }),
          lvl(1, { format: 'lowerLetter', text: '%2)' }),
          lvl(2, { format: 'lowerRoman', text: '%3)', more: restart(0) }),
        ) + num(1, 0);
      assert.deepEqual(numbersOf(example, at(0, 1, 2, 2, 0, 1, 2, 2)), [
        ...['1)', 'a)', 'i)', 'ii)', '2)', 'a)', 'iii)', 'iv)'],
      ]);
    });

    it('begins anew after the level named and those above it only', () => {
      const items = abstractNum(0, lvl(0), lvl(1), lvl(2, { more: restart(1) })) + num(1, 0);
      assert.deepEqual(numbersOf(items, at(0, 1, 2, 2, 1, 2, 0, 2)), [
        '1.',
        '1.',
        '1.',
        '2.',
        '2.',
        '3.',
        '2.',
        '1.',
      ]);
      const second = abstractNum(0, lvl(0), lvl(1), lvl(2), lvl(3, { more: restart(2) })) + num(1, 0);
      assert.deepEqual(
        numbersOf(second, at(0, 1, 2, 3, 2, 3, 1, 3, 0, 3)).filter((_, i) => [3, 5, 7, 9].includes(i)),
        [...['1.', '2.', '1.', '1.']],
      );
    });

    it('is left out of account when it names a level that is not higher', () => {
      const odd = abstractNum(0, lvl(0), lvl(1, { more: restart(7) })) + num(1, 0);
      assert.deepEqual(numbersOf(odd, at(0, 1, 1, 0, 1)), ['1.', '1.', '2.', '2.', '1.']);
    });

    it('lets items run on over chapters, as offices want it', () => {
      const runOn =
        abstractNum(
          0,
          lvl(0, { format: 'chineseCountingThousand', text: '%1、' }),
          lvl(1, { text: '%2.', more: restart(0) }),
        ) + num(1, 0);
      assert.deepEqual(numbersOf(runOn, at(0, 1, 1, 0, 1)), ['一、', '1.', '2.', '二、', '3.']);
    });
  });

  describe('17.9.11 lvlText', () => {
    it('writes the numbers of several levels, in their own forms', () => {
      const mixed =
        abstractNum(
          0,
          lvl(0, { format: 'upperRoman', text: '%1' }),
          lvl(1, { format: 'chineseCounting', text: '%1.%2' }),
          lvl(2, { text: '[%3/%2/%1]%3' }),
        ) + num(1, 0);
      assert.deepEqual(numbersOf(mixed, at(0, 0, 1, 1, 2)), ['I', 'II', 'II.一', 'II.二', '[1/二/II]1']);
    });

    it('may have text alone, or nothing', () => {
      const texts =
        abstractNum(0, lvl(0, { text: '附件' }), lvl(1, { text: '' }), '<w:lvl w:ilvl="2"/>') + num(1, 0);
      assert.deepEqual(numbersOf(texts, at(0, 1, 2, 0)), ['附件', '', '', '附件']);
    });

    it('takes a percent sign that no digit follows as it is', () => {
      const percent = abstractNum(0, lvl(0, { text: '%1% %0 %' })) + num(1, 0);
      assert.deepEqual(numbersOf(percent, at(0)), ['1% %0 %']);
    });

    it('is no text when it names a lower level ([MS-OI29500] 2.1.283)', () => {
      const below = abstractNum(0, lvl(0, { text: '%1.%2' }), lvl(1, { text: '%1.%2' })) + num(1, 0);
      assert.deepEqual(numbersOf(below, at(0, 1)), ['', '1.1']);
    });

    it('has nothing for the number of a bullet level', () => {
      const bullets =
        abstractNum(
          0,
          lvl(0, { text: '%1.' }),
          lvl(1, { text: '%1.%2.' }),
          lvl(2, { format: 'bullet', text: '—' }),
          lvl(3, { text: '%1.%2.%3%4.' }),
        ) + num(1, 0);
      assert.deepEqual(numbersOf(bullets, at(0, 1, 3, 3, 1, 3)), [
        '1.',
        '1.1.',
        '1.1.1.',
        '1.1.2.',
        '1.2.',
        '1.2.1.',
      ]);
    });
  });

  describe('17.9.12 multiLevelType, 17.9.13 name, 17.9.14 nsid, 17.9.29 tmpl, 17.9.7 lvlJc, legacy', () => {
    it('say nothing of the numbers: a list of one level may have more', () => {
      const head =
        '<w:nsid w:val="0F"/><w:multiLevelType w:val="singleLevel"/><w:tmpl w:val="0A"/><w:name w:val="条"/>';
      const more = '<w:legacy w:legacy="1" w:legacySpace="0" w:legacyIndent="360"/>';
      const single = abstractNum(0, head, lvl(0, { more }), lvl(1, { text: '%1.%2' })) + num(1, 0);
      assert.deepEqual(numbersOf(single, at(0, 1)), ['1.', '1.1']);
    });
  });

  describe('17.9.17 numFmt', () => {
    it('is decimal when it is left out', () => {
      assert.deepEqual(numbersOf(abstractNum(0, lvl(0, { format: '' })) + num(1, 0), at(0, 0)), ['1.', '2.']);
    });

    it('takes the text of a bullet as it is', () => {
      const bullet = (text: string, fonts: string) =>
        abstractNum(0, lvl(0, { format: 'bullet', text, more: `<w:rPr><w:rFonts ${fonts}/></w:rPr>` })) +
        num(1, 0);
      assert.deepEqual(numbersOf(bullet('\uf0b7', 'w:ascii="Symbol" w:hAnsi="Symbol"'), at(0, 0)), [
        '•',
        '•',
      ]);
      assert.deepEqual(numbersOf(bullet('\uf06e', 'w:hint="default" w:ascii="Wingdings"'), at(0)), ['■']);
      assert.deepEqual(numbersOf(bullet('%1', 'w:ascii="宋体"'), at(0)), ['%1']);
    });

    it('writes just the text of a level without numbers', () => {
      const none = abstractNum(0, lvl(0, { format: 'none', text: '%1附件：' })) + num(1, 0);
      assert.deepEqual(numbersOf(none, at(0, 0)), ['附件：', '附件：']);
    });

    const wrapped = (choice: string, fallback: string) =>
      abstractNum(
        0,
        lvl(0, {
          format: '',
          text: '%1',
          more: `<mc:AlternateContent><mc:Choice Requires="w14">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`,
        }),
      ) + num(1, 0);

    it('takes a custom pattern, which Word wraps for older versions', () => {
      const custom = '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>';
      assert.deepEqual(numbersOf(wrapped(custom, '<w:numFmt w:val="decimal"/>'), at(0, 0)), ['001', '002']);
      assert.deepEqual(numbersOf(wrapped('', '<w:numFmt w:val="upperRoman"/>'), at(0)), ['I']);
      assert.deepEqual(
        numbersOf(abstractNum(0, lvl(0, { format: '', text: '%1', more: custom })) + num(1, 0), at(0)),
        ['001'],
      );
    });

    it('leaves a pattern out of account unless the form is custom ([MS-OI29500] 2.1.286)', () => {
      const ignored = '<w:numFmt w:val="upperLetter" w:format="001, 002, 003, ..."/>';
      assert.deepEqual(
        numbersOf(abstractNum(0, lvl(0, { format: '', text: '%1', more: ignored })) + num(1, 0), at(0)),
        ['A'],
      );
    });

    it('says that it does not know a form', () => {
      const unknown =
        abstractNum(0, lvl(0, { format: 'hindiCounting' }), lvl(1, { text: '%1%2' })) + num(1, 0);
      const counter = docxNumbering(xmlOf('numbering', unknown), readStyles(undefined));
      assert.deepEqual(
        [0, 1].map((level) => counter.next({ numId: 1, level })),
        [
          { text: '1.', suffix: 'tab', known: false },
          { text: '11', suffix: 'tab', known: false },
        ],
      );
    });
  });

  describe('17.9.23 pStyle, 17.3.1.19 numPr in styles', () => {
    const tied =
      abstractNum(
        0,
        lvl(0, { format: 'chineseCountingThousand', text: '%1、', more: '<w:pStyle w:val="Heading1"/>' }),
        lvl(1, { format: 'chineseCountingThousand', text: '（%2）', more: '<w:pStyle w:val="Heading2"/>' }),
        lvl(2, { text: '%3.' }),
      ) +
      num(1, 0) +
      abstractNum(1, lvl(0, { text: '〔%1〕' }), lvl(1, { text: '〔%1-%2〕' })) +
      num(2, 1);
    const headings = style('Heading1', numId(1)) + style('Heading2', ilvl(1) + numId(1));
    const of = (...styleIds: readonly string[]): ParagraphSpec[] => styleIds.map((styleId) => ({ styleId }));

    it('numbers paragraphs by their style, at the level that names it', () => {
      const paragraphs = of('Heading1', 'Heading2', 'Normal', 'Heading2', 'Heading1', 'Heading2');
      assert.deepEqual(numbersOf(tied, paragraphs, headings), [
        '一、',
        '（一）',
        '-',
        '（二）',
        '二、',
        '（一）',
      ]);
    });

    it('goes by the level that names the style, not by what the style says', () => {
      const odd = style('Heading1', ilvl(2) + numId(1)) + style('Heading2', numId(1));
      assert.deepEqual(numbersOf(tied, of('Heading1', 'Heading2'), odd), ['一、', '（一）']);
    });

    it('goes by what the style says where no level names it, as Word does', () => {
      const untied = style('Body', ilvl(2) + numId(1)) + style('First', numId(1));
      assert.deepEqual(numbersOf(tied, of('First', 'Body', 'Body'), untied), ['一、', '1.', '2.']);
    });

    it('counts paragraphs with a number of their own and by style together', () => {
      const paragraphs: ParagraphSpec[] = [{ styleId: 'Heading1' }, [1, 0], { styleId: 'Heading1' }, [1, 2]];
      assert.deepEqual(numbersOf(tied, paragraphs, headings), ['一、', '二、', '三、', '1.']);
    });

    it('takes the number over from the style that one is based on', () => {
      const derived = headings + style('My1', undefined, 'Heading1') + style('My2', undefined, 'Heading2');
      assert.deepEqual(numbersOf(tied, of('My1', 'My2', 'My2'), derived), ['一、', '（一）', '（二）']);
    });

    it('takes list and level each from the nearest style that says it', () => {
      const levelOnly = headings + style('Deeper', ilvl(2), 'Heading1');
      assert.deepEqual(numbersOf(tied, of('Heading1', 'Deeper'), levelOnly), ['一、', '1.']);
      const listOnly = headings + style('Other', numId(2), 'Heading2');
      assert.deepEqual(numbersOf(tied, of('Heading1', 'Other', 'Other'), listOnly), [
        '一、',
        '〔1-1〕',
        '〔1-2〕',
      ]);
    });

    it('loses the number where a style takes it away', () => {
      const plain = headings + style('Plain', numId(0), 'Heading1') + style('Again', undefined, 'Plain');
      assert.deepEqual(numbersOf(tied, of('Heading1', 'Plain', 'Again', 'Heading1'), plain), [
        '一、',
        '-',
        '-',
        '二、',
      ]);
    });

    it('goes by what the paragraph says first', () => {
      const paragraphs: ParagraphSpec[] = [
        { styleId: 'Heading1' },
        { styleId: 'Heading1', numId: 0 },
        { styleId: 'Heading2', numId: 2 },
        { styleId: 'Heading2', numId: 1 },
        { styleId: 'Heading1', level: 2 },
        { styleId: 'Heading1', numId: 2, level: 0 },
      ];
      assert.deepEqual(numbersOf(tied, paragraphs, headings), [
        '一、',
        '-',
        '〔1-1〕',
        '（一）',
        '1.',
        '〔2〕',
      ]);
    });

    it('needs a list: a level alone is no number', () => {
      assert.deepEqual(numbersOf(tied, [{ level: 1 }, { styleId: 'Level' }], style('Level', ilvl(1))), [
        '-',
        '-',
      ]);
    });

    it('numbers paragraphs without a style by the default one', () => {
      const byDefault = style('Normal', numId(2), undefined, ' w:default="1"');
      assert.deepEqual(numbersOf(tied, [{}, { styleId: 'missing' }, { numId: 0 }, {}], byDefault), [
        ...['〔1〕', '〔2〕', '-', '〔3〕'],
      ]);
    });

    it('survives styles that are based on each other', () => {
      const loop = style('A', undefined, 'B') + style('B', undefined, 'A') + style('C', numId(1), 'C');
      assert.deepEqual(numbersOf(tied, of('A', 'B', 'C'), loop), ['-', '-', '一、']);
    });

    it('takes the first of two levels that name a style', () => {
      const twice =
        abstractNum(
          0,
          ...[0, 1].map((i) => lvl(i, { text: `${i}:%${i + 1}`, more: '<w:pStyle w:val="A"/>' })),
        ) + num(1, 0);
      assert.deepEqual(numbersOf(twice, of('A'), style('A', numId(1))), ['0:1']);
    });
  });

  describe('17.9.24 rPr', () => {
    it('hides the number of a level, which counts all the same', () => {
      const hidden = (more: string) =>
        abstractNum(0, lvl(0, { more }), lvl(1, { text: '%1.%2' })) + num(1, 0);
      const rPr = '<w:rPr><w:vanish/></w:rPr>';
      assert.deepEqual(numbersOf(hidden(rPr), at(0, 0, 1)), ['', '', '2.1']);
      assert.deepEqual(numbersOf(hidden('<w:rPr><w:vanish w:val="0"/></w:rPr>'), at(0)), ['1.']);
    });
  });

  describe('17.9.25 start', () => {
    it('is the first number, at first and whenever the level begins anew', () => {
      const starts = abstractNum(0, lvl(0, { start: 3 }), lvl(1, { start: 5, text: '%1.%2' })) + num(1, 0);
      assert.deepEqual(numbersOf(starts, at(0, 1, 1, 0, 1)), ['3.', '3.5', '3.6', '4.', '4.5']);
    });

    it('is 0 when it is left out', () => {
      const none = `${abstractNum(0, '<w:lvl w:ilvl="0"><w:lvlText w:val="%1"/></w:lvl>')}${num(1, 0)}`;
      assert.deepEqual(numbersOf(none, at(0, 0)), ['0', '1']);
    });

    it('may be 0, below it, or beyond what a form can write', () => {
      const odd = (start: number, format: string) =>
        abstractNum(0, lvl(0, { start, format, text: '%1' })) + num(1, 0);
      assert.deepEqual(numbersOf(odd(0, 'decimal'), at(0, 0)), ['0', '1']);
      assert.deepEqual(numbersOf(odd(-1, 'decimal'), at(0, 0, 0)), ['-1', '0', '1']);
      assert.deepEqual(numbersOf(odd(19, 'decimalEnclosedCircle'), at(0, 0, 0)), ['⑲', '⑳', '21']);
      assert.deepEqual(numbersOf(odd(2147483647, 'lowerLetter'), at(0)), ['2147483647']);
    });

    it('counts levels that were skipped, so that the next there is the second (Q110380)', () => {
      assert.deepEqual(numbersOf(outline() + num(1, 0), at(1, 1, 0, 1)), ['1.1.', '1.2.', '2.', '2.1.']);
      assert.deepEqual(numbersOf(outline() + num(1, 0), at(0, 2, 1)), ['1.', '1.1.1.', '1.2.']);
      const starts = abstractNum(0, lvl(0, { start: 4 }), lvl(1, { text: '%1.%2' })) + num(1, 0);
      assert.deepEqual(numbersOf(starts, at(1, 0)), ['4.1', '5.']);
    });
  });

  describe('17.9.26 startOverride', () => {
    const list = abstractNum(0, lvl(0), lvl(1, { text: '%1.%2' })) + num(1, 0);

    it('begins anew where the instance is first met, and only there: the example of the standard', () => {
      const example = list + num(6, 0, startOverride(0, 1));
      assert.deepEqual(numbersOf(example, [[1], [1], [6], [1], [6]]), ['1.', '2.', '1.', '2.', '3.']);
    });

    it('begins with any number', () => {
      assert.deepEqual(numbersOf(list + num(2, 0, startOverride(0, 8)), [[1], [2], [1]]), ['1.', '8.', '9.']);
      assert.deepEqual(numbersOf(list + num(2, 0, startOverride(0, 0)), [[1], [2], [2]]), ['1.', '0.', '1.']);
    });

    it('is known level by level', () => {
      const both = list + num(2, 0, startOverride(0, 1), startOverride(1, 7));
      assert.deepEqual(numbersOf(both, [[1], [1, 1], [2], [2, 1], [2, 1], [2], [2, 1]]), [
        ...['1.', '1.1', '1.', '1.7', '1.8', '2.', '2.7'],
      ]);
    });

    it('is for the first paragraph of the instance; others follow the one before ([MS-DOC] 2.9.132)', () => {
      const both = list + num(2, 0, startOverride(0, 1), startOverride(1, 5));
      assert.deepEqual(numbersOf(both, [[1], [1], [1, 1], [2, 1], [2], [2, 1]]), [
        ...['1.', '2.', '2.1', '2.5', '3.', '3.5'],
      ]);
      assert.deepEqual(numbersOf(both, [[1], [2], [1, 1], [2, 1]]), ['1.', '1.', '1.1', '1.2']);
    });

    it('waits for a paragraph of a level that is overridden', () => {
      const upper = list + num(2, 0, startOverride(0, 7));
      assert.deepEqual(numbersOf(upper, [[1], [1, 1], [2, 1], [2], [2]]), ['1.', '1.1', '1.2', '7.', '8.']);
    });

    it('leaves a skipped level its own start', () => {
      const upper = list + num(2, 0, startOverride(0, 7), startOverride(1, 3));
      assert.deepEqual(numbersOf(upper, [[2, 1], [2]]), ['1.3', '2.']);
    });

    it('lets a lower level begin anew though no higher one was met', () => {
      const lower = list + num(2, 0, startOverride(1, 1));
      assert.deepEqual(numbersOf(lower, [[1], [1, 1], [1, 1], [2, 1], [2, 1]]), [
        '1.',
        '1.1',
        '1.2',
        '1.1',
        '1.2',
      ]);
    });

    it('goes before the start of a level of the same override', () => {
      const both =
        list +
        num(2, 0, levelOverride(0, `<w:startOverride w:val="6"/>${lvl(0, { start: 3, text: '（%1）' })}`));
      assert.deepEqual(numbersOf(both, [[1], [2], [2]]), ['1.', '（6）', '（7）']);
    });

    it('begins each part of a list anew, as Word writes it', () => {
      const parts = list + num(2, 0, startOverride(0, 1)) + num(3, 0, startOverride(0, 1));
      assert.deepEqual(numbersOf(parts, [[1], [1], {}, [2], [2], {}, [3], [3], [2]]), [
        ...['1.', '2.', '-', '1.', '2.', '-', '1.', '2.', '3.'],
      ]);
    });
  });

  describe('17.9.21 numStyleLink, 17.9.27 styleLink', () => {
    const linked =
      abstractNum(0, '<w:numStyleLink w:val="List1"/>') +
      abstractNum(1, '<w:styleLink w:val="List1"/>', lvl(0, { format: 'chineseCounting', text: '%1、' })) +
      num(1, 1) +
      num(2, 0) +
      num(3, 0, startOverride(0, 5));
    const listStyle = (content: string) =>
      `<w:style w:type="numbering" w:styleId="List1"><w:name w:val="List1"/>${content}</w:style>`;
    const pointing = listStyle(`<w:pPr><w:numPr>${numId(1)}</w:numPr></w:pPr>`);

    it('takes the levels from the list of the numbering style, and counts with it', () => {
      assert.deepEqual(numbersOf(linked, [[2], [1], [2]], pointing), ['一、', '二、', '三、']);
    });

    it('keeps what the instance overrides', () => {
      assert.deepEqual(numbersOf(linked, [[2], [3], [2]], pointing), ['一、', '五、', '六、']);
    });

    it('finds the list that says it is the style’s where the style says nothing', () => {
      assert.deepEqual(numbersOf(linked, [[2], [2]], listStyle('')), ['一、', '二、']);
      assert.deepEqual(numbersOf(linked, [[2]], ''), ['一、']);
    });

    it('has no number where the link leads nowhere or back to itself', () => {
      const nowhere = abstractNum(0, '<w:numStyleLink w:val="None"/>') + num(1, 0);
      assert.deepEqual(numbersOf(nowhere, [[1]]), ['-']);
      const loop =
        abstractNum(0, '<w:numStyleLink w:val="List1"/>') +
        abstractNum(1, '<w:numStyleLink w:val="List1"/>') +
        num(1, 1) +
        num(2, 0);
      assert.deepEqual(numbersOf(loop, [[1], [2]], pointing), ['-', '-']);
    });

    it('is numbered through a paragraph style as well', () => {
      const viaStyle = pointing + style('Item', numId(2));
      assert.deepEqual(numbersOf(linked, [{ styleId: 'Item' }, { styleId: 'Item' }], viaStyle), [
        '一、',
        '二、',
      ]);
    });
  });

  describe('17.9.28 suff', () => {
    it('says what stands behind the number; a tab when it is left out', () => {
      const suffixes = ['<w:suff w:val="space"/>', '<w:suff w:val="nothing"/>', '<w:suff w:val="tab"/>', ''];
      const list = abstractNum(0, ...suffixes.map((more, i) => lvl(i, { more }))) + num(1, 0);
      const counter = docxNumbering(xmlOf('numbering', list), readStyles(undefined));
      assert.deepEqual(
        suffixes.map((_, level) => counter.next({ numId: 1, level })?.suffix),
        ['space', 'nothing', 'tab', 'tab'],
      );
    });
  });
});
