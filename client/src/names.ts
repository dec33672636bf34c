/** A numbered item as it is named in lists: its marker and its heading. */
export function itemName(marker: string, heading: string): string {
  return heading !== '' && needsBlank(marker) ? `${marker} ${heading}` : marker + heading;
}

/**
 * The beginning of a heading, never cut inside a character: one without an end is a paragraph.
 *
 * @param longest how many UTF-16 units there may be, the ellipsis among them
 */
export function shortHeading(heading: string, longest: number): string {
  const trimmed = heading.trim().replace(/[。；]$/, '');
  if (trimmed.length <= longest) {
    return trimmed;
  }
  // Not between the halves of a character beyond the BMP.
  const end = /[\ud800-\udbff]/.test(trimmed.charAt(longest - 2)) ? longest - 2 : longest - 1;
  return `${trimmed.slice(0, end)}…`;
}

/** Whether a marker and the words behind it run together without a blank between them. */
function needsBlank(marker: string): boolean {
  return /[.)]$/.test(marker);
}

/** A heading or a title as a label of a list shows it: `$(name)` would become a picture. */
export function plainLabel(text: string): string {
  return text.replaceAll('$(', '$\u200b(');
}
