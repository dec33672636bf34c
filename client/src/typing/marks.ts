/** A pair of marks, and the pair that stands for it inside of it: GB/T 15834—2011, 4.8.3.5 and 4.15.3.4. */
export interface Marks {
  readonly outer: readonly [opening: string, closing: string];
  readonly inner: readonly [opening: string, closing: string];
}

export const TITLE_MARKS: Marks = { outer: ['《', '》'], inner: ['〈', '〉'] };
export const QUOTES: Marks = { outer: ['“', '”'], inner: ['‘', '’'] };

/** What becomes of a part of a line. Columns are UTF-16 units. */
export interface MarksEdit {
  /** What is replaced, columns of the line. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What is selected then, offsets in `text`. */
  readonly from: number;
  readonly to: number;
}

/**
 * Sets a part of a line in marks, or takes them off if it is in such marks already. Marks within it change places
 * with those that stand inside of them, so that the nesting alternates as the standard wants, and changes back.
 * Where nothing is selected an empty pair is written, or taken off.
 *
 * @param line one line of text
 * @param start first column of the part
 * @param end column after its last
 * @returns undefined when the marks within the part are not in pairs: what was meant cannot be told
 */
export function toggleMarks(line: string, start: number, end: number, marks: Marks): MarksEdit | undefined {
  const [from, to] = withoutBlanks(line, start, end);
  const words = line.slice(from, to);
  if (!isPaired(words, marks)) {
    return undefined;
  }
  if (isSetInMarks(words, marks)) {
    const bare = alternate(words.slice(1, -1), marks);
    return { start: from, end: to, text: bare, from: 0, to: bare.length };
  }
  if (from > 0 && to < line.length && isPair(line.charAt(from - 1), line.charAt(to), marks)) {
    const bare = alternate(words, marks);
    return { start: from - 1, end: to + 1, text: bare, from: 0, to: bare.length };
  }
  const [opening, closing] =
    openBefore(line.slice(0, from), marks) === marks.outer[0] ? marks.inner : marks.outer;
  const inside = alternate(words, marks);
  return { start: from, end: to, text: opening + inside + closing, from: 1, to: 1 + inside.length };
}

function withoutBlanks(line: string, start: number, end: number): [number, number] {
  const words = line.slice(start, end);
  if (words.trim() === '') {
    return [end, end];
  }
  return [end - words.trimStart().length, start + words.trimEnd().length];
}

/** Both pairs, the other way round. */
function alternate(text: string, { outer, inner }: Marks): string {
  const other = new Map([
    [outer[0], inner[0]],
    [outer[1], inner[1]],
    [inner[0], outer[0]],
    [inner[1], outer[1]],
  ]);
  return text.replace(/[^]/gu, (char) => other.get(char) ?? char);
}

function isPair(opening: string, closing: string, { outer, inner }: Marks): boolean {
  return [outer, inner].some((pair) => pair[0] === opening && pair[1] === closing);
}

/** Whether the first character of a text, all of whose marks are in pairs, opens what its last one closes. */
function isSetInMarks(text: string, marks: Marks): boolean {
  return (
    text.length >= 2 &&
    isPair(text.charAt(0), text.charAt(text.length - 1), marks) &&
    isPaired(text.slice(1, -1), marks)
  );
}

function isPaired(text: string, marks: Marks): boolean {
  return openMarks(text, marks)?.length === 0;
}

/** The mark that is open at the end of a text, the innermost of them. */
function openBefore(text: string, marks: Marks): string | undefined {
  // What does not close anything has lost its opening mark, and opens nothing itself.
  return openMarks(text, marks, true)?.at(-1);
}

/**
 * The marks of a text that are not closed in it.
 *
 * @param forgiving passes over closing marks that close nothing
 * @returns undefined when there is such a mark
 */
function openMarks(text: string, { outer, inner }: Marks, forgiving = false): readonly string[] | undefined {
  const open: string[] = [];
  for (const char of text) {
    if (char === outer[0] || char === inner[0]) {
      open.push(char);
    } else if (char === outer[1] || char === inner[1]) {
      const expected = char === outer[1] ? outer[0] : inner[0];
      if (open.at(-1) === expected) {
        open.pop();
      } else if (!forgiving) {
        return undefined;
      }
    }
  }
  return open;
}
