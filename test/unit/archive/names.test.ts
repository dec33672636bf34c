import assert from 'node:assert/strict';
import { foldName, MAX_NAME, MAX_TERM, namesOf } from '../../../server/src/archive/names';
import { parse } from '../../../server/src/plan/parser';

/** A plan with one item that says something. */
function plan(sentence: string): string {
  return `澄川市数据局2025年工作要点\n一、夯实数据基础\n1.抓好落实。${sentence}\n`;
}

/** The names of an item's sentence: documents as 《…》, terms as “…”. */
function namesIn(sentence: string): readonly string[] {
  return namesOf(parse(plan(sentence))).map(({ kind, name }) =>
    kind === 'document' ? `《${name}》` : `“${name}”`,
  );
}

describe('the names of a plan', () => {
  it('are the documents in 《》 and the terms in “”, with the place of their words', () => {
    const text = plan('修订《澄川市公共数据管理办法》，推进“一网通办”。');
    const lines = text.split('\n');
    const names = namesOf(parse(text));
    assert.deepEqual(
      names.map(({ kind, name, line }) => [kind, name, line]),
      [
        ['document', '澄川市公共数据管理办法', 2],
        ['term', '一网通办', 2],
      ],
    );
    for (const { name, line, start, end } of names) {
      assert.equal(lines[line]!.slice(start, end), name);
    }
  });

  it('stand in the title, the requirements and paragraphs as well', () => {
    const names = namesOf(
      parse(
        '关于印发《澄川市数据局2025年工作要点》的通知\n\n2025年要实施“数据要素×”行动。\n一、“三横三纵”体系\n',
      ),
    );
    assert.deepEqual(
      names.map(({ name, line }) => [name, line]),
      [
        ['澄川市数据局2025年工作要点', 0],
        ['数据要素×', 2],
        ['三横三纵', 3],
      ],
    );
  });

  it('may hold other names, the outer one first', () => {
    assert.deepEqual(namesIn('落实《深化“放管服”改革的意见》。'), ['《深化“放管服”改革的意见》', '“放管服”']);
    assert.deepEqual(namesIn('开展“学《条例》”活动。'), ['“学《条例》”', '《条例》']);
    assert.deepEqual(namesIn('转发《关于印发《办法》的通知》。'), ['《关于印发《办法》的通知》', '《办法》']);
    assert.deepEqual(namesIn('转发《关于印发〈办法〉的通知》。'), ['《关于印发〈办法〉的通知》']);
  });

  it('leave out marks without a partner on the line, and names that hold one', () => {
    assert.deepEqual(namesIn('落实《管理办法，推进“一网通办”。'), ['“一网通办”']);
    assert.deepEqual(namesIn('落实管理办法》，推进“一网通办”，建设“一网统管。'), ['“一网通办”']);
    assert.deepEqual(namesIn('推进“一网通办“改革，落实《办法》。'), ['《办法》']);
    assert.deepEqual(namesIn('落实《关于“一网通办的意见》，再见”。'), []);
  });

  it('leave out the rows of tables and the attachments', () => {
    const names = namesOf(
      parse(
        `${plan('落实《办法》。')}序号\t任务\t单位\n1\t修订《细则》\t“专班”\n2\t修订《规程》\t“专班”\n\n附件1\n《目录》\n“清单”\n`,
      ),
    );
    assert.deepEqual(
      names.map(({ name }) => name),
      ['办法'],
    );
  });

  it('leave out sentences that are quoted: a term is short and no sentence ends in it', () => {
    assert.deepEqual(namesIn('落实“谁主管，谁负责”要求。'), ['“谁主管，谁负责”']);
    assert.deepEqual(namesIn('牢记“要把数据用好。要把安全守住”。'), []);
    assert.deepEqual(namesIn('做到“有台账；有清单”。'), []);
    assert.deepEqual(namesIn('把“严”字贯穿始终。'), []);
    assert.deepEqual(namesIn(`喊出“${'好'.repeat(MAX_TERM)}”。`), [`“${'好'.repeat(MAX_TERM)}”`]);
    assert.deepEqual(namesIn(`喊出“${'好'.repeat(MAX_TERM + 1)}”。`), []);
  });

  it('leave out what is too long for a name, and what has no words', () => {
    assert.deepEqual(namesIn(`印发《${'长'.repeat(MAX_NAME)}》。`), [`《${'长'.repeat(MAX_NAME)}》`]);
    assert.deepEqual(namesIn(`印发《${'长'.repeat(MAX_NAME + 1)}》。`), []);
    assert.deepEqual(namesIn('印发《》《 》《……》“”“——”。'), []);
  });

  it('stand without the blanks around them', () => {
    const text = plan('推进“ 一网通办　”。');
    const [name] = namesOf(parse(text));
    assert.equal(text.split('\n')[2]!.slice(name!.start, name!.end), '一网通办');
  });

  it('are found in the time it takes to read a line of a hundred thousand brackets', () => {
    const many = 100_000;
    assert.equal(namesIn('《'.repeat(many)).length, 0);
    assert.equal(namesIn(`${'《'.repeat(many)}办法${'》'.repeat(many)}`).length, MAX_NAME / 2);
    assert.equal(namesIn('》《“'.repeat(many)).length, 0);
    assert.equal(namesIn('《办法》'.repeat(many)).length, many);
    assert.equal(namesIn(`“${' '.repeat(many)}”`.repeat(3)).length, 0);
  });
});

describe('a name’s folded form', () => {
  it('has no blanks and no full-width ASCII, so that two ways to write a name are one', () => {
    assert.equal(foldName('“ＡＩ＋”　行动 （２０２５）'), '“AI+”行动(2025)');
    assert.equal(foldName('一网通办'), '一网通办');
    assert.equal(foldName(' \u3000'), '');
  });
});
