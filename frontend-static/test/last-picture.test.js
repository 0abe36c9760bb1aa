import assert from 'node:assert/strict';
import test from 'node:test';
import { readBack, written } from '../js/live/last-picture.js';

const board = { epoch: 'k3f9', offset: 12, rows: new Map([['A', { unit: 'A', total: 80 }], ['B', { unit: 'B', total: 70 }]]), recent: [] };
const text = written({ about: { province: { code: 'H48' } }, boards: new Map([['province@month', board]]), serverNow: 1000000, ownNow: 5000 });

test('the last picture comes back as it was, its age carried on by what has passed on the screen', () => {
  const kept = readBack(text, 65000);
  assert.deepEqual(kept.boards.get('province@month'), board);
  assert.equal(kept.serverNow, 1060000);
});

test('a screen whose date was turned back shows it as no younger than it was', () => {
  assert.equal(readBack(text, 0).serverNow, 1000000);
});

test('what cannot be believed is not shown', () => {
  assert.equal(readBack('{', 0), null);
  assert.equal(readBack('null', 0), null);
  assert.equal(readBack(text.replace('"form":2', '"form":1'), 6000), null);
  assert.equal(readBack(text, 5000 + 8 * 86400000), null, 'older than a week');
});
