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

  file({ name, findings }: CheckedFile): void {
    const diagnostics = findings.map(({ code, severity, message, range: { start, end } }) => ({
      code,
      severity,
      message: message[this.language],
      range: {
        start: { line: start.line, character: start.character },
        end: { line: end.line, character: end.character },
      },
      fixable: false,
    }));
    // Written file by file: a hundred thousand findings need not be held until the end.
    this.out.write((this.#files++ === 0 ? OPENING : ',\n') + JSON.stringify({ file: name, diagnostics }));
  }

  end(): void {
    this.out.write((this.#files === 0 ? OPENING : '') + ']}\n');
  }
}

const OPENING = '{"version":1,"files":[\n';
