import assert from 'node:assert/strict';
import type { Ignore } from '../../../server/src/config/config';
import { addIgnore, setLink, type ConfigEdit } from '../../../server/src/config/edit';
import { readConfig } from '../../../server/src/config/read';
import { PlanDocument } from '../../../server/src/plan/document';

const ignore: Ignore = { code: 'a/b', hash: '0123456789abcdef', file: 'x.txt' };

/** Edits of one state of the text: applied from the last to the first, as an editor would. */
function edited(text: string): string | undefined {
  return applied(text, addIgnore(text, ignore));
}

function applied(text: string, edits: readonly ConfigEdit[] | undefined): string | undefined {
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

describe('setLink', () => {
  const draft = { file: '2026.txt', heading: '甲' };
  const prior = { file: '往年/2025.txt', heading: '乙' };
  const set = (text: string, verdict: 'confirmed' | 'rejected' | null): string | undefined =>
    applied(text, setLink(text, { draft, prior, verdict }));
  const linksIn = (text: string): unknown => readConfig(text, []).config.links;

  for (const text of [
    '',
    '{}',
    '{ "links": [] }',
    '{\n  // 约定\n  "archive": { "folders": ["../往年"] }, // 往年\n}\n',
    '{\r\n\t"links": [\r\n\t\t// 领导定的\r\n\t\t{ "draft": { "file": "a", "heading": "b" }, "prior": { "file": "c", "heading": "d" }, "verdict": "rejected" }\r\n\t]\r\n}\r\n',
  ]) {
    it(`adds to ${JSON.stringify(text)}, changes, takes out, and keeps all else`, () => {
      const others = linksIn(text) as unknown[];
      const added = set(text, 'confirmed') ?? '';
      assert.deepEqual(linksIn(added), [...others, { draft, prior, verdict: 'confirmed' }]);
      assert.equal(set(added, 'confirmed'), added);
      const changed = set(added, 'rejected') ?? '';
      assert.deepEqual(linksIn(changed), [...others, { draft, prior, verdict: 'rejected' }]);
      const taken = set(changed, null) ?? '';
      assert.deepEqual(linksIn(taken), others);
      assert.equal(set(taken, null), taken);
      for (const comment of text.match(/\/\/.*/g) ?? []) {
        assert.ok(taken.includes(comment.trim()), `${comment} is lost in ${taken}`);
      }
      assert.deepEqual(readConfig(taken, []).problems, []);
    });
  }

  it('leaves a broken file alone', () => {
    for (const text of ['{', '[]', '{ "links": {} }']) {
      assert.equal(set(text, 'confirmed'), undefined);
    }
  });

  it('takes nothing out of no file', () => {
    assert.equal(set('', null), '');
  });
});
