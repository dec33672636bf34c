/* Patterns of paths, part by part: `*` and `?` within a part, `**` for any number of parts. */

/** Whether the parts of a path match the parts of a pattern; `**` stands for any number of them. */
export function matchesParts(pattern: readonly string[], path: readonly string[]): boolean {
  return matchesSequence(
    pattern.length,
    path.length,
    (at) => pattern[at] === '**',
    (at, index) => matchesPart(pattern[at] ?? '', path[index] ?? ''),
  );
}

/** Whether a name matches one part of a pattern: `*` for any characters, `?` for one. */
export function matchesPart(pattern: string, name: string): boolean {
  // By characters, so that `?` stands for a whole one beyond the BMP too.
  const signs = Array.from(pattern);
  const chars = Array.from(name);
  return matchesSequence(
    signs.length,
    chars.length,
    (at) => signs[at] === '*',
    (at, index) => signs[at] === '?' || signs[at] === chars[index],
  );
}

/** Whether a part of a pattern is more than a name. */
export function isWild(part: string): boolean {
  return /[*?]/.test(part);
}

/**
 * Matching with stars: on a mismatch the last star takes one more. Only the last one ever has to, so the work is at
 * most the product of the two lengths.
 */
function matchesSequence(
  patternLength: number,
  length: number,
  isStar: (at: number) => boolean,
  matches: (at: number, index: number) => boolean,
): boolean {
  let at = 0;
  let index = 0;
  let star = -1;
  let taken = 0;
  while (index < length) {
    if (at < patternLength && isStar(at)) {
      star = at++;
      taken = index;
    } else if (at < patternLength && matches(at, index)) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++taken;
    } else {
      return false;
    }
  }
  while (at < patternLength && isStar(at)) {
    at++;
  }
  return at === patternLength;
}
