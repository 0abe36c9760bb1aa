import assert from 'node:assert/strict';
import test from 'node:test';
import { finds, folded } from '../js/core/fold.js';

test('marks, case and đ are folded away, composed or not', () => {
  assert.equal(folded('Đúng hạn'), 'dung han');
  assert.equal(folded('Đúng hạn'.normalize('NFD')), 'dung han');
  assert.equal(folded('  Hoà   HÒA hỏa '), 'hoa hoa hoa');
  assert.equal(folded('Ẵ Ặ ươ'), 'a a uo');
});

test('every word of the wish has to be there, in any order', () => {
  const text = folded('2.1 Hồ sơ xử lý trước hạn, đúng hạn');
  assert.equal(finds(text, 'dung han'), true);
  assert.equal(finds(text, 'ĐÚNG hồ'), true);
  assert.equal(finds(text, '2.1'), true);
  assert.equal(finds(text, ''), true);
  assert.equal(finds(text, 'số hóa'), false);
  assert.equal(finds(text, 'han tre'), false);
});
