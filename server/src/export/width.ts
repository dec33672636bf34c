/** How many Chinese characters wide a text is on paper: latin letters, digits and ASCII marks are half of one. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    width += (character.codePointAt(0) ?? 0) < 0x250 ? 0.5 : 1;
  }
  return width;
}
