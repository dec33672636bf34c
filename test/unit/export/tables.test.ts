import assert from 'node:assert/strict';
import { child, elements } from '../../../server/src/archive/readers/docx/properties';
import { attribute, descendants, readBack, write, type Written } from './written';

/** 156 mm. */
const TEXT_WIDTH = 8844;
/** Left and right blank of a cell, and the size of its characters, in twips. */
const BLANK = 216;
const CHARACTER = 240;

const TITLE = '甲局2026年工作要点\n一、建设\n';
const LONG = '对全市各单位的数据资源进行全面登记，逐项明确来源、用途、更新周期和责任人，做到底数清、情况明。';

async function columnsOf(rows: string): Promise<readonly number[]> {
  const { part } = await write(TITLE + rows);
  return descendants(part('word/document.xml'), 'w:gridCol').map(({ attributes }) =>
    Number(attributes.get('w:w')),
  );
}

function headers({ part }: Written): readonly boolean[] {
  return descendants(part('word/document.xml'), 'w:tr').map(
    (row) => child(child(row, 'w:trPr'), 'w:tblHeader') !== undefined,
  );
}

describe('the tables of a Word file', () => {
  it('short cells stay on one line beside long ones, which take what is left', async () => {
    const [number = 0, task = 0, unit = 0, time = 0] = await columnsOf(
      `序号\t任务\t责任单位\t完成时限\n1\t${LONG}\t数据资源科\t2026年12月底\n`,
    );
    assert.ok(number >= 2 * CHARACTER + BLANK, `${number}`);
    assert.ok(unit >= 5 * CHARACTER + BLANK, `${unit}`);
    // With the blanks that LibreOffice puts between digits and Chinese.
    assert.ok(time >= 7 * CHARACTER + BLANK, `${time}`);
    assert.ok(task > unit && task > time, `${task}`);
    assert.equal(number + task + unit + time, TEXT_WIDTH);
  });

  it('columns that are all short are widened, and fill the text', async () => {
    const columns = await columnsOf('序号\t任务\n1\t登记\n');
    assert.equal(
      columns.reduce((all, width) => all + width),
      TEXT_WIDTH,
    );
    assert.ok(columns.every((width) => width > 4000));
  });

  it('columns that are all long share the text', async () => {
    const columns = await columnsOf(`${LONG}\t${LONG}\t${LONG}\n${LONG}\t甲\t乙\n`);
    assert.deepEqual(columns, [2948, 2948, 2948]);
  });

  it('more columns than have room are there all the same', async () => {
    const columns = await columnsOf(`${Array.from({ length: 63 }, (_, i) => `列${i}`).join('\t')}\n1\t2\n`);
    assert.equal(columns.length, 63);
    assert.ok(columns.every((width) => width > 0));
    assert.equal(
      columns.reduce((all, width) => all + width),
      TEXT_WIDTH,
    );
  });

  const firstRows: readonly [string, boolean][] = [
    ['序号\t任务', true],
    ['\t一季度', true],
    ['项目\t1月\t2月', true],
    ['2026年目标\t责任单位', true],
    ['1\t登记', false],
    ['1月\t座谈会', false],
    ['2026年1月5日\t座谈会', false],
  ];
  for (const [row, repeated] of firstRows) {
    it(`a first row “${row.replaceAll('\t', ' | ')}” is ${repeated ? '' : 'not '}repeated on each page`, async () => {
      assert.deepEqual(headers(await write(`${TITLE}表头：\n${row}\n9\t检查\n`)), [repeated, false]);
    });
  }

  it('a long table is one, so that its head is repeated to its end', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `${i + 1}\t登记\n`).join('');
    const written = await write(`${TITLE}序号\t任务\n${rows}`);
    assert.equal(descendants(written.part('word/document.xml'), 'w:tbl').length, 1);
    assert.deepEqual(headers(written), [true, ...new Array<boolean>(300).fill(false)]);
  });

  it('a row with one cell goes over the whole width', async () => {
    const { part } = await write(`${TITLE}序号\t任务\t时限\n合计\n1\t登记\t3月\n`);
    const rows = descendants(part('word/document.xml'), 'w:tr');
    const spans = descendants(part('word/document.xml'), 'w:gridSpan').map(({ attributes }) =>
      attributes.get('w:val'),
    );
    assert.ok(rows.length >= 1);
    assert.ok(spans.every((span) => span === '3'));
  });

  it('two tables stay two, and none is the last of the file, where Word puts an empty line', async () => {
    const text = `${TITLE}序号\t任务\n1\t登记\n\n月份\t会议\t地点\n1月\t年会\t甲\n`;
    const { part, bytes } = await write(text);
    const body = child(part('word/document.xml'), 'w:body');
    assert.deepEqual(
      body?.children.map((node) => (typeof node === 'string' ? node : node.name)),
      ['w:p', 'w:p', 'w:tbl', 'w:p', 'w:tbl', 'w:p', 'w:sectPr'],
    );
    const last = elements(body, 'w:p').at(-1);
    assert.equal(attribute(last, 'w:pPr/w:spacing', 'w:line'), '20');
    assert.equal(await readBack(bytes), text);
  });

  it('a table has all its rows, each with the columns of the widest', async () => {
    const { part } = await write(`${TITLE}序号\t任务\t时限\n1\t登记\n`);
    const rows = descendants(part('word/document.xml'), 'w:tr').map((row) => elements(row, 'w:tc').length);
    assert.deepEqual(rows, [3, 3]);
  });
});
