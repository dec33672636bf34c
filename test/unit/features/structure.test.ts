import assert from 'node:assert/strict';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { foldingRanges } from '../../../server/src/features/folding';
import { outline } from '../../../server/src/features/outline';
import { selectionRanges } from '../../../server/src/features/selection';
import { documentSymbols } from '../../../server/src/features/symbols';
import { atCaret, PLAN, planAt, read, textIn } from './support';

describe('document symbols', () => {
  const names = (symbols: readonly DocumentSymbol[], depth = 0): string[] =>
    symbols.flatMap(({ name, detail, children }) => [
      `${'  '.repeat(depth)}${name}${detail === undefined ? '' : ` [${detail}]`}`,
      ...names(children ?? [], depth + 1),
    ]);

  it('show title, requirements and the tree, with what stands below each', () => {
    const { plan } = read(PLAN);
    assert.deepEqual(names(documentSymbols(plan, 'zh')), [
      '山前区档案局2021年工作要点 [2021]',
      '总体要求',
      '一、夯实基础业务 [2 节 · 3 项]',
      '  （一）完善制度 [2 项]',
      '    1.修订归档范围',
      '    2.明确单位责任',
      '  （二）加强管理 [1 项]',
      '    1.检查库房',
      '二、提升服务水平 [1 节 · 1 项]',
      '  （一）推进数字化 [1 项]',
      '    1.完成三十万页',
    ]);
  });

  it('name a node without words by its marker, and cut long headings between characters', () => {
    const { plan } = read(`2021年工作要点\n一、\n二、${'\u{20BB7}'.repeat(200)}\n`);
    const [, empty, long] = documentSymbols(plan, 'zh');
    assert.equal(empty?.name, '一、');
    assert.ok(long!.name.length <= 120);
    assert.doesNotMatch(long!.name, /[\ud800-\udfff]/u);
  });
});

describe('folding', () => {
  it('folds what has more than one line, outer ranges first where the client wants few', () => {
    const { plan } = read(PLAN);
    const lines = (options: object) =>
      foldingRanges(plan, options).map(({ startLine, endLine }) => [startLine, endLine]);
    assert.deepEqual(lines({ lineFoldingOnly: true }), [
      [3, 9],
      [4, 6],
      [7, 9],
      [8, 9],
      [10, 12],
      [11, 12],
    ]);
    assert.deepEqual(lines({ rangeLimit: 2 }), [
      [3, 9],
      [10, 12],
    ]);
    assert.deepEqual(lines({ rangeLimit: 0 }), []);
  });

  it('gives columns only to clients that fold parts of lines', () => {
    const { plan } = read(PLAN);
    assert.equal(foldingRanges(plan, { lineFoldingOnly: true })[0]?.startCharacter, undefined);
    assert.equal(foldingRanges(plan, {})[0]?.startCharacter, '一、夯实基础业务'.length);
  });

  it('folds a run of comments as one', () => {
    const { plan } = read(
      '一、甲\n1.子。\n// 一稿：开展普查。\n  // 二稿：摸清家底。 \n2.丑。\n// 只有一行\n',
    );
    assert.deepEqual(foldingRanges(plan, {}), [
      { startLine: 0, startCharacter: 3, endLine: 4, endCharacter: 4 },
      { startLine: 2, startCharacter: 11, endLine: 3, endCharacter: 13, kind: 'comment' },
    ]);
  });
});

describe('selection ranges', () => {
  const grow = (words: string, offset: number): string[] => {
    const { document, plan, position } = planAt(words, offset);
    const steps: string[] = [];
    for (let at = selectionRanges(document, plan, [position])[0]; at; at = at.parent) {
      steps.push(textIn(document, at.range));
    }
    return steps;
  };

  it('grow from the name to the clause, the sentence, the body, the item, the section, the chapter, the plan', () => {
    const steps = grow('山前区归档办法', 2);
    assert.deepEqual(steps.slice(0, 6), [
      '山前区归档办法',
      '《山前区归档办法》',
      '依据《山前区归档办法》',
      '依据《山前区归档办法》，落实“十防”措施。',
      '修订归档范围。依据《山前区归档办法》，落实“十防”措施。',
      '1.修订归档范围。依据《山前区归档办法》，落实“十防”措施。',
    ]);
    assert.ok(
      steps.some((text) => text.startsWith('（一）完善制度') && text.endsWith('（牵头单位：业务科）')),
    );
    assert.equal(steps.at(-1), PLAN);
  });

  it('take a marker as a whole, then its heading', () => {
    assert.deepEqual(grow('（二）加强', 1).slice(0, 2), ['（二）', '（二）加强管理']);
  });

  it('grow in a comment from the sentence to the comment, its line, all comments around it', () => {
    const { document, plan, position } = atCaret(
      '一、甲\n1.子。\n　// 一稿。开展│普查。\n// 二稿。\n2.丑。\n',
    );
    const steps: string[] = [];
    for (let at = selectionRanges(document, plan, [position])[0]; at; at = at.parent) {
      steps.push(textIn(document, at.range));
    }
    assert.deepEqual(steps.slice(0, 5), [
      '开展普查。',
      '一稿。开展普查。',
      '// 一稿。开展普查。',
      '　// 一稿。开展普查。',
      '　// 一稿。开展普查。\n// 二稿。',
    ]);
  });

  it('always grow', () => {
    for (let offset = 0; offset < PLAN.length; offset++) {
      const steps = grow(PLAN, offset);
      assert.deepEqual(steps, [...new Set(steps)]);
    }
  });
});

describe('outline', () => {
  it('is what the command line promises', () => {
    const { plan } = read(PLAN);
    const json = outline(plan, 'a.workplan');
    assert.equal(json.version, 1);
    assert.equal(json.year, 2021);
    assert.equal(json.title?.text, '山前区档案局2021年工作要点');
    assert.equal(json.generalRequirements?.kind, 'labelled');
    assert.deepEqual(Object.keys(json.schemes), ['chapter', 'section', 'item']);
    const [first, second] = json.children;
    assert.deepEqual(first?.range, { start: { line: 3, character: 0 }, end: { line: 9, character: 43 } });
    assert.deepEqual(second?.children[0]?.children[0], {
      level: 'item',
      marker: '1.',
      ordinal: 1,
      heading: '完成三十万页',
      range: { start: { line: 12, character: 0 }, end: { line: 12, character: 22 } },
      children: [],
    });
  });
});
