import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { formatPlan, type IndentStyle } from '../../../server/src/editing/format/index';
import { applyEdits, collide, textOf } from '../../../server/src/plan/edit';
import { parse } from '../../../server/src/plan/parser';
import { isNumbered, type Plan, type PlanNode } from '../../../server/src/plan/tree';
import { checkPlan } from '../../../server/src/rules/check';
import { planText } from './texts';

const STYLES: readonly IndentStyle[] = ['auto', 'full-width', 'none'];
const folders = ['../../fixtures/plans', '../../../examples', '../../../../shared/plans'].map((folder) =>
  path.join(import.meta.dirname, folder),
);

function format(text: string, indent: IndentStyle): string {
  const plan = parse(text);
  return textOf(applyEdits(plan.lines, formatPlan(plan, { indent })));
}

/** Levels, numbers and words, node by node, without markers and blanks. */
function tree(plan: Plan, nodes: readonly PlanNode[] = plan.children): unknown[] {
  return nodes
    .filter(({ kind }) => kind !== 'blank')
    .map((node): unknown => {
      const { kind, startLine } = node;
      if (isNumbered(node)) {
        const words = plan.lines[startLine]?.text.slice(node.headingStart).trim();
        return [kind, node.ordinal, words, tree(plan, node.children)];
      }
      const lines = plan.lines.slice(startLine, node.endLine).map(({ text }) => text.trim());
      return [kind, lines.filter((line) => line !== '')];
    });
}

function findings(text: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of checkPlan(parse(text))) {
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

function holds(text: string, indent: IndentStyle): void {
  const once = format(text, indent);
  assert.equal(format(once, indent), once, 'twice is once');
  assert.deepEqual(tree(parse(once)), tree(parse(text)), 'the tree stays');
  const before = findings(text);
  for (const [code, count] of Object.entries(findings(once))) {
    assert.ok(count <= (before[code] ?? 0), `no more of ${code}`);
  }
  assert.equal(endsWithLineEnd(once), endsWithLineEnd(text), 'the last line end stays what it was');
}

function endsWithLineEnd(text: string): boolean {
  const { lines } = parse(text);
  return lines.length > 1 && lines.at(-1)?.blank === true && !lines.at(-1)?.comment;
}

describe('formatting', () => {
  for (const indent of STYLES) {
    it(`any text, indent ${indent}: twice is once, the tree stays, findings never grow`, () => {
      fc.assert(
        fc.property(planText, (text) => {
          holds(text, indent);
        }),
        { numRuns: 400 },
      );
    });
  }

  it('gives edits that do not collide', () => {
    fc.assert(
      fc.property(planText, (text) => {
        const edits = formatPlan(parse(text), { indent: 'full-width' });
        assert.ok(edits.every((edit, i) => i === 0 || !collide(edits[i - 1] ?? edit, edit)));
      }),
      { numRuns: 200 },
    );
  });

  it('of a range touches no other line', () => {
    fc.assert(
      fc.property(planText, fc.nat(30), fc.nat(10), (text, from, length) => {
        const plan = parse(text);
        const start = Math.min(from, plan.lines.length - 1);
        const end = Math.min(start + length, plan.lines.length - 1);
        const range = {
          start: { line: start, character: 0 },
          end: { line: end, character: plan.lines[end]?.text.length ?? 0 },
        };
        const after = applyEdits(plan.lines, formatPlan(plan, { indent: 'full-width' }, range));
        const [head, tail] = [plan.lines.slice(0, start), plan.lines.slice(end + 1)];
        assert.equal(textOf(after.slice(0, start)), textOf(head));
        assert.equal(textOf(tail.length > 0 ? after.slice(-tail.length) : []), textOf(tail));
      }),
      { numRuns: 300 },
    );
  });

  for (const folder of folders.filter(existsSync)) {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
      it(`${name}: twice is once, the tree stays, findings never grow`, () => {
        const text = readFileSync(path.join(folder, name), 'utf8');
        for (const indent of STYLES) {
          holds(text, indent);
        }
      });
    }
  }
});
