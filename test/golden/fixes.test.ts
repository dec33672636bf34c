import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { applyEdits, textOf } from '../../server/src/plan/edit';
import { splitLines } from '../../server/src/plan/line';
import { parse, parseLines } from '../../server/src/plan/parser';
import { comparePositions, type Range } from '../../server/src/plan/position';
import type { Plan } from '../../server/src/plan/tree';
import { checkPlan } from '../../server/src/rules/check';
import { fixOf } from '../../server/src/rules/fix';
import { fixAll, type FixAllResult } from '../../server/src/rules/fix-all';
import { isOpaque } from '../../server/src/rules/places';

/** Fixes in whole plans: what they mend, that they mend nothing else, and that slips made on purpose go again. */
const folders = [
  { name: 'published plans', folder: path.join(import.meta.dirname, '../../../shared/plans') },
  { name: 'the plans of examples/', folder: path.join(import.meta.dirname, '../../examples') },
  { name: 'plans of our own', folder: path.join(import.meta.dirname, '../fixtures/plans') },
];

function mend(text: string): FixAllResult & { readonly text: string } {
  const result = fixAll(splitLines(text), {
    parse: (lines) => parseLines(lines),
    check: (plan) => checkPlan(plan),
  });
  return { ...result, text: textOf(result.lines) };
}

function countsOf(plan: Plan): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of checkPlan(plan)) {
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

/** A slip in one line: what it makes of the line, one variant a place. */
const SLIPS: Readonly<Record<string, (line: string) => readonly string[]>> = {
  'blanks at the end': (line) => [`${line}\u3000`],
  'a mark doubled': (line) => everywhere(line, /[，；、](?=[一-龥])/g, (mark) => mark + mark),
  'a comma left before a full stop': (line) =>
    everywhere(line, /(?<=[一-龥])。(?=[一-龥]|$)/g, (mark) => `，${mark}`),
  'a half-width mark': (line) =>
    everywhere(line, /(?<=[一-龥])[，；：](?=[一-龥])/g, (mark) => ',;:'.charAt('，；：'.indexOf(mark))),
  'half-width brackets': (line) =>
    everywhere(line, /（[一-龥]{1,20}）/g, (words) => `(${words.slice(1, -1)})`),
};

/** Places of one line that are tried; a long paragraph has hundreds that are all alike. */
const MOST = 12;

function everywhere(line: string, pattern: RegExp, change: (found: string) => string): string[] {
  return [...line.matchAll(pattern)]
    .slice(0, MOST)
    .map(
      (match) => line.slice(0, match.index) + change(match[0]) + line.slice(match.index + match[0].length),
    );
}

for (const { name, folder } of folders) {
  describe(`fixes in ${name}`, () => {
    if (!existsSync(folder)) {
      it.skip(`not run: there is no folder ${path.relative(process.cwd(), folder)}`);
      return;
    }
    for (const file of readdirSync(folder).filter((each) => each.endsWith('.txt'))) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const plan = parse(text);

      it(`${file}: each mends its own finding and brings none`, () => {
        const before = countsOf(plan);
        for (const finding of plan.flattenedLine === undefined ? checkPlan(plan) : []) {
          const fix = fixOf(plan, finding);
          if (fix) {
            const after = countsOf(parseLines(applyEdits(plan.lines, fix.edits)));
            const place = `${finding.code}@${finding.range.start.line + 1}`;
            assert.ok((after.get(finding.code) ?? 0) < (before.get(finding.code) ?? 0), place);
            for (const [code, count] of after) {
              assert.ok(count <= (before.get(code) ?? 0), `${code} after ${place}`);
            }
          }
        }
      });

      it(`${file}: all at once never for the worse, twice is once, and only where something was found`, () => {
        const before = checkPlan(plan);
        const result = mend(text);
        assert.ok(result.findings.length <= before.length);
        assert.ok(result.findings.length === before.length ? result.text === text : result.applied > 0);
        assert.equal(textOf(applyEdits(plan.lines, result.edits)), result.text);
        assert.deepEqual(mend(result.text).edits, []);
        assert.ok(result.findings.every((finding) => isLeft(result.plan, finding)));
        if (!before.some(({ code }) => /numbering|structure/.test(code))) {
          const found = new Set(before.map(({ range }) => range.start.line));
          assert.ok(result.edits.every(({ range }) => found.has(range.start.line)));
        }
      });

      if (plan.flattenedLine !== undefined) {
        it(`${file}: its line breaks are put back, and nothing but line breaks`, () => {
          const [finding] = checkPlan(plan);
          const fix = finding && fixOf(plan, finding);
          assert.ok(fix);
          assert.ok(fix.edits.every(({ range, newText }) => newText === '\n' && isEmpty(range)));
          const after = parseLines(applyEdits(plan.lines, fix.edits));
          assert.ok(after.title);
          assert.deepEqual(after.breaks, []);
          assert.ok(after.numbered.length >= 3);
        });
        continue;
      }

      // What is left of the plan's own slips once all is mended: a slip made in that must go again.
      const clean = mend(text);
      for (const [what, slip] of Object.entries(SLIPS)) {
        it(`${file}: ${what}, wherever it was made, goes again`, () => {
          const wrong: string[] = [];
          const lines = clean.lines;
          for (const [at, line] of lines.entries()) {
            if (isOpaque(clean.plan.places[at]) || line.end < line.text.length) {
              continue;
            }
            // `一、二线…` where a sentence was broken: its mark counts as the marker's.
            const from = line.marker?.bodyStart ?? 0;
            for (const rest of slip(line.text.slice(from))) {
              const changed = line.text.slice(0, from) + rest;
              const draft = lines
                .map(({ text: words, eol }, i) => (i === at ? changed : words) + eol)
                .join('');
              if (mend(draft).text !== clean.text) {
                wrong.push(`line ${at + 1}`);
              }
            }
          }
          assert.deepEqual(wrong, []);
        });
      }
    }
  });
}

function isEmpty({ start, end }: Range): boolean {
  return comparePositions(start, end) === 0;
}

function isLeft(plan: Plan, finding: Parameters<typeof fixOf>[1]): boolean {
  const fix = fixOf(plan, finding);
  return !fix || fix.byHand === true || finding.code === 'structure/line-breaks-lost';
}
