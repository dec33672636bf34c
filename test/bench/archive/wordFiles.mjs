// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync, zipSync } from 'fflate';
import { loadLibrary } from '../lib/ours.mjs';
import { cacheDir, projectDir } from '../lib/paths.mjs';
import { seededRandom } from '../lib/stats.mjs';
import { makeCorpus } from '../texts/archive/corpus.mjs';
import { generatePlan } from '../texts/generated.mjs';

/** Bytes of pictures in a Word file that has some. */
const pictureBytes = 4 * 1024 * 1024;

/**
 * Plans on the disk, as files of one kind.
 *
 * @typedef {import('./servers.mjs').ArchiveFolder & { files: number, bytes: number }} WordFolder
 */

/**
 * Writes plans as Word files through the bundle that the extension ships, the numbers of every other one automatic, and
 * the same plans as texts.
 *
 * @param {number} files
 * @returns {Promise<{ word: WordFolder, text: WordFolder }>}
 */
export async function writeWordArchive(files) {
  const corpus = makeCorpus(files * 26);
  const plans = corpus.plans.slice(0, files);
  if (plans.length < files) throw new Error(`${plans.length} plans were made up, ${files} are needed`);
  const draft = corpus.drafts[0]?.text ?? '';
  const units = plans.reduce((sum, { origins }) => sum + origins.length, 0);
  const [word, text] = ['word', 'text'].map((kind) =>
    freshFolder(`${kind}-${files}`, { files, units, draft }),
  );
  if (!word || !text) throw new Error('unreachable');
  const write = await wordWriter();
  for (const [i, plan] of plans.entries()) {
    const [office = '', name = ''] = plan.uri.split('/').slice(-2);
    const stem = path.parse(decodeURIComponent(name)).name;
    save(text, office, `${stem}.txt`, Buffer.from(plan.text));
    save(word, office, `${stem}.docx`, await write(plan.text, i % 2 ? 'automatic' : 'typed'));
  }
  return { word, text };
}

/**
 * Word files such as nobody has many of: half of them plans of 2,000 items, half with megabytes of pictures.
 *
 * @param {number} files
 * @returns {Promise<WordFolder>}
 */
export async function writeLargeWordFiles(files) {
  const folder = freshFolder(`word-large-${files}`, { files, units: 0, draft: '' });
  const write = await wordWriter();
  const long = await write(`${generatePlan(2000).lines.join('\n')}\n`, 'automatic');
  const random = seededRandom(7);
  for (let i = 0; i < files; i++) {
    const parts = unzipSync(i % 2 ? await write(`${generatePlan(20).lines.join('\n')}\n`, 'typed') : long);
    if (i % 2) {
      parts['word/media/image1.png'] = Uint8Array.from({ length: pictureBytes }, () => random() * 256);
    }
    save(folder, '办公室', `${2000 + i}年工作要点.docx`, zipSync(parts));
  }
  return folder;
}

/** @returns {Promise<(text: string, numbers: 'typed' | 'automatic') => Promise<Uint8Array>>} */
async function wordWriter() {
  const { parse } = await loadLibrary();
  const { writePlan } = (await import(pathToFileURL(path.join(projectDir, 'dist/documents.js')).href))
    .default;
  return async (text, numbers) => {
    const written = await writePlan(parse(text), { numbers });
    if (written.kind !== 'document') throw new Error(written.reason.en);
    return written.bytes;
  };
}

/**
 * @param {string} name
 * @param {{ files: number, units: number, draft: string }} what
 * @returns {WordFolder}
 */
function freshFolder(name, what) {
  const folder = path.join(cacheDir, `archive-${name}`);
  fs.rmSync(folder, { recursive: true, force: true });
  return { plans: path.join(folder, 'plans'), storage: path.join(folder, 'storage'), bytes: 0, ...what };
}

/** @param {WordFolder} folder @param {string} office @param {string} name @param {Uint8Array} bytes */
function save(folder, office, name, bytes) {
  fs.mkdirSync(path.join(folder.plans, office), { recursive: true });
  fs.writeFileSync(path.join(folder.plans, office, name), bytes);
  folder.bytes += bytes.length;
}
