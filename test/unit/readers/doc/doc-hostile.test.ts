import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openCompoundFile } from '../../../../server/src/archive/readers/doc/compound-file';
import { readDoc } from '../../../../server/src/archive/readers/doc/index';
import type { ReadDocument, Unreadable } from '../../../../server/src/archive/readers/document';
import { compoundFile, words, writeCompoundFile } from './compound-file';
import { docOf, streamsOf, type DocOf, type Streams } from './doc-file';

const read = (bytes: Uint8Array) => readDoc(bytes, { name: '要点.doc' });
const reasonOf = (read: ReadDocument | Unreadable) =>
  read.kind === 'unreadable' ? read.reason.zh : read.text;
const DAMAGED = '文件读不出来，可能已经损坏，请用 Word 或 WPS 打开，另存为 .docx 后再导入';

/** A document with something of everything. */
const SAMPLE: DocOf = {
  paragraphs: [
    '某局2026年工作要点',
    { text: ['一段', { text: '隐藏', hidden: true }, { text: '插入', inserted: true }], list: 1 },
    { text: '\x13 HYPERLINK "x" \x14链接\x15', list: 1, level: 1 },
    { text: '单位', end: '\x07' },
    { text: '任务', end: '\x07' },
    { end: '\x07', rowEnd: true, elsewhere: true },
    { text: '样式', style: 1, end: '\f' },
    '框\x08',
  ],
  lists: [
    [
      { text: '%1、', nfc: 37 },
      { text: '（%2）', nfc: 37, font: 1 },
    ],
  ],
  instances: [{ list: 0, overrides: [{ level: 0, start: 2 }] }],
  styles: [{}, { base: 0, list: 1 }],
  fonts: ['宋体', 'Wingdings'],
  boxes: [{ at: 55, paragraphs: ['框里的字'] }],
  footnotes: 2,
  pictures: 1,
  pieceLength: 7,
  prm: [0x55, 0x08, 0],
};
const TEXT = '某局2026年工作要点\n二、一段插入\n（一）链接\n单位\t任务\n三、样式\n框\n框里的字\n';

/** Streams with some bytes of one put in another way. */
function withBytes(
  streams: Streams,
  name: string,
  change: (view: DataView, bytes: Uint8Array) => void,
): Uint8Array {
  const bytes = Uint8Array.from(streams[name] ?? []);
  change(new DataView(bytes.buffer), bytes);
  return compoundFile({ ...streams, [name]: bytes });
}

const FIB = {
  /** Of the main text, in characters. */
  length: 64 + 3 * 4,
  boxesLength: 64 + 9 * 4,
  place: (index: number) => 154 + index * 8,
};

/** Whatever came of it, it is sound text or one clear sentence. */
function assertClear(result: ReadDocument | Unreadable): void {
  if (result.kind === 'unreadable') {
    assert.match(result.reason.zh, /请/u);
    assert.notEqual(result.reason.en, '');
  } else {
    // eslint-disable-next-line no-control-regex -- no such mark is text
    assert.doesNotMatch(result.text, /[\0-\b\v-\x1f]|\p{Surrogate}/u);
    assert.equal(result.text === '' || result.text.endsWith('\n'), true);
  }
}

describe('a damaged .doc', () => {
  it('is read where it is sound', async () => {
    assert.equal(reasonOf(await read(docOf(SAMPLE))), TEXT);
  });

  it('cut off anywhere is refused, or read whole', async () => {
    const bytes = docOf(SAMPLE);
    for (let length = 8; length < bytes.length; length += 64) {
      const result = await read(bytes.subarray(0, length));
      assertClear(result);
      assert.equal(
        result.kind === 'unreadable' || result.text === TEXT,
        true,
        `${length} of ${bytes.length}`,
      );
    }
  });

  it('with some bytes put in another way never throws', async () => {
    const bytes = docOf(SAMPLE);
    const flips = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const changed = Uint8Array.from(bytes);
        changes.forEach(([at, byte]) => {
          changed[at] = byte;
        });
        assertClear(await read(changed));
      }),
      { numRuns: 1500 },
    );
  });

  it('with a stretch of numbers put in another way never throws', async () => {
    const streams = streamsOf(SAMPLE);
    const name = fc.constantFrom('WordDocument', '1Table', 'Data');
    const numbers = fc.array(fc.constantFrom(0, 1, 2, 0xff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(name, fc.nat(), numbers, async (stream, place, put) => {
        const changed = withBytes(streams, stream, (_, bytes) => {
          const from = place % Math.max(1, bytes.length);
          bytes.set(words(put).subarray(0, bytes.length - from), from);
        });
        assertClear(await read(changed));
      }),
      { numRuns: 1500 },
    );
  });

  for (const [what, at, value] of [
    ['more text than there is', FIB.length, 0x7fffffff],
    ['four billion characters', FIB.length, 0xffffffff],
    ['text boxes beyond the text', FIB.boxesLength, 0x80000000],
    ['its pieces outside', FIB.place(33), 0x7fffffff],
    ['pieces that never end', FIB.place(33) + 4, 0xffffffff],
    ['no pieces', FIB.place(33) + 4, 0],
  ] as const) {
    it(`with ${what} is refused, or read whole`, async () => {
      const changed = withBytes(streamsOf(SAMPLE), 'WordDocument', (view) => {
        view.setUint32(at, value, true);
      });
      const result = await read(changed);
      assert.equal([DAMAGED, TEXT].includes(reasonOf(result)), true, reasonOf(result));
    });
  }

  for (const [what, index] of Object.entries({
    styles: 1,
    sections: 6,
    'properties of characters': 12,
    'properties of paragraphs': 13,
    fonts: 15,
    shapes: 40,
    drawings: 50,
    lists: 73,
    instances: 74,
  })) {
    it(`whose ${what} lie outside has its words still`, async () => {
      for (const [field, value] of [
        [0, 0x7fffffff],
        [4, 0xffffffff],
      ] as const) {
        const changed = withBytes(streamsOf(SAMPLE), 'WordDocument', (view) => {
          view.setUint32(FIB.place(index) + field, value, true);
        });
        const result = await read(changed);
        assert.equal(result.kind, 'document');
        for (const word of ['某局2026年工作要点', '一段', '链接', '单位', '框里的字']) {
          assert.equal(result.text.includes(word), true, `${word} in ${result.text}`);
        }
      }
    });
  }

  it('says that numbers are missing where its lists are cut off', async () => {
    const changed = withBytes(streamsOf(SAMPLE), 'WordDocument', (view) => {
      view.setUint32(FIB.place(73), 0x7fffffff, true);
    });
    const result = await read(changed);
    assert.deepEqual(result.kind === 'document' && result.notes.filter(({ kind }) => kind === 'numbers'), [
      { kind: 'numbers', count: 3 },
    ]);
  });

  for (const [what, index] of Object.entries({ styles: 1, paragraphs: 13 })) {
    it(`says that numbers may be missing where its ${what} are cut off`, async () => {
      const changed = withBytes(streamsOf(SAMPLE), 'WordDocument', (view) => {
        view.setUint32(FIB.place(index), 0x7fffffff, true);
      });
      const result = await read(changed);
      assert.equal(result.kind === 'document' && result.notes.some(({ kind }) => kind === 'numbers'), true);
    });
  }

  it('with a million lists, or levels, or instances is read', async () => {
    const streams = streamsOf(SAMPLE);
    const fib = new DataView(streams['WordDocument']?.buffer ?? new ArrayBuffer(0));
    for (const index of [73, 74]) {
      const changed = withBytes(streams, '1Table', (view) => {
        const at = fib.getUint32(FIB.place(index), true);
        if (index === 73) {
          view.setUint16(at, 0xffff, true);
        } else {
          view.setUint32(at, 0x7fffffff, true);
          view.setUint8(at + 4 + 12, 0xff);
        }
      });
      const result = await read(changed);
      assert.equal(result.kind, 'document');
      assert.match(result.text, /某局2026年工作要点/u);
    }
  });

  it('whose pages of properties hold rubbish has its words still', async () => {
    const streams = streamsOf(SAMPLE);
    for (const byte of [0x00, 0x5a, 0xff]) {
      const changed = withBytes(streams, 'WordDocument', (_, bytes) => {
        // Behind the text, which begins at 2048.
        bytes.fill(byte, 2560);
      });
      const result = await read(changed);
      assert.equal(result.kind, 'document');
      assert.match(result.text, /某局2026年工作要点/u);
    }
  });

  it('whose pieces all show the same text at great length is refused', async () => {
    const text = '要'.repeat(40_000);
    const streams = streamsOf({ paragraphs: [text], pieceLength: 40_000 });
    const count = 450;
    // Each piece 40,000 characters, all at the beginning of the text.
    const pieces = words([
      ...Array.from({ length: count + 1 }, (_, i) => i * 40_000),
      ...Array.from({ length: count }, () => [0x08000000, 0x00000000]).flat(),
    ]);
    const clx = Uint8Array.of(2, ...words([pieces.length]), ...pieces);
    const word = Uint8Array.from(streams['WordDocument'] ?? []);
    const view = new DataView(word.buffer);
    view.setUint32(FIB.place(33), 0, true);
    view.setUint32(FIB.place(33) + 4, clx.length, true);
    view.setUint32(FIB.length, count * 40_000, true);
    assert.match(reasonOf(await read(compoundFile({ WordDocument: word, '1Table': clx }))), /请/u);
  });

  it('with styles that are based on each other is read', async () => {
    const styles = [{}, { base: 2, list: 1 }, { base: 1 }, { base: 3 }];
    const paragraphs = [
      { text: '甲', style: 2 },
      { text: '乙', style: 3 },
    ];
    const result = await read(docOf({ ...SAMPLE, boxes: [], paragraphs, styles }));
    assert.equal(reasonOf(result), '二、甲\n乙\n');
  });

  it('with ten thousand fields inside each other is refused', async () => {
    const result = await read(docOf({ paragraphs: ['\x13'.repeat(10_002)] }));
    assert.equal(reasonOf(result), DAMAGED);
  });

  it('with text boxes that lie on each other shows the text once', async () => {
    const streams = streamsOf({
      paragraphs: ['正文'],
      boxes: [{ paragraphs: ['框里'] }, { paragraphs: ['框里二'] }],
    });
    const at = new DataView(streams['WordDocument']?.buffer ?? new ArrayBuffer(0)).getUint32(
      FIB.place(56),
      true,
    );
    const changed = withBytes(streams, '1Table', (view) => {
      view.setUint32(at + 4, 7, true);
    });
    assert.equal(reasonOf(await read(changed)), '正文\n框里\n框里二\n');
  });
});

describe('a damaged compound file', () => {
  const written = writeCompoundFile(streamsOf(SAMPLE));

  for (const [what, change] of Object.entries<(view: DataView) => void>({
    'whose directory runs in a circle': (view) => {
      const sector = (written.layout.directory - 512) / 512;
      view.setUint32(written.layout.fat + sector * 4, sector, true);
    },
    'whose tables are listed in a circle': (view) => {
      view.setUint32(68, 0, true);
      view.setUint32(512 + 508, 0, true);
    },
    'whose directory lies outside': (view) => {
      view.setUint32(48, 0x7fffffff, true);
    },
    'without a table': (view) => {
      view.setUint32(76, 0xffffffff, true);
    },
    'with sectors of an unknown size': (view) => {
      view.setUint16(30, 31, true);
    },
  })) {
    it(`${what} is refused`, async () => {
      const bytes = Uint8Array.from(written.bytes);
      change(new DataView(bytes.buffer));
      assert.match(reasonOf(await read(bytes)), /请用/u);
    });
  }

  it('whose stream runs in a circle is refused', async () => {
    const bytes = Uint8Array.from(written.bytes);
    const view = new DataView(bytes.buffer);
    // The document's first sector leads to itself, and it says that it is two gigabytes long.
    const entry = written.layout.directory + 128;
    view.setUint32(
      written.layout.fat + view.getUint32(entry + 116, true) * 4,
      view.getUint32(entry + 116, true),
      true,
    );
    view.setUint32(entry + 120, 0x7fffffff, true);
    assert.equal(reasonOf(await read(bytes)), DAMAGED);
  });

  it('whose streams say that they are huge is read, as far as it goes', async () => {
    const bytes = Uint8Array.from(written.bytes);
    new DataView(bytes.buffer).setUint32(written.layout.directory + 128 + 120, 0xffffffff, true);
    assert.equal(reasonOf(await read(bytes)), TEXT);
  });

  it('whose names lead to each other is read', async () => {
    const bytes = Uint8Array.from(written.bytes);
    const view = new DataView(bytes.buffer);
    for (const entry of [1, 2, 3]) {
      view.setUint32(written.layout.directory + entry * 128 + 68, 1, true);
    }
    assert.equal(reasonOf(await read(bytes)), TEXT);
  });
});

describe('a compound file', () => {
  it('has streams of every size', () => {
    const streams = Object.fromEntries(
      [0, 1, 63, 64, 65, 511, 4095, 4096, 4097, 70_000].map((size) => [
        `s${size}`,
        Uint8Array.from({ length: size }, (_, i) => (i * 7 + size) & 0xff),
      ]),
    );
    const file = openCompoundFile(compoundFile(streams));
    assert.deepEqual([...file.names], Object.keys(streams));
    for (const [name, bytes] of Object.entries(streams)) {
      assert.deepEqual(file.stream(name)?.array, bytes, name);
    }
    assert.equal(file.stream('none'), undefined);
  });

  for (const [names, reason] of [
    [['EncryptedPackage', 'EncryptionInfo'], /有打开密码/u],
    [['Workbook'], /表格/u],
    [['Book'], /表格/u],
    [['PowerPoint Document'], /演示文稿/u],
    [['__properties_version1.0'], /邮件/u],
    [['CONTENTS'], /旧版 WPS/u],
    [[], /旧版 WPS/u],
  ] as const) {
    it(`with ${names.join(' and ') || 'nothing'} in it says what it is`, async () => {
      const streams = Object.fromEntries(names.map((name) => [name, new Uint8Array(10)]));
      const result = await read(compoundFile(streams));
      assert.match(reasonOf(result), reason);
      assert.match(reasonOf(result), /请/u);
    });
  }

  for (const [what, doc, reason] of [
    ['with a password', { flags: 0x100 }, /有打开密码/u],
    ['obfuscated by one', { flags: 0x8100 }, /有打开密码/u],
    ['of Word 95', { version: 0x68 }, /Word 95/u],
    ['of Word 6', { magic: 0xa5dc, version: 0x65 }, /Word 95/u],
    ['of another program', { magic: 0x1234 }, /不是 Word/u],
  ] as const) {
    it(`with a document ${what} says so`, async () => {
      assert.match(reasonOf(await read(docOf({ ...SAMPLE, ...doc }))), reason);
    });
  }

  it('without its table is damaged', async () => {
    const { WordDocument = new Uint8Array() } = streamsOf(SAMPLE);
    assert.equal(reasonOf(await read(compoundFile({ WordDocument }))), DAMAGED);
  });
});

describe('reading a .doc', () => {
  it('breathes in between', async () => {
    let breaths = 0;
    const breathe = () => {
      breaths++;
      return Promise.resolve();
    };
    const paragraphs = Array.from({ length: 5000 }, () => '甲');
    await readDoc(docOf({ paragraphs }), { name: '要点.doc', breathe });
    assert.equal(breaths >= 5, true);
  });
});
