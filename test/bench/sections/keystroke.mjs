// @ts-check
import { setTimeout as pause } from 'node:timers/promises';
import { LspClient } from '../lib/lspClient.mjs';
import { serveSection } from '../lib/section.mjs';
import { median, percentile, rotated, seededRandom } from '../lib/stats.mjs';
import { figure, ratio, rowOf } from '../lib/tables.mjs';
import { emptyName, serverSubjects } from '../servers/index.mjs';

/** @typedef {import('../servers/index.mjs').ServerSubject} ServerSubject */

const items = 2000;
const keysPerRound = 20;
/** Whoever types leaves a server this long to itself at least; what it puts off till then is nobody's waiting. */
const betweenKeysMs = 15;

serveSection(async ({ quick }, progress) => {
  const rounds = quick ? 3 : 12;
  const typists = [];
  for (const subject of await serverSubjects()) {
    if (quick && subject.waits) continue;
    progress(`keystroke: ${subject.name} opens its text`);
    typists.push(await startTypist(subject));
  }
  // The first round is for the compiler and is not counted.
  for (let round = 0; round <= rounds; round++) {
    progress(`keystroke: round ${round} of ${rounds}`);
    for (const typist of rotated(typists, round)) {
      const keys = typist.subject.waits ? 3 : keysPerRound;
      for (let key = 0; key < keys; key++) {
        const ms = await typist.type();
        if (round > 0) typist.ms.push(ms);
      }
    }
  }
  for (const typist of typists) await typist.client.stop();

  const results = typists.map(({ subject, ms, reports, bytes }) => ({
    name: subject.name,
    mode: subject.mode,
    bytes,
    reports,
    keys: ms.length,
    median: median(ms),
    p95: percentile(ms, 95),
  }));
  return { tables: [keystrokeTable(results)], data: results, failures: [] };
});

/**
 * Opens the subject's text and gives what types into it: one letter, in the middle of some item, each time another.
 *
 * @param {ServerSubject} subject
 */
async function startTypist(subject) {
  const { lines, bodyLines } = subject.generate(items);
  const text = `${lines.join('\n')}\n`;
  const uri = `file:///bench/${subject.file}`;
  const client = new LspClient(subject.command, subject.mode);
  await client.initialize();
  const first = await client.open(uri, subject.languageId, text);
  if (!first.length) throw new Error(`${subject.name} reports nothing about a text with slips`);
  const random = seededRandom(5);
  return {
    subject,
    client,
    reports: first.length,
    bytes: Buffer.byteLength(text),
    /** @type {number[]} */
    ms: [],
    async type() {
      await pause(betweenKeysMs);
      const line = bodyLines[Math.floor(random() * bodyLines.length)] ?? 0;
      const character = Math.floor((lines[line] ?? '').length / 2);
      const start = performance.now();
      await client.type(uri, { line, character }, '的');
      return performance.now() - start;
    },
  };
}

/**
 * @param {{ name: string, mode: string, bytes: number, reports: number, keys: number, median: number, p95: number }[]} results
 * @returns {import('../lib/tables.mjs').Table}
 */
function keystrokeTable(results) {
  return {
    title: `A character typed into a plan of ${items.toLocaleString('en-US')} items → diagnostics at the client; ms`,
    columns: ['', 'median', 'p95', 'to empty', 'p95 to empty', 'keys', 'text MB', 'reports'],
    rows: results.map((result) => [
      result.name,
      figure(result.median),
      figure(result.p95),
      ratio(result.median / rowOf(results, emptyName, result.mode).median),
      ratio(result.p95 / rowOf(results, emptyName, result.mode).p95),
      String(result.keys),
      (result.bytes / 1e6).toFixed(2),
      String(result.reports),
    ]),
    notes: [
      'The empty server: vscode-languageserver and one regular expression over the text. Each is compared with the empty one that reports the same way, pushed or pulled.',
      'The JSON and Markdown servers get the same items in their own language.',
    ],
  };
}
