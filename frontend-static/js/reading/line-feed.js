import { isDue } from '../core/line.js';

/** @typedef {{state: 'none'|'loading'|'ready'|'failed', line: any}} Held */

/**
 * The line of the unit that is shown: asked for after the page stands, again when a day begins, and at most once a minute
 * while figures change. The line that is there stays until the next one has come.
 */
export class LineFeed {
  #held = { key: /** @type {string|null} */ (null), askedAt: 0, day: /** @type {string|null} */ (null), position: 0, state: 'none' };
  /** @type {any} */ #line = null;
  #turn = 0;

  /**
   * @param {object} doors
   * @param {(path: string) => Promise<any>} doors.ask
   * @param {() => void} doors.onChange what is held is another one
   * @param {() => number} doors.monotonic
   */
  constructor({ ask, onChange, monotonic }) {
    this.ask = ask;
    this.onChange = onChange;
    this.monotonic = monotonic;
  }

  /** @returns {Held} */
  get held() {
    return { state: /** @type {Held['state']} */ (this.#held.state), line: this.#line };
  }

  /**
   * @param {string|null} path of the line; null for a picture that has none
   * @param {string|null} day of the server's clock @param {number} position of the sheet beside it
   */
  follow(path, day, position) {
    if (path === null) {
      this.#turn++;
      this.#line = null;
      this.#held = { key: null, askedAt: 0, day: null, position: 0, state: 'none' };
      return;
    }
    if (isDue(this.#held, { key: path, now: this.monotonic(), day, position })) this.load(path);
  }

  again() {
    if (this.#held.key !== null) this.load(this.#held.key);
  }

  /** @param {string} path */
  async load(path) {
    const turn = ++this.#turn;
    if (this.#held.key !== path) this.#line = null;
    this.#held = { ...this.#held, key: path, askedAt: this.monotonic(), state: 'loading' };
    try {
      const line = await this.ask(path);
      if (turn !== this.#turn) return;
      this.#line = line;
      this.#held = { ...this.#held, day: line.days[line.days.length - 1].day, position: line.position, state: 'ready' };
    } catch {
      if (turn !== this.#turn) return;
      this.#held = { ...this.#held, state: 'failed' };
    }
    this.onChange();
  }
}
