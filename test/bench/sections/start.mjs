// @ts-check
import { spawn } from 'node:child_process';
import { LspClient } from '../lib/lspClient.mjs';
import { serveSection } from '../lib/section.mjs';
import { median, percentile, rotated } from '../lib/stats.mjs';
import { figure, ratio, rowOf } from '../lib/tables.mjs';
import { emptyName, serverSubjects } from '../servers/index.mjs';
import { damaged, samplePlan } from '../texts/plan.mjs';

/** @typedef {import('../servers/index.mjs').ServerSubject} ServerSubject */

const nodeName = 'node -e 0';

serveSection(async ({ quick }, progress) => {
  const rounds = quick ? 5 : 21;
  const plan = samplePlan();
  const entrants = [
    { name: nodeName, mode: '', run: startNode, ms: /** @type {number[]} */ ([]) },
    ...(await serverSubjects()).map((subject) => ({
      name: subject.name,
      mode: subject.mode,
      run: () => startServer(subject, firstText(subject, plan.text)),
      ms: /** @type {number[]} */ ([]),
    })),
  ];
  // The first round brings the files into the system's cache and is not counted.
  for (let round = 0; round <= rounds; round++) {
    progress(`start: round ${round} of ${rounds}`);
    for (const entrant of rotated(entrants, round)) {
      const ms = await entrant.run();
      if (round > 0) entrant.ms.push(ms);
    }
  }
  const results = entrants.map(({ name, mode, ms }) => ({
    name,
    mode,
    median: median(ms),
    p10: percentile(ms, 10),
    p90: percentile(ms, 90),
    rounds: ms.length,
  }));
  return { tables: [startTable(results, plan.name)], data: { plan: plan.name, results }, failures: [] };
});

/** @returns {Promise<number>} */
function startNode() {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' })
      .once('error', reject)
      .once('exit', () => resolve(performance.now() - start));
  });
}

/**
 * @param {ServerSubject} subject
 * @param {string} text
 */
async function startServer(subject, text) {
  const start = performance.now();
  const client = new LspClient(subject.command, subject.mode);
  await client.initialize();
  const diagnostics = await client.open(`file:///bench/${subject.file}`, subject.languageId, text);
  const ms = performance.now() - start;
  if (!diagnostics.length) throw new Error(`${subject.name} reports nothing about a text with slips`);
  await client.stop();
  return ms;
}

/**
 * The sample plan with slips; for servers of other languages as many items made up.
 *
 * @param {ServerSubject} subject
 * @param {string} plan
 */
function firstText(subject, plan) {
  return subject.languageId === 'workplan' ? damaged(plan) : subject.generate(20).lines.join('\n');
}

/**
 * @param {{ name: string, mode: string, median: number, p10: number, p90: number, rounds: number }[]} results
 * @param {string} planName
 * @returns {import('../lib/tables.mjs').Table}
 */
function startTable(results, planName) {
  return {
    title: `Start of the process → first diagnostics, ${planName}; ms`,
    columns: ['', 'median', 'p10', 'p90', 'to empty', 'rounds'],
    rows: results.map((result) => [
      result.name,
      figure(result.median),
      figure(result.p10),
      figure(result.p90),
      ratio(result.median / rowOf(results, emptyName, result.mode || 'push').median),
      String(result.rounds),
    ]),
    notes: [
      `${nodeName}: start to end of a process that does nothing.`,
      'From `spawn` through `initialize` and `didOpen` to the diagnostics, all of them bundled into one file.',
    ],
  };
}
