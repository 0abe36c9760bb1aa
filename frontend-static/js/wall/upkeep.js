import { BASE } from '../core/base.js';
import { keep, kept, readBack, written } from '../live/last-picture.js';

const KEEP_EVERY = 30000;

/** What keeps a wall's picture for a bad day; its builds are renewing.js. */
export class Upkeep {
  /** @type {number} */ #keptAt = -Infinity;

  /** @param {number} now @param {string} address @param {() => {about: any, boards: Map<string, any>, serverNow: number}|null} picture */
  keepPicture(now, address, picture) {
    if (now - this.#keptAt < KEEP_EVERY) return;
    const whole = picture();
    if (!whole) return;
    this.#keptAt = now;
    keep(address, written({ ...whole, ownNow: Date.now() })).catch((cause) => console.warn('the picture was not kept', cause));
  }

  /** @param {string} address @returns {Promise<import('../live/last-picture.js').Kept|null>} */
  async lastPicture(address) {
    const text = await kept(address).catch(() => null);
    return text === null ? null : readBack(text, Date.now());
  }
}

/** The shell is kept where browsers allow it; what has been loaded before the worker came is handed over to it. */
export function keepShell() {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  serviceWorker.register(`${BASE}/shell-worker.js`).then(() => serviceWorker.ready).then((registration) => {
    const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
    const own = loaded.filter((name) => ['/b/', '/static/'].some((folder) => name.startsWith(location.origin + BASE + folder)));
    registration.active?.postMessage({ keep: [...new Set(own)] });
  }).catch((cause) => console.info('no shell is kept', String(cause)));
}
