import assert from 'node:assert/strict';
import { Pastes } from '../../../client/src/typing/pastes';

describe('what was pasted', () => {
  let time = 0;
  const pastes = new Pastes(() => time);

  it('is known by its text, for a moment', () => {
    assert.equal(pastes.was(''), false);
    pastes.note('\n');
    assert.equal(pastes.was('\n'), true);
    assert.equal(pastes.was('\n\n'), false);
    time = 2_500;
    assert.equal(pastes.was('\n'), false);
  });

  it('is the last of several', () => {
    pastes.note('\n');
    pastes.note('甲');
    assert.equal(pastes.was('\n'), false);
    assert.equal(pastes.was('甲'), true);
  });
});
