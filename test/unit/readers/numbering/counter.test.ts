import assert from 'node:assert/strict';
import fc from 'fast-check';
import { listCounter } from '../../../../server/src/archive/readers/numbering/counter';
import { formatOfNfc } from '../../../../server/src/archive/readers/numbering/formats';
import type { List, ListInstance, ListLevel } from '../../../../server/src/archive/readers/numbering/model';
import { numbersOf } from './docx-lists';

function level(text: string, more: Partial<ListLevel> = {}): ListLevel {
  return { start: 1, format: 'decimal', text, suffix: 'tab', restart: undefined, legal: false, ...more };
}

function instance(list: List, overrides: ListInstance['overrides'] = new Map()): ListInstance {
  return { list, overrides };
}

function texts(paragraphs: readonly (readonly [ListInstance, number])[]): (string | undefined)[] {
  const counter = listCounter();
  return paragraphs.map(([of, at]) => counter.next(of, at)?.text);
}

describe('listCounter', () => {
  it('counts lists of a .doc by their codes', () => {
    const list: List = {
      levels: [level('%1、', { format: formatOfNfc(0x27) }), level('（%2）', { format: formatOfNfc(0x25) })],
    };
    const one = instance(list);
    assert.deepEqual(
      texts([
        [one, 0],
        [one, 1],
        [one, 1],
        [one, 0],
      ]),
      ['一、', '（一）', '（二）', '二、'],
    );
  });

  it('counts instances of the same list on from each other, and others by themselves', () => {
    const [first, second]: [List, List] = [{ levels: [level('%1.')] }, { levels: [level('%1.')] }];
    const [a, b, c] = [instance(first), instance(first), instance(second)];
    assert.deepEqual(
      texts([
        [a, 0],
        [b, 0],
        [c, 0],
        [a, 0],
      ]),
      ['1.', '2.', '1.', '3.'],
    );
  });

  it('keeps counts apart from document to document', () => {
    const one = instance({ levels: [level('%1.')] });
    assert.deepEqual(texts([[one, 0]]), texts([[one, 0]]));
  });

  it('cuts off a text that is none of a list', () => {
    const long = instance({ levels: [level(`%1${'长'.repeat(10_000)}`)] });
    assert.equal(texts([[long, 0]])[0]?.length, 254);
    const words = instance({ levels: [level('%1'.repeat(120), { start: 32_767, format: 'cardinalText' })] });
    assert.equal(texts([[words, 0]])[0]?.length, 255);
  });

  it('looks at the levels of a list a number of times that grows with the paragraphs alone', () => {
    const looked = (paragraphs: number): number => {
      let count = 0;
      const levels = new Proxy(
        Array.from({ length: 9 }, (_, i) => level(`%${i + 1}.`)),
        {
          get: (target, key, receiver): unknown => {
            count++;
            return Reflect.get(target, key, receiver);
          },
        },
      );
      const one = instance({ levels });
      texts(Array.from({ length: paragraphs }, (_, i) => [one, i % 9]));
      return count;
    };
    assert.equal(looked(2_700) - looked(1_800), looked(1_800) - looked(900));
  });
});

describe('numbers of any numbering.xml', () => {
  const names = [
    ...['w:abstractNum', 'w:num', 'w:lvl', 'w:lvlOverride', 'w:startOverride', 'w:abstractNumId', 'w:start'],
    ...[
      'w:numFmt',
      'w:lvlText',
      'w:lvlRestart',
      'w:suff',
      'w:isLgl',
      'w:pStyle',
      'w:styleLink',
      'w:numStyleLink',
    ],
    ...[
      'w:style',
      'w:basedOn',
      'w:pPr',
      'w:numPr',
      'w:numId',
      'w:ilvl',
      'mc:AlternateContent',
      'mc:Choice',
      'w:rPr',
    ],
  ];
  const keys = [
    'w:val',
    'w:numId',
    'w:abstractNumId',
    'w:ilvl',
    'w:styleId',
    'w:type',
    'w:format',
    'w:default',
  ];
  const values = fc.constantFrom(
    ...[
      '0',
      '1',
      '2',
      '3',
      '8',
      '9',
      '-1',
      '2147483647',
      '',
      'x',
      'a',
      'b',
      '%1.',
      '%1%2',
      '%9',
      '1e9',
      'NaN',
    ],
    ...['decimal', 'bullet', 'none', 'custom', 'chineseCounting', 'lowerLetter', 'numbering', 'paragraph'],
  );
  const elementOf = (children: fc.Arbitrary<readonly string[]>): fc.Arbitrary<string> =>
    fc
      .tuple(
        fc.constantFrom(...names),
        fc.dictionary(fc.constantFrom(...keys), values, { maxKeys: 3 }),
        children,
      )
      .map(([name, attributes, content]) => {
        const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
        return `<${name}${said.join('')}>${content.join('')}</${name}>`;
      });
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      elementOf(fc.constant([])),
      elementOf(fc.array(tie('tree'), { maxLength: 4 })),
    ),
  }));
  const number = fc.option(fc.integer({ min: -2, max: 12 }), { nil: undefined });
  const paragraph = fc.record({
    styleId: fc.option(fc.constantFrom('a', 'b', 'x'), { nil: undefined }),
    numId: number,
    level: number,
  });

  it('are texts, whatever it says', () => {
    const trees = fc.array(tree, { maxLength: 8 }).map((list) => list.join(''));
    fc.assert(
      fc.property(trees, trees, fc.array(paragraph, { maxLength: 12 }), (numbering, styles, paragraphs) => {
        for (const text of numbersOf(numbering, paragraphs, styles)) {
          assert.ok(text.length <= 255);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are texts where lists and instances fit together', () => {
    const lists = fc
      .array(fc.array(tree, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map((levels) =>
        levels
          .map((content, id) => {
            const inner = content.map(
              (one, i) => `<w:lvl w:ilvl="${i}">${one}<w:lvlText w:val="%1、%2"/></w:lvl>`,
            );
            const link = id === 2 ? '<w:numStyleLink w:val="a"/>' : inner.join('');
            return (
              `<w:abstractNum w:abstractNumId="${id}">${link}</w:abstractNum>` +
              `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/>${content.join('')}</w:num>`
            );
          })
          .join(''),
      );
    fc.assert(
      fc.property(lists, tree, fc.array(paragraph, { maxLength: 12 }), (numbering, styles, paragraphs) => {
        assert.equal(numbersOf(numbering, paragraphs, styles).length, paragraphs.length);
      }),
      { numRuns: 500 },
    );
  });
});
