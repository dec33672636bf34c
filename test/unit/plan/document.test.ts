import assert from 'node:assert/strict';
import { PlanDocument } from '../../../server/src/plan/document';

const uri = 'file:///plan.txt';

describe('a document', () => {
  it('gives back the text it was made of', () => {
    const text = '一、甲\r\n1.乙\r丙\n𠮷\ud800';
    assert.equal(PlanDocument.create(uri, 'workplan', 1, text).getText(), text);
  });

  it('gives the text of a range over several lines', () => {
    const document = PlanDocument.create(uri, 'workplan', 1, '一二\r\n三四\n五六');
    const range = { start: { line: 0, character: 1 }, end: { line: 2, character: 1 } };
    assert.equal(document.getText(range), '二\r\n三四\n五');
  });

  it('turns offsets into positions and back', () => {
    const document = PlanDocument.create(uri, 'workplan', 1, '一二\r\n𠮷四\n');
    for (const offset of [0, 1, 2, 4, 5, 6, 7, 8]) {
      assert.equal(document.offsetAt(document.positionAt(offset)), offset);
    }
    assert.deepEqual(document.positionAt(3), { line: 0, character: 2 });
    assert.deepEqual(document.positionAt(99), { line: 2, character: 0 });
  });

  it('reads the tree once per version and settings', () => {
    const document = PlanDocument.create(uri, 'workplan', 1, '一、甲\n1.乙。');
    const first = document.plan();
    assert.equal(document.plan(), first);
    assert.notEqual(document.plan({ numbering: { item: 'continuous' } }), first);
    PlanDocument.update(document, [{ text: '一、丙' }], 2);
    assert.equal(document.version, 2);
    assert.notEqual(document.plan(), first);
  });

  it('keeps the lines a whole new text begins with', () => {
    const document = PlanDocument.create(uri, 'workplan', 1, '一\n二\n三');
    const [first] = document.lines;
    PlanDocument.update(document, [{ text: '一\n二号\n三' }], 2);
    assert.equal(document.lines[0], first);
  });

  it('applies several changes one after the other', () => {
    const document = PlanDocument.create(uri, 'workplan', 1, '一\n二');
    PlanDocument.update(
      document,
      [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '零\n' },
        { range: { start: { line: 1, character: 1 }, end: { line: 2, character: 0 } }, text: '' },
      ],
      2,
    );
    assert.equal(document.getText(), '零\n一二');
  });
});
