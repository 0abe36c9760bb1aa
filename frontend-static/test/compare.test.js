import assert from 'node:assert/strict';
import test from 'node:test';
import { comparisons, firstDayOf, isOver, kindOf } from '../js/core/compare.js';

/** @param {object} of */
function reasons(of) {
  return comparisons({ kind: 'month', open: true, first: '2026-11-01', today: '2026-11-29', ...of }).map(({ reason }) => reason);
}

test('a month that goes on is compared with its day, the same day of the month before, and the whole of it', () => {
  assert.deepEqual(comparisons({ kind: 'month', open: true, first: '2026-11-01', today: '2026-11-29' }).map(({ against }) => against), ['day', 'month', 'sameDay', 'previous']);
  assert.deepEqual(reasons({}), [null, 'together', null, null]);
});

test('on its first day there is no beginning of the day to compare with', () => {
  assert.deepEqual(reasons({ today: '2026-11-01' }), ['begins', 'together', null, null]);
});

test('a quarter that goes on can be compared with the beginning of the month, if it began before', () => {
  assert.deepEqual(reasons({ kind: 'quarter', first: '2026-10-01' }), [null, null, null, null]);
  assert.deepEqual(reasons({ kind: 'quarter', first: '2026-10-01', today: '2026-10-05' }), [null, 'together', null, null]);
});

test('what has closed has no days left, what rolls has no period before', () => {
  assert.deepEqual(reasons({ open: false }), ['closed', 'closed', 'closed', null]);
  assert.deepEqual(reasons({ kind: 'rolling', first: null }), [null, null, 'rolling', 'rolling']);
});

test('periods are known by their names', () => {
  assert.deepEqual(['30d', 'week', '2026-W48', 'month', '2026-11', '2026-Q4', 'quarter', '2026', 'year'].map(kindOf),
    ['rolling', 'week', 'week', 'month', 'month', 'quarter', 'quarter', 'year', 'year']);
  assert.deepEqual(['2026-11', '2026-Q4', '2026', '2026-W48', '30d'].map(firstDayOf), ['2026-11-01', '2026-10-01', '2026-01-01', null, null]);
});

test('a period that is named is over on the day after its last', () => {
  const over = (period, day) => {
    const [year, month, date] = day.split('-');
    return isOver(period, { year, month, day: date });
  };
  for (const [period, last, next] of [
    ['2026-10', '2026-10-31', '2026-11-01'], ['2026-12', '2026-12-31', '2027-01-01'], ['2026-Q3', '2026-09-30', '2026-10-01'],
    ['2026', '2026-12-31', '2027-01-01'], ['2026-W48', '2026-11-29', '2026-11-30'], ['2026-W53', '2027-01-03', '2027-01-04'],
  ]) {
    assert.equal(over(period, last), false, period);
    assert.equal(over(period, next), true, period);
  }
  for (const period of ['month', 'week', '30d', 'year']) assert.equal(over(period, '2027-01-04'), false, period);
});
