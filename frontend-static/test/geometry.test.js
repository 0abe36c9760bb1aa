import assert from 'node:assert/strict';
import test from 'node:test';
import { layoutOf, PROFILES, roomOf, shortSide } from '../js/core/geometry.js';

const ROOMS = [3, 5, 8].flatMap((distance) => [55, 65, 75, 86].map((inch) => ({ distance, inch })));

test('in each of the twelve rooms a name is at least sixteen minutes of arc high, or the picture refuses', () => {
  assert.equal(ROOMS.length, 12);
  const profiles = ROOMS.map(({ distance, inch }) => {
    const { profile, ratio, floor } = roomOf(distance, inch);
    assert.ok(Math.abs(floor - 0.629 * ratio * 10.8) < 1e-9);
    if (profile === null) assert.ok(ratio > 10, `${distance} m, ${inch}″ is refused at ${ratio}`);
    else assert.ok(PROFILES.find((one) => one.id === profile).name >= floor, `${distance} m, ${inch}″: ${profile}, floor ${floor}`);
    return profile;
  });
  assert.deepEqual(profiles, [
    'mid', 'near', 'near', 'near',
    'far', 'far', 'far', 'mid',
    null, 'very-far', 'very-far', 'far',
  ]);
});

test('sixteen minutes of arc are what they are, from first principles', () => {
  // Capitals are 0.740 em of the font; a picture of 75 inches is 934 mm high and 1080 design pixels.
  const capital = 2 * 5000 * Math.tan(((16 / 60) * Math.PI) / 180 / 2);
  const size = (capital / 0.740) * (1080 / 934);
  assert.ok(Math.abs(size - roomOf(5, 75).floor) < 0.3, `${size} against ${roomOf(5, 75).floor}`);
  assert.equal(Math.round(shortSide(75) * 1000), 934);
});

test('any profile at its own edge is still large enough', () => {
  for (const { upTo, name } of PROFILES) assert.ok(name >= 0.629 * upTo * 10.8 - 0.05, `${upTo}`);
});

test('a screen that says nothing of its room is shown as in the middle and promises nothing', () => {
  assert.deepEqual(roomOf(null, 75), { profile: 'mid', ratio: null, floor: 0 });
  assert.deepEqual(roomOf(5, null), { profile: 'mid', ratio: null, floor: 0 });
});

test('farther away there are never more rows', () => {
  for (const portrait of [false, true]) {
    const rows = PROFILES.map(({ id }) => layoutOf(id, portrait));
    for (let i = 1; i < rows.length; i += 1) {
      assert.ok(rows[i].rows <= rows[i - 1].rows);
      assert.ok(rows[i].wideRows * rows[i].columns <= rows[i - 1].wideRows * rows[i - 1].columns);
    }
  }
});
