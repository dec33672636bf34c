import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from '../../server/src/plan/parser';
import { checkPlan } from '../../server/src/rules/check';

const folder = path.join(import.meta.dirname, '../../examples');
const slips = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../fixtures/plans/examples-slips.json'), 'utf8'),
) as { readonly file: string; readonly slips: readonly (readonly [string, number])[] };

function found(file: string): string[] {
  const text = readFileSync(path.join(folder, file), 'utf8');
  return checkPlan(parse(text)).map(({ code, range }) => `${range.start.line} ${code}`);
}

describe('the sample workspace', () => {
  const plans = readdirSync(folder).filter((name) => name.endsWith('.txt'));

  it('holds four years of plans and a draft', () => {
    assert.equal(plans.length, 5);
    assert.ok(plans.includes(path.basename(slips.file)));
  });

  for (const file of plans.filter((name) => name !== path.basename(slips.file))) {
    it(`${file}: as issued, nothing to say`, () => {
      assert.deepEqual(found(file), []);
    });
  }

  it('a draft with a dozen slips, each reported once', () => {
    const expected = slips.slips.map(([code, line]) => `${line} ${code}`);
    assert.equal(expected.length, 12);
    assert.deepEqual(found(path.basename(slips.file)).sort(), expected.sort());
  });
});
