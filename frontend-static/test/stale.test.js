import assert from 'node:assert/strict';
import test from 'node:test';
import { assess, follow, heardOf, justReconnected, promisedInterval } from '../js/core/stale.js';

const NOW = Date.parse('2026-11-20T07:31:48Z');
const N = 60000;

/** @param {object} change */
function stateAt(change) {
  return assess({
    hasData: true, frozen: false, stopped: false, linkAge: 0, now: NOW, rate: 1, sourceAt: NOW, changedAt: NOW, sources: [], ...change,
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
  assert.deepEqual(stateAt({ sourceAt: null }), { slow: false, unsure: false, state: 'stale', drained: true, dataAge: null, sourceAt: null, late: [] });
});

test('a contact in the future is of a clock that was turned back: nobody knows its age, and it is not fresh', () => {
  assert.equal(stateAt({ sourceAt: NOW + 10000 }).state, 'live');
  assert.equal(stateAt({ sourceAt: NOW + 2 * 3600000 }).state, 'stale');
  assert.equal(stateAt({ sourceAt: NOW + 2 * 3600000 }).dataAge, null);
});

test('a server that wants no more calls is offline at once', () => {
  assert.equal(stateAt({ stopped: true }).state, 'offline');
});

test('the age never becomes negative when a source is ahead of the clock', () => {
  assert.equal(stateAt({ sourceAt: NOW + 5000 }).dataAge, 0);
});

test('a promise is the source\'s own; a sped-up clock cannot be known better than its beats', () => {
  assert.equal(promisedInterval(300, 1), 300000);
  assert.equal(promisedInterval(2, 1), 2000);
  assert.equal(promisedInterval(null, 1), 60000);
  assert.equal(promisedInterval(60, 60), 600000);
});

const source = (name, ago, interval = N) => ({ name, at: ago === null ? null : NOW - ago, interval, groups: [] });

test('one of several sources is late: the picture is partial, and as old as the others', () => {
  const partial = stateAt({ sources: [source('a', 12000), source('b', 5 * N + 1), source('c', null), source('d', 20000)] });
  assert.equal(partial.state, 'partial');
  assert.equal(partial.drained, false);
  assert.deepEqual(partial.late.map(({ name }) => name), ['b', 'c']);
  assert.deepEqual([partial.dataAge, partial.sourceAt], [20000, NOW - 20000]);
  assert.equal(stateAt({ sources: [source('a', 12000), source('b', 5 * N)] }).state, 'delayed');
  assert.equal(stateAt({ sources: [source('a', 12000), source('b', 5 * N + 1)], linkAge: 25001 }).state, 'offline');
});

test('each source is measured by its own promise', () => {
  assert.equal(stateAt({ sources: [source('a', 12000), source('hourly', 80 * 60000, 60 * 60000)] }).state, 'live');
  assert.equal(stateAt({ sources: [source('a', 6 * N), source('hourly', 80 * 60000, 60 * 60000)] }).state, 'partial');
});

test('all sources late: the picture is stale, and says the oldest', () => {
  const stale = stateAt({ sources: [source('a', 6 * N), source('b', 9 * N)] });
  assert.deepEqual([stale.state, stale.drained, stale.dataAge, stale.late], ['stale', true, 9 * N, []]);
});

test('a picture of a chosen instant is frozen and never old', () => {
  const frozen = stateAt({ frozen: true, sourceAt: NOW - 90 * N });
  assert.deepEqual([frozen.state, frozen.drained], ['frozen', false]);
});

test('a source is as old as the board says that has heard least of it, but never older than the oldest contact', () => {
  const told = (at) => ({ name: 'a', sourceAt: at, intervalSeconds: 60, groups: [] });
  const of = (...boards) => heardOf(boards, 1)[0].at;
  assert.equal(of({ sources: [told(1000)], sourceAt: 1000 }, { sources: [told(4000)], sourceAt: 4000 }), 1000);
  assert.equal(of({ sources: [told(1000)], sourceAt: 3000 }), 3000, 'news has raised the oldest contact since');
  assert.equal(of({ sources: [told(1000)], sourceAt: null }, { sources: [told(null)], sourceAt: null }), null);
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

test('a picture of a chosen instant is neither old nor interim', () => {
  const frozen = stateAt({ frozen: true, sourceAt: null, sources: [] });
  assert.deepEqual([frozen.state, frozen.drained, frozen.late], ['frozen', false, []]);
});

test('while history is taken in nothing is live, whatever the contact', () => {
  assert.deepEqual([stateAt({ loading: true }).state, stateAt({ loading: true }).drained], ['loading', true]);
  assert.equal(stateAt({ loading: true, sourceAt: NOW - 99 * N }).state, 'loading');
  assert.equal(stateAt({ loading: true, linkAge: 25001 }).state, 'offline');
  assert.equal(stateAt({ loading: true, linkAge: 25001 }).drained, true);
  assert.equal(stateAt({ loading: true, frozen: true }).state, 'frozen');
  assert.equal(stateAt({ loading: true, frozen: true }).drained, false);
});

test('figures that a check doubts are not live either', () => {
  assert.equal(stateAt({ doubted: true }).state, 'checking');
  assert.equal(stateAt({ doubted: true, changedAt: NOW - 9e6 }).state, 'checking');
  assert.equal(stateAt({ doubted: true, sourceAt: NOW - 99 * N }).state, 'stale');
});
