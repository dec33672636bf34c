import assert from 'node:assert/strict';
import { documentLines } from '../../../server/src/features/document-lines';
import { parse } from '../../../server/src/plan/parser';

/** A plan, each of its lines with what a page shows it as before it and `|` behind its heading. */
const PLAN = `
attachment-mark: 附件
text:
title: 清溪市档案馆2026年工作要点
text:
text: 2026年全市档案工作的总体要求是：围绕中心工作，服务人民群众。
chapter: 一、夯实基础|
section: （一）完善制度|
item: 1.修订办法。|修订《接收办法》。
text: 责任单位：办公室
point: （1）明确范围。|明确接收范围。
chapter: 二、优化利用|
item: 2.简化手续。|推广网上预约。
signature: 清溪市档案馆
date: 2026年1月5日
text:
`.slice(1, -1);

describe('the lines of a document as a page shows them', () => {
  it('are each of one kind, with the end of the heading', () => {
    const expected = PLAN.split('\n').map((line) => /^([a-z-]+): ?(.*)$/u.exec(line) ?? []);
    const text = expected.map(([, , words = '']) => words.replace('|', '')).join('\n');
    const shown = documentLines(parse(text)).map(({ kind, heading }, i) => {
      const words = text.split('\n')[i] ?? '';
      return `${kind}: ${heading > 0 ? `${words.slice(0, heading)}|${words.slice(heading)}` : words}`.trimEnd();
    });
    assert.deepEqual(shown, PLAN.split('\n'));
  });
});
