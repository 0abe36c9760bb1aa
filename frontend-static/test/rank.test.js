import assert from 'node:assert/strict';
import test from 'node:test';
import { arrange, inRankOrder } from '../js/core/rank.js';
import { fillOf, levelOf, DEFAULT_BANDS, toneOf } from '../js/core/bands.js';

const row = (unit, rank, change = {}) => ({ unit, name: unit, rank, move: 0, total: 100 - (rank ?? 0), ...change });
const rows = (...list) => new Map(list.map((one) => [one.unit, one]));
const units = (list) => list.map((one) => one.unit);

test('rank order, ties by Vietnamese name, units without cases last', () => {
  const list = [row('E', null), row('Sở Xây dựng', 4), row('Đê', 2), row('Dê', 2), row('A', 1), row('B', null)];
  assert.deepEqual(units(inRankOrder(list)), ['A', 'Dê', 'Đê', 'Sở Xây dựng', 'B', 'E']);
});

test('numbers change at once, the order waits for its turn and keeps its ranks', () => {
  const first = arrange(null, rows(row('A', 1), row('B', 2), row('C', 3)), false);
  const swapped = rows(row('A', 2, { move: -1, total: 70 }), row('B', 1, { move: 1, total: 90 }), row('C', 3, { total: 60 }));
  const held = arrange(first, swapped, false);
  assert.equal(held.pending, true);
  assert.deepEqual(held.order, ['A', 'B', 'C']);
  assert.deepEqual([held.rows.get('A').rank, held.rows.get('B').rank], [1, 2]);
  assert.equal(held.rows.get('A').move, 0);
  assert.equal(held.rows.get('A').total, 70);
  const then = arrange(held, swapped, true);
  assert.equal(then.pending, false);
  assert.deepEqual(then.order, ['B', 'A', 'C']);
  assert.equal(then.rows.get('B').move, 1);
});

test('a rank that changes without a new order is shown at once', () => {
  const first = arrange(null, rows(row('A', 1), row('B', 2), row('C', 2)), false);
  const next = arrange(first, rows(row('A', 1), row('B', 2), row('C', 3)), false);
  assert.equal(next.pending, false);
  assert.equal(next.rows.get('C').rank, 3);
});

test('a unit that has left the board is not held', () => {
  const first = arrange(null, rows(row('A', 1), row('B', 2), row('C', 3)), false);
  const held = arrange(first, rows(row('C', 1), row('A', 2)), false);
  assert.deepEqual(held.order, ['A', 'C']);
});

test('bars are exceptions below 80 and below 50 percent', () => {
  const tone = (points, max, empty = false) => toneOf({ code: 'X', points, max, empty });
  assert.equal(tone(8, 10), 'plain');
  assert.equal(tone(7.99, 10), 'warn');
  assert.equal(tone(5, 10), 'warn');
  assert.equal(tone(4.99, 10), 'bad');
  assert.equal(tone(0, 10, true), 'none');
  assert.equal(fillOf({ code: 'X', points: 3, max: 0, empty: false }), 0);
  assert.equal(levelOf(DEFAULT_BANDS, 'excellent'), 5);
  assert.equal(levelOf(DEFAULT_BANDS, null), 0);
});
