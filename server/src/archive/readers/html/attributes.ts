/** As many columns and rows as a browser lets a cell take (WHATWG HTML, 4.9.11). */
const MAX_SPAN = 1000;

/** Whether a picture is one to look at: pages count their visitors with pictures of one point. */
export function isSeen(attributes: ReadonlyMap<string, string>): boolean {
  return (
    attributes.has('src') && !['width', 'height'].some((name) => /^[01]$/.test(attributes.get(name) ?? ''))
  );
}

/** How many columns or rows a cell takes; one where it doesn't say. */
export function spanOf(attributes: ReadonlyMap<string, string>, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(attributes.get(name) ?? '', 10);
  return span >= 1 ? Math.min(span, MAX_SPAN) : 1;
}
