import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readEditParams, readEditRequest } from '../../../../server/src/features/editing/read-request';
import { readActionData } from '../../../../server/src/features/editing/resolve';
import type { EditRequest } from '../../../../server/src/messages';

const position = { line: 3, character: 0 };
const range = { start: position, end: { line: 4, character: 2 } };

const REQUESTS: readonly EditRequest[] = [
  { kind: 'renumber', scope: 'chapter', position },
  { kind: 'move', direction: 'up', range },
  { kind: 'moveTo', lines: [3, 4], target: { line: 6, place: 'into' } },
  { kind: 'split', position },
  { kind: 'merge', range },
  { kind: 'extractChapter', range, heading: '强化保障' },
  { kind: 'extractChapter', range },
  { kind: 'convertMarkers', level: 'item', style: '（一）' },
  { kind: 'convertNumbering', level: 'item', numbering: 'restarting' },
  { kind: 'fixAll' },
  { kind: 'fixAll', code: 'whitespace/trailing' },
  { kind: 'enter', position },
  { kind: 'paste', range, text: '1.甲' },
  { kind: 'paste', range, text: '甲', html: '<ol><li>甲</ol>' },
];

describe('an edit request that came over the wire', () => {
  it('is read as it is, whatever its kind', () => {
    for (const request of REQUESTS) {
      assert.deepEqual(readEditRequest({ ...request, more: 'x' }), request, request.kind);
      const params = { uri: 'file:///a', version: 3, edit: request };
      assert.deepEqual(readEditParams(params), params);
    }
  });

  it('is none when a field is missing or of another type', () => {
    for (const request of REQUESTS) {
      for (const key of Object.keys(request)) {
        if (key === 'heading' || key === 'code' || key === 'html') {
          assert.equal(readEditRequest({ ...request, [key]: 5 }), undefined, request.kind);
          continue;
        }
        const rest = Object.fromEntries(Object.entries(request).filter(([name]) => name !== key));
        assert.equal(readEditRequest(rest), undefined, `${request.kind} without ${key}`);
        for (const wrong of [null, 7, 'x', [{}], {}]) {
          if (!(key === 'text' && wrong === 'x')) {
            assert.equal(readEditRequest({ ...request, [key]: wrong }), undefined, `${request.kind} ${key}`);
          }
        }
      }
    }
  });

  it('is none of an unknown kind, with a place before the text, or with an end before its beginning', () => {
    assert.equal(readEditRequest({ kind: 'constructor' }), undefined);
    assert.equal(readEditRequest({ kind: 'toString', position }), undefined);
    assert.equal(readEditRequest({ kind: 'split', position: { line: -1, character: 0 } }), undefined);
    assert.equal(readEditRequest({ kind: 'split', position: { line: 0.5, character: 0 } }), undefined);
    assert.equal(readEditRequest({ kind: 'split', position: { line: NaN, character: 0 } }), undefined);
    assert.equal(
      readEditRequest({ kind: 'merge', range: { start: range.end, end: range.start } }),
      undefined,
    );
    assert.equal(readEditParams({ uri: 'file:///a', edit: { kind: 'fixAll' } }), undefined);
  });

  it('has a heading of one line', () => {
    const read = readEditRequest({ kind: 'extractChapter', range, heading: '甲\n二、乙' });
    assert.deepEqual(read, { kind: 'extractChapter', range, heading: '甲' });
  });

  it('is read without failing, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const read = readEditParams(value);
        return read === undefined || typeof read.uri === 'string';
      }),
    );
    fc.assert(fc.property(fc.anything(), (value) => readActionData(value) === undefined));
  });
});
