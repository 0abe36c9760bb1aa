import assert from 'node:assert/strict';
import test from 'node:test';
import { assess, follow, justReconnected, promisedInterval } from '../js/core/stale.js';

const NOW = Date.parse('2026-11-20T07:31:48Z');
const N = 60000;

/** @param {object} change */
function stateAt(change) {
  return assess({
    hasData: true, stopped: false, linkAge: 0, now: NOW, rate: 1, sourceAt: NOW, changedAt: NOW, interval: N, ...change,
  });
}

test('data is live up to 1.5 N, delayed up to 5 N, stale after', () => {
  assert.equal(stateAt({ sourceAt: NOW - 1.5 * N }).state, 'live');
  assert.equal(stateAt({ sourceAt: NOW - 1.5 * N - 1 }).state, 'delayed');
  assert.equal(stateAt({ sourceAt: NOW - 5 * N }).state, 'delayed');
  assert.equal(stateAt({ sourceAt: NOW - 5 * N }).drained, false);
  assert.equal(stateAt({ sourceAt: NOW - 5 * N - 1 }).state, 'stale');
  assert.equal(stateAt({ sourceAt: NOW - 5 * N - 1 }).drained, true);
});

test('the link is lost after 25 s, and the picture drains only when the data is old too', () => {
  assert.equal(stateAt({ linkAge: 25000 }).state, 'live');
  assert.equal(stateAt({ linkAge: 25001 }).state, 'offline');
  assert.equal(stateAt({ linkAge: 25001 }).drained, false);
  assert.equal(stateAt({ linkAge: 25001, sourceAt: NOW - 5 * N - 1 }).drained, true);
});

test('sources that are heard but tell nothing new for five minutes are quiet, never stale', () => {
  assert.equal(stateAt({ changedAt: NOW - 300000 }).state, 'live');
  assert.equal(stateAt({ changedAt: NOW - 300001 }).state, 'quiet');
  assert.equal(stateAt({ changedAt: NOW - 86400000, sourceAt: NOW - 1.5 * N }).state, 'quiet');
  assert.equal(stateAt({ changedAt: NOW - 86400000, sourceAt: NOW - 1.5 * N - 1 }).state, 'delayed');
  assert.equal(stateAt({ changedAt: null }).state, 'live');
});

test('before the first picture the page loads, and says so when the link is lost', () => {
  assert.equal(stateAt({ hasData: false }).state, 'loading');
  assert.equal(stateAt({ hasData: false, linkAge: 25001 }).state, 'offline');
  assert.equal(stateAt({ hasData: false, linkAge: 25001 }).drained, false);
});

test('a source that was never heard is older than any age', () => {
  assert.deepEqual(stateAt({ sourceAt: null }), { state: 'stale', drained: true, dataAge: null });
});

test('a server that wants no more calls is offline at once', () => {
  assert.equal(stateAt({ stopped: true }).state, 'offline');
});

test('the age never becomes negative when a source is ahead of the clock', () => {
  assert.equal(stateAt({ sourceAt: NOW + 5000 }).dataAge, 0);
});

test('the slowest source makes the promise; a sped-up clock cannot be known better than its beats', () => {
  assert.equal(promisedInterval([{ intervalSeconds: 60 }, { intervalSeconds: 300 }], 1), 300000);
  assert.equal(promisedInterval([{ intervalSeconds: 2 }], 1), 2000);
  assert.equal(promisedInterval([{ intervalSeconds: null }], 1), 60000);
  assert.equal(promisedInterval([], 1), 60000);
  assert.equal(promisedInterval([{ intervalSeconds: 60 }], 60), 600000);
});

test('coming back from offline is said for five seconds', () => {
  let course = follow(null, 'loading', 0);
  assert.equal(justReconnected(follow(course, 'live', 10), 10), false);
  course = follow(course, 'offline', 1000);
  course = follow(course, 'live', 2000);
  course = follow(course, 'live', 3000);
  assert.equal(justReconnected(course, 6999), true);
  assert.equal(justReconnected(course, 7000), false);
  course = follow(follow(course, 'delayed', 8000), 'live', 9000);
  assert.equal(justReconnected(course, 9000), false);
});
