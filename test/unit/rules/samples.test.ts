import assert from 'node:assert/strict';
import { parse } from '../../../server/src/plan/parser';
import { ALL_RULES } from '../../../server/src/rules/index';
import type { Finding, Rule } from '../../../server/src/rules/rule';

type Reported = Omit<Finding, 'code' | 'severity'>;

function run(rule: Rule, text: string): Reported[] {
  const found: Reported[] = [];
  rule.check(parse(text), (finding) => found.push(finding));
  return found;
}

/** Puts `«` and `»` where a finding begins and ends. */
function mark(text: string, { range }: Reported): string {
  const lines = text.split('\n');
  const insert = ({ line, character }: { line: number; character: number }, sign: string): void => {
    const at = lines[line] ?? '';
    lines[line] = at.slice(0, character) + sign + at.slice(character);
  };
  insert(range.end, '»');
  insert(range.start, '«');
  return lines.join('\n');
}

for (const rule of ALL_RULES) {
  describe(rule.code, () => {
    it('is described in both languages', () => {
      for (const { zh, en } of [rule.title, rule.description]) {
        assert.match(zh, /[\u4e00-\u9fff]/);
        assert.match(en, /[A-Za-z]{3}/);
      }
      assert.match(rule.code, /^[a-z]+\/[a-z-]+$/);
    });

    for (const sample of rule.samples.passing) {
      it(`is silent on ${JSON.stringify(sample)}`, () => {
        assert.deepEqual(run(rule, sample), []);
      });
    }

    for (const sample of rule.samples.failing) {
      it(`reports once in ${JSON.stringify(sample.slice(0, 120))}`, () => {
        const text = sample.replace(/[«»]/g, '');
        const found = run(rule, text);
        assert.deepEqual(
          found.map((finding) => mark(text, finding)),
          [sample],
        );
      });
    }

    it('has samples of both kinds', () => {
      assert.ok(rule.samples.passing.length > 0 && rule.samples.failing.length > 0);
    });
  });
}

describe('the rules together', () => {
  it('have codes of their own', () => {
    assert.equal(new Set(ALL_RULES.map(({ code }) => code)).size, ALL_RULES.length);
  });
});
