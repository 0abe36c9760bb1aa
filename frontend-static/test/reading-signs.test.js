import assert from 'node:assert/strict';
import test from 'node:test';
import { signsOf, whyUnranked } from '../js/reading/row-signs.js';

const RANKED = { rank: 3, cases: true, ended: false, close: false, lateDelta: null, listDelta: null, defaultPoints: 0 };

test('a unit without a rank says why in few words, unless it has ended', () => {
  assert.equal(whyUnranked(RANKED), '');
  assert.equal(whyUnranked({ ...RANKED, rank: null, cases: false }), 'chưa có hồ sơ');
  assert.equal(whyUnranked({ ...RANKED, rank: null }), 'chưa có số liệu');
  assert.equal(whyUnranked({ ...RANKED, rank: null, ended: true }), '');
});

test('what stands in rows is explained once, what does not is not', () => {
  assert.deepEqual(signsOf([RANKED]), []);
  const words = signsOf([{ ...RANKED, close: true }, { ...RANKED, close: true }, { ...RANKED, lateDelta: 0.001 }, { ...RANKED, listDelta: -0.2 }]);
  assert.deepEqual(words.map((one) => one.split(/[: ]/)[0]), ['≈', 'Danh']);
});
