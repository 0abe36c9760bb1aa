import assert from 'node:assert/strict';
import test from 'node:test';
import { screenQuery } from '../js/core/settings.js';
import { Device } from '../js/live/device.js';
import { ownStorage } from '../js/live/own-storage.js';

const NOW = '2026-11-20T01:00:00Z';
const SETTINGS = { slides: ['so', 'xa'], inch: 75, metres: 5, orientation: 'landscape', safeArea: 2.5, theme: 'dark', night: null };
const SCREEN = { id: '1', name: 'Sảnh A', place: 'Tầng 1', revision: 1, settings: SETTINGS, now: NOW, reload: 0, pinned: null, showNameUntil: null };
const REPORT = { build: 'b', heapMb: 1, droppedFrames: 0, slide: 'so', visible: true, width: 1, height: 1, devicePixelRatio: 1, lagMs: null };

/** A wall whose server, clock and storage are the test's. */
function wall({ stored = null, random = () => 0.5, storage } = {}) {
  const it = { now: 1000, asked: [], told: [], answers: {}, kept: stored === null ? {} : { 'nhip.screen.sanh-a': stored } };
  const answerTo = (method, path) => it.answers[`${method} ${path}`] ?? { status: 503 };
  const doors = {
    monotonic: () => it.now,
    random,
    storage: storage ?? {
      getItem: (key) => it.kept[key] ?? null,
      setItem: (key, value) => { it.kept[key] = value; },
      removeItem: (key) => { delete it.kept[key]; },
    },
    fetch: (path, options) => {
      const short = path.replace('/api/v1/screens/', '');
      it.asked.push({ what: `${options.method} ${short}`, bearer: options.headers.authorization ?? null, body: options.body });
      const answer = answerTo(options.method, short);
      if (answer.never) return new Promise((_, fail) => options.signal.addEventListener('abort', () => fail(new Error('aborted'))));
      if (answer.broken) return Promise.reject(new TypeError('network'));
      return Promise.resolve({ status: answer.status ?? 200, headers: { get: () => answer.retryAfter ?? null }, json: () => Promise.resolve(answer.body) });
    },
  };
  const note = (name) => (value) => it.told.push([name, value]);
  const listener = {
    report: () => REPORT, onCode: note('code'), onScreen: note('screen'), onRevoked: note('revoked'),
    onShowName: note('name'), onPin: note('pin'), onHold: note('hold'), onReload: note('reload'),
  };
  it.open = () => { it.device = new Device('sanh-a', doors, listener); return it; };
  it.pass = async (millis) => {
    it.now += millis;
    it.device.tick();
    for (let i = 0; i < 20; i += 1) await Promise.resolve();
  };
  it.say = (what, answer) => { it.answers[what] = answer; return it; };
  it.names = () => it.told.map(([name]) => name);
  it.last = (name) => it.told.filter(([told]) => told === name).map(([, value]) => value).pop();
  it.questions = () => it.asked.map(({ what }) => what);
  return it.open();
}

const CODE = { status: 201, body: { code: '4F7K', secret: 's1', now: NOW, expiresAt: '2026-11-20T01:10:00Z', pollSeconds: 5 } };
const OPENED = (it) => it.say('POST enrolments', CODE).say('GET enrolments/4F7K', { body: { state: 'waiting' } });
const ENROLLED = (options = {}) => wall({ stored: JSON.stringify({ token: 't1', screen: null }), ...options }).say('GET me', { body: SCREEN });
const beaten = (more = {}) => ({ body: { now: NOW, revision: 1, reload: 0, pinned: null, showNameUntil: null, ...more } });

test('a strange wall shows a code, asks with its secret every five seconds, and keeps the token that it is told', async () => {
  const it = OPENED(wall());
  await it.pass(0);
  assert.deepEqual(it.last('code'), { code: '4F7K', left: 600000, revoked: false });
  await it.pass(4999);
  assert.deepEqual(it.questions(), ['POST enrolments']);
  await it.pass(1);
  await it.pass(5000);
  assert.deepEqual(it.asked.slice(1).map(({ what, bearer }) => [what, bearer]), [['GET enrolments/4F7K', 'Bearer s1'], ['GET enrolments/4F7K', 'Bearer s1']]);

  it.say('GET enrolments/4F7K', { body: { state: 'confirmed', token: 't1', screen: SCREEN } }).say('POST me/beat', beaten());
  await it.pass(5000);

  assert.equal(it.device.enrolled, true);
  assert.equal(it.last('code'), null);
  assert.equal(it.last('screen').name, 'Sảnh A');
  assert.equal(JSON.parse(it.kept['nhip.screen.sanh-a']).token, 't1');
  await it.pass(2000);
  assert.deepEqual(it.asked.pop(), { what: 'POST me/beat', bearer: 'Bearer t1', body: JSON.stringify(REPORT) });
});

test('a code that is used or over gives way to another, also when the server does not answer', async () => {
  const it = OPENED(wall());
  await it.pass(0);
  it.say('GET enrolments/4F7K', { status: 404 });
  await it.pass(5000);
  await it.pass(0);
  assert.equal(it.names().filter((name) => name === 'code').length, 2);

  it.say('GET enrolments/4F7K', { broken: true });
  for (let i = 0; i < 40; i += 1) await it.pass(16000);
  assert.ok(it.names().filter((name) => name === 'code').length >= 3, 'ten minutes are over');
});

test('a server that is full is asked again no sooner than it says', async () => {
  const it = wall().say('POST enrolments', { status: 429, retryAfter: '30' });
  await it.pass(0);
  await it.pass(29999);
  assert.equal(it.asked.length, 1);
  OPENED(it);
  await it.pass(1000);
  assert.equal(it.last('code').code, '4F7K');
});

test('an enrolled wall shows at once what it was told last, then asks what is new', async () => {
  const it = ENROLLED({ stored: JSON.stringify({ token: 't1', screen: { name: 'Sảnh A', place: '', revision: 1, settings: SETTINGS } }) });
  assert.equal(it.last('screen').settings.inch, 75);
  it.say('GET me', { body: { ...SCREEN, revision: 2, name: 'Sảnh B' } });
  await it.pass(0);
  assert.equal(it.last('screen').name, 'Sảnh B');
  assert.deepEqual(it.asked[0], { what: 'GET me', bearer: 'Bearer t1', body: undefined });
});

test('beats come every thirty seconds, give or take a tenth', async () => {
  for (const [random, wait] of [[0, 27000], [0.5, 30000], [1, 33000]]) {
    const it = ENROLLED({ random: () => random }).say('POST me/beat', beaten());
    await it.pass(0);
    await it.pass(4000);
    assert.equal(it.asked.length, 2);
    await it.pass(wait - 1);
    assert.equal(it.asked.length, 2, `${random}`);
    await it.pass(1);
    assert.equal(it.asked.length, 3, `${random}`);
  }
});

test('a new revision is read at once; the same one tells nothing', async () => {
  const it = ENROLLED().say('POST me/beat', beaten());
  await it.pass(0);
  await it.pass(4000);
  assert.equal(it.names().filter((name) => name === 'screen').length, 1);
  it.say('POST me/beat', beaten({ revision: 2 })).say('GET me', { body: { ...SCREEN, revision: 2, settings: { ...SETTINGS, inch: 55 } } });
  await it.pass(33000);
  await it.pass(0);
  assert.equal(it.last('screen').settings.inch, 55);
  assert.equal(JSON.parse(it.kept['nhip.screen.sanh-a']).screen.revision, 2);
});

test('a name, a pin and a reload are told once each, in milliseconds of the server', async () => {
  const it = ENROLLED().say('POST me/beat', beaten({ reload: 1, showNameUntil: '2026-11-20T01:00:20Z', pinned: { slide: 'xa', until: '2026-11-20T01:05:00Z' } }));
  await it.pass(0);
  await it.pass(4000);
  await it.pass(33000);
  assert.deepEqual(it.told.slice(1), [
    ['pin', { slide: 'xa', left: 300000 }], ['name', { name: 'Sảnh A', place: 'Tầng 1', left: 20000 }], ['reload', undefined],
  ]);
  it.say('POST me/beat', beaten({ reload: 1 }));
  await it.pass(33000);
  assert.deepEqual(it.told.slice(4), [['pin', null]]);
});

test('a reload that was asked for before the page was opened is no wish any more', async () => {
  const it = ENROLLED().say('GET me', { body: { ...SCREEN, reload: 7 } }).say('POST me/beat', beaten({ reload: 7 }));
  await it.pass(0);
  await it.pass(4000);
  assert.equal(it.names().includes('reload'), false);
});

test('a token that is no longer known is forgotten, and a code is shown again', async () => {
  const it = OPENED(ENROLLED()).say('POST me/beat', beaten());
  await it.pass(0);
  it.say('POST me/beat', { status: 401 });
  await it.pass(4000);
  assert.ok(it.names().includes('revoked'));
  assert.equal(it.kept['nhip.screen.sanh-a'], undefined);
  await it.pass(0);
  assert.deepEqual(it.last('code'), { code: '4F7K', left: 600000, revoked: true });
});

test('a new token takes the place of the old one without a word', async () => {
  const it = ENROLLED().say('POST me/beat', beaten({ token: 't2' }));
  await it.pass(0);
  await it.pass(4000);
  assert.equal(JSON.parse(it.kept['nhip.screen.sanh-a']).token, 't2');
  await it.pass(33000);
  assert.equal(it.asked.pop().bearer, 'Bearer t2');
  assert.deepEqual(it.names(), ['screen']);
});

test('another page of this browser may have the newer token: it is taken, not the wall given up', async () => {
  const it = ENROLLED().say('POST me/beat', { status: 401 });
  await it.pass(0);
  it.kept['nhip.screen.sanh-a'] = JSON.stringify({ token: 't9', screen: null });
  await it.pass(4000);
  await it.pass(0);
  assert.equal(it.asked.pop().bearer, 'Bearer t9');
  assert.equal(it.names().includes('revoked'), false);
});

test('an outage changes nothing: the wall keeps its token and comes back with growing waits', async () => {
  const it = ENROLLED({ random: () => 1 }).say('POST me/beat', beaten());
  await it.pass(0);
  it.say('POST me/beat', { broken: true });
  await it.pass(4000);
  const before = it.asked.length;
  for (let i = 0; i < 600; i += 1) await it.pass(1000);
  assert.ok(it.asked.length - before < 30, `${it.asked.length - before} questions in ten minutes`);
  assert.ok(it.asked.length - before > 15);
  assert.equal(it.device.enrolled, true);
  assert.deepEqual(it.names(), ['screen']);
});

test('an answer that does not come is given up after ten seconds', async () => {
  const it = ENROLLED().say('GET me', { never: true });
  await it.pass(0);
  await it.pass(9000);
  assert.equal(it.asked.length, 1);
  await it.pass(2000);
  it.say('GET me', { body: SCREEN });
  await it.pass(1000);
  assert.equal(it.last('screen').name, 'Sảnh A');
});

test('a browser without a storage is a wall until it is loaded again', async () => {
  const refuse = () => { throw new Error('denied'); };
  const it = OPENED(wall({ storage: { getItem: refuse, setItem: refuse, removeItem: refuse } }));
  await it.pass(0);
  it.say('GET enrolments/4F7K', { body: { state: 'confirmed', token: 't1', screen: SCREEN } }).say('POST me/beat', { status: 401 });
  await it.pass(5000);
  assert.equal(it.device.enrolled, true);
  await it.pass(4000);
  assert.equal(it.device.enrolled, false);
});

test('a browser that refuses to name its storage, in the frame of another site, shows a wall all the same', async () => {
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, get: () => { throw new Error('SecurityError'); } });
  try {
    const it = OPENED(wall({ storage: ownStorage }));
    await it.pass(0);
    it.say('GET enrolments/4F7K', { body: { state: 'confirmed', token: 't1', screen: SCREEN } }).say('POST me/beat', { status: 200, body: {} });
    await it.pass(5000);
    assert.equal(it.device.enrolled, true);
    assert.equal(it.device.isKept(), false);
  } finally {
    delete globalThis.localStorage;
  }
});

test('settings become the address that the wall reads', () => {
  assert.equal(screenQuery({ ...SETTINGS, night: { from: '19:00', to: '06:30' } }), 'd=5&inch=75&huong=ngang&vien=2.5&dem=19%3A00-06%3A30&slides=so%2Cxa');
  assert.equal(screenQuery({ ...SETTINGS, inch: null, metres: null, orientation: 'auto' }), 'vien=2.5&slides=so%2Cxa');
});

test('a wall that is held hears for how long, once, and when it is let go or taken away', async () => {
  const it = ENROLLED().say('POST me/beat', beaten({ heldUntil: '2026-11-20T02:30:00Z' }));
  await it.pass(0);
  assert.equal(it.last('hold'), undefined, 'a server of before says nothing of it');
  await it.pass(4000);
  assert.equal(it.last('hold'), 90 * 60000);
  await it.pass(40000);
  assert.equal(it.names().filter((name) => name === 'hold').length, 1);
  it.say('POST me/beat', beaten({ heldUntil: null }));
  await it.pass(40000);
  assert.equal(it.last('hold'), 0);
});
