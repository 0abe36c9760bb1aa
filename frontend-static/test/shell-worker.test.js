import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { createContext, runInContext } from 'node:vm';

const SCRIPT = readFileSync(new URL('../shell-worker.js', import.meta.url), 'utf8');

/** The worker with a network, a shelf and a clock that the test holds. @param {(request: any, options: any) => Promise<Response>} fetch @param {string} [base] */
function worker(fetch, base = '') {
  const listeners = {};
  const shelf = new Map();
  const notes = new Map();
  const timers = new Set();
  const world = {
    now: 0, asked: 0, shelf, notes, timers,
    /** @param {string} path @param {string} [mode] @returns {Promise<Response>} */
    get(path, mode = 'cors') {
      let answer;
      const request = { method: 'GET', mode, url: `http://wall${path}` };
      listeners.fetch({ request, respondWith: (promise) => { answer = promise; } });
      return answer;
    },
    /** @param {string[]} keep what the page has loaded */
    tell(keep) {
      let kept;
      listeners.message({ data: { keep }, waitUntil: (promise) => { kept = promise; } });
      return kept;
    },
    /** @param {object} data @returns {Promise<any>} what the worker answers */
    say(data) {
      return new Promise((done) => {
        listeners.message({ data, ports: [{ postMessage: done }], waitUntil: () => undefined });
      });
    },
    /** Everything that is waited for has lasted too long. */
    runOut: () => [...timers].forEach((timer) => timer.work()),
  };
  createContext(Object.assign(world, {
    self: { location: { origin: 'http://wall', pathname: `${base}/shell-worker.js` }, addEventListener: (name, work) => { listeners[name] = work; } },
    caches: {
      open: async (name) => store(name === 'nhip-builds' ? notes : shelf),
    },
    fetch: (request, options) => { world.asked += 1; return fetch(request, options); },
    performance: { now: () => world.now },
    setTimeout: (work, millis) => { const timer = { work, millis }; timers.add(timer); return timer; },
    clearTimeout: (timer) => timers.delete(timer),
    URL, Response, AbortController, TextDecoder,
  }));
  runInContext(SCRIPT, world);
  return world;
}

/** @param {Map<string, Response>} held */
const store = (held) => ({
  match: async (name) => held.get(name)?.clone(),
  put: async (name, response) => { held.set(name, response); },
  keys: async () => [...held.keys()].map((name) => ({ url: `http://wall${name}` })),
  delete: async (named) => held.delete(typeof named === 'string' ? named : named.url.slice('http://wall'.length)),
});

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

// ---- builds: pages that name their files by content

const page = (build) => `<link href="/b/css/wall.${build}.css"><script src="/b/js/main.${build}.js"></script>`;

/** A server with a build, that may be away or lose a file. */
function server(build) {
  const here = { build, away: false, lost: '', asked: [] };
  here.fetch = async (request) => {
    const path = typeof request === 'string' ? request : new URL(request.url).pathname;
    here.asked.push(path);
    if (here.away) throw new TypeError('network');
    if (path.startsWith('/man/')) return new Response(page(here.build));
    if (path === here.lost || !path.includes(`.${here.build}.`)) return new Response('none', { status: 404 });
    return new Response(path.endsWith('.css') ? `@font-face{src:url(../fonts/a.${here.build}.woff2)}` : path);
  };
  here.files = ['/b/css/wall', '/b/js/main', '/b/fonts/a'].map((name, i) => `${name}.${build}.${['css', 'js', 'woff2'][i]}`);
  return here;
}

/** A worker whose shelf holds a build. */
async function kept(build) {
  const here = server(build);
  const world = worker(here.fetch);
  await world.tell(here.files.map((path) => `http://wall${path}`));
  return { here, world };
}

const onShelf = (world) => [...world.shelf.keys()].sort();

test('a named file is asked for once, however often and from where it is needed', async () => {
  const here = server('AAAA');
  const world = worker(here.fetch);
  const twice = await Promise.all([world.get('/b/js/main.AAAA.js'), world.get('/b/js/main.AAAA.js')]);
  assert.deepEqual(await Promise.all(twice.map((answer) => answer.text())), ['/b/js/main.AAAA.js', '/b/js/main.AAAA.js']);

  await world.tell(here.files.map((path) => `http://wall${path}`));
  await world.get('/man/thu', 'navigate');
  await world.get('/b/js/main.AAAA.js');

  for (const path of here.files) assert.equal(here.asked.filter((one) => one === path).length, 1, path);
  assert.deepEqual(onShelf(world), [...here.files, '/man/'].sort());
});

test('a dead server: the kept page comes with its own files', async () => {
  const { here, world } = await kept('AAAA');
  here.away = true;

  assert.equal(await (await world.get('/man/thu', 'navigate')).text(), page('AAAA'));
  for (const path of here.files) assert.equal((await world.get(path)).status, 200, path);
});

test('a new build is shown when its files have come, and what the earlier one left goes when it has drawn', async () => {
  const { here, world } = await kept('AAAA');
  world.shelf.set('/static/js/main.js', new Response('of the days of modules'));
  here.build = 'BBBB';

  assert.equal(await (await world.get('/man/thu', 'navigate')).text(), page('BBBB'));
  await settle();
  for (const path of here.files) assert.ok(world.shelf.has(path), `${path} of the earlier build`);
  await world.tell(server('BBBB').files.map((path) => `http://wall${path}`));
  assert.deepEqual(onShelf(world), [...server('BBBB').files, '/man/'].sort());
  here.away = true;
  assert.equal(await (await world.get('/b/js/main.BBBB.js')).text(), '/b/js/main.BBBB.js');
});

test('a new build that draws nothing: the earlier one comes back, and is not left for the same again', async () => {
  const { here, world } = await kept('AAAA');
  here.build = 'BBBB';
  await world.get('/man/thu', 'navigate');

  assert.deepEqual({ ...await world.say({ back: true }) }, { back: true });

  assert.equal(await (await world.get('/man/thu', 'navigate')).text(), page('AAAA'));
  for (const path of here.files) assert.equal((await world.get(path)).status, 200, path);
  assert.deepEqual({ ...await world.say({ back: true }) }, { back: false }, 'there is no earlier one any more');
  here.build = 'CCCC';
  assert.equal(await (await world.get('/man/thu', 'navigate')).text(), page('CCCC'), 'another build is another try');
});

test('a page on trial is the server\'s own and leaves the kept one alone; refused it is not shown, accepted it is', async () => {
  const { here, world } = await kept('AAAA');
  here.build = 'BBBB';
  const tried = async () => (await world.get('/man/thu?d=5&ban-moi=1', 'navigate')).text();

  assert.equal(await tried(), page('BBBB'));
  await world.get('/b/js/main.BBBB.js');
  assert.equal(await world.shelf.get('/man/').clone().text(), page('AAAA'));
  await world.say({ trial: 'refused' });
  assert.deepEqual(onShelf(world), [...here.files, '/man/'].sort(), 'what it has loaded is gone');
  assert.equal(await (await world.get('/man/thu', 'navigate')).text(), page('AAAA'));

  assert.equal(await tried(), page('BBBB'), 'it may be tried again');
  await world.say({ trial: 'accepted' });
  assert.equal(await (await world.get('/man/thu', 'navigate')).text(), page('BBBB'));
});

test('this build on trial by night is never refused, and a page that runs while the server moves on keeps what it is made of', async () => {
  const { here, world } = await kept('AAAA');
  await world.get('/man/thu?ban-moi=1', 'navigate');
  await world.say({ trial: 'refused' });
  assert.equal(world.notes.has('/refused'), false);

  here.build = 'BBBB';
  await world.tell(here.files.map((path) => `http://wall${path}`));
  assert.equal(await world.shelf.get('/man/').clone().text(), page('AAAA'), 'nobody has seen the new one drawing');
});

test('a new build with a file that does not come: the old page stays, whole', async () => {
  const { here, world } = await kept('AAAA');
  here.build = 'BBBB';
  here.lost = '/b/js/main.BBBB.js';

  assert.equal(await (await world.get('/man/thu', 'navigate')).text(), page('AAAA'));
  for (const path of here.files) assert.equal((await world.get(path)).status, 200, path);

  here.lost = '';
  world.now += 20000;
  assert.equal(await (await world.get('/man/thu', 'navigate')).text(), page('BBBB'));
});

test('files of a new build that hang: the old page stays, and the next try waits for no connection that hangs', async () => {
  const { here, world } = await kept('AAAA');
  const hanging = [];
  const { fetch } = here;
  here.build = 'BBBB';
  world.fetch = (request, options) => {
    if (typeof request !== 'string') return fetch(request);
    hanging.push(options.signal);
    return silent(request, options);
  };

  const shown = world.get('/man/thu', 'navigate');
  await settle();
  await settle();
  world.runOut();
  assert.equal(await (await shown).text(), page('AAAA'));
  assert.ok(hanging.length === 2 && hanging.every((signal) => signal.aborted), `${hanging.length} hang`);

  world.fetch = fetch;
  world.now += 20000;
  assert.equal(await (await world.get('/man/thu', 'navigate')).text(), page('BBBB'));
});

test('a page of which nothing is kept is shown at once, whatever comes of its files', async () => {
  const here = server('AAAA');
  const world = worker(here.fetch);
  here.lost = '/b/js/main.AAAA.js';

  assert.equal(await (await world.get('/man/thu', 'navigate')).text(), page('AAAA'));
  assert.equal((await world.get('/b/js/main.AAAA.js')).status, 404);
  assert.deepEqual(onShelf(world), [], 'nothing that is not whole');
});

test('a page of modules prunes nothing that it does not name', async () => {
  const world = worker(async () => new Response('<script src="/static/js/main.js"></script>'));
  world.shelf.set('/static/js/core/board.js', new Response('board'));
  await world.tell(['http://wall/static/js/main.js']);

  assert.deepEqual(onShelf(world), ['/man/', '/static/js/core/board.js', '/static/js/main.js']);
});

test('figures that came with a page are not kept with it, and the copy says that it is one', async () => {
  const page = '<html lang="vi"><main><!--first--><p>78,1</p><!--/first--></main><!--told--><script type="application/json">{}</script><!--/told--></html>';
  const world = worker(async () => new Response(page));

  assert.equal(await (await world.get('/man/thu', 'navigate')).text(), page, 'who opens it has them');
  world.shelf.set('/man/', new Response('earlier'));
  await (await world.get('/man/thu', 'navigate')).text();

  assert.equal(await world.shelf.get('/man/').text(), '<html data-kept lang="vi"><main></main></html>');
});

test('below a path of another site the worker keeps what lies below it, and leaves the rest', async () => {
  const files = { '/nhip/man/thu': '<html><script src="/nhip/b/js/main.AAAA.js"></script></html>', '/nhip/b/js/main.AAAA.js': 'main' };
  const world = worker(async (request) => {
    const path = typeof request === 'string' ? request : new URL(request.url).pathname;
    return new Response(files[path] ?? '', { status: path in files ? 200 : 404 });
  }, '/nhip');
  await world.tell(['http://wall/nhip/b/js/main.AAAA.js']);
  assert.deepEqual([...world.shelf.keys()].sort(), ['/nhip/b/js/main.AAAA.js', '/nhip/man/']);
  assert.equal(await (await world.get('/nhip/b/js/main.AAAA.js')).text(), 'main');
  assert.notEqual(world.get('/nhip/man/sanh-a', 'navigate'), undefined);
  for (const path of ['/man/thu', '/b/js/main.AAAA.js', '/nhip/xep-hang/so']) assert.equal(world.get(path, 'navigate'), undefined, path);
});
