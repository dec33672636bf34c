// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { ourEngine } from '../archive/ourEngine.mjs';
import { isRight, unitOrigins } from '../archive/truth.mjs';
import { EngineWorker } from '../archive/worker.mjs';
import { growthLimit, growthWords, measureGrowth } from '../lib/growth.mjs';
import { bundleArchive, loadArchive, ourName } from '../lib/ours.mjs';
import { cacheDir } from '../lib/paths.mjs';
import { serveSection } from '../lib/section.mjs';
import { median, percentile, rotated, seededRandom } from '../lib/stats.mjs';
import { figure, ratio } from '../lib/tables.mjs';
import { enginePeers } from '../peers/archive/index.mjs';
import { buildFloor, queryFloor } from '../peers/archive/floor.mjs';
import { makeCorpus, sampleMixture } from '../texts/archive/corpus.mjs';
import { publishedPlans, statisticsOf } from '../texts/archive/statistics.mjs';

/** @typedef {import('../lib/tables.mjs').Table} Table */
/** @typedef {import('../lib/ours.mjs').ArchiveLibrary} ArchiveLibrary */
/** @typedef {import('../texts/archive/corpus.mjs').Corpus} Corpus */

const hitsWanted = 10;
const noLimit = 2 ** 31 - 1;
/** Queries in one turn of an engine. */
const perTurn = 10;

serveSection(async ({ quick }, progress) => {
  await bundleArchive();
  const library = await loadArchive();
  const sizes = quick ? [12_000] : [12_000, 100_000];
  const limits = quick
    ? { buildMs: 20_000, searchMs: 2_500, queries: 60 }
    : { buildMs: 60_000, searchMs: 8_000, queries: 300 };
  const engines = quick ? [ourName, ...fastPeers()] : [ourName, ...enginePeers.map(({ name }) => name)];

  /** @type {Table[]} */
  const tables = [likenessTable(library)];
  /** @type {Record<string, unknown>} */
  const data = {};
  for (const size of sizes) {
    const corpus = makeCorpus(size);
    const results = await sideBySide(corpus, library, engines, limits, progress);
    tables.push(engineTable(corpus, results, limits), relationTable(corpus, results));
    data[size] = results.map(({ search, relations, ...rest }) => ({ ...rest, ...search, ...relations }));
  }
  progress('archive: growth');
  const growth = await growthOf(library, quick);
  tables.push(growthTable(growth));
  const failures = Object.entries(growth.of)
    .filter(([, { ok }]) => !ok)
    .map(([work, grown]) => `archive, ${work}: time grows ${growthWords(grown)}`);
  return { tables, data: { ...data, growth }, failures };
});

/** Without those that take minutes. */
function fastPeers() {
  return enginePeers.map(({ name }) => name).filter((name) => /^flexsearch|^SQLite/.test(name));
}

/**
 * @typedef {object} EngineResult
 * @property {string} name
 * @property {number} build ms; NaN when it took longer than the limit
 * @property {number} read ms for parsing the plans, of ours
 * @property {number} bytes a unit
 * @property {number} save ms
 * @property {number} file bytes of what was saved, a unit
 * @property {number} load ms
 * @property {{ queries: number, p50: number, p95: number, first: number, three: number }} search
 * @property {RelationResult} [relations]
 */

/** @typedef {NonNullable<ReturnType<typeof relationResult>>} RelationResult */
/** @typedef {{ text: string, origins: number[] }} Query */

/**
 * @param {Corpus} corpus
 * @param {ArchiveLibrary} library
 * @param {readonly string[]} names
 * @param {{ buildMs: number, searchMs: number, queries: number }} limits
 * @param {(line: string) => void} progress
 * @returns {Promise<EngineResult[]>}
 */
async function sideBySide(corpus, library, names, limits, progress) {
  const file = path.join(cacheDir, 'corpus.json');
  fs.writeFileSync(file, JSON.stringify({ plans: corpus.plans.map(({ uri, text }) => ({ uri, text })) }));
  const origins = unitOrigins(corpus, library);
  const known = new Set(origins.flat());
  // New items have nothing to be found.
  const queries = spread(
    corpus.drafts
      .flatMap((draft) =>
        library.unitTexts(draft.text).map((text, i) => ({ text, origins: draft.origins[i] ?? [] })),
      )
      .filter((query) => query.origins.some((origin) => known.has(origin))),
    limits.queries,
  );

  const entrants = [];
  for (const name of names) {
    progress(`archive of ${corpus.units}: ${name} builds`);
    const worker = new EngineWorker();
    const built = await worker.ask({ do: 'build', corpus: file, engine: name }, limits.buildMs);
    entrants.push({
      name,
      worker,
      built,
      ms: /** @type {number[]} */ ([]),
      ranks: /** @type {number[]} */ ([]),
    });
  }
  progress(`archive of ${corpus.units}: queries in turn`);
  for (let at = 0; at < queries.length; at += perTurn) {
    for (const entrant of rotated(entrants, at / perTurn)) {
      const left = limits.searchMs - entrant.ms.reduce((a, b) => a + b, 0);
      if (entrant.built && left > 0) await search(entrant, queries.slice(at, at + perTurn), origins, left);
    }
  }
  const results = [];
  for (const { name, worker, built, ms, ranks } of entrants) {
    progress(`archive of ${corpus.units}: ${name} is saved and loaded`);
    const kept = built ? await saveAndLoad(worker, name, limits.buildMs) : undefined;
    const related =
      name === ourName && built
        ? await worker.ask({ do: 'relations', drafts: corpus.drafts }, limits.buildMs)
        : undefined;
    worker.end();
    results.push({
      name,
      build: built?.ms ?? NaN,
      read: built?.read ?? NaN,
      bytes: (built?.bytes ?? NaN) / corpus.units,
      save: kept?.save ?? NaN,
      file: (kept?.bytes ?? NaN) / corpus.units,
      load: kept?.load ?? NaN,
      search: {
        queries: ms.length,
        p50: median(ms),
        p95: percentile(ms, 95),
        first: ranks.filter((rank) => rank === 0).length / ranks.length,
        three: ranks.filter((rank) => rank >= 0 && rank < 3).length / ranks.length,
      },
      ...(related ? { relations: relationResult(corpus, related, origins, known) } : {}),
    });
  }
  fs.rmSync(file, { force: true });
  return results;
}

/**
 * So many of the list, from all over it and in no order: whoever stops early has met a fair part of them.
 *
 * @template T
 * @param {readonly T[]} list
 * @param {number} count
 */
function spread(list, count) {
  const random = seededRandom(11);
  return list
    .map((value) => ({ value, place: random() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ value }) => value);
}

/**
 * One turn. The very first query is asked twice: an engine that puts work off till then does not pay for it here.
 *
 * @param {{ worker: EngineWorker, ms: number[], ranks: number[] }} entrant
 * @param {readonly Query[]} queries
 * @param {readonly (readonly number[])[]} origins
 * @param {number} budgetMs
 */
async function search({ worker, ms, ranks }, queries, origins, budgetMs) {
  const texts = queries.map(({ text }) => text);
  const order = { do: /** @type {const} */ ('search'), limit: hitsWanted, budgetMs };
  if (!ms.length) await worker.ask({ ...order, texts: texts.slice(0, 1) }, noLimit);
  const found = await worker.ask({ ...order, texts }, noLimit);
  ms.push(...found.ms);
  for (const [i, hits] of found.hits.entries())
    ranks.push(
      hits.findIndex((/** @type {number} */ hit) => isRight(queries[i]?.origins ?? [], origins[hit])),
    );
}

/**
 * Loads in a fresh process, as an editor does that is opened again.
 *
 * @param {EngineWorker} worker
 * @param {string} name
 * @param {number} patienceMs
 */
async function saveAndLoad(worker, name, patienceMs) {
  const file = path.join(cacheDir, 'saved-index.bin');
  const saved = await worker.ask({ do: 'save', file }, patienceMs).catch(failedPeer(name));
  if (!saved) return undefined;
  const fresh = new EngineWorker();
  const loaded = await fresh.ask({ do: 'load', file, engine: name }, patienceMs).catch(failedPeer(name));
  fresh.end();
  fs.rmSync(file, { force: true });
  return { save: saved.ms, bytes: saved.bytes, load: loaded?.ms ?? NaN };
}

/**
 * A peer may fail where it is too much for it: what orama saves of 100,000 units is longer than a string can be. Not
 * so ours.
 *
 * @param {string} name
 * @returns {(error: Error) => undefined}
 */
function failedPeer(name) {
  return (error) => {
    if (name === ourName) throw error;
    process.stderr.write(`  ${name}: ${error.message.split('\n')[0]}\n`);
    return undefined;
  };
}

/**
 * @param {Corpus} corpus
 * @param {import('../archive/ourEngine.mjs').RelationFigures} figures
 * @param {readonly (readonly number[])[]} origins of the units of the archive
 * @param {ReadonlySet<number>} known
 */
function relationResult(corpus, { ms, planMs, answers }, origins, known) {
  const truth = corpus.drafts.flatMap((draft) => draft.origins);
  const judged = answers.map(({ hits, verdict }, i) => {
    const mine = truth[i] ?? [];
    const isNew = !mine.some((origin) => known.has(origin));
    const rank = hits.findIndex((hit) => isRight(mine, origins[hit] ?? []));
    return { isNew, rank, rightly: (verdict === 'new') === isNew };
  });
  const continued = judged.filter(({ isNew }) => !isNew);
  const share = (/** @type {unknown[]} */ part, /** @type {unknown[]} */ whole) => part.length / whole.length;
  return {
    relationUnits: ms.length,
    relationP50: median(ms),
    relationP95: percentile(ms, 95),
    relationPlan: median(planMs),
    relationFirst: share(
      continued.filter(({ rank }) => rank === 0),
      continued,
    ),
    relationThree: share(
      continued.filter(({ rank }) => rank >= 0 && rank < 3),
      continued,
    ),
    verdicts: share(
      judged.filter(({ rightly }) => rightly),
      judged,
    ),
    newItems: judged.length - continued.length,
  };
}

/**
 * @param {Corpus} corpus
 * @param {readonly EngineResult[]} results
 * @param {{ buildMs: number, searchMs: number }} limits
 * @returns {Table}
 */
function engineTable(corpus, results, limits) {
  const ours = results[0];
  return {
    title: `An archive of ${corpus.units.toLocaleString('en-US')} units in ${corpus.plans.length.toLocaleString('en-US')} plans; a whole item as query; ms of the processor`,
    columns: [
      '',
      'build',
      'load',
      'p50',
      'p95',
      'p50 to ours',
      'first',
      'in three',
      'B/unit',
      'saved B/unit',
      'queries',
    ],
    rows: results.map((result) => [
      result.name,
      Number.isNaN(result.build) ? `> ${figure(limits.buildMs)}` : figure(result.build),
      figure(result.load),
      figure(result.search.p50),
      figure(result.search.p95),
      ratio(result.search.p50 / (ours?.search.p50 ?? NaN)),
      percent(result.search.first),
      percent(result.search.three),
      figure(result.bytes),
      figure(result.file),
      String(result.search.queries),
    ]),
    notes: [
      'The processor’s time, the garbage collector’s with it, since an archive is built while others work too; what waits for nothing takes about as long by the clock of an idle machine, or less.',
      'load: the saved index read from a file into a fresh process. first, in three: how often an earlier form of the item is the first hit, or among the first three.',
      `Queries are the items of the next year that continue earlier ones, ten in turn an engine; whoever has searched for ${limits.searchMs / 1000} s stops. An engine that builds for longer than ${limits.buildMs / 1000} s is ended.`,
      'B/unit: what the process holds more than before it built, the wasm memory with it. Ours holds the units with their texts, headings and names, orama the texts; the others hold no text.',
      `Reading the plans' text takes ours another ${figure(ours?.read ?? NaN)} ms.`,
      ...enginePeers
        .filter(({ name }) => results.some((result) => result.name === name))
        .map(({ name, does }) => `${name}: ${does}.`),
    ],
  };
}

/** @param {number} share */
function percent(share) {
  return Number.isNaN(share) ? '–' : `${(share * 100).toFixed(1)} %`;
}

/**
 * @param {Corpus} corpus
 * @param {readonly EngineResult[]} results
 * @returns {Table}
 */
function relationTable(corpus, results) {
  const found = results.find(({ relations }) => relations)?.relations;
  const rows = found
    ? [
        [
          `${corpus.units.toLocaleString('en-US')} units`,
          figure(found.relationP50),
          figure(found.relationP95),
          figure(found.relationPlan),
          percent(found.relationFirst),
          percent(found.relationThree),
          percent(found.verdicts),
          `${found.relationUnits} (${found.newItems})`,
        ],
      ]
    : [];
  return {
    title: 'Relations of a draft: each item asked for the first time; ms of the processor',
    columns: ['', 'p50', 'p95', 'a whole draft', 'first', 'in three', 'verdict right', 'items (new)'],
    rows,
    notes: [
      'The same drafts, their new items with them. A whole draft: the series of the office is looked for, then each item is asked for.',
      'How good the ranking is on real plans is another question, which the evaluation answers; a made-up archive only shows that speed is not bought with wrong answers.',
    ],
  };
}

/**
 * @param {ArchiveLibrary} library
 * @returns {Table}
 */
function likenessTable({ unitTexts, eachTerm }) {
  const published = publishedPlans();
  const rows = [
    { name: 'made up, ten offices', texts: sampleMixture() },
    ...(published.length ? [{ name: 'published plans', texts: published }] : []),
  ].map(({ name, texts }) => {
    const found = statisticsOf(
      texts.flatMap((text) => [...unitTexts(text)]),
      eachTerm,
    );
    return [
      name,
      String(found.units),
      figure(found.length),
      `${found.p10}–${found.p90}`,
      figure(found.distinct),
      found.vocabulary.toLocaleString('en-US'),
      percent(found.once),
      percent(found.reach),
      found.frequencies.map((share) => (share * 100).toFixed(1)).join(' '),
      found.slope.toFixed(2),
    ];
  });
  return {
    title: 'How like real plans the made-up ones are',
    columns: [
      '',
      'units',
      'characters',
      '10–90 %',
      'pairs a unit',
      'different pairs',
      'once',
      'reach',
      '% of units: 1st, 10th, 100th, 1,000th',
      'slope',
    ],
    rows,
    notes: [
      'Pairs of neighbouring characters. once: share of the pairs that are in one unit only. reach: in what share of the units a pair met in a text occurs. slope: of the frequencies from rank 10 to 1,000, both scales logarithmic.',
    ],
  };
}

/**
 * @param {ArchiveLibrary} library
 * @param {boolean} quick
 */
async function growthOf(library, quick) {
  const sizes = quick ? [3_000, 12_000] : [12_000, 100_000];
  const prepared = new Map(sizes.map((size) => [size, prepare(library, size)]));
  const at = (/** @type {number} */ size) => /** @type {ReturnType<typeof prepare>} */ (prepared.get(size));
  const build = await measureGrowth({
    sizes,
    batches: 2,
    maxBatches: 5,
    samples: 1,
    work: (size) => ({ run: () => at(size).build(), floor: () => buildFloor(at(size).texts) }),
  });
  const query = await measureGrowth({
    sizes,
    work: (size) => {
      const { texts, queries } = at(size);
      const engine = at(size).build();
      const floor = queryFloor(texts.length);
      return {
        run: () => queries.map((text) => engine.search(text, hitsWanted)),
        floor: () => queries.map(() => floor()),
      };
    },
  });
  return { sizes, of: { build, query } };
}

/**
 * @param {ArchiveLibrary} library
 * @param {number} size
 */
function prepare(library, size) {
  const { plans, drafts } = makeCorpus(size);
  const contents = plans.map(({ text, uri }) => library.read(text, uri));
  return {
    texts: contents.flatMap(({ units }) => units.map(({ text }) => text)),
    queries: spread(
      drafts.flatMap(({ text }) => Array.from(library.unitTexts(text))),
      10,
    ),
    build: () => {
      const engine = ourEngine(library);
      engine.putPlans(contents);
      return engine;
    },
  };
}

/**
 * @param {Awaited<ReturnType<typeof growthOf>>} growth
 * @returns {Table}
 */
function growthTable({ sizes, of }) {
  const [small = 0, large = 0] = sizes;
  return {
    title: `Growth of time ÷ growth of the archive: ours ÷ the floor's, where that is above 1, may be ${growthLimit} at most`,
    columns: [
      '',
      ...sizes.map((size) => size.toLocaleString('en-US')),
      `${small / 1000}k→${large / 1000}k`,
      'judged',
    ],
    rows: Object.entries(of).flatMap(([work, { ms, steps, floorMs, floorSteps, judged }]) => [
      [work, ...ms.map(figure), ...steps.map(ratio), ratio(judged)],
      [`floor of the ${work}`, ...floorMs.map(figure), ...floorSteps.map(ratio), ''],
    ]),
    notes: [
      'ms of the processor’s time; a build, or ten queries. A query may take as much longer as there are more units.',
      'The floor of the build counts the pairs of each unit in one map; that of the query adds up as many numbers for as many units as a query does.',
    ],
  };
}
