import assert from 'node:assert/strict';
import { moveNodes } from '../../../../server/src/editing/moving/move';
import { edited, text } from './marked-range';

const TITLE = '云州市数据局2026年工作要点';

function up(...lines: string[]): string[] {
  return edited(text(TITLE, ...lines), (plan, range) => moveNodes(plan, range, 'up'))
    .split('\n')
    .slice(1);
}

function down(...lines: string[]): string[] {
  return edited(text(TITLE, ...lines), (plan, range) => moveNodes(plan, range, 'down'))
    .split('\n')
    .slice(1);
}

function refusal(direction: 'up' | 'down', ...lines: string[]): string {
  return edited(text(TITLE, ...lines), (plan, range) => moveNodes(plan, range, direction));
}

describe('moving up and down', () => {
  it('an item changes places with its neighbour, the numbers stay in theirs', () => {
    assert.deepEqual(down('一、甲', '1.摸清|家底。', '2.健全制度。', '3.开放数据。'), [
      '一、甲',
      '1.健全制度。',
      '2.摸清|家底。',
      '3.开放数据。',
    ]);
  });

  it('from anywhere in its text, with its points, notes and tables', () => {
    assert.deepEqual(
      up(
        '一、甲',
        '1.摸清家底。',
        '2.健全制度。',
        '（1）立规矩。',
        '责任|单位：数据科',
        '序号\t任务\t时限',
        '1\t普查\t3月',
        '3.开放数据。',
      ),
      [
        '一、甲',
        '1.健全制度。',
        '（1）立规矩。',
        '责任|单位：数据科',
        '序号\t任务\t时限',
        '1\t普查\t3月',
        '2.摸清家底。',
        '3.开放数据。',
      ],
    );
  });

  it('a caret in a point moves the point', () => {
    assert.deepEqual(down('一、甲', '1.摸清家底。', '（1）先|查。', '（2）再报。'), [
      '一、甲',
      '1.摸清家底。',
      '（1）再报。',
      '（2）先|查。',
    ]);
  });

  it('the note below an item’s points stays below them', () => {
    assert.deepEqual(
      up('一、甲', '1.摸清家底。', '（1）先查。', '（2）再|报。', '责任单位：数据科', '2.健全制度。').slice(
        2,
      ),
      ['（1）再|报。', '（2）先查。', '责任单位：数据科', '2.健全制度。'],
    );
  });

  it('an item’s note stays the item’s when its first point comes or its last one goes', () => {
    const items = [
      '一、甲',
      '1.摸清家底。',
      '（1）先|查。',
      '责任单位：数据科',
      '2.健全制度。',
      '责任单位：法规科',
    ];
    const moved = [
      '一、甲',
      '1.摸清家底。',
      '责任单位：数据科',
      '2.健全制度。',
      '（1）先|查。',
      '责任单位：法规科',
    ];
    assert.deepEqual(down(...items), moved);
    assert.deepEqual(up(...moved), items);
  });

  it('a caret in a chapter’s heading, or in its own text, moves the chapter', () => {
    const moved = ['一、乙', '1.开放数据。', '二、|甲', '先说一句。', '2.摸清家底。', '3.健全制度。'];
    assert.deepEqual(
      down('一、|甲', '先说一句。', '1.摸清家底。', '2.健全制度。', '二、乙', '3.开放数据。'),
      moved,
    );
    assert.deepEqual(
      down('一、甲', '先说一|句。', '1.摸清家底。', '2.健全制度。', '二、乙', '3.开放数据。')[3],
      '先说一|句。',
    );
  });

  it('all that is selected moves together, and stays selected', () => {
    assert.deepEqual(up('一、甲', '1.摸清家底。', '2.健全|制度。', '3.开放|数据。', '4.引入主体。'), [
      '一、甲',
      '1.健全制度。',
      '2.开放|数据。',
      '3.摸清家底。',
      '4.引入主体。',
    ]);
  });

  it('whole lines that are selected end where the next line begins', () => {
    assert.deepEqual(down('一、甲', '|1.摸清家底。', '|2.健全制度。', '3.开放数据。').slice(0, 3), [
      '一、甲',
      '1.健全制度。',
      '2.摸清家底。|',
    ]);
  });

  it('the blank lines between neighbours stay where they are', () => {
    assert.deepEqual(down('一、甲', '1.摸清|家底。', '', '', '2.健全制度。', '', '3.开放数据。'), [
      '一、甲',
      '1.健全制度。',
      '',
      '',
      '2.摸清|家底。',
      '',
      '3.开放数据。',
    ]);
  });

  it('an item goes on into the next chapter, before its first item and behind its own text', () => {
    const before = [
      '一、甲',
      '1.摸清家底。',
      '',
      '2.健全|制度。',
      '',
      '二、乙',
      '先说一句。',
      '3.开放数据。',
    ];
    const after = ['一、甲', '1.摸清家底。', '', '二、乙', '先说一句。', '2.健全|制度。', '', '3.开放数据。'];
    assert.deepEqual(down(...before), after);
    assert.deepEqual(up(...after), before);
  });

  it('counts anew where chapters count for themselves', () => {
    const chapters = ['三、丙', '1.强化督查。', '2.落实责任。'];
    assert.deepEqual(
      down('一、甲', '1.摸清家底。', '2.健全|制度。', '二、乙', '1.开放数据。', '2.引入主体。', ...chapters),
      ['一、甲', '1.摸清家底。', '二、乙', '1.健全|制度。', '2.开放数据。', '3.引入主体。', ...chapters],
    );
  });

  it('an item goes into a chapter that holds nothing yet', () => {
    assert.deepEqual(
      down('一、甲', '1.摸清家底。', '2.健全|制度。', '', '二、乙'),
      ['一、甲', '1.摸清家底。', '', '二、乙', '2.健全|制度。'].map((line) => line.replace('2.', '1.')),
    );
  });

  it('one step leads past one heading, where a chapter has sections too', () => {
    const first = [
      '一、甲',
      '（一）子',
      '1.摸清家底。',
      '2.健全|制度。',
      '二、乙',
      '（一）丑',
      '3.开放数据。',
      '4.引入主体。',
    ];
    const second = [
      '一、甲',
      '（一）子',
      '1.摸清家底。',
      '二、乙',
      '2.健全|制度。',
      '（一）丑',
      '3.开放数据。',
      '4.引入主体。',
    ];
    const third = [
      '一、甲',
      '（一）子',
      '1.摸清家底。',
      '二、乙',
      '（一）丑',
      '2.健全|制度。',
      '3.开放数据。',
      '4.引入主体。',
    ];
    assert.deepEqual(down(...first), second);
    assert.deepEqual(down(...second), third);
    assert.deepEqual(up(...third), second);
    assert.deepEqual(up(...second), first);
  });

  it('a list under a heading line of its own keeps it', () => {
    const before = [
      '一、甲',
      '八月份：',
      '1.摸清家底。',
      '2.健全|制度。',
      '九月份：',
      '1.开放数据。',
      '2.引入主体。',
    ];
    const after = [
      '一、甲',
      '八月份：',
      '1.摸清家底。',
      '九月份：',
      '1.健全|制度。',
      '2.开放数据。',
      '3.引入主体。',
    ];
    assert.deepEqual(down(...before), after);
    assert.deepEqual(up(...after), before);
  });

  it('a comment right below an item is about it; one that stands apart stays', () => {
    assert.deepEqual(
      down('一、甲', '1.摸清|家底。', '// 去年有', '', '// 以下待定', '2.健全制度。', '// 新增'),
      ['一、甲', '1.健全制度。', '// 新增', '', '// 以下待定', '2.摸清|家底。', '// 去年有'],
    );
  });

  it('a closing paragraph is nobody’s and stays at the end', () => {
    assert.deepEqual(
      up('一、甲', '1.摸清家底。做好普查。', '2.健全|制度。抓好落实。', '各单位要加强领导。').slice(1),
      ['1.健全|制度。抓好落实。', '2.摸清家底。做好普查。', '各单位要加强领导。'],
    );
  });

  it('mentions follow what they name', () => {
    assert.deepEqual(down('一、甲', '1.摸清|家底。', '2.健全制度。', '3.按前述第1项和第2项办。'), [
      '一、甲',
      '1.健全制度。',
      '2.摸清|家底。',
      '3.按前述第2项和第1项办。',
    ]);
  });

  it('a caret behind a number that grows stays at its character', () => {
    const items = Array.from(
      { length: 8 },
      (_, i) => `${i + 1}.做好第${'一二三四五六七八'.charAt(i)}类工作。`,
    );
    assert.equal(down('一、甲', ...items, '9.摸清|家底。', '10.健全制度。').at(-1), '10.摸清|家底。');
  });

  it('slips stay where they are', () => {
    assert.deepEqual(down('一、甲', '1.摸清家底。', '2.健全|制度。', '2.开放数据。', '5.引入主体。'), [
      '一、甲',
      '1.摸清家底。',
      '2.开放数据。',
      '2.健全|制度。',
      '5.引入主体。',
    ]);
  });

  it('a text keeps its missing last line end', () => {
    assert.deepEqual(up('一、甲', '1.摸清家底。', '', '2.健全|制度。'), [
      '一、甲',
      '1.健全|制度。',
      '',
      '2.摸清家底。',
    ]);
  });

  it('is refused at the top, at the bottom, and where nothing is numbered', () => {
    const lines = ['一、甲', '1.摸清家底。', '二、乙', '2.健全制度。'];
    assert.equal(refusal('up', '一、甲', '1.摸清|家底。', ...lines.slice(2)), '[first]');
    assert.equal(refusal('up', '一、|甲', ...lines.slice(1)), '[first]');
    assert.equal(refusal('down', ...lines.slice(0, 3), '2.健全|制度。'), '[last]');
    assert.equal(
      edited(`云州|${text('市数据局2026年工作要点', ...lines)}`, (plan, range) =>
        moveNodes(plan, range, 'up'),
      ),
      '[no-node]',
    );
    assert.equal(refusal('down', '一、甲', '1.摸|清家底。', '二、|乙', '2.健全制度。'), '[not-siblings]');
  });

  it('is refused where a text would be read as another’s', () => {
    // With item 1 last, the sentence that closes the plan would be the text of its heading.
    const lines = ['一、甲', '1.摸清|家底', '2.健全制度。抓好落实。', '各单位要加强领导。'];
    assert.equal(refusal('down', ...lines), '[misread]');
  });
});
