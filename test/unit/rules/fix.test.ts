import assert from 'node:assert/strict';
import { applyEdits, textOf } from '../../../server/src/plan/edit';
import { splitLines } from '../../../server/src/plan/line';
import { parse } from '../../../server/src/plan/parser';
import type { Plan } from '../../../server/src/plan/tree';
import { checkPlan } from '../../../server/src/rules/check';
import { fixOf } from '../../../server/src/rules/fix';
import { ALL_RULES } from '../../../server/src/rules/index';
import type { Finding, Fix } from '../../../server/src/rules/rule';

/** Rules that leave it to the writer: nothing that could be put there is certain to be meant. */
const WITHOUT: ReadonlySet<string> = new Set([
  'structure/title-missing',
  'structure/chapter-empty',
  'structure/item-empty',
  'structure/item-outside-chapter',
  'structure/level-skipped-up',
  'year/past-deadline',
  'punctuation/unpaired',
  'punctuation/paragraph-end',
]);

/** The fix of a text's only finding of a rule, and the text after it. */
function mend(code: string, text: string): { readonly fix: Fix | undefined; readonly after: string } {
  const plan = parse(text);
  const found = checkPlan(plan).filter((finding) => finding.code === code);
  assert.equal(found.length, 1, `${code} should be found once`);
  const fix = fixOf(plan, found[0]!);
  return { fix, after: textOf(applyEdits(plan.lines, fix?.edits ?? [])) };
}

function countsOf(plan: Plan): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of checkPlan(plan)) {
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

describe('the fix of a rule', () => {
  for (const { code, samples, remedy } of ALL_RULES) {
    it(`${code}: its page says what is done`, () => assert.equal(remedy === undefined, WITHOUT.has(code)));
    if (WITHOUT.has(code)) {
      it(`${code}: there is none`, () => {
        for (const sample of samples.failing) {
          assert.equal(mend(code, sample.replace(/[«»]/g, '')).fix, undefined);
        }
      });
      continue;
    }
    it(`${code}: mends its samples and spoils nothing, and once is enough`, () => {
      for (const sample of samples.failing) {
        const text = sample.replace(/[«»]/g, '');
        const before = countsOf(parse(text));
        const { fix, after } = mend(code, text);
        assert.ok(fix, sample);
        assert.match(fix.title.zh, /[\u4e00-\u9fff]/);
        assert.match(fix.title.en, /[A-Za-z]{3}/);
        assert.notEqual(after, text);
        const left = countsOf(parse(after));
        assert.equal(left.has(code), false, after);
        // A plan on one line keeps everything else to itself.
        for (const [other, count] of code === 'structure/line-breaks-lost' ? [] : left) {
          assert.ok(count <= (before.get(other) ?? 0), `${other} in ${after}`);
        }
      }
    });
  }

  const cases: readonly (readonly [string, string, string, string])[] = [
    [
      'a blank, at the end',
      'whitespace/trailing',
      '一、甲\n1.子。文。　\t\n2.丑。文。',
      '一、甲\n1.子。文。\n2.丑。文。',
    ],
    [
      'an indent like its fellows’',
      'whitespace/indent',
      '　　1.子。\n　　2.丑。\n 3.寅。\n　　4.卯。',
      '　　1.子。\n　　2.丑。\n　　3.寅。\n　　4.卯。',
    ],
    [
      'an indent that none has',
      'whitespace/indent',
      '1.子。\n2.丑。\n　　3.寅。\n4.卯。',
      '1.子。\n2.丑。\n3.寅。\n4.卯。',
    ],
    [
      'a heading with a blank before its mark',
      'punctuation/heading-end',
      '一、夯实基础 。\n1.摸清家底。开展普查。',
      '一、夯实基础\n1.摸清家底。开展普查。',
    ],
    [
      'two marks at the end of a heading',
      'punctuation/doubled',
      '一、夯实基础。。\n1.摸清家底。开展普查。',
      '一、夯实基础\n1.摸清家底。开展普查。',
    ],
    [
      'two marks, one half-width',
      'punctuation/doubled',
      '一、甲\n1.子。普查，,年内完成。',
      '一、甲\n1.子。普查，年内完成。',
    ],
    [
      'a half-width mark doubled',
      'punctuation/halfwidth',
      '一、甲\n1.子。普查,;x年内完成。',
      '一、甲\n1.子。普查；x年内完成。',
    ],
    [
      'brackets with a full-width text between',
      'punctuation/halfwidth',
      '一、甲\n1.子。印发《办法(试行)》。',
      '一、甲\n1.子。印发《办法（试行）》。',
    ],
    [
      'a year in Chinese numerals',
      'year/title-requirements-mismatch',
      '云州市数据局二○二六年工作要点\n二○二五年全市数据工作的总体要求是：稳中求进。\n一、甲\n1.子。文。',
      '云州市数据局二○二六年工作要点\n二○二六年全市数据工作的总体要求是：稳中求进。\n一、甲\n1.子。文。',
    ],
    [
      'a character beyond the BMP before the place',
      'punctuation/halfwidth',
      '一、甲\n1.𠮷县。文,甲𠮷。',
      '一、甲\n1.𠮷县。文，甲𠮷。',
    ],
  ];
  for (const [what, code, before, after] of cases) {
    it(`mends ${what}`, () => assert.equal(mend(code, before).after, after));
  }
});

describe('what is not certain', () => {
  const byHand: readonly (readonly [string, string, string])[] = [
    ['which of two marks is meant', 'punctuation/doubled', '一、甲\n1.子。普查。，年内完成。'],
    ['an ellipsis', 'punctuation/doubled', '一、甲\n1.子。普查。。。年内完成。'],
    ['what a colon opens', 'punctuation/doubled', '一、甲\n1.子。做好以下工作：。'],
    [
      'a title with the earlier year',
      'year/title-requirements-mismatch',
      '云州市数据局2025年工作要点\n2026年工作的总体要求是：稳中求进。\n一、甲\n1.子。文。',
    ],
    [
      'what a year is said to be',
      'year/title-requirements-mismatch',
      '云州市数据局2026年工作要点\n2025年是攻坚之年。总体要求是：稳中求进。\n一、甲\n1.子。文。',
    ],
    [
      'requirements that may be an item’s',
      'structure/general-requirements-misplaced',
      '云州市数据局2026年工作要点\n一、甲\n1.建平台。文。\n平台建设的总体要求是：好用。\n2.丑。文。',
    ],
    [
      'words that are still to be written',
      'structure/general-requirements-missing',
      '云州市数据局2026年工作要点\n一、甲\n1.子。文。',
    ],
  ];
  for (const [what, code, text] of byHand) {
    it(`is left to the writer: ${what}`, () => {
      assert.equal(mend(code, text).fix?.byHand, true);
    });
  }

  it('a bracket without its partner is not made another slip', () => {
    assert.equal(mend('punctuation/halfwidth', '一、甲\n1.子。印发办法(试行。').fix, undefined);
  });

  it('a mark right behind a marker is left to the marker', () => {
    assert.equal(mend('punctuation/halfwidth', '一、甲\n1.,子。文。').fix, undefined);
  });
});

describe('general requirements', () => {
  const MISSING = 'structure/general-requirements-missing';
  const MISPLACED = 'structure/general-requirements-misplaced';

  it('are put in as the plan writes its paragraphs', () => {
    const text =
      '云州市数据局2026年工作要点\r\n\r\n　　一、甲\r\n　　1.子。文。\r\n\r\n　　二、乙\r\n　　2.丑。文。';
    assert.equal(
      mend(MISSING, text).after,
      '云州市数据局2026年工作要点\r\n\r\n　　2026年工作的总体要求是：\r\n\r\n　　一、甲\r\n　　1.子。文。\r\n\r\n　　二、乙\r\n　　2.丑。文。',
    );
  });

  it('move with the blank line behind them', () => {
    const text =
      '云州市数据局2026年工作要点\n\n一、甲\n1.子。文。\n\n2026年工作的总体要求是：稳中求进。\n\n二、乙\n2.丑。文。\n';
    assert.equal(
      mend(MISPLACED, text).after,
      '云州市数据局2026年工作要点\n\n2026年工作的总体要求是：稳中求进。\n\n一、甲\n1.子。文。\n\n二、乙\n2.丑。文。\n',
    );
  });

  it('move from the very end, and a missing last line end stays missing', () => {
    const text =
      '云州市数据局2026年工作要点\r一、甲\r1.子。文。\r2.丑。文。\r2026年工作的总体要求是：稳中求进。';
    assert.equal(
      mend(MISPLACED, text).after,
      '云州市数据局2026年工作要点\r2026年工作的总体要求是：稳中求进。\r一、甲\r1.子。文。\r2.丑。文。',
    );
  });

  it('that are a chapter become the first, and numbers and mentions follow', () => {
    const text =
      '云州市数据局2026年工作要点\n一、夯实基础\n1.摸清家底。见第二章。\n二、总体要求\n坚持稳中求进。\n三、抓好应用\n2.用好数据。文。';
    const { fix, after } = mend(MISPLACED, text);
    assert.equal(fix?.byHand, true);
    assert.equal(
      after,
      '云州市数据局2026年工作要点\n一、总体要求\n坚持稳中求进。\n二、夯实基础\n1.摸清家底。见第一章。\n三、抓好应用\n2.用好数据。文。',
    );
  });

  it('stay where they are all that an item says', () => {
    const text = '云州市数据局2026年工作要点\n一、甲\n1.\n2026年工作的总体要求是：稳中求进。\n2.丑。文。';
    assert.equal(mend(MISPLACED, text).fix, undefined);
  });
});

describe('a replacement', () => {
  function named(text: string, line: number, from: number, to: number): Fix | undefined {
    const finding: Finding = {
      code: 'archive/name-inconsistent',
      severity: 'info',
      range: { start: { line, character: from }, end: { line, character: to } },
      message: { zh: '名称', en: 'name' },
      replacement: '数据条例',
      byHand: true,
    };
    return fixOf(parse(text), finding);
  }

  it('of a name goes wherever the name stands, but into tables and attachments', () => {
    const text =
      '一、甲\n1.子。落实《数据条令》，宣传《数据条令》。\n2.丑。评估《数据条令》。\n附件\n《数据条令》';
    const fix = named(text, 1, 7, 11);
    assert.equal(fix?.byHand, true);
    assert.equal(fix.title.zh, '改为“数据条例”（共3处）');
    assert.equal(
      textOf(applyEdits(splitLines(text), fix.edits)),
      '一、甲\n1.子。落实《数据条例》，宣传《数据条例》。\n2.丑。评估《数据条例》。\n附件\n《数据条令》',
    );
  });

  it('that is there already, or whose place is gone, is none', () => {
    assert.equal(named('一、甲\n1.子。落实《数据条例》。', 1, 7, 11), undefined);
    assert.equal(named('一、甲\n1.子。', 1, 7, 11), undefined);
    assert.equal(named('一、甲', 1, 7, 11), undefined);
  });
});
