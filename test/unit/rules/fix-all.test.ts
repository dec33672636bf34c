import assert from 'node:assert/strict';
import { applyIgnores } from '../../../server/src/config/ignores';
import { lineHash } from '../../../server/src/config/hash';
import { applyEdits, collide, textOf } from '../../../server/src/plan/edit';
import { splitLines } from '../../../server/src/plan/line';
import { parseLines } from '../../../server/src/plan/parser';
import { checkPlan } from '../../../server/src/rules/check';
import { fixAll, type FixAllOptions, type FixAllResult } from '../../../server/src/rules/fix-all';
import type { Finding } from '../../../server/src/rules/rule';

const USUAL: FixAllOptions = { parse: (lines) => parseLines(lines), check: (plan) => checkPlan(plan) };
const HEAD = '云州市数据局2026年工作要点\n2026年工作的总体要求是：稳中求进。\n';

function mend(text: string, options: Partial<FixAllOptions> = {}): FixAllResult & { readonly text: string } {
  const result = fixAll(splitLines(text), { ...USUAL, ...options });
  return { ...result, text: textOf(result.lines) };
}

function codes({ findings }: FixAllResult): string[] {
  return findings.map(({ code }) => code);
}

describe('mending all at once', () => {
  it('mends slips of every kind, in one list of edits of the original', () => {
    const text = `${HEAD}一、夯实基础。 \n1.摸清家底。开展普查，，建账。\n3．建好目录。统一标准,定期更新。\n4.用好数据。见第3项。\n`;
    const result = mend(text);
    assert.equal(
      result.text,
      `${HEAD}一、夯实基础\n1.摸清家底。开展普查，建账。\n2.建好目录。统一标准，定期更新。\n3.用好数据。见第2项。\n`,
    );
    assert.deepEqual(codes(result), []);
    assert.ok(result.applied >= 6);
    assert.equal(textOf(applyEdits(splitLines(text), result.edits)), result.text);
    assert.ok(
      result.edits.every((edit, i) => result.edits.slice(i + 1).every((other) => !collide(edit, other))),
    );
  });

  it('does nothing, and gives no edits, where nothing is wrong', () => {
    const lines = splitLines(`${HEAD}一、甲\r\n1.子。文。\r2.丑。文。`);
    const result = fixAll(lines, USUAL);
    assert.deepEqual([result.edits, result.applied], [[], 0]);
    assert.equal(result.lines, lines);
  });

  it('leaves what somebody has to look at', () => {
    const text = '云州市数据局2026年工作要点\n一、甲\n1.子。普查。，建账。\n2.丑。文。\n';
    const result = mend(text);
    assert.equal(result.text, text);
    assert.deepEqual(codes(result), ['structure/general-requirements-missing', 'punctuation/doubled']);
  });

  it('honours levels and ignores', () => {
    const text = `${HEAD}一、甲\n1.子。普查，，建账。 \n2.丑。普查,建账。\n`;
    const ignored = splitLines(text)[4]!;
    const check: FixAllOptions['check'] = (plan) =>
      applyIgnores(checkPlan(plan, { levels: { 'whitespace/trailing': 'off' } }), plan.lines, [
        { code: 'punctuation/halfwidth', hash: lineHash(ignored) },
      ]).kept;
    assert.equal(mend(text, { check }).text, `${HEAD}一、甲\n1.子。普查，建账。 \n2.丑。普查,建账。\n`);
  });

  it('goes on over more slips on a line than are reported of it', () => {
    const text = `${HEAD}一、甲\n1.子。文。${'普查,建账。'.repeat(200)}\n`;
    const result = mend(text);
    assert.deepEqual(codes(result), []);
    assert.equal(result.text, text.replaceAll(',', '，'));
  });

  it('breaks the lines of a plan on one line, if no more is wrong with it then', () => {
    const sound = `云州市数据局2026年工作要点2026年工作的总体要求是：稳中求进。一、夯实基础1.摸清家底。${'开展普查。'.repeat(30)}2.建好目录。${'统一标准。'.repeat(30)}二、抓好应用3.用好数据。${'开展试点。'.repeat(30)}三、强化保障4.健全制度。${'加强培训。'.repeat(30)}`;
    const result = mend(sound);
    assert.deepEqual(codes(result), []);
    assert.equal(
      result.text,
      sound.replace(/2026年工作的|一、|二、|三、|\d\.(?=[\u4e00-\u9fff])/g, (start) => `\n${start}`),
    );
    const unsound = sound.replace('摸清', '“摸清').replace('建好', '《建好');
    assert.deepEqual(codes(mend(unsound)), ['structure/line-breaks-lost']);
    assert.equal(mend(unsound).text, unsound);
  });
});

describe('mending that would do harm', () => {
  const text = `${HEAD}一、甲\n1.子。普查，，建账。\n2.丑。普查,建账。\n3.寅。文。 \n`;

  /** What a rule of the future might say of a text. */
  function alarm(severity: Finding['severity']): Finding {
    const start = { line: 0, character: 0 };
    return { code: 'x/y', severity, range: { start, end: start }, message: { zh: '警报', en: 'alarm' } };
  }

  it('is left out, and everything else is done', () => {
    // A full-width comma in the second item, and two things are wrong.
    const check: FixAllOptions['check'] = (plan) => [
      ...checkPlan(plan),
      ...(plan.lines[4]?.text.includes('，') ? [alarm('hint'), alarm('hint')] : []),
    ];
    const result = mend(text, { check });
    assert.equal(result.text, `${HEAD}一、甲\n1.子。普查，建账。\n2.丑。普查,建账。\n3.寅。文。\n`);
    assert.deepEqual(codes(result), ['punctuation/halfwidth']);
  });

  it('is left out where hints would become an error', () => {
    const check: FixAllOptions['check'] = (plan) => [
      ...checkPlan(plan),
      ...(plan.lines[5]?.text.endsWith(' ') ? [] : [alarm('error')]),
    ];
    const result = mend(text, { check });
    assert.equal(result.text, `${HEAD}一、甲\n1.子。普查，建账。\n2.丑。普查，建账。\n3.寅。文。 \n`);
  });

  it('ends, whatever a check says', () => {
    let calls = 0;
    const check: FixAllOptions['check'] = (plan) => {
      calls++;
      return [...checkPlan(plan), ...Array.from({ length: calls }, () => alarm('error'))];
    };
    assert.equal(mend(text, { check }).text, text);
    assert.ok(calls < 100);
  });
});
