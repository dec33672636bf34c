import assert from 'node:assert/strict';
import {
  foldersAbove,
  isInside,
  nameOf,
  parentOf,
  relativePath,
  uriScheme,
} from '../../../server/src/service/uris';

describe('URIs', () => {
  it('have parents up to their root', () => {
    assert.equal(parentOf('file:///a/b.txt'), 'file:///a');
    assert.equal(parentOf('file:///a'), 'file://');
    assert.equal(parentOf('file://'), undefined);
    assert.equal(parentOf('vscode-vfs://github/o/r'), 'vscode-vfs://github/o');
    assert.equal(parentOf('vscode-vfs://github'), undefined);
    assert.equal(parentOf('memfs:/w/a'), 'memfs:/w');
    assert.equal(parentOf('untitled:Untitled-1'), undefined);
    assert.equal(parentOf('nothing'), undefined);
  });

  it('are compared decoded', () => {
    assert.ok(isInside('file:///c%3A/w', 'file:///C:/w/a.txt'));
    assert.ok(isInside('file:///w/', 'file:///w'));
    assert.ok(!isInside('file:///w', 'file:///w2/a'));
    assert.equal(relativePath('file:///%E5%B1%80', 'file:///局/年/a.txt'), '年/a.txt');
    assert.equal(relativePath('file:///w', 'file:///x/a'), undefined);
  });

  it('may be anything', () => {
    assert.equal(nameOf('file:///a/%E0%A4%A.txt?x#y'), '%E0%A4%A.txt');
    assert.equal(uriScheme('UNTITLED:x'), 'untitled');
    assert.equal(uriScheme('/a/b'), '');
  });
});

describe('the folders above a file', () => {
  it('are named from the innermost, and do not hold the file itself', () => {
    const above = foldersAbove('file:///稿/往年/甲.txt');
    assert.deepEqual(above.slice(0, 2), ['file:///稿/往年', 'file:///稿']);
    assert.ok(!above.includes('file:///稿/往年/甲.txt'));
  });
});
