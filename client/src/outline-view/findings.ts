import type { JsonRange } from '../../../server/src/protocol';
import { lastLine } from './nodes';

/** From the worst down, numbered as `vscode.DiagnosticSeverity` is. */
export type Severity = 0 | 1 | 2 | 3;

/** What was found on a line, in words for the user. */
export interface LineFinding {
  readonly line: number;
  readonly severity: Severity;
  readonly message: string;
}

/** What was found in a part of a plan. */
export interface FoundInside {
  readonly count: number;
  /** Undefined when nothing was found. */
  readonly worst: Severity | undefined;
}

/** What was found in a plan, by line. */
export class PlanFindings {
  private readonly sorted: readonly LineFinding[];

  constructor(findings: readonly LineFinding[]) {
    this.sorted = [...findings].sort((a, b) => a.line - b.line);
  }

  /**
   * Of a node: on its lines and those of everything below it. Hints are left out, as in the Problems panel: in a plan
   * that begins with last year's text every item has one.
   */
  inside(range: JsonRange): FoundInside {
    const found = this.within(range).filter(({ severity }) => severity !== 3);
    return {
      count: found.length,
      worst: found.reduce<Severity | undefined>(
        (worst, { severity }) => (worst === undefined || severity < worst ? severity : worst),
        undefined,
      ),
    };
  }

  /** The findings of a node, hints too, in the order of the text. */
  within(range: JsonRange): readonly LineFinding[] {
    return this.sorted.slice(this.firstFrom(range.start.line), this.firstFrom(lastLine(range) + 1));
  }

  /** How many findings stand above a line. */
  private firstFrom(line: number): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle]?.line ?? 0) < line) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
