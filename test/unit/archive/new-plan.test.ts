import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CHECK_MARK, newPlanFrom, type NewPlanOptions } from '../../../server/src/archive/new-plan';
import { renumber } from '../../../server/src/editing/renumber';
import { applyEdits, textOf } from '../../../server/src/plan/edit';
import { headingOf } from '../../../server/src/plan/navigate';
import { parse } from '../../../server/src/plan/parser';
import { isNumbered } from '../../../server/src/plan/tree';
import { checkPlan } from '../../../server/src/rules/check';
import { planText } from '../property/texts';

type Bodies = NewPlanOptions['bodies'];

function make(text: string, bodies: Bodies = 'keep', year = 2026): string {
  return newPlanFrom(parse(text), { year, bodies }).text;
}

/** What the drafter is asked to look at, in the order of the text. */
function asked(text: string, bodies: Bodies = 'keep', year = 2026): readonly string[] {
  return make(text, bodies, year)
    .split('\n')
    .filter((line) => line.trimStart().startsWith(CHECK_MARK))
    .map((line) => line.trimStart().slice(CHECK_MARK.length));
}

const TITLE = '云州市数据局2025年工作要点\n';
const PRIOR = `${TITLE}\u3000\u30002025年全市数据工作的总体要求是：坚持稳中求进。
一、夯实基础
\u3000\u30001.摸清家底。开展普查。2025年底前完成。
\u3000\u3000责任单位：资源科
\u3000\u30002.建好平台
\u3000\u3000完善目录。
\u3000\u3000（1）一体推进
\u3000\u3000统一标准。
\u3000\u3000（2）分级负责

二、改善服务
\u3000\u30003.办好实事。

\u3000\u3000让群众少跑腿。
（牵头单位：服务科）
`;

describe('a new plan', () => {
  it('keeps everything, its own year brought up to date, and names below what may be out of date', () => {
    assert.equal(
      make(PRIOR),
      PRIOR.replace('2025年工作要点', '2026年工作要点')
        .replace('2025年全市', '2026年全市')
        .replace('2025年底前完成。', '2025年底前完成。\n\u3000\u3000// 请核对：“2025年底前”未改'),
    );
  });

  it('without bodies has headings, the label of the requirements, and nothing below them', () => {
    assert.equal(
      make(PRIOR, 'none'),
      `云州市数据局2026年工作要点
\u3000\u30002026年全市数据工作的总体要求是：
一、夯实基础
\u3000\u30001.摸清家底。
\u3000\u30002.建好平台
\u3000\u3000（1）一体推进
\u3000\u3000（2）分级负责

二、改善服务
\u3000\u30003.办好实事。
`,
    );
  });

  it('has bodies as comments under their headings, as they were', () => {
    assert.equal(
      make(PRIOR, 'comment'),
      `云州市数据局2026年工作要点
\u3000\u30002026年全市数据工作的总体要求是：
\u3000\u3000// 坚持稳中求进。
一、夯实基础
\u3000\u30001.摸清家底。
\u3000\u3000// 开展普查。2025年底前完成。
\u3000\u3000// 责任单位：资源科
\u3000\u30002.建好平台
\u3000\u3000// 完善目录。
\u3000\u3000（1）一体推进
\u3000\u3000// 统一标准。
\u3000\u3000（2）分级负责

二、改善服务
\u3000\u30003.办好实事。

\u3000\u3000// 让群众少跑腿。
// （牵头单位：服务科）
`,
    );
  });

  it('takes points that are sentences for text, unless some of the list are headings', () => {
    const text = `${TITLE}一、甲\n1.子\n（1）开展普查；\n（2）建立台账。\n2.丑\n（1）摸底\n（2）建立台账。\n`;
    assert.equal(make(text, 'none').slice(TITLE.length), '一、甲\n1.子\n2.丑\n（1）摸底\n（2）建立台账。\n');
    // Points that nothing holds are what the plan is made of.
    const flat = `${TITLE}（1）开展普查。\n（2）建立台账。\n`;
    assert.equal(make(flat, 'none').slice(TITLE.length), '（1）开展普查。\n（2）建立台账。\n');
  });

  it('is numbered right where the earlier plan was not, and mentions follow', () => {
    const text = `${TITLE}一、甲\n1.子。文。\n2.丑。文。\n2.寅。见第4项。\n4.卯。文。\n`;
    assert.equal(make(text), text.replace('2025', '2026').replace('2.寅', '3.寅'));
  });

  it('keeps line ends, a missing last one, and characters beyond the BMP', () => {
    const text = '𠮷局2025年工作要点\r\n一、𠮷\r\n1.子。𠮷文，2025年底前完成。';
    assert.equal(
      make(text),
      '𠮷局2026年工作要点\r\n一、𠮷\r\n1.子。𠮷文，2025年底前完成。\r\n// 请核对：“2025年底前”未改',
    );
    assert.equal(make(text, 'none'), '𠮷局2026年工作要点\r\n一、𠮷\r\n1.子。');
    assert.equal(
      make(text, 'comment'),
      '𠮷局2026年工作要点\r\n一、𠮷\r\n1.子。\r\n// 𠮷文，2025年底前完成。',
    );
    assert.equal(make('局2025年工作要点\r一、甲\r', 'none'), '局2026年工作要点\r一、甲\r');
    assert.equal(make('', 'none'), '');
  });

  it('leaves out comments that asked to check something a year ago, and keeps others with the bodies', () => {
    const text = `${TITLE}一、甲\n1.子。文。\n// 请核对：“2024年”未改\n// 来年再议\n`;
    assert.equal(make(text).slice(TITLE.length), '一、甲\n1.子。文。\n// 来年再议\n');
    assert.equal(make(text, 'none').slice(TITLE.length), '一、甲\n1.子。\n');
    assert.equal(make(text, 'comment').slice(TITLE.length), '一、甲\n1.子。\n// 文。\n// 来年再议\n');
  });

  it('of a plan whose line breaks were lost has them back', () => {
    const body = `${'建立统一目录，完善管理制度，'.repeat(12)}形成长效机制。`;
    const made = make(
      `${TITLE.trimEnd()}一、夯实基础。${body}二、抓好应用。${body}三、强化保障。${body}`,
      'none',
    );
    assert.deepEqual(
      parse(made).numbered.map(({ marker }) => marker?.text),
      ['一、', '二、', '三、'],
    );
  });
});

describe('the year of a new plan', () => {
  it('moves in a title of any form', () => {
    const title = (text: string, year = 2026) =>
      make(`${text}\n一、甲\n1.子。文。\n`, 'keep', year).split('\n一')[0];
    assert.equal(
      title('云州市数据局2025年\n数据工作要点（征求意见稿）'),
      '云州市数据局2026年\n数据工作要点（征求意见稿）',
    );
    assert.equal(title('二〇二五年云州市工作要点'), '二〇二六年云州市工作要点');
    assert.equal(title('云州一中2025—2026学年工作计划'), '云州一中2026—2027学年工作计划');
    assert.equal(title('数据局2024年工作总结和2025年工作要点'), '数据局2025年工作总结和2026年工作要点');
    assert.equal(title('关于做好2025年数据工作的意见', 2030), '关于做好2030年数据工作的意见');
  });

  it('moves where the letter quotes the title, and nowhere else in it', () => {
    const letter = `各科室：
现将《云州市数据局2025年工作要点》印发给你们，对照《云州市2025年任务清单》落实。
云州市数据局
2025年1月5日
`;
    assert.equal(
      make(`${letter}${TITLE}一、甲\n1.子。文。\n`).split('一、')[0],
      `各科室：
现将《云州市数据局2026年工作要点》印发给你们，对照《云州市2025年任务清单》落实。
// 请核对：“2025年”未改
云州市数据局
2025年1月5日
// 请核对：日期沿用往年
云州市数据局2026年工作要点
`,
    );
    assert.match(
      make(`附件1：云州市数据局2025年工作要点\n${TITLE}一、甲\n1.子。文。\n`),
      /^附件1：云州市数据局2026年工作要点\n/,
    );
  });

  it('moves in the sentence of the requirements, however it is put', () => {
    const text = `${TITLE}做好2025年数据资源工作，要坚持稳中求进。\n一、甲\n1.子。文。\n`;
    assert.match(make(text), /做好2026年数据资源工作/);
    const named = `${TITLE}2025年市数据资源中心工作的总体要求是：稳中求进。\n一、甲\n1.子。文。\n`;
    assert.match(make(named), /\n2026年市数据资源中心工作/);
    assert.deepEqual(asked(named), []);
  });

  it('moves at the head of requirements without a label, where they speak of the year’s work', () => {
    const first = (text: string): string | undefined =>
      make(`${TITLE}${text}\n一、甲\n1.子。文。\n`).split('\n')[1];
    assert.equal(first('2025年，全市数据工作要坚持稳中求进。'), '2026年，全市数据工作要坚持稳中求进。');
    assert.equal(first('2025年，全市数据规模增长两成。'), '2025年，全市数据规模增长两成。');
    assert.equal(first('2025年是数据工作要紧之年。'), '2025年是数据工作要紧之年。');
  });

  it('stays in what is said of the year alone, whatever follows', () => {
    const text = `${TITLE}2025年是“十四五”收官之年。2025年市数据中心工作的总体要求是：稳中求进。\n一、甲\n1.子。文。\n`;
    assert.match(make(text), /\n2025年是“十四五”收官之年。2026年市数据中心工作的总体要求/);
    assert.deepEqual(asked(text), ['“2025年”“十四五”“收官之年”未改']);
  });

  it('is asked for where the earlier plan names none', () => {
    const text = '深化改革的意见\n一、甲\n1.子。2024年启动，2026年建成。\n';
    assert.equal(
      make(text),
      '深化改革的意见\n// 请核对：未认出原要点的年份，文中年份均未改\n一、甲\n1.子。2024年启动，2026年建成。\n// 请核对：“2024年”未改\n',
    );
    assert.deepEqual(asked('一、甲\n1.子。文。\n'), ['未认出原要点的年份，文中年份均未改']);
    const known = newPlanFrom(parse('深化改革的意见\n一、甲\n1.子。做好2025年工作。\n'), {
      year: 2026,
      bodies: 'keep',
      from: 2025,
    });
    assert.deepEqual(known, { text: '深化改革的意见\n一、甲\n1.子。做好2026年工作。\n', marked: 0 });
  });

  it('may be the same: nothing is out of date then', () => {
    assert.equal(make(PRIOR, 'keep', 2025), PRIOR);
    assert.deepEqual(asked(PRIOR, 'comment', 2025), []);
  });
});

describe('what the drafter is asked to look at', () => {
  const inItem = (words: string, year = 2026): readonly string[] =>
    asked(`${TITLE}一、甲\n1.子。${words}\n`, 'keep', year);

  it('is what a deadline, a word or a figure of last year left behind', () => {
    assert.deepEqual(inItem('2025年6月30日前报送，2025年上半年建成。'), [
      '“2025年6月30日前”“2025年上半年”未改',
    ]);
    assert.deepEqual(inItem('2024年完成三十万页，去年验收，为明年打基础。'), ['“2024年”“去年”“明年”未改']);
    assert.deepEqual(inItem('庆祝建局20周年，迎接收官之年。'), ['“20周年”“收官之年”未改']);
  });

  it('is a longer plan that has ended, and a name that bears the old year', () => {
    assert.deepEqual(inItem('完成“十四五”规划，实施2021—2025年行动。'), ['“十四五”“2021—2025年”未改']);
    assert.deepEqual(inItem('落实《2025年任务清单》。'), ['“2025年”未改']);
    assert.deepEqual(inItem('落实《规划纲要（2021—2025年）》。'), ['“2021—2025年”未改']);
  });

  it('is no history, and nothing that still holds', () => {
    assert.deepEqual(inItem('2021年以来，“十三五”期间，2018年建库，2016—2020年试点。'), []);
    assert.deepEqual(inItem('到2027年全部建成，2026年底前验收，实施2024—2026年行动，“十五五”规划。'), []);
    assert.deepEqual(inItem('落实《方案（2023年）》。'), []);
    assert.deepEqual(inItem('“十四五”规划', 2025), []);
  });

  it('stands below the paragraph, broken or not, and there belongs to its item', () => {
    const text = `${TITLE}一、甲\n1.子。文。\n开展普查，2025年底前完成，建立台账，\n形成制度。\n2.丑。文。\n`;
    const made = make(text);
    assert.match(made, /建立台账，\n形成制度。\n\/\/ 请核对：“2025年底前”未改\n2\.丑/);
    const item = parse(made).numbered[1];
    assert.deepEqual([item?.startLine, item?.endLine], [2, 6]);
  });

  it('stands below the list of attachments', () => {
    const list = '附件：1.清单\n\u3000\u3000\u30002.名单\n';
    const made = make(`${TITLE}一、甲\n1.子。文。\n${list}\n附件1\n清单\n`);
    assert.ok(made.endsWith(`${list}\u3000\u3000\u3000// 请核对：附件沿用往年\n\n附件1\n清单\n`), made);
  });

  it('is what the letter, the date, tables and attachments say, which never change', () => {
    assert.deepEqual(asked(`云数〔2025〕3号\n关于印发要点的通知\n各科室：\n${TITLE}一、甲\n1.子。文。\n`), [
      '“〔2025〕3号”未改',
    ]);
    assert.deepEqual(
      asked(
        `${TITLE}一、甲\n1.子。文。\n序号\t任务\t时限\n1\t普查\t2025年6月\n2.丑。文。\n（来源：市数据局网站）\n云州市数据局\n2025年1月5日\n附件1\n2025年工作任务\n附件2\n名单\n`,
      ),
      ['表格沿用往年', '此行沿用往年', '日期沿用往年', '附件沿用往年'],
    );
  });

  it('names a few places of a paragraph that is full of them', () => {
    const years = Array.from({ length: 9 }, (_, i) => `2025年${i + 1}月`).join('、');
    assert.match(inItem(`${years}分别报送。`)[0] ?? '', /^(“2025年\d月”){6}等未改$/);
  });

  it('is counted', () => {
    const { text, marked } = newPlanFrom(parse(PRIOR), { year: 2026, bodies: 'keep' });
    assert.equal(marked, text.split(CHECK_MARK).length - 1);
    assert.equal(marked, 1);
  });
});

describe('a new plan, of any plan', () => {
  const bodies = fc.constantFrom<Bodies>('none', 'keep', 'comment');
  const words = fc.constantFrom(
    '开展普查。',
    '完善制度，2025年底前建成。',
    '庆祝建局20周年。',
    '做好2025年工作。',
    '落实《2025年清单》。',
  );
  const item = fc.record({
    runIn: fc.boolean(),
    body: fc.array(words, { maxLength: 3 }),
    note: fc.boolean(),
    points: fc.nat(2),
  });
  const sound = fc
    .record({
      eol: fc.constantFrom('\n', '\r\n'),
      letter: fc.boolean(),
      continuous: fc.boolean(),
      chapters: fc.array(fc.array(item, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
    })
    .map(({ eol, letter, continuous, chapters }) => {
      const lines = letter
        ? ['各科室：', '现将《甲局2025年工作要点》印发给你们。', '甲局', '2025年1月5日']
        : [];
      lines.push('甲局2025年工作要点', '2025年工作的总体要求是：稳中求进。');
      let count = 0;
      for (const [i, items] of chapters.entries()) {
        lines.push(`${'一二三四'.charAt(i)}、抓好工作`);
        count = continuous ? count : 0;
        for (const { runIn, body, note, points } of items) {
          count++;
          lines.push(
            runIn ? `${count}.推进建设。${body.join('')}` : `${count}.推进建设`,
            ...(runIn ? [] : body),
          );
          lines.push(...Array.from({ length: points }, (_, n) => `（${n + 1}）分步实施`));
          lines.push(...(note ? ['责任单位：甲科'] : []), ...(count % 3 === 0 ? [''] : []));
        }
      }
      return lines.join(eol) + eol;
    });
  const heads = (text: string) => {
    const plan = parse(text);
    return plan.numbered.map((node) => [node.kind, node.marker?.text, headingOf(plan, node)]);
  };

  it('has the headings and the markers of the earlier one', () => {
    fc.assert(
      fc.property(sound, bodies, (text, kind) => {
        assert.deepEqual(heads(make(text, kind)), heads(text));
      }),
      { numRuns: 300 },
    );
  });

  it('brings no finding but those of empty bodies, and of deadlines, which are named', () => {
    const expected = new Set([
      'year/past-deadline',
      'structure/chapter-empty',
      'structure/general-requirements-missing',
      'punctuation/heading-end',
    ]);
    fc.assert(
      fc.property(sound, bodies, (text, kind) => {
        const before = checkPlan(parse(text)).map(({ code }) => code);
        const after = checkPlan(parse(make(text, kind))).map(({ code }) => code);
        assert.deepEqual(
          after.filter((code) => !expected.has(code) && !before.includes(code)),
          [],
        );
      }),
      { numRuns: 300 },
    );
  });

  it('without bodies has none', () => {
    fc.assert(
      fc.property(sound, (text) => {
        const plan = parse(make(text, 'none'));
        for (const node of plan.numbered) {
          assert.ok(!node.runIn);
          assert.ok(node.children.every((child) => isNumbered(child) || child.kind === 'blank'));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is the same every time; of the same year it is the earlier one, numbered right', () => {
    fc.assert(
      fc.property(planText, bodies, (text, kind) => {
        assert.equal(make(text, kind), make(text, kind));
        const plan = parse(text);
        if (plan.flattenedLine === undefined) {
          const numbers = renumber(plan);
          const right = 'edits' in numbers ? textOf(applyEdits(plan.lines, numbers.edits)) : text;
          assert.equal(newPlanFrom(plan, { year: 2025, from: 2025, bodies: 'keep' }).text, right);
        }
      }),
      { numRuns: 300 },
    );
  });
});
