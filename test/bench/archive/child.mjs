// @ts-check
import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { processorMs } from '../lib/clock.mjs';
import { loadArchive, ourName } from '../lib/ours.mjs';
import { enginePeers } from '../peers/archive/index.mjs';
import { ourEngine } from './ourEngine.mjs';

/**
 * One engine in a process of its own: what it takes in memory is then its own, and one that hangs can be ended.
 *
 * @typedef {{ do: 'build', corpus: string, engine: string }
 *   | { do: 'load', file: string, engine: string }
 *   | { do: 'search', texts: string[], limit: number, budgetMs: number }
 *   | { do: 'save', file: string }
 *   | { do: 'relations', drafts: import('../texts/archive/offices.mjs').PlanFile[] }} Order
 */

/** Units are texts of these plans, in their order. @typedef {{ plans: { uri: string, text: string }[] }} CorpusFile */

/** @type {import('../peers/archive/types.mjs').Engine & Partial<import('./ourEngine.mjs').OurEngine>} */
let engine;

/** @param {string} name */
async function create(name) {
  if (name === ourName) return ourEngine(await loadArchive());
  const peer = enginePeers.find((each) => each.name === name);
  if (!peer) throw new Error(`${name}: no such engine`);
  return peer.create();
}

/**
 * Bytes in use after all that nobody holds has been collected. What typed arrays held is given back a while later, by
 * another thread: so it is looked at again until it changes no more.
 */
async function memory() {
  for (let last = Infinity; ;) {
    globalThis.gc?.();
    await pause(100);
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    if (heapUsed + external > last * 0.995) return heapUsed + external + (engine.foreignBytes?.() ?? 0);
    last = heapUsed + external;
  }
}

/** @param {string} file @param {import('../lib/ours.mjs').ArchiveLibrary} library */
function readUnits(file, library) {
  const { plans } = /** @type {CorpusFile} */ (JSON.parse(fs.readFileSync(file, 'utf8')));
  // A copy each: a piece of a longer text would keep all of that text alive.
  return plans.flatMap(({ text }) => library.unitTexts(text)).map((text) => Buffer.from(text).toString());
}

/** @param {Extract<Order, { do: 'build' }>} order */
async function build({ corpus, engine: name }) {
  engine = await create(name);
  const library = await loadArchive();
  const before = await memory();
  const times = engine.putPlans ? putPlans(corpus, library) : await addUnits(corpus, library);
  return { ...times, bytes: (await memory()) - before };
}

/** Ours gets plans, as an editor reads them. @param {string} corpus @param {import('../lib/ours.mjs').ArchiveLibrary} library */
function putPlans(corpus, library) {
  const { plans } = /** @type {CorpusFile} */ (JSON.parse(fs.readFileSync(corpus, 'utf8')));
  const start = processorMs();
  const contents = plans.map(({ text, uri }) => library.read(text, uri));
  const read = processorMs();
  engine.putPlans?.(contents);
  return { read: read - start, ms: processorMs() - read };
}

/** @param {string} corpus @param {import('../lib/ours.mjs').ArchiveLibrary} library */
async function addUnits(corpus, library) {
  const units = readUnits(corpus, library);
  const start = processorMs();
  await engine.build(units);
  return { ms: processorMs() - start };
}

/** Stops early when the time is up. @param {Extract<Order, { do: 'search' }>} order */
async function search({ texts, limit, budgetMs }) {
  const ms = [];
  const hits = [];
  const end = Date.now() + budgetMs;
  for (const text of texts) {
    if (Date.now() > end) break;
    const start = processorMs();
    const found = await engine.search(text, limit);
    ms.push(processorMs() - start);
    hits.push([...found].map(engine.numberOf ?? ((number) => number)));
  }
  return { ms, hits };
}

/** @param {Extract<Order, { do: 'save' }>} order */
async function save({ file }) {
  const start = processorMs();
  const bytes = await engine.save();
  const ms = processorMs() - start;
  fs.writeFileSync(file, bytes);
  return { ms, bytes: bytes.byteLength };
}

/** Reading the file is part of it. @param {Extract<Order, { do: 'load' }>} order */
async function load({ file, engine: name }) {
  engine = await create(name);
  const start = processorMs();
  await engine.load(fs.readFileSync(file));
  return { ms: processorMs() - start };
}

/** @param {Order} order */
function carryOut(order) {
  switch (order.do) {
    case 'build':
      return build(order);
    case 'load':
      return load(order);
    case 'search':
      return search(order);
    case 'save':
      return save(order);
    case 'relations':
      return engine.relations?.(order.drafts);
  }
}

process.on('message', (/** @type {Order} */ order) => {
  void Promise.resolve(carryOut(order)).then(
    (value) => process.send?.({ value }),
    (error) =>
      process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
