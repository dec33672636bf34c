import assert from 'node:assert/strict';
import fc from 'fast-check';
import { extractChapter } from '../../../server/src/editing/moving/extract-chapter';
import { mergeNodes } from '../../../server/src/editing/moving/merge';
import { moveNodes } from '../../../server/src/editing/moving/move';
import { moveTo, type MoveTarget } from '../../../server/src/editing/moving/move-to';
import { splitItem } from '../../../server/src/editing/moving/split';
import type { EditOutcome } from '../../../server/src/editing/outcome';
import { applyEdits, collide, textOf } from '../../../server/src/plan/edit';
import { parse } from '../../../server/src/plan/parser';
import type { Position, Range } from '../../../server/src/plan/position';
import type { NumberedNode, Plan } from '../../../server/src/plan/tree';
import { slippedPlan, soundPlan } from './movable-plans';
import { planText } from './texts';

/** A place in a draft: a fraction of its nodes, and of the lines of that node. */
const place = fc.tuple(fc.nat(), fc.nat());

function pick(
  plan: Plan,
  [nth, offset]: readonly [number, number],
): { node: NumberedNode; caret: Position } | undefined {
  const node = plan.numbered[nth % Math.max(1, plan.numbered.length)];
  if (!node) {
    return undefined;
  }
  const { marker, startLine } = node;
  const text = plan.lines[startLine]?.text ?? '';
  // Behind the marker, so that the number's growing does not change what is at the caret.
  const from = marker?.end ?? node.headingStart;
  return { node, caret: { line: startLine, character: from + (offset % Math.max(1, text.length - from)) } };
}

function at(caret: Position): Range {
  return { start: caret, end: caret };
}

/** The text after an edit; undefined where it was refused. The edits have to be well-formed. */
function after(plan: Plan, outcome: EditOutcome): string | undefined {
  if ('refusal' in outcome) {
    return undefined;
  }
  const { edits } = outcome;
  assert.ok(edits.every((edit, i) => edits.slice(i + 1, i + 2).every((other) => !collide(edit, other))));
  return textOf(applyEdits(plan.lines, edits));
}

/** Everything of a text but blanks, line ends and the numbers of its nodes and mentions, line by line, sorted. */
function wordsOf(text: string): readonly string[] {
  return parse(text)
    .lines.map((line) => wordsIn(line.text))
    .filter((line) => line !== '')
    .sort();
}

function wordsIn(line: string): string {
  return line
    .replace(
      /^[\s\u3000]*(?:\d{1,2}(?=[.．、])|[一二三四五六七八九十]+(?=、)|（[一二三四五六七八九十\d]+）|[①-⑳])/,
      '#',
    )
    .replace(/第\d+/g, '第#')
    .trim();
}

const DIRECTIONS = [
  ['up', 'down'],
  ['down', 'up'],
] as const;

/** The same place, the other way: the text after both steps. */
function thereAndBack(
  text: string,
  caret: Position,
  [there, back]: readonly ['up' | 'down', 'up' | 'down'],
):
  | {
      readonly mid: string;
      readonly end: string;
      readonly caret: Position;
    }
  | undefined {
  const plan = parse(text);
  const outcome = moveNodes(plan, at(caret), there);
  const mid = after(plan, outcome);
  if (mid === undefined || 'refusal' in outcome) {
    return undefined;
  }
  assert.ok(outcome.selection);
  const moved = parse(mid);
  const reverse = moveNodes(moved, outcome.selection, back);
  const end = after(moved, reverse);
  assert.ok(end !== undefined && 'selection' in reverse && reverse.selection, `there, but not back:\n${mid}`);
  return { mid, end, caret: reverse.selection.start };
}

/** Whether a node stays in its list when it moves. */
function staysInList(plan: Plan, node: NumberedNode, direction: 'up' | 'down'): boolean {
  const siblings = (node.parent?.children ?? plan.children).filter(({ kind }) => kind === node.kind);
  const index = siblings.indexOf(node) + (direction === 'up' ? -1 : 1);
  return index >= 0 && index < siblings.length;
}

describe('a step down and one up again, or the other way round', () => {
  it('gives back a sound plan as it was, and the caret with it', () => {
    fc.assert(
      fc.property(soundPlan, place, fc.constantFrom(...DIRECTIONS), (text, where, directions) => {
        const plan = parse(text);
        const chosen = pick(plan, where);
        const both = chosen && thereAndBack(text, chosen.caret, directions);
        fc.pre(both !== undefined && sameSchemes(plan, parse(both.mid)));
        assert.equal(both.end, text);
        assert.deepEqual(both.caret, chosen?.caret);
      }),
      { numRuns: 120 },
    );
  });

  it('gives back a slipped plan as it was, slips and all, where nothing left its list', () => {
    fc.assert(
      fc.property(slippedPlan, place, fc.constantFrom(...DIRECTIONS), (text, where, directions) => {
        const plan = parse(text);
        const chosen = pick(plan, where);
        const both = chosen && thereAndBack(text, chosen.caret, directions);
        // A 1 right below a table begins a list of its own, and that is a matter of the numbers themselves.
        fc.pre(!text.includes('\t'));
        fc.pre(both !== undefined && chosen !== undefined && staysInList(plan, chosen.node, directions[0]));
        fc.pre(sameSchemes(plan, parse(both.mid)));
        assert.equal(both.end, text);
      }),
      { numRuns: 60 },
    );
  });

  it('gives back every line of a slipped plan in its place, whatever became of the slip', () => {
    fc.assert(
      fc.property(slippedPlan, place, fc.constantFrom(...DIRECTIONS), (text, where, directions) => {
        const chosen = pick(parse(text), where);
        const both = chosen && thereAndBack(text, chosen.caret, directions);
        fc.pre(both !== undefined);
        const [was, is] = [text, both.end].map((one) =>
          parse(one).lines.map((line) => [wordsIn(line.text), line.eol]),
        );
        assert.deepEqual(is, was);
      }),
      { numRuns: 120 },
    );
  });
});

/** Where a level is left with one list, nothing tells any more whether it ran on. */
function sameSchemes(one: Plan, other: Plan): boolean {
  const read = ({ schemes }: Plan): unknown =>
    Object.values(schemes).map(({ level, resetAt }) => [level, resetAt]);
  return JSON.stringify(read(one)) === JSON.stringify(read(other));
}

describe('a move', () => {
  it('leaves a sound plan sound, and loses no line', () => {
    fc.assert(
      fc.property(soundPlan, place, fc.constantFrom('up', 'down'), (text, where, direction) => {
        const plan = parse(text);
        fc.pre(plan.breaks.length === 0);
        const chosen = pick(plan, where);
        const result = chosen && after(plan, moveNodes(plan, at(chosen.caret), direction));
        fc.pre(result !== undefined);
        assert.deepEqual(wordsOf(result), wordsOf(text));
        const moved = parse(result);
        fc.pre(sameSchemes(plan, moved));
        assert.deepEqual(moved.breaks, []);
      }),
      { numRuns: 120 },
    );
  });

  it('keeps the caret at the same character', () => {
    fc.assert(
      fc.property(soundPlan, place, fc.constantFrom('up', 'down'), (text, where, direction) => {
        const plan = parse(text);
        const chosen = pick(plan, where);
        const outcome = chosen && moveNodes(plan, at(chosen.caret), direction);
        fc.pre(outcome !== undefined && 'edits' in outcome);
        const { line, character } = outcome.selection?.start ?? { line: -1, character: 0 };
        const moved = parse(after(plan, outcome) ?? '');
        const rest = (of: Plan, l: number, c: number): string => wordsIn(of.lines[l]?.text.slice(c) ?? '');
        assert.equal(
          rest(moved, line, character),
          rest(plan, chosen?.caret.line ?? 0, chosen?.caret.character ?? 0),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('to anywhere leaves a sound plan sound, and loses no line', () => {
    const target = fc.tuple(fc.nat(), fc.constantFrom<MoveTarget['place']>('before', 'after', 'into'));
    fc.assert(
      fc.property(
        soundPlan,
        fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
        target,
        (text, nths, [nth, side]) => {
          const plan = parse(text);
          fc.pre(plan.breaks.length === 0 && plan.numbered.length > 1);
          const lineOf = (n: number): number => plan.numbered[n % plan.numbered.length]?.startLine ?? 0;
          const outcome = moveTo(plan, nths.map(lineOf), { line: lineOf(nth), place: side });
          const result = after(plan, outcome);
          fc.pre(result !== undefined);
          assert.deepEqual(wordsOf(result), wordsOf(text));
          const moved = parse(result);
          assert.equal(moved.numbered.length, plan.numbered.length);
          fc.pre(sameSchemes(plan, moved));
          assert.deepEqual(moved.breaks, []);
        },
      ),
      { numRuns: 120 },
    );
  });
});

describe('splitting and merging', () => {
  it('an item split at a sentence and merged again is what it was', () => {
    fc.assert(
      fc.property(slippedPlan, fc.nat(), fc.nat(), (text, lineAt, column) => {
        const plan = parse(text);
        const line = lineAt % plan.lines.length;
        const character = column % ((plan.lines[line]?.text.length ?? 0) + 1);
        const outcome = splitItem(plan, { line, character });
        const result = after(plan, outcome);
        fc.pre(result !== undefined && 'selection' in outcome);
        const split = parse(result);
        assert.equal(split.numbered.length, plan.numbered.length + 1);
        // A paragraph that became an item as a whole does not become a paragraph again.
        const words =
          split.lines[outcome.selection.start.line]?.text.slice(outcome.selection.start.character) ?? '';
        fc.pre(!plan.lines.some(({ trimmed }) => trimmed === words));
        const index = split.numbered.findIndex(
          ({ startLine }) => startLine === outcome.selection?.start.line,
        );
        const second = split.numbered[index];
        const first = split.numbered
          .slice(0, index)
          .filter(({ parent, kind }) => parent === second?.parent && kind === second?.kind)
          .at(-1);
        assert.ok(first);
        const merged = after(split, mergeNodes(split, at({ line: first.startLine, character: 0 })));
        // What would be read as something else is refused, and nothing is lost.
        fc.pre(merged !== undefined);
        assert.equal(merged, text);
      }),
      { numRuns: 60 },
    );
  });

  it('loses no character but the marker, and adds none but a 。 or, between two headings, a ，', () => {
    fc.assert(
      fc.property(soundPlan, place, (text, where) => {
        const plan = parse(text);
        const chosen = pick(plan, where);
        const result = chosen && after(plan, mergeNodes(plan, at(chosen.caret)));
        fc.pre(result !== undefined && chosen !== undefined);
        const merged = parse(result);
        assert.equal(merged.numbered.length, plan.numbered.length - 1);
        const siblings = chosen.node.parent?.children ?? plan.children;
        const next = siblings[siblings.indexOf(chosen.node) + 1];
        const marker = next && 'marker' in next ? next.marker : undefined;
        const lines = plan.lines.map((line, i) =>
          i === next?.startLine ? line.text.slice(marker?.end ?? 0) : line.text,
        );
        const bare = (one: string): string => one.replace(/[\s\u3000。]/g, '').replace(/第\d+/g, '第#');
        const unnumbered = (all: readonly string[]): string =>
          bare(all.map((one) => wordsIn(one).replace(/^#/, '')).join('\n'));
        const [now, before] = [unnumbered(merged.lines.map((line) => line.text)), unnumbered(lines)];
        const { kind } = chosen.node;
        if (kind === 'chapter' || kind === 'section') {
          // The second heading stands beside the first, before the text of both.
          const sorted = (one: string): string => Array.from(one.replaceAll('，', '')).sort().join('');
          assert.equal(sorted(now), sorted(before));
        } else {
          assert.equal(now, before);
        }
      }),
      { numRuns: 120 },
    );
  });
});

describe('a chapter made of items', () => {
  it('holds just those items, and all else is as it was', () => {
    fc.assert(
      fc.property(soundPlan, place, (text, where) => {
        const plan = parse(text);
        const chosen = pick(plan, where);
        const outcome = chosen && extractChapter(plan, at(chosen.caret), '新设一章');
        const result = outcome && after(plan, outcome);
        fc.pre(result !== undefined && plan.breaks.length === 0);
        const words = wordsOf(result);
        assert.deepEqual([...wordsOf(text), words.find((line) => line.endsWith('新设一章'))].sort(), words);
        const made = parse(result);
        const chapter = made.numbered.find(
          ({ kind, startLine }) => kind === 'chapter' && made.lines[startLine]?.text.endsWith('新设一章'),
        );
        assert.equal(chapter?.children.filter(({ kind }) => kind === chosen?.node.kind).length, 1);
        fc.pre(sameSchemes(plan, made));
        assert.deepEqual(made.breaks, []);
      }),
      { numRuns: 120 },
    );
  });
});

describe('any text at all', () => {
  it('can be asked for every edit; no line of it is lost', () => {
    fc.assert(
      fc.property(planText, place, fc.nat(), (text, where, other) => {
        const plan = parse(text);
        const chosen = pick(plan, where);
        fc.pre(chosen !== undefined);
        const range = at(chosen.caret);
        const on = plan.numbered[other % plan.numbered.length]?.startLine ?? 0;
        for (const direction of ['up', 'down'] as const) {
          const result = after(plan, moveNodes(plan, range, direction));
          assert.equal(
            result?.length === undefined ? plan.lines.length : parse(result).lines.length,
            plan.lines.length,
          );
        }
        for (const outcome of [
          moveTo(plan, [chosen.node.startLine], { line: on, place: 'into' }),
          splitItem(plan, chosen.caret),
          mergeNodes(plan, range),
          extractChapter(plan, range),
        ]) {
          after(plan, outcome);
        }
      }),
      { numRuns: 200 },
    );
  });
});
