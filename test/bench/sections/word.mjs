// @ts-check
import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { ArchiveServer, cacheWritten, figuresOf, forgetCache, removeArchive } from '../archive/servers.mjs';
import { writeLargeWordFiles, writeWordArchive } from '../archive/wordFiles.mjs';
import { growthLimit } from '../lib/growth.mjs';
import { serveSection } from '../lib/section.mjs';
import { median, seededRandom } from '../lib/stats.mjs';
import { figure, ratio } from '../lib/tables.mjs';
import { generatePlan } from '../texts/generated.mjs';

/** @typedef {import('../archive/wordFiles.mjs').WordFolder} WordFolder */
/** @typedef {import('../archive/servers.mjs').ArchiveFolder} ArchiveFolder */
/** @typedef {import('../lib/tables.mjs').Table} Table */

/** Whoever types leaves a server this long to itself at least. */
const betweenKeysMs = 15;
const keys = { least: 60, most: 400 };
/** Ticks of the processor's clock a second, as Linux counts them for everybody. */
const ticksPerSecond = 100;

/**
 * @typedef {object} Readiness
 * @property {string} name
 * @property {number} files
 * @property {number} bytes
 * @property {number} cold from the start of the process until all are there, ms
 * @property {number} cpu the processor's time of that, ms
 * @property {number} peak most memory the process ever held, MB; NaN where the system does not say
 * @property {number} warm
 * @property {number} warmPeak
 */

serveSection(async ({ quick }, progress) => {
  const size = quick ? 200 : 1000;
  progress(`word: ${size} plans are written to the disk`);
  const { word, text } = await writeWordArchive(size);
  const small = (await writeWordArchive(size / 4)).word;
  const large = await writeLargeWordFiles(quick ? 4 : 20);
  const draft = word.draft.replace(/。\n(?=\d)/, '。。\n');
  const rounds = quick ? 2 : 3;

  const results = [];
  for (const [name, folder] of /** @type {[string, WordFolder | undefined][]} */ ([
    ['nothing', undefined],
    ['Word files', small],
    ['Word files', word],
    ['the same as texts', text],
  ])) {
    progress(`word: ${folder?.files ?? 0} ${name}, cold and warm`);
    results.push(await readinessOf(name, folder, draft, rounds));
  }
  const typed = await typing(word, large, draft, progress);
  progress('word: broken off');
  const broken = await breakOff(word, draft);
  for (const folder of [word, text, small, large]) removeArchive(folder);

  const growth = growthOf(results);
  return {
    tables: [readinessTable(results), typingTable(typed), brokenTable(broken, word)],
    data: {
      results,
      growth,
      typing: typed.map(({ beside, ms }) => ({ beside, ...figuresOf(ms) })),
      broken,
    },
    failures:
      growth > growthLimit
        ? [
            `Reading four times as many Word files takes ${ratio(growth * 4)} the time (limit ${ratio(growthLimit * 4)})`,
          ]
        : [],
  };
});

/**
 * @param {string} name
 * @param {WordFolder | undefined} folder
 * @param {string} draft
 * @param {number} rounds
 * @returns {Promise<Readiness>}
 */
async function readinessOf(name, folder, draft, rounds) {
  const cold = [];
  const warm = [];
  for (let round = 0; round < rounds; round++) {
    if (folder) forgetCache(folder);
    cold.push(await readyTime(folder, draft));
    warm.push(await readyTime(folder, draft));
  }
  const best = (/** @type {{ cpu: number }[]} */ runs) => Math.min(...runs.map(({ cpu }) => cpu));
  return {
    name,
    files: folder?.files ?? 0,
    bytes: folder?.bytes ?? 0,
    cold: median(cold.map(({ ms }) => ms)),
    // Others can only make it longer.
    cpu: best(cold),
    peak: median(cold.map(({ peak }) => peak)),
    warm: median(warm.map(({ ms }) => ms)),
    warmPeak: median(warm.map(({ peak }) => peak)),
  };
}

/** @param {WordFolder | undefined} folder @param {string} draft */
async function readyTime(folder, draft) {
  const server = new ArchiveServer(folder, 'push');
  await server.open(draft);
  await server.until(
    ({ state, plans = 0 }) => state !== 'loading' && plans >= (folder?.files ?? 0),
    'The plans are not all there',
  );
  const ms = performance.now() - server.started;
  const used = usage(server.client.pid);
  if (folder) await cacheWritten(folder);
  await server.client.stop();
  return { ms, ...used };
}

/**
 * What the system says of a process; Linux alone does.
 *
 * @param {number | undefined} pid
 * @returns {{ cpu: number, peak: number }} ms and MB
 */
function usage(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Fields 14 and 15, counted behind the name, which may hold blanks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
    return {
      cpu: ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1000,
      peak: Number(/VmHWM:\s*(\d+)/.exec(status)?.[1]) / 1024,
    };
  } catch {
    return { cpu: NaN, peak: NaN };
  }
}

/** How much faster than their number the time for all files grows, from the smaller to the larger; without the start. */
function growthOf(/** @type {readonly Readiness[]} */ results) {
  const [none, small, large] = results;
  const own = (/** @type {Readiness | undefined} */ result) =>
    Number.isNaN(none?.cpu)
      ? (result?.cold ?? NaN) - (none?.cold ?? NaN)
      : (result?.cpu ?? NaN) - (none?.cpu ?? NaN);
  return own(large) / own(small) / ((large?.files ?? NaN) / (small?.files ?? NaN));
}

/**
 * Keystrokes into a server that has just been started, while it reads.
 *
 * @param {WordFolder} word
 * @param {WordFolder} large
 * @param {string} draft
 * @param {(line: string) => void} progress
 */
async function typing(word, large, draft, progress) {
  const long = `${generatePlan(2000).lines.join('\n')}\n`;
  const series = [];
  for (const [text, name] of /** @type {const} */ ([
    [draft, 'a draft'],
    [long, 'a plan of 2,000 items'],
  ])) {
    for (const [beside, folder] of /** @type {[string, WordFolder | undefined][]} */ ([
      ['nothing to read', undefined],
      [`${word.files} Word files being read`, word],
      [`${large.files} very large ones being read`, large],
    ])) {
      progress(`word: ${name}, ${beside}`);
      series.push({ text: name, beside, ms: await typingWhile(folder, text) });
    }
  }
  return series;
}

/** @param {WordFolder | undefined} folder @param {string} text */
async function typingWhile(folder, text) {
  /** @type {number[]} */
  const ms = [];
  for (let run = 0; run < 6 && ms.length < keys.least; run++) {
    if (folder) forgetCache(folder);
    const server = new ArchiveServer(folder, 'push');
    const { uri } = await server.open(text);
    const lines = text.split('\n');
    const bodyLines = lines.flatMap((line, i) => (/^\d/.test(line) ? [i] : []));
    const random = seededRandom(5);
    let isReady = false;
    const ready = folder
      ? server
          .until(
            ({ state, plans = 0 }) => state === 'ready' && plans >= folder.files,
            'The plans are not all there',
          )
          .then(() => (isReady = true))
      : undefined;
    while (!isReady && ms.length < (folder ? keys.most : keys.least)) {
      await pause(betweenKeysMs);
      const line = bodyLines[Math.floor(random() * bodyLines.length)] ?? 0;
      const start = performance.now();
      await server.client.type(uri, { line, character: Math.floor((lines[line] ?? '').length / 2) }, '的');
      ms.push(performance.now() - start);
    }
    await ready;
    await server.client.stop();
  }
  return ms;
}

/**
 * The user breaks the reading off at a third: how soon it ends, and how often its progress was told until then.
 *
 * @param {WordFolder} folder
 * @param {string} draft
 */
async function breakOff(folder, draft) {
  forgetCache(folder);
  let told = 0;
  let asked = NaN;
  const server = new ArchiveServer(folder, 'push', {
    window: { workDoneProgress: true },
    notifications: {
      '$/progress': (/** @type {any} */ { token, value }) => {
        if (value.kind === 'report') told++;
        if (value.percentage >= 33 && Number.isNaN(asked)) {
          asked = performance.now();
          server.client.notify('window/workDoneProgress/cancel', { token });
        }
      },
    },
  });
  await server.open(draft);
  await server.until(
    ({ state, cancelled }) => state === 'ready' && cancelled === true,
    'It was not broken off',
  );
  const ms = performance.now() - asked;
  const { plans = 0 } = server.status;
  await server.client.stop();
  return { told, ms, plans };
}

/** @param {readonly Readiness[]} results @returns {Table} */
function readinessTable(results) {
  return {
    title: 'Start of the process → all earlier plans are there, a draft open; ms and MB',
    columns: [
      '',
      'files',
      'MB on the disk',
      'no cache',
      'processor',
      'most memory',
      'from the cache',
      'most memory',
    ],
    rows: results.map(({ name, files, bytes, cold, cpu, peak, warm, warmPeak }) => [
      name,
      String(files),
      (bytes / 1_000_000).toFixed(1),
      figure(cold),
      figure(cpu),
      figure(peak),
      figure(warm),
      figure(warmPeak),
    ]),
    notes: [
      'Every other Word file has automatic numbers. The memory is the most that the process held at any moment, its program included, as the system counts it.',
    ],
  };
}

/** @param {Awaited<ReturnType<typeof typing>>} series @returns {Table} */
function typingTable(series) {
  return {
    title: 'A character typed in a server that has just been started → diagnostics at the client; ms',
    columns: ['', 'median', 'p95', 'longest', 'median to none', 'p95 to none', 'keys'],
    rows: series.map(({ text, beside, ms }) => {
      const none = figuresOf(series.find((other) => other.text === text)?.ms ?? []);
      const own = figuresOf(ms);
      return [
        `${text}, ${beside}`,
        figure(own.median),
        figure(own.p95),
        figure(own.most),
        ratio(own.median / none.median),
        ratio(own.p95 / none.p95),
        String(own.keys),
      ];
    }),
    notes: ['Very large ones: half are plans of 2,000 items, half hold 4 MB of pictures.'],
  };
}

/**
 * @param {{ told: number, ms: number, plans: number }} broken
 * @param {WordFolder} word
 * @returns {Table}
 */
function brokenTable({ told, ms, plans }, { files }) {
  return {
    title: `The user breaks the reading of ${files} Word files off at a third`,
    columns: ['progress told, times', 'until it ends, ms', 'plans kept'],
    rows: [[String(told), figure(ms), String(plans)]],
    notes: [],
  };
}
