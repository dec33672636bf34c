import assert from 'node:assert/strict';
import { parse } from '../../../server/src/plan/parser';
import { sketch } from './sketch';

/** Lines without the indent of the source they are written in. */
function lines(text: TemplateStringsArray): string {
  return (text.raw[0] ?? '')
    .replace(/^\n/, '')
    .replace(/\n\s*$/, '')
    .replace(/^ {6}/gm, '');
}

describe('what stands around a plan', () => {
  it('takes the letter, its signature and date for what they are', () => {
    assert.equal(
      sketch(lines`
      各科室、直属单位：
      现将《数据局2026年工作要点》印发给你们，请认真落实。
      云州市数据局
      2026年1月5日
      云州市数据局2026年工作要点
      总体要求是：稳中求进。
      一、夯实基础
      1.摸清家底。开展普查。`),
      lines`
      notice: 各科室、直属单位 +1
      signature: 云州市数据局
      date: 2026年1月5
      title: 云州市数据局20
      paragraph: 总体要求是：稳中
      chapter 一、 夯实基础
        item 1. 摸清家底 …`,
    );
  });

  it('finds the title after the attachment mark, also behind a letter with numbers of its own', () => {
    assert.equal(
      sketch(lines`
      关于印发《数据局2026年工作要点》的通知
      各科室：
      现印发给你们，并提出如下要求：
      一、认真学习。
      二、抓好落实。
      附件
      云州市数据局2026年工作要点
      一、夯实基础
      1.摸清家底。开展普查。`)
        .split('\n')
        .slice(-3)
        .join('\n'),
      lines`
      title: 云州市数据局20
      chapter 一、 夯实基础
        item 1. 摸清家底 …`,
    );
  });

  it('joins a title of several lines, slogan and draft mark included', () => {
    const { title } = parse(
      '凝心聚力  开创新局\n——云州一中2025学年工作计划\n（征求意见稿）\n\n一、指导思想\n立德树人。',
    );
    assert.equal(title?.text, '凝心聚力  开创新局——云州一中2025学年工作计划（征求意见稿）');
    assert.equal(title.year, 2025);
  });

  it('does not take the signature of the letter into the title', () => {
    const { title } = parse(
      '现将要点印发给你们。\n云州市数据局\n云州市数据局2026年工作要点\n一、夯实基础\n1.甲。乙。',
    );
    assert.equal(title?.text, '云州市数据局2026年工作要点');
  });

  it('reads signature, date, source and attachments behind the plan', () => {
    assert.equal(
      sketch(lines`
      云州市数据局2026年工作要点
      一、夯实基础
      1.摸清家底。开展普查。
      2.建好目录。统一标准。
      新的一年，各科室要真抓实干。
      云州市数据局
      2026.1.
      （来源：本局网站）
      附件1：任务清单
      1	普查	数据科
      3	目录	数据科`),
      lines`
      title: 云州市数据局20
      chapter 一、 夯实基础
        item 1. 摸清家底 …
        item 2. 建好目录 …
      closing: 新的一年，各科室
      signature: 云州市数据局
      date: 2026.1.
      note: （来源：本局网站
      attachments: 附件1：任务清单 +2`,
    );
  });

  it('reads a closing behind items of one sentence each, and text under an item where others have some', () => {
    const items = ['一、甲', '1.摸清家底。', '2.健全制度。'];
    const kindAfter = (...more: string[]): string | undefined => {
      const { places } = parse([...items, ...more].join('\n'));
      return places.at(-1)?.kind;
    };
    assert.equal(kindAfter('各科室要抓好落实。'), 'closing');
    assert.equal(kindAfter('开展普查。', '3.开放数据。', '各科室要抓好落实。'), 'paragraph');
  });

  for (const [title, issuer] of [
    ['云州市数据局2026年工作要点', '云州市数据局'],
    ['云州一中党委2026年工作思路', '云州一中党委'],
    ['中共云州市委关于做好2026年重点工作的意见', '中共云州市委'],
    ['数字云州建设2026年工作要点', null],
  ] as const) {
    it(`reads ${issuer ?? 'no office'} off ${title}`, () => {
      assert.equal(parse(`${title}\n一、甲\n1.乙。丙。`).issuer, issuer);
    });
  }

  for (const [title, year] of [
    ['数据局2026年工作要点', 2026],
    ['数据局二〇二六年工作要点', 2026],
    ['数据局二○二六年工作要点', 2026],
    ['云州一中2025—2026学年工作计划', 2025],
    ['数据局2025年工作总结和2026年工作要点', 2026],
    ['数据局工作要点', null],
  ] as const) {
    it(`reads ${year} off ${title}`, () => {
      assert.equal(parse(`${title}\n一、甲\n1.乙。丙。`).title?.year ?? null, year);
    });
  }
});

describe('the tree', () => {
  it('nests sections, items, points and circled points', () => {
    assert.equal(
      sketch('一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n②己\n（2）庚\n2.辛\n（二）壬\n二、癸'),
      lines`
      chapter 一、 甲
        section （一） 乙
          item 1. 丙
            point （1） 丁
              point ① 戊
              point ② 己
            point （2） 庚
          item 2. 辛
        section （二） 壬
      chapter 二、 癸`,
    );
  });

  it('leaves levels out', () => {
    assert.equal(sketch('一、甲\n1.乙\n①丙'), 'chapter 一、 甲\n  item 1. 乙\n    point ① 丙');
  });

  it('takes the lead sentence for the heading, not one inside quotation marks', () => {
    assert.equal(
      sketch('1.落实“应接尽接。应汇尽汇”要求。开展普查。'),
      'item 1. 落实“应接尽接。应汇尽汇”要求 …',
    );
  });

  it('keeps paragraphs, responsibilities and tables under their item', () => {
    assert.equal(
      sketch(
        '1.摸清家底\n开展普查。\n责任单位：数据科、各县区\n序号\t任务\t时限\n1\t普查\t6月\n3\t验收\t9月\n2.建好目录',
      ),
      lines`
      item 1. 摸清家底
        paragraph: 开展普查。
        responsibility: 责任单位：数据科
        table: 序号	任务	时限 +2
      item 2. 建好目录`,
    );
  });

  it('takes rows that begin with an empty cell for rows', () => {
    assert.equal(
      sketch('1.甲\n类别\t任务\n党建\t1.学习\n\t2.调研\n\t3.整改\n2.乙\n\t时限\n普查\t6月\n3.丙'),
      lines`
      item 1. 甲
        table: 类别	任务 +3
      item 2. 乙
        table: 时限 +1
      item 3. 丙`,
    );
  });

  it('takes lines that are indented with tabs for no rows', () => {
    assert.equal(
      sketch('一、甲\n\t开展普查。\n\t1.子\n序号\t任务\n1\t普查\n\t2.丑\n\t落实。'),
      lines`
      chapter 一、 甲
        paragraph: 开展普查。
        item 1. 子
          table: 序号	任务 +1
        item 2. 丑
          paragraph: 落实。`,
    );
  });

  it('finds chapters without numbers above items', () => {
    assert.equal(
      sketch(
        '数字云州2026年工作要点\n夯实数据基础\n1、摸清家底\n开展普查。\n2、建好目录\n统一标准。\n抓好数据应用\n1、用好数据\n开展试点。',
      ),
      lines`
      title: 数字云州2026
      chapter - 夯实数据基础
        item 1、 摸清家底
          paragraph: 开展普查。
        item 2、 建好目录
          paragraph: 统一标准。
      chapter - 抓好数据应用
        item 1、 用好数据
          paragraph: 开展试点。`,
    );
  });

  it('puts parts above the chapters, which may begin anew in each', () => {
    const text =
      '数据局2026年工作要点\n第一部分 总体要求\n一、指导思想\n稳中求进。\n二、工作目标\n见效。\n第二部分 重点任务\n一、摸清家底\n普查。\n二、建好目录\n更新。';
    assert.equal(
      sketch(text),
      lines`
      title: 数据局2026年
      chapter - 第一部分 总体要求
        chapter 一、 指导思想
          paragraph: 稳中求进。
        chapter 二、 工作目标
          paragraph: 见效。
      chapter - 第二部分 重点任务
        chapter 一、 摸清家底
          paragraph: 普查。
        chapter 二、 建好目录
          paragraph: 更新。`,
    );
    assert.deepEqual(parse(text).breaks, []);
  });

  it('reads 1）below 1. as a point, and as an item where it counts alone', () => {
    assert.equal(
      sketch('1.甲\n1）乙\n2）丙\n2.丁'),
      'item 1. 甲\n  point 1） 乙\n  point 2） 丙\nitem 2. 丁',
    );
    assert.equal(sketch('1）甲\n2）乙'), 'item 1） 甲\nitem 2） 乙');
  });

  it('follows a draft that turns two levels round', () => {
    assert.equal(
      sketch('一、甲\n1.乙\n（一）丙\n（二）丁\n2.戊\n（一）己'),
      lines`
      chapter 一、 甲
        item 1. 乙
          section （一） 丙
          section （二） 丁
        item 2. 戊
          section （一） 己`,
    );
  });

  it('does not call it that when a chapter has items first and sections after', () => {
    const { inversions } = parse('一、甲\n1.乙\n2.丙\n（一）丁\n1.戊\n（二）己\n1.庚');
    assert.equal(inversions.length, 0);
  });
});

describe('a line that begins with a number', () => {
  it('is an item where its number is due', () => {
    assert.equal(
      sketch('1.甲。乙。\n2.3个县区开展试点。丙。\n3.丁。戊。'),
      'item 1. 甲 …\nitem 2. 3个县区开展试点 …\nitem 3. 丁 …',
    );
  });

  it('is text between two items that leave no place for it', () => {
    assert.equal(
      sketch('1.甲。投入\n3.5-6万元用于普查。\n2.丁。戊。'),
      'item 1. 甲 …\n  paragraph: 3.5-6万元用\nitem 2. 丁 …',
    );
  });

  it('is text when it counts on: 一、二线城市', () => {
    assert.equal(
      sketch('一、学习借鉴\n一、二线城市的做法值得学习。\n二、抓好落实'),
      'chapter 一、 学习借鉴\n  paragraph: 一、二线城市的做\nchapter 二、 抓好落实',
    );
  });

  it('is a marker with its mark lost where exactly that number is missing', () => {
    assert.equal(
      sketch('1.甲。文。\n2乙方案落地。文。\n3.丙。文。'),
      'item 1. 甲 …\nitem 2 乙方案落地 …\nitem 3. 丙 …',
    );
    assert.equal(sketch('1.甲。文。\n2乙方案落地。文。\n2.丙。文。').split('\n').length, 3);
  });
});

describe('the general requirements', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['2026年工作的总体要求是：稳中求进。\n一、甲\n1.乙。丙。', 'labelled'],
    ['今后一个时期的总体思路是稳中求进。\n一、甲\n1.乙。丙。', 'labelled'],
    [
      '高举旗帜，贯彻落实党的二十大精神，坚持稳中求进工作总基调，做好各项工作。\n一、甲\n1.乙。丙。',
      'paragraph',
    ],
    ['一、指导思想\n稳中求进。\n二、甲\n1.乙。丙。', 'chapter'],
    ['一、   明确指导思想\n稳中求进。\n二、甲\n1.乙。丙。', 'chapter'],
    ['总体要求\n稳中求进，守正创新，先立后破。\n一、甲\n1.乙。丙。', 'chapter'],
    ['一、甲\n1.乙。丙。', undefined],
  ];
  for (const [text, kind] of cases) {
    it(`${text.slice(0, 14)}: ${kind ?? 'none'}`, () => {
      assert.equal(parse(`数据局2026年工作要点\n${text}`).generalRequirements?.kind, kind);
    });
  }
});

describe('a plan that lost its line breaks', () => {
  it('is one paragraph, and nothing is concluded from it', () => {
    const body =
      '一、夯实基础。' +
      '开展数据资源普查。'.repeat(20) +
      '二、抓好应用。' +
      '开展试点。'.repeat(20) +
      '三、强化保障。健全制度。';
    const plan = parse(`数据局2026年工作要点${body}`);
    assert.equal(plan.flattenedLine, 0);
    assert.deepEqual([plan.numbered.length, plan.title, plan.breaks.length], [0, undefined, 0]);
  });
});
