import assert from 'node:assert/strict';
import { statusText } from '../../../client/src/statusText';
import type { PlanStatus } from '../../../server/src/protocol';
import { english, chinese } from './translate';

const plan: PlanStatus = {
  uri: 'file:///a.workplan',
  version: 1,
  checked: true,
  chapters: 6,
  sections: 0,
  items: 20,
  schemes: { chapter: 'continuous', item: 'continuous' },
  title: '某局2021年工作要点',
  year: 2021,
  counts: { error: 0, warning: 0, info: 0, hint: 0 },
};

describe('status text', () => {
  it('counts chapters and items and names the scheme', () => {
    assert.deepEqual(statusText(plan, chinese), {
      text: '6 章，20 项',
      detail: '项：全文连续编号；未发现问题',
      warn: false,
    });
    assert.deepEqual(statusText(plan, english), {
      text: 'Chapters: 6, Items: 20',
      detail: 'Items run on through the plan; No problems found',
      warn: false,
    });
  });

  it('names sections where there are any, and what was found', () => {
    const status: PlanStatus = {
      ...plan,
      sections: 12,
      schemes: { chapter: 'continuous', section: 'restarting', item: 'restarting' },
      counts: { error: 1, warning: 2, info: 3, hint: 4 },
    };
    const { text, detail } = statusText(status, chinese);
    assert.equal(text, '6 章，12 节，20 项');
    assert.equal(detail, '节：分别从 1 编号；项：分别从 1 编号；1 处错误，2 处警告');
  });

  it('says when there is nothing to count', () => {
    const status: PlanStatus = { ...plan, chapters: 0, items: 0, schemes: {} };
    assert.equal(statusText(status, chinese).text, '没有章和项');
  });

  it('says why nothing was checked', () => {
    const status: PlanStatus = { ...plan, checked: false, reason: '文件太大。' };
    assert.deepEqual(statusText(status, chinese), { text: '未检查', detail: '文件太大。', warn: true });
  });
});
