/** The latest month, counted from 0, in which a plan is still written for the current year. */
const LAST_MONTH_FOR_THIS_YEAR = 7;

/** The year a file name tells of; null when it tells of none. */
export function yearInName(name: string): number | null {
  const found = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(name);
  return found ? Number(found[0]) : null;
}

/**
 * The year a new plan is for most likely: the one after the earlier plan's, or, where that is unknown, the next
 * to be planned for. Plans are written from autumn on, and often finished only in the year itself.
 *
 * @param month counted from 0
 */
export function nextYear(
  earlier: number | null,
  now: { readonly year: number; readonly month: number },
): number {
  return earlier === null ? now.year + (now.month > LAST_MONTH_FOR_THIS_YEAR ? 1 : 0) : earlier + 1;
}

/** A year somebody wrote, full-width digits and 年 allowed; undefined when it is none a plan could be for. */
export function readYear(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim().replace(/年$/, '');
  return /^(?:19|20)\d\d$/.test(plain) ? Number(plain) : undefined;
}
