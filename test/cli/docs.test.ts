import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CLI } from './run';

const DOC = join(__dirname, '../../docs/cli.md');
const EXAMPLES = join(__dirname, '../../examples');
const BLOCK = /^```console\n([^]*?)^```$/gm;
const END = '\u0001\n';

/** The commands of a block, each after `$ `; what stands between is their output. */
function commandsOf(block: string): string[] {
  return block.split('\n').flatMap((line) => (line.startsWith('$ ') ? [line.slice(2)] : []));
}

/** Runs a block's commands in one shell and gives the block as it should be. */
async function run(block: string, cwd: string, bin: string): Promise<string> {
  const commands = commandsOf(block);
  const script = commands
    .map((command) => `{ ${command}\n} 2>&1; printf '${END.replace('\n', '\\n')}'`)
    .join('\n');
  const { stdout } = await promisify(execFile)('sh', ['-c', script], {
    cwd,
    env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` },
  });
  const outputs = stdout.split(END);
  return commands
    .map((command, i) => `$ ${command}\n${outputs[i] ?? ''}`)
    .map((shown) => (shown.endsWith('\n') ? shown : `${shown}\n`))
    .join('');
}

/** `UPDATE_DOCS=1` writes the outputs into the page instead of comparing them. */
describe('docs/cli.md', () => {
  let bin: string;
  let examples: string;
  before(async function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    bin = await mkdtemp(join(tmpdir(), 'workplan-'));
    await writeFile(join(bin, 'workplan'), `#!/bin/sh\nexec '${process.execPath}' '${CLI}' "$@"\n`);
    await chmod(join(bin, 'workplan'), 0o755);
    // A copy: no workplan.json of the folders above may have a say.
    examples = join(bin, 'examples');
    await cp(EXAMPLES, examples, { recursive: true });
  });
  after(() => rm(bin, { recursive: true, force: true }));

  it('shows what the commands really print', async function () {
    this.timeout(60_000);
    const page = await readFile(DOC, 'utf8');
    let updated = page;
    for (const [whole, block = ''] of page.matchAll(BLOCK)) {
      const actual = await run(block, examples, bin);
      if (process.env['UPDATE_DOCS'] === undefined) {
        assert.equal(block, actual);
      }
      updated = updated.replace(whole, () => `\`\`\`console\n${actual}\`\`\``);
    }
    if (updated !== page) {
      await writeFile(DOC, updated);
    }
  });
});
