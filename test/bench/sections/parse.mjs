// @ts-check
import { callsPerSample, collectGarbage, timed, warmUp } from '../lib/clock.mjs';
import { growthLimit, measureGrowth } from '../lib/growth.mjs';
import { loadCheckText, ourName, ourPeer } from '../lib/ours.mjs';
import { serveSection } from '../lib/section.mjs';
import { median, rotated } from '../lib/stats.mjs';
import { figure, ratio } from '../lib/tables.mjs';
import { floor } from '../peers/floor.mjs';
import { peers } from '../peers/index.mjs';
import { damaged, repeated, samplePlan } from '../texts/plan.mjs';

/** @typedef {import('../peers/types.mjs').Peer} Peer */
/** @typedef {import('../lib/tables.mjs').Table} Table */

const sizes = [1, 10, 100, 1000];
const rounds = [15, 11, 7, 5];
const gatedSizes = [10, 100, 1000];

serveSection(async ({ quick }, progress) => {
  const plan = samplePlan();
  const checkText = await loadCheckText();
  const all = [...(checkText ? [ourPeer(checkText)] : []), ...peers];
  /** A peer that would take longer for one call is left out at that size. */
  const patienceMs = quick ? 2_000 : 20_000;

  const counts = await countReports(all, plan.text);
  const cells = await sideBySide(all, plan.text, patienceMs, quick ? 0.5 : 1, progress);
  const growths = [];
  for (const peer of all.filter((each) => each.name === ourName || each === floor)) {
    progress(`growth: ${peer.name}`);
    growths.push({ name: peer.name, ...(await growthOfPeer(peer, plan.text, quick)) });
  }
  const failures = growths
    .filter((growth) => growth.name === ourName && !growth.ok)
    .map(
      (growth) => `parse + every rule: time grows ${growth.steps.map(ratio).join(', ')} as fast as the text`,
    );

  return {
    tables: [parseTable(all, plan, counts, cells, patienceMs), growthTable(growths)],
    data: { plan: plan.name, counts, cells, growths },
    failures,
  };
});

/**
 * A peer that reports nothing about a clean plan has to report something about a damaged one: else it did no work.
 *
 * @param {Peer[]} all
 * @param {string} text
 */
async function countReports(all, text) {
  /** @type {Record<string, { clean: number, damaged: number }>} */
  const counts = {};
  for (const peer of all) {
    const [clean, bad] = [peer.prepare(text), peer.prepare(damaged(text))];
    const count = {
      clean: peer.count(await peer.run(clean), clean),
      damaged: peer.count(await peer.run(bad), bad),
    };
    if (!count.damaged)
      throw new Error(`${peer.name} reports nothing about a damaged plan: it does no work here`);
    counts[peer.name] = count;
  }
  return counts;
}

/**
 * @typedef {object} Cell
 * @property {string} peer
 * @property {number} size
 * @property {number} ms median; NaN when left out
 * @property {number} samples
 */

/**
 * All peers in turn, round after round, so that a slow minute of the machine is everybody's.
 *
 * @param {Peer[]} all
 * @param {string} text
 * @param {number} patienceMs
 * @param {number} share of the rounds
 * @param {(line: string) => void} progress
 */
async function sideBySide(all, text, patienceMs, share, progress) {
  /** @type {Cell[]} */
  const cells = [];
  for (const [s, size] of sizes.entries()) {
    const whole = repeated(text, size);
    const entrants = [];
    for (const peer of all) {
      const expected = expectedMs(cells.filter((cell) => cell.peer === peer.name));
      if (expected > patienceMs) {
        cells.push({ peer: peer.name, size, ms: NaN, samples: 0 });
        continue;
      }
      progress(`parse ×${size}: ${peer.name}`);
      const prepared = peer.prepare(whole);
      const run = () => peer.run(prepared);
      const once = await warmUp(run, size === 1 ? 400 : 100);
      entrants.push({
        peer,
        run,
        calls: callsPerSample(once, 5),
        ms: once > patienceMs ? [once] : [],
        spent: once,
      });
    }
    progress(`parse ×${size}: rounds`);
    for (let round = 0; round < Math.ceil(rounds[s] * share); round++) {
      for (const entrant of rotated(entrants, round)) {
        if (entrant.spent > patienceMs && entrant.ms.length) continue;
        if (size >= 100) collectGarbage();
        const ms = await timed(entrant.run, entrant.calls);
        entrant.ms.push(ms);
        entrant.spent += ms * entrant.calls;
      }
    }
    for (const { peer, ms } of entrants)
      cells.push({ peer: peer.name, size, ms: median(ms), samples: ms.length });
  }
  return cells;
}

/**
 * What ten times more text will take, if it grows as it did.
 *
 * @param {Cell[]} cells one peer's
 */
function expectedMs(cells) {
  const [before, last] = cells.slice(-2);
  if (!before) return 0;
  if (!last) return before.ms * 10;
  return Number.isNaN(last.ms) ? Infinity : last.ms * Math.max(10, last.ms / before.ms);
}

/**
 * @param {Peer} peer
 * @param {string} text
 * @param {boolean} quick
 */
function growthOfPeer(peer, text, quick) {
  return measureGrowth({
    sizes: gatedSizes,
    batches: quick ? 2 : 4,
    samples: quick ? 3 : 5,
    work: (size) => {
      const prepared = peer.prepare(repeated(text, size));
      return () => peer.run(prepared);
    },
  });
}

/**
 * @param {Peer[]} all
 * @param {{ name: string, text: string }} plan
 * @param {Awaited<ReturnType<typeof countReports>>} counts
 * @param {Cell[]} cells
 * @param {number} patienceMs
 * @returns {Table}
 */
function parseTable(all, plan, counts, cells, patienceMs) {
  const at = (/** @type {string} */ name, /** @type {number} */ size) =>
    cells.find((cell) => cell.peer === name && cell.size === size)?.ms ?? NaN;
  return {
    title: `Parse and every rule: ${plan.name}, ${plan.text.length} characters, ${Buffer.byteLength(plan.text)} bytes; median ms, warm`,
    columns: ['', ...sizes.map((size) => `×${size}`), 'to ours ×1', 'reports', 'damaged'],
    rows: all.map(({ name }) => [
      name,
      ...sizes.map((size) => figure(at(name, size))),
      ratio(at(name, 1) / at(ourName, 1)),
      String(counts[name].clean),
      String(counts[name].damaged),
    ]),
    notes: [
      ...all.map((peer) => `${peer.name}: ${peer.does}.`),
      `–: would have taken longer than ${patienceMs / 1000} s for one call, judged by its own growth.`,
      '“reports” are about the plan as it is, “damaged” about the same with a few slips made.',
    ],
  };
}

/**
 * @param {({ name: string } & import('../lib/growth.mjs').Growth)[]} growths
 * @returns {Table}
 */
function growthTable(growths) {
  return {
    title: `Growth of time ÷ growth of text; ours may be ${growthLimit} at most`,
    columns: ['', '×10 ms', '×100 ms', '×1000 ms', '×10→×100', '×100→×1000', 'noise', 'measured'],
    rows: growths.map(({ name, ms, steps, noise, batches }) => [
      name,
      ...gatedSizes.map((_, i) => figure(ms[i])),
      ...gatedSizes.slice(1).map((_, i) => ratio(steps[i])),
      `${Math.round(noise * 100)} %`,
      `${batches} times`,
    ]),
    notes: ['Best of the medians at each size; “noise” is how far these lay apart at worst.'],
  };
}
