import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renameableAt, renameEdits } from '../../../server/src/editing/rename';
import { applyEdits, textOf } from '../../../server/src/plan/edit';
import { splitLines } from '../../../server/src/plan/line';
import { parse } from '../../../server/src/plan/parser';
import type { Position } from '../../../server/src/plan/position';
import type { Plan } from '../../../server/src/plan/tree';
import { planText } from '../property/texts';

/** A text with the caret marked by │. */
function at(source: string): { plan: Plan; position: Position } {
  const before = splitLines(source.slice(0, source.indexOf('│')));
  const position = { line: before.length - 1, character: before.at(-1)?.text.length ?? 0 };
  return { plan: parse(source.replace('│', '')), position };
}

/** What comes of renaming what the caret │ stands in; the reason where nothing does. */
function renamed(source: string, name: string): string {
  const { plan, position } = at(source);
  const outcome = renameEdits(plan, position, name);
  return 'edits' in outcome ? textOf(applyEdits(plan.lines, outcome.edits)) : outcome.refusal;
}

function named(source: string): string | undefined {
  const { plan, position } = at(source);
  return renameableAt(plan, position)?.text;
}

describe('what can be renamed', () => {
  it('is the innermost name or term, its marks included', () => {
    assert.equal(named('落实《数│据办法》。'), '数据办法');
    assert.equal(named('落实│《数据办法》。'), '数据办法');
    assert.equal(named('落实《数据办法》│。'), '数据办法');
    assert.equal(named('落实《关于“数│网”的办法》。'), '数网');
    assert.equal(named('落实《关于印发〈办│法〉的通知》。'), '关于印发〈办法〉的通知');
  });

  it('is no sentence that is quoted, no name that is not closed, nothing in a comment', () => {
    assert.equal(named('落│实《数据办法》。'), undefined);
    assert.equal(named('“要抓│落实。”'), undefined);
    assert.equal(named('落实《数据│办法。'), undefined);
    assert.equal(named('// 落实《数据│办法》。'), undefined);
  });

  it('is an abbreviation without marks, where it is certain', () => {
    const defined = '市数据资源管理中心（以下简称“数管中心”）牵头。\n';
    assert.equal(named(`${defined}数│管中心负责。`), '数管中心');
    assert.equal(named(`数│管中心负责。\n${defined}`), undefined);
    assert.equal(named(`${defined}落实《数管中心章程》，数│管中心负责。`), undefined);
    assert.equal(named('市数据局（以下简称“市局”）牵头。\n市│局负责。'), undefined);
    assert.equal(named('云州市大数据局（以下简称“大数据局”）牵头。\n大│数据局负责。'), undefined);
  });
});

describe('renaming', () => {
  it('gives a name another one wherever it stands in the same marks', () => {
    assert.equal(
      renamed(
        '一、甲\n1.子。落实《数│据办法》和“数据办法”。\n2.丑。按《数据办法》、《数据 办法》执行。',
        '数据条例',
      ),
      '一、甲\n1.子。落实《数据条例》和“数据办法”。\n2.丑。按《数据条例》、《数据条例》执行。',
    );
    assert.equal(renamed('用好“云│眼”，《云眼》“云眼”。', '天眼'), '用好“天眼”，《云眼》“天眼”。');
  });

  it('leaves the same words inside a longer name, and without marks', () => {
    const text = '落实《办│法》，《办法（试行）》《关于印发〈办法〉的通知》，本办法。';
    assert.equal(renamed(text, '条例'), '落实《条例》，《办法（试行）》《关于印发〈办法〉的通知》，本办法。');
  });

  it('goes through the title, tables and attachments, and not through comments', () => {
    assert.equal(
      renamed(
        '“云│眼”工程2026年工作要点\n一、甲\n1.子。用“云眼”。\n// 去年用“云眼”。\n序号\t任务\t时限\n1\t建“云眼”\t6月\n附件\n“云眼”名单\n',
        '天眼',
      ),
      '“天眼”工程2026年工作要点\n一、甲\n1.子。用“天眼”。\n// 去年用“云眼”。\n序号\t任务\t时限\n1\t建“天眼”\t6月\n附件\n“天眼”名单\n',
    );
  });

  it('of what is abbreviated leaves the abbreviation and its uses', () => {
    assert.equal(
      renamed(
        '按《云州市数│据办法》（以下简称《办法》）执行。落实《办法》，再看《云州市数据办法》。',
        '云州市数据条例',
      ),
      '按《云州市数据条例》（以下简称《办法》）执行。落实《办法》，再看《云州市数据条例》。',
    );
  });

  it('of an abbreviation changes its definition and its uses', () => {
    const text = (name: string) => `按《云州市数据管理办法》（以下简称《${name}》）执行。\n落实《${name}》。`;
    assert.equal(renamed(text('办法').replace('简称《', '简称《│'), '管理办法'), text('管理办法'));
    assert.equal(renamed(text('办法').replace('落实《', '落实《│'), '管理办法'), text('管理办法'));
  });

  it('of an abbreviation changes words without marks only where they are certain', () => {
    const certain = (name: string) =>
      `数管中心在前。市数据资源管理中心（以下简称“${name}”）牵头，${name}负责。\n${name}办事，“${name}”挂牌。`;
    const after = certain('数据中心').replace('数据中心在前', '数管中心在前');
    assert.equal(renamed(certain('数管中心').replace('“数', '“│数'), '数据中心'), after);
    assert.equal(renamed(certain('数管中心').replace('\n数', '\n│数'), '数据中心'), after);
    const held = '市大数据局（以下简称“大数│据局”）。大数据局牵头。';
    assert.equal(renamed(held, '数据局'), '市大数据局（以下简称“数据局”）。大数据局牵头。');
    const short = '市数据局（以下简称“市│局”）。全市局面稳定，市局牵头。';
    assert.equal(renamed(short, '我局'), '市数据局（以下简称“我局”）。全市局面稳定，市局牵头。');
  });

  it('of an abbreviation leaves the offices of other places that end alike', () => {
    const plan = '云州市行政审批服务局（以下简称审批局）牵头。\n省审批局指导，各县审批局配合，由审批局督办。';
    assert.equal(
      renamed(plan.replace('称审批', '称审│批'), '政务局'),
      plan.replace('称审批局', '称政务局').replace('由审批局', '由政务局'),
    );
    assert.equal(named(plan.replace('省审批', '省审│批')), undefined);
    assert.equal(named(plan.replace('由审批', '由审│批')), '审批局');
  });

  it('knows a definition without marks', () => {
    assert.equal(
      renamed('市数据资源管理中心（以下简称：数管│中心）牵头。\n数管中心负责。', '数据中心'),
      '市数据资源管理中心（以下简称：数据中心）牵头。\n数据中心负责。',
    );
  });

  it('takes a new name without the marks that were typed around it', () => {
    assert.equal(renamed('落实《办│法》。', '《条例》'), '落实《条例》。');
    assert.equal(renamed('落实《办│法》。', ' “条例” '), '落实《条例》。');
    assert.equal(renamed('落实《办│法》。', '《甲》和《乙》'), '落实《《甲》和《乙》》。');
    assert.equal(renamed('落实《办│法》。', '关于印发〈条例〉的通知'), '落实《关于印发〈条例〉的通知》。');
  });

  it('refuses what is no name, and a place without one', () => {
    for (const name of ['', '  ', '甲\n乙', '甲\r乙', '甲（乙', '甲》乙', '“甲', '《》']) {
      assert.equal(renamed('落实《办│法》。', name), 'bad-name', name);
    }
    assert.equal(renamed('落│实《办法》。', '条例'), 'no-name');
  });

  it('keeps line ends and characters beyond the BMP', () => {
    assert.equal(renamed('𠮷“云│眼”\r\n𠮷“云眼”\r“云眼”', '𠮷眼'), '𠮷“𠮷眼”\r\n𠮷“𠮷眼”\r“𠮷眼”');
  });

  it('changes nothing where the name is the same, and back again gives the text back', () => {
    const name = fc.constantFrom(
      '《办法》',
      '“云眼”',
      '《云眼》',
      '《关于〈办法〉的通知》',
      '（以下简称“云眼台”）',
      '云眼台',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(name, planText), { maxLength: 12 }), fc.nat(), (parts, pick) => {
        const text = parts.join('');
        const offset = pick % (text.length + 1);
        const head = splitLines(text.slice(0, offset));
        const position = { line: head.length - 1, character: head.at(-1)?.text.length ?? 0 };
        const plan = parse(text);
        const found = renameableAt(plan, position);
        const outcome = renameEdits(plan, position, '从未有过的名称');
        assert.equal('edits' in outcome, found !== undefined);
        if (!found || 'refusal' in outcome) {
          return;
        }
        assert.ok(outcome.edits.some(({ range }) => JSON.stringify(range) === JSON.stringify(found.range)));
        const after = parse(textOf(applyEdits(plan.lines, outcome.edits)));
        const [first] = outcome.edits;
        assert.ok(first);
        const back = renameEdits(after, first.range.start, found.text);
        // Two ways to write one name become one.
        if (
          'edits' in back &&
          outcome.edits.every(
            ({ range: { start, end } }) =>
              plan.lines[start.line]?.text.slice(start.character, end.character) === found.text,
          )
        ) {
          assert.equal(textOf(applyEdits(after.lines, back.edits)), text);
        }
      }),
      { numRuns: 400 },
    );
  });
});
