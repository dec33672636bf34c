import assert from 'node:assert/strict';
import { main } from '../../../server/src/cli/main';
import { COMMANDS } from '../../../server/src/cli/options';
import { cellsOf } from '../../../server/src/cli/width';
import { writeText } from '../../../server/src/cli/write-output';
import { fakeIo } from './fake-io';

const TEXT =
  '教育厅2021年工作要点\n2021年工作的总体要求是：稳中求进。\n一、统筹\n1.甲。乙。\n3.丙。丁。\n4.戊。己。\n';

describe('main', () => {
  it('checks what comes in on standard input, in colours on a terminal', async () => {
    const io = fakeIo({ columns: 80, input: TEXT });
    assert.equal(await main(['check', '-'], io), 1);
    assert.equal(io.written.err, '');
    assert.ok(io.written.out.includes('\u001b[31m^^\u001b[39m'), io.written.out);
  });

  it('cuts what it shows to the width of the terminal', async () => {
    const io = fakeIo({ columns: 60, input: TEXT.replace('丙。', `丙${'工作'.repeat(100)}。`) });
    await main(['check', '--no-color', '-'], io);
    const shown = io.written.out.split('\n').filter((line) => line.includes('|'));
    assert.ok(shown.length > 0);
    for (const line of shown) {
      assert.ok(cellsOf(line) <= 60, line);
    }
  });

  it('draws an outline within the width of the terminal', async () => {
    const io = fakeIo({ columns: 40, input: TEXT.replace('丙', '丙'.repeat(100)) });
    assert.equal(await main(['outline', '-'], io), 0);
    for (const line of io.written.out.split('\n')) {
      assert.ok(cellsOf(line) <= 40, line);
    }
  });

  it('puts no Word file on a terminal, and nothing of an imported text that steers it', async () => {
    const io = fakeIo({ columns: 80, input: TEXT });
    assert.equal(await main(['export', '-'], io), 2);
    assert.deepEqual(io.written, {
      out: '',
      err: 'workplan: Word 文件不能显示在终端里，请用 -o 给出要写的文件\n',
    });
    const text = '甲\u001b[31m\r\n乙\n';
    for (const columns of [80, undefined]) {
      const { out, written } = fakeIo(columns === undefined ? {} : { columns });
      writeText(out, text);
      assert.equal(written.out, columns === undefined ? text : '甲␛[31m\n乙\n');
    }
  });

  it('says in one line that something inside went wrong', async () => {
    const io = { ...fakeIo(), readInput: () => Promise.reject(new TypeError('x is not y')) };
    assert.equal(await main(['check', '-'], io), 2);
    assert.match(io.written.err, /^<stdin>: 无法读取\n$/);
  });

  it('keeps its help to lines that fit a terminal, in both languages', async () => {
    for (const language of ['zh', 'en']) {
      for (const name of ['', ...COMMANDS.map((command) => command.name)]) {
        const io = fakeIo();
        await main([...(name === '' ? [] : [name]), '--help', '--lang', language], io);
        for (const line of io.written.out.split('\n')) {
          assert.ok(cellsOf(line) <= 110, `${cellsOf(line)}: ${line}`);
        }
      }
    }
  });
});
