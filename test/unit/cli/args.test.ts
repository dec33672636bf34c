import assert from 'node:assert/strict';
import fc from 'fast-check';
import { languageOf, readArgs } from '../../../server/src/cli/args';
import { wantsColor } from '../../../server/src/cli/color';
import { UsageError } from '../../../server/src/cli/say';
import { fakeIo } from './fake-io';

describe('readArgs', () => {
  it('tells the command, its operands and its options apart', () => {
    const { command, operands, values, given } = readArgs(
      '--lang en check a.txt --format json -- --b - --format'.split(' '),
    );
    assert.equal(command?.name, 'check');
    assert.deepEqual(operands, ['a.txt', '--b', '-', '--format']);
    assert.deepEqual(
      [...values],
      [
        ['lang', 'en'],
        ['format', 'json'],
      ],
    );
    assert.deepEqual(given, ['lang', 'format']);
  });

  it('lets the last of an option count', () => {
    assert.equal(readArgs(['check', '--format', 'json', '--format=text']).values.get('format'), 'text');
  });

  it('answers any arguments with an invocation or a usage error', () => {
    const word = fc.constantFrom(
      'check',
      '--format',
      '--',
      '-',
      '-h',
      '--lang',
      'en',
      '=',
      '--=',
      '-xh',
      '',
      '--no-color',
      '--format=',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string())), (args) => {
        try {
          readArgs(args);
        } catch (error) {
          assert.ok(error instanceof UsageError, String(error));
        }
        assert.match(languageOf(args), /^(zh|en)$/);
      }),
    );
  });
});

describe('wantsColor', () => {
  const terminal = { columns: 80 };
  it('is on on a terminal, unless it is a dumb one', () => {
    assert.equal(wantsColor([], fakeIo(terminal)), true);
    assert.equal(wantsColor([], fakeIo()), false);
    assert.equal(wantsColor([], fakeIo({ ...terminal, env: { TERM: 'dumb' } })), false);
  });

  it('heeds NO_COLOR when it is not empty', () => {
    assert.equal(wantsColor([], fakeIo({ ...terminal, env: { NO_COLOR: '1' } })), false);
    assert.equal(wantsColor([], fakeIo({ ...terminal, env: { NO_COLOR: '' } })), true);
    assert.equal(wantsColor(['color'], fakeIo({ env: { NO_COLOR: '1' } })), true);
  });
});
