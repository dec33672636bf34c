import assert from 'node:assert/strict';
import { renumber } from '../../../server/src/editing/renumber';
import { applyEdits, textOf } from '../../../server/src/plan/edit';
import { parse, parseLines } from '../../../server/src/plan/parser';
import { checkPlan } from '../../../server/src/rules/check';
import { fixOf } from '../../../server/src/rules/fix';
import { fixAll } from '../../../server/src/rules/fix-all';
import type { Finding, Fix } from '../../../server/src/rules/rule';

const HEAD = '云州市数据局2026年工作要点\n2026年全市数据工作的总体要求是：稳中求进。\n';

/** A plan of chapters and items by their markers alone: `一 1 2 3 二 1 2`. */
function draft(markers: string): string {
  const line = (marker: string): string =>
    /\d/.test(marker) ? `${marker}.抓好普查。完善制度，年内完成。` : `${marker}、摸清家底`;
  return HEAD + markers.split(' ').map(line).join('\n');
}

/** The markers of a text, as {@link draft} takes them. */
function markersOf(text: string): string {
  return parse(text)
    .numbered.map(({ marker }) => marker?.text.slice(0, -1))
    .join(' ');
}

function mended(text: string): string {
  const { lines } = fixAll(parse(text).lines, { parse: (some) => parseLines(some), check: checkPlan });
  return markersOf(textOf(lines));
}

function fixesOf(text: string): readonly (readonly [Finding, Fix | undefined])[] {
  const plan = parse(text);
  return checkPlan(plan).map((finding) => [finding, fixOf(plan, finding)] as const);
}

describe('a list that begins anew between two siblings, where a heading may be lost', () => {
  const LOST = [
    ['the items restart, and a chapter is missing', '一 1 2 3 1 2 三 1 2 四 1 2'],
    ['the items restart, and no chapter is missing', '一 1 2 3 1 2 二 1 2 三 1 2'],
    ['the items run on, and ran on over the lost line', '一 1 2 3 1 2 二 6 7 三 8 9'],
    ['the items run on, and count from before it', '一 1 2 3 1 2 二 4 5 三 6 7'],
    ['chapters of another plan at the end', '一 1 2 二 1 2 一 1 2 二 1 2'],
    ['a slip behind it', '一 1 2 3 1 2 2 二 1 2 三 1 2'],
  ] as const;
  for (const [what, markers] of LOST) {
    it(`is not counted on when everything is mended: ${what}`, () => {
      assert.equal(mended(draft(markers)), markers);
    });
    it(`has a fix of its own that needs a hand: ${what}`, () => {
      const text = draft(markers);
      const fixes = fixesOf(text);
      assert.ok(fixes.length > 0);
      for (const [finding, fix] of fixes) {
        assert.equal(fix?.byHand, true);
        assert.match(fix.title.zh, /^接着上文重新编号/);
        const after = parseLines(applyEdits(parse(text).lines, fix.edits));
        assert.ok(!checkPlan(after).some(({ code }) => code === finding.code));
      }
    });
    it(`is counted on by renumbering: ${what}`, () => {
      const plan = parse(draft(markers));
      const outcome = renumber(plan);
      assert.ok('edits' in outcome);
      assert.deepEqual(checkPlan(parseLines(applyEdits(plan.lines, outcome.edits))), []);
    });
  }

  it('does not keep slips elsewhere from being mended', () => {
    assert.equal(mended(draft('一 1 2 2 3 1 2 二 1 2 三 1 2')), '一 1 2 3 4 1 2 二 1 2 三 1 2');
    assert.equal(mended(draft('一 1 2 3 1 2 二 1 3 三 1 2')), '一 1 2 3 1 2 二 1 2 三 1 2');
    assert.equal(mended(draft('一 1 2 3 1 2 二 6 7 9 三 10 11')), '一 1 2 3 1 2 二 6 7 8 三 9 10');
    assert.equal(mended(draft('一 1 2 4 1 2 二 7 8 三 9 10')), '一 1 2 3 1 2 二 6 7 三 8 9');
  });

  it('is not a whole chapter that counts otherwise than the rest', () => {
    assert.equal(mended(draft('一 1 2 3 二 1 2 三 6 7')), '一 1 2 3 二 4 5 三 6 7');
    const [found] = fixesOf(draft('一 1 2 3 二 1 2 三 6 7'));
    assert.equal(found?.[1]?.byHand, undefined);
    assert.doesNotMatch(found?.[0].message.zh ?? '', /标题/);
  });
});
