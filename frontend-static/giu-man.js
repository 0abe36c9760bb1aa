/**
 * Keeps the wall's shell: the page and the files that it has loaded. The network always comes first, so that a new build is
 * never held back; the kept copy is for a reload while the server is away, when a browser would show its own error.
 * Figures are kept by the page itself (js/live/keepsake.js), never here.
 */
const SHELF = 'nhip-shell';
const PAGE = '/man/';
/** A network that swallows everything: the first request waits so long, those after it are answered from the shelf at once. */
const PATIENCE = 4000;
const AWAY_FOR = 20000;
let awayAt = -Infinity;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const files = Array.isArray(event.data && event.data.keep) ? event.data.keep : [];
  event.waitUntil(keepAll(files.filter((file) => typeof file === 'string')));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  // The plain page is only worth what the server says now.
  const page = request.mode === 'navigate' && pathname.startsWith(PAGE) && !pathname.endsWith('/don-gian');
  if (page || pathname.startsWith('/static/')) event.respondWith(answer(request, page ? PAGE : pathname));
});

/** @param {string[]} files */
async function keepAll(files) {
  const shelf = await caches.open(SHELF);
  const wall = await fetch('/man/thu', { cache: 'no-cache' });
  if (wall.ok) await shelf.put(PAGE, wall);
  await Promise.all(files.map(async (file) => {
    const found = await fetch(file);
    if (found.ok) await shelf.put(new URL(file, self.location.origin).pathname, found);
  }));
}

/** @param {Request} request @param {string} name on the shelf */
async function answer(request, name) {
  const shelf = await caches.open(SHELF);
  const kept = await shelf.match(name);
  if (kept && Date.now() - awayAt < AWAY_FOR) return kept;
  try {
    const fresh = await (kept ? inTime(request) : fetch(request));
    // A server that is just starting may answer with an error page.
    if (!fresh.ok && kept) return kept;
    if (fresh.ok) await shelf.put(name, fresh.clone());
    awayAt = -Infinity;
    return fresh;
  } catch (cause) {
    awayAt = Date.now();
    if (kept) return kept;
    throw cause;
  }
}

/** @param {Request} request @returns {Promise<Response>} */
function inTime(request) {
  return new Promise((found, lost) => {
    setTimeout(() => lost(new Error('no answer in time')), PATIENCE);
    fetch(request).then(found, lost);
  });
}
