import { Line } from '../../plan/line';
import { isEmpty } from '../same-tree';
import type { Plan } from '../../plan/tree';
import { ANY_LINE, blankClass, type Habits } from './habits';

/** Lines, and for each whether it may be changed. */
export interface Allowed {
  readonly lines: readonly Line[];
  readonly allowed: readonly boolean[];
}

/** Where blank lines may be set by hand and stay: before a signature, in tables and attachments, in a letter. */
const SET_BY_HAND: ReadonlySet<string> = new Set([
  'signature',
  'date',
  'note',
  'notice',
  'attachment-mark',
  'attachments',
  'table',
  'title',
  'comment',
]);

/**
 * Blank lines as the plan has them: of several in a row one stays, between chapters, sections, items and points there
 * is one or none where the plan has a clear habit, and none stands at the end of the text. Whether the last line has
 * a line end stays as it is.
 *
 * @param lines the plan's lines, tidied one by one
 * @param foreign whether the lines come from elsewhere: then the habit before paragraphs counts too, and where there is
 *   none that of all lines
 */
export function tidyBlankLines(
  plan: Plan,
  { lines, allowed }: Allowed,
  habits: Habits,
  foreign: boolean,
): Allowed {
  const out: Line[] = [];
  const may: boolean[] = [];
  const push = (line: Line, ok: boolean): void => {
    out.push(line);
    may.push(ok);
  };
  let above = -1;
  let run: number[] = [];
  const copyRun = (keep: (i: number) => boolean): void => {
    for (const [i, at] of run.entries()) {
      const line = lines[at];
      const ok = allowed[at] ?? false;
      if (line && (keep(i) || !ok)) {
        push(line, ok);
      }
    }
  };
  for (const [at, line] of lines.entries()) {
    if (isEmpty(line)) {
      run.push(at);
      continue;
    }
    const most = wanted(plan, above, at, run.length, habits, foreign);
    copyRun((i) => i < most);
    const before = out.at(-1);
    if (most > run.length && before && allowed[above] && allowed[at]) {
      push(new Line('', before.eol), true);
    }
    push(line, allowed[at] ?? false);
    above = at;
    run = [];
  }
  closeText(plan, lines, above, run, copyRun);
  return { lines: out, allowed: may };
}

/** How many blank lines should stand between two lines that are not blank. */
function wanted(
  plan: Plan,
  above: number,
  below: number,
  now: number,
  { blankLines }: Habits,
  foreign: boolean,
): number {
  const [before, after] = [plan.places[above], plan.places[below]];
  if (
    !before ||
    !after ||
    SET_BY_HAND.has(after.kind) ||
    (SET_BY_HAND.has(before.kind) && before.kind !== 'title')
  ) {
    return now;
  }
  const name = blankClass(plan, above, below);
  const habit =
    name === undefined || (name === 'paragraph' && !foreign)
      ? undefined
      : (blankLines.get(name) ?? (foreign ? blankLines.get(ANY_LINE) : undefined));
  if (habit === undefined || (habit && name === 'paragraph')) {
    return Math.min(now, 1);
  }
  return habit ? 1 : 0;
}

/** The blank lines at the end of a text: none but the one that a last line end leaves. */
function closeText(
  plan: Plan,
  lines: readonly Line[],
  above: number,
  run: readonly number[],
  copyRun: (keep: (i: number) => boolean) => void,
): void {
  const kind = plan.places[above]?.kind;
  const keepAll = kind === undefined || kind === 'table' || kind === 'attachments' || kind === 'comment';
  copyRun((i) => keepAll || run[i] === lines.length - 1);
}
