/** The command that opens a place: its argument is {@link PlaceLink}. */
export const OPEN_PLACE = 'workplan.openPlace';

/** A line of a plan, counted from 0. */
export interface PlaceLink {
  readonly uri: string;
  readonly line: number;
}

/**
 * A link of a hover that leads to the text of a Word file. The server escapes brackets of a plan's own words, so that
 * nothing a plan says looks like one; and whatever could end a target is encoded in it.
 */
const LINK = /\]\((workplan-word:[^\s()<>\\]*)#L(\d{1,9})\)/g;

/** Markdown of the server with its links to places in Word files as links to {@link OPEN_PLACE}. */
export function linksByCommand(markdown: string): string {
  return markdown.replace(LINK, (_, uri: string, line: string) => {
    const place: PlaceLink = { uri, line: Number(line) - 1 };
    // Round brackets would end the link, and `encodeURIComponent` leaves them as they are.
    const args = encodeURIComponent(JSON.stringify([place])).replace(/[()]/g, (char) =>
      char === '(' ? '%28' : '%29',
    );
    return `](command:${OPEN_PLACE}?${args})`;
  });
}

/** What the command was called with, read as what anybody may have written. */
export function placeOf(value: unknown): PlaceLink | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const { uri, line } = value as Readonly<Record<string, unknown>>;
  return typeof uri === 'string' &&
    uri.startsWith('workplan-word:') &&
    Number.isInteger(line) &&
    Number(line) >= 0
    ? { uri, line: Number(line) }
    : undefined;
}
