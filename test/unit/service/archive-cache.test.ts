import assert from 'node:assert/strict';
import fc from 'fast-check';
import { version } from '../../../package.json';
import {
  ArchiveCache,
  decodeCache,
  encodeCache,
  type FileStamp,
} from '../../../server/src/service/archive/cache';

const stamp: FileStamp = { size: 12, mtime: 1.5, hash: 'ab', options: '[]', held: true };
const content = {
  stamps: new Map<string, FileStamp>([
    ['file:///往年/a.txt', stamp],
    ['file:///b.txt', { ...stamp, held: { zh: '太大', en: 'too large' } }],
  ]),
  archive: Uint8Array.of(1, 2, 3, 4, 5),
};

function bytesOf(): Uint8Array {
  return Uint8Array.from(encodeCache(content).flatMap((piece) => [...piece]));
}

describe('the cache of the archive', () => {
  it('gives back what it was given, the archive where numbers can be read', () => {
    const decoded = decodeCache(bytesOf());
    assert.ok(decoded);
    assert.deepEqual(decoded.stamps, content.stamps);
    assert.deepEqual([...decoded.archive], [1, 2, 3, 4, 5]);
    assert.equal(decoded.archive.byteOffset % 8, 0);
  });

  it('takes nothing else, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        assert.equal(decodeCache(bytes), undefined);
      }),
    );
    const bytes = bytesOf();
    const end = bytes.length - content.archive.length;
    fc.assert(
      fc.property(fc.nat({ max: end - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const damaged = bytes.slice();
        damaged[at] = (damaged[at] ?? 0) ^ by;
        assert.equal(decodeCache(damaged), undefined);
      }),
    );
    for (let length = 0; length < end; length++) {
      assert.equal(decodeCache(bytes.subarray(0, length)), undefined);
    }
  });

  it('takes nothing that another version of this program kept', () => {
    const bytes = bytesOf();
    const text = Buffer.from(bytes).toString('latin1');
    const head = `workplan-archive 2 ${version}\n`;
    assert.ok(text.startsWith(head));
    const other = Buffer.from(text.replace(head, head.replace(/\d+\n/u, '999\n')), 'latin1');
    assert.equal(decodeCache(new Uint8Array(other)), undefined);
  });

  it('has one entry for a set of folders, in whatever order they are', () => {
    const key = ArchiveCache.keyOf(['file:///a', 'file:///b']);
    assert.match(key, /^archive-[0-9a-f]{16}\.bin$/);
    assert.equal(ArchiveCache.keyOf(['file:///b', 'file:///a']), key);
    assert.notEqual(ArchiveCache.keyOf(['file:///a']), key);
  });

  it('says in the log what the storage cannot do, and goes on', async () => {
    const errors: string[] = [];
    const logger = {
      info: () => undefined,
      warn: () => undefined,
      error: (text: string) => errors.push(text),
    };
    const failing = () => Promise.reject(new Error('full'));
    const cache = new ArchiveCache({ read: failing, write: failing }, logger);
    assert.equal(await cache.read('x'), undefined);
    await cache.write('x', content);
    assert.equal(errors.length, 2);
  });
});
