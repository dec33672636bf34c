/*
 * Writes server/src/archive/ranking/background-table.ts: how common pairs of characters are in plans of all kinds, counted
 * in the published plans in ../shared/plans and in the samples. Run it with `npm run background`.
 */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { encodeBackground } from '../server/src/archive/ranking/background';
import { measureBackground, PUBLISHED, readSamples } from '../test/evaluation/background-samples';

const FILE = path.join(import.meta.dirname, '../server/src/archive/ranking/background-table.ts');

if (!existsSync(PUBLISHED)) {
  throw new Error(
    `The published plans are not at ${PUBLISHED}: without them the table would know one office only.`,
  );
}
const table = encodeBackground(measureBackground(readSamples()));
writeFileSync(
  FILE,
  `/* Written by scripts/background.mts; statistics of pairs of characters, no text. See background.ts for the form. */
// prettier-ignore
export const BACKGROUND: readonly string[] = [
${table.map((step) => `  ${JSON.stringify(step).replace(/^"|"$/g, "'")},`).join('\n')}
];
`,
);
