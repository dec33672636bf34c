import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readPlanInfo } from '../../server/src/archive/info';
import { newPlanFrom } from '../../server/src/archive/new-plan';
import { renumber } from '../../server/src/editing/renumber';
import { applyEdits } from '../../server/src/plan/edit';
import { headingOf } from '../../server/src/plan/navigate';
import { parse, parseLines } from '../../server/src/plan/parser';
import type { Plan } from '../../server/src/plan/tree';
import { checkPlan } from '../../server/src/rules/check';

/** A new plan of every published plan, and of plans of our own: what was a heading still is, and nothing else slips. */
const folders = [
  { name: 'published plans', folder: path.join(import.meta.dirname, '../../../shared/plans') },
  { name: 'the plans of examples/', folder: path.join(import.meta.dirname, '../../examples') },
  { name: 'plans of our own', folder: path.join(import.meta.dirname, '../fixtures/plans') },
];
/** What has no text any more is reported, and so is what speaks of a year that is over. */
const EXPECTED = new Set([
  'structure/chapter-empty',
  'structure/general-requirements-missing',
  'punctuation/heading-end',
  'year/past-deadline',
  'year/title-requirements-mismatch',
]);

function renumbered(plan: Plan): Plan {
  const outcome = renumber(plan);
  return 'edits' in outcome ? parseLines(applyEdits(plan.lines, outcome.edits)) : plan;
}

/**
 * Every heading with its marker. Years may differ, points that are text may be gone, and 总体要求 without a number above
 * numbered chapters is known by the text below it alone.
 */
function headings(plan: Plan): readonly string[] {
  return plan.numbered
    .filter(
      ({ kind, parent }) =>
        kind !== 'point' || !parent || parent.kind === 'chapter' || parent.kind === 'section',
    )
    .filter((node) => node.marker ?? headingOf(plan, node) !== '总体要求')
    .map((node) =>
      `${node.kind} ${node.marker?.text ?? '-'} ${headingOf(plan, node)}`.replace(/\d{4}/g, '####'),
    );
}

for (const { name, folder } of folders) {
  describe(`a new plan of ${name}`, function () {
    if (!existsSync(folder)) {
      it('is left out: the folder is not there');
      return;
    }
    this.timeout(60_000);
    for (const file of readdirSync(folder).filter((entry) => entry.endsWith('.txt'))) {
      const prior = parse(readFileSync(path.join(folder, file), 'utf8'));
      if (prior.flattenedLine !== undefined) {
        continue;
      }
      const year = readPlanInfo(prior, '').year;
      const right = renumbered(prior);

      it(`${file} has its headings, numbered right`, () => {
        for (const bodies of ['keep', 'none', 'comment'] as const) {
          const made = newPlanFrom(prior, { year: (year ?? 2025) + 1, bodies });
          const plan = parse(made.text);
          assert.deepEqual(headings(plan), headings(right), bodies);
          assert.equal(plan.title !== undefined, prior.title !== undefined);
          assert.equal(newPlanFrom(prior, { year: (year ?? 2025) + 1, bodies }).text, made.text);
          if (bodies !== 'keep') {
            const text = plan.numbered.filter(
              ({ runIn, children }) =>
                runIn ||
                children.some(
                  (node) =>
                    node.kind === 'paragraph' && node.startLine !== plan.generalRequirements?.startLine,
                ),
            );
            assert.deepEqual(
              text.map((node) => headingOf(plan, node)),
              [],
            );
          }
        }
      });

      it(`${file} has no new slips`, () => {
        const known = new Set([...EXPECTED, ...checkPlan(right).map(({ code }) => code)]);
        for (const bodies of ['keep', 'none', 'comment'] as const) {
          const made = parse(newPlanFrom(prior, { year: (year ?? 2025) + 1, bodies }).text);
          const found = checkPlan(made).map(({ code }) => code);
          assert.deepEqual(
            found.filter((code) => !known.has(code)),
            [],
            bodies,
          );
        }
      });

      if (year !== null) {
        it(`${file} for its own year is itself, numbered right`, () => {
          const { text, marked } = newPlanFrom(prior, { year, bodies: 'keep' });
          assert.equal(text, right.lines.map((line) => line.text + line.eol).join(''));
          assert.equal(marked, 0);
        });
      }
    }
  });
}
