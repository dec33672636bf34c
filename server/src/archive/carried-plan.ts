import { renumber } from '../editing/renumber';
import { applyEdits } from '../plan/edit';
import { Line } from '../plan/line';
import { parseLines } from '../plan/parser';
import type { Plan } from '../plan/tree';
import type { Finding } from '../rules/rule';
import { titleRequirementsMismatch } from '../rules/year/title-requirements-mismatch';
import { foldName } from './names';
import { moveTitleYears } from './years';

/** A requirement names its year once or twice; more rounds mean that something else is wrong. */
const MAX_ROUNDS = 8;
/** `2025—2026学年` */
const MAX_YEAR = 12;
/** A document that a letter speaks of; one that is longer is none. */
const DOCUMENT = /《([^《》\n]{4,80})》/g;
/** `附件1：云州市数据局2026年工作要点` */
const LISTED = /[：:](?:\s*\d{1,2}[.．、])?\s*([^\s《》].{3,80})$/;
/** What stands behind a title and says that it is not issued yet. */
const DRAFT_MARK = /[（(〔【][^（(〔【]{1,16}[）)〕】]$/;

/**
 * An earlier plan with its slips in numbering mended and its own year moved wherever it is named as such: in the
 * title, where the letter quotes the title, and in the sentence of the general requirements. All other text is as it
 * was, line for line.
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

/** The rule that compares the requirements' year with the title's knows which year is the plan's own. */
function moveRequirements(plan: Plan, from: number, to: number): Plan {
  let current = plan;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const [finding] = mismatches(current);
    const line = finding && current.lines[finding.range.start.line];
    if (!finding || !line) {
      break;
    }
    const start = finding.range.start.character;
    // Up to the sign for a year: 2025—2026学年 moves as one.
    const stop = line.text.indexOf('年', start) + 1;
    const written = line.text.slice(start, Math.min(stop, start + MAX_YEAR));
    const moved = moveTitleYears(written, from, to);
    if (moved === written) {
      break;
    }
    const text = line.text.slice(0, start) + moved + line.text.slice(start + written.length);
    const lines = current.lines.slice();
    lines[finding.range.start.line] = withText(line, text);
    current = parseLines(lines);
  }
  return current;
}

function mismatches(plan: Plan): readonly Pick<Finding, 'range'>[] {
  const found: Pick<Finding, 'range'>[] = [];
  titleRequirementsMismatch.check(plan, (finding) => found.push(finding));
  return found;
}

function withText(line: Line, text: string): Line {
  return text === line.text ? line : new Line(text, line.eol);
}
