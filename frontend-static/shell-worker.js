/**
 * Keeps the wall's shell: the page and the files of its build. For the page the network always comes first, so that a new
 * build is never held back; the kept copy is for a reload while the server is away, when a browser would show its own error.
 * A file that is named by its content is asked for once. A new page is shown and kept when its files have come, so that a page
 * never runs with what another build left. The earlier page stays beside it until the new one has drawn, and comes back when
 * it does not; a page that was tried in vain (js/wall/renewing.js) is not shown until a trial of it was good.
 * Figures are kept by the page itself (js/live/last-picture.js), never here.
 */
const worker = /** @type {ServiceWorkerGlobalScope & typeof globalThis} */ (self);
/** Below which path of its host the server lies: this worker's own folder. */
const BASE = worker.location.pathname.replace(/\/[^/]*$/, '');
const SHELF = `nhip-shell${BASE}`;
const PAGE = `${BASE}/man/`;
/** What is known of pages that are not the kept one: beside the shelf, so that nothing of it is taken for a file. */
const NOTES = `nhip-builds${BASE}`;
/** The page before the one that has not drawn yet; and, as their files' names, the page that was tried last and the one that is not to be shown. */
const NOTE = { earlier: '/earlier', tried: '/tried', refused: '/refused' };
/** As js/core/address-words.js. */
const ON_TRIAL = /[?&]ban-moi=/;
/** Files whose names say what is in them. */
const NAMED = `${BASE}/b/`;
const NAMES = /(?:src|href)="([^"]*\/b\/[^"]+)"/g;
/** As the server sets them into its pages (api.FirstPages). */
const FIGURES = /<!--(first|told)-->[^]*?<!--\/\1-->/g;
const LINKS = /url\("?([^")]+)/g;
/** A network that swallows everything: the page is waited for so long, head and body, and what follows it not at all. */
const PAGE_WITHIN = 2500;
/** A page that has come is of one build with its files; only a network that fails between them is not waited for. */
const FILE_WITHIN = 8000;
/** A named file goes on coming on a slow line after its page was given up, so that the next try finds it. */
const NAMED_WITHIN = 60000;
const AWAY_FOR = 20000;
/** Of a clock that nobody sets; a screen's own date is turned back by hours. */
let awayAt = -Infinity;
/** Named files that are on their way: asked for by a page and by its keeping at once. @type {Map<string, Promise<Response>>} */
const coming = new Map();

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('message', (event) => {
  const { keep, trial, back } = event.data || {};
  /** @type {unknown[]} */
  const files = Array.isArray(keep) ? keep : [];
  const done = back ? goBack() : trial ? tried(trial === 'accepted') : keepAll(files.flatMap((file) => (typeof file === 'string' ? file : [])));
  const [port] = event.ports || [];
  event.waitUntil(port ? done.then((went) => port.postMessage({ back: went === true }), () => port.postMessage({ back: false })) : done);
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  // The plain page is only worth what the server says now.
  const page = request.mode === 'navigate' && pathname.startsWith(PAGE) && !pathname.endsWith('/don-gian');
  if (page && ON_TRIAL.test(search)) event.respondWith(onTrial(request));
  else if (page) event.respondWith(answer(request, PAGE, PAGE_WITHIN));
  else if (pathname.startsWith(NAMED)) event.respondWith(named(pathname));
  else if (pathname.startsWith(`${BASE}/static/`)) event.respondWith(answer(request, pathname, FILE_WITHIN));
});

/** A page has drawn. The page last: one that is kept has its files beside it. @param {string[]} files what it has loaded */
async function keepAll(files) {
  const shelf = await caches.open(SHELF);
  await Promise.all(files.map(async (file) => {
    const { pathname } = new URL(file, worker.location.origin);
    if (pathname.startsWith(NAMED)) return named(pathname);
    const found = await fetch(file);
    return found.ok && shelf.put(pathname, found);
  }));
  const loaded = new Set(files.map((file) => new URL(file, worker.location.origin).pathname));
  const notes = await caches.open(NOTES);
  const kept = await shelf.match(PAGE);
  if (kept && isMadeOf(await kept.text(), loaded)) await notes.delete(NOTE.earlier);
  const come = await whole(`${PAGE}thu`, { cache: 'no-cache' });
  // The server may have moved on since: what nobody has seen drawing is not laid down.
  if (come.fresh.ok && isMadeOf(text(come), loaded) && !(await isRefused(come))) await laidDown(shelf, PAGE, come);
}

/** The page of this address as the server has it now, whatever was thought of it before; nothing of it is kept but its files. @param {Request} request */
async function onTrial(request) {
  const come = await whole(request);
  if (come.fresh.ok) await note(NOTE.tried, namesIn(text(come)));
  return come.fresh;
}

/** @param {boolean} accepted whether the page that was tried last has drawn what is right */
async function tried(accepted) {
  const shelf = await caches.open(SHELF);
  const notes = await caches.open(NOTES);
  const names = await noted(NOTE.tried);
  const kept = await shelf.match(PAGE);
  const page = kept ? await kept.text() : '';
  const own = namesIn(page);
  if (accepted) await notes.delete(NOTE.refused);
  else if (names !== '' && names !== own) {
    await note(NOTE.refused, names);
    if (own !== '') await prune(shelf, await filesOf(page));
  }
}

/** The page that runs draws nothing. @returns {Promise<boolean>} whether the one before it comes with the next load */
async function goBack() {
  const shelf = await caches.open(SHELF);
  const notes = await caches.open(NOTES);
  const earlier = await notes.match(NOTE.earlier);
  if (!earlier) return false;
  const failing = await shelf.match(PAGE);
  if (failing) await note(NOTE.refused, namesIn(await failing.text()));
  await shelf.put(PAGE, earlier);
  await notes.delete(NOTE.earlier);
  return true;
}

/** @param {string} name @param {string} said */
async function note(name, said) {
  await (await caches.open(NOTES)).put(name, new Response(said));
}

/** @param {string} name @returns {Promise<string>} empty for none */
async function noted(name) {
  const found = await (await caches.open(NOTES)).match(name);
  return found ? found.text() : '';
}

/** @param {Whole} come a page */
async function isRefused(come) {
  const names = namesIn(text(come));
  return names !== '' && names === await noted(NOTE.refused);
}

/** @param {string} page @returns {string} its files, by which builds differ; empty for a page of modules */
function namesIn(page) {
  return [...page.matchAll(NAMES)].map(([, path]) => path).sort().join('\n');
}

/** @param {string} page @param {Set<string>} loaded */
function isMadeOf(page, loaded) {
  return namesIn(page).split('\n').every((path) => !path.endsWith('.js') || loaded.has(path));
}

/** @param {Whole} come */
function text({ body }) {
  return new TextDecoder().decode(body);
}

/** What was kept stays beside a page of another build until that one has drawn. @param {Cache} shelf @param {string} page the new one */
async function keepEarlier(shelf, page) {
  const notes = await caches.open(NOTES);
  const kept = await shelf.match(PAGE);
  if (!kept || await notes.match(NOTE.earlier)) return;
  const names = namesIn(await kept.clone().text());
  if (names !== '' && names !== namesIn(page)) await notes.put(NOTE.earlier, kept);
}

/** From the shelf, where it can be nothing else. @param {string} path @returns {Promise<Response>} */
async function named(path) {
  const shelf = await caches.open(SHELF);
  const kept = await shelf.match(path);
  if (kept) return kept;
  if (!coming.has(path)) {
    const asked = inTime(NAMED_WITHIN, async (signal) => laidDown(shelf, path, await whole(path, { signal })));
    coming.set(path, asked);
    asked.finally(() => coming.delete(path)).catch(() => undefined);
  }
  return (await /** @type {Promise<Response>} */ (coming.get(path))).clone();
}

/** Fails when one of them does not come. @param {string} page @returns {Promise<Set<string>>} all that is of this page's build */
async function filesOf(page) {
  const own = new Set([...page.matchAll(NAMES)].map(([, path]) => path));
  await Promise.all([...own].map(async (path) => {
    const file = await named(path);
    if (!file.ok) throw new Error(`${path}: ${file.status}`);
    if (!path.endsWith('.css')) return;
    const from = new URL(path, worker.location.origin);
    for (const [, link] of (await file.text()).matchAll(LINKS)) own.add(new URL(link, from).pathname);
  }));
  return own;
}

/** What neither the newest page names nor the earlier one. @param {Cache} shelf @param {Set<string>} own */
async function prune(shelf, own) {
  for (const path of await filesOfEarlier()) own.add(path);
  for (const request of await shelf.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname !== PAGE && !own.has(pathname)) await shelf.delete(request);
  }
}

/** One of which a file is gone is nothing to come back to. @returns {Promise<Set<string>>} */
async function filesOfEarlier() {
  const notes = await caches.open(NOTES);
  const earlier = await notes.match(NOTE.earlier);
  try {
    return earlier ? await filesOf(await earlier.text()) : new Set();
  } catch {
    await notes.delete(NOTE.earlier);
    return new Set();
  }
}

/** @param {Request} request @param {string} name on the shelf @param {number} patience milliseconds, where there is a copy */
async function answer(request, name, patience) {
  const shelf = await caches.open(SHELF);
  const kept = await shelf.match(name);
  if (!kept) {
    const first = await whole(request);
    await (name === PAGE ? undefined : laidDown(shelf, name, first));
    return first.fresh;
  }
  if (performance.now() - awayAt < AWAY_FOR) return kept;
  try {
    const come = await inTime(patience, (signal) => whole(request, { signal }));
    if (name === PAGE && come.fresh.ok && await isRefused(come)) return kept;
    const fresh = await inTime(FILE_WITHIN, () => laidDown(shelf, name, come));
    awayAt = -Infinity;
    // A server that is just starting may answer with an error page.
    return fresh.ok ? fresh : kept;
  } catch {
    awayAt = performance.now();
    return kept;
  }
}

/** @typedef {{fresh: Response, body: ArrayBuffer}} Whole An answer, of which all has come. */

/** Figures that came with a page are of that moment: the copy has none, and says that it is one. @param {string} page */
function withoutFigures(page) {
  return page.replace(FIGURES, '').replace('<html', '<html data-kept');
}

/** @param {Request|string} request @param {RequestInit} [options] @returns {Promise<Whole>} */
async function whole(request, options) {
  const fresh = await fetch(request, options);
  return { fresh, body: await fresh.clone().arrayBuffer() };
}

/** A page when its files lie beside it; a shelf that is full is no reason to show nothing. @param {Cache} shelf @param {string} name @param {Whole} come */
async function laidDown(shelf, name, { fresh, body }) {
  if (!fresh.ok) return fresh;
  const page = name === PAGE ? new TextDecoder().decode(body) : null;
  const own = page === null ? null : await filesOf(page);
  const copy = new Response(page === null ? body : withoutFigures(page), { status: fresh.status, headers: fresh.headers });
  if (page !== null && own && own.size > 0) await keepEarlier(shelf, page).catch(() => undefined);
  await shelf.put(name, copy).then(() => (own && own.size > 0 ? prune(shelf, own) : undefined)).catch(() => undefined);
  return fresh;
}

/**
 * What is not waited for any longer is given up, too: a request that hangs holds one of the few connections, and the
 * browser's lock on its address, for minutes after the network has come back.
 * @template T @param {number} patience @param {(signal: AbortSignal) => Promise<T>} work @returns {Promise<T>}
 */
function inTime(patience, work) {
  const controller = new AbortController();
  return new Promise((done, lost) => {
    const timer = setTimeout(() => {
      lost(new Error('no answer in time'));
      controller.abort();
    }, patience);
    work(controller.signal).then(done, lost).finally(() => clearTimeout(timer));
  });
}
