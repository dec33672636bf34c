/** Longer than any name the server makes. */
const LONGEST = 128;

/** Whether a name can stand for a file of the cache: letters, digits, `-` and `.`, and no way out of the folder. */
export function isStorageKey(key: unknown): key is string {
  return (
    typeof key === 'string' &&
    key.length <= LONGEST &&
    /^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(key) &&
    !key.includes('..')
  );
}
