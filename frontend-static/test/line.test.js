import assert from 'node:assert/strict';
import test from 'node:test';
import { axis, dayMonth, isDue, newest, pointsOf, rangeOf, runs, totals, trace, withToday } from '../js/core/line.js';

const BOX = { wide: 100, high: 50, low: 0, top: 100 };
const day = (number, value, begins = false) => ({ day: `2026-11-${String(number).padStart(2, '0')}`, value, begins });

/** Of the parts only where in the list they lie. @param {Parameters<typeof runs>[0]} marks */
const places = (marks) => runs(marks).map((run) => run.map(({ i }) => i));

test('a line goes from the first day to the last, and up is more', () => {
  const { path, last, begins } = trace([day(1, 0), day(2, 50), day(3, 100)], BOX);
  assert.equal(path, 'M0 50L50 25L100 0');
  assert.deepEqual(last, { x: 100, y: 0, value: 100 });
  assert.deepEqual(begins, []);
});

test('a day without a figure is a hole, and never zero', () => {
  const marks = [day(1, 10), day(2, null), day(3, 20), day(4, 20), day(5, null)];
  assert.deepEqual(places(marks), [[0], [2, 3]]);
  const { path, last } = trace(marks, BOX);
  assert.equal(path, 'M0 45h0M50 40L75 40');
  assert.equal(last, null);
  assert.equal(newest(marks), null);
});

test('where a period begins anew the line is broken, half a day before its first day', () => {
  const marks = [day(30, 80), day(31, 81), day(1, 5, true), day(2, 9), day(3, 20)];
  assert.deepEqual(places(marks), [[0, 1], [2, 3, 4]]);
  assert.deepEqual(trace(marks, BOX).begins, [{ x: 37.5, day: '2026-11-01' }]);
  const { from, to } = newest(marks);
  assert.deepEqual([from.value, to.value], [5, 20]);
});

test('a period that begins on the first day shown breaks nothing, one that begins after a hole once', () => {
  assert.deepEqual(trace([day(1, 5, true), day(2, 6)], BOX).begins, []);
  assert.deepEqual(places([day(1, null), day(2, 5, true), day(3, 6)]), [[1, 2]]);
});

test('one day is a dot at the right end, none is nothing', () => {
  assert.deepEqual(trace([day(1, 50)], BOX), { path: 'M100 25h0', last: { x: 100, y: 25, value: 50 }, begins: [] });
  assert.deepEqual(trace([], BOX), { path: '', last: null, begins: [] });
  assert.equal(newest([]), null);
});

test('every point of any line lies in its box, in the order of days and of values', () => {
  for (let round = 0; round < 200; round++) {
    const marks = Array.from({ length: 1 + (round % 30) }, (_, i) => day(i + 1, (round * 7919 * (i + 3)) % 101, (round + i) % 9 === 0));
    const range = rangeOf(marks, 100);
    const { path } = trace(marks, { ...BOX, ...range });
    const at = [...path.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    assert.equal(at.length, marks.length);
    at.forEach(([x, y], i) => {
      assert.ok(x >= 0 && x <= 100 && y >= 0 && y <= 50, `${x} ${y}`);
      if (i === 0) return;
      assert.ok(x > at[i - 1][0]);
      assert.equal(Math.sign(marks[i - 1].value - marks[i].value), Math.sign(Math.round((y - at[i - 1][1]) * 100)));
    });
  }
});

test('a small movement does not look like a leap, and no end lies beyond what there can be', () => {
  assert.deepEqual(rangeOf([day(1, 69.7), day(2, 70.5)], 100), { low: 65, top: 80 });
  assert.deepEqual(rangeOf([day(1, 99), day(2, 100)], 100), { low: 90, top: 100 });
  assert.deepEqual(rangeOf([day(1, 0), day(2, 0)], 100), { low: 0, top: 5 });
  assert.deepEqual(rangeOf([day(1, 12), day(2, 84)], 100), { low: 0, top: 90 });
  assert.deepEqual(rangeOf([day(1, null)], 100), { low: 0, top: 100 });
});

test('edges of bands are written, and an end of the axis only where it is not too near', () => {
  const bands = [{ from: 0, name: 'Yếu' }, { from: 50, name: 'Trung bình' }, { from: 70, name: 'Khá' }, { from: 80, name: 'Tốt' }];
  assert.deepEqual(axis(bands, { low: 65, top: 90 }).map(({ value, edge }) => [value, edge]), [[65, false], [70, true], [80, true], [90, false]]);
  assert.deepEqual(axis(bands, { low: 68, top: 90 }).map(({ value }) => value), [70, 80, 90]);
  assert.deepEqual(axis(bands, { low: 0, top: 80 }).map(({ value, name }) => [value, name]), [[0, ''], [50, 'Trung bình'], [70, 'Khá'], [80, 'Tốt']]);
  assert.deepEqual(axis(bands, { low: 90, top: 100 }).map(({ value, edge }) => [value, edge]), [[90, false], [100, false]]);
});

test('of an answer, totals and points; a component without a figure is a hole', () => {
  const days = [
    { day: '2026-11-01', begins: true, total: null, components: [] },
    { day: '2026-11-02', total: 12.4, components: [{ id: '2.1', points: 0, empty: true }, { id: '5.2', points: 6, empty: true }] },
    { day: '2026-11-03', total: 14.1, components: [{ id: '2.1', points: 0, empty: false }] },
  ];
  assert.deepEqual(totals(days).map(({ value, begins }) => [value, begins]), [[null, true], [12.4, false], [14.1, false]]);
  assert.deepEqual(pointsOf(days, '2.1').map(({ value }) => value), [null, null, 0]);
  assert.deepEqual(pointsOf(days, '5.2').map(({ value }) => value), [null, 6, null], 'full points without petitions are points');
  assert.equal(dayMonth('2026-11-03'), '03/11');
});

test('the sheet beside the line is its last day, when it is newer and of that day', () => {
  const line = { position: 7, days: [{ day: '2026-11-20', period: '2026-11', total: 1 }, { day: '2026-11-21', period: '2026-11', total: 2, at: 'x' }] };
  const sheet = { position: 9, period: '2026-11', total: 3, band: 'good', groups: ['g'], components: ['c'] };
  assert.deepEqual(withToday(line, sheet, '2026-11-21').days,
    [line.days[0], { day: '2026-11-21', period: '2026-11', at: 'x', total: 3, band: 'good', groups: ['g'], components: ['c'] }]);
  assert.equal(withToday(line, { ...sheet, band: null }, '2026-11-21').days[1].total, null);
  for (const [other, today] of [[sheet, '2026-11-22'], [sheet, null], [{ ...sheet, position: 7 }, '2026-11-21'], [{ ...sheet, period: '2026-12' }, '2026-11-21']]) {
    assert.equal(withToday(line, other, today), line);
  }
});

test('the line is asked for at first, with another view, a new day, and once a minute while figures change', () => {
  const held = { key: 'a', askedAt: 1000, day: '2026-11-21', position: 7, state: 'ready' };
  const seen = { key: 'a', now: 61000, day: '2026-11-21', position: 8 };
  assert.equal(isDue({ ...held, key: null, state: 'none' }, seen), true);
  assert.equal(isDue(held, seen), true);
  assert.equal(isDue(held, { ...seen, now: 60999 }), false, 'within the minute');
  assert.equal(isDue(held, { ...seen, now: 999999, position: 7 }), false, 'nothing has changed');
  assert.equal(isDue(held, { ...seen, now: 1001, key: 'b' }), true);
  assert.equal(isDue({ ...held, state: 'loading' }, { ...seen, key: 'b' }), true);
  assert.equal(isDue({ ...held, state: 'loading' }, { ...seen, now: 999999 }), false);
  assert.equal(isDue(held, { ...seen, now: 6000, day: '2026-11-22', position: 7 }), true);
  assert.equal(isDue(held, { ...seen, now: 6000, day: null, position: 7 }), false);
  assert.equal(isDue({ ...held, state: 'failed' }, { ...seen, now: 60999 }), false);
  assert.equal(isDue({ ...held, state: 'failed' }, { ...seen, position: 7 }), true);
  assert.equal(isDue(held, { ...seen, key: null }), false);
});

test('where another method scores the line is broken as well', () => {
  const marks = totals([{ day: '2025-12-31', total: 80 }, { day: '2026-01-01', total: 60, otherMethod: true }, { day: '2026-01-02', total: 61 }]);
  assert.deepEqual(places(marks), [[0], [1, 2]]);
});
