/** A numbered item as it is named in lists: its marker and its heading. */
export function itemName(marker: string, heading: string): string {
  return heading !== '' && needsBlank(marker) ? `${marker} ${heading}` : marker + heading;
}

/** Whether a marker and the words behind it run together without a blank between them. */
function needsBlank(marker: string): boolean {
  return /[.)]$/.test(marker);
}
