import assert from 'node:assert/strict';
import type { CompletionItem, InsertReplaceEdit, TextEdit } from 'vscode-languageserver-types';
import {
  completions,
  documentationOf,
  type CompletionOptions,
} from '../../../../server/src/features/earlier/completion/index';
import { PlanDocument } from '../../../../server/src/plan/document';
import { beside, DRAFT, draftAt, draftWith, URI, type Beside, type BesideOptions } from './support';

const OPTIONS: CompletionOptions = {
  language: 'zh',
  uri: URI,
  loading: false,
  insertReplace: false,
  labelDetails: true,
  asIs: true,
};

function items(
  { plan, position, view }: Beside,
  options: Partial<CompletionOptions> = {},
): readonly CompletionItem[] {
  return completions(plan, position, view, { ...OPTIONS, ...options })?.items ?? [];
}

/** What the document is after a suggestion was taken. */
function taken({ document }: Beside, item: CompletionItem): string {
  const edit = item.textEdit as TextEdit;
  const copy = PlanDocument.create(URI, 'workplan', 1, document.getText());
  return PlanDocument.update(copy, [{ range: edit.range, text: edit.newText }], 2).getText();
}

const texts = (at: Beside, options?: Partial<CompletionOptions>): string[] =>
  items(at, options).map(({ textEdit }) => textEdit!.newText);
/** What editors filter by must begin with what was typed, and hold what is inserted. */
const filters = (at: Beside): (string | undefined)[] => items(at).map(({ filterText }) => filterText);

describe('completion at a line’s beginning', () => {
  const blank = (options?: BesideOptions): Beside => draftWith('│', '二、提升', options);

  it('offers the next marker, then those that go on with what holds it', () => {
    assert.deepEqual(texts(blank({ priors: {} })), ['3.', '二、']);
    const other = DRAFT.replace('1.开', '1．开').replace('2.组', '2．组');
    assert.deepEqual(texts(beside(other.replace('二、提升', '│\n二、提升'), { priors: {} })), [
      '3．',
      '二、',
    ]);
  });

  it('offers the first item of a chapter below its heading', () => {
    assert.equal(texts(draftWith('│', '1.开展', { priors: {} }))[0], '1.');
    assert.equal(texts(draftWith('│', '3.推进', { priors: {} }))[0], '3.');
    const anew = '局2021年工作要点\n一、甲\n1.子。\n2.丑。\n二、乙\n│\n三、丙\n1.寅。\n';
    assert.equal(texts(beside(anew, { priors: {} }))[0], '1.');
  });

  it('begins a plan with its first chapter, and nothing above the title', () => {
    assert.deepEqual(texts(beside('局2021年工作要点\n│\n', { priors: {} })), ['一、']);
    assert.deepEqual(texts(beside('│\n局2021年工作要点\n', { priors: {} })), []);
  });

  it('goes on in the form and with the blanks of its like', () => {
    const indented = '局2021年工作要点\n\u3000\u3000一、甲\n\u3000\u3000（一） 子\n\u3000\u30001.丑。寅。\n';
    assert.equal(texts(beside(`${indented}│\n`, { priors: {} }))[0], '\u3000\u30002.');
    assert.equal(texts(beside(`${indented}\u3000\u3000│\n`, { priors: {} }))[0], '2.');
    assert.ok(texts(beside(`${indented}│\n`, { priors: {} })).includes('\u3000\u3000（二） '));
  });

  it('takes the place of a marker that is half typed, in the form that was begun', () => {
    for (const [typed, expected] of [
      ['3', '3.'],
      ['3.', '3.'],
      ['1', '3.'],
      ['（', '3.'],
      ['三', '二、'],
      ['三、', '二、'],
    ] as const) {
      const at = draftWith(`${typed}│`, '二、提升', { priors: {} });
      const [first] = items(at);
      assert.ok(taken(at, first!).includes(`\n${expected}\n二、提升`), typed);
      assert.ok(first!.filterText!.startsWith(typed));
    }
  });

  it('offers the previous plan’s items that have no counterpart, those behind the neighbour’s first', () => {
    const found = texts(blank()).slice(2);
    assert.match(found[0]!, /^3\.修订文件归档范围。依据/);
    assert.equal(found[1], '3.修订文件归档范围。');
    assert.match(found[2]!, /^3\.举办国际档案日宣传。/);
    assert.match(found[4]!, /^3\.编纂地方史料丛书。/);
    assert.equal(found.length, 6);
    const end = texts(beside(`${DRAFT}│`)).filter((text) => text.length > 20);
    assert.match(end[0]!, /^4\.编纂地方史料丛书/);
  });

  it('brings the year up to date and leaves deadlines', () => {
    const found = texts(blank());
    assert.match(
      found.find((text) => text.includes('举办'))!,
      /做好2021年工作安排/,
    );
    assert.match(
      found.find((text) => text.includes('修订'))!,
      /2020年底前全部完成/,
    );
  });

  it('says what each is and where it is from', () => {
    const item = items(blank())[2]!;
    assert.deepEqual(item.labelDetails, { detail: ' 全文', description: '2020年' });
    assert.equal(items(blank(), { labelDetails: false })[2]!.detail, '全文 · 2020年');
  });

  it('keeps its order and says how it is filtered', () => {
    const found = items(blank());
    const sorted = found.map(({ sortText }) => sortText!);
    assert.deepEqual([...sorted].sort(), sorted);
    assert.ok(found.every(({ filterText, textEdit }) => filterText === textEdit!.newText));
  });

  it('writes an item of several lines with the blanks of its like', () => {
    const priors = {
      'file:///w/2020.txt': '局2020年工作要点\n一、甲\n1.编纂史料\n整理清代县志。\n（1）出版选编。\n',
    };
    const at = beside('局2021年工作要点\r\n\u3000\u3000一、甲\r\n\u3000\u30001.检查库房。\r\n│', { priors });
    const item = items(at).find(({ kind }) => kind === 15);
    assert.equal(
      item!.textEdit!.newText,
      '\u3000\u30002.编纂史料\r\n\u3000\u3000整理清代县志。\r\n\u3000\u3000（1）出版选编。',
    );
    assert.equal(item!.insertTextMode, 1);
  });

  describe('as a piece with places to fill in', () => {
    const pieces = (at: Beside, options: Partial<CompletionOptions> = {}): CompletionItem[] =>
      items(at, { snippets: true, ...options }).filter(({ insertTextFormat }) => insertTextFormat === 2);
    const piecesOf = (at: Beside): string[] => pieces(at).map(({ textEdit }) => textEdit!.newText);

    it('numbers it as the plan goes on, a chapter with its first item', () => {
      assert.deepEqual(piecesOf(blank({ priors: {} })), [
        '3.${1:首句}。${2:正文}。$0',
        '二、${1:章标题}\n3.${2:首句}。${3:正文}。$0',
      ]);
      const anew = '局2021年工作要点\n一、甲\n1.子。己。\n2.丑。庚。\n二、乙\n1.寅。辛。\n│\n';
      assert.deepEqual(piecesOf(beside(anew, { priors: {} })), [
        '2.${1:首句}。${2:正文}。$0',
        '三、${1:章标题}\n1.${2:首句}。${3:正文}。$0',
      ]);
      assert.deepEqual(piecesOf(beside('局2021年工作要点\n│\n', { priors: {} })), [
        '一、${1:章标题}\n1.${2:首句}。${3:正文}。$0',
      ]);
    });

    it('is written with the blanks, the line ends and the headings of its like', () => {
      const text =
        '局2021年工作要点\r\n　　一、甲\r\n　　（一）子\r\n　　己。\r\n　　（二）丑\r\n　　庚。\r\n│';
      const [section, , chapter] = piecesOf(beside(text, { priors: {} }));
      assert.equal(section, '　　（三）${1:标题}\r\n　　${2:正文}。$0');
      assert.equal(chapter, '　　二、${1:章标题}\r\n　　（一）${2:标题}\r\n　　${3:正文}。$0');
      const indented = pieces(beside(text.replace('│', '　　│'), { priors: {} }))[0]!;
      assert.equal(indented.textEdit!.newText, '（三）${1:标题}\r\n　　${2:正文}。$0');
      assert.equal(indented.insertTextMode, 1);
    });

    it('is found by the letters of its name, and takes their place', () => {
      for (const [typed, expected] of [
        ['xiang', '3.${1:首句}。${2:正文}。$0'],
        ['x', '3.${1:首句}。${2:正文}。$0'],
        ['zh', '二、${1:章标题}\n3.${2:首句}。${3:正文}。$0'],
      ] as const) {
        const at = draftWith(`${typed}│`, '二、提升', { priors: {} });
        const [first, ...others] = items(at, { snippets: true });
        assert.deepEqual(others, []);
        assert.ok(taken(at, first!).includes(`\n${expected}\n二、提升`), typed);
        assert.ok(first!.filterText!.startsWith(typed));
      }
    });

    it('only on request, to editors that know such, and never in running text', () => {
      assert.deepEqual(items(draftWith('x│', '二、提升', { priors: {} })), []);
      assert.deepEqual(pieces(blank({ priors: {} }), { snippets: false }), []);
      assert.deepEqual(pieces(draftWith('3│', '二、提升', { priors: {} }), { triggeredBy: '3' }), []);
      assert.deepEqual(pieces(draftAt('十万页', 0), {}), []);
    });
  });

  it('opens by itself only where a marker can stand', () => {
    assert.notDeepEqual(texts(draftWith('3│', '二、提升'), { triggeredBy: '3' }), []);
    assert.deepEqual(texts(draftAt('十万页', 0), { triggeredBy: '.' }), []);
  });

  it('offers nothing in a title, a table or an attachment', () => {
    assert.deepEqual(texts(draftAt('山前区档案局2021', 0)), []);
    assert.deepEqual(texts(beside('局2021年工作要点\n一、甲\n1.乙。丙。\n附件：表\n│\n')), []);
  });
});

describe('completion behind a marker', () => {
  it('offers headings of earlier years, those without a counterpart first', () => {
    const found = items(draftWith('3.修│', '二、提升'));
    assert.equal(found[0]!.textEdit!.newText, '修订文件归档范围。');
    assert.equal(found[0]!.label, '修订文件归档范围');
    assert.match(found[1]!.textEdit!.newText, /^修订文件归档范围。依据《山前区归档办法》/);
  });

  it('offers chapters behind a chapter’s marker', () => {
    const other = DRAFT.replace('夯实基础业务', '打牢业务根基');
    assert.deepEqual(texts(beside(`${other}三、│`)), ['三、', '三、夯实基础业务']);
    assert.deepEqual(texts(beside(`${other}三、夯│`)), ['夯实基础业务']);
  });

  it('finds by any characters in their order', () => {
    assert.ok(texts(draftWith('3.史丛│', '二、提升')).includes('编纂地方史料丛书。'));
    assert.deepEqual(texts(draftWith('3.甲乙│', '二、提升')), []);
    assert.ok(filters(draftWith('3.史丛│', '二、提升')).every((filter) => filter!.startsWith('史丛')));
  });

  it('keeps what stands behind the caret, or replaces the heading, as the editor likes', () => {
    const [item] = items(draftWith('3.修│整房屋。细节。', '二、提升'), { insertReplace: true });
    const edit = item!.textEdit as InsertReplaceEdit;
    assert.equal(edit.newText, '修订文件归档范围');
    assert.deepEqual([edit.insert.start.character, edit.insert.end.character], [2, 3]);
    assert.deepEqual([edit.replace.start.character, edit.replace.end.character], [2, 6]);
  });
});

describe('completion of names', () => {
  it('offers the draft’s own names first, then earlier ones, and closes the mark', () => {
    const priors = {
      'file:///w/2020.txt': '局2020年工作要点\n一、甲\n1.乙。落实《山前区库房标准》《山前区归档办法》。\n',
    };
    const at = beside(`${DRAFT}4.制订制度。修改《山│`, { priors });
    assert.deepEqual(texts(at), ['山前区归档办法》', '山前区库房标准》']);
    assert.deepEqual(
      items(at).map(({ labelDetails }) => labelDetails!.description),
      ['本稿', '2020年'],
    );
    assert.deepEqual(filters(at), ['山前区归档办法》', '山前区库房标准》']);
  });

  it('does not close a mark twice, and can replace what stands in it', () => {
    const at = beside(`${DRAFT}4.制订制度。修改《│旧名》。`);
    const [item] = items(at, { insertReplace: true });
    const edit = item!.textEdit as InsertReplaceEdit;
    assert.equal(edit.newText, '山前区归档办法');
    assert.equal(edit.insert.end.character, 10);
    assert.equal(edit.replace.end.character, 12);
  });

  it('offers terms inside “', () => {
    assert.deepEqual(texts(beside(`${DRAFT}4.讲好故事。推广“│`), { triggeredBy: '“' }), [
      '乡村记忆”',
      '国际档案日”',
    ]);
  });

  it('offers the draft’s own names while earlier plans are being read, and asks to be asked again', () => {
    const { plan, position, view } = beside(`${DRAFT}4.制订。修改《│`, { state: 'loading' });
    const list = completions(plan, position, view, OPTIONS);
    assert.deepEqual(
      list!.items.map(({ label }) => label),
      ['山前区归档办法'],
    );
    assert.equal(list!.isIncomplete, true);
  });
});

describe('completion in running text', () => {
  it('goes on with sentences of the item’s counterparts', () => {
    const at = draftWith('3.编纂地方史料丛书。整理│', '二、提升');
    assert.deepEqual(texts(at), ['整理清代县志和族谱，出版《山前史料选编》第一辑，送图书馆收藏。']);
    assert.match(taken(at, items(at)[0]!), /丛书。整理清代县志和族谱，.*收藏。\n二、提升/);
  });

  it('leaves the mark alone that ends the sentence already', () => {
    assert.deepEqual(texts(draftWith('3.编纂地方史料丛书。整理│。', '二、提升')), [
      '整理清代县志和族谱，出版《山前史料选编》第一辑，送图书馆收藏',
    ]);
  });

  it('finds any earlier sentence once four characters are typed', () => {
    assert.deepEqual(texts(draftWith('整理清代│', '二、提升')).length, 1);
    assert.deepEqual(texts(draftWith('理│', '二、提升')), []);
  });

  it('never goes into a sentence that goes on behind the caret', () => {
    assert.deepEqual(texts(draftWith('3.编纂地方史料丛书。整理│旧书。', '二、提升')), []);
  });
});

describe('the documentation of a suggestion', () => {
  it('is the whole earlier item with its place, and names the years that were left', () => {
    const at = draftWith('│', '二、提升');
    const item = items(at).find(({ label, kind }) => kind === 15 && label.includes('修订'))!;
    const data = item.data as { uri: string; line: number; draft: string };
    assert.equal(data.draft, URI);
    const resolved = documentationOf(item, data, at.view, 'zh', true);
    const { value } = resolved.documentation as { value: string };
    assert.match(
      value,
      /^\[2020年 2\\\.修订文件归档范围 · 山前区档案局2020年工作要点\]\(file:\/\/\/w\/2020\.txt#L4\)/,
    );
    assert.match(value, /督促各单位修订/);
    assert.match(value, /请核对未改动的年份：2020年/);
    const plain = documentationOf(item, data, at.view, 'zh', false);
    assert.doesNotMatch((plain.documentation as { value: string }).value, /\\|\]\(/);
  });

  it('is left out when the earlier item is not there any more', () => {
    const at = draftWith('│', '二、提升');
    const item = items(at)[2]!;
    assert.equal(documentationOf(item, { uri: 'file:///gone.txt', line: 3 }, at.view, 'zh', true), item);
  });
});
