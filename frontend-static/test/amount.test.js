import assert from 'node:assert/strict';
import test from 'node:test';
import { amountOf } from '../js/core/amount.js';

test('a number is read as it is written in Vietnam', () => {
  assert.deepEqual(amountOf('1.284'), { state: 'number', text: '1284' });
  assert.deepEqual(amountOf('1.284.567,5'), { state: 'number', text: '1284567.5' });
  assert.deepEqual(amountOf(' 97,5 '), { state: 'number', text: '97.5' });
  assert.deepEqual(amountOf('97.5'), { state: 'number', text: '97.5' });
  assert.deepEqual(amountOf('0'), { state: 'number', text: '0' });
  assert.deepEqual(amountOf('1 284'), { state: 'number', text: '1284' });
});

test('nothing is blank, and what is no number is never guessed at', () => {
  assert.equal(amountOf('').state, 'blank');
  assert.equal(amountOf('   ').state, 'blank');
  for (const wrong of ['-1', 'abc', '1,2,3', '1.28.4,5,', '1e5', '9/10', '&x=1', 'NaN', '1.2345.678']) {
    assert.equal(amountOf(wrong).state, 'wrong', wrong);
    assert.equal(amountOf(wrong).text, '', wrong);
  }
});
