import { diffArrays } from 'diff';
import type { TextEdit } from '../plan/edit';
import { rangeInLine } from '../plan/position';
import type { Line } from '../plan/line';

/** Lines that are put in or taken out between two texts; where more are, the whole stretch is one edit. */
const MAX_LINE_EDITS = 2_000;

/**
 * The edits that make one text of another, as small as lines and the beginnings and ends of lines allow: a caret, a
 * breakpoint of the reader's eye or a comment beside an untouched line stays where it is.
 *
 * @param before the lines the edits are for
 * @param after the lines the text is to have; those that are the same objects cost nothing
 * @returns in the order of the text, none colliding with another
 */
export function editsBetween(before: readonly Line[], after: readonly Line[]): readonly TextEdit[] {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && isSame(before[start], after[start])) {
    start++;
  }
  let end = 0;
  while (end < shorter - start && isSame(before[before.length - 1 - end], after[after.length - 1 - end])) {
    end++;
  }
  const edits: TextEdit[] = [];
  const [from, to] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  if (from.length === to.length) {
    replaceLines(before, edits, start, from, to);
    return edits;
  }
  const hunks: ReturnType<typeof diffArrays<Line>> | undefined = diffArrays([...from], [...to], {
    comparator: isSame,
    maxEditLength: MAX_LINE_EDITS,
  });
  if (!hunks) {
    replaceLines(before, edits, start, from, to);
    return edits;
  }
  let at = start;
  let removed: readonly Line[] = [];
  let added: readonly Line[] = [];
  const flush = (): void => {
    replaceLines(before, edits, at, removed, added);
    at += removed.length;
    removed = [];
    added = [];
  };
  for (const hunk of hunks) {
    if (hunk.removed) {
      removed = hunk.value;
    } else if (hunk.added) {
      added = hunk.value;
    } else {
      flush();
      at += hunk.value.length;
    }
  }
  flush();
  return edits;
}

function isSame(a: Line | undefined, b: Line | undefined): boolean {
  return a === b || (a?.text === b?.text && a?.eol === b?.eol);
}

/** Puts lines in the place of others: line by line where there are as many, else as one piece. */
export function replaceLines(
  before: readonly Line[],
  edits: TextEdit[],
  at: number,
  from: readonly Line[],
  to: readonly Line[],
): void {
  if (from.length === to.length && from.every((line, i) => line.eol === to[i]?.eol)) {
    for (const [i, line] of from.entries()) {
      const edit = replaceInLine(at + i, line.text, to[i]?.text ?? '');
      if (edit) {
        edits.push(edit);
      }
    }
    return;
  }
  const text = to.map((line) => line.text + line.eol).join('');
  const last = before.length - 1;
  const end = at + from.length;
  edits.push({
    range: {
      start: { line: at, character: 0 },
      end:
        end > last ? { line: last, character: before[last]?.text.length ?? 0 } : { line: end, character: 0 },
    },
    newText: text,
  });
}

/** What differs inside a line, from the first to the last UTF-16 unit; a surrogate pair is never cut. */
function replaceInLine(line: number, before: string, after: string): TextEdit | undefined {
  if (before === after) {
    return undefined;
  }
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) {
    start++;
  }
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end++;
  }
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) {
    start--;
  }
  if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) {
    end--;
  }
  return {
    range: rangeInLine(line, start, before.length - end),
    newText: after.slice(start, after.length - end),
  };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
