import assert from 'node:assert/strict';
import { KnownFiles } from '../../../server/src/service/archive/known-files';

const STAMP = { size: 100, mtime: 1, hash: 'a', options: '', held: true };

describe('the room that earlier plans take', () => {
  const [old, other] = ['file:///w/2024.txt', 'file:///w/2025.txt'];

  it('counts every file once, however often all are read anew', () => {
    const files = new KnownFiles(undefined);
    for (let times = 0; times < 3; times++) {
      files.note(old, STAMP);
      files.forgetReadings();
    }
    assert.equal(files.bytesWith(other, 10), 110);
  });

  it('counts what is held still while it is read anew, and no more what is gone', () => {
    const files = new KnownFiles(undefined);
    files.note(old, STAMP);
    files.note(other, { ...STAMP, size: 5 });
    files.forgetReadings();
    assert.equal(files.bytesWith(other, 0), 100);
    files.forget(old);
    assert.equal(files.bytesWith(other, 5), 5);
  });
});
