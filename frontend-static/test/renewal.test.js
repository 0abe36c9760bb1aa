import assert from 'node:assert/strict';
import test from 'node:test';
import { AGAIN_AFTER, isHeldAt, Renewal, TRY_WITHIN } from '../js/core/renewal.js';
import { readSettings } from '../js/core/settings.js';
import { OnTrial } from '../js/wall/on-trial.js';
import { Renewing } from '../js/wall/renewing.js';

const MINUTE = 60000;
const HOUR = 60 * MINUTE;
const NOON = 720;

/** A machine to whose server a new build has come. */
function offered({ random = 0, ...from } = {}) {
  const machine = new Renewal({ startedAt: 0, random: () => random, ...from });
  machine.heard('a', 0);
  machine.heard('b', 1000);
  return machine;
}

/** One that tries it. */
function trying() {
  const machine = offered();
  machine.begin(10 * MINUTE);
  return machine;
}

test('a new build is tried ten minutes after the page was opened at the earliest, and not by all screens at once', () => {
  const first = offered();
  assert.equal(first.isDue(10 * MINUTE - 1), false);
  assert.equal(first.isDue(10 * MINUTE), true);
  const last = offered({ random: 0.999 });
  assert.equal(last.isDue(10 * MINUTE + 119000), false);
  assert.equal(last.isDue(12 * MINUTE), true);
  assert.equal(first.state, 'steady');
});

test('what the hidden page shows is compared with what this page knows of the same position', () => {
  const machine = trying();
  machine.knows('k:1', '78,40');
  machine.judge({ key: 'k:2', score: '78,55' }, 10 * MINUTE);
  assert.equal(machine.state, 'trying', 'a position that has not come yet is waited for');
  machine.knows('k:2', '78,55');
  machine.judge({ key: 'k:2', score: '78.550' }, 10 * MINUTE);
  assert.equal(machine.state, 'showing');
  assert.equal(machine.isRight(), true);
  assert.equal(machine.failure, null);
});

test('another figure, a text that is cut, a script that threw, a refusal: each is a failure with its reason, and the page goes on', () => {
  for (const [said, why] of [[{ key: 'k:1', score: '78,41' }, 'score'], [{ key: 'k:1', score: '–' }, 'score'], [{ key: 'k:1', score: '78,40', cut: 'Sở Y tế' }, 'cut'], [{ failed: 'script' }, 'script'], [{ refused: true }, 'refused']]) {
    const machine = trying();
    machine.knows('k:1', '78,40');
    machine.judge(said, 10 * MINUTE);
    assert.equal(machine.state, 'back');
    assert.deepEqual(machine.failure, { build: 'b', why, count: 1 });
    assert.equal(machine.isRight(), false);
  }
});

test('what says nothing within thirty seconds has had its time', () => {
  const machine = trying();
  assert.equal(machine.isLate(10 * MINUTE + TRY_WITHIN - 1), false);
  assert.equal(machine.isLate(10 * MINUTE + TRY_WITHIN), true);
});

test('what has failed is tried again after half an hour, another build sooner, and the count goes on', () => {
  const machine = trying();
  machine.fail('late', 11 * MINUTE);
  machine.heard('b', 12 * MINUTE);
  assert.equal(machine.isDue(11 * MINUTE + AGAIN_AFTER - 1), false);
  assert.equal(machine.isDue(11 * MINUTE + AGAIN_AFTER), true);
  machine.begin(42 * MINUTE);
  machine.fail('late', 43 * MINUTE);
  assert.equal(machine.failure.count, 2);
  machine.heard('c', 44 * MINUTE);
  assert.equal(machine.isDue(44 * MINUTE), true);
  machine.begin(44 * MINUTE);
  machine.fail('script', 44 * MINUTE);
  assert.deepEqual(machine.failure, { build: 'c', why: 'script', count: 1 });
});

test('a server that goes back to what runs here is owed nothing, and the failure is forgotten', () => {
  const machine = trying();
  machine.fail('late', 11 * MINUTE);
  machine.heard('a', 12 * MINUTE);
  assert.equal(machine.state, 'steady');
  assert.equal(machine.failure, null);
  assert.equal(machine.isDue(5 * HOUR), false);
});

test('while a wall is held nothing is tried or shown, what runs is put away unjudged, and it is due at once afterwards', () => {
  const machine = offered();
  machine.tick(11 * MINUTE, NOON, true);
  assert.equal(machine.isDue(11 * MINUTE), false);
  machine.tick(12 * MINUTE, NOON, false);
  assert.equal(machine.isDue(12 * MINUTE), true);
  machine.begin(12 * MINUTE);
  machine.tick(12 * MINUTE, NOON, true);
  assert.equal(machine.state, 'steady');
  assert.equal(machine.failure, null);
  const right = trying();
  right.knows('k:1', '78,40');
  right.judge({ key: 'k:1', score: '78,40' }, 10 * MINUTE);
  right.tick(10 * MINUTE, NOON, true);
  assert.equal(right.isRight(), false);
});

test('once a night, between two and four, a page that is six hours old is tried anew, each screen in its minute', () => {
  const firstMinute = (random) => {
    for (let minute = 0; minute < 1440; minute += 1) {
      const machine = new Renewal({ startedAt: 0, random: () => random });
      machine.tick(5 * HOUR, minute, false);
      assert.equal(machine.isDue(5 * HOUR), false, 'too young');
      machine.tick(7 * HOUR, minute, false);
      if (machine.isDue(7 * HOUR)) return minute;
    }
    return null;
  };
  assert.deepEqual([0, 0.5, 0.999].map(firstMinute), [130, 185, 239]);
});

test('an address keeps its wall as it is in hours of the day, and only in those', () => {
  const { hold } = readSettings('?giu-ban=22:30-6');
  assert.deepEqual([1350, 0, 359, 360, NOON].map((minute) => isHeldAt(hold, minute)), [true, true, true, false, false]);
  for (const odd of ['', '?giu-ban=1', '?giu-ban=8-8', '?giu-ban=25-26']) assert.equal(isHeldAt(readSettings(odd).hold, NOON), false, odd);
  assert.equal(isHeldAt(hold, null), false);
});

// ---- with a page around it

/** A wall whose server, store, worker and hidden pages are the test's. */
function wall({ kept = false, stored = null } = {}) {
  const it = { now: 0, answers: true, cut: null, reloads: 0, said: [], frames: [], store: stored === null ? {} : { wall: JSON.stringify(stored) } };
  const listeners = [];
  globalThis.addEventListener = (_, work) => listeners.push(work);
  globalThis.document = {
    createElement: () => {
      const frame = { contentWindow: {}, contentDocument: { getElementById: () => ({}) }, there: true, setAttribute: () => undefined };
      return Object.assign(frame, { addEventListener: (_, work) => { frame.loaded = work; }, remove: () => { frame.there = false; } });
    },
  };
  it.part = new Renewing({
    startedAt: 0, monotonic: () => it.now, name: 'wall', location: { pathname: '/man/a', search: '?d=5', origin: 'http://wall' }, kept,
    storage: { getItem: (key) => it.store[key] ?? null, setItem: (key, text) => { it.store[key] = text; }, removeItem: () => undefined },
    probe: () => (it.answers ? Promise.resolve() : Promise.reject(new Error('away'))), reload: () => { it.reloads += 1; },
    worker: (message) => { it.said.push(message.trial); return Promise.resolve(null); }, parent: { append: (frame) => it.frames.push(frame) },
    cut: () => it.cut,
  });
  it.part.listen();
  it.mark = () => JSON.parse(it.store.wall);
  it.quiet = async (now) => {
    it.now = now;
    it.part.tick(now, NOON, false);
    it.part.atEase(now);
    await new Promise(setImmediate);
  };
  it.say = async (said, { source = it.frames[it.frames.length - 1].contentWindow, origin = 'http://wall' } = {}) => {
    listeners.forEach((listen) => listen({ origin, source, data: { nhip: 'trial', ...said } }));
    await new Promise(setImmediate);
  };
  return it;
}

/** It has heard of a new build and tries it. */
async function tried(options) {
  const it = wall(options);
  it.part.machine.heard('a', 0);
  it.part.confirm();
  it.part.machine.heard('b', 1000);
  it.part.machine.knows('k:1', '78,40');
  await it.quiet(13 * MINUTE);
  return it;
}

test('the hidden page is this page with a mark, one at a time, and goes when it is right; the reload waits for a page turn', async () => {
  const it = await tried();
  await it.quiet(13 * MINUTE + 1);
  assert.deepEqual(it.frames.map(({ src }) => src), ['/man/a?d=5&ban-moi=1']);

  await it.say({ key: 'k:1', score: '78,40' });
  assert.equal(it.frames[0].there, false);
  assert.equal(it.reloads, 0);
  await it.quiet(13 * MINUTE + 2);
  assert.equal(it.reloads, 1);
  assert.deepEqual(it.said, ['accepted']);
  assert.deepEqual({ own: it.mark().own, switching: it.mark().switching }, { own: 'a', switching: 'b' });
});

test('a text that is cut keeps a build away, but not where this page has cut one as well', async () => {
  const it = await tried();
  await it.say({ key: 'k:1', score: '78,40', cut: 'Sở Y tế' });
  assert.deepEqual(it.mark().failure, { build: 'b', why: 'cut', count: 1 });
  assert.equal(it.frames[0].there, false);

  const narrow = wall();
  narrow.part.machine.heard('a', 0);
  narrow.cut = 'Một tên rất dài';
  await narrow.quiet(MINUTE);
  narrow.cut = null;
  narrow.part.machine.heard('b', 2 * MINUTE);
  narrow.part.machine.knows('k:1', '78,40');
  await narrow.quiet(13 * MINUTE);
  await narrow.say({ key: 'k:1', score: '78,40', cut: 'Một tên rất dài' });
  assert.equal(narrow.part.machine.state, 'showing');
});

test('the hidden page tells of a cut text when it has seen one twice, and of its score when none is', () => {
  const told = [];
  globalThis.document = { fonts: { status: 'loaded' } };
  const trial = new OnTrial({ postMessage: (said) => told.push(said) }, 'http://wall');
  const picture = { build: 'b', key: 'k:1', score: '78,40' };
  for (const [now, cut] of [[0, 'Sở Y tế'], [500, null], [1000, 'Sở Y tế'], [1500, 'Sở Y tế']]) trial.tick(now, () => picture, () => cut);
  assert.deepEqual(told, [{ nhip: 'trial', ...picture }, { nhip: 'trial', ...picture, cut: 'Sở Y tế' }]);
});

test('what is said by another window or another site is not heard', async () => {
  const it = await tried();
  await it.say({ key: 'k:1', score: '78,40' }, { source: {} });
  await it.say({ key: 'k:1', score: '78,40' }, { origin: 'http://elsewhere' });
  assert.equal(it.part.machine.state, 'trying');
});

test('a page that is late or no wall is put away, kept in mind, and the worker is told not to show it', async () => {
  const late = await tried();
  await late.quiet(13 * MINUTE + TRY_WITHIN);
  const other = await tried();
  other.frames[0].contentDocument = null;
  other.frames[0].loaded();
  await new Promise(setImmediate);
  for (const [it, why] of [[late, 'late'], [other, 'page']]) {
    assert.equal(it.frames[0].there, false);
    assert.deepEqual(it.mark().failure, { build: 'b', why, count: 1 });
    assert.deepEqual(it.said, ['refused']);
    assert.equal(it.reloads, 0);
  }
});

test('a server that does not answer is neither tried nor reloaded from; it is asked again later', async () => {
  const it = wall();
  it.answers = false;
  it.part.machine.heard('a', 0);
  it.part.machine.heard('b', 1000);
  await it.quiet(13 * MINUTE);
  await it.quiet(14 * MINUTE);
  assert.equal(it.frames.length, 0);
  assert.equal(it.part.machine.failure, null);
  it.answers = true;
  await it.quiet(15 * MINUTE);
  assert.equal(it.frames.length, 1);
});

test('a page from the shelf right after the switch: the new build was right out of sight only, and is not tried for half an hour', async () => {
  const it = wall({ kept: true, stored: { own: 'a', switching: 'b', failure: { build: 'b', why: 'late', count: 2 }, at: 0 } });
  assert.deepEqual(it.part.machine.failure, { build: 'b', why: 'shown', count: 3 });
  assert.equal(it.mark().switching, undefined);
  it.part.machine.heard('b', 1000);
  assert.equal(it.part.machine.own, 'a');
  await it.quiet(29 * MINUTE);
  assert.equal(it.frames.length, 0);
  await it.quiet(33 * MINUTE);
  assert.equal(it.frames.length, 1);
});

test('the new page confirms itself with its first picture, and a failure outlives a reload that has nothing to do with it', () => {
  const it = wall({ stored: { own: 'a', switching: 'b', failure: { build: 'b', why: 'late', count: 1 }, at: 0 } });
  assert.equal(it.mark().switching, 'b', 'not before');
  it.part.machine.heard('b', 0);
  it.part.confirm();
  assert.deepEqual([it.mark().own, it.mark().switching, it.mark().failure], ['b', undefined, null]);

  const again = wall({ kept: true, stored: { own: 'a', failure: { build: 'b', why: 'late', count: 1 }, at: Date.now() } });
  assert.equal(again.part.machine.failure.count, 1);
});

test('an operator who asks for a reload lets it be tried at once', async () => {
  const it = wall({ kept: true, stored: { own: 'a', failure: { build: 'b', why: 'late', count: 1 }, at: Date.now() } });
  it.part.forgive();
  const next = wall({ kept: true, stored: it.mark() });
  next.part.machine.heard('b', 1000);
  await next.quiet(3 * MINUTE);
  assert.equal(next.frames.length, 1);
});
