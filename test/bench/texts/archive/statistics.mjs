// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { projectDir } from '../../lib/paths.mjs';

/**
 * What decides how an index grows and how far a query has to walk.
 *
 * @typedef {object} Statistics
 * @property {number} units
 * @property {number} length characters a unit, on average
 * @property {number} p10 of the lengths
 * @property {number} p90
 * @property {number} distinct different pairs of characters a unit
 * @property {number} vocabulary different pairs in all
 * @property {number} once share of the pairs that occur in one unit only
 * @property {number} reach share of the units that a pair met in a text occurs in, on average: the length of a walk
 * @property {number[]} frequencies share of the units that the 1st, 10th, 100th and 1,000th most frequent pair is in
 * @property {number} slope of the frequencies on paper with two logarithmic scales, from rank 10 to 1,000
 */

/**
 * @param {readonly string[]} units
 * @param {(text: string, visit: (term: number) => void) => void} eachTerm
 * @returns {Statistics}
 */
export function statisticsOf(units, eachTerm) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  let distinct = 0;
  for (const unit of units) {
    /** @type {Set<number>} */
    const terms = new Set();
    eachTerm(unit, (term) => terms.add(term));
    distinct += terms.size;
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const sorted = [...counts.values()].sort((a, b) => b - a);
  const share = (/** @type {number} */ rank) => (sorted[rank - 1] ?? NaN) / units.length;
  const lengths = units.map(({ length }) => length).sort((a, b) => a - b);
  const sum = (/** @type {number[]} */ values) => values.reduce((a, b) => a + b, 0);
  return {
    units: units.length,
    length: sum(lengths) / units.length,
    p10: lengths[Math.floor(units.length * 0.1)] ?? NaN,
    p90: lengths[Math.floor(units.length * 0.9)] ?? NaN,
    distinct: distinct / units.length,
    vocabulary: sorted.length,
    once: sorted.filter((count) => count === 1).length / sorted.length,
    reach: sum(sorted.map((count) => count * count)) / sum(sorted) / units.length,
    frequencies: [1, 10, 100, 1000].map(share),
    slope: Math.log(share(10) / share(1000)) / Math.log(100),
  };
}

/** Texts of the published plans, where their folder stands beside the project; drafts and damaged ones left out. */
export function publishedPlans() {
  const folder = path.join(projectDir, '../shared/plans');
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.txt') && !/draft|flattened/.test(name))
    .map((name) => fs.readFileSync(path.join(folder, name), 'utf8'));
}
