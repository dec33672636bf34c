import type { Position, Range } from '../../plan/position';
import { isNumbered, type NumberedNode, type Plan } from '../../plan/tree';
import type { EditOutcome } from '../outcome';
import { arrange, span, type Arrangement, type Piece } from './arrangement';
import { Layout } from './layout';
import type { NewHome } from './provisional';
import { lastOf, selectedRun, type Run } from './selected';
import { settle } from './settle';

/** Blocks of lines, from one up to another, in their new order; together they are one stretch of the text. */
interface Turn {
  readonly blocks: readonly (readonly [from: number, to: number])[];
  /** Where the run comes to stand, when that is another list. */
  readonly home?: NewHome;
}

/**
 * Moves what is selected one step up or down, numbers and mentions with it. A step leads past one neighbour of the
 * same list; at the list's end past one heading, so that an item goes on into the next chapter's beginning, or to
 * the end of the one before. The blank lines between neighbours stay where they are. A step down and one up again
 * give back the text as it was.
 *
 * @param range the chapter, section, item or point in whose lines it begins, and its neighbours it reaches into
 * @returns `first` or `last` where there is nothing to move past
 */
export function moveNodes(plan: Plan, range: Range, direction: 'up' | 'down'): EditOutcome {
  const layout = new Layout(plan);
  const run = selectedRun(layout, range);
  if ('refusal' in run) {
    return run;
  }
  const turns = direction === 'up' ? stepsUp(layout, run) : stepsDown(layout, run);
  let outcome: EditOutcome = { refusal: direction === 'up' ? 'first' : 'last' };
  for (const turn of turns) {
    const arrangement = arrange(plan.lines, piecesOf(plan, turn.blocks));
    outcome = moved(layout, arrangement, run, turn.home, range);
    if (!('refusal' in outcome)) {
      break;
    }
  }
  return outcome;
}

/** The outcome of lines that changed their places: the selection goes with the first node. */
export function moved(
  layout: Layout,
  arrangement: Arrangement,
  run: Run,
  home: NewHome | undefined,
  range: Range,
): EditOutcome {
  const settled = settle(layout.plan, arrangement, {
    ...(home ? { homes: new Map(run.map((node) => [node, home])) } : {}),
    layout,
  });
  if (!('at' in settled)) {
    return settled;
  }
  const end = layout.ownEnd(lastOf(run));
  const follow = ({ line, character }: Position): Position => {
    const within = line >= run[0].startLine && line < end;
    const to = arrangement.lineAt[within ? line : end - 1] ?? 0;
    return settled.at({
      line: to,
      character: within ? character : (layout.plan.lines[end - 1]?.text.length ?? 0),
    });
  };
  return { edits: settled.edits, selection: { start: follow(range.start), end: follow(range.end) } };
}

/** The lines in their new order: the blocks one behind the other, all else where it was. */
function piecesOf(plan: Plan, blocks: Turn['blocks']): readonly Piece[] {
  const from = Math.min(...blocks.map(([start]) => start));
  const to = Math.max(...blocks.map(([, end]) => end));
  return [
    ...span(0, from),
    ...blocks.flatMap(([start, end]) => span(start, end)),
    ...span(to, plan.lines.length),
  ];
}

/** Where a step down may lead, the nearest place first. The others are for plans that are read otherwise with it. */
function stepsDown(layout: Layout, run: Run): readonly Turn[] {
  const [first] = run;
  const last = lastOf(run);
  const rank = layout.rank(first);
  const [start, end] = [first.startLine, layout.ownEnd(last)];
  const next = layout.next(last);
  if (next) {
    const [from, to] = [next.startLine, layout.ownEnd(next)];
    return [
      {
        blocks: [
          [from, to],
          [end, from],
          [start, end],
        ],
      },
    ];
  }
  /** The blank lines above go along: behind what is moved when it comes to stand at the beginning of a list. */
  const blanks = layout.endBefore(start);
  const toBeginning = (like: NumberedNode, parent: NumberedNode | undefined): Turn => ({
    blocks: [
      [end, like.startLine],
      [start, end],
      [blanks, start],
    ],
    home: { parent, like },
  });
  const behind = layout.firstFrom(last.endLine);
  if (behind && layout.listHeading(behind) !== undefined && behind.parent === first.parent) {
    return [toBeginning(behind, first.parent)];
  }
  const turns: Turn[] = [];
  for (let holder = behind; holder && layout.rank(holder) < rank;) {
    const inside = holder.children.filter(isNumbered).find((child) => layout.rank(child) <= rank);
    if (inside && layout.rank(inside) === rank) {
      turns.push(toBeginning(inside, holder));
      break;
    }
    const target = layout.listEnd(inside ? inside.startLine : holder.endLine, rank);
    turns.push({
      blocks: [
        [end, target],
        [blanks, start],
        [start, end],
      ],
      home: { parent: holder, like: undefined },
    });
    holder = inside;
  }
  return turns;
}

/** Where a step up may lead: the same places as a step down, the other way round. */
function stepsUp(layout: Layout, run: Run): readonly Turn[] {
  const [first] = run;
  const last = lastOf(run);
  const rank = layout.rank(first);
  const [start, end] = [first.startLine, layout.ownEnd(last)];
  const previous = layout.previous(first);
  if (previous) {
    const [from, to] = [previous.startLine, layout.ownEnd(previous)];
    return [
      {
        blocks: [
          [start, end],
          [to, start],
          [from, to],
        ],
      },
    ];
  }
  const next = layout.next(last);
  const blanks = layout.endBefore(start);
  const turns: Turn[] = [];
  let border = layout.listHeading(first) ?? first.parent?.startLine;
  while (border !== undefined) {
    const target = layout.listEnd(border, rank);
    const like = layout.lastLike(target, rank);
    const parent = layout.holderAt(target, rank);
    // Above the first chapter of a plan nothing comes to stand but beside what stands there already.
    if (!parent && !like) {
      break;
    }
    turns.push({
      blocks: next
        ? [
            [end, next.startLine],
            [start, end],
            [target, start],
          ]
        : [
            [blanks, start],
            [start, end],
            [target, blanks],
          ],
      home: { parent, like },
    });
    const above = layout.firstFrom(border);
    border = !like && parent && above?.parent === parent ? parent.startLine : undefined;
  }
  return turns;
}
