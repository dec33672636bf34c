import assert from 'node:assert/strict';
import { applyLineEdit, splitLines } from '../../../server/src/plan/line';

function textOf(lines: readonly { text: string; eol: string }[]): string {
  return lines.map(({ text, eol }) => text + eol).join('');
}

/** Applies the edit that turns `«old»` in the sample into `text`; returns what comes of it. */
function edit(sample: string, text: string): { after: string; kept: number } {
  const before = sample.slice(0, sample.indexOf('«'));
  const source = sample.replace('«', '').replace('»', '');
  const lines = splitLines(source);
  const position = (offset: number): { line: number; character: number } => {
    const head = splitLines(source.slice(0, offset));
    return { line: head.length - 1, character: head.at(-1)?.text.length ?? 0 };
  };
  const start = position(before.length);
  const end = position(sample.indexOf('»') - 1);
  const edited = applyLineEdit(lines, { start, end }, text);
  return { after: textOf(edited), kept: edited.filter((line) => lines.includes(line)).length };
}

describe('splitting a text into lines', () => {
  it('knows the three line ends of the protocol', () => {
    assert.deepEqual(
      splitLines('a\nb\r\nc\rd').map(({ text, eol }) => [text, eol]),
      [
        ['a', '\n'],
        ['b', '\r\n'],
        ['c', '\r'],
        ['d', ''],
      ],
    );
  });

  it('gives an empty text one line, and a final line end an empty line after it', () => {
    assert.equal(splitLines('').length, 1);
    assert.deepEqual(
      splitLines('a\n').map(({ text }) => text),
      ['a', ''],
    );
  });

  it('takes U+2028 and U+0085 for characters of the line', () => {
    assert.equal(splitLines('a\u2028b\u0085c').length, 1);
  });
});

describe('editing lines', () => {
  it('reads only the edited line again', () => {
    assert.deepEqual(edit('一\n二«»\n三\n四', '号'), { after: '一\n二号\n三\n四', kept: 3 });
  });

  it('joins lines', () => {
    assert.deepEqual(edit('一\n二«\n»三\n四', ''), { after: '一\n二三\n四', kept: 2 });
  });

  it('splits a line', () => {
    assert.deepEqual(edit('一\n二«»三\n四', '\r\n'), { after: '一\n二\r\n三\n四', kept: 2 });
  });

  it('makes one line end of a lone \\r and a \\n that come together', () => {
    const { after } = edit('一\r«二»\n三', '');
    assert.equal(after, '一\r\n三');
    assert.equal(splitLines(after).length, 2);
  });

  it('takes a place beyond the text for its end', () => {
    const lines = splitLines('一\n二');
    const far = { line: 99, character: 99 };
    assert.equal(textOf(applyLineEdit(lines, { start: far, end: far }, '三')), '一\n二三');
  });

  it('takes a column beyond the line for its end', () => {
    const lines = splitLines('一\n二');
    const range = { start: { line: 0, character: 99 }, end: { line: 0, character: 100 } };
    assert.equal(textOf(applyLineEdit(lines, range, '号')), '一号\n二');
  });
});
