import assert from 'node:assert/strict';
import { extractChapter } from '../../../../server/src/editing/moving/extract-chapter';
import { mergeNodes } from '../../../../server/src/editing/moving/merge';
import { moveTo, type MoveTarget } from '../../../../server/src/editing/moving/move-to';
import { sentenceStarts } from '../../../../server/src/editing/moving/sentences';
import { splitItem } from '../../../../server/src/editing/moving/split';
import { edited, planIn, text } from './marked-range';
import { outcomeOf } from '../marked-text';

const TITLE = '云州市数据局2026年工作要点';

function lines(result: string): string[] {
  return result.split('\n').slice(1);
}

function split(...draft: string[]): string[] {
  return lines(edited(text(TITLE, ...draft), (plan, { start }) => splitItem(plan, start)));
}

function merge(...draft: string[]): string[] {
  return lines(edited(text(TITLE, ...draft), mergeNodes));
}

describe('sentences', () => {
  const parts = (line: string): string[] => {
    const starts = sentenceStarts(line, 0, line.length);
    return starts.map((start, i) => line.slice(start, starts[i + 1]));
  };

  it('end with 。！？ and what closes behind it', () => {
    assert.deepEqual(parts('抓早抓小。怎么办？马上办！'), ['抓早抓小。', '怎么办？', '马上办！']);
    assert.deepEqual(parts('做到“应开尽开。”再接再厉。'), ['做到“应开尽开。”', '再接再厉。']);
  });

  it('do not end inside marks that enclose, nor where the sentence goes on behind them', () => {
    assert.deepEqual(parts('分三年（先易。后难）完成。收尾。'), ['分三年（先易。后难）完成。', '收尾。']);
    assert.deepEqual(parts('拿出“马上就办！”的劲头。收尾。'), ['拿出“马上就办！”的劲头。', '收尾。']);
    assert.deepEqual(parts('学《前进！》一书。收尾。'), ['学《前进！》一书。', '收尾。']);
  });

  it('take along a bracket behind them, and are not held by a mark without its partner', () => {
    assert.deepEqual(parts('抓紧。（牵头单位：数据科）收尾。'), ['抓紧。（牵头单位：数据科）收尾。']);
    assert.deepEqual(parts('做到“快。再快。'), ['做到“快。', '再快。']);
  });
});

describe('splitting an item', () => {
  it('at the sentence the caret is in; what stands behind goes along, and the numbers count on', () => {
    assert.deepEqual(
      split('一、甲', '　　1．摸清家底。开展普查。建|立台账。', '责任单位：数据科', '　　2．健全制度。'),
      [
        '一、甲',
        '　　1．摸清家底。开展普查。',
        '　　2．|建立台账。',
        '责任单位：数据科',
        '　　3．健全制度。',
      ],
    );
  });

  it('at the second sentence when the caret is in the first', () => {
    assert.deepEqual(split('一、甲', '1.摸|清家底。开展普查。'), ['一、甲', '1.摸清家底。', '2.|开展普查。']);
    assert.deepEqual(split('一、甲', '|1.摸清家底。开展普查。'), ['一、甲', '1.摸清家底。', '2.|开展普查。']);
  });

  it('parted by empty lines as its like are', () => {
    assert.deepEqual(split('一、甲', '1.摸清家底。|开展普查。', '', '2.健全制度。'), [
      '一、甲',
      '1.摸清家底。',
      '',
      '2.|开展普查。',
      '',
      '3.健全制度。',
    ]);
  });

  it('a heading line keeps the first sentence of its text', () => {
    assert.deepEqual(split('一、甲', '1.摸清家底', '　　开展|普查。建立台账。', '2.健全制度'), [
      '一、甲',
      '1.摸清家底',
      '　　开展普查。',
      '2.|建立台账。',
      '3.健全制度',
    ]);
  });

  it('keeps a number apart from a text that begins with one', () => {
    assert.deepEqual(split('一、甲', '1.安排经费。|5亿元用于基础设施。'), [
      '一、甲',
      '1.安排经费。',
      '2. |5亿元用于基础设施。',
    ]);
  });

  it('at a paragraph, which becomes an item as a whole', () => {
    assert.deepEqual(split('一、甲', '1.摸清家底。开展普查。', '　　建立|台账。', '2.健全制度。'), [
      '一、甲',
      '1.摸清家底。开展普查。',
      '2.|建立台账。',
      '3.健全制度。',
    ]);
  });

  it('the last sentence of the last item, the closing behind it staying the closing', () => {
    assert.deepEqual(
      split('一、甲', '1.摸清家底。开展普查。', '2.健全制度。完善流程。|加强评估。', '各科室要抓好落实。'),
      ['一、甲', '1.摸清家底。开展普查。', '2.健全制度。完善流程。', '3.|加强评估。', '各科室要抓好落实。'],
    );
  });

  it('is refused where there is one sentence, or none', () => {
    for (const draft of [['1.摸|清家底。'], ['1.摸清家底。开展普查。', '责任|单位：数据科']]) {
      const refused = edited(text(TITLE, '一、甲', ...draft), (plan, { start }) => splitItem(plan, start));
      assert.equal(refused, '[no-sentence]');
    }
  });

  it('is refused when the numbers end', () => {
    const items = Array.from({ length: 98 }, (_, i) => `${i + 1}.做好工作。`);
    const draft = text(TITLE, '一、甲', ...items, '99.摸清家底。开展|普查。');
    assert.equal(
      edited(draft, (plan, { start }) => splitItem(plan, start)),
      '[too-many]',
    );
  });
});

describe('merging', () => {
  it('an item and the next: the text goes on, the points too', () => {
    assert.deepEqual(
      merge('一、甲', '1.摸清|家底。开展普查。', '', '2.健全制度。建章立制。', '（1）甲类。', '3.开放数据。'),
      ['一、甲', '1.摸清家底。开展普查。|健全制度。建章立制。', '（1）甲类。', '2.开放数据。'],
    );
  });

  it('puts a 。 between where there is no end mark', () => {
    assert.deepEqual(merge('一、甲', '1.摸清|家底', '2.健全制度'), ['一、甲', '1.摸清家底。|健全制度']);
    assert.deepEqual(merge('一、甲', '1.开展普查。（牵头单位：|数据科）', '2.健全制度。'), [
      '一、甲',
      '1.开展普查。（牵头单位：数据科）|健全制度。',
    ]);
  });

  it('behind points as a paragraph; the points of both count as one list', () => {
    assert.deepEqual(
      merge('一、甲', '1.摸清|家底。', '（1）甲类。', '（2）乙类。', '2.健全制度。', '（1）丙类。'),
      ['一、甲', '1.摸清家底。', '（1）甲类。', '（2）乙类。', '|健全制度。', '（3）丙类。'],
    );
  });

  it('a heading line becomes the first sentence of its text', () => {
    assert.deepEqual(merge('一、甲', '1.摸清|家底', '开展普查。', '2.健全制度', '建章立制。'), [
      '一、甲',
      '1.摸清家底',
      '开展普查。',
      '|健全制度。建章立制。',
    ]);
  });

  it('all that is selected', () => {
    assert.deepEqual(merge('一、甲', '1.摸|清家底。', '2.健全制度。', '3.开放|数据。', '4.引入主体。'), [
      '一、甲',
      '1.摸清家底。|健全制度。开放数据。',
      '2.引入主体。',
    ]);
  });

  it('two chapters get one heading, then the texts of both, then what they hold', () => {
    assert.deepEqual(
      merge(
        '一、加强|党建',
        '先说一句。',
        '',
        '1.摸清家底。',
        '',
        '2.健全制度。',
        '',
        '// 另议',
        '二、服务大局',
        '再说一句。',
        '3.开放数据。',
        '',
        '三、改革',
        '4.引入主体。',
      ),
      [
        '一、加强党建，|服务大局',
        '先说一句。',
        '再说一句。',
        '',
        '1.摸清家底。',
        '',
        '2.健全制度。',
        '// 另议',
        '',
        '3.开放数据。',
        '',
        '二、改革',
        '4.引入主体。',
      ],
    );
    assert.deepEqual(merge('一、加强|党建。', '1.摸清家底。', '二、服务大局。', '2.健全制度。'), [
      '一、加强党建。|服务大局。',
      '1.摸清家底。',
      '2.健全制度。',
    ]);
  });

  it('chapters without numbers too', () => {
    assert.deepEqual(
      merge(
        '加强|党建',
        '1.摸清家底。',
        '2.健全制度。',
        '服务大局',
        '3.开放数据。',
        '深化改革',
        '4.引入主体。',
      ),
      ['加强党建，|服务大局', '1.摸清家底。', '2.健全制度。', '3.开放数据。', '深化改革', '4.引入主体。'],
    );
  });

  it('is refused where nothing stands behind', () => {
    assert.equal(
      edited(text(TITLE, '一、甲', '1.摸|清家底。', '二、乙', '2.健全制度。'), mergeNodes),
      '[no-next]',
    );
  });
});

describe('a chapter made of items', () => {
  const draft = [TITLE, '', '一、甲', '1.摸清|家底。', '2.健全制度。', '', '二、乙', '3.见前述第1项。'];

  it('stands behind the one they stood in; what was behind them stays there', () => {
    assert.deepEqual(
      edited(text(...draft), extractChapter)
        .split('\n')
        .slice(2),
      ['一、甲', '1.健全制度。', '', '二、新的一章|', '2.摸清家底。', '', '三、乙', '3.见前述第2项。'],
    );
  });

  it('has the heading it is given, on one line', () => {
    const result = edited(text(...draft), (plan, range) => extractChapter(plan, range, ' 夯实\n基础 '));
    assert.equal(result.split('\n')[5], '二、夯实 基础|');
  });

  it('stands between chapters that end as sentences', () => {
    const chapters = ['一、加强党建。', '1.摸清|家底。', '2.健全制度。', '二、服务大局。', '3.开放数据。'];
    assert.deepEqual(
      edited(text(TITLE, ...chapters), extractChapter)
        .split('\n')
        .slice(1),
      ['一、加强党建。', '1.健全制度。', '二、新的一章|', '2.摸清家底。', '三、服务大局。', '3.开放数据。'],
    );
  });

  it('is refused for a chapter, and in a plan without chapters', () => {
    assert.equal(edited(text(TITLE, '一、|甲', '1.摸清家底。'), extractChapter), '[not-inside]');
    assert.equal(edited(text(TITLE, '1.摸清|家底。', '2.健全制度。'), extractChapter), '[no-level]');
  });
});

describe('moving to a place', () => {
  const DRAFT = text(
    TITLE,
    '一、甲',
    '1.摸清家底。',
    '',
    '2.健全制度。',
    '',
    '二、乙',
    '3.开放数据。',
    '（1）子。',
    '',
    '4.引入主体。',
  );
  const to = (from: readonly number[], line: number, place: MoveTarget['place']): string[] => {
    const { plan } = planIn(DRAFT);
    return lines(outcomeOf(plan, moveTo(plan, from, { line, place })).replace('|', ''));
  };
  const refused = (from: readonly number[], line: number, place: MoveTarget['place']): string => {
    const { plan } = planIn(DRAFT);
    return outcomeOf(plan, moveTo(plan, from, { line, place }));
  };

  it('into a chapter: to its end', () => {
    assert.deepEqual(to([2], 6, 'into'), [
      '一、甲',
      '1.健全制度。',
      '',
      '二、乙',
      '2.开放数据。',
      '（1）子。',
      '',
      '3.引入主体。',
      '',
      '4.摸清家底。',
    ]);
  });

  it('several that stand apart, in their order, before or behind another', () => {
    const together = ['一、甲', '1.健全制度。', '', '二、乙', '2.开放数据。', '（1）子。', ''];
    assert.deepEqual(to([2, 10], 7, 'after'), [...together, '3.摸清家底。', '', '4.引入主体。']);
    assert.deepEqual(to([2, 10], 4, 'before').slice(0, 5), [
      '一、甲',
      '1.摸清家底。',
      '',
      '2.引入主体。',
      '',
    ]);
  });

  it('where it stands already changes nothing', () => {
    assert.deepEqual(to([4], 2, 'after'), lines(DRAFT));
    assert.deepEqual(to([10], 6, 'into'), lines(DRAFT));
  });

  it('is refused inside itself, below what it holds, and for different levels', () => {
    assert.equal(refused([6], 6, 'into'), '[not-inside]');
    assert.equal(refused([1], 7, 'after'), '[not-inside]');
    assert.equal(refused([7], 8, 'into'), '[not-inside]');
    assert.equal(refused([2, 6], 10, 'after'), '[not-siblings]');
    assert.equal(refused([2], 0, 'after'), '[no-node]');
    assert.equal(refused([2], 1, 'before'), '[first]');
  });
});
