import assert from 'node:assert/strict';
import { unitsOf } from '../../../server/src/archive/unit';
import { parse } from '../../../server/src/plan/parser';

function units(...lines: string[]): readonly string[] {
  return unitsOf(parse(lines.join('\n'))).map(
    ({ marker, text, line, endLine }) => `${line}-${endLine} ${marker}${text.replaceAll('\n', '/')}`,
  );
}

describe('units of a plan', () => {
  it('are its items with all that stands below them, without the responsibility note', () => {
    assert.deepEqual(
      units(
        '甲局2026年工作要点',
        '一、夯实基础',
        '1.摸清家底。开展普查。',
        '（1）盘点系统。',
        '（2）盘点数据。',
        '责任单位：办公室',
        '2.建好目录',
        '目录每季更新。',
        '',
        '二、促进应用',
        '3.开放场景。征集需求。',
      ),
      [
        '2-6 1.摸清家底。开展普查。/（1）盘点系统。/（2）盘点数据。',
        '6-8 2.建好目录/目录每季更新。',
        '10-11 3.开放场景。征集需求。',
      ],
    );
  });

  it('are sections and chapters where nothing numbered holds their text', () => {
    assert.deepEqual(
      units(
        '甲局2026年工作要点',
        '一、总体要求',
        '坚持稳中求进。',
        '二、重点任务',
        '（一）摸清家底。开展普查。',
        '（二）建好目录',
        '1.编制目录。分类编目。',
        '三、组织保障',
        '加强统筹，定期调度。',
      ),
      [
        '4-5 （一）摸清家底。开展普查。',
        '6-7 1.编制目录。分类编目。',
        '7-9 三、组织保障/加强统筹，定期调度。',
      ],
    );
  });

  it('know the chapter and section they stand in', () => {
    const plan = parse('一、夯实基础\n（一）管好数据\n1.建好目录。分类编目。\n2.摸清家底。开展普查。');
    assert.equal(unitsOf(plan)[0]?.context, '夯实基础 管好数据');
  });

  it('of an item without a lead sentence have its first line for a heading', () => {
    const [unit] = unitsOf(parse('一、夯实基础\n1.\n建好目录\n2.摸清家底'));
    assert.equal(unit?.heading, '建好目录');
  });

  const run = ['1.摸清家底。开展普查。', '2.建好目录。分类编目。', '3.统一标准。编写规范。'];
  const last = '4.开放场景。征集需求。';
  const closing = '数字化建设任重道远，关键在人，关键在干。';

  it('leave out a paragraph that closes the plan behind the last item', () => {
    assert.deepEqual(units('一、夯实基础', ...run, last, '', closing).at(-1), '4-5 4.开放场景。征集需求。');
  });

  it('keep a second paragraph where other items have one too', () => {
    assert.deepEqual(
      units('一、夯实基础', '1.摸清家底。开展普查。', '每季更新。', ...run.slice(1), last, closing).at(-1),
      `5-7 4.开放场景。征集需求。/${closing}`,
    );
  });

  it('are none in a text without numbers, nor in an empty one', () => {
    assert.deepEqual(units(''), []);
    assert.deepEqual(units('甲局2026年工作要点', '坚持稳中求进。'), []);
  });
});
