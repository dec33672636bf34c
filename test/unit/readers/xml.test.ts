import assert from 'node:assert/strict';
import {
  MAX_TREE_DEPTH,
  MAX_TREE_ELEMENTS,
  parseXml,
  XmlError,
  XmlStream,
  type XmlElement,
} from '../../../server/src/archive/readers/xml';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

/** An element on one line: `w:p(w:val=1)[text w:r]`. */
function shown({ name, attributes, children }: XmlElement): string {
  const values = [...attributes]
    .filter(([key]) => !key.startsWith('xmlns'))
    .map(([key, value]) => `${key}=${value}`);
  const inner = children.map((child) => (typeof child === 'string' ? child : shown(child)));
  return `${name}${values.length > 0 ? `(${values.join(' ')})` : ''}${inner.length > 0 ? `[${inner.join(' ')}]` : ''}`;
}

describe('parseXml', () => {
  const samples: readonly (readonly [string, string, string])[] = [
    ['the usual prefix', `<w:p xmlns:w="${W}" w:val="1">甲</w:p>`, 'w:p(w:val=1)[甲]'],
    ['another prefix', `<x:p xmlns:x="${STRICT}" x:val="1"/>`, 'w:p(w:val=1)'],
    ['no prefix, which attributes then do not have', `<p xmlns="${W}" val="1"><r/></p>`, 'w:p(val=1)[w:r]'],
    [
      'a prefix that means something else inside',
      `<x:p xmlns:x="${W}"><x:r xmlns:x="urn:x"/><x:r/></x:p>`,
      'w:p[r w:r]',
    ],
    ['a namespace that nobody knows', '<x:Relationship xmlns:x="urn:x" Id="1"/>', 'Relationship(Id=1)'],
    ['a prefix that is called like an attribute', '<a xmlns:Id="urn:x" Id="1"/>', 'a(Id=1)'],
    ['a prefix that is declared nowhere', '<x:p x:a="1"/>', 'p(a=1)'],
    ['entities of XML', '<a>&lt;&amp;&#x4E00;</a>', 'a[<&一]'],
    ['text as it is', '<a><![CDATA[<b>]]></a>', 'a[<b>]'],
    ['neither comments nor instructions', '<?xml version="1.0"?><!-- x --><a><?b c?><!-- d --></a>', 'a'],
    ['a mark of order', '\uFEFF<a/>', 'a'],
  ];
  for (const [name, text, expected] of samples) {
    it(`reads ${name}`, () => {
      assert.equal(shown(parseXml(text)), expected);
      assert.equal(shown(parseXml(new TextEncoder().encode(text))), expected);
    });
  }

  it('reads an encoding that is declared', () => {
    const bytes = Uint8Array.of(
      ...new TextEncoder().encode('<?xml version="1.0" encoding="GB2312"?><a>'),
      0xd2,
      0xbb,
      ...new TextEncoder().encode('</a>'),
    );
    assert.equal(shown(parseXml(bytes)), 'a[一]');
  });

  it('has limits', () => {
    const nested = (depth: number) => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
    const flat = (count: number) => `<a>${'<b/>'.repeat(count - 1)}</a>`;
    parseXml(nested(MAX_TREE_DEPTH));
    parseXml(flat(MAX_TREE_ELEMENTS));
    for (const text of [nested(MAX_TREE_DEPTH + 1), flat(MAX_TREE_ELEMENTS + 1)]) {
      assert.throws(
        () => parseXml(text),
        (error) => error instanceof XmlError && error.fault === 'too-large',
      );
    }
  });

  it('takes no document type', () => {
    assert.throws(
      () => parseXml('<!DOCTYPE a><a/>'),
      (error) => error instanceof XmlError && error.fault === 'forbidden',
    );
  });
});

describe('XmlStream', () => {
  it('reads the same wherever its bytes are parted', () => {
    const bytes = new TextEncoder().encode(`<w:p xmlns:w="${W}"><w:t>工作要点𠮷</w:t></w:p>`);
    for (const size of [1, 2, 3, 7, 1000]) {
      const events: string[] = [];
      const stream = new XmlStream({
        open: (tag) => void events.push(`<${tag.name}`),
        close: (name) => void events.push(`${name}>`),
        text: (words) => void events.push(words),
      });
      for (let from = 0; from < bytes.length; from += size) {
        stream.write(bytes.subarray(from, from + size));
      }
      stream.end();
      assert.equal(events.join(' '), '<w:p <w:t 工作要点𠮷 w:t> w:p>', `${size} bytes`);
    }
  });
});
