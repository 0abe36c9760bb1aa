import assert from 'node:assert/strict';
import test from 'node:test';
import { exceeds } from '../js/core/ratio.js';

test('more met than there is to meet is told', () => {
  assert.equal(exceeds({ met: 9, total: 3, max: 2 }), true);
  assert.equal(exceeds({ met: 3.5, total: 3, max: 6 }), true);
  assert.equal(exceeds({ met: 1, total: 0, max: 2 }), true);
});

test('what is whole, has no figure or is only tracked is not', () => {
  assert.equal(exceeds({ met: 3, total: 3, max: 2 }), false);
  assert.equal(exceeds({ met: 0, total: 0, max: 2 }), false);
  assert.equal(exceeds({ met: null, total: null, max: 2 }), false);
  assert.equal(exceeds({ met: 9, total: null, max: 2 }), false);
  assert.equal(exceeds({ met: 2880, total: 2, max: 0 }), false, 'the mean of 2.2 has minutes above cases');
});
