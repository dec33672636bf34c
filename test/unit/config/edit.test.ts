import assert from 'node:assert/strict';
import type { Ignore } from '../../../server/src/config/config';
import { addIgnore } from '../../../server/src/config/edit';
import { readConfig } from '../../../server/src/config/read';
import { PlanDocument } from '../../../server/src/plan/document';

const ignore: Ignore = { code: 'a/b', hash: '0123456789abcdef', file: 'x.txt' };

/** Edits of one state of the text: applied from the last to the first, as an editor would. */
function edited(text: string): string | undefined {
  const edits = addIgnore(text, ignore);
  if (!edits) {
    return undefined;
  }
  const document = PlanDocument.create('file:///workplan.json', 'jsonc', 0, text);
  const ordered = [...edits].sort((a, b) => b.range.start.line - a.range.start.line);
  PlanDocument.update(
    document,
    ordered.map(({ range, newText }) => ({ range, text: newText })),
    1,
  );
  return document.getText();
}

describe('addIgnore', () => {
  for (const text of [
    '',
    ' \n',
    '{}',
    '{ "ignores": [] }',
    '{\n  // 约定\n  "rules": { "a/b": "off" }, // 先关掉\n}\n',
    '{\r\n\t"ignores": [\r\n\t\t// 领导定的\r\n\t\t{ "code": "a/b", "hash": "ffffffffffffffff" }\r\n\t]\r\n}\r\n',
  ]) {
    it(`adds to ${JSON.stringify(text)} and keeps the comments`, () => {
      const after = edited(text) ?? '';
      const { config, problems } = readConfig(after, ['a/b']);
      assert.deepEqual(problems, []);
      assert.deepEqual(config.ignores.at(-1), ignore);
      for (const comment of text.match(/\/\/.*/g) ?? []) {
        assert.ok(after.includes(comment.trim()), `${comment} is lost in ${after}`);
      }
      assert.equal(after.includes('\r\n'), text.includes('\r\n'));
    });
  }

  it('adds nothing twice', () => {
    const once = edited('') ?? '';
    assert.deepEqual(addIgnore(once, ignore), []);
  });

  for (const text of ['{ "ignores": [ }', '[]', '{ "ignores": 1 }', '['.repeat(100_000)]) {
    it(`leaves a broken file alone: ${text.slice(0, 30)}`, () => {
      assert.equal(addIgnore(text, ignore), undefined);
    });
  }
});
