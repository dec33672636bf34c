import { applyLineEdit, splitLines, type Line } from './line';
import { parseLines, type ParseOptions } from './parser';
import type { Position, Range } from './position';
import type { Plan } from './tree';

/** One change of a text, as the protocol sends it: with a range the text there is replaced, without it all of it. */
export interface TextChange {
  readonly range?: Range;
  readonly text: string;
}

/**
 * A draft as the server holds it: lines, not one long string, so that a keystroke costs the lines it touched.
 * It has the shape of the protocol's text document, and the tree is read once per version and options.
 */
export class PlanDocument {
  #lines: readonly Line[];
  #version: number;
  #parsed: { readonly key: string; readonly plan: Plan } | undefined;
  #text: string | undefined;

  private constructor(
    readonly uri: string,
    readonly languageId: string,
    version: number,
    text: string,
  ) {
    this.#version = version;
    this.#lines = splitLines(text);
    this.#text = text;
  }

  /** A new document; `text` may end its lines with any of the protocol's three terminators. */
  static create(uri: string, languageId: string, version: number, text: string): PlanDocument {
    return new PlanDocument(uri, languageId, version, text);
  }

  /**
   * Applies changes in their order, in place. Positions beyond a line or the text are taken for its end, as the
   * protocol says; lines that the change does not touch keep all that was read from them.
   */
  static update(document: PlanDocument, changes: readonly TextChange[], version: number): PlanDocument {
    for (const change of changes) {
      document.#lines = change.range
        ? applyLineEdit(document.#lines, change.range, change.text)
        : splitLines(change.text, document.#lines);
    }
    document.#version = version;
    document.#parsed = undefined;
    document.#text = undefined;
    return document;
  }

  get version(): number {
    return this.#version;
  }

  get lines(): readonly Line[] {
    return this.#lines;
  }

  get lineCount(): number {
    return this.#lines.length;
  }

  /** The whole text, or the part in `range`, exactly as it came in. */
  getText(range?: Range): string {
    if (!range) {
      return (this.#text ??= this.#lines.map((line) => line.text + line.eol).join(''));
    }
    const { start, end } = range;
    const first = this.#lines[start.line];
    if (!first) {
      return '';
    }
    if (start.line === end.line) {
      return first.text.slice(start.character, end.character);
    }
    const last = this.#lines[end.line];
    const between = this.#lines.slice(start.line + 1, end.line).map((line) => line.text + line.eol);
    return (
      first.text.slice(start.character) +
      first.eol +
      between.join('') +
      (last ? last.text.slice(0, end.character) : '')
    );
  }

  /** The offset (UTF-16 units from the start of the text) of a position. Costs a walk over the lines before it. */
  offsetAt(position: Position): number {
    let offset = 0;
    const line = Math.max(0, Math.min(position.line, this.#lines.length - 1));
    for (let i = 0; i < line; i++) {
      const before = this.#lines[i];
      offset += before ? before.text.length + before.eol.length : 0;
    }
    const length = this.#lines[line]?.text.length ?? 0;
    const character = position.line > line ? length : Math.max(0, Math.min(position.character, length));
    return offset + character;
  }

  /** The position of an offset; the inverse of {@link offsetAt}. An offset inside a terminator is the line's end. */
  positionAt(offset: number): Position {
    let rest = Math.max(0, offset);
    for (const [line, { text, eol }] of this.#lines.entries()) {
      if (rest < text.length + eol.length || line === this.#lines.length - 1) {
        return { line, character: Math.min(rest, text.length) };
      }
      rest -= text.length + eol.length;
    }
    return { line: 0, character: 0 };
  }

  /** The tree of the present text. Read again only when the text or the options are others. */
  plan(options: ParseOptions = {}): Plan {
    const key = options.numbering ? JSON.stringify(options.numbering) : '';
    if (this.#parsed?.key !== key) {
      this.#parsed = { key, plan: parseLines(this.#lines, options) };
    }
    return this.#parsed.plan;
  }
}
