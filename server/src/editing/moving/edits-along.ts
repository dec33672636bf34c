import { comparePositions } from '../../plan/position';
import type { TextEdit } from '../../plan/edit';
import type { Line } from '../../plan/line';
import { replaceLines } from '../edits-between';

/**
 * The edits that make one text of another where it is known what line went where: the most lines that keep their
 * order are left alone (or changed inside), and the others are taken out and put in. So an item that is moved is
 * one piece in the edit, whatever numbers change around it.
 *
 * @param before the lines the edits are for
 * @param after the lines the text is to have
 * @param lineAt for each line of `before` its line in `after`; -1 where it is gone
 * @returns in the order of the text, none colliding with another
 */
export function editsAlong(
  before: readonly Line[],
  after: readonly Line[],
  lineAt: readonly number[],
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let from = 0;
  let to = 0;
  /** Lines that are the same but for some of their characters are changed together, line by line. */
  const flush = (fromEnd: number, toEnd: number): void => {
    if (fromEnd > from || toEnd > to) {
      replaceLines(before, edits, from, before.slice(from, fromEnd), after.slice(to, toEnd));
    }
  };
  for (const at of longestRising(keepable(before, after, lineAt))) {
    const target = lineAt[at] ?? -1;
    flush(at, target);
    replaceLines(before, edits, at, before.slice(at, at + 1), after.slice(target, target + 1));
    from = at + 1;
    to = target + 1;
  }
  flush(before.length, after.length);
  return joined(edits);
}

/** A line whose terminator changes is written anew: it is the text's last one, or was. */
function keepable(
  before: readonly Line[],
  after: readonly Line[],
  lineAt: readonly number[],
): readonly number[] {
  return lineAt.map((target, at) => (target >= 0 && before[at]?.eol === after[target]?.eol ? target : -1));
}

/** The longest choice of places (not -1) whose values rise; patience sorting, O(n log n). */
function longestRising(values: readonly number[]): readonly number[] {
  const tails: number[] = [];
  const previous = new Int32Array(values.length).fill(-1);
  for (const [i, value] of values.entries()) {
    if (value < 0) {
      continue;
    }
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? -1] ?? -1) < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    previous[i] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = i;
  }
  const rising: number[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    rising.push(at);
  }
  return rising.reverse();
}

/** An insertion right before a replacement at the same place becomes a part of it. */
function joined(edits: readonly TextEdit[]): readonly TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of edits) {
    const last = result.at(-1);
    if (
      last &&
      comparePositions(last.range.start, last.range.end) === 0 &&
      comparePositions(last.range.start, edit.range.start) === 0
    ) {
      result[result.length - 1] = { range: edit.range, newText: last.newText + edit.newText };
    } else {
      result.push(edit);
    }
  }
  return result;
}
