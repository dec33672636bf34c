/** Bytes turned into one string at a time: a call takes no more arguments than the engine's stack holds. */
const CHUNK = 0x8000;

/** Base64 of bytes, where there is no `Buffer` as well. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  }
  return btoa(binary);
}
