import assert from 'node:assert/strict';
import test from 'node:test';
import { mostLegible } from '../js/elements/qr-code.js';

/** The two bits that say how much of a code can be repaired (ISO/IEC 18004, 8.9), as they stand unmasked beside the corner. */
function repair(code) {
  const MASK = 0b10;
  const bits = (Number(code.isDark(8, 0)) << 1) | Number(code.isDark(8, 1));
  return { 0b01: 'L', 0b00: 'M', 0b11: 'Q', 0b10: 'H' }[bits ^ MASK];
}

test('the room that is left in the smallest code goes into repair', () => {
  // Capacities of version 2 in letters and digits: L 47, M 38, Q 29, H 20; of version 1 at L 25.
  for (const [length, level] of [[47, 'L'], [39, 'L'], [38, 'M'], [30, 'M'], [29, 'Q'], [26, 'Q']]) {
    const code = mostLegible('A'.repeat(length));
    assert.equal(code.getModuleCount(), 25, `${length}`);
    assert.equal(repair(code), level, `${length}`);
  }
});
