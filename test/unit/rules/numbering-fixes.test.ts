import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withOrdinal } from '../../../server/src/editing/write-marker';
import { applyEdits, textOf } from '../../../server/src/plan/edit';
import { parse } from '../../../server/src/plan/parser';
import { checkPlan } from '../../../server/src/rules/check';
import { fixOf } from '../../../server/src/rules/fix';
import { ALL_RULES } from '../../../server/src/rules/index';
import type { Finding, Fix } from '../../../server/src/rules/rule';
import { planText } from '../property/texts';
import { soundDraft } from '../property/drafts';

/** What is said of a text; columns may shift by a fix, so places are told by their lines. */
function said(text: string): readonly string[] {
  return checkPlan(parse(text)).map(({ code, range }) => `${code}@${range.start.line}`);
}

/** What is said after and was not said before. */
function news(before: readonly string[], after: readonly string[]): readonly string[] {
  const left = [...before];
  return after.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) {
      left.splice(at, 1);
    }
    return at < 0;
  });
}

function numberingFindings(text: string): readonly Finding[] {
  return checkPlan(parse(text)).filter(({ code }) => code.startsWith('numbering/'));
}

/** The text after the fix of the only finding of a rule; undefined where it has none. */
function mended(text: string, code: string): string | undefined {
  const plan = parse(text);
  const finding = checkPlan(plan).find((found) => found.code === code);
  assert.ok(finding, `${code} does not fire`);
  const fix = fixOf(plan, finding);
  return fix && textOf(applyEdits(plan.lines, fix.edits));
}

for (const rule of ALL_RULES.filter(({ code }) => code.startsWith('numbering/'))) {
  describe(`the fix of ${rule.code}`, () => {
    for (const sample of rule.samples.failing) {
      it(`takes its finding away and adds none: ${JSON.stringify(sample.slice(0, 80))}`, () => {
        const text = sample.replace(/[«»]/g, '');
        const after = mended(text, rule.code);
        assert.ok(after !== undefined);
        assert.ok(!said(after).some((one) => one.startsWith(`${rule.code}@`)), after);
        assert.deepEqual(news(said(text), said(after)), []);
      });
    }
  });
}

describe('the fix of a slip in the numbers', () => {
  it('renumbers the level, with what follows from it', () => {
    // The line of the second chapter is lost; its items begin anew in the middle of the first.
    const text = '一、甲\n1.子。\n2.丑。\n1.寅。\n2.卯。\n三、乙\n1.辰。\n2.巳。\n四、丙\n1.午。\n2.未。';
    assert.equal(
      mended(text, 'numbering/chapter-gap'),
      '一、甲\n1.子。\n2.丑。\n3.寅。\n4.卯。\n二、乙\n1.辰。\n2.巳。\n三、丙\n1.午。\n2.未。',
    );
  });

  it('leaves slips of other levels to their own findings', () => {
    const text = '一、甲\n1.子。\n3.丑。\n三、乙\n4.寅。\n5.卯。\n四、丙\n6.辰。';
    assert.equal(
      mended(text, 'numbering/chapter-gap'),
      '一、甲\n1.子。\n3.丑。\n二、乙\n4.寅。\n5.卯。\n三、丙\n6.辰。',
    );
  });

  it('is one object for all findings of a level', () => {
    const plan = parse('一、甲\n1.子。\n3.丑。\n二、乙\n1.寅。\n3.卯。\n三、丙\n1.辰。\n2.巳。');
    const fixes = checkPlan(plan).flatMap((finding) =>
      finding.code === 'numbering/item-gap' ? [fixOf(plan, finding)] : [],
    );
    assert.equal(fixes.length, 2);
    assert.ok(fixes[0]);
    assert.equal(fixes[0], fixes[1]);
    assert.deepEqual(fixes[0].title, { zh: '重新编号（项）', en: 'Renumber the items' });
  });

  it('is none where the numbers would not do', () => {
    const plan = parse(Array.from({ length: 100 }, () => '1.子。文。').join('\n'));
    const [finding] = checkPlan(plan).filter(({ code }) => code === 'numbering/item-duplicate');
    assert.ok(finding);
    assert.equal(fixOf(plan, finding), undefined);
  });
});

describe('the fix of a marker', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'numbering/marker-punctuation',
      '一、甲\n文。\n二. 乙\n文。\n三、丙\n文。',
      '一、甲\n文。\n二、 乙\n文。\n三、丙\n文。',
    ],
    [
      'numbering/marker-punctuation',
      '一、甲\n1．子。\n2，丑。\n3．寅。',
      '一、甲\n1．子。\n2．丑。\n3．寅。',
    ],
    [
      'numbering/marker-punctuation',
      '一、甲\n１．子。\n２，丑。\n３．寅。',
      '一、甲\n１．子。\n２．丑。\n３．寅。',
    ],
    ['numbering/marker-punctuation', '1.子\n①丑。\n②、寅。\n③卯。', '1.子\n①丑。\n②寅。\n③卯。'],
    [
      'numbering/marker-punctuation',
      '一.甲\n文。\n二.乙\n文。\n三.丙\n文。\n四.丁\n文。\n五、戊\n文。',
      '一、甲\n文。\n二、乙\n文。\n三、丙\n文。\n四、丁\n文。\n五、戊\n文。',
    ],
    [
      'numbering/marker-punctuation',
      '一、甲\n文。\n二、、乙\n文。\n三、丙\n文。',
      '一、甲\n文。\n二、乙\n文。\n三、丙\n文。',
    ],
    [
      'numbering/marker-style',
      '一、甲\n文。\n2、乙\n文。\n三、丙\n文。',
      '一、甲\n文。\n二、乙\n文。\n三、丙\n文。',
    ],
    [
      'numbering/marker-style',
      '一、甲\n1.子。\n2.丑。\n3.寅。\n4、卯。\n5、 辰。',
      '一、甲\n1.子。\n2.丑。\n3.寅。\n4.卯。\n5. 辰。',
    ],
    [
      'numbering/marker-style',
      '一、甲\n(一)子。文。\n(二)丑。文。\n（三）寅。文。\n(四)卯。文。',
      '一、甲\n（一）子。文。\n（二）丑。文。\n（三）寅。文。\n（四）卯。文。',
    ],
  ];
  for (const [code, before, after] of cases) {
    it(JSON.stringify(before), () => assert.equal(mended(before, code), after));
  }

  it('is none where the right form would be read as something else', () => {
    // 2.5万 is a number, 2，5 is not.
    const plan = parse('一、甲\n1.子。文。\n2，5万元到位。\n3.寅。文。');
    for (const finding of checkPlan(plan).filter(({ code }) => code === 'numbering/marker-punctuation')) {
      assert.equal(fixOf(plan, finding), undefined);
    }
  });

  it('puts the number that is due for one that is none', () => {
    assert.equal(
      mended('一、甲\n（一）子。文。\n（ 二十零 ）丑。文。\n（三）寅。文。', 'numbering/malformed-ordinal'),
      '一、甲\n（一）子。文。\n（ 二 ）丑。文。\n（三）寅。文。',
    );
    // What the numbers around it leave open: 三 stands between 二 and 四.
    assert.equal(
      mended('一、甲\n文。\n二、乙\n文。\n十十、丙\n文。\n四、丁\n文。', 'numbering/malformed-ordinal'),
      '一、甲\n文。\n二、乙\n文。\n三、丙\n文。\n四、丁\n文。',
    );
  });
});

describe('fixes of numbers in any text', () => {
  const fixesOf = (text: string): readonly (readonly [Finding, Fix, string])[] => {
    const plan = parse(text);
    return numberingFindings(text).flatMap((finding): (readonly [Finding, Fix, string])[] => {
      const fix = fixOf(plan, finding);
      return fix ? [[finding, fix, textOf(applyEdits(plan.lines, fix.edits))]] : [];
    });
  };

  it('in a sound plan with a number changed: the finding goes, and the plan is what it was', () => {
    let restored = 0;
    fc.assert(
      fc.property(
        soundDraft,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.integer({ min: 1, max: 40 }),
        ({ text }, which, ordinal) => {
          const plan = parse(text);
          assert.deepEqual(numberingFindings(text), []);
          const { marker, startLine } = plan.numbered[Math.floor(which * plan.numbered.length)]!;
          assert.ok(marker);
          const own = withOrdinal(marker, ordinal);
          assert.ok(own !== undefined);
          const edit = {
            range: {
              start: { line: startLine, character: marker.start },
              end: { line: startLine, character: marker.end },
            },
            newText: own,
          };
          const slipped = textOf(applyEdits(plan.lines, [edit]));
          const fixes = fixesOf(slipped);
          assert.equal(fixes.length > 0, slipped !== text);
          for (const [, , after] of fixes) {
            restored++;
            assert.equal(after, text);
          }
        },
      ),
      { numRuns: 400 },
    );
    assert.ok(restored > 300);
  });

  it('never change a text but in its markers and mentions, and none makes more slips', () => {
    let fixes = 0;
    fc.assert(
      fc.property(planText, (text) => {
        const before = numberingFindings(text).length;
        for (const [finding, { edits }, after] of fixesOf(text)) {
          fixes++;
          assert.ok(edits.length > 0);
          const left = numberingFindings(after);
          assert.ok(
            left.length <= before,
            `${finding.code}: ${JSON.stringify(text)} -> ${JSON.stringify(after)}`,
          );
        }
      }),
      { numRuns: 500 },
    );
    assert.ok(fixes > 100);
  });
});
