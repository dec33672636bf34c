import assert from 'node:assert/strict';
import { documentHighlights } from '../../../server/src/features/highlights';
import { hover } from '../../../server/src/features/hover';
import { documentLinks } from '../../../server/src/features/links';
import { escapeMarkdown } from '../../../server/src/features/markdown';
import { findNames, findPairs } from '../../../server/src/features/pairs';
import { checkPlan } from '../../../server/src/rules/check';
import { atCaret, planAt, read, textIn } from './support';

describe('highlights', () => {
  const lit = (at: ReturnType<typeof atCaret>): string[] =>
    documentHighlights(at.plan, at.position).map(
      ({ range }) => `${range.start.line}:${textIn(at.document, range)}`,
    );

  it('light up the markers beside the one the caret stands on', () => {
    assert.deepEqual(lit(planAt('（二）加强', 1)), ['4:（一）', '7:（二）']);
    assert.deepEqual(lit(planAt('2.明确', 0)), ['5:1.', '6:2.']);
  });

  it('light up the marker of the heading it stands in', () => {
    assert.deepEqual(lit(planAt('明确单位', 2)), ['6:2.']);
  });

  it('light up every mention of a name', () => {
    assert.deepEqual(lit(planAt('《山前区归档办法》', 3)), ['5:《山前区归档办法》', '12:《山前区归档办法》']);
  });

  it('light up the partner of a bracket', () => {
    assert.deepEqual(lit(planAt('（牵头', 0)), ['6:（', '6:）']);
    assert.deepEqual(lit(planAt('业务科）', 4)), ['6:（', '6:）']);
  });

  it('are silent in running text', () => {
    assert.deepEqual(lit(planAt('措施。', 1)), []);
  });
});

describe('hover', () => {
  const words = (at: ReturnType<typeof atCaret>, markdown = true): string => {
    const findings = checkPlan(at.plan);
    const found = hover(at.plan, at.position, {
      language: 'zh',
      findings,
      markdown,
      rulePages: 'x:/r/',
    });
    return found ? (found.contents as { value: string }).value : '';
  };

  it('says what a marker is, where it stands, and what speaks for the scheme', () => {
    const text = words(planAt('2.明确', 1));
    assert.match(text, /第 2 项 · 本节第 2 项，共 2 项 · 全文共 4 项/);
    assert.match(text, /“项”在每个上级标题之下从 1 编起。依据：分布在 3 处/);
    assert.match(text, /所在节：（一）完善制度/);
  });

  it('says of the only run of numbers how many there are', () => {
    assert.match(words(atCaret('2021年工作要点\n一、甲\n二│、乙\n三、丙\n')), /第 2 章 \/ 共 3 章/);
  });

  it('says what was read from the title', () => {
    assert.match(words(planAt('2021年工作要点', 3)), /年份：2021 · 制发单位：山前区档案局/);
  });

  it('explains a finding, with a link to its page', () => {
    const text = words(atCaret('2021年工作要点\n总体要求是：好。\n一、甲\n1.子。丑。\n│3.寅。卯。\n'));
    assert.match(text, /\[`numbering\/item-gap`\]\(x:\/r\/numbering\/item-gap\.md\)/);
  });

  it('never takes the text of a plan for Markdown', () => {
    const text = words(atCaret('2021年工作要点\n一、[甲](command:x)<b>`\n1│.乙。丙。\n'));
    assert.doesNotMatch(text, /\]\(command|<b>/);
    assert.match(text, /\\\[甲\\\]/);
  });

  it('is plain text for clients that show nothing else', () => {
    assert.doesNotMatch(words(planAt('2.明确', 1), false), /\*\*|\\/);
  });
});

describe('links', () => {
  const links = (text: string): (string | undefined)[] =>
    documentLinks(read(text).document, read(text).plan).map(
      ({ range, target, data }) =>
        `${textIn(read(text).document, range)} -> ${target ?? (data as { file: string }).file}`,
    );

  it('end before Chinese marks', () => {
    assert.deepEqual(links('见https://example.org/a?b=1，（http://a.cn/x）。www.gov.cn；a@b.cn。'), [
      'https://example.org/a?b=1 -> https://example.org/a?b=1',
      'http://a.cn/x -> http://a.cn/x',
      'www.gov.cn -> http://www.gov.cn',
      'a@b.cn -> mailto:a@b.cn',
    ]);
  });

  it('take the names of files beside the plan', () => {
    assert.deepEqual(links('附件：检查表（征求意见稿）.docx'), [
      `检查表（征求意见稿）.docx -> file:///w/${encodeURIComponent('检查表（征求意见稿）.docx')}`,
    ]);
    assert.deepEqual(links('（见附表.xlsx）'), [
      `见附表.xlsx -> file:///w/${encodeURIComponent('见附表.xlsx')}`,
    ]);
  });

  it('leave versions, ordinals and paths alone', () => {
    assert.deepEqual(links('1.教育信息化2.0。\n2.5万元.\n../../etc/passwd\nhttp://\n'), []);
  });
});

describe('pairs', () => {
  it('pass over what has no partner', () => {
    assert.deepEqual(
      findPairs('（“甲）》《乙》').map(({ opening }) => opening),
      ['（', '《'],
    );
  });

  it('take the outermost name', () => {
    assert.deepEqual(
      findNames('“《甲》与《乙》”和《“丙”》').map(({ kind }) => kind),
      ['term', 'name'],
    );
  });
});

describe('escaping', () => {
  it('leaves nothing that means anything in Markdown or HTML', () => {
    assert.equal(escapeMarkdown('[a](b) <i>&'), '\\[a\\]\\(b\\) &lt;i&gt;&amp;');
    assert.equal(escapeMarkdown('# x\n- y'), '\\# x \\- y');
    // A mark that turns the direction would turn all that follows in the hover.
    assert.equal(escapeMarkdown('甲\u202e乙\u2066丙\u001b'), '甲 乙 丙 ');
  });
});
