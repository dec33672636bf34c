import assert from 'node:assert/strict';
import type { ChangesRead, NoteKind } from '../../../server/src/archive/readers/document';
import { wordsOfNote } from '../../../server/src/archive/readers/notes';

describe('wordsOfNote', () => {
  const samples: readonly (readonly [NoteKind, number, ChangesRead | undefined, string, string])[] = [
    ['contents', 1, undefined, '目录没有读入', 'the table of contents left out'],
    ['contents', 2, undefined, '2 处目录没有读入', '2 tables of contents left out'],
    ['footnotes', 3, undefined, '3 条脚注没有读入', '3 footnotes left out'],
    ['pictures', 1, 'accepted', '1 张图片没有读入', '1 picture left out'],
    [
      'formulas',
      2,
      undefined,
      '2 个公式不能照原样读入，请核对',
      '2 formulas not read as they look: please check them',
    ],
    [
      'numbers',
      1,
      undefined,
      '1 个自动编号的样式不认识，请核对',
      '1 automatic number of an unknown form: please check it',
    ],
    ['changes', 1, undefined, '文件里有 1 处修订', '1 tracked change'],
    ['changes', 2, 'accepted', '文件里有 2 处修订，按已接受读入', '2 tracked changes, read as accepted'],
    [
      'changes',
      2,
      'original',
      '文件里有 2 处修订，读入的是修订前的文字',
      '2 tracked changes, the text before them was read',
    ],
  ];
  for (const [kind, count, changes, zh, en] of samples) {
    it(zh, () => {
      assert.deepEqual(wordsOfNote({ kind, count }, changes), { zh, en });
    });
  }
});
