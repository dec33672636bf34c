import assert from 'node:assert/strict';
import { parse } from '../../../server/src/plan/parser';
import { checkPlan } from '../../../server/src/rules/check';

const HEAD = '云州局2025年工作要点\n2025年工作的总体要求是：坚持稳中求进工作总基调，统筹发展和安全。\n';

function loud(text: string): string[] {
  return checkPlan(parse(text))
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ code, range }) => `${code}@${range.start.line}`);
}

describe('texts that deserve neither error nor warning', () => {
  const silent: Readonly<Record<string, string>> = {
    // lines that begin like a marker
    'days named by numerals': '一、甲\n1.a。\n五一、国庆期间加强值守。\n2.b。\n二、乙\n3.c。',
    'a month and a day at the head of a sentence':
      '一、甲\n1.a。\n十一、春节期间加强值守。\n2.b。\n二、乙\n3.c。',
    'classes of a school': '一、甲\n1.a。\n三、五年级开展抽测。\n2.b。\n二、乙\n3.c。',
    'an item that begins with a measure': '一、甲\n1.a。\n2.15分钟医疗圈基本建成。\n3.c。',
    'an item that begins with a share': '一、甲\n1.a。\n2.95%以上的事项网上可办。\n3.c。',
    'an item that begins with a version': '一、甲\n1.a。\n2.0版平台上线运行。\n3.c。',
    'an item that begins with a day': '一、甲\n1.a。\n2.4.15国家安全日宣传。\n3.c。',
    'a number at the head of a broken line':
      '一、甲\n1.a。\n2.乙。年内建成不少于\n3 个专项平台，完善机制。\n二、丙\n1.d。',
    // brackets and quotations over lines
    'offices in brackets over two lines':
      '一、甲\n1.a。开展普查。（牵头单位：市数据局；\n配合单位：市财政局、市审计局）\n2.b。\n二、乙\n3.c。',
    'a quotation over two lines': '一、甲\n1.总书记强调，“要坚持知行合一。\n要学深悟透。”认真落实。\n2.b。',
    'a letter broken in the middle of a name':
      '!各县区数据局：\n现将《云州市数据局2025年\n工作要点》印发给你们，请认真贯彻执行。\n云州市数据局\n2025年2月1日\n云州市数据局2025年工作要点\n总体要求是：稳中求进。\n一、甲\n1.a。',
    'a bracket around points': '一、甲\n1.实施“三个一”工程（\n①一个平台；\n②一套标准；\n③一支队伍）。\n2.b。',
    'a bracket closed behind letters on the next line':
      '一、甲\n1.试用平台服务（\nPaaS）与软件服务（SaaS）模式。\n2.b。',
    'a quotation whose paragraphs open anew':
      '一、甲\n1.深入学习。“理论创新每前进一步，理论武装就跟进一步。\n“要学懂弄通做实。\n“要坚持知行合一。”\n2.b。',
    // blanks and breaks of other programs
    'a soft break of Word': '一、抓学习\n1.甲。\u000b2.乙。\n3.丙。',
    'characters of no width': '一、甲\n\u20601.a。\n\u20602.b。\n\u20603.c。',
    'a page number': '一、甲\n1.a。\n— 1 —\n2.b。\n二、乙\n3.c。',
    // lists with headings of their own
    months: '一、甲\n八月份：\n1.a。\n2.b。\n九月份：\n1.c。\n2.d。\n二、乙\n1.e。',
    'quarters with one item':
      '一、甲\n第一季度：\n1.a。\n2.b。\n第二季度：\n1.c。\n第三季度：\n1.d。\n2.e。\n二、乙\n1.x。',
    offices: '一、甲\n办公室\n1.a。\n2.b。\n规划处\n1.c。\n2.d。\n二、乙\n1.e。',
    // points inside a sentence
    'points that go on from the sentence': '一、甲\n1.甲：（1）子；（2）丑。\n（3）寅。\n2.乙。',
    'a class of hospitals': '一、甲\n1.甲。\n②乙类医院。\n2.乙。',
    // tables
    'a table set with blanks':
      '一、甲\n1.a。\n项目名称   责任单位   完成时限\n1   新建公厕   环卫处   6月底前\n2   改造管网   排水处   9月底前\n2.b。',
    // where else the requirements stand
    'requirements in a part':
      '!云州局2025年工作要点\n第一部分 2024年工作总结\n一、主要做法\n（一）甲。文。\n二、存在问题\n（一）乙。文。\n第二部分 2025年工作计划\n一、总体思路\n稳中求进。\n二、重点任务\n（一）丙。文。',
    'requirements in a section':
      '!云州局2025年工作要点\n一、总体安排\n（一）指导思想。稳中求进。\n（二）工作目标。见效。\n二、重点任务\n（一）丙。文。',
    'a plan in the letter itself':
      '!关于做好2025年档案工作的通知\n各科室、各单位：\n为做好全年档案工作，现将有关事项通知如下，请认真抓好落实：\n一、收集\n1.a。\n二、整理\n2.b。',
    'content that stands elsewhere': '一、甲\n1.a。\n二、乙\n2.b。\n三、丙（另文下发）',
  };
  for (const [name, body] of Object.entries(silent)) {
    it(name, () => {
      assert.deepEqual(loud(body.startsWith('!') ? body.slice(1) : HEAD + body), []);
    });
  }
});

describe('slips that deserve one report, at their place', () => {
  const slips: Readonly<Record<string, readonly [string, string]>> = {
    'a bracket of another kind': [
      '一、甲\n（一）a。\n〔二〕b。\n（三）c。',
      'numbering/marker-punctuation@4',
    ],
    'a bracket instead of the dot': ['一、甲\n1.a。\n2)b。\n3.c。', 'numbering/marker-style@4'],
    'the form of a point among items': ['一、甲\n1.a。\n（2）b。\n3.c。', 'numbering/marker-style@4'],
    'the form of an item among chapters': [
      '一、甲\n文。\n2、乙\n文。\n三、丙\n文。',
      'numbering/marker-style@4',
    ],
    'a blank inside a marker': ['一、甲\n1.a。\n二 、乙\n2.b。\n三、丙\n3.c。', 'numbering/marker-style@4'],
    'a bracket lost in the last section': [
      '一、甲\n（一）a。\n（二）b。\n（三c。',
      'numbering/marker-punctuation@5',
    ],
    'a mark doubled in a chapter': ['一、甲\n1.a。\n二、、乙\n2.b。', 'numbering/marker-punctuation@4'],
    'a mark doubled in an item': ['一、甲\n1.a。\n2..b。\n3.c。', 'numbering/marker-punctuation@4'],
    'chapters all with a comma': [
      '一，甲\n1.a。\n二，乙\n2.b。\n三，丙\n3.c。\n四，丁\n4.d。',
      'numbering/marker-punctuation@2',
    ],
    'a bracket lost before letters': ['一、甲\n1.发展软件即服务SaaS）模式。', 'punctuation/unpaired@3'],
    'a chapter with its items deleted': [
      '一、甲\n1.a。\n2.b。\n三、丙\n5.e。\n6.f。\n四、丁\n7.g。',
      'numbering/chapter-gap@5',
    ],
    'the line of the last chapter lost': [
      '一、甲\n1.a。\n2.b。\n二、乙\n1.c。\n2.d。\n1.e。',
      'numbering/restart@8',
    ],
    'the first of a chapter deleted': [
      '一、甲\n1.甲。\n二、乙\n2.丙。\n3.丁。\n三、丙\n1.a。\n2.b。',
      'numbering/item-gap@5',
    ],
  };
  for (const [name, [body, expected]] of Object.entries(slips)) {
    it(`${name}: ${expected}`, () => assert.deepEqual(loud(HEAD + body), [expected]));
  }
});
