/** Opening marks and the mark that closes each. */
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['《', '》'],
  ['〈', '〉'],
  ['（', '）'],
  ['(', ')'],
  ['〔', '〕'],
]);
const CLOSERS: ReadonlySet<string> = new Set(CLOSING.values());

/** A pair of marks on one line. Columns are UTF-16 units. */
export interface Pair {
  readonly opening: string;
  /** Column of the opening mark. */
  readonly start: number;
  /** Column after the closing mark. */
  readonly end: number;
}

/**
 * The pairs of a line, in the order in which they close. An opening mark that nothing closes, and a closing
 * mark that nothing opened, make no pair and do not disturb those around them. Takes linear time.
 *
 * @param from column to begin at; marks before it are not looked at
 */
export function findPairs(text: string, from = 0): readonly Pair[] {
  const pairs: Pair[] = [];
  const open: { opening: string; start: number }[] = [];
  /** How many of each mark stand open: a closing mark without one must not cost a walk down the stack. */
  const waiting = new Map<string, number>();
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    const closing = CLOSING.get(char);
    if (closing !== undefined) {
      open.push({ opening: char, start: at });
      waiting.set(closing, (waiting.get(closing) ?? 0) + 1);
    } else if (CLOSERS.has(char) && (waiting.get(char) ?? 0) > 0) {
      for (let top = open.pop(); top; top = open.pop()) {
        const wanted = CLOSING.get(top.opening) ?? '';
        waiting.set(wanted, (waiting.get(wanted) ?? 1) - 1);
        if (wanted === char) {
          pairs.push({ opening: top.opening, start: top.start, end: at + 1 });
          break;
        }
      }
    }
  }
  return pairs;
}

/** The outermost 《names》 and “terms” of a line, in their order; what they hold is not split further. */
export function findNames(text: string, from = 0): readonly (Pair & { readonly kind: 'name' | 'term' })[] {
  const names: (Pair & { kind: 'name' | 'term' })[] = [];
  for (const pair of findPairs(text, from)) {
    if ((pair.opening !== '《' && pair.opening !== '“') || pair.end - pair.start <= 2) {
      continue;
    }
    // Pairs come as they close, so an outer one comes after those it holds.
    while ((names.at(-1)?.start ?? -1) > pair.start) {
      names.pop();
    }
    names.push({ ...pair, kind: pair.opening === '《' ? 'name' : 'term' });
  }
  return names;
}
