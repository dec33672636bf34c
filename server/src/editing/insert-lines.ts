import type { TextEdit } from '../plan/edit';
import type { Plan } from '../plan/tree';

/** The line end that a new line before `at` takes: that of its neighbours. */
export function lineEndAt({ lines }: Plan, at: number): string {
  // The last line has none; a text of one line tells nothing.
  return [lines[at]?.eol, lines[at - 1]?.eol].find((eol) => eol !== undefined && eol !== '') ?? '\n';
}

/** Puts a line of text before another one. */
export function insertLine(plan: Plan, at: number, text: string): TextEdit {
  const place = { line: at, character: 0 };
  return { range: { start: place, end: place }, newText: text + lineEndAt(plan, at) };
}

/**
 * Moves whole lines up, exactly as they are. A line without an end (the text's last one) gets one, and the line that
 * is last then has none.
 *
 * @param from first of the lines
 * @param to the line after them
 * @param target the line before which they go; before `from`
 */
export function moveLinesUp({ lines }: Plan, from: number, to: number, target: number): readonly TextEdit[] {
  const moved = lines.slice(from, to);
  const before = lines[from - 1];
  const last = moved.at(-1);
  if (!before || !last) {
    return [];
  }
  const place = { line: target, character: 0 };
  const text = moved.map((line) => line.text + line.eol).join('');
  if (last.eol !== '') {
    return [
      { range: { start: place, end: place }, newText: text },
      { range: { start: { line: from, character: 0 }, end: { line: to, character: 0 } }, newText: '' },
    ];
  }
  return [
    { range: { start: place, end: place }, newText: text + before.eol },
    {
      range: {
        start: { line: from - 1, character: before.text.length },
        end: { line: to - 1, character: last.text.length },
      },
      newText: '',
    },
  ];
}
