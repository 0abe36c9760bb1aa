import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hold, sorted, wanted } from '../js/core/order.js';

const row = (unit, name, more = {}) => ({ unit, name, shortName: name, rank: 1, delta: null, band: 'good', groups: [], ...more });
const units = (rows) => rows.map((one) => one.unit);

test('by rank, unranked ones last', () => {
  const rows = [row('a', 'A', { rank: null }), row('b', 'B', { rank: 2 }), row('c', 'C', { rank: 1 })];

  assert.deepEqual(units(sorted(rows, 'rank')), ['c', 'b', 'a']);
});

test('by name as a Vietnamese reader expects: the proper name first, numbers by value', () => {
  const rows = ['Phường Đức Phổ', 'Xã Ân Lạc', 'Phường 10', 'Xã Ăn Thịnh', 'Phường 2', 'Xã Dung Quất'].map((name) => row(name, name));

  assert.deepEqual(units(sorted(rows, 'name')), ['Phường 2', 'Phường 10', 'Xã Ăn Thịnh', 'Xã Ân Lạc', 'Xã Dung Quất', 'Phường Đức Phổ']);
});

test('by a group, the weakest first; without a figure after all', () => {
  const group = (points, empty = false) => [{ code: 'MDSH', points, max: 22, empty }];
  const rows = [row('a', 'A', { groups: group(20) }), row('b', 'B', { groups: group(3) }), row('c', 'C', { groups: group(0, true) })];

  assert.deepEqual(units(sorted(rows, 'MDSH')), ['b', 'a', 'c']);
});

test('by how many were late, as on the wall: of equals the one with more cases first, without a case last', () => {
  const cases = (late, handled) => ({ counts: { late, handled } });
  const rows = [row('a', 'A', cases(0, 0)), row('b', 'B', cases(1, 10)), row('c', 'C', cases(10, 100)), row('d', 'D', cases(1, 2)), row('e', 'E', cases(0, 9))];

  assert.deepEqual(units(sorted(rows, 'late')), ['d', 'c', 'b', 'e', 'a']);
});

test('a name is found without its marks, however it was typed', () => {
  const rows = [row('a', 'Xã Khánh Hoà'), row('b', 'Xã Khánh Hòa'.normalize('NFD')), row('c', 'Xã Bình Minh')];

  assert.deepEqual(units(wanted(rows, { find: 'khanh hoa', band: null })), ['a', 'b']);
  assert.deepEqual(units(wanted(rows, { find: 'Hòa'.normalize('NFD'), band: null })), ['a', 'b']);
});

test('only rows of a band', () => {
  const rows = [row('a', 'A', { band: 'weak' }), row('b', 'B')];

  assert.deepEqual(units(wanted(rows, { find: '', band: 'weak' })), ['a']);
});

test('under a hand the rows keep their places, and the page knows how many would move', () => {
  const rows = [row('c', 'C'), row('a', 'A'), row('b', 'B'), row('d', 'D')];

  const { rows: held, moved } = hold(rows, ['a', 'b', 'c', 'gone']);

  assert.deepEqual(units(held), ['a', 'b', 'c', 'd']);
  assert.equal(moved, 3);
});
