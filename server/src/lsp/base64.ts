/** Bytes turned into text at once: arguments of a call are limited. */
const PIECE = 0x8000;

export function fromBase64(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
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
