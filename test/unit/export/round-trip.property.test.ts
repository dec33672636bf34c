import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cleanText } from '../../../server/src/export/xml';
import { linesThatStay } from '../../round-trip';
import { planText } from '../property/texts';
import { readBack, write } from './written';

/** What has to come back: every line, but for blanks around the words of a cell. */
function lines(text: string): readonly string[] {
  return linesThatStay(text).map((line) => line.split(/[ \u3000\u00a0]*\t[ \u3000\u00a0]*/).join('\t'));
}

describe('any text as a Word file', function () {
  this.timeout(120_000);

  for (const numbers of ['typed', 'automatic'] as const) {
    it(`comes back with every line, its numbers ${numbers}`, async () => {
      await fc.assert(
        fc.asyncProperty(planText, async (text) => {
          const { bytes } = await write(text, { numbers });
          assert.deepEqual(lines(await readBack(bytes)), lines(cleanText(text)));
        }),
        { numRuns: 200 },
      );
    });
  }
});
