import { Backoff } from './backoff.js';

/** So often is the whole picture read while nothing else comes: never by all pages at one moment. */
const EVERY = { least: 8000, most: 12000 };
const ANSWER_WITHIN = 15000;
/** An answer of so long ago says nothing of the network now. */
const WORKS_FOR = 30000;

/**
 * The whole picture over HTTP, for a network that lets no websocket through (a proxy that does not pass `Upgrade` on): less
 * often, and no less true. It has no timer of its own; the link drives it for as long as it has no other way.
 */
export class SlowWay {
  /** @type {AbortController|null} */ #asking = null;
  #askedAt = 0;
  #nextAt = 0;
  /** @type {number|null} */ #answeredAt = null;
  /** @type {Backoff} */ #waits;

  /**
   * @param {object} doors
   * @param {(giveUp: AbortController) => Promise<string>} doors.read a snapshot, as a frame would be
   * @param {(text: string) => boolean} doors.onPicture whether it could be used
   * @param {() => number} doors.monotonic @param {() => number} doors.random
   */
  constructor({ read, onPicture, monotonic, random }) {
    this.read = read;
    this.onPicture = onPicture;
    this.monotonic = monotonic;
    this.random = random;
    this.#waits = new Backoff(random, EVERY.most);
  }

  /** Whether the network lets this through. */
  get works() {
    return this.#answeredAt !== null && this.monotonic() - this.#answeredAt < WORKS_FOR;
  }

  tick() {
    const now = this.monotonic();
    if (this.#asking && now - this.#askedAt > ANSWER_WITHIN) this.stop();
    if (!this.#asking && now >= this.#nextAt) this.ask(now);
  }

  /** @param {number} now */
  async ask(now) {
    const asking = new AbortController();
    this.#asking = asking;
    this.#askedAt = now;
    // Waits from the question on, so that one which is given up is not asked again at once.
    this.#nextAt = now + this.#waits.next();
    try {
      const text = await this.read(asking);
      if (this.#asking === asking && this.onPicture(text)) this.answered();
    } catch (cause) {
      if (this.#asking === asking) console.info('no picture over HTTP either', String(cause));
    }
    if (this.#asking === asking) this.#asking = null;
  }

  answered() {
    this.#answeredAt = this.monotonic();
    this.#waits.reset();
    this.#nextAt = this.#answeredAt + EVERY.least + this.random() * (EVERY.most - EVERY.least);
  }

  /** What is under way is not wanted any more: a faster way is open, or nobody knows how old its answer is. */
  stop() {
    this.#asking?.abort();
    this.#asking = null;
  }

  /** The network is another, or there again. */
  again() {
    this.stop();
    this.#nextAt = 0;
  }
}
