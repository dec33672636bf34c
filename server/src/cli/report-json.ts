import type { Plan } from '../plan/tree';
import { fixOf } from '../rules/fix';
import type { Finding } from '../rules/rule';
import type { CheckedFile, Reporter } from './check';
import type { Output } from './io';
import type { Language } from './say';

/** Findings for a program, as one JSON value; lines and characters count from 0, as in the protocol. */
export class JsonReporter implements Reporter {
  #files = 0;

  constructor(
    readonly out: Output,
    readonly language: Language,
  ) {}

  file({ name, findings, fixed, plan }: CheckedFile): void {
    const opening = this.#files++ === 0 ? OPENING : ',\n';
    const mended = fixed === undefined ? '' : `"fixed":${fixed},`;
    // Written piece by piece: a hostile text has findings enough to burst a string, and none need be held.
    this.out.write(`${opening}{"file":${JSON.stringify(name)},${mended}"diagnostics":[`);
    for (let from = 0; from < findings.length; from += PIECE) {
      const piece = findings.slice(from, from + PIECE).map((finding) => this.#diagnostic(finding, plan));
      this.out.write((from > 0 ? ',' : '') + piece.join(','));
    }
    this.out.write(']}');
  }

  end(): void {
    this.out.write(`${this.#files === 0 ? OPENING : ''}]}\n`);
  }

  #diagnostic(finding: Finding, plan: Plan | undefined): string {
    const { code, severity, message, range } = finding;
    const { start, end } = range;
    return JSON.stringify({
      code,
      severity,
      message: message[this.language],
      range: {
        start: { line: start.line, character: start.character },
        end: { line: end.line, character: end.character },
      },
      fixable: plan !== undefined && fixOf(plan, finding) !== undefined,
    });
  }
}

/** Findings that are written at once. */
const PIECE = 1000;
const OPENING = '{"version":1,"files":[\n';
