// @ts-check
import { callsPerSample, collectGarbage, timed, warmUp } from './clock.mjs';
import { median } from './stats.mjs';

/** Time growth divided by size growth; 1 is linear, and a sort alone would add a tenth. */
export const growthLimit = 1.2;

/**
 * @typedef {object} Growth
 * @property {number[]} ms time at each size
 * @property {number[]} steps time growth ÷ size growth, from each size to the next
 * @property {number} noise how far the medians of one size lay apart at worst, as a share
 * @property {number} batches how often all was measured
 * @property {boolean} ok
 */

/**
 * How the time grows with the size. On a shared machine one median of one size is off by a fifth often enough to
 * fail a gate by chance, and always upwards: others can only take time away. So each size gets several medians,
 * taken in turn with the other sizes, and the best of them counts; and where the growth still looks too steep, all
 * is measured again, up to `maxBatches`. Work that truly grows faster does so in the best median too.
 *
 * @param {object} what
 * @param {number[]} what.sizes ascending
 * @param {(size: number) => () => unknown} what.work prepares a size; the function it gives is timed
 * @param {number} [what.batches]
 * @param {number} [what.maxBatches]
 * @param {number} [what.samples] in a median
 * @param {number} [what.msPerSample]
 * @returns {Promise<Growth>}
 */
export async function measureGrowth({
  sizes,
  work,
  batches = 3,
  maxBatches = 9,
  samples = 5,
  msPerSample = 10,
}) {
  const runs = sizes.map(work);
  const calls = [];
  let before = 0;
  for (const [i, run] of runs.entries()) {
    const once = Math.min(await warmUp(run, 100), await timed(run, 1));
    calls.push(callsPerSample(once, msPerSample));
    // Twice too steep, and slow enough that this is no noise: the larger sizes could take hours to say the same.
    if (i > 0 && once > 1000 && growthOf([sizes[i - 1], sizes[i]], [[before], [once]], 1).steps[0] > 2) {
      return growthOf([sizes[i - 1], sizes[i]], [[before], [once]], 1);
    }
    before = once;
  }
  /** @type {number[][]} */
  const medians = sizes.map(() => []);
  for (let batch = 1; ; batch++) {
    for (const [i, run] of runs.entries()) medians[i].push(await medianOf(run, calls[i], samples));
    const growth = growthOf(sizes, medians, batch);
    if ((batch >= batches && growth.ok) || batch >= maxBatches) return growth;
  }
}

/**
 * @param {() => unknown} run
 * @param {number} calls
 * @param {number} samples
 */
async function medianOf(run, calls, samples) {
  const ms = [];
  for (let i = 0; i < samples; i++) {
    collectGarbage();
    ms.push(await timed(run, calls));
  }
  return median(ms);
}

/**
 * @param {number[]} sizes
 * @param {number[][]} medians
 * @param {number} batches
 * @returns {Growth}
 */
function growthOf(sizes, medians, batches) {
  const ms = medians.map((values) => Math.min(...values));
  const steps = ms.slice(1).map((value, i) => value / ms[i] / (sizes[i + 1] / sizes[i]));
  const noise = Math.max(...medians.map((values) => Math.max(...values) / Math.min(...values) - 1));
  return { ms, steps, noise, batches, ok: steps.every((step) => step <= growthLimit) };
}
