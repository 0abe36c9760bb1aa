/** @typedef {import('./address-words.js').Slide} Slide */

/**
 * Which picture stands on the wall, and for how long. Slides are states of one page, never page loads.
 *
 * @typedef {{pages: number, rows: number}} Size pages 0: there is nothing to show, the slide is left out
 * @typedef {{kind: string, page: number}} Step
 * @typedef {object} View
 * @property {string} kind @property {number} page @property {number} pages of this slide
 * @property {number} step place in the loop, from 0 @property {number} steps of the loop
 * @property {number} left milliseconds until the next @property {number} dwell
 * @property {boolean} due @property {boolean} paused @property {boolean} pinned
 */

/** @type {readonly Slide[]} */
export const KINDS = Object.freeze(['departments', 'communes', 'ends', 'weakest', 'late', 'pulse', 'targets', 'code']);
/** One page of it a loop: a list of four pages would hide the rest for more than a minute. */
const ROTATING = ['communes'];
/** @type {Record<string, number>} */
const FIXED_DWELL = { communes: 20000, ends: 20000, weakest: 15000, pulse: 12000, targets: 15000, code: 20000 };
const LIST_DWELL = 12000;
const ROW_DWELL = 300;
/** Who has turned by hand is given time to read. */
const HELD_FOR = 60000;
/** What goes on again does not turn in the same breath. */
const GOES_ON_FOR = 5000;

/** @param {string} kind @param {number} rows on the page */
export function dwellOf(kind, rows) {
  return FIXED_DWELL[kind] ?? LIST_DWELL + ROW_DWELL * rows;
}

export class Playlist {
  /** @type {Step} */ #at;
  /** What was asked to begin with and has not come yet: what it shows may be told later than the rest. @type {Step|null} */ #opening;
  /** @type {number} */ #loop = 0;
  /** @type {number|null} */ #since = null;
  /** @type {number} */ #heldUntil = -Infinity;
  /** @type {number|null} */ #pausedAt = null;
  /** @type {{kind: string, until: number}|null} */ #pin = null;

  /** @param {readonly string[]} kinds at least one @param {Step} [first] */
  constructor(kinds, first = { kind: kinds[0], page: 0 }) {
    this.kinds = kinds;
    this.#at = first;
    this.#opening = first;
  }

  /** How many times the whole list has been shown. */
  get loop() {
    return this.#loop;
  }

  get paused() {
    return this.#pausedAt !== null;
  }

  /** @param {(kind: string) => Size} sizeOf @param {number} now @returns {View} */
  view(sizeOf, now) {
    if (this.#pin && now >= this.#pin.until) this.#pin = null;
    const steps = this.steps(sizeOf);
    this.begin(steps, now);
    const at = Math.max(0, this.indexIn(steps));
    const here = steps[at] ?? { kind: this.kinds[0], page: 0 };
    if (here.kind !== this.#at.kind || here.page !== this.#at.page) {
      this.#at = here;
      this.#since = now;
    }
    if (this.#since === null || steps.length <= 1) this.#since = now;
    const { pages, rows } = sizeOf(here.kind);
    const dwell = dwellOf(here.kind, rows);
    const clock = this.#pausedAt ?? now;
    const left = Math.max(0, Math.max(this.#since + dwell, this.#heldUntil) - clock);
    return {
      ...here, pages: Math.max(1, pages), step: at, steps: Math.max(1, steps.length), left, dwell,
      due: steps.length > 1 && left === 0 && !this.paused, paused: this.paused, pinned: this.#pin !== null,
    };
  }

  /** @param {(kind: string) => Size} sizeOf @returns {Step[]} the loop as it is now */
  steps(sizeOf) {
    const kinds = this.#pin ? [this.#pin.kind] : this.kinds;
    const steps = [];
    for (const kind of kinds) {
      const { pages } = sizeOf(kind);
      if (pages > 0 && ROTATING.includes(kind) && kinds.length > 1) steps.push({ kind, page: this.rotated(kind, pages) });
      else for (let page = 0; page < pages; page += 1) steps.push({ kind, page });
    }
    return steps;
  }

  /** Until a page has turned the first is the one that was asked for, however late. @param {readonly Step[]} steps @param {number} now */
  begin(steps, now) {
    if (this.#opening === null) return;
    const asked = this.#opening;
    const found = steps.filter(({ kind }) => kind === asked.kind);
    if (!found.length) return;
    this.#opening = null;
    if (this.#at.kind !== asked.kind) this.go(found.find(({ page }) => page === asked.page) ?? found[0], now);
  }

  /** Where one has turned by hand is kept while it is shown. @param {string} kind @param {number} pages */
  rotated(kind, pages) {
    return this.#at.kind === kind && this.#at.page < pages ? this.#at.page : this.#loop % pages;
  }

  /** @param {readonly Step[]} steps */
  indexIn(steps) {
    const exact = steps.findIndex(({ kind, page }) => kind === this.#at.kind && page === this.#at.page);
    return exact >= 0 ? exact : steps.findIndex(({ kind }) => kind === this.#at.kind);
  }

  /** @param {(kind: string) => Size} sizeOf @param {number} now @param {1|-1} [by] */
  turn(sizeOf, now, by = 1) {
    const steps = this.steps(sizeOf);
    if (!steps.length) return;
    const next = this.indexIn(steps) + by;
    if (next >= steps.length) this.#loop += 1;
    if (next < 0) this.#loop = Math.max(0, this.#loop - 1);
    this.go(steps[(next + steps.length) % steps.length], now);
    // A list that rotates shows its next page in the new loop.
    if (next >= steps.length || next < 0) this.#at = this.steps(sizeOf)[(next + steps.length) % steps.length];
  }

  /** By hand: the page stands for a minute. @param {(kind: string) => Size} sizeOf @param {number} now @param {1|-1} by */
  step(sizeOf, now, by) {
    const { kind, page } = this.#at;
    const { pages } = sizeOf(kind);
    // By hand every page of a rotating list can be reached.
    if (ROTATING.includes(kind) && page + by >= 0 && page + by < pages) this.go({ kind, page: page + by }, now);
    else this.turn(sizeOf, now, by);
    this.hold(now);
  }

  /** @param {Step} step @param {number} now */
  go(step, now) {
    this.#at = step;
    this.#opening = null;
    this.#since = now;
    this.#heldUntil = -Infinity;
    if (this.#pausedAt !== null) this.#pausedAt = now;
  }

  /** The n-th slide, from 0. @param {number} n @param {(kind: string) => Size} sizeOf @param {number} now */
  jump(n, sizeOf, now) {
    const kind = this.kinds[n];
    if (kind === undefined || sizeOf(kind).pages === 0) return false;
    this.go({ kind, page: 0 }, now);
    this.hold(now);
    return true;
  }

  /** @param {number} now */
  hold(now) {
    this.#heldUntil = now + HELD_FOR;
  }

  /** @param {number} now */
  pause(now) {
    if (this.#pausedAt === null) this.#pausedAt = now;
  }

  /** Goes on; what was left of the page is left still, and a little at least. @param {number} now */
  resume(now) {
    if (this.#pausedAt !== null && this.#since !== null) this.#since += now - this.#pausedAt;
    this.#pausedAt = null;
    this.#heldUntil = now + GOES_ON_FOR;
  }

  /** @param {string} kind @param {number} until milliseconds of the steady clock */
  pin(kind, until) {
    this.#pin = { kind, until };
  }
}
