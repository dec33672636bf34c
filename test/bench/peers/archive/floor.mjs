// @ts-check

/**
 * What nobody can build with less: each pair of characters is read once and counted.
 *
 * @param {readonly string[]} texts
 */
export function buildFloor(texts) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const text of texts) {
    for (let i = 1; i < text.length; i++) {
      const pair = text.charCodeAt(i - 1) * 65536 + text.charCodeAt(i);
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  }
  return counts.size;
}

/** Different pairs of a query, and the share of the units each of them is in: of the made-up archive and of real plans. */
const pairs = 120;
const reach = 0.05;

/**
 * What nobody can search with less: for each pair of the query the units that have it are walked through, and
 * something is added up for each of them.
 *
 * @param {number} units
 * @returns {() => number}
 */
export function queryFloor(units) {
  const step = 1 / reach;
  const postings = Uint32Array.from({ length: Math.floor(units * reach) }, (_, i) => Math.floor(i * step));
  const lists = Array.from({ length: pairs }, (_, pair) =>
    postings.map((unit) => Math.min(units - 1, unit + (pair % step))),
  );
  const scores = new Float32Array(units);
  return () => {
    scores.fill(0);
    for (const list of lists) for (const unit of list) scores[unit] = (scores[unit] ?? 0) + 0.5;
    return scores.reduce((best, score) => Math.max(best, score), 0);
  };
}
