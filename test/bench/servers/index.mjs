// @ts-check
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import MarkdownIt from 'markdown-it';
import { ourName } from '../lib/ours.mjs';
import { benchDir, cacheDir, serverBundle } from '../lib/paths.mjs';
import { generateJson, generateMarkdown, generatePlan } from '../texts/generated.mjs';

const { resolve } = createRequire(import.meta.url);

/**
 * A server, told how to report, on a text of its own language.
 *
 * @typedef {object} ServerSubject
 * @property {string} name
 * @property {import('../lib/lspClient.mjs').DiagnosticsMode} mode
 * @property {import('../lib/lspClient.mjs').ServerCommand} command
 * @property {string} languageId
 * @property {string} file
 * @property {(items: number) => import('../texts/generated.mjs').GeneratedText} generate
 * @property {boolean} [waits] whether it lets time pass on purpose before it reports: fewer samples will do
 */

export const emptyName = 'empty server';

/** The servers that are there. @returns {Promise<ServerSubject[]>} */
export async function serverSubjects() {
  const plan = { languageId: 'workplan', file: 'plan.workplan', generate: generatePlan };
  const json = { languageId: 'json', file: 'plan.json', generate: generateJson };
  const markdown = { languageId: 'markdown', file: 'plan.md', generate: generateMarkdown };
  const empty = { args: [await emptyBundle(), '--stdio'] };
  const jsonServer = {
    args: [await jsonBundle(), '--stdio'],
    initializationOptions: { provideFormatter: true },
  };
  const ours = { args: [serverBundle, '--stdio'] };

  /** @type {ServerSubject[]} */
  const subjects = [
    { name: `${emptyName}, pushed`, mode: 'push', command: empty, ...plan },
    { name: `${emptyName}, pulled`, mode: 'pull', command: empty, ...plan },
  ];
  if (fs.existsSync(serverBundle)) {
    subjects.push({ name: `${ourName}, pushed`, mode: 'push', command: ours, ...plan });
    subjects.push({ name: `${ourName}, pulled`, mode: 'pull', command: ours, ...plan });
  }
  subjects.push(
    { name: 'JSON server, pulled', mode: 'pull', command: jsonServer, ...json },
    { name: 'JSON server, pushed (waits 500 ms)', mode: 'push', command: jsonServer, waits: true, ...json },
    { name: 'Markdown server, pulled', mode: 'pull', command: markdownServer(), ...markdown },
  );
  return subjects;
}

async function emptyBundle() {
  return bundled(path.join(benchDir, 'servers/emptyServer.mjs'), 'emptyServer.cjs');
}

/** The package holds some 400 single files; the editor ships them as one, and loading them one by one takes longer. */
async function jsonBundle() {
  const folder = path.dirname(resolve('vscode-langservers-extracted/package.json'));
  return bundled(path.join(folder, 'lib/json-language-server/node/jsonServerMain.js'), 'jsonServer.cjs');
}

/** Comes as one file. The client parses for it, with the parser that the editor has. */
function markdownServer() {
  const parser = new MarkdownIt({ html: true });
  return {
    args: [resolve('vscode-markdown-languageserver/dist/node/workerMain.js'), '--stdio'],
    initializationOptions: { markdownFileExtensions: ['md'] },
    settings: {
      markdown: {
        server: { log: 'off' },
        validate: {
          enabled: true,
          referenceLinks: { enabled: 'warning' },
          fragmentLinks: { enabled: 'warning' },
          fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
          ignoredLinks: [],
          unusedLinkDefinitions: { enabled: 'hint' },
          duplicateLinkDefinitions: { enabled: 'warning' },
        },
      },
    },
    requests: {
      'markdown/parse': (
        /** @type {{ uri: string, text?: string }} */ { uri, text },
        /** @type {import('../lib/lspClient.mjs').LspClient} */ client,
      ) => parser.parse(text ?? client.document(uri).lines.join('\n'), {}),
      'markdown/findMarkdownFilesInWorkspace': () => [],
    },
  };
}

/**
 * @param {string} entry
 * @param {string} name
 */
async function bundled(entry, name) {
  const outfile = path.join(cacheDir, name);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // jsonc-parser's main file asks for its parts in a way that cannot be bundled; its module file can.
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  return outfile;
}
