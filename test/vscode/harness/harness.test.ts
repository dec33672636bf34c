// Runs that go wrong, one per title; harness.mjs starts each by its title and expects the failure.
import assert from 'node:assert/strict';

describe('succeeds', () => {
  it('one test', () => assert.ok(true));
});

describe('fails', () => {
  it('one test passes', () => assert.ok(true));
  it('one test does not', () => assert.fail('on purpose'));
});

describe('crashes the extension host', () => {
  it('one test passes', () => assert.ok(true));
  it('one ends the process', () => process.kill(process.pid, 'SIGKILL'));
  it('one is never reached', () => assert.ok(true));
});

describe('calls process.exit', () => {
  it('one test passes', () => assert.ok(true));
  it('one tries to end the process', () => process.exit(0));
});
