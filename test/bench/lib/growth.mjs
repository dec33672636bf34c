// @ts-check
import { callsPerSample, collectGarbage, warmUp, worked } from './clock.mjs';
import { median } from './stats.mjs';
import { ratio } from './tables.mjs';

/** How much faster than the floor our time may grow with the text; 1 is as fast, and a sort alone adds a tenth. */
export const growthLimit = 1.2;
/** More than this the machine is not excused: quadratic work grows by 16 or 100 and must never pass. */
const mostExcused = 2;

/**
 * @typedef {object} Work
 * @property {() => unknown} run the work that is judged
 * @property {() => unknown} floor the least anybody can do with the same text
 */

/**
 * @typedef {object} Growth
 * @property {number[]} ms the processor's time at each size
 * @property {number[]} steps time growth ÷ size growth, from each size to the next; 1 is linear
 * @property {number[]} floorMs
 * @property {number[]} floorSteps the same of the floor
 * @property {number} judged the growth from the first size to the last, ÷ the floor's where that is above 1
 * @property {number} noise how far the medians of one size lay apart at worst, as a share
 * @property {number} batches how often all was measured
 * @property {boolean} ok
 */

/** @typedef {{ work: () => unknown, calls: number, medians: number[] }} Series */

/**
 * How the time grows with the size, judged against a floor.
 *
 * A machine is no straight line: a text of 1.3 MB with all that is made of it leaves the caches that one of 130 kB
 * stays in, and its garbage is collected while the clock runs. Even cutting the text into lines may grow by half
 * more than the text, and keeping 600 bytes of each line grows fivefold from 1.3 MB to 13. So the floor is measured in turn with the work, on the same text, and the work may grow by
 * `growthLimit` times as much as the text, or as the floor where that grows faster.
 *
 * On a shared machine a long call is interrupted more often than a short one, so it is the processor's time that
 * counts. Even that is off by a fifth often enough to fail a gate by chance, and always upwards: others can only
 * spoil the caches. So each size gets several medians, taken in turn with the other sizes, and the best of them
 * counts; and where the growth still looks too steep, all is measured again, up to `maxBatches`. Work that truly
 * grows faster does so in the best median too.
 *
 * @param {object} what
 * @param {number[]} what.sizes ascending
 * @param {(size: number) => Work} what.work prepares a size; the functions it gives are timed
 * @param {number} [what.limit]
 * @param {number} [what.batches]
 * @param {number} [what.maxBatches]
 * @param {number} [what.samples] in a median
 * @param {number} [what.msPerSample]
 * @returns {Promise<Growth>}
 */
export async function measureGrowth({
  sizes,
  work,
  limit = growthLimit,
  batches = 3,
  maxBatches = 9,
  samples = 5,
  msPerSample = 10,
}) {
  /** @type {Series[]} */
  const runs = [];
  /** @type {Series[]} */
  const floors = [];
  for (const [i, size] of sizes.entries()) {
    const { run, floor } = work(size);
    runs.push(await series(run, msPerSample));
    floors.push(await series(floor, msPerSample));
    const last = runs.slice(-2);
    const hopeless = growthOf(sizes.slice(Math.max(0, i - 1), i + 1), last, floors.slice(-2), limit, 1);
    // Far too steep, and slow enough that this is no noise: the larger sizes could take hours to say the same.
    if ((hopeless.ms.at(-1) ?? 0) > 1000 && hopeless.judged > 2) return hopeless;
  }
  for (const each of [...runs, ...floors]) each.medians = [];
  for (let batch = 1; ; batch++) {
    for (const [i, run] of runs.entries()) {
      for (const each of [run, floors[i]]) if (each) each.medians.push(medianOf(each, samples));
    }
    const growth = growthOf(sizes, runs, floors, limit, batch);
    if ((batch >= batches && growth.ok) || batch >= maxBatches) return growth;
  }
}

/**
 * @param {() => unknown} work
 * @param {number} msPerSample
 * @returns {Promise<Series>} with a first time, good enough to see what is hopeless
 */
async function series(work, msPerSample) {
  const once = Math.min(await warmUp(work, 100), worked(work, 1));
  return { work, calls: callsPerSample(once, msPerSample), medians: [once] };
}

/**
 * @param {Series} of
 * @param {number} samples
 */
function medianOf({ work, calls }, samples) {
  const ms = [];
  for (let i = 0; i < samples; i++) {
    collectGarbage();
    ms.push(worked(work, calls));
  }
  return median(ms);
}

/**
 * @param {number[]} sizes
 * @param {Series[]} runs
 * @param {Series[]} floors
 * @param {number} limit
 * @param {number} batches
 * @returns {Growth}
 */
function growthOf(sizes, runs, floors, limit, batches) {
  const [ms, floorMs] = [bestOf(runs), bestOf(floors)];
  const [steps, floorSteps] = [stepsOf(ms, sizes), stepsOf(floorMs, sizes)];
  // Over all sizes at once: the floor may leave the caches a step earlier or later than the work does.
  const judged = product(steps) / Math.min(mostExcused, Math.max(1, product(floorSteps)));
  const noise = Math.max(...runs.map(({ medians }) => Math.max(...medians) / Math.min(...medians) - 1));
  return { ms, steps, floorMs, floorSteps, judged, noise, batches, ok: judged <= limit };
}

/**
 * For a message: by how much.
 *
 * @param {Growth} growth
 */
export function growthWords({ steps, floorSteps }) {
  return `${steps.map(ratio).join(', ')} as fast as the text, the floor's ${floorSteps.map(ratio).join(', ')}`;
}

/** @param {number[]} steps */
function product(steps) {
  return steps.reduce((all, step) => all * step, 1);
}

/** @param {Series[]} all */
function bestOf(all) {
  return all.map(({ medians }) => Math.min(...medians));
}

/**
 * @param {number[]} ms
 * @param {number[]} sizes
 */
function stepsOf(ms, sizes) {
  const grown = (/** @type {number[]} */ values) =>
    values.slice(1).map((value, i) => value / (values[i] ?? NaN));
  const bySize = grown(sizes);
  return grown(ms).map((step, i) => step / (bySize[i] ?? NaN));
}
