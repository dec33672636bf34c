import assert from 'node:assert/strict';
import { readDoc } from '../../../../server/src/archive/readers/doc/index';
import type { ReadingNote } from '../../../../server/src/archive/readers/document';
import { docOf, type DocOf, type LevelOf, type ParagraphOf } from './doc-file';

async function read(doc: DocOf): Promise<{ lines: string[]; notes: readonly ReadingNote[] }> {
  const read = await readDoc(docOf(doc), { name: '要点.doc' });
  assert.equal(read.kind, 'document', JSON.stringify(read));
  return { lines: read.text.trimEnd().split('\n'), notes: read.notes };
}

/** Paragraphs of one list by their levels, from 0. */
const numbersOf = async (levels: readonly LevelOf[], ...paragraphs: readonly number[]) => {
  const doc = {
    paragraphs: paragraphs.map((level) => ({ text: '甲', list: 1, level })),
    lists: [levels],
    instances: [{ list: 0 }],
  };
  return (await read(doc)).lines;
};

const CHINESE = 37;
const ONE: readonly LevelOf[] = [{ text: '%1.' }];

describe('automatic numbers of a .doc', () => {
  it('are those of its levels', async () => {
    const levels = [
      { text: '%1、', nfc: CHINESE },
      { text: '（%2）', nfc: CHINESE },
      { text: '%3.' },
      { text: '（%4）' },
      { text: '%5', nfc: 18 },
    ];
    assert.deepEqual(await numbersOf(levels, 0, 1, 2, 3, 4, 4, 2, 1, 2, 0, 1), [
      '一、甲',
      '（一）甲',
      '1.甲',
      '（1）甲',
      '①甲',
      '②甲',
      '2.甲',
      '（二）甲',
      '1.甲',
      '二、甲',
      '（一）甲',
    ]);
  });

  it('may name the levels above', async () => {
    const levels = [
      { text: '第%1章', nfc: CHINESE },
      { text: '%1.%2.', nfc: 4 },
      { text: '%1-%2-%3 ', nfc: 1, legal: true },
    ];
    assert.deepEqual(await numbersOf(levels, 0, 1, 2, 2), ['第一章甲', '一.a.甲', '1-1-1 甲', '1-1-2 甲']);
  });

  it('begin where they are said to', async () => {
    assert.deepEqual(await numbersOf([{ text: '%1.', start: 9 }], 0, 0), ['9.甲', '10.甲']);
  });

  it('begin anew after the levels that are said', async () => {
    const levels = (restart: number | undefined): LevelOf[] => [
      { text: '%1.' },
      { text: '%2.' },
      { text: '%3)', ...(restart !== undefined && { restart }) },
    ];
    const numbers = async (restart: number | undefined) =>
      (await numbersOf(levels(restart), 0, 2, 1, 2, 0, 2)).map((line) => line.slice(0, -1));
    assert.deepEqual(await numbers(undefined), ['1.', '1)', '2.', '1)', '2.', '1)']);
    assert.deepEqual(await numbers(1), ['1.', '1)', '2.', '2)', '2.', '1)']);
    assert.deepEqual(await numbers(0), ['1.', '1)', '2.', '2)', '2.', '3)']);
  });

  it('may be followed by a tab, a blank, or nothing', async () => {
    const follows = ([0, 1, 2] as const).map((follow) => numbersOf([{ text: '%1、', follow }], 0));
    assert.deepEqual(await Promise.all(follows), [['1、甲'], ['1、 甲'], ['1、甲']]);
  });

  it('may be bullets', async () => {
    const doc = {
      paragraphs: [
        { text: '甲', list: 1 },
        { text: '乙', list: 1, level: 1 },
      ],
      lists: [
        [
          { text: '\uF0D8', nfc: 23, font: 1 },
          { text: '\uE123', nfc: 23 },
        ],
      ],
      instances: [{ list: 0 }],
      fonts: ['宋体', 'Wingdings'],
    };
    assert.deepEqual((await read(doc)).lines, ['➢甲', '•乙']);
  });

  it('count on through instances of one list', async () => {
    const doc = {
      paragraphs: [{ text: '甲', list: 1 }, '正文', { text: '乙', list: 2 }, { text: '丙', list: 3 }],
      lists: [ONE, ONE],
      instances: [{ list: 0 }, { list: 0 }, { list: 1 }],
    };
    assert.deepEqual((await read(doc)).lines, ['1.甲', '正文', '2.乙', '1.丙']);
  });

  it('may begin anew in an instance, once', async () => {
    const doc = {
      paragraphs: [1, 1, 2, 2, 1, 2].map((list) => ({ text: '甲', list })),
      lists: [ONE],
      instances: [{ list: 0 }, { list: 0, overrides: [{ level: 0, start: 5 }] }],
    };
    assert.deepEqual((await read(doc)).lines, ['1.甲', '2.甲', '5.甲', '6.甲', '7.甲', '8.甲']);
  });

  it('may be written in another way in an instance', async () => {
    const own = { text: '（%1）', nfc: CHINESE, start: 3 };
    const doc = (start: { start?: number }) => ({
      paragraphs: [1, 2, 2, 1].map((list) => ({ text: '甲', list })),
      lists: [ONE],
      instances: [{ list: 0 }, { list: 0, overrides: [{ level: 0, own, ...start }] }],
    });
    assert.deepEqual((await read(doc({}))).lines, ['1.甲', '（二）甲', '（三）甲', '4.甲']);
    // The level's own start counts then, not the one beside it.
    assert.deepEqual((await read(doc({ start: 9 }))).lines, ['1.甲', '（三）甲', '（四）甲', '5.甲']);
  });

  it('come with styles and those they are based on', async () => {
    const doc: DocOf = {
      paragraphs: [
        { text: '甲', style: 1 },
        { text: '乙', style: 2 },
        { text: '丙', style: 3 },
        { text: '丁', style: 1, list: 0 },
        { text: '戊', style: 3, level: 0 },
        { text: '己', style: 4 },
      ],
      // An odd size of one, and one that is not there.
      styles: [
        {},
        { list: 1 },
        { base: 1, level: 1 },
        { base: 2, hidden: false },
        { base: 5 },
        { base: 4 },
        undefined,
      ],
      lists: [[{ text: '%1、', nfc: CHINESE }, { text: '%2.' }]],
      instances: [{ list: 0 }],
    };
    assert.deepEqual((await read(doc)).lines, ['一、甲', '1.乙', '2.丙', '丁', '二、戊', '己']);
  });

  it('keep their number where it is negated', async () => {
    const doc = {
      paragraphs: [
        { text: '甲', list: 0x10000 - 1 },
        { text: '乙', list: 0xf801 },
      ],
      lists: [ONE],
      instances: [{ list: 0 }],
    };
    assert.deepEqual((await read(doc)).lines, ['1.甲', '乙']);
  });

  it('may be said by a piece', async () => {
    const doc = {
      paragraphs: [{ text: '甲', list: 1 }],
      lists: [[{ text: '%1.' }, { text: '（%2）' }]],
      instances: [{ list: 0 }],
    };
    assert.deepEqual((await read({ ...doc, prm: (0x0c << 1) | (1 << 8) })).lines, ['（1）甲']);
    assert.deepEqual((await read({ ...doc, prm: [0x0b, 0x46, 0, 0] })).lines, ['甲']);
  });

  it('that stand alone are lines', async () => {
    const doc = {
      paragraphs: [
        { text: '', list: 1 },
        { text: '乙', list: 1 },
      ],
      lists: [ONE],
      instances: [{ list: 0 }],
    };
    assert.deepEqual((await read(doc)).lines, ['1.', '2.乙']);
  });

  it('are none where there is no such list or level', async () => {
    const doc = {
      paragraphs: [
        { text: '甲', list: 9 },
        { text: '乙', list: 1, level: 3 },
        { text: '丙', list: 1, level: 12 },
      ],
      lists: [ONE],
      instances: [{ list: 0 }],
    };
    assert.deepEqual(await read(doc), { lines: ['甲', '乙', '丙'], notes: [] });
  });

  it('are counted where their form is not known', async () => {
    const doc: DocOf = {
      paragraphs: [
        { text: '甲', list: 1 },
        // ANLD of Word 6: arabic, and none.
        { text: '乙', sprms: anld(0) },
        { text: '丙', sprms: anld(255) },
      ],
      lists: [[{ text: '%1.', nfc: 200 }]],
      instances: [{ list: 0 }],
    };
    assert.deepEqual(await read(doc), {
      lines: ['1.甲', '乙', '丙'],
      notes: [{ kind: 'numbers', count: 2 }],
    });
  });
});

/** sprmPAnld80. */
function anld(nfc: number): NonNullable<ParagraphOf['sprms']> {
  return [0x3e, 0xc6, 84, nfc, ...new Array<number>(83).fill(0)];
}
