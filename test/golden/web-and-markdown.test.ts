import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { htmlToText } from '../../server/src/archive/readers/html/index';
import { readMarkdown } from '../../server/src/archive/readers/markdown';
import { decodeText } from '../../server/src/archive/readers/text';

/** Plans as they are, read as Markdown, and put on a web page: no word is lost and none is added. */
const folders = [
  { name: 'published plans', folder: path.join(import.meta.dirname, '../../../shared/plans') },
  { name: 'the plans of examples/', folder: path.join(import.meta.dirname, '../../examples') },
  { name: 'plans of our own', folder: path.join(import.meta.dirname, '../fixtures/plans') },
];

/** Lines without the blanks around them, as every reader gives them. */
function bare(text: string): readonly string[] {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/^[ \t\u00a0\u3000]+|[ \t\u00a0\u3000]+$/g, ''));
  return lines.filter((line) => line !== '');
}

/** A page with a paragraph a line, its blanks kept as a word processor keeps them. */
function pageOf(text: string): string {
  const escaped = bare(text).map((line) =>
    line
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replace(
        /[ \t]+/g,
        (blanks) => `<span style='mso-spacerun:yes'>${'&nbsp;'.repeat(blanks.length)}</span>`,
      ),
  );
  return escaped.map((line) => `<p class=MsoNormal><span lang=ZH-CN>${line}</span></p>`).join('\n');
}

for (const { name, folder } of folders) {
  describe(`${name} as Markdown and as web pages`, function () {
    const files = existsSync(folder)
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.txt'))
      : [];
    if (files.length === 0) {
      it.skip(`there are none in ${folder}`);
      return;
    }
    for (const file of files) {
      it(file, () => {
        const decoded = decodeText(readFileSync(path.join(folder, file)));
        assert.ok(decoded.kind === 'text');
        assert.deepEqual(bare(readMarkdown(decoded.text).text), bare(decoded.text));
        assert.deepEqual(
          bare(htmlToText(pageOf(decoded.text))),
          bare(decoded.text).map((line) => line.replaceAll('\t', ' ')),
        );
      });
    }
  });
}
