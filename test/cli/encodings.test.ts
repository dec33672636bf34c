import assert from 'node:assert/strict';
import { gb18030 } from './plans';
import { Folder, GAP } from './run';

function utf16be(text: string): Uint8Array {
  return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
}

describe('workplan check: encodings', () => {
  let folder: Folder;
  afterEach(() => folder.remove());

  it('finds the same in UTF-8, with and without a mark, GB18030 and UTF-16', async () => {
    folder = await Folder.create({
      'utf8.txt': GAP,
      'bom.txt': `\uFEFF${GAP}`,
      'crlf.txt': GAP.replaceAll('\n', '\r\n'),
      'gb.txt': gb18030(GAP),
      'le.txt': Buffer.from(`\uFEFF${GAP}`, 'utf16le'),
      'be.txt': utf16be(GAP),
      'bare.txt': Buffer.from(GAP, 'utf16le'),
    });
    const names = ['utf8.txt', 'bom.txt', 'crlf.txt', 'gb.txt', 'le.txt', 'be.txt', 'bare.txt'];
    const { code, out } = await folder.run(['check', '--format', 'json', ...names]);
    assert.equal(code, 1);
    const { files } = JSON.parse(out) as { files: { file: string; diagnostics: unknown[] }[] };
    assert.deepEqual(
      files.map(({ file }) => file),
      names,
    );
    for (const { file, diagnostics } of files) {
      assert.equal(diagnostics.length, 1, file);
      assert.deepEqual(diagnostics, files[0]?.diagnostics, file);
    }
  });

  it('reads standard input in any encoding', async () => {
    folder = await Folder.create();
    const { out } = await folder.run(['check', '-'], { input: gb18030(GAP) });
    assert.match(out, /\| 3\.优化服务。改进工作作风。$/m);
  });
});
