import { formatPatch, type StructuredPatchHunk } from 'diff';

/** Unchanged lines that are shown around changed ones. */
const CONTEXT = 3;

/**
 * The difference of two texts of as many lines in the unified format, as `patch` and `git apply -p0` read it: line by
 * line, so that its time is linear where numbers of a whole plan have changed. Lines end with `\n` here, as those
 * programs see them.
 *
 * @param name of the file, with forward slashes
 * @returns empty for equal texts
 * @throws {RangeError} for texts of different numbers of lines
 */
export function unifiedDiff(name: string, before: string, after: string): string {
  const [from, to] = [linesOf(before), linesOf(after)];
  if (from.length !== to.length) {
    throw new RangeError('the texts differ in their number of lines');
  }
  const changed = from.flatMap((line, i) => (line === to[i] ? [] : [i]));
  const hunks = stretches(changed, from.length).map(([start, end]) => hunk(from, to, start, end));
  if (hunks.length === 0) {
    return '';
  }
  const plain = !/["\\\p{Cc}]/u.test(name);
  const body = formatPatch(
    { oldFileName: name, newFileName: name, oldHeader: undefined, newHeader: undefined, hunks },
    { includeIndex: false, includeUnderline: false, includeFileHeaders: !plain },
  );
  // A name in Chinese would be written in octal, which nobody reads. A tab ends a name that has blanks in it.
  const shownName = /\s/.test(name) ? `${name}\t` : name;
  return plain ? `--- ${shownName}\n+++ ${shownName}\n${body}` : body;
}

/** Lines with their ends, so that a last line without one is known. */
function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => `${line}\n`);
  const last = lines.pop()?.slice(0, -1) ?? '';
  return last === '' ? lines : [...lines, last];
}

/** Runs of lines that are shown together: changed ones with those around them. */
function stretches(changed: readonly number[], count: number): readonly [number, number][] {
  const found: [number, number][] = [];
  for (const line of changed) {
    const last = found.at(-1);
    const end = Math.min(count, line + CONTEXT + 1);
    if (last && line - CONTEXT <= last[1]) {
      last[1] = end;
    } else {
      found.push([Math.max(0, line - CONTEXT), end]);
    }
  }
  return found;
}

function hunk(
  from: readonly string[],
  to: readonly string[],
  start: number,
  end: number,
): StructuredPatchHunk {
  const lines: string[] = [];
  for (let i = start; i < end;) {
    let next = i;
    while (next < end && from[next] !== to[next]) {
      next++;
    }
    if (next === i) {
      lines.push(...shown(' ', from[i]));
      i++;
    } else {
      lines.push(...from.slice(i, next).flatMap((line) => shown('-', line)));
      lines.push(...to.slice(i, next).flatMap((line) => shown('+', line)));
      i = next;
    }
  }
  const size = end - start;
  return { oldStart: start + 1, oldLines: size, newStart: start + 1, newLines: size, lines };
}

function shown(sign: string, line = ''): string[] {
  return line.endsWith('\n') ? [sign + line.slice(0, -1)] : [sign + line, '\\ No newline at end of file'];
}
