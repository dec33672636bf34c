import assert from 'node:assert/strict';
import { parse } from '../../../server/src/plan/parser';
import { Archive } from '../../../server/src/archive/archive';
import { contentOf } from '../../../server/src/archive/content';
import { DraftRelations } from '../../../server/src/archive/ranking/relations';
import { ARCHIVE_RULES } from '../../../server/src/archive/rules/index';
import type { ArchiveRule, ArchiveSample } from '../../../server/src/archive/rules/rule';
import { EVERY_RULE } from '../../../server/src/features/rules-of';
import { ALL_RULES } from '../../../server/src/rules/index';
import type { Finding, Rule, RuleDescription } from '../../../server/src/rules/rule';

type Reported = Omit<Finding, 'code' | 'severity'>;

function run(rule: Rule, text: string): Reported[] {
  const found: Reported[] = [];
  rule.check(parse(text), (finding) => found.push(finding));
  return found;
}

/** The rule of the archive on a draft, with the earlier plans as files beside it. */
function runBeside(rule: ArchiveRule, { earlier, draft }: ArchiveSample): Reported[] {
  const archive = new Archive();
  for (const [i, text] of earlier.entries()) {
    archive.put(contentOf(parse(text), `file:///plans/${i}.txt`));
  }
  const plan = parse(draft);
  const relations = new DraftRelations(archive, contentOf(plan, 'file:///plans/draft.txt'));
  const found: Reported[] = [];
  const steps = rule.check({ plan, relations, archive }, (finding) => found.push(finding));
  while (steps.next().done !== true) {
    // Each step does its part.
  }
  return found;
}

function isDescribed(rule: RuleDescription): void {
  for (const { zh, en } of [rule.title, rule.description]) {
    assert.match(zh, /[\u4e00-\u9fff]/);
    assert.match(en, /[A-Za-z]{3}/);
  }
  assert.match(rule.code, /^[a-z]+\/[a-z-]+$/);
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
    it('is described in both languages', () => isDescribed(rule));

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

for (const rule of ARCHIVE_RULES) {
  describe(rule.code, () => {
    it('is described in both languages', () => isDescribed(rule));

    for (const sample of rule.samples.passing) {
      it(`is silent on ${JSON.stringify(sample.draft)}`, () => {
        assert.deepEqual(runBeside(rule, sample), []);
      });
    }

    for (const { earlier, draft } of rule.samples.failing) {
      it(`reports once in ${JSON.stringify(draft)}`, () => {
        const text = draft.replace(/[«»]/g, '');
        const found = runBeside(rule, { earlier, draft: text });
        assert.deepEqual(
          found.map((finding) => mark(text, finding)),
          [draft],
        );
      });
    }

    it('has samples of both kinds', () => {
      assert.ok(rule.samples.passing.length > 0 && rule.samples.failing.length > 0);
    });
  });
}

describe('a name that earlier plans write otherwise', () => {
  it('comes with their form, for somebody to look at', () => {
    const rule = ARCHIVE_RULES.find(({ code }) => code === 'archive/name-inconsistent');
    const [sample] = rule?.samples.failing ?? [];
    assert.ok(rule && sample);
    const [found] = runBeside(rule, { ...sample, draft: sample.draft.replace(/[«»]/g, '') });
    assert.deepEqual([found?.replacement, found?.byHand], ['云州市公共数据授权运营管理办法', true]);
  });
});

describe('the rules together', () => {
  it('have codes of their own', () => {
    assert.equal(new Set(EVERY_RULE.map(({ code }) => code)).size, EVERY_RULE.length);
  });
});
