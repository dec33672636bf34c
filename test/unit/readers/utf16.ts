/** A text in UTF-16 without a mark, the low byte of each unit first or the high one. */
export function utf16(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) {
    view.setUint16(i * 2, text.charCodeAt(i), little);
  }
  return bytes;
}
