import assert from 'node:assert/strict';
import test from 'node:test';
import { age, Calendar, count, isZero, maximum, MINUS, periodName, points, signed } from '../js/core/format.js';
import { vi } from '../js/i18n/vi.js';

const home = new Calendar('Asia/Ho_Chi_Minh');
const at = Date.parse('2026-11-20T07:31:48Z');
const seconds = (n) => age(n * 1000, vi);

test('points always have two decimals, a comma and a true minus', () => {
  assert.equal(points(97.35), '97,35');
  assert.equal(points(100), '100,00');
  assert.equal(points(0), '0,00');
  assert.equal(signed(0.26), '+0,26');
  assert.equal(signed(-0.15), '\u22120,15');
  assert.equal(MINUS, '\u2212');
  assert.equal(isZero(0.004), true);
  assert.equal(isZero(-0.01), false);
});

test('counts are grouped by points, a whole maximum has no decimals', () => {
  assert.equal(count(0), '0');
  assert.equal(count(999), '999');
  assert.equal(count(1284567), '1.284.567');
  assert.equal(maximum(18), '18');
  assert.equal(maximum(1.5), '1,50');
});

test('an age is seconds to 90 s, minutes and seconds to 10 min, then coarser', () => {
  assert.equal(seconds(-3), '0 giây');
  assert.equal(seconds(12.9), '12 giây');
  assert.equal(seconds(90), '90 giây');
  assert.equal(seconds(91), '1 phút 31 giây');
  assert.equal(seconds(170), '2 phút 50 giây');
  assert.equal(seconds(599), '9 phút 59 giây');
  assert.equal(seconds(600), '10 phút');
  assert.equal(seconds(119 * 60), '119 phút');
  assert.equal(seconds(2 * 3600), '2 giờ');
  assert.equal(seconds(5 * 3600 + 720), '5 giờ 12 phút');
  assert.equal(seconds(3 * 86400), '3 ngày');
});

test('times and dates are those of the province, whatever the zone of the machine', () => {
  assert.equal(home.hourMinute(at), '14:31');
  assert.equal(home.timeOfDay(at), '14:31:48');
  assert.equal(home.fullDate(at, vi.weekdays), 'Thứ Sáu, 20/11/2026');
  assert.equal(home.hourMinute(Date.parse('2026-11-19T17:00:00Z')), '00:00');
  assert.equal(home.dayMonth(Date.parse('2026-11-04T18:00:00Z')), '05/11');
});

test('only the local midnight of today is today', () => {
  assert.equal(home.isStartOfToday(Date.parse('2026-11-19T17:00:00Z'), at), true);
  assert.equal(home.isStartOfToday(Date.parse('2026-11-18T17:00:00Z'), at), false);
  assert.equal(home.isStartOfToday(Date.parse('2026-11-20T01:00:00Z'), at), false);
  assert.equal(home.timeOrDay(Date.parse('2026-11-20T01:00:00Z'), at), '08:00');
  assert.equal(home.timeOrDay(Date.parse('2026-10-30T01:00:00Z'), at), '30/10');
});

test('a period has a name, fixed or following the calendar', () => {
  const name = (period) => periodName(period, at, home, vi);
  assert.equal(name('2026-11'), 'tháng 11/2026');
  assert.equal(name('2026-Q4'), 'quý 4/2026');
  assert.equal(name('2026'), 'năm 2026');
  assert.equal(name('7d'), '7 ngày qua');
  assert.equal(name('month'), 'tháng 11/2026');
  assert.equal(name('quarter'), 'quý 4/2026');
  assert.equal(name('year'), 'năm 2026');
});

test('an instant without a zone is one of the province', () => {
  const calendar = new Calendar('Asia/Ho_Chi_Minh');
  assert.equal(calendar.instantOf('2026-11-20T08:00'), Date.parse('2026-11-20T01:00:00Z'));
  assert.equal(calendar.instantOf('2026-11-20T08:00:30+09:00'), Date.parse('2026-11-19T23:00:30Z'));
});

test('a week is named by its number and its days, also over a year', () => {
  const calendar = new Calendar('Asia/Ho_Chi_Minh');
  const name = (period, at = '2026-11-29T10:00:00Z') => periodName(period, Date.parse(at), calendar, vi);
  assert.equal(name('2026-W48'), 'tuần 48 (23/11–29/11)');
  assert.equal(name('2026-W53'), 'tuần 53 (28/12–03/01)');
  assert.equal(name('2027-W01'), 'tuần 1 (04/01–10/01)');
  assert.equal(name('week'), 'tuần 48 (23/11–29/11)');
  assert.equal(name('week', '2026-11-29T17:00:00Z'), 'tuần 49 (30/11–06/12)');
});
