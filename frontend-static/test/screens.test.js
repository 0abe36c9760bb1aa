import assert from 'node:assert/strict';
import test from 'node:test';
import { Calendar } from '../js/core/format.js';
import { differences, fleetOf, heldUntil, nextAt, stateOf, summaryOf } from '../js/screens/fleet.js';
import { Operator, Refused } from '../js/screens/operator.js';
import { readingOf } from '../js/screens/room.js';

test('the profile follows the table of distances', () => {
  const profile = (inch, metres) => readingOf(inch, metres).profile;
  // Rows of the design's table: what is typical for each profile.
  assert.equal(profile(65, 3), 'near');
  assert.equal(profile(75, 4.7), 'mid');
  assert.equal(profile(86, 5), 'mid');
  for (const inch of [55, 65, 75]) assert.equal(profile(inch, 5), 'far');
  assert.equal(profile(86, 8), 'far');
  assert.equal(profile(65, 8), 'very-far');
  assert.equal(profile(43, 8), 'refused');
  assert.equal(profile(null, 8), 'unknown');
  assert.equal(profile(75, null), 'unknown');
});

test('the advice is what would just be enough', () => {
  for (const [inch, metres] of [[43, 8], [55, 12], [32, 5], [98, 30]]) {
    const { leastInch, mostMetres } = readingOf(inch, metres);
    assert.notEqual(readingOf(leastInch, metres).profile, 'refused', `${leastInch} inch at ${metres} m`);
    assert.equal(readingOf(leastInch - 1, metres).profile, 'refused');
    assert.notEqual(readingOf(inch, mostMetres).profile, 'refused', `${inch} inch at ${mostMetres} m`);
    assert.equal(readingOf(inch, mostMetres + 0.2).profile, 'refused');
  }
});

test('a fleet is sorted as Vietnamese readers expect, numbers by their value', () => {
  const screens = ['Sảnh 10', 'Đại sảnh', 'Sảnh 2', 'Dãy B'].map((name) => (
    { name, state: 'live', settings: { slides: ['so', 'dau-cuoi', 'moi'] }, pinned: { slide: 'xa', until: '' }, beat: { slide: 'ma' } }));
  const fleet = fleetOf({ screens, now: '2026-11-20T01:00:00Z', codesOpen: 2 });
  assert.deepEqual(fleet.screens.map(({ name }) => name), ['Dãy B', 'Đại sảnh', 'Sảnh 2', 'Sảnh 10']);
  assert.equal(fleet.codesOpen, 2);
  const [{ settings, pinned, beat }] = fleet.screens;
  assert.deepEqual(settings.slides, ['departments', 'ends', 'moi'], 'a slide of a newer server stays what it is called');
  assert.deepEqual([pinned.slide, beat.slide], ['communes', 'code']);
});

test('every screen is in the summary once', () => {
  const screens = ['live', 'live', 'late', 'silent', 'never', 'unclaimed'].map((state) => ({ state, beat: null }));
  assert.deepEqual(summaryOf(screens), { all: 6, running: 2, slow: 1, lost: 1, others: 2, failing: 0 });
  assert.equal(summaryOf([{ state: 'live', beat: { failedBuild: { why: 'late' } } }, { state: 'live', beat: {} }]).failing, 1);
  assert.equal(stateOf({ state: 'live', beat: { visible: false } }), 'hidden');
  assert.equal(stateOf({ state: 'silent', beat: { visible: false } }), 'silent');
  assert.equal(stateOf({ state: 'live', beat: null }), 'live');
});

test('a time of day is the next one of the province, within a day', () => {
  const calendar = new Calendar('Asia/Ho_Chi_Minh');
  const at = (time, now) => { const found = nextAt(time, Date.parse(now), calendar); return found === null ? null : new Date(found).toISOString(); };
  assert.equal(at('11:30', '2026-11-20T01:00:20Z'), '2026-11-20T04:30:00.000Z');
  assert.equal(at('07:59', '2026-11-20T01:00:20Z'), '2026-11-21T00:59:00.000Z', 'tomorrow');
  assert.equal(at('08:00', '2026-11-20T01:00:20Z'), '2026-11-21T01:00:00.000Z', 'never in the past, never more than a day');
  for (const odd of ['', '9:00', 'x']) assert.equal(at(odd, '2026-11-20T01:00:00Z'), null, odd);
});

test('a wall is held until its instant and no longer, and a server of before says nothing of it', () => {
  const until = '2026-11-20T04:30:00Z';
  assert.equal(heldUntil({ heldUntil: until }, Date.parse(until) - 1), Date.parse(until));
  assert.equal(heldUntil({ heldUntil: until }, Date.parse(until)), null);
  assert.equal(heldUntil({}, 0), null);
});

test('the audit names the fields that differ and no others', () => {
  const before = { slides: ['so'], inch: null, safeArea: 2.5 };
  assert.deepEqual(differences(before, { slides: ['so'], inch: 75, safeArea: 2.5 }), [{ field: 'inch', before: null, after: 75 }]);
  assert.deepEqual(differences(null, { slide: 'xa' }), [{ field: 'slide', before: null, after: 'xa' }]);
  assert.deepEqual(differences({ name: 'A', settings: { inch: 75 } }, { name: 'A', settings: { inch: 55 } }), [{ field: 'inch', before: 75, after: 55 }]);
  assert.deepEqual(differences(null, null), []);
});

test('the key goes with every question, and a no of the server keeps its number', async () => {
  const asked = [];
  const answers = [{ status: 200, ok: true, json: async () => ({}) }, { status: 204, ok: true }, { status: 409, ok: false, json: async () => ({ detail: 'taken' }), headers: { get: () => null } },
    { status: 429, ok: false, json: async () => { throw new Error('no body'); }, headers: { get: () => '42' } }];
  const operator = new Operator('key', async (path, options) => {
    asked.push([options.method, path, options.headers.authorization, options.body]);
    return answers.shift();
  });
  await operator.list();
  assert.equal(await operator.revoke('1'), null);
  await assert.rejects(operator.rename('1', { name: 'A', place: '' }), (cause) => cause instanceof Refused && cause.status === 409 && cause.detail === 'taken');
  await assert.rejects(operator.list(), (cause) => cause.status === 429 && cause.retryAfter === 42);
  assert.ok(asked.every(([, , key]) => key === 'Bearer key'));
  assert.deepEqual(asked[2], ['PATCH', '/api/v1/operator/screens/1', 'Bearer key', '{"name":"A","place":""}']);
  await assert.rejects(new Operator('key', async () => { throw new TypeError('network'); }).list(), (cause) => cause.status === 0);
});
