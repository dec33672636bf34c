// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { transform } from 'esbuild';
import { projectDir } from '../lib/paths.mjs';
import { serveSection } from '../lib/section.mjs';
import { kilobytes } from '../lib/tables.mjs';

serveSection(async () => {
  const bundles = await Promise.all(distFiles().map(measureBundle));
  const packages = vsixFiles().map((file) => ({
    name: path.relative(projectDir, file),
    bytes: fs.statSync(file).size,
  }));
  const rows = [
    ...bundles.map(({ name, bytes, minified, gzipped }) => [
      name,
      ...[bytes, minified, gzipped].map(kilobytes),
    ]),
    ...packages.map(({ name, bytes }) => [name, kilobytes(bytes), '', '']),
  ];
  const notes = packages.length ? [] : ['No .vsix: nothing has been packed yet.'];
  return {
    tables: [{ title: 'Sizes', columns: ['', 'as it is', 'minified', 'minified, gzip'], rows, notes }],
    data: { bundles, packages },
    failures: [],
  };
});

function distFiles() {
  const dist = path.join(projectDir, 'dist');
  if (!fs.existsSync(dist)) return [];
  return fs
    .readdirSync(dist)
    .filter((name) => name.endsWith('.js'))
    .map((name) => path.join(dist, name));
}

/** @param {string} file */
async function measureBundle(file) {
  const code = fs.readFileSync(file, 'utf8');
  const minified = Buffer.from((await transform(code, { minify: true, logLevel: 'silent' })).code);
  return {
    name: path.relative(projectDir, file),
    bytes: Buffer.byteLength(code),
    minified: minified.length,
    gzipped: gzipSync(minified).length,
  };
}

function vsixFiles() {
  return ['', 'dist', '.vscode-test']
    .map((folder) => path.join(projectDir, folder))
    .filter((folder) => fs.existsSync(folder))
    .flatMap((folder) => fs.readdirSync(folder).map((name) => path.join(folder, name)))
    .filter((file) => file.endsWith('.vsix'));
}
