import assert from 'node:assert/strict';
import test from 'node:test';
import { causeWords } from '../js/elements/cause-words.js';
import { causes } from '../js/i18n/causes.js';

const told = (kind, count, caseTail = null) => causeWords({ kind, count, caseTail });

test('what did a change is told with its number, or by the one case', () => {
  assert.equal(told('case', 3), '3 hồ sơ');
  assert.equal(told('case', 12345), '12.345 hồ sơ');
  assert.equal(told('case', 1, '…0099'), 'hồ sơ …0099');
  assert.equal(told('petition', 1), 'phản ánh');
  assert.equal(told('petition', 2), '2 phản ánh');
});

test('too much to be told one by one is many, never none', () => {
  assert.equal(told('case', 0), 'nhiều hồ sơ');
  assert.equal(told('petition', 0), 'nhiều phản ánh');
});

test('what is no case and no petition is told by its kind alone', () => {
  for (const [kind, words] of Object.entries(causes.kinds)) assert.equal(told(kind, 0), words);
});

test('a kind that is not told, or not known, is that of cases', () => {
  assert.equal(told(null, 2), '2 hồ sơ');
  assert.equal(told('toString', 2), '2 hồ sơ');
});
