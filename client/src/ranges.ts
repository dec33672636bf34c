import { Range } from 'vscode';
import type { JsonRange } from '../../server/src/protocol';

/** A range of the server's as VS Code has it. Both count in UTF-16 units. */
export function toRange({ start, end }: JsonRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

/** A range of VS Code's, or a selection without its direction, as the server reads it. */
export function toJson({ start, end }: Range): JsonRange {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}
