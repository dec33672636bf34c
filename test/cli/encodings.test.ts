import assert from 'node:assert/strict';
import { Folder, GAP } from './run';

/** `GAP` in GB18030: Node writes no such bytes itself, so a table is made from what it reads. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && !table.has(char)) {
        table.set(char, [lead, trail]);
      }
    }
  }
  const bytes = Array.from(text, (char) =>
    char < '\u0080' ? [char.charCodeAt(0)] : (table.get(char) ?? []),
  );
  return Uint8Array.from(bytes.flat());
}

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
