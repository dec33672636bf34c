import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cleanText } from '../../../server/src/export/xml';
import { linesThatStay } from '../../round-trip';
import { planText } from '../property/texts';
import { readBack, write } from './written';

/** What has to come back: every line, but for characters that no XML may hold. */
function expected(text: string): readonly string[] {
  return linesThatStay(cleanText(text));
}

describe('any text as a Word file', function () {
  this.timeout(120_000);

  for (const numbers of ['typed', 'automatic'] as const) {
    it(`comes back with every line, its numbers ${numbers}`, async () => {
      await fc.assert(
        fc.asyncProperty(planText, async (text) => {
          const { bytes } = await write(text, { numbers });
          assert.deepEqual(linesThatStay(await readBack(bytes)), expected(text));
        }),
        { numRuns: 200 },
      );
    });
  }
});
