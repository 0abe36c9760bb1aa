import assert from 'node:assert/strict';
import test from 'node:test';
import { layoutOf } from '../js/core/geometry.js';
import { addressOf, codeOf } from '../js/core/shortlink.js';
import { bandCounts, daySpan, boardsFor, endsOf, rated, sizeOf, spanOf, targetsOf, weakestGroup, weakestUnits } from '../js/core/slides.js';

const group = (code, points, max, empty = false) => ({ code, points, max, empty });
const row = (unit, rank, change = {}) => ({
  unit, shortName: unit, rank, band: 'good', cases: rank !== null, groups: [group('A', 8, 10), group('B', 5, 20)], counts: { late: 0, handled: 10 }, ...change,
});
const league = (rows) => ({ order: rows.map(({ unit }) => unit), rows: new Map(rows.map((one) => [one.unit, one])), pending: false });
const MID = layoutOf('mid', false);
const NOTHING = { departments: null, communes: null, province: null, weekProvince: null, weekDepartments: null, targets: [] };

test('only the boards are followed that a slide reads, the province always and first', () => {
  assert.deepEqual(boardsFor(['departments', 'late', 'code'], 'month'), ['province@month', 'ranking:department@month']);
  assert.deepEqual(boardsFor(['communes', 'weakest'], 'quarter'), ['province@quarter', 'ranking:commune@quarter', 'province@7d', 'ranking:department@7d']);
  assert.deepEqual(boardsFor(['weakest', 'departments'], '7d'), ['province@7d', 'ranking:department@7d']);
  assert.deepEqual(boardsFor(['pulse'], 'month'), ['province@month']);
});

test('what there is nothing to show of has no page', () => {
  for (const kind of ['departments', 'communes', 'ends', 'weakest', 'late', 'pulse', 'targets']) assert.equal(sizeOf(kind, NOTHING, MID).pages, 0, kind);
  assert.equal(sizeOf('code', NOTHING, MID).pages, 1);
});

test('ninety-six communes are four pages, and every one of them is on a page', () => {
  const communes = league(Array.from({ length: 96 }, (_, i) => row(`u${i}`, i + 1)));
  const { pages } = sizeOf('communes', { ...NOTHING, communes }, MID);
  assert.equal(pages, 4);
  const seen = new Set();
  for (let page = 0; page < pages; page += 1) {
    const { from, to } = spanOf(96, 24, page);
    communes.order.slice(from, to).forEach((unit) => seen.add(unit));
  }
  assert.equal(seen.size, 96);
  assert.deepEqual(spanOf(14, 10, 1), { from: 4, to: 14 }, 'the last page is full');
});

test('ten lead and ten need attention, nobody both, and nobody without a rank', () => {
  const many = league([...Array.from({ length: 30 }, (_, i) => row(`u${i + 1}`, i + 1)), row('none', null)]);
  const ends = endsOf(many, MID);
  assert.deepEqual([ends.first[0], ends.first[9], ends.last[0], ends.last[9]], ['u1', 'u10', 'u21', 'u30']);
  const five = endsOf(league([1, 2, 3, 4, 5].map((rank) => row(`u${rank}`, rank))), MID);
  assert.deepEqual([five.first, five.last], [['u1', 'u2'], ['u4', 'u5']]);
  assert.equal(sizeOf('ends', { ...NOTHING, communes: league([row('u1', 1)]) }, MID).pages, 0);
  assert.equal(sizeOf('ends', { ...NOTHING, communes: many }, layoutOf('far', false)).pages, 2);
});

test('the weakest group is the one with least of its maximum; one without a figure is none', () => {
  const province = row('H48', 1, { groups: [group('A', 9, 18), group('B', 9, 20), group('C', 0, 12, true), group('D', 4.5, 10)] });
  assert.equal(weakestGroup(province).code, 'B');
  assert.equal(weakestGroup({ ...province, cases: false }), null);
  assert.equal(weakestGroup({ ...province, groups: [group('C', 0, 12, true)] }), null);
});

test('the units that lack most of a group come first, without those that have no figure', () => {
  const rows = [row('a', 1), row('b', 2, { groups: [group('B', 2, 20)] }), row('c', 3, { groups: [group('B', 0, 20, true)] }), row('d', null)];
  assert.deepEqual(weakestUnits(rows, 'B').map(({ row: { unit } }) => unit), ['b', 'a']);
});

test('late cases are counted of those handled; who handled none is no zero', () => {
  const rates = rated(league([
    row('a', 1, { counts: { late: 1, handled: 4 } }), row('b', 2, { counts: { late: 0, handled: 0 } }), row('c', 3, { counts: { late: 30, handled: 60 } }),
    row('d', 4, { counts: { late: 2, handled: 8 } }),
  ]));
  assert.deepEqual(rates.map(({ unit, rate }) => [unit, rate]), [['c', 0.5], ['d', 0.25], ['a', 0.25]]);
});

test('targets come from the sheet, the farthest first, the reached ones last', () => {
  const target = (id, ratio, wanted, reached, missing) => ({ id, ratio, target: { ratio: wanted, reached, missing } });
  const sheet = { components: [target('1', 91, 90, true, 0), target('2', 80, 90, false, 12), target('3', 40, 90, false, 700), { id: '4', ratio: 10 }, target('5', null, 50, false)] };
  const targets = targetsOf(sheet, new Map([['2', 'Đúng hạn']]));
  assert.deepEqual(targets.map(({ id }) => id), ['3', '5', '2', '1']);
  assert.deepEqual(targets[2], { id: '2', name: 'Đúng hạn', ratio: 80, wanted: 90, reached: false, missing: 12 });
  assert.deepEqual(targetsOf({ components: 'none' }, new Map()), []);
  assert.deepEqual(targetsOf(null, new Map()), []);
});

test('bands are counted of ranked units only', () => {
  assert.deepEqual(bandCounts([row('a', 1), row('b', 2, { band: 'weak' }), row('c', null)]), { excellent: 0, good: 1, fair: 0, average: 0, weak: 1 });
});

test('a view is named by a few characters', () => {
  const view = (change) => codeOf({ kind: 'departments', from: 1, group: null, unit: null, period: 'month', letters: '', frozen: null, ...change });
  assert.equal(view({}), 's');
  assert.equal(view({ from: 11 }), 's11');
  assert.equal(view({ kind: 'communes', from: 97, period: 'quarter' }), 'x97q');
  assert.equal(view({ unit: 'H48.905', from: 11 }), 'u905');
  assert.equal(view({ unit: 'H48.905', period: 'year' }), 'u905y');
  assert.equal(view({ unit: 'H48.905', kind: 'weakest' }), 'u905', 'a unit is of the period of the wall');
  assert.equal(view({ unit: 'H48.21025' }), 'u21025');
  assert.equal(view({ unit: 'H48.905.12' }), 's', 'a unit too deep for the code leads to its list');
  assert.deepEqual(['2026-11', '2026-Q4', '2026', '30d', '9d'].map((period) => view({ period })), ['sk2611', 'sk26q4', 'sk26', 'sm', 's']);
  assert.equal(view({ kind: 'weakest', group: 'MDSH' }), 'n3w', 'of seven days, as the slide is');
  assert.equal(view({ kind: 'weakest', group: 'T-HAN' }), 'nw', 'a group of another set has no number');
  assert.equal(view({ kind: 'targets' }), 'ty', 'targets are of a year');
  assert.equal(view({ from: 11, letters: 'c2l1', frozen: Date.parse('2026-11-20T01:00:00Z') }), 's11c2l1ztos040');
  assert.equal(addressOf('https://chiso.example.vn', 's2'), 'HTTPS://CHISO.EXAMPLE.VN/X/S2');
});

test('a day is shown by its office hours, and longer where anything came outside of them', () => {
  const day = (busy, steps) => ({ step: 15, received: Array.from({ length: steps }, (_, i) => (busy.includes(i) ? 1 : 0)), finished: Array(steps).fill(0) });
  assert.deepEqual(daySpan(day([], 0)), { from: 6, to: 18 });
  assert.deepEqual(daySpan(day([30], 58)), { from: 6, to: 18 });
  assert.deepEqual(daySpan(day([2, 30], 58)), { from: 0, to: 18 });
  assert.deepEqual(daySpan(day([30], 81)), { from: 6, to: 21 });
  assert.deepEqual(daySpan({ ...day([], 40), finished: Array.from({ length: 40 }, (_, i) => (i === 13 ? 2 : 0)) }), { from: 3, to: 18 });
});
