import assert from 'node:assert/strict';
import test from 'node:test';
import { readBack, written } from '../js/live/last-picture.js';
import { Upkeep } from '../js/wall/upkeep.js';

const board = { epoch: 'k3f9', offset: 12, rows: new Map([['A', { unit: 'A', total: 80 }], ['B', { unit: 'B', total: 70 }]]), recent: [] };
const text = written({ about: { province: { code: 'H48' } }, boards: new Map([['province@month', board]]), serverNow: 1000000, ownNow: 5000 });

test('the last picture comes back as it was, its age carried on by what has passed on the screen', () => {
  const kept = readBack(text, 65000);
  assert.deepEqual(kept.boards.get('province@month'), board);
  assert.equal(kept.serverNow, 1060000);
});

test('a screen whose date was turned back shows it as no younger than it was', () => {
  assert.equal(readBack(text, 0).serverNow, 1000000);
});

test('what cannot be believed is not shown', () => {
  assert.equal(readBack('{', 0), null);
  assert.equal(readBack('null', 0), null);
  assert.equal(readBack(text.replace('"form":2', '"form":1'), 6000), null);
  assert.equal(readBack(text, 5000 + 8 * 86400000), null, 'older than a week');
});

/** @param {number} random */
function upkeep(random) {
  const done = { reloads: 0, answers: true };
  const keeper = new Upkeep({
    startedAt: 0, probe: () => (done.answers ? Promise.resolve() : Promise.reject(new Error('away'))), reload: () => { done.reloads += 1; }, random: () => random,
  });
  return { keeper, done };
}

test('once a night, between two and four, a page that is six hours old starts anew', async () => {
  const { keeper, done } = upkeep(0.5);
  const minute = 2 * 60 + 10 + 55;
  keeper.tick(5 * 3600000, minute);
  keeper.reloadWhenDue(5 * 3600000);
  await null;
  assert.equal(done.reloads, 0, 'too young');
  for (const wrong of [0, 120, minute - 1, 240, 720]) keeper.tick(7 * 3600000, wrong);
  keeper.reloadWhenDue(7 * 3600000);
  await null;
  assert.equal(done.reloads, 0, 'not its minute');
  keeper.tick(7 * 3600000, minute);
  keeper.reloadWhenDue(7 * 3600000);
  await new Promise(setImmediate);
  assert.equal(done.reloads, 1);
});

test('screens take different minutes of the night', () => {
  const first = (random) => {
    for (let minute = 0; minute < 1440; minute += 1) {
      const { keeper, done } = upkeep(random);
      keeper.tick(7 * 3600000, minute);
      let asked = false;
      keeper.probe = () => { asked = true; return Promise.resolve(); };
      keeper.reloadWhenDue(7 * 3600000);
      if (asked) return [minute, done][0];
    }
    return null;
  };
  assert.deepEqual([0, 0.5, 0.999].map(first), [130, 185, 239]);
});

test('a server that does not answer is not reloaded from; it is asked again later', async () => {
  const { keeper, done } = upkeep(0);
  done.answers = false;
  keeper.noteBuild('a', 0);
  keeper.noteBuild('b', 1000);
  keeper.reloadWhenDue(599999);
  keeper.reloadWhenDue(600000);
  await new Promise(setImmediate);
  assert.equal(done.reloads, 0);
  done.answers = true;
  keeper.reloadWhenDue(600001);
  keeper.reloadWhenDue(720000);
  await new Promise(setImmediate);
  assert.equal(done.reloads, 1);
});
