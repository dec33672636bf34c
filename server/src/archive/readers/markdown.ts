import type { ReadingNote } from './document';
import { CellText, Lines } from './lines';
import { plainLine } from './markdown-inline';

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
/** The line below a heading's words. */
const UNDERLINE = /^ {0,3}(?:=+|-{2,})[ \t]*$/;
const HEADING = /^[ \t]{0,3}#{1,6}(?:[ \t]+|$)/;
const HEADING_END = /[ \t]#+[ \t]*$/;
const QUOTE = /^ {0,3}>[ \t]?/;
/** A bullet, with the box of a task. */
const BULLET = /^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?/;
const TABLE_RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const DEFINITION = /^ {0,3}\[([^[\]^][^[\]]{0,200})\]:[ \t]+(?:<[^<>]*>|(?:\w+:|\/|\.|#|www\.)\S*)/;
const FOOTNOTE = /^ {0,3}\[\^[^[\]\s]{1,100}\]:/;
const CONTENTS = /^\[toc\]$/i;

/** Settings at the head of a file are no longer than this, in lines. */
const MAX_FRONT_MATTER = 200;
/** Quotations deeper than this are no quotations. */
const MAX_QUOTES = 20;

/**
 * The plain text of a plan that is written in Markdown (CommonMark 0.31 with GitHub's tables, footnotes and tasks):
 * headings, emphasis, links and their like without their marks, bullets without theirs, tables as rows with tabs.
 *
 * Line by line and without a library, for two reasons. A library makes a tree in which `3.` and `3.` are two entries of
 * one list, and writing that down again counts them as 3 and 4, while what numbers a plan bears is what matters here. And
 * in Markdown lines belong together until a blank one, while in a plan, written by people who never heard of that, each is
 * a paragraph. So a plan without any Markdown in it comes out as it went in.
 *
 * Takes time in proportion to the text. Throws {@link TextTooLong} for more than any plan has.
 *
 * @param text decoded, with any line ends
 * @returns lines as every reader gives them
 */
export function readMarkdown(text: string): {
  readonly text: string;
  readonly notes: readonly ReadingNote[];
} {
  const reader = new MarkdownReader(withoutComments(text).split(/\r\n?|\n/));
  return reader.read();
}

class MarkdownReader {
  readonly #out = new Lines();
  readonly #references: ReadonlySet<string>;
  #pictures = 0;
  #footnotes = 0;

  constructor(private readonly lines: readonly string[]) {
    const names = lines.map((line) => DEFINITION.exec(line)?.[1]);
    this.#references = new Set(names.flatMap((name) => (name === undefined ? [] : [keyOf(name)])));
  }

  read(): { readonly text: string; readonly notes: readonly ReadingNote[] } {
    let at = this.#frontMatter();
    while (at < this.lines.length) {
      at = this.#block(at);
    }
    const notes: ReadingNote[] = [
      { kind: 'pictures', count: this.#pictures },
      { kind: 'footnotes', count: this.#footnotes },
    ];
    return { text: this.#out.toText(), notes: notes.filter(({ count }) => count > 0) };
  }

  /** The line behind settings at the head of the file; 0 where there are none. */
  #frontMatter(): number {
    const { lines } = this;
    if (lines[0]?.trimEnd() !== '---' || !/^[\w-]+[ \t]*:/.test(lines[1] ?? '')) {
      return 0;
    }
    const end = lines.slice(1, MAX_FRONT_MATTER).findIndex((line) => /^(?:---|\.\.\.)[ \t]*$/.test(line));
    return end < 0 ? 0 : end + 2;
  }

  /** Reads what begins on a line; gives the line on which the next begins. */
  #block(at: number): number {
    const line = withoutQuotes(this.lines[at] ?? '');
    const fence = FENCE.exec(line)?.[1];
    if (fence !== undefined && !(fence.startsWith('`') && line.trim().slice(fence.length).includes('`'))) {
      return this.#code(at + 1, fence);
    }
    if (FOOTNOTE.test(line)) {
      return this.#footnote(at + 1);
    }
    if (DEFINITION.test(line) || RULE.test(line) || CONTENTS.test(line.trim())) {
      return at + 1;
    }
    const below = withoutQuotes(this.lines[at + 1] ?? '');
    if (line.includes('|') && TABLE_RULE.test(below) && below.includes('|')) {
      return this.#table(at);
    }
    this.#paragraph(line);
    return at + (line.trim() !== '' && UNDERLINE.test(below) ? 2 : 1);
  }

  #paragraph(line: string): void {
    const heading = HEADING.test(line);
    const words = heading ? line.replace(HEADING, '').replace(HEADING_END, '') : line.replace(BULLET, '');
    this.#out.paragraph(this.#plain(words));
  }

  #plain(words: string): string {
    const { text, pictures, footnotes } = plainLine(words, (name) => this.#references.has(keyOf(name)));
    this.#pictures += pictures;
    this.#footnotes += footnotes;
    return text;
  }

  /** The lines of a code block as they are; without an end it goes on to the end of the text. */
  #code(from: number, fence: string): number {
    const sign = fence.charAt(0);
    for (let at = from; at < this.lines.length; at++) {
      const line = withoutQuotes(this.lines[at] ?? '');
      const end = line.trim();
      if (end.length >= fence.length && end === sign.repeat(end.length)) {
        return at + 1;
      }
      this.#out.paragraph(line);
    }
    return this.lines.length;
  }

  /** A footnote's text with what is indented below it. */
  #footnote(from: number): number {
    let at = from;
    while (at < this.lines.length && /^(?: {4}|\t)\s*\S/.test(this.lines[at] ?? '')) {
      at++;
    }
    return at;
  }

  #table(from: number): number {
    this.#row(withoutQuotes(this.lines[from] ?? ''));
    let at = from + 2;
    for (; at < this.lines.length; at++) {
      const line = withoutQuotes(this.lines[at] ?? '');
      if (!line.includes('|')) {
        break;
      }
      this.#row(line);
    }
    return at;
  }

  #row(line: string): void {
    const trimmed = line.trim().replace(/^\|/, '');
    const cells = trimmed.split(/(?<!\\)\|/);
    if (cells.length > 1 && cells.at(-1)?.trim() === '') {
      cells.pop();
    }
    this.#out.row(
      cells.map((cell) => {
        const text = new CellText();
        text.paragraph(this.#plain(cell.trim()));
        return text;
      }),
    );
  }
}

/** Names of references are the same whatever their case and blanks. */
function keyOf(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

function withoutQuotes(line: string): string {
  let rest = line;
  for (let i = 0; i < MAX_QUOTES && QUOTE.test(rest); i++) {
    rest = rest.replace(QUOTE, '');
  }
  return rest;
}

/** A text without `<!-- … -->`; one that is never closed is text, since all that follows would be lost with it. */
function withoutComments(text: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const start = text.indexOf('<!--', from);
    const end = start < 0 ? -1 : text.indexOf('-->', start + 4);
    if (end < 0) {
      return kept + text.slice(from);
    }
    kept += text.slice(from, start);
    from = end + 3;
  }
}
