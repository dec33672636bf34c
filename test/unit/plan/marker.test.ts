import assert from 'node:assert/strict';
import { Line } from '../../../server/src/plan/line';

/** `level ordinal certainty flaw`, as short as it can be said. */
function read(text: string): string {
  const { marker } = new Line(text, '');
  return marker
    ? [marker.level, marker.ordinal, marker.text, marker.certainty, marker.flaw].join(' ').trim()
    : 'text';
}

describe('the marker a line begins with', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['一、加强建设', 'chapter 1 一、 firm'],
    ['　　十二、加强建设', 'chapter 12 十二、 firm'],
    ['\u00a0三十三、加强建设', 'chapter 33 三十三、 firm'],
    ['二 、加强建设', 'chapter 2 二 、 firm'],
    ['（一）摸清家底', 'section 1 （一） firm'],
    ['（ 一 ）摸清家底', 'section 1 （ 一 ） firm'],
    ['2 ．摸清家底', 'item 2 2 ． firm'],
    ['\u20603.摸清家底', 'item 3 3. firm'],
    ['(二)摸清家底', 'section 2 (二) firm'],
    ['（三)摸清家底', 'section 3 （三) firm'],
    ['㈣摸清家底', 'section 4 ㈣ firm'],
    ['1.摸清家底', 'item 1 1. firm'],
    ['12．摸清家底', 'item 12 12． firm'],
    ['3、摸清家底', 'item 3 3、 firm'],
    ['１．摸清家底', 'item 1 １． firm'],
    ['⒌摸清家底', 'item 5 ⒌ firm'],
    ['4. 摸清家底', 'item 4 4. firm'],
    ['（1）普查', 'point 1 （1） firm'],
    ['⑵普查', 'point 2 ⑵ firm'],
    ['①普查', 'point 1 ① firm'],
    ['㉑普查', 'point 21 ㉑ firm'],
    ['2）普查', 'item 2 2） firm'],
  ];
  for (const [text, expected] of cases) {
    it(`${text}: ${expected}`, () => assert.equal(read(text), expected));
  }
});

describe('a marker written wrongly is a marker still', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['三.加强建设', 'chapter 3 三. firm delimiter'],
    ['三，加强建设', 'chapter 3 三， doubtful delimiter'],
    ['三　加强建设', 'chapter 3 三 doubtful delimiter-missing'],
    ['三加强建设', 'chapter 3 三 weak delimiter-missing'],
    ['（一）、摸清家底', 'section 1 （一）、 firm delimiter-extra'],
    ['（1）.普查', 'point 1 （1）. firm delimiter-extra'],
    ['①、普查', 'point 1 ①、 firm delimiter-extra'],
    ['（三摸清家底', 'section 3 （三 doubtful bracket-lost'],
    ['（三摸清家底（含县区）', 'section 3 （三 weak bracket-lost'],
    ['〔三〕摸清家底', 'section 3 〔三〕 weak bracket-wrong'],
    ['三、、加强建设', 'chapter 3 三、、 firm delimiter-extra'],
    ['3..摸清家底', 'item 3 3.. firm delimiter-extra'],
    ['三）摸清家底', 'section 3 三） doubtful bracket-lost'],
    ['5，摸清家底', 'item 5 5， doubtful delimiter'],
    ['5 摸清家底', 'item 5 5 doubtful delimiter-missing'],
    ['5摸清家底', 'item 5 5 weak delimiter-missing'],
    ['十十、加强建设', 'chapter  十十、 firm'],
    ['〇、加强建设', 'chapter  〇、 firm'],
    ['（二十零）摸清家底', 'section  （二十零） firm'],
  ];
  for (const [text, expected] of cases) {
    it(`${text}: ${expected}`, () => assert.equal(read(text), expected));
  }
});

describe('what looks like a marker and is none, or only where its number is due', () => {
  const cases: readonly (readonly [string, string])[] = [
    // traps seen in published plans
    ['2.2020年启动普查', 'item 2 2. firm'],
    ['11.5-6月份，开展督查', 'item 11 11. firm'],
    ['2011.2.', 'text'],
    ['2011年2月', 'text'],
    ['20010年2月', 'text'],
    ['2.0版平台上线', 'item 2 2. weak'],
    ['一月份开展普查', 'text'],
    // decimals, clause numbers, shares
    ['3.5亿元专项资金', 'item 3 3. weak'],
    ['1.2万平方米绿地', 'item 1 1. weak'],
    ['2.6个百分点以上', 'item 2 2. weak'],
    ['3.12个重点项目开工', 'item 3 3. doubtful'],
    ['1.1 总则', 'text'],
    ['1.1.1总则', 'item 1 1. weak'],
    ['97%以上', 'text'],
    ['1,000户', 'text'],
    // counting on in running text
    ['一、二线城市的做法', 'chapter 1 一、 doubtful'],
    ['一、2.数据普查', 'chapter 1 一、 firm'],
    ['1、2号楼改造', 'item 1 1、 doubtful'],
    ['五.一前后', 'chapter 5 五. doubtful delimiter'],
    // counted things
    ['三年行动计划收官', 'text'],
    ['五一、国庆期间加强值守', 'text'],
    ['一是摸清家底', 'text'],
    ['3个项目开工', 'text'],
    ['十四五规划收官', 'text'],
    ['一百个项目', 'text'],
    ['（2021）', 'text'],
    ['（二〇二五年一月）', 'text'],
    ['〔2021〕5号', 'text'],
    ['', 'text'],
    ['　　', 'text'],
  ];
  for (const [text, expected] of cases) {
    it(`${text || '(empty)'}: ${expected}`, () => assert.equal(read(text), expected));
  }
});

describe('columns of a marker', () => {
  it('counts UTF-16 units, blanks before and behind included', () => {
    const { marker } = new Line('　　12． 摸清家底', '');
    assert.deepEqual(
      [marker?.start, marker?.ordinalStart, marker?.ordinalEnd, marker?.end, marker?.bodyStart],
      [2, 2, 4, 5, 6],
    );
  });

  it('keeps the form apart from the number', () => {
    const shapes = ['一、甲', '（一）甲', '12．甲', '(3)甲', '④甲'].map(
      (text) => new Line(text, '').marker?.shape,
    );
    assert.deepEqual(shapes, ['#、', '（#）', '#．', '(#)', '①']);
  });
});
