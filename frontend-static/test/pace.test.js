import assert from 'node:assert/strict';
import test from 'node:test';
import { Pace } from '../js/core/pace.js';
import { Pager } from '../js/core/pager.js';

test('a number is drawn at once after calm, and then at most every 2 s', () => {
  const pace = new Pace();
  assert.equal(pace.mayDraw(0), true);
  pace.drawn(100);
  assert.equal(pace.mayDraw(2099), false);
  assert.equal(pace.mayDraw(2100), true);
});

test('twenty updates a second for a minute are thirty draws, and the last value is drawn', () => {
  const pace = new Pace();
  const drawn = [];
  let dirty = false;
  for (let now = 0; now <= 62000; now += 50) {
    if (now < 60000) dirty = true;
    if (dirty && pace.mayDraw(now)) {
      drawn.push(now);
      pace.drawn(now);
      dirty = false;
    }
  }
  assert.equal(drawn.length, 31);
  assert.equal(drawn[drawn.length - 1], 60000);
  assert.equal(dirty, false);
});

test('the order changes at most every 10 s', () => {
  const pace = new Pace();
  assert.equal(pace.mayOrder(0), true);
  pace.ordered(0);
  assert.equal(pace.mayOrder(9999), false);
  assert.equal(pace.mayOrder(10000), true);
});

test('pages of ten, each for its time', () => {
  const pager = new Pager(15000);
  assert.deepEqual(pager.view(20, 10, 0), { page: 0, pages: 2, from: 0, to: 10, left: 15000, due: false });
  assert.equal(pager.view(20, 10, 14999).due, false);
  assert.equal(pager.view(20, 10, 15000).due, true);
  pager.turn(15250);
  assert.deepEqual(pager.view(15, 10, 15250), { page: 1, pages: 2, from: 5, to: 15, left: 15000, due: false });
  pager.turn(31000);
  assert.equal(pager.view(20, 10, 31000).page, 0);
});

test('a single page is never turned, a page that has vanished falls back to the first', () => {
  const pager = new Pager(15000);
  assert.equal(pager.view(7, 10, 0).due, false);
  assert.equal(pager.view(7, 10, 99999).due, false);
  pager.turn(100000);
  assert.equal(pager.view(7, 10, 100000).page, 0);
  assert.deepEqual(pager.view(0, 10, 100000), { page: 0, pages: 1, from: 0, to: 0, left: 15000, due: false });
});
