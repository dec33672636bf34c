import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PlanDocument } from '../../../server/src/plan/document';
import { splitLines } from '../../../server/src/plan/line';
import { parse, parseLines } from '../../../server/src/plan/parser';
import { comparePositions } from '../../../server/src/plan/position';
import { isNumbered, type Plan, type PlanNode } from '../../../server/src/plan/tree';
import { checkPlan } from '../../../server/src/rules/check';
import { edits, planText } from './texts';

/** Every line in the order in which the tree holds it: heading lines and the lines of leaves. */
function linesOf(nodes: readonly PlanNode[]): number[] {
  return nodes.flatMap((node) => {
    const own = Array.from({ length: node.endLine - node.startLine }, (_, i) => node.startLine + i);
    return isNumbered(node) ? [node.startLine, ...linesOf(node.children)] : own;
  });
}

function shape(plan: Plan): unknown {
  const node = (it: PlanNode): unknown =>
    isNumbered(it)
      ? [
          it.kind,
          it.marker,
          it.startLine,
          it.endLine,
          it.contentEnd,
          it.headingStart,
          it.headingEnd,
          it.children.map(node),
        ]
      : [it.kind, it.startLine, it.endLine, it.contentEnd];
  return [
    plan.children.map(node),
    plan.title?.text,
    plan.issuer,
    plan.generalRequirements,
    plan.schemes,
    plan.breaks.map(({ kind, level, node: at, expected, missing }) => [
      kind,
      level,
      at.startLine,
      expected,
      missing,
    ]),
    plan.flattenedLine,
  ];
}

function positionAt(text: string, offset: number): { line: number; character: number } {
  const lines = splitLines(text.slice(0, offset));
  return { line: lines.length - 1, character: lines.at(-1)?.text.length ?? 0 };
}

describe('any text at all', () => {
  it('is a plan whose tree holds every line once, in order, and gives the text back', () => {
    fc.assert(
      fc.property(planText, (text) => {
        const plan = parse(text);
        assert.deepEqual(
          linesOf(plan.children),
          plan.lines.map((_, i) => i),
        );
        assert.equal(plan.lines.map((line) => line.text + line.eol).join(''), text);
        assert.ok(plan.places.every((place) => place !== undefined));
      }),
      { numRuns: 600 },
    );
  });

  it('has nodes that stand inside their parents, one behind the other', () => {
    fc.assert(
      fc.property(planText, (text) => {
        const walk = (nodes: readonly PlanNode[], from: number, to: number): void => {
          let at = from;
          for (const node of nodes) {
            assert.equal(node.startLine, at);
            assert.ok(node.endLine > node.startLine && node.contentEnd <= node.endLine);
            at = node.endLine;
            if (isNumbered(node)) {
              assert.ok(node.headingStart <= node.headingEnd);
              walk(node.children, node.startLine + 1, node.endLine);
            }
          }
          assert.equal(at, to);
        };
        const plan = parse(text);
        walk(plan.children, 0, plan.lines.length);
      }),
      { numRuns: 400 },
    );
  });

  it('is checked without an exception, and every finding stands in the text', () => {
    fc.assert(
      fc.property(planText, (text) => {
        const plan = parse(text);
        for (const { range, message, related } of checkPlan(plan)) {
          for (const { start, end } of [range, ...(related ?? []).map((other) => other.range)]) {
            assert.ok(comparePositions(start, end) <= 0);
            assert.ok(end.character <= (plan.lines[end.line]?.text.length ?? -1));
          }
          assert.ok(message.zh.length > 0 && message.en.length > 0);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('says nothing twice at one place', () => {
    fc.assert(
      fc.property(planText, (text) => {
        const keys = checkPlan(parse(text)).map(
          ({ code, range }) => `${code}@${range.start.line}:${range.start.character}`,
        );
        assert.deepEqual([...new Set(keys)], keys);
      }),
      { numRuns: 300 },
    );
  });
});

describe('random edits', () => {
  it('give the tree and the findings of a parse from scratch', () => {
    fc.assert(
      fc.property(planText, edits, (original, changes) => {
        const document = PlanDocument.create('file:///plan.txt', 'workplan', 0, original);
        let text = original;
        for (const [version, { from, to, text: inserted }] of changes.entries()) {
          const [a, b] = [Math.floor(from * text.length), Math.floor(to * text.length)].sort(
            (x, y) => x - y,
          ) as [number, number];
          const range = { start: positionAt(text, a), end: positionAt(text, b) };
          // An offset inside \r\n is no place of the protocol; the position before it is.
          const start = document.offsetAt(range.start);
          const end = document.offsetAt(range.end);
          PlanDocument.update(document, [{ range, text: inserted }], version + 1);
          text = text.slice(0, start) + inserted + text.slice(end);
          assert.equal(document.getText(), text);
          const fresh = parse(text);
          assert.deepEqual(shape(document.plan()), shape(fresh));
          assert.deepEqual(checkPlan(document.plan()), checkPlan(fresh));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leave the tree of the lines they did not touch what it was: reading the same lines twice is once', () => {
    fc.assert(
      fc.property(planText, (text) => {
        const lines = splitLines(text);
        assert.deepEqual(shape(parseLines(lines)), shape(parseLines(lines)));
      }),
      { numRuns: 100 },
    );
  });
});
