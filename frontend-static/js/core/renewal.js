import { isWithin } from './settings.js';

/**
 * How a wall takes over a new build: it is tried out of sight beside the page that runs, shown when it has drawn what this
 * page knows to be right, and left otherwise. So is the fresh start of each night. Time is an argument; who loads, looks
 * and reloads is js/wall/renewing.js.
 *
 * `steady` nothing to do; `trying` a hidden page runs; `showing` it was right, and takes over at the next page turn;
 * `back` it was not, and this page goes on until the next try.
 *
 * @typedef {'steady'|'trying'|'showing'|'back'} RenewalState
 * @typedef {'script'|'page'|'late'|'score'|'cut'|'refused'|'shown'} Why a script that threw; another page than a wall; nothing right in
 *   time; another figure than the board's; a text that does not stand whole; too small for its room; right out of sight, but drew nothing once it was the page itself
 * @typedef {{build: string|null, why: Why, count: number}} Failure the last one, and how often in a row that build has failed
 * @typedef {{failed?: unknown, refused?: unknown, build?: unknown, key?: unknown, score?: unknown, cut?: unknown}} Said by the hidden page
 */

/** A hidden page that is right says so within this time. */
export const TRY_WITHIN = 30000;
/** What has failed is tried again no sooner, but for another build. */
export const AGAIN_AFTER = 30 * 60000;
/** A new build is taken over at a page turn, not by two hundred screens in one second. */
const NOT_BEFORE = 10 * 60000;
const SPREAD = 120000;
/** Once a night, when nobody looks: whatever has piled up in months is gone. */
const NIGHT = { from: 2 * 60 + 10, to: 4 * 60 };
const NIGHTLY_NOT_BEFORE = 6 * 3600000;
/** Positions of a board whose score is remembered: more than half a minute of frames. */
const MOST_KNOWN = 64;

export class Renewal {
  /** @type {RenewalState} */ #state = 'steady';
  /** What the server speaks of now, where it is not what runs here. @type {string|null} */ #offered = null;
  /** @type {number} when to try next; Infinity: not at all */ #dueAt = Infinity;
  #triedAt = 0;
  #held = false;
  /** @type {Map<string, string>} */ #known = new Map();
  /** @type {number} */ #nightMinute;

  /**
   * @param {object} from
   * @param {number} from.startedAt @param {() => number} [from.random]
   * @param {string|null} [from.own] the build of this page, where it cannot be the one that it hears of first
   * @param {Failure|null} [from.failure] before this page was loaded @param {number} [from.againAt] when what has failed may be tried again
   * @param {boolean} [from.soon] whether an operator has asked for it
   */
  constructor({ startedAt, random = Math.random, own = null, failure = null, againAt = 0, soon = false }) {
    this.startedAt = startedAt;
    this.random = random;
    this.own = own;
    this.failure = failure;
    this.againAt = againAt;
    this.notBefore = soon ? startedAt : startedAt + NOT_BEFORE;
    if (failure !== null) this.#state = 'back';
    this.#nightMinute = NIGHT.from + Math.floor(random() * (NIGHT.to - NIGHT.from));
  }

  get state() {
    return this.#state;
  }

  /** What is tried: a new build, or by night this page's own. @returns {string|null} */
  get offered() {
    return this.#offered ?? this.own;
  }

  /** The build of the server's pages, as each frame says it. @param {string|null} build @param {number} now */
  heard(build, now) {
    if (build === null) return;
    if (this.own === null) this.own = build;
    if (build === this.own) this.withdrawn(build);
    else if (build !== this.#offered) {
      this.#offered = build;
      const again = this.failure !== null && this.failure.build === build ? this.againAt : now;
      this.#dueAt = Math.max(now, this.notBefore, again) + this.random() * SPREAD;
    }
  }

  /** The server is back at what runs here: nothing is owed, and what has failed is gone. @param {string} build */
  withdrawn(build) {
    if (this.#offered !== null) {
      this.#offered = null;
      this.#dueAt = Infinity;
    }
    if (this.failure === null || this.failure.build === build || this.failure.build === null || this.#state === 'trying') return;
    this.failure = null;
    if (this.#state === 'back') this.#state = 'steady';
  }

  /** @param {number} now @param {number|null} minute of the server's day @param {boolean} held whether this wall is to stay as it is for now */
  tick(now, minute, held) {
    this.#held = held;
    if (held && this.#state === 'trying') this.#state = this.failure === null ? 'steady' : 'back';
    if (minute === null || this.#dueAt !== Infinity || now - this.startedAt < NIGHTLY_NOT_BEFORE) return;
    if (minute >= this.#nightMinute && minute < NIGHT.to) this.#dueAt = now;
  }

  /** Whether a hidden page is to be loaded. @param {number} now */
  isDue(now) {
    return !this.#held && now >= this.#dueAt && (this.#state === 'steady' || this.#state === 'back');
  }

  /** Whether the page that was tried is to take over. */
  isRight() {
    return !this.#held && this.#state === 'showing';
  }

  /** @param {number} now */
  begin(now) {
    this.#state = 'trying';
    this.#triedAt = now;
  }

  /** Nobody knows whether it would have been right: later. @param {number} now */
  putOff(now) {
    this.#dueAt = now + SPREAD;
    if (this.#state === 'trying') this.#state = this.failure === null ? 'steady' : 'back';
  }

  /** @param {string} key position of the province's board @param {string} score as it is shown there */
  knows(key, score) {
    if (this.#known.get(key) === score) return;
    this.#known.set(key, score);
    if (this.#known.size > MOST_KNOWN) this.#known.delete(this.#known.keys().next().value ?? key);
  }

  /** What the hidden page has told. @param {Said} said @param {number} now */
  judge(said, now) {
    if (this.#state !== 'trying') return;
    if (said.failed) this.fail('script', now);
    else if (said.refused) this.fail('refused', now);
    else if (typeof said.cut === 'string') this.fail('cut', now);
    else if (typeof said.score === 'string') this.compare(String(said.key), said.score, now);
  }

  /** A position that this page has not reached yet is waited for. @param {string} key @param {string} score @param {number} now */
  compare(key, score, now) {
    const known = this.#known.get(key);
    if (known === undefined) return;
    if (known === score || numberOf(known) === numberOf(score)) this.#state = 'showing';
    else this.fail('score', now);
  }

  /** @param {number} now @returns {boolean} whether the hidden page has had its time */
  isLate(now) {
    return this.#state === 'trying' && now - this.#triedAt >= TRY_WITHIN;
  }

  /** @param {Why} why @param {number} now */
  fail(why, now) {
    const build = this.offered;
    const before = this.failure !== null && this.failure.build === build ? this.failure.count : 0;
    this.failure = { build, why, count: before + 1 };
    this.againAt = now + AGAIN_AFTER;
    this.#dueAt = this.againAt + this.random() * SPREAD;
    this.#state = 'back';
  }
}

/** Whether an address keeps its wall as it is in this hour. @param {import('./settings.js').Hours|null} hours @param {number|null} minute of the server's day */
export function isHeldAt(hours, minute) {
  return hours !== null && minute !== null && isWithin(hours, minute);
}

/** Another build may write its figures otherwise. @param {string} score */
function numberOf(score) {
  return Number(score.replace(',', '.'));
}
