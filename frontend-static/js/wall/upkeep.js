import { BASE } from '../core/base.js';
import { keep, kept, readBack, written } from '../live/last-picture.js';

/** A new build is taken over at a page turn, not by two hundred screens in one second. */
const REBUILD_NOT_BEFORE = 10 * 60000;
const REBUILD_WITHIN = 120000;
/** Once a night, when nobody looks: whatever has piled up in months is gone. */
const NIGHT = { from: 2 * 60 + 10, to: 4 * 60 };
const NIGHTLY_NOT_BEFORE = 6 * 3600000;
const KEEP_EVERY = 30000;

/** What keeps a wall up for months: new builds, a fresh start each night, the last picture for a bad day. */
export class Upkeep {
  /** @type {string|null} */ #firstBuild = null;
  /** @type {number|null} */ #reloadAt = null;
  /** @type {number} */ #keptAt = -Infinity;
  /** @type {number} */ #nightMinute;

  /**
   * @param {object} doors
   * @param {number} doors.startedAt
   * @param {() => Promise<any>} doors.probe answers only when the server does
   * @param {() => void} doors.reload @param {() => number} [doors.random]
   */
  constructor({ startedAt, probe, reload, random = Math.random }) {
    this.startedAt = startedAt;
    this.probe = probe;
    this.reload = reload;
    this.random = random;
    this.#nightMinute = NIGHT.from + Math.floor(random() * (NIGHT.to - NIGHT.from));
  }

  /** @param {string|null} build @param {number} now */
  noteBuild(build, now) {
    if (build === null) return;
    if (this.#firstBuild === null) this.#firstBuild = build;
    if (build !== this.#firstBuild && this.#reloadAt === null) {
      this.#reloadAt = Math.max(now, this.startedAt + REBUILD_NOT_BEFORE) + this.random() * REBUILD_WITHIN;
    }
  }

  /** @param {number} now @param {number|null} minute of the server's day */
  tick(now, minute) {
    if (minute === null || this.#reloadAt !== null || now - this.startedAt < NIGHTLY_NOT_BEFORE) return;
    if (minute >= this.#nightMinute && minute < NIGHT.to) this.#reloadAt = now;
  }

  /** At a page turn. A reload that the server does not answer would leave a browser's error on the wall until someone comes. @param {number} now */
  reloadWhenDue(now) {
    if (this.#reloadAt === null || now < this.#reloadAt) return;
    this.#reloadAt = now + REBUILD_WITHIN;
    this.probe().then(() => this.reload(), () => undefined);
  }

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
