import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readDocument } from '../../server/src/archive/readers/read';

/** Word 97–2003 files that LibreOffice made: test/fixtures/word/README.md tells how. */
async function read(file: string, name = file) {
  const bytes = readFileSync(path.join(import.meta.dirname, '../fixtures/word', file));
  const read = await readDocument(new Uint8Array(bytes), { name });
  assert.equal(read.kind, 'document', JSON.stringify(read));
  return read;
}

const LISTS = `某单位2026年工作要点
一、总体要求
（一）坚持系统观念
（二）坚持问题导向
1. 2026年底前完成普查
2.建立台账
（1）逐项登记
（2）逐项销号
①每月一查
②每季一报
二、重点工作
（一）健全机制
1.压实责任
三、保障措施
说明一段。
III.卷
III.a)目
III.b)次
甲.干
乙.支
●点
IV.又一卷
IV.a)目
四、另起一份
（一）重新计数
`;

describe('Word 97–2003 files that LibreOffice made', () => {
  it('have their automatic numbers', async () => {
    const { text, notes, format } = await read('lists.doc');
    assert.equal(text, LISTS);
    assert.deepEqual([format, notes], ['doc', []]);
  });

  for (const name of ['要点.wps', '要点.dot', '要点.docx', '要点.txt']) {
    it(`are known by their bytes, also as ${name}`, async () => {
      assert.equal((await read('lists.doc', name)).text, LISTS);
    });
  }

  it('have their text, and nothing else', async () => {
    const { text, notes } = await read('text.doc');
    assert.equal(
      text,
      `某单位2026年工作要点
一、总体要求，全面完成任务。
软回车前
软回车后
详见网站，编号𠮷\tA-1✓

办公室\t督办 保密
	值班
框前的段落
框里第一行
框里第二行
图片
另一页
`,
    );
    assert.deepEqual(Object.fromEntries(notes.map(({ kind, count }) => [kind, count])), {
      footnotes: 1,
      endnotes: 1,
      comments: 1,
      pictures: 1,
      hidden: 1,
      changes: 2,
    });
  });

  it('have the text before the changes, where it is asked for', async () => {
    const bytes = readFileSync(path.join(import.meta.dirname, '../fixtures/word/text.doc'));
    const read = await readDocument(new Uint8Array(bytes), { name: 'text.doc', changes: 'original' });
    assert.equal(read.kind === 'document' && read.text.split('\n')[1], '一、总体要求，基本完成任务。');
  });
});
