import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documentPage } from '../../../client/src/documents/page';
import { documentLines } from '../../../server/src/features/document-lines';
import { parse } from '../../../server/src/plan/parser';
import { chinese } from './translate';

const OPTIONS = { language: 'zh-cn', name: '要点.docx', nonce: 'abc' };

/** What the page holds between its body's tags. */
function bodyOf(text: string, notes: readonly string[] = []): string {
  const page = documentPage({ text, lines: documentLines(parse(text)), notes }, OPTIONS, chinese);
  return /<main[^>]*>\n([\s\S]*)\n<\/main>/.exec(page)?.[1] ?? '';
}

describe('a Word file as a page', () => {
  it('has the title in the middle, headings by their levels, and headings that run into the text only so far', () => {
    const text = [
      '清溪市档案馆2026年工作要点',
      '（征求意见稿）',
      '',
      '一、夯实基础',
      '（一）完善制度',
      '　　1.修订办法。修订《接收办法》。',
      '二、优化利用。推广网上预约。',
      '',
    ].join('\n');
    assert.deepEqual(bodyOf(text).split('\n'), [
      '<h1>清溪市档案馆2026年工作要点<br>（征求意见稿）</h1>',
      '<h2 class="chapter"><span class="heading">一、夯实基础</span></h2>',
      '<h3 class="section"><span class="heading">（一）完善制度</span></h3>',
      '<p class="item"><span class="heading">1.修订办法。</span>修订《接收办法》。</p>',
      '<p class="chapter"><span class="heading">二、优化利用。</span>推广网上预约。</p>',
    ]);
  });

  it('shows rows parted by tabs as a table', () => {
    const lines = [
      { kind: 'table', heading: 0 },
      { kind: 'table', heading: 0 },
      { kind: 'text', heading: 0 },
    ] as const;
    const page = documentPage({ text: '项目\t单位\n培训\t<办公室>\n完', lines, notes: [] }, OPTIONS, chinese);
    assert.ok(
      page.includes(
        '<table><tr><td>项目</td><td>单位</td></tr><tr><td>培训</td><td>&lt;办公室&gt;</td></tr></table>\n<p class="text">完</p>',
      ),
    );
  });

  it('says first what was left out, or why there is nothing', () => {
    const noted = documentPage({ text: '甲', lines: [], notes: ['脚注 2 条未导入'] }, OPTIONS, chinese);
    assert.ok(noted.includes('<aside role="note">\n<ul><li>脚注 2 条未导入</li></ul>'));
    const refused = documentPage({ refusal: '文件有密码<b>' }, { ...OPTIONS, name: '<i>.docx' }, chinese);
    assert.ok(refused.includes('<h1>“&lt;i&gt;.docx”无法显示</h1>\n<p>文件有密码&lt;b&gt;</p>'));
  });

  it('shows the beginning of a text without end, and says so', () => {
    const text = '一句话。\n'.repeat(6_000);
    const page = documentPage({ text, lines: [], notes: [] }, OPTIONS, chinese);
    assert.equal(page.split('<p class="text">').length - 1, 5_000);
    assert.ok(page.includes('这里只显示开头部分'));
  });

  it('lets in its own style and nothing else', () => {
    const page = documentPage({ text: '甲', lines: [], notes: [] }, OPTIONS, chinese);
    assert.ok(page.includes(`content="default-src &#39;none&#39;; style-src &#39;nonce-abc&#39;"`));
    assert.doesNotMatch(page, /<script|src=|href=|url\(/);
  });

  it('never takes words for markup, whatever they are', () => {
    const marks = fc.array(
      fc.constantFrom('<', '>', '"', "'", '&', '一、', '1.', '\n', '\t', '</main>', '<script>', '甲', '。'),
    );
    fc.assert(
      fc.property(marks, marks, (words, remark) => {
        const text = words.join('');
        const made = documentPage(
          { text, lines: documentLines(parse(text)), notes: [remark.join('')] },
          { ...OPTIONS, name: remark.join('') },
          chinese,
        );
        const tags = [...made.replace(/<style[\s\S]*?<\/style>/, '').matchAll(/<\/?([a-z!][a-z0-9]*)/gi)];
        const known =
          /^(?:!doctype|html|head|meta|title|body|main|aside|ul|li|h[123]|p|span|br|table|tr|td)$/i;
        for (const [, tag = ''] of tags) {
          assert.match(tag, known);
        }
        assert.equal(made.split('</main>').length, 2);
      }),
    );
  });
});
