/** Bytes turned into text at once: arguments of a call are limited. */
const PIECE = 0x8000;

/** @throws for what is no base64 */
export function fromBase64(base64: string): Uint8Array {
  const chars = atob(base64);
  const bytes = new Uint8Array(chars.length);
  for (let i = 0; i < chars.length; i++) {
    bytes[i] = chars.charCodeAt(i);
  }
  return bytes;
}

export function toBase64(pieces: readonly Uint8Array[]): string {
  const chars: string[] = [];
  for (const bytes of pieces) {
    for (let from = 0; from < bytes.length; from += PIECE) {
      chars.push(String.fromCharCode(...bytes.subarray(from, from + PIECE)));
    }
  }
  return btoa(chars.join(''));
}
