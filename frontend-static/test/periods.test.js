import assert from 'node:assert/strict';
import test from 'node:test';
import { closedPeriods } from '../js/core/periods.js';

test('what is over and holds something can be chosen, newest first', () => {
  const { months, quarters, years } = closedPeriods(['2026-10', '2025-12', '2026-12', '2026-09', '2026-11'], '2026-12');
  assert.deepEqual(months, ['2026-11', '2026-10', '2026-09', '2025-12']);
  assert.deepEqual(quarters, ['2026-Q3', '2025-Q4'], 'the quarter that goes on is not over');
  assert.deepEqual(years, ['2025']);
});

test('nothing is offered before anything is known, nor of what lies ahead', () => {
  assert.deepEqual(closedPeriods([], '2026-12'), { months: [], quarters: [], years: [] });
  assert.deepEqual(closedPeriods(['2026-12', '2027-01'], '2026-12').months, []);
});

test('a long history does not make an endless list', () => {
  const all = Array.from({ length: 300 }, (_, i) => `${2000 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`);
  const { months, quarters, years } = closedPeriods(all, '2026-12');
  assert.deepEqual([months.length, quarters.length, years.length], [24, 12, 10]);
  assert.equal(months[0], '2024-12');
});
