import { isRefusal, readStill, TRY_AGAIN_AFTER } from './still.js';

/** @typedef {import('../core/board.js').Board} Board */

/**
 * What the boards showed at a chosen instant, asked for once and then kept: such a picture needs no link. An instant that
 * the server cannot answer is not made up: then the boards are the live ones, and the wall says so.
 */
export class FrozenBoards {
  /** @type {Map<string, Board>} */ #held = new Map();
  /** @type {boolean} */ #asking = false;
  /** @type {number} */ #retryAt = -Infinity;
  /** @type {boolean} */ #refused = false;

  /**
   * @param {object} doors
   * @param {import('../live/boards.js').Boards} doors.live followed instead of an instant that cannot be answered
   * @param {() => number} doors.at milliseconds, asked for when the province's zone is known @param {() => string} doors.more of the address: the view
   * @param {(path: string) => Promise<any>} doors.ask fails with the `status` of a refusal
   * @param {(name: string, board: Board) => void} doors.onBoard @param {() => number} doors.monotonic
   */
  constructor({ live, at, more, ask, onBoard, monotonic }) {
    this.live = live;
    this.at = at;
    this.more = more;
    this.ask = ask;
    this.onBoard = onBoard;
    this.monotonic = monotonic;
  }

  get names() {
    return this.live.names;
  }

  /** The instant that is shown; null when it cannot be. @returns {number|null} */
  get frozenAt() {
    return this.#refused ? null : this.at();
  }

  get isEnded() {
    return false;
  }

  tick() {
    if (this.#refused) {
      this.live.tick();
      return;
    }
    const next = this.names.find((name) => !this.#held.has(name));
    if (next === undefined || this.#asking || this.monotonic() < this.#retryAt) return;
    this.#asking = true;
    // One after the other: the server counts few such answers at a time.
    this.load(next).catch((cause) => this.failed(cause)).then(() => { this.#asking = false; });
  }

  /** @param {string} name `board@period` */
  async load(name) {
    const at = encodeURIComponent(new Date(this.at()).toISOString());
    const shown = await readStill(this.ask, name, `&at=${at}${this.more()}`);
    this.#held.set(name, shown);
    this.onBoard(name, shown);
  }

  /** @param {any} cause */
  failed(cause) {
    console.info('no figures of that instant', String(cause));
    if (isRefusal(cause)) this.#refused = true;
    else this.#retryAt = this.monotonic() + TRY_AGAIN_AFTER;
  }

  /** @param {string} name @returns {Board|null} */
  of(name) {
    return this.#refused ? this.live.of(name) : this.#held.get(name) ?? null;
  }

  all() {
    return this.#refused ? this.live.all() : [...this.#held.values()];
  }

  /** @param {readonly string[]} [needed] */
  isComplete(needed = this.names) {
    return this.#refused ? this.live.isComplete(needed) : this.names.length > 0 && needed.every((name) => this.#held.has(name));
  }

  linkAge() {
    return this.#refused || this.names.length === 0 ? this.live.linkAge() : 0;
  }

  isSlow() {
    return this.#refused && this.live.isSlow();
  }

  stopped() {
    return this.#refused ? this.live.stopped() : null;
  }

  fresh() {
    return this.#refused ? this.live.fresh() : new Map(this.#held);
  }

  /** What stood at an instant stays what it was, however long ago this wall has heard of it. @param {Map<string, Board>} kept */
  restore(kept) {
    if (this.#refused) this.live.restore(kept);
    else for (const [name, board] of kept) if (!this.#held.has(name)) this.#held.set(name, board);
  }
}
