import assert from 'node:assert/strict';
import { main } from '../../../server/src/cli/main';
import { COMMANDS } from '../../../server/src/cli/options';
import { cellsOf } from '../../../server/src/cli/width';
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
