/**
 * Keeps the wall's shell: the page and the files that it has loaded. The network always comes first, so that a new build is
 * never held back; the kept copy is for a reload while the server is away, when a browser would show its own error.
 * Figures are kept by the page itself (js/live/last-picture.js), never here.
 */
const worker = /** @type {ServiceWorkerGlobalScope & typeof globalThis} */ (self);
const SHELF = 'nhip-shell';
const PAGE = '/man/';
/** A network that swallows everything: the page is waited for so long, head and body, and what follows it not at all. */
const PAGE_WITHIN = 2500;
/** A page that has come is of one build with its files; only a network that fails between them is not waited for. */
const FILE_WITHIN = 8000;
const AWAY_FOR = 20000;
/** Of a clock that nobody sets; a screen's own date is turned back by hours. */
let awayAt = -Infinity;

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
  else if (pathname.startsWith('/static/')) event.respondWith(answer(request, pathname, FILE_WITHIN));
});

/** The page last: one that is kept has its files beside it. @param {string[]} files */
async function keepAll(files) {
  const shelf = await caches.open(SHELF);
  await Promise.all(files.map(async (file) => {
    const found = await fetch(file);
    if (found.ok) await shelf.put(new URL(file, worker.location.origin).pathname, found);
  }));
  const wall = await fetch('/man/thu', { cache: 'no-cache' });
  if (wall.ok) await shelf.put(PAGE, wall);
}

/** @param {Request} request @param {string} name on the shelf @param {number} patience milliseconds, where there is a copy */
async function answer(request, name, patience) {
  const shelf = await caches.open(SHELF);
  const kept = await shelf.match(name);
  if (!kept) return laidDown(shelf, name, await fetch(request));
  if (performance.now() - awayAt < AWAY_FOR) return kept;
  try {
    const fresh = await inTime(patience, async (signal) => laidDown(shelf, name, await fetch(request, { signal })));
    awayAt = -Infinity;
    // A server that is just starting may answer with an error page.
    return fresh.ok ? fresh : kept;
  } catch {
    awayAt = performance.now();
    return kept;
  }
}

/** Once the whole of it has come; a shelf that is full is no reason to show nothing. @param {Cache} shelf @param {string} name @param {Response} fresh */
async function laidDown(shelf, name, fresh) {
  if (!fresh.ok) return fresh;
  const body = await fresh.clone().arrayBuffer();
  await shelf.put(name, new Response(body, { status: fresh.status, headers: fresh.headers })).catch(() => undefined);
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
