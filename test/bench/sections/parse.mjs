// @ts-check
import { callsPerSample, collectGarbage, timed, warmUp } from '../lib/clock.mjs';
import { growthLimit, growthWords, measureGrowth } from '../lib/growth.mjs';
import { loadLibrary, ourName, ourPeer } from '../lib/ours.mjs';
import { serveSection } from '../lib/section.mjs';
import { median, rotated } from '../lib/stats.mjs';
import { figure, ratio } from '../lib/tables.mjs';
import { keepingFloor } from '../peers/floor.mjs';
import { peers } from '../peers/index.mjs';
import { damaged, repeated, samplePlan } from '../texts/plan.mjs';

/** @typedef {import('../peers/types.mjs').Peer} Peer */
/** @typedef {import('../lib/tables.mjs').Table} Table */

const sizes = [1, 10, 100, 1000];
const rounds = [15, 11, 7, 5];
const gatedSizes = [10, 100, 1000];
/** Copies of one plan are one bad plan: some of its nodes are read otherwise, but hardly one in ten. */
const mostNodesLost = 0.1;

serveSection(async ({ quick }, progress) => {
  const plan = samplePlan();
  const library = await loadLibrary();
  const ours = ourPeer(library);
  const all = [ours, ...peers];
  /** A peer that would take longer for one call is left out at that size. */
  const patienceMs = quick ? 1_000 : 20_000;

  const nodes = countNodes(library.countNodes, plan.text);
  const counts = await countReports(all, plan.text);
  const cells = await sideBySide(all, plan.text, patienceMs, quick ? 0.4 : 1, progress);
  progress('growth');
  const growth = await growthOf(ours, plan.text, quick);
  return {
    tables: [parseTable(all, plan, counts, nodes, cells, patienceMs), growthTable(growth)],
    data: { plan: plan.name, nodes, counts, cells, growth },
    failures: growth.ok ? [] : [`parse + every rule: time grows ${growthWords(growth)}`],
  };
});

/**
 * How many nodes are read from the text at each size. Should the copies behind the first not be read as a plan,
 * the times would be those of doing nothing.
 *
 * @param {(text: string) => number} count
 * @param {string} text
 */
function countNodes(count, text) {
  const once = count(text);
  return sizes.map((size) => {
    const found = count(repeated(text, size));
    if (found < once * size * (1 - mostNodesLost))
      throw new Error(`${found} nodes in the text ×${size}, ${once} in the text: most of it is not read`);
    return found;
  });
}

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
    for (let round = 0; round < Math.ceil((rounds[s] ?? 1) * share); round++) {
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
function growthOf(peer, text, quick) {
  return measureGrowth({
    sizes: gatedSizes,
    batches: quick ? 2 : 4,
    samples: quick ? 3 : 5,
    work: (size) => {
      const whole = repeated(text, size);
      return { run: () => peer.run(whole), floor: () => keepingFloor(whole) };
    },
  });
}

/**
 * @param {Peer[]} all
 * @param {import('../texts/plan.mjs').SamplePlan} plan
 * @param {Awaited<ReturnType<typeof countReports>>} counts
 * @param {number[]} nodes
 * @param {Cell[]} cells
 * @param {number} patienceMs
 * @returns {Table}
 */
function parseTable(all, plan, counts, nodes, cells, patienceMs) {
  const at = (/** @type {string} */ name, /** @type {number} */ size) =>
    cells.find((cell) => cell.peer === name && cell.size === size)?.ms ?? NaN;
  return {
    title: `Parse and every rule: ${plan.name}, ${plan.text.length} characters, ${Buffer.byteLength(plan.text)} bytes; median ms, warm`,
    columns: ['', ...sizes.map((size) => `×${size}`), 'to ours ×1', 'reports', 'damaged'],
    rows: all.map(({ name }) => [
      name,
      ...sizes.map((size) => figure(at(name, size))),
      ratio(at(name, 1) / at(ourName, 1)),
      String(counts[name]?.clean),
      String(counts[name]?.damaged),
    ]),
    notes: [
      ...all.map((peer) => `${peer.name}: ${peer.does}.`),
      `–: would have taken longer than ${patienceMs / 1000} s for one call, judged by its own growth.`,
      '“reports” are about the plan as it is, “damaged” about the same with a few slips made.',
      `Nodes in our tree: ${nodes.map((count) => count.toLocaleString('en-US')).join(', ')}.`,
      ...plan.notes,
    ],
  };
}

/**
 * @param {import('../lib/growth.mjs').Growth} growth
 * @returns {Table}
 */
function growthTable({ ms, steps, floorMs, floorSteps, judged, noise, batches }) {
  return {
    title: `Growth of time ÷ growth of text: ours ÷ the floor's, where that is above 1, may be ${growthLimit} at most`,
    columns: ['', ...gatedSizes.map((size) => `×${size}`), '×10→×100', '×100→×1000'],
    rows: [
      [ourName, ...ms.map(figure), ...steps.map(ratio)],
      ['floor that keeps as much', ...floorMs.map(figure), ...floorSteps.map(ratio)],
      ['judged, over both steps', ...gatedSizes.map(() => ''), '', ratio(judged)],
    ],
    notes: [
      `Measured in turn, ${batches} times; the best median at each size, in ms of the processor’s time. At worst ours lay ${Math.round(noise * 100)} % apart.`,
      'The floor cuts the text into lines, tries four expressions on each and keeps as much of each as our tree does. What it grows by beyond the text is the machine’s; twofold is excused at most.',
    ],
  };
}
