import assert from 'node:assert/strict';
import test from 'node:test';
import { isWithin, readSettings, USUAL_SLIDES } from '../js/core/settings.js';

test('an address without words is the usual wall', () => {
  const usual = readSettings('');
  assert.equal(usual.period, null, 'the one that the server calls usual');
  assert.deepEqual(usual.slides, USUAL_SLIDES);
  assert.deepEqual([usual.distance, usual.inch, usual.orientation, usual.margin], [null, null, null, '2.5']);
  assert.deepEqual([usual.night, usual.paused, usual.letters, usual.mirror, usual.rest], [false, false, true, false, false]);
});

test('each word of the address is taken', () => {
  const asked = readSettings('?d=5&inch=75&huong=doc&vien=5&dem=19:30-6&slides=ma,so,so,qua-han&ghim=xa:10&mo=ma&trang=3'
    + '&don-vi=H48.905&tam-dung=1&phim=0&guong=1&nghi=1&ky=2026-Q4&luc=2026-11-20T08:00:00%2B07:00&nen=sang&catalogue=766-van-ban&list=thiet-yeu');
  assert.deepEqual([asked.distance, asked.inch, asked.orientation, asked.margin], [5, 75, 'portrait', '5']);
  assert.deepEqual(asked.night, { from: 19 * 60 + 30, to: 360 });
  assert.deepEqual(asked.slides, ['code', 'departments', 'late']);
  assert.deepEqual(asked.pin, { kind: 'communes', minutes: 10 });
  assert.deepEqual([asked.first, asked.page, asked.unit], ['code', 2, 'H48.905']);
  assert.deepEqual([asked.paused, asked.letters, asked.mirror, asked.rest], [true, false, true, true]);
  assert.equal(asked.period, '2026-Q4');
  assert.equal(asked.frozen, '2026-11-20T08:00:00+07:00');
  assert.deepEqual([asked.light, asked.catalogue, asked.list], [true, '766-van-ban', 'thiet-yeu']);
  assert.deepEqual(readSettings('?bo=766-van-ban&ds=thiet-yeu'), readSettings('?catalogue=766-van-ban&list=thiet-yeu'), 'as reading pages name them');
  assert.equal(readSettings('?luc=2026-11-20T08:00:00+07:00').frozen, '2026-11-20T08:00:00+07:00', 'a plus that nobody escaped');
});

test('a week is a period', () => {
  assert.equal(readSettings('?ky=2026-W53').period, '2026-W53');
  assert.equal(readSettings('?ky=week').period, 'week');
  assert.equal(readSettings('?ky=2026-W54').period, null);
});

test('what is unknown falls back silently', () => {
  const odd = readSettings('?d=five&inch=-3&huong=up&vien=9&dem=25-30&slides=khac,,&ghim=khac&trang=0&don-vi=<b>&ky=never&luc=soon&nen=pink&catalogue=<b>&list=');
  assert.deepEqual(odd, readSettings(''));
});

test('hours may pass midnight, and the end does not belong to them', () => {
  const night = { from: 19 * 60, to: 390 };
  assert.deepEqual([1139, 1140, 0, 389, 390, 720].map((minute) => isWithin(night, minute)), [false, true, true, true, false, false]);
  assert.deepEqual([119, 120, 130].map((minute) => isWithin({ from: 120, to: 130 }, minute)), [false, true, false]);
  assert.equal(isWithin(true, 0), true);
  assert.equal(isWithin(false, 0), false);
});

test('a wall begins where it is asked to, also with a slide that is not usual; of named slides it adds none', () => {
  const begins = (search) => { const { first, slides } = readSettings(search); return [first, slides.length]; };
  assert.deepEqual(begins('?mo=muc-tieu'), ['targets', 5]);
  assert.deepEqual(begins('?mo=xa'), ['communes', 4]);
  assert.deepEqual(begins('?mo=muc-tieu&slides=so,xa'), [null, 2]);
  assert.deepEqual(begins('?mo=khac'), [null, 4]);
});
