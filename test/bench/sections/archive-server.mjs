// @ts-check
import { setTimeout as pause } from 'node:timers/promises';
import {
  ArchiveServer,
  cacheWritten,
  figuresOf,
  forgetCache,
  removeArchive,
  writeArchive,
} from '../archive/servers.mjs';
import { serveSection } from '../lib/section.mjs';
import { median, percentile, rotated, seededRandom } from '../lib/stats.mjs';
import { figure, ratio } from '../lib/tables.mjs';
import { generatePlan } from '../texts/generated.mjs';

/** @typedef {import('../archive/servers.mjs').ArchiveFolder} ArchiveFolder */
/** @typedef {import('../lib/lspClient.mjs').DiagnosticsMode} DiagnosticsMode */
/** @typedef {import('../lib/tables.mjs').Table} Table */

const keysPerRound = 20;
/** Whoever types leaves a server this long to itself at least. */
const betweenKeysMs = 15;
/** What the server works out after a change of the archive is done by then. */
const settleMs = 1500;

/**
 * @typedef {object} Series
 * @property {string} text what is typed into
 * @property {string} beside the archive, and what it is doing
 * @property {DiagnosticsMode} mode
 * @property {number[]} ms
 */

serveSection(async ({ quick }, progress) => {
  const size = quick ? 12_000 : 100_000;
  progress(`archive-server: ${size} units are written to the disk`);
  const large = writeArchive(size);
  const small = quick ? large : writeArchive(12_000);
  const texts = { draft: withSlip(large.draft), long: `${generatePlan(2000).lines.join('\n')}\n` };

  const starts = await startTimes(small, texts.draft, quick ? 5 : 15, progress);
  const readiness = [];
  for (const archive of quick ? [large] : [small, large]) {
    progress(`archive-server: ${archive.units} units, cold and warm`);
    readiness.push(await readinessOf(archive, texts.draft, quick ? 2 : 3));
  }
  const series = await typing(large, texts, quick, progress);
  for (const archive of new Set([small, large])) removeArchive(archive);
  return {
    tables: [typingTable(series, large.units), startTable(starts, small.units), readinessTable(readiness)],
    data: { typing: series.map(({ ms, ...rest }) => ({ ...rest, ...figuresOf(ms) })), starts, readiness },
    failures: [],
  };
});

/** A sentence of the draft ends twice, so that there is something to report. @param {string} draft */
function withSlip(draft) {
  return draft.replace(/。\n(?=\d)/, '。。\n');
}

/**
 * @param {ArchiveFolder} archive
 * @param {{ draft: string, long: string }} texts
 * @param {boolean} quick
 * @param {(line: string) => void} progress
 */
async function typing(archive, texts, quick, progress) {
  /** @type {Series[]} */
  const series = [];
  const typists = [];
  /** @type {[string, string][]} */
  const documents = [
    ['a draft of the office’s', texts.draft],
    ['a plan of 2,000 items', texts.long],
  ];
  for (const [name, text] of documents) {
    for (const mode of /** @type {DiagnosticsMode[]} */ (quick ? ['push'] : ['push', 'pull'])) {
      for (const [beside, folder] of /** @type {const} */ ([
        ['no archive', undefined],
        ['archive loaded', archive],
      ])) {
        progress(`archive-server: ${name}, ${beside}, ${mode}ed`);
        const server = new ArchiveServer(folder, mode);
        const typist = await startTypist(server, text);
        if (folder) await server.ready(folder.units);
        await pause(settleMs);
        const own = { text: name, beside, mode, ms: /** @type {number[]} */ ([]) };
        series.push(own);
        typists.push({ server, typist, own });
      }
    }
  }
  const rounds = quick ? 3 : 10;
  for (let round = 0; round <= rounds; round++) {
    progress(`archive-server: keystrokes, round ${round} of ${rounds}`);
    for (const { typist, own } of rotated(typists, round)) {
      for (let key = 0; key < keysPerRound; key++) {
        const ms = await typist();
        // The first round is for the compiler.
        if (round > 0) own.ms.push(ms);
      }
    }
  }
  for (const { server } of typists) await server.client.stop();
  for (const [name, text] of documents) {
    progress(`archive-server: ${name}, while the archive is loaded`);
    series.push(
      {
        text: name,
        beside: 'no archive, just started',
        mode: 'push',
        ms: await typingWhile(undefined, text, true),
      },
      {
        text: name,
        beside: 'archive being read, no cache',
        mode: 'push',
        ms: await typingWhile(archive, text, true),
      },
      {
        text: name,
        beside: 'archive coming from the cache',
        mode: 'push',
        ms: await typingWhile(archive, text, false),
      },
    );
  }
  return series;
}

/** As many keystrokes at least on a server that has just been started, and as many at most while it reads. */
const keysAtStart = { least: 60, most: 400 };

/**
 * Keystrokes from the first diagnostics until the archive is there; without one, just so many.
 *
 * @param {ArchiveFolder | undefined} archive
 * @param {string} text
 * @param {boolean} cold
 */
async function typingWhile(archive, text, cold) {
  /** @type {number[]} */
  const ms = [];
  // A warm start is over soon, so it is done again.
  for (let run = 0; run < (cold ? 10 : 4) && ms.length < keysAtStart.least; run++) {
    if (archive && cold) forgetCache(archive);
    const server = new ArchiveServer(archive, 'push');
    const typist = await startTypist(server, text);
    let isReady = false;
    const ready = archive ? server.ready(archive.units).then(() => (isReady = true)) : undefined;
    const enough = archive ? keysAtStart.most : keysAtStart.least;
    while (!isReady && ms.length < enough) ms.push(await typist());
    await ready;
    if (archive) await cacheWritten(archive);
    await server.client.stop();
  }
  return ms;
}

/**
 * @param {ArchiveServer} server
 * @param {string} text
 * @returns {Promise<() => Promise<number>>} types a letter somewhere and says how long the diagnostics took
 */
async function startTypist(server, text) {
  const { uri, reports } = await server.open(text);
  if (!reports.length) throw new Error('Nothing is reported about a text with slips');
  const lines = text.split('\n');
  const bodyLines = lines.flatMap((line, i) => (/^\d/.test(line) ? [i] : []));
  const random = seededRandom(5);
  return async () => {
    await pause(betweenKeysMs);
    const line = bodyLines[Math.floor(random() * bodyLines.length)] ?? 0;
    const character = Math.floor((lines[line] ?? '').length / 2);
    const start = performance.now();
    await server.client.type(uri, { line, character }, '的');
    return performance.now() - start;
  };
}

/**
 * From the start of the process to the first diagnostics, beside nothing and beside an archive with its cache.
 *
 * @param {ArchiveFolder} archive
 * @param {string} text
 * @param {number} rounds
 * @param {(line: string) => void} progress
 */
async function startTimes(archive, text, rounds, progress) {
  const entrants = [
    { beside: 'no archive', archive: undefined, ms: /** @type {number[]} */ ([]) },
    { beside: 'archive in the cache', archive, ms: /** @type {number[]} */ ([]) },
  ];
  forgetCache(archive);
  await readyTime(archive, text);
  for (let round = 0; round <= rounds; round++) {
    progress(`archive-server: start, round ${round} of ${rounds}`);
    for (const entrant of rotated(entrants, round)) {
      const server = new ArchiveServer(entrant.archive, 'pull');
      const { reports } = await server.open(text);
      const ms = performance.now() - server.started;
      if (!reports.length) throw new Error('Nothing is reported about a text with slips');
      await server.client.stop();
      if (round > 0) entrant.ms.push(ms);
    }
  }
  return entrants.map(({ beside, ms }) => ({ beside, median: median(ms), p90: percentile(ms, 90), rounds }));
}

/**
 * From the start of the process until every unit is held, without and with the cache.
 *
 * @param {ArchiveFolder} archive
 * @param {string} text
 * @param {number} rounds
 */
async function readinessOf(archive, text, rounds) {
  const [cold, warm] = [[], []].map(() => /** @type {number[]} */ ([]));
  for (let round = 0; round < rounds; round++) {
    forgetCache(archive);
    cold?.push(await readyTime(archive, text));
    warm?.push(await readyTime(archive, text));
  }
  return { units: archive.units, cold: median(cold ?? []), warm: median(warm ?? []), rounds };
}

/**
 * @param {ArchiveFolder} archive
 * @param {string} text
 */
async function readyTime(archive, text) {
  const server = new ArchiveServer(archive, 'push');
  await server.open(text);
  await server.ready(archive.units);
  const ms = performance.now() - server.started;
  await cacheWritten(archive);
  await server.client.stop();
  return ms;
}

/**
 * @param {readonly Series[]} series
 * @param {number} units
 * @returns {Table}
 */
function typingTable(series, units) {
  return {
    title: `A character typed beside an archive of ${units.toLocaleString('en-US')} units → diagnostics at the client; ms`,
    columns: ['', 'median', 'p95', 'longest', 'median to none', 'p95 to none', 'keys'],
    rows: series.map(({ text, beside, mode, ms }) => {
      const [own, none] = [ms, noneOf(series, text, mode, isAtStart(beside))].map(figuresOf);
      return [
        `${text}, ${beside}, ${mode}ed`,
        figure(own?.median ?? NaN),
        figure(own?.p95 ?? NaN),
        figure(own?.most ?? NaN),
        ratio((own?.median ?? NaN) / (none?.median ?? NaN)),
        ratio((own?.p95 ?? NaN) / (none?.p95 ?? NaN)),
        String(own?.keys),
      ];
    }),
    notes: [
      'Each is compared with the same text and way of reporting beside no archive. What is typed while an archive is loaded is typed into a server that has just been started, whose code is still cold: it is compared with another one in its first second.',
    ],
  };
}

/** Whether the server has just been started. @param {string} beside */
function isAtStart(beside) {
  return /just started|being read|coming from/.test(beside);
}

/**
 * @param {readonly Series[]} series
 * @param {string} text
 * @param {DiagnosticsMode} mode
 * @param {boolean} atStart
 */
function noneOf(series, text, mode, atStart) {
  const beside = atStart ? 'no archive, just started' : 'no archive';
  return series.find((each) => each.text === text && each.mode === mode && each.beside === beside)?.ms ?? [];
}

/**
 * @param {readonly { beside: string, median: number, p90: number, rounds: number }[]} starts
 * @param {number} units
 * @returns {Table}
 */
function startTable(starts, units) {
  return {
    title: `Start of the process → first diagnostics of a draft, pulled, ${units.toLocaleString('en-US')} units in the cache; ms`,
    columns: ['', 'median', 'p90', 'to none', 'rounds'],
    rows: starts.map((start) => [
      start.beside,
      figure(start.median),
      figure(start.p90),
      ratio(start.median / (starts[0]?.median ?? NaN)),
      String(start.rounds),
    ]),
    notes: [],
  };
}

/**
 * @param {readonly { units: number, cold: number, warm: number, rounds: number }[]} readiness
 * @returns {Table}
 */
function readinessTable(readiness) {
  return {
    title: 'Start of the process → the whole archive is there; ms',
    columns: ['units', 'no cache', 'from the cache', 'rounds'],
    rows: readiness.map(({ units, cold, warm, rounds }) => [
      units.toLocaleString('en-US'),
      figure(cold),
      figure(warm),
      String(rounds),
    ]),
    notes: [
      'A draft is open and is checked first; the plans are read in slices between whatever else there is to do. From the cache each file’s size and time are still looked at.',
    ],
  };
}
