// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { installPeers } from './lib/install.mjs';
import { machine, machineLine } from './lib/machine.mjs';
import { readOptions, usage } from './lib/options.mjs';
import { cacheDir, resultsDir } from './lib/paths.mjs';
import { runSection } from './lib/section.mjs';
import { asMarkdown, asText } from './lib/tables.mjs';

/** @typedef {import('./lib/tables.mjs').SectionResult} SectionResult */

const options = readOptions(process.argv.slice(2));
if (options.help) {
  console.log(usage);
  process.exit();
}
installPeers();
fs.mkdirSync(cacheDir, { recursive: true });
fs.mkdirSync(resultsDir, { recursive: true });

const at = machine();
console.log(`${machineLine(at)}\n`);

/** @type {Record<string, SectionResult['data']>} */
const data = {};
const failures = [];
for (const name of options.only) {
  console.error(`${name} …`);
  try {
    const result = await runSection(name, options);
    data[name] = result.data;
    failures.push(...result.failures);
    for (const table of result.tables) console.log(options.markdown ? asMarkdown(table) : asText(table));
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error));
  }
}

const file = path.join(resultsDir, 'latest.json');
const json = { machine: at, quick: options.quick, failures, ...data };
// NaN stands for "left out", which JSON writes as null.
fs.writeFileSync(file, `${JSON.stringify(json, null, 2)}\n`);
console.error(`Figures: ${path.relative(process.cwd(), file)}`);

for (const failure of failures) console.error(`FAILED: ${failure}`);
process.exitCode = failures.length ? 1 : 0;
