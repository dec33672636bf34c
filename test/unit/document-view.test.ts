import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asEditorsWrite, documentOfView, documentViewUri } from '../../server/src/document-view';

/** A file, and the path under which its text is shown. */
const FILES: readonly (readonly [string, string])[] = [
  ['file:///home/li/2024.docx', '/home/li/2024.docx.txt'],
  ['file:///c%3A/%E8%A6%81%E7%82%B9/a.docx', '/c%3A/%E8%A6%81%E7%82%B9/a.docx.txt'],
  ['file:///C:/docs/a.doc', '/C:/docs/a.doc.txt'],
  ['file://server/share/a%20b.wps', '/share/a%20b.wps.txt'],
  ['file:///w/%23%3F%25.docx', '/w/%23%3F%25.docx.txt'],
  ['file:///w/要点（终稿）!(1).docx', '/w/要点（终稿）!(1).docx.txt'],
  ['memfs:/w/a.docx', '/w/a.docx.txt'],
  ['vscode-vfs://github/a/b.docx?ref=main#x', '/a/b.docx.txt'],
];

describe('the address of a Word file’s text', () => {
  for (const [file, path] of FILES) {
    it(`leads from ${file} and back`, () => {
      const view = documentViewUri('text', file);
      assert.equal(view.slice(0, view.indexOf('?')), `text:${path}`);
      assert.doesNotMatch(view.slice(view.indexOf('?') + 1), /[^A-Za-z\d%._~-]/u);
      assert.equal(documentOfView('text', view), file);
      assert.equal(documentOfView('text', `${view}#L12`), file);
      assert.equal(documentOfView('TEXT', view), file);
    });
  }

  it('is found however a client encodes the query', () => {
    assert.equal(documentOfView('text', 'text:/a.docx.txt?file:///a%2520b.docx'), 'file:///a%20b.docx');
    assert.equal(
      documentOfView('text', 'text:/a.docx.txt?file%3a%2F%2F%2Fa%2520b%28%29.docx'),
      'file:///a%20b().docx',
    );
  });

  it('names no file in another scheme, without a query, and where it names none', () => {
    const view = documentViewUri('text', 'file:///a.docx');
    for (const uri of [
      'file:///a.docx',
      'texts:/a.docx.txt?file%3A%2F%2F%2Fa.docx',
      'text:/a.docx.txt',
      'text:/a.docx.txt?',
      'text:/a.docx.txt?%',
      'text:/a.docx.txt?a.docx',
      documentViewUri('text', view),
      '',
    ]) {
      assert.equal(documentOfView('text', uri), undefined, uri);
    }
  });

  it('comes back for any path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (path) => {
        const file = `file:///${encodeURI(path)}`;
        assert.equal(documentOfView('text', documentViewUri('text', file)), file);
      }),
    );
  });

  it('is one, however the file’s own is written', () => {
    for (const [written, editors] of [
      [
        "file:///w/要点(1)!'&+,;=@$.docx",
        'file:///w/%E8%A6%81%E7%82%B9%281%29%21%27%26%2B%2C%3B%3D%40%24.docx',
      ],
      ['file:///C:/a%20b.docx', 'file:///c%3A/a%20b.docx'],
      ['file:///c%3A/a.docx', 'file:///c%3A/a.docx'],
      ['file://server/share/100%25.docx', 'file://server/share/100%25.docx'],
      ['vscode-vfs://github/a(1).docx?ref=(1)', 'vscode-vfs://github/a%281%29.docx?ref=(1)'],
      ['file:///w/%.docx', 'file:///w/%.docx'],
      ['no address', 'no address'],
    ] as const) {
      assert.equal(asEditorsWrite(written), editors);
      assert.equal(asEditorsWrite(editors), editors);
    }
  });
});
