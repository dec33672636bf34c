import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unitsOf } from '../../../server/src/archive/unit';
import { namesOf } from '../../../server/src/archive/names';
import { outline } from '../../../server/src/features/outline';
import { splitLines } from '../../../server/src/plan/line';
import { parse } from '../../../server/src/plan/parser';
import { checkPlan } from '../../../server/src/rules/check';
import { planText } from '../property/texts';
import { sketch } from './sketch';

const isComment = (text: string): boolean => splitLines(text)[0]?.comment === true;

describe('a comment', () => {
  it('is a line whose first characters that are not blank are //', () => {
    assert.ok(isComment('// 2025年的文字'));
    assert.ok(isComment('\u3000\u3000//一、夯实基础'));
    assert.ok(isComment('//'));
    assert.ok(isComment('//example.org'));
    assert.ok(!isComment('/ 甲'));
    assert.ok(!isComment('／／全角不是注释'));
    assert.ok(!isComment('详见 http://example.org。'));
    assert.ok(!isComment('1.建设// 平台。'));
    assert.ok(!isComment(''));
  });

  it('is blank for all that reads a plan: no marker, no traits, no end', () => {
    const [line] = splitLines('\u3000\u3000// 1.落实《办法》，，(2025年)。。');
    assert.ok(line?.blank);
    assert.deepEqual(
      [line.end, line.trimmed, line.marker, line.traits, line.separators],
      [0, '', undefined, 0, 0],
    );
    assert.equal(line.shape, 'blank');
    assert.equal(line.text, '\u3000\u3000// 1.落实《办法》，，(2025年)。。');
  });

  it('stands in the tree as a leaf of its own, and ends nothing', () => {
    const text = [
      '// 送审前删去',
      '云州市数据局2026年工作要点',
      '// 二、旧的一章',
      '一、夯实基础',
      '1.摸清家底。开展普查。',
      '// 去年：开展普查，建立台账。',
      '// 去年：共12项。',
      '',
      '2.建好平台。',
      '// 附件',
      '二、改善服务',
    ];
    assert.equal(
      sketch(text.join('\n')),
      [
        'comment: // 送审前删去',
        'title: 云州市数据局20',
        'comment: // 二、旧的一',
        'chapter 一、 夯实基础',
        '  item 1. 摸清家底 …',
        '    comment: // 去年：开展',
        '  item 2. 建好平台',
        '    comment: // 附件',
        'chapter 二、 改善服务',
      ].join('\n'),
    );
    const item = parse(text.join('\n')).numbered[1];
    assert.deepEqual([item?.startLine, item?.contentEnd, item?.endLine], [4, 5, 8]);
  });

  it('among attachments, in a letter and between rows of a table is one as well', () => {
    assert.equal(
      sketch(
        '关于印发要点的通知\n// 文号待定\n各科室：\n// 抄送待定\n甲局2026年工作要点\n一、甲\n1.子。文。\n附件\n// 表待换\n名单',
      ),
      [
        'notice: 关于印发要点的通',
        'comment: // 文号待定',
        'notice: 各科室：',
        'comment: // 抄送待定',
        'title: 甲局2026年工',
        'chapter 一、 甲',
        '  item 1. 子 …',
        'attachments: 附件',
        'comment: // 表待换',
        'attachments: 名单',
      ].join('\n'),
    );
    const rows = '一、甲\n1.子。文。\n序号 任务\n1 建库\n// 2 建站\n3 建网\n';
    const { places } = parse(rows);
    assert.deepEqual(
      places.slice(2, 6).map((place) => place?.kind),
      ['table', 'table', 'comment', 'table'],
    );
  });

  it('is judged by no rule, and is no part of a unit, an outline or the names', () => {
    const comment = '//  十十、去年（的 “文字”,,《办法》。。  ';
    const text = `甲局2026年工作要点\n总体要求是：稳中求进。\n一、甲\n1.子。文字。\n${comment}\n2.丑。文字。\n`;
    const plan = parse(text);
    assert.deepEqual(checkPlan(plan), []);
    assert.deepEqual(
      unitsOf(plan).map((unit) => [unit.text, unit.endLine - unit.line]),
      [
        ['子。文字。', 1],
        ['丑。文字。', 1],
      ],
    );
    assert.deepEqual(namesOf(plan), []);
    assert.ok(!JSON.stringify(outline(plan, 'a')).includes('十十'));
  });

  it('leaves an item without text, and a chapter without items, empty', () => {
    const codes = checkPlan(
      parse('甲局2026年工作要点\n总体要求是：稳中求进。\n一、甲\n// 甲\n二、乙\n1.\n// 子\n'),
    );
    assert.deepEqual(
      codes.map(({ code }) => code),
      ['structure/chapter-empty', 'structure/item-empty'],
    );
  });

  it('stands wherever a line begins with //, and nowhere else, in any text', () => {
    fc.assert(
      fc.property(planText, (text) => {
        const { lines, places } = parse(text);
        for (const [i, line] of lines.entries()) {
          assert.equal(places[i]?.kind === 'comment', line.comment);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says of a plan what the same words without it say', () => {
    // Markers that are sure whatever stands around them, and no tables, whose rows are known by their neighbours.
    const line = fc.constantFrom(
      '一、甲',
      '二、乙',
      '（一）寅',
      '1.子。文。',
      '2.丑',
      '正文的一段。',
      '',
      '三、丙',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(line, fc.boolean()), { maxLength: 30 }), (parts) => {
        const title = '甲局2026年工作要点\n';
        const blank = title + parts.map(([words, more]) => words + (more ? '\n\n' : '\n')).join('');
        const noted = title + parts.map(([words, more]) => words + (more ? '\n// 附件 1.\n' : '\n')).join('');
        assert.deepEqual(checkPlan(parse(noted)), checkPlan(parse(blank)));
        assert.deepEqual(outline(parse(noted), 'a'), outline(parse(blank), 'a'));
      }),
      { numRuns: 300 },
    );
  });
});
