import { isBlank } from '../plan/chars';

/** How many Chinese characters wide a text is on paper: latin letters, digits and ASCII marks are half of one. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    width += (character.codePointAt(0) ?? 0) < 0x250 ? 0.5 : 1;
  }
  return width;
}

/** A text without the blanks at both its ends. */
export function trimBlanks(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && isBlank(text.charCodeAt(from))) {
    from++;
  }
  while (to > from && isBlank(text.charCodeAt(to - 1))) {
    to--;
  }
  return text.slice(from, to);
}
