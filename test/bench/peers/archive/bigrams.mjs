// @ts-check

/**
 * The pairs of neighbouring characters of a text: what all engines are given as words that take a tokenizer, since
 * none of them cuts Chinese into words by itself.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function bigrams(text) {
  /** @type {string[]} */
  const pairs = [];
  for (const [run] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    for (let i = 1; i < run.length; i++) pairs.push(run.slice(i - 1, i + 1));
  }
  return pairs;
}

/** @param {string} text */
export function trigrams(text) {
  /** @type {string[]} */
  const triples = [];
  for (const [run] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    for (let i = 2; i < run.length; i++) triples.push(run.slice(i - 2, i + 1));
  }
  return triples;
}

/** @param {unknown} value */
export function jsonBytes(value) {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** @param {Uint8Array} bytes */
export function jsonOf(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes));
}
