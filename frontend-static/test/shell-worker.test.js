import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { createContext, runInContext } from 'node:vm';

const SCRIPT = readFileSync(new URL('../shell-worker.js', import.meta.url), 'utf8');

/** The worker with a network, a shelf and a clock that the test holds. @param {(request: any, options: any) => Promise<Response>} fetch */
function worker(fetch) {
  const listeners = {};
  const shelf = new Map();
  const timers = new Set();
  const world = {
    now: 0, asked: 0, shelf, timers,
    /** @param {string} path @param {string} [mode] @returns {Promise<Response>} */
    get(path, mode = 'cors') {
      let answer;
      const request = { method: 'GET', mode, url: `http://wall${path}` };
      listeners.fetch({ request, respondWith: (promise) => { answer = promise; } });
      return answer;
    },
    /** Everything that is waited for has lasted too long. */
    runOut: () => [...timers].forEach((timer) => timer.work()),
  };
  createContext(Object.assign(world, {
    self: { location: { origin: 'http://wall' }, addEventListener: (name, work) => { listeners[name] = work; } },
    caches: {
      open: async () => ({
        match: async (name) => shelf.get(name)?.clone(),
        put: async (name, response) => { shelf.set(name, response); },
      }),
    },
    fetch: (request, options) => { world.asked += 1; return fetch(request, options); },
    performance: { now: () => world.now },
    setTimeout: (work, millis) => { const timer = { work, millis }; timers.add(timer); return timer; },
    clearTimeout: (timer) => timers.delete(timer),
    URL, Response, AbortController,
  }));
  runInContext(SCRIPT, world);
  return world;
}

const silent = (_request, { signal } = {}) => new Promise((_, lost) => signal?.addEventListener('abort', () => lost(new Error('aborted'))));
const settle = () => new Promise((done) => { setImmediate(done); });

test('a network that swallows everything: the page is waited for, its files are not, and what hangs is given up', async () => {
  const signals = [];
  const world = worker((request, options = {}) => { signals.push(options.signal); return silent(request, options); });
  world.shelf.set('/man/', new Response('page'));
  world.shelf.set('/static/a.js', new Response('a'));

  const page = world.get('/man/thu', 'navigate');
  await settle();
  assert.deepEqual([...world.timers].map(({ millis }) => millis <= 3000), [true], 'at most three seconds');
  world.runOut();
  assert.equal(await (await page).text(), 'page');
  assert.ok(signals[0].aborted, 'it holds a connection and the lock on its address no longer');
  assert.equal(await (await world.get('/static/a.js')).text(), 'a');
  assert.equal(world.asked, 1, 'the network was not asked for the file');
});

test('a body that stops half way is given up like a head that never comes', async () => {
  const half = new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode('<!doc')) });
  const world = worker(async () => new Response(half));
  world.shelf.set('/man/', new Response('page'));

  const page = world.get('/man/thu', 'navigate');
  await settle();
  world.runOut();
  assert.equal(await (await page).text(), 'page');
});

test('the network is asked again after a while, and its answer is laid down', async () => {
  let away = true;
  const world = worker((request, options) => (away ? silent(request, options) : Promise.resolve(new Response('new'))));
  world.shelf.set('/man/', new Response('old'));
  const first = world.get('/man/thu', 'navigate');
  await settle();
  world.runOut();
  await first;

  away = false;
  assert.equal(await (await world.get('/man/thu', 'navigate')).text(), 'old', 'not yet');
  world.now += 20000;
  assert.equal(await (await world.get('/man/thu', 'navigate')).text(), 'new');
  assert.equal(await world.shelf.get('/man/').text(), 'new');
  assert.equal(world.timers.size, 0);
});

test('what was never kept is waited for, an error page is not preferred to what is kept, and the plain page is let through', async () => {
  const world = worker(async () => new Response('starting', { status: 503 }));
  world.shelf.set('/man/', new Response('page'));
  assert.equal((await world.get('/static/new.js')).status, 503);
  assert.equal(await (await world.get('/man/thu', 'navigate')).text(), 'page');
  assert.equal(world.get('/man/thu/don-gian', 'navigate'), undefined);
  assert.equal(world.get('/api/v1/about'), undefined);
});
