import assert from 'node:assert/strict';
import { child, elements } from '../../../server/src/archive/readers/docx/properties';
import { attribute, readBack, write, type Written } from './written';

/** How each paragraph is numbered: `list.level`, `-` where it says that it is not, and what text is left to it. */
function numbers({ paragraphs, part }: Written): string[] {
  const lists = new Map(
    elements(part('word/numbering.xml'), 'w:num').map((num) => [
      num.attributes.get('w:numId'),
      `${attribute(num, 'w:abstractNumId', 'w:val')}${elements(num, 'w:lvlOverride')
        .map(
          (override) =>
            `[${override.attributes.get('w:ilvl')}:${attribute(override, 'w:startOverride', 'w:val')}]`,
        )
        .join('')}`,
    ]),
  );
  return paragraphs.map(({ properties, text }) => {
    const numPr = child(properties, 'w:numPr');
    const id = attribute(numPr, 'w:numId', 'w:val');
    const list = id === '0' ? '-' : `${lists.get(id)}.${attribute(numPr, 'w:ilvl', 'w:val')}`;
    return numPr ? `${list} ${text}` : text;
  });
}

/** The levels of each list: `0 decimal %1. nothing`. */
function levels({ part }: Written): string[][] {
  return elements(part('word/numbering.xml'), 'w:abstractNum').map((list) =>
    elements(list, 'w:lvl')
      .map((level) =>
        [
          level.attributes.get('w:ilvl'),
          ...['w:numFmt', 'w:lvlText', 'w:suff'].map((name) => attribute(level, name, 'w:val')),
        ].join(' '),
      )
      .filter((level) => !level.includes(' none ')),
  );
}

const automatic = (text: string): Promise<Written> => write(text, { numbers: 'automatic' });
const TITLE = '甲局2026年工作要点\n';

describe('numbers that Word counts', () => {
  it('levels that begin anew are levels of one list', async () => {
    const text = `${TITLE}一、甲\n（一）乙\n1.丙。丁。\n（1）戊。己。\n①庚。\n2.辛。壬。\n（二）癸\n1.子。丑。\n二、寅\n（一）卯\n1.辰。巳。\n`;
    const written = await automatic(text);
    assert.deepEqual(levels(written), [
      [
        '0 chineseCountingThousand %1、 nothing',
        '1 chineseCountingThousand （%2） nothing',
        '2 decimal %3. nothing',
        '3 decimal （%4） nothing',
        '4 decimalEnclosedCircle %5 nothing',
      ],
    ]);
    assert.deepEqual(numbers(written).slice(1), [
      '0.0 甲',
      '0.1 乙',
      '0.2 丙。丁。',
      '0.3 戊。己。',
      '0.4 庚。',
      '0.2 辛。壬。',
      '0.1 癸',
      '0.2 子。丑。',
      '0.0 寅',
      '0.1 卯',
      '0.2 辰。巳。',
    ]);
    assert.equal(await readBack(written.bytes), text);
  });

  it('a level that runs on over the chapters has a list of its own', async () => {
    const text = `${TITLE}一、甲\n1.乙。丙。\n2.丁。戊。\n二、己\n3.庚。辛。\n4.壬。癸。\n`;
    const written = await automatic(text);
    assert.deepEqual(levels(written), [
      ['0 chineseCountingThousand %1、 nothing'],
      ['0 decimal %1. nothing'],
    ]);
    assert.deepEqual(numbers(written).slice(1), [
      '0.0 甲',
      '1.0 乙。丙。',
      '1.0 丁。戊。',
      '0.0 己',
      '1.0 庚。辛。',
      '1.0 壬。癸。',
    ]);
    assert.equal(await readBack(written.bytes), text);
  });

  const slips: readonly [string, string, readonly string[]][] = [
    [
      'a number that is missing begins an instance with the next',
      '一、甲\n1.乙。丙。\n2.丁。戊。\n4.己。庚。\n5.辛。壬。\n二、癸\n1.子。丑。\n',
      [
        '0.0 甲',
        '0.1 乙。丙。',
        '0.1 丁。戊。',
        '0[1:4].1 己。庚。',
        '0[1:4].1 辛。壬。',
        '0[1:4].0 癸',
        '0[1:1].1 子。丑。',
      ],
    ],
    [
      'a number that is doubled as well',
      '一、甲\n1.乙。丙。\n1.丁。戊。\n2.己。庚。\n二、辛\n1.壬。癸。\n',
      [
        '0.0 甲',
        '0.1 乙。丙。',
        '0[1:1].1 丁。戊。',
        '0[1:1].1 己。庚。',
        '0[1:1].0 辛',
        '0[1:1].1 壬。癸。',
      ],
    ],
    [
      'a first number that is not 1',
      '三、甲\n1.乙。丙。\n四、丁\n1.戊。己。\n',
      ['0[0:3].0 甲', '0[0:3].1 乙。丙。', '0[0:3].0 丁', '0[0:3].1 戊。己。'],
    ],
    [
      'a marker of another form stays text, and the next one counts from it',
      '一、甲\n1.乙。丙。\n2．丁。戊。\n3.己。庚。\n4.辛。壬。\n',
      ['0.0 甲', '0.1 乙。丙。', '2．丁。戊。', '0[1:3].1 己。庚。', '0[1:3].1 辛。壬。'],
    ],
  ];
  for (const [what, text, expected] of slips) {
    it(what, async () => {
      const written = await automatic(TITLE + text);
      assert.deepEqual(numbers(written).slice(1), expected);
      assert.equal(await readBack(written.bytes), TITLE + text);
    });
  }

  it('a faulty marker, and one without text behind it, stay text; a style that counts is told not to', async () => {
    const text = `${TITLE}一、甲\n二.乙\n三、丙\n四、\n`;
    const written = await automatic(text);
    assert.deepEqual(numbers(written).slice(1), ['0.0 甲', '- 二.乙', '0[0:3].0 丙', '四、']);
    assert.equal(await readBack(written.bytes), text);
  });

  it('a level whose headings stand on lines of their own is tied to their style', async () => {
    const { part } = await automatic(`${TITLE}一、甲\n1.乙。丙。\n二、丁\n1.戊。己。\n`);
    const list = elements(part('word/numbering.xml'), 'w:abstractNum')[0];
    assert.deepEqual(
      elements(list, 'w:lvl').flatMap((level) => attribute(level, 'w:pStyle', 'w:val') ?? []),
      ['Heading1'],
    );
    const numbered = elements(part('word/styles.xml'), 'w:style').filter((style) =>
      child(child(style, 'w:pPr'), 'w:numPr'),
    );
    assert.deepEqual(
      numbered.map((style) => [
        style.attributes.get('w:styleId'),
        attribute(style, 'w:pPr/w:numPr/w:numId', 'w:val'),
      ]),
      [['Heading1', '1']],
    );
  });

  it('numbers look as their headings do', async () => {
    const { part } = await automatic(`${TITLE}一、甲。乙。\n（一）丙。丁。\n1.戊。己。\n`);
    const list = elements(part('word/numbering.xml'), 'w:abstractNum')[0];
    assert.deepEqual(
      elements(list, 'w:lvl')
        .slice(0, 3)
        .map((level) => attribute(level, 'w:rPr/w:rFonts', 'w:eastAsia')),
      ['黑体', '楷体_GB2312', undefined],
    );
  });

  it('their paragraphs stand two characters in, in programs that ask the list and not the style as well', async () => {
    const { part } = await automatic(`${TITLE}一、甲\n1.乙。丙。\n`);
    const used = elements(elements(part('word/numbering.xml'), 'w:abstractNum')[0], 'w:lvl').slice(0, 2);
    assert.deepEqual(
      used.map((level) => attribute(level, 'w:pPr/w:ind', 'w:firstLineChars')),
      ['200', '200'],
    );
  });

  it('a heading that its style does not count stands two characters in like the others', async () => {
    const { paragraphs } = await automatic(`${TITLE}一、甲\n二.丁\n三、戊\n`);
    const heading = paragraphs.find(({ text }) => text === '二.丁');
    assert.equal(heading?.style, 'Heading1');
    assert.equal(attribute(heading.properties, 'w:numPr/w:numId', 'w:val'), '0');
    assert.equal(attribute(heading.properties, 'w:ind', 'w:firstLineChars'), '200');
  });

  it('a blank behind most markers is a blank behind the number', async () => {
    const text = `${TITLE}一、甲\n1. 乙。丙。\n2. 丁。戊。\n`;
    const written = await automatic(text);
    assert.deepEqual(levels(written)[0], ['0 chineseCountingThousand %1、 nothing', '1 decimal %2. space']);
    assert.equal(await readBack(written.bytes), text);
  });

  it('circled numbers beyond ⑳, which Word does not write, stay text', async () => {
    const circled = Array.from({ length: 21 }, (_, i) =>
      String.fromCodePoint(i < 20 ? 0x2460 + i : 0x3251 + i - 20),
    );
    const text = `${TITLE}一、甲\n${circled.map((mark) => `${mark}乙丙；\n`).join('')}`;
    const written = await automatic(text);
    assert.equal(numbers(written).at(-2), '0.1 乙丙；');
    assert.equal(numbers(written).at(-1), '㉑乙丙；');
    assert.equal(await readBack(written.bytes), text);
  });

  it('numbers of attachments and tables are text', async () => {
    const text = `${TITLE}一、甲\n1.乙。丙。\n附件1\n清单\n1.丁。\n2.戊。\n序号\t任务\t时限\n1\t己\t3月\n`;
    const written = await automatic(text);
    assert.equal(numbers(written).filter((line) => /^\d\.\d /.test(line)).length, 2);
    assert.equal(await readBack(written.bytes), text);
  });
});

describe('numbers that are typed', () => {
  it('are text as it is written, and nothing is counted', async () => {
    const text = `${TITLE}一、甲\n（三）乙\n1．丙。丁。\n`;
    const { paragraphs, bytes, part } = await write(text);
    assert.ok(paragraphs.every(({ properties }) => !child(properties, 'w:numPr')));
    assert.deepEqual(elements(part('word/numbering.xml'), 'w:num'), []);
    assert.equal(await readBack(bytes), text);
  });
});
