import assert from 'node:assert/strict';
import { fileStem, isDocumentName, stemOf } from '../../../client/src/documents/kinds';
import { linksByCommand, placeOf } from '../../../client/src/documents/placeLinks';
import manifest from '../../../package.json';
import { isDocumentFile } from '../../../server/src/plan-files';

describe('names of Word files', () => {
  it('are those that the server knows', () => {
    for (const name of [
      'a.docx',
      'A.DOC',
      '要点.wps',
      'a.docm',
      'a.dotx',
      'a.dotm',
      'a.dot',
      'a.html',
      'a.htm',
    ]) {
      assert.ok(isDocumentName(name), name);
      assert.ok(isDocumentFile(name), name);
    }
    for (const name of ['a.txt', 'docx', 'a.docx.txt', 'a.odt', 'a.pdf']) {
      assert.ok(!isDocumentName(name), name);
      assert.ok(!isDocumentFile(name), name);
    }
  });

  it('that the page is offered for are all but web pages, which have one', () => {
    const [view] = manifest.contributes.customEditors;
    for (const { filenamePattern } of view?.selector ?? []) {
      assert.ok(isDocumentName(filenamePattern.replace('*', 'a')), filenamePattern);
    }
    assert.equal(view?.priority, 'option');
  });

  it('lose what stands behind the last dot', () => {
    assert.equal(stemOf('2026.1 要点.docx'), '2026.1 要点');
    assert.equal(stemOf('要点'), '要点');
    assert.equal(stemOf('.docx'), '.docx');
  });

  it('are made of titles without what no name may hold', () => {
    assert.equal(fileStem('关于“十四五”/规划：2026年\n工作要点?'), '关于“十四五”规划：2026年工作要点');
    assert.equal(fileStem('<>'), '');
    assert.equal(fileStem('𠮷'.repeat(100)), '𠮷'.repeat(60));
    assert.equal(fileStem('要点.'), '要点');
  });
});

describe('links to places in Word files', () => {
  const ADDRESS = 'workplan-word:/w/%E8%A6%81%E7%82%B9%281%29.docx.txt?file%3A%2F%2F%2Fw%2Fa%2528.docx';

  it('become links to a command that opens the place', () => {
    const made = linksByCommand(`- [2025 第8项](${ADDRESS}#L12) 甲`);
    const args = /^- \[2025 第8项\]\(command:workplan\.openPlace\?([^()\s]+)\) 甲$/.exec(made)?.[1] ?? '';
    assert.deepEqual(JSON.parse(decodeURIComponent(args)), [{ uri: ADDRESS, line: 11 }]);
  });

  it('leave every other link and every word as they are', () => {
    for (const text of [
      '[a](file:///w/a.txt#L3)',
      'workplan-word:/a.docx.txt#L3',
      '\\[a\\]\\(workplan-word:/a.docx.txt#L3\\)',
      '[a](workplan-word:/a.docx.txt)',
      '[a](command:workbench.action.quit)',
    ]) {
      assert.equal(linksByCommand(text), text);
    }
  });

  it('are read with care', () => {
    assert.deepEqual(placeOf({ uri: ADDRESS, line: 3, more: 1 }), { uri: ADDRESS, line: 3 });
    for (const wrong of [
      undefined,
      null,
      'x',
      {},
      { uri: ADDRESS },
      { uri: ADDRESS, line: -1 },
      { uri: 'file:///a', line: 1 },
      { uri: ADDRESS, line: 1.5 },
    ]) {
      assert.equal(placeOf(wrong), undefined);
    }
  });
});
