import assert from 'node:assert/strict';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(__dirname, '../..');
/** The parts of `archive/readers` that say what a plain text is, or what is said of files. */
const LIGHT = /\/readers\/(?:advice|binary|document|notes|text)\.ts$/;
const HEAVY = /node_modules\/(?:docx|fflate|htmlparser2|saxes)\/|\/archive\/readers\/|\/export\/write\.ts$/;

describe('what is loaded only for Word files', () => {
  for (const entry of ['cli', 'node', 'browser']) {
    it(`is no part of ${entry}.ts`, async () => {
      const { metafile } = await build({
        absWorkingDir: root,
        entryPoints: [`server/src/${entry}.ts`],
        bundle: true,
        write: false,
        metafile: true,
        minify: true,
        platform: entry === 'browser' ? 'browser' : 'node',
        outdir: 'dist',
        logLevel: 'silent',
      });
      const [output] = Object.values(metafile.outputs);
      const used = Object.entries(output?.inputs ?? {}).flatMap(([file, { bytesInOutput }]) =>
        bytesInOutput > 0 ? [file] : [],
      );
      assert.ok(used.length > 50);
      assert.deepEqual(
        used.filter((file) => HEAVY.test(file) && !LIGHT.test(file)),
        [],
      );
    });
  }
});
