/**
 * Keeps the wall's shell: the page and the files of its build. For the page the network always comes first, so that a new
 * build is never held back; the kept copy is for a reload while the server is away, when a browser would show its own error.
 * A file that is named by its content is asked for once. A new page is shown and kept when its files have come, so that a page
 * never runs with what another build left; then what earlier builds left goes.
 * Figures are kept by the page itself (js/live/last-picture.js), never here.
 */
const worker = /** @type {ServiceWorkerGlobalScope & typeof globalThis} */ (self);
/** Below which path of its host the server lies: this worker's own folder. */
const BASE = worker.location.pathname.replace(/\/[^/]*$/, '');
const SHELF = `nhip-shell${BASE}`;
const PAGE = `${BASE}/man/`;
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
  /** @type {unknown[]} */
  const files = Array.isArray(event.data && event.data.keep) ? event.data.keep : [];
  event.waitUntil(keepAll(files.flatMap((file) => (typeof file === 'string' ? file : []))));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  // The plain page is only worth what the server says now.
  const page = request.mode === 'navigate' && pathname.startsWith(PAGE) && !pathname.endsWith('/don-gian');
  if (page) event.respondWith(answer(request, PAGE, PAGE_WITHIN));
  else if (pathname.startsWith(NAMED)) event.respondWith(named(pathname));
  else if (pathname.startsWith(`${BASE}/static/`)) event.respondWith(answer(request, pathname, FILE_WITHIN));
});

/** The page last: one that is kept has its files beside it. @param {string[]} files */
async function keepAll(files) {
  const shelf = await caches.open(SHELF);
  await Promise.all(files.map(async (file) => {
    const { pathname } = new URL(file, worker.location.origin);
    if (pathname.startsWith(NAMED)) return named(pathname);
    const found = await fetch(file);
    return found.ok && shelf.put(pathname, found);
  }));
  await laidDown(shelf, PAGE, await whole(`${PAGE}thu`, { cache: 'no-cache' }));
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

/** What the newest page does not name. @param {Cache} shelf @param {Set<string>} own */
async function prune(shelf, own) {
  for (const request of await shelf.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname !== PAGE && !own.has(pathname)) await shelf.delete(request);
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
