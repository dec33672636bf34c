// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { LspClient } from '../lib/lspClient.mjs';
import { cacheDir, serverBundle } from '../lib/paths.mjs';
import { median, percentile } from '../lib/stats.mjs';
import { makeCorpus } from '../texts/archive/corpus.mjs';

/** Longer than this no archive is waited for. */
const patienceMs = 180_000;

/**
 * An archive on the disk, and a place for its cache.
 *
 * @typedef {object} ArchiveFolder
 * @property {string} plans
 * @property {string} storage
 * @property {number} units
 * @property {string} draft the text of the next year's plan of one of its offices
 */

/**
 * Writes the plans of an archive as files, as an office keeps them.
 *
 * @param {number} size
 * @returns {ArchiveFolder}
 */
export function writeArchive(size) {
  const folder = path.join(cacheDir, `archive-${size}`);
  fs.rmSync(folder, { recursive: true, force: true });
  const plans = path.join(folder, 'plans');
  const corpus = makeCorpus(size);
  for (const { uri, text } of corpus.plans) {
    const [office = '', name = ''] = uri.split('/').slice(-2);
    fs.mkdirSync(path.join(plans, office), { recursive: true });
    fs.writeFileSync(path.join(plans, office, decodeURIComponent(name)), text);
  }
  fs.mkdirSync(path.join(folder, 'workspace'), { recursive: true });
  return {
    plans,
    storage: path.join(folder, 'storage'),
    units: corpus.units,
    draft: corpus.drafts[0]?.text ?? '',
  };
}

/** @param {ArchiveFolder} archive */
export function removeArchive({ plans }) {
  fs.rmSync(path.dirname(plans), { recursive: true, force: true });
}

/** Forgets what an earlier run kept. @param {ArchiveFolder} archive */
export function forgetCache({ storage }) {
  fs.rmSync(storage, { recursive: true, force: true });
}

/** @typedef {{ state: string, units: number, plans?: number, cancelled?: boolean }} Status */

/** A server beside an archive, or beside none. */
export class ArchiveServer {
  started = performance.now();
  /** @type {Status} */
  status = { state: 'loading', units: 0 };
  /** @type {((status: Status) => void)[]} */
  #listeners = [];

  /**
   * @param {ArchiveFolder | undefined} archive
   * @param {import('../lib/lspClient.mjs').DiagnosticsMode} mode
   * @param {Partial<import('../lib/lspClient.mjs').ServerCommand>} more
   */
  constructor(archive, mode, more = {}) {
    const folder = path.join(cacheDir, 'workspace');
    fs.mkdirSync(folder, { recursive: true });
    this.folder = pathToFileURL(folder).href;
    const settings = { archive: { folders: archive ? [archive.plans] : [] } };
    this.client = new LspClient(
      {
        args: [serverBundle, '--stdio'],
        folder: this.folder,
        configuration: { workplan: settings },
        initializationOptions: {
          archiveStatus: true,
          trusted: true,
          ...(archive ? { storage: pathToFileURL(archive.storage).href } : {}),
        },
        notifications: {
          'workplan/archive/status': (/** @type {Status} */ status) => {
            this.status = status;
            for (const listener of this.#listeners) listener(status);
          },
          ...more.notifications,
        },
        ...(more.window ? { window: more.window } : {}),
      },
      mode,
    );
  }

  /**
   * @param {string} text
   * @returns {Promise<{ uri: string, reports: unknown[] }>}
   */
  async open(text) {
    const uri = `${this.folder}/draft.workplan`;
    await this.client.initialize();
    return { uri, reports: await this.client.open(uri, 'workplan', text) };
  }

  /** All units of the archive are held. @param {number} units @returns {Promise<void>} */
  ready(units) {
    return this.until(
      ({ state, units: held }) => state === 'ready' && held >= units,
      `The archive of ${units} units is not there`,
    );
  }

  /**
   * The state is one that is waited for.
   *
   * @param {(status: Status) => boolean} isReady
   * @param {string} complaint
   * @returns {Promise<void>}
   */
  until(isReady, complaint) {
    return new Promise((resolve, reject) => {
      if (isReady(this.status)) return resolve();
      const timer = setTimeout(() => {
        const { state, units: held } = this.status;
        reject(new Error(`${complaint}: ${state}, ${held}`));
      }, patienceMs);
      this.#listeners.push((status) => {
        if (isReady(status)) {
          clearTimeout(timer);
          resolve();
        }
      });
    });
  }
}

/** The cache is written after the archive is there. @param {ArchiveFolder} archive */
export async function cacheWritten({ storage }) {
  const isThere = () =>
    fs.existsSync(storage) && fs.readdirSync(storage).some((name) => name.endsWith('.bin'));
  for (let waited = 0; !isThere() && waited < 30_000; waited += 100) await pause(100);
}

/**
 * What is told of the times between a key and its answer.
 *
 * @param {readonly number[]} ms
 */
export function figuresOf(ms) {
  return { keys: ms.length, median: median(ms), p95: percentile(ms, 95), most: Math.max(...ms) };
}
