import { renumber } from '../editing/renumber';
import { applyEdits } from '../plan/edit';
import { Line } from '../plan/line';
import { parseLines } from '../plan/parser';
import type { Plan } from '../plan/tree';
import type { Finding } from '../rules/rule';
import { titleRequirementsMismatch } from '../rules/year/title-requirements-mismatch';
import { foldName } from './names';
import { moveTitleYears } from './years';

/** What follows a year of which something is said: `2025年是“十四五”收官之年`. */
const SAYS_OF_YEAR = /^[，,]?是/;
/** A requirement names its year once or twice; more rounds mean that something else is wrong. */
const MAX_ROUNDS = 8;
/** `2025—2026学年` */
const MAX_YEAR = 12;
/** A document that a letter speaks of; one that is longer is none. */
const DOCUMENT = /《([^《》\n]{4,80})》/g;
/** `附件1：云州市数据局2026年工作要点` */
const LISTED = /[：:](?:\s*\d{1,2}[.．、])?\s*([^\s《》].{3,80})$/;
/** How a paragraph of requirements without a label speaks of the plan's own year: `2025年，全市数据工作要坚持…`. */
const YEARS_WORK = /^[\s\u3000]*(\d{4}年)(?=[，,]?[^，。；：是]{0,24}工作(?:要|必须|应当))/;
/** What stands behind a title and says that it is not issued yet. */
const DRAFT_MARK = /[（(〔【][^（(〔【]{1,16}[）)〕】]$/;

/**
 * An earlier plan with its slips in numbering mended and its own year moved wherever it is named as such: in the
 * title, where the letter quotes the title, and in the general requirements. All other text is as it was, line for
 * line.
 *
 * @param from the earlier plan's year; null when it is not known, and then no year moves
 */
export function carryPlan(prior: Plan, from: number | null, to: number): Plan {
  const numbers = renumber(prior);
  let lines = 'edits' in numbers ? applyEdits(prior.lines, numbers.edits) : prior.lines;
  if (from === null || from === to) {
    return parseLines(lines);
  }
  const title = foldName(prior.title?.text ?? '').replace(DRAFT_MARK, '');
  const isOwn = (name: string): boolean =>
    title !== '' && title.endsWith(foldName(name).replace(DRAFT_MARK, ''));
  lines = lines.map((line, i) => {
    const kind = prior.places[i]?.kind;
    if (kind === 'title') {
      return withText(line, moveTitleYears(line.text, from, to));
    }
    if (i === prior.generalRequirements?.startLine && YEARS_WORK.exec(line.text)?.[1] === `${from}年`) {
      return withText(line, line.text.replace(`${from}年`, `${to}年`));
    }
    const listed = kind === 'attachment-mark' ? LISTED.exec(line.text)?.[1] : undefined;
    if (listed !== undefined && isOwn(listed)) {
      return withText(line, moveTitleYears(line.text, from, to));
    }
    return kind === 'comment' || kind === 'table' || kind === 'attachments'
      ? line
      : withText(
          line,
          line.text.replace(DOCUMENT, (quoted: string, name: string) =>
            isOwn(name) ? moveTitleYears(quoted, from, to) : quoted,
          ),
        );
  });
  return moveRequirements(parseLines(lines), from, to);
}

/**
 * The rule that compares the requirements' year with the title's knows which year is the plan's own. It reports one at a
 * time, the first. `2025年是“十四五”收官之年` is true of that year alone: it stays, and is covered up only to see what
 * stands behind it.
 */
function moveRequirements(plan: Plan, from: number, to: number): Plan {
  let current = plan;
  const kept: { readonly at: number; readonly start: number; readonly written: string }[] = [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const [finding] = mismatches(current);
    const { line: at, character: start } = finding?.range.start ?? { line: -1, character: 0 };
    const text = current.lines[at]?.text ?? '';
    // Up to the sign for a year: 2025—2026学年 moves as one.
    const written = text.slice(start, Math.min(text.indexOf('年', start) + 1, start + MAX_YEAR));
    const moved = moveTitleYears(written, from, to);
    if (moved === written) {
      break;
    }
    const stays = SAYS_OF_YEAR.test(text.slice(start + written.length));
    if (stays) {
      kept.push({ at, start, written });
    }
    current = withPiece(current, at, start, stays ? '□'.repeat(written.length) : moved);
  }
  return kept.reduce((carried, { at, start, written }) => withPiece(carried, at, start, written), current);
}

/** The plan with a piece of a line written over by one of the same length. */
function withPiece(plan: Plan, at: number, start: number, piece: string): Plan {
  const lines = plan.lines.map((line, i) =>
    i === at
      ? withText(line, line.text.slice(0, start) + piece + line.text.slice(start + piece.length))
      : line,
  );
  return parseLines(lines);
}

function mismatches(plan: Plan): readonly Pick<Finding, 'range'>[] {
  const found: Pick<Finding, 'range'>[] = [];
  titleRequirementsMismatch.check(plan, (finding) => found.push(finding));
  return found;
}

function withText(line: Line, text: string): Line {
  return text === line.text ? line : new Line(text, line.eol);
}
