import assert from 'node:assert/strict';
import { earlierParts } from '../../../../server/src/features/earlier/hover';
import { emphasise } from '../../../../server/src/features/earlier/sentence-pair';
import type { Language } from '../../../../server/src/features/say';
import { beside, DRAFT, draftAt, URI_2020, type Beside } from './support';

const words = ({ plan, position, view }: Beside, markdown = true, language: Language = 'zh'): string =>
  earlierParts(plan, position, view, { language, markdown })
    .map(({ text }) => text)
    .join('\n---\n');

describe('hover over earlier years', () => {
  it('shows an item’s counterparts with year, heading, plan and a link that opens the place', () => {
    const text = words(draftAt('1.开展库房'));
    assert.match(text, /^\*\*往年要点中的对应项\*\*/);
    assert.match(
      text,
      /\*\*2020年\*\* \[1\\\.开展库房安全检查\]\(file:\/\/\/w\/2020\.txt#L3\) · 山前区档案局2020年工作要点/,
    );
    assert.match(text, /\*\*2019年\*\* \[2\\\.开展库房安全检查\]\(file:\/\/\/w\/2019\.txt#L4\)/);
  });

  it('puts the sentences that prove it below each other, with what differs in bold', () => {
    const text = words(draftAt('1.开展库房'));
    assert.match(text, /> 本稿：.*\*\*健全\*\*隐患台账。 {2}\n> 往年：.*\*\*建立\*\*隐患台账。/);
  });

  it('says of a new item that it is new', () => {
    assert.match(words(draftAt('组建乡村')), /^\*\*新增：往年要点中没有找到对应项\*\*/);
  });

  it('is about the marker and the heading, not about every word of the body', () => {
    assert.notEqual(words(draftAt('开展库房安全检查。', 8)), '');
    assert.equal(words(draftAt('每季度检查', 2)), '');
  });

  it('says that the user confirmed a counterpart', () => {
    const links = [
      {
        draft: '组建乡村记忆志愿队伍',
        prior: { uri: URI_2020, heading: '编纂地方史料丛书' },
        verdict: 'confirmed' as const,
      },
    ];
    assert.match(words(draftAt('组建乡村', 0, { links })), /编纂地方史料丛书.* · 已由您确认/);
  });

  it('shows of a chapter what it held last year', () => {
    const text = words(draftAt('二、提升'));
    assert.match(text, /\*\*2020年\*\* “提升服务水平”有 2 项/);
    assert.match(
      text,
      /- \[4\\\.推进馆藏档案数字化\]\(file:\/\/\/w\/2020\.txt#L7\)\n- \[5\\\.编纂地方史料丛书\]/,
    );
  });

  it('finds a chapter that was given another heading by its items', () => {
    const text = words(beside(DRAFT.replace('二、提升服务水平', '│二、面向群众办实事')));
    assert.match(text, /“提升服务水平”有 2 项/);
  });

  it('says that no chapter was like it', () => {
    const source = `${DRAFT}三│、建设智慧楼宇\n4.安装门禁。在办公楼大厅布置人脸识别闸机。\n`;
    assert.match(words(beside(source)), /2020年要点中没有相应的章/);
  });

  it('shows where a name stood first and last, and in how many years', () => {
    const text = words(draftAt('《山前区归档办法》', 3));
    assert.match(text, /^\*\*《山前区归档办法》\*\* · 往年见于 2 个年份，共 2 处/);
    assert.match(text, /首见：\*\*2019年\*\* \[1\\\.修订文件归档范围\]\(file:\/\/\/w\/2019\.txt#L3\)/);
    assert.match(text, /最近：\*\*2020年\*\* \[2\\\.修订文件归档范围\]\(file:\/\/\/w\/2020\.txt#L4\)/);
  });

  it('says of a name that it is new, and which are like it', () => {
    assert.match(words(draftAt('“乡村记忆”', 2)), /“乡村记忆”\*\* · 往年未出现/);
    const source = DRAFT.replace('《山前区归档办法》', '《山前│区档案归档办法》');
    assert.match(words(beside(source)), /往年未出现 {2}\n往年的相近名称：《山前区归档办法》（2020年）/);
  });

  it('takes a plan for another year for another plan', () => {
    const priors = { 'file:///w/2020.txt': '局2020年工作要点\n一、甲\n1.乙。落实《山前2020年行动方案》。\n' };
    const text = words(beside('局2021年工作要点\n一、甲\n1.乙。落实《山前│2021年行动方案》。\n', { priors }));
    assert.doesNotMatch(text, /相近名称/);
  });

  it('says in one line that earlier plans are still being read', () => {
    assert.equal(
      words(draftAt('1.开展', 0, { state: 'loading' })),
      '正在读取往年资料，读完后这里显示往年要点的情况',
    );
    assert.equal(words(draftAt('每季度', 0, { state: 'loading' })), '');
  });

  it('is silent where there is nothing to compare with', () => {
    assert.equal(words(draftAt('1.开展', 0, { priors: {} })), '');
    assert.equal(words(draftAt('“乡村记忆”', 2, { priors: {} })), '');
    assert.equal(words(draftAt('1.开展', 0, { state: 'off' })), '');
  });

  it('never takes the text of a plan for Markdown', () => {
    const item = '1.推进[甲](command:x)<b>`建设。完成馆藏民国档案的扫描著录，建立[乙](command:y)目录数据库。';
    const priors = { 'file:///w/2020.txt': `局2020年工作要点\n一、甲\n${item}\n` };
    const text = words(beside(`局2021年工作要点\n一、甲\n│${item}\n`, { priors }));
    assert.match(text, /对应项/);
    assert.doesNotMatch(text, /\]\(command|<b>/);
  });

  it('is plain text for clients that show nothing else', () => {
    const text = words(draftAt('1.开展库房'), false);
    assert.match(text, /2020年 1\.开展库房安全检查 · 山前区档案局2020年工作要点/);
    assert.doesNotMatch(text, /\*\*|\\|\]\(/);
  });

  it('speaks English where it is asked to', () => {
    assert.match(words(draftAt('组建乡村'), true, 'en'), /^\*\*New\\: no counterpart/);
    assert.match(words(draftAt('1.开展库房'), false, 'en'), /^Counterparts in earlier plans\n\n2020 1\./);
  });
});

describe('two sentences below each other', () => {
  it('show what differs, whole words of it', () => {
    assert.deepEqual(emphasise({ prior: '完成五十万页扫描。', draft: '完成八十万页扫描。' }), {
      prior: '完成**五**十万页扫描。',
      draft: '完成**八**十万页扫描。',
    });
  });

  it('are without emphasis where hardly anything is alike, or nothing differs', () => {
    assert.deepEqual(emphasise({ prior: '招募青年的队伍', draft: '检查库房的设施' }), {
      prior: '招募青年的队伍',
      draft: '检查库房的设施',
    });
    assert.equal(emphasise({ prior: '一样。', draft: '一样。' }).draft, '一样。');
  });

  it('leave marks at the edge of an emphasis outside it, where Markdown would not see it', () => {
    const { draft } = emphasise({
      prior: '持续推进档案数字化建设工作',
      draft: '持续推进“馆藏”档案数字化建设工作',
    });
    assert.equal(draft, '持续推进“**馆藏**”档案数字化建设工作');
  });
});
