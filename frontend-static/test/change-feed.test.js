import assert from 'node:assert/strict';
import test from 'node:test';
import { by } from '../js/elements/change-feed.js';

const cause = (kind, count, caseTail = null) => by({ at: 0, unit: 'H48.01', shortName: 'Sở A', component: '3.1', points: 2, kind, count, caseTail });

test('what did a change is told with its number, or by the one case', () => {
  assert.equal(cause('case', 3), '3 hồ sơ');
  assert.equal(cause('case', 1, '…0099'), 'hồ sơ …0099');
  assert.equal(cause('petition', 2), '2 phản ánh');
});

test('too much to be told one by one is many, never none', () => {
  assert.equal(cause('case', 0), 'nhiều hồ sơ');
  assert.equal(cause('petition', 0), 'nhiều phản ánh');
});
