import { archiveRuleOf } from '../../archive/rules/index';
import type { Relations } from '../../archive/model';
import type { Line } from '../../plan/line';
import type { Finding } from '../../rules/rule';

/** A finding with the lines it was made of, so that it is known again when the text moves. */
export interface Anchored {
  readonly finding: Finding;
  /** Number of the first of these lines when it was found. */
  readonly start: number;
  /** What must keep its words; the finding stands in one of them. */
  readonly lines: readonly Line[];
}

/** Ties findings to the lines they were made of. */
export function anchor(
  findings: readonly Finding[],
  lines: readonly Line[],
  relations: Relations,
): readonly Anchored[] {
  return findings.map((finding) => {
    const { start, end } = finding.range;
    const unit = archiveRuleOf(finding.code)?.holdsFor === 'unit' ? relations.unitAt(start.line) : undefined;
    const from = unit?.line ?? start.line;
    return { finding, start: from, lines: lines.slice(from, unit?.endLine ?? end.line + 1) };
  });
}

/**
 * The findings that still hold for a text that was changed since: those whose lines are there with the same words,
 * where they were or as far from the end as they were. A number in front of a line may be another one.
 *
 * @param before number of lines of the text they were found in
 */
export function findAgain(
  kept: readonly Anchored[],
  before: number,
  lines: readonly Line[],
): readonly Anchored[] {
  const delta = lines.length - before;
  return kept.flatMap((one) => {
    for (const start of delta === 0 ? [one.start] : [one.start, one.start + delta]) {
      if (one.lines.every((line, i) => hasSameWords(line, lines[start + i]))) {
        return move(one, start, lines);
      }
    }
    return [];
  });
}

function hasSameWords(a: Line, b: Line | undefined): boolean {
  return a === b || b?.text.slice(b.bodyStart) === a.text.slice(a.bodyStart);
}

function move({ finding, start, lines: before }: Anchored, to: number, lines: readonly Line[]): Anchored {
  const now = lines.slice(to, to + before.length);
  const shifted = ({ line, character }: Finding['range']['start']): Finding['range']['start'] => {
    const old = before[line - start];
    const present = now[line - start];
    return {
      line: line - start + to,
      character: character + (present?.bodyStart ?? 0) - (old?.bodyStart ?? 0),
    };
  };
  const range = { start: shifted(finding.range.start), end: shifted(finding.range.end) };
  return { finding: { ...finding, range }, start: to, lines: now };
}
