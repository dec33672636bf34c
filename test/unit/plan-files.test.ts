import assert from 'node:assert/strict';
import {
  earlierPatterns,
  isDocumentFile,
  isPlanFile,
  nameMatcher,
  withoutCopies,
} from '../../server/src/plan-files';

const kept = (...paths: readonly string[]): readonly string[] => withoutCopies(paths, (path) => path);

describe('names of files', () => {
  it('match patterns in which only the star stands for anything', () => {
    const matches = nameMatcher(['*要点*.txt', 'a+(b).[c]']);
    assert.ok(matches('2021要点.TXT') && matches('要点.txt') && matches('A+(b).[c]'));
    assert.ok(!matches('要点xtxt') && !matches('要点.txt.bak') && !matches('aab.c'));
    assert.ok(!matches('.要点.txt') && !matches('~$要点.txt'));
  });

  it('tell drafts from Word files, which are never drafts', () => {
    assert.ok(isPlanFile('2021年工作要点.txt') && !isPlanFile('2021年工作要点.docx'));
    assert.ok(isDocumentFile('2021.DOCX') && !isDocumentFile('~$21.docx') && !isDocumentFile('2021.txt'));
  });

  it('of earlier plans are those of plans; in a folder that was named, of any text and any Word file', () => {
    const found = (named: boolean, documents: boolean): readonly string[] =>
      [
        '2021年工作要点.docx',
        '工作计划.wps',
        '工作思路.doc',
        '要点.workplan',
        '往年.docx',
        '往年.txt',
        '工作要点.html',
        '往年.html',
        '工作要点模板.dotx',
        '工作要点.pdf',
      ].filter(nameMatcher(earlierPatterns(named, documents)));
    assert.deepEqual(found(false, true), [
      '2021年工作要点.docx',
      '工作计划.wps',
      '工作思路.doc',
      '要点.workplan',
    ]);
    assert.deepEqual(found(true, true), [
      '2021年工作要点.docx',
      '工作计划.wps',
      '工作思路.doc',
      '要点.workplan',
      '往年.docx',
      '往年.txt',
      '工作要点.html',
    ]);
    assert.deepEqual(found(false, false), ['要点.workplan']);
    assert.deepEqual(found(true, false), ['要点.workplan', '往年.txt']);
  });

  it('that differ in their extension are of one plan: texts stay, else one document', () => {
    assert.deepEqual(kept('/a/x.docx', '/a/x.txt', '/a/x.workplan'), ['/a/x.txt', '/a/x.workplan']);
    assert.deepEqual(kept('/a/X.doc', '/a/x.docx', '/a/x.html'), ['/a/x.docx']);
    assert.deepEqual(kept('/a/x.wps', '/a/x.htm'), ['/a/x.wps']);
  });

  it('that were asked for all count, and stand for the documents beside them', () => {
    const asked = (files: readonly string[], ...named: readonly string[]): readonly string[] =>
      withoutCopies(
        files,
        (path) => path,
        (path) => named.includes(path),
      );
    const files = ['/a/x.doc', '/a/x.docx', '/a/x.txt'];
    assert.deepEqual(asked(files, '/a/x.docx'), ['/a/x.docx', '/a/x.txt']);
    assert.deepEqual(asked(files, '/a/x.doc', '/a/x.docx'), files);
    assert.deepEqual(asked(['/a/x.doc', '/a/x.docx'], '/a/x.doc'), ['/a/x.doc']);
  });

  it('in other folders, and with other names, are others', () => {
    const others = ['/a/x.docx', '/b/x.txt', '/a/x.1.txt', '/a.b/x', '/a/y.docx'];
    assert.deepEqual(kept(...others), others);
  });

  it('are the same in either form of a composed letter', () => {
    assert.deepEqual(kept('/a/e\u0301.docx', '/a/\u00e9.txt'), ['/a/\u00e9.txt']);
  });
});
