import { UNKNOWN_BOARD } from '../live/boards.js';
import { isRefusal, readStill, TRY_AGAIN_AFTER } from './still.js';

/** @typedef {import('../core/board.js').Board} Board */

/** Late news may still change a period that is over, but nobody waits for it. */
const READ_AGAIN_AFTER = 600000;

/**
 * The boards of a wall that hangs on one month, quarter, year or week. They are live until it ends; then no link brings
 * them any more, and they are read as what the period came to. Boards of other periods beside them stay live.
 */
export class EndedBoards {
  /** @type {Map<string, Board>} */ #held = new Map();
  /** When each may be read again. @type {Map<string, number>} */ #due = new Map();
  /** That the server knows nothing of, ended or not. @type {Set<string>} */ #refused = new Set();
  /** @type {boolean} */ #asking = false;

  /**
   * @param {object} doors
   * @param {import('../live/boards.js').Boards} doors.live @param {() => string} doors.more of the address: the view
   * @param {(path: string) => Promise<any>} doors.ask fails with the `status` of a refusal
   * @param {(name: string, board: Board) => void} doors.onBoard @param {() => number} doors.monotonic
   */
  constructor({ live, more, ask, onBoard, monotonic }) {
    this.live = live;
    this.more = more;
    this.ask = ask;
    this.onBoard = onBoard;
    this.monotonic = monotonic;
  }

  get names() {
    return this.live.names;
  }

  /** What a period came to is not what stood at an instant. @returns {number|null} */
  get frozenAt() {
    return null;
  }

  /** Whether what is shown first, and the age with it, is of a period that is over. */
  get isEnded() {
    return this.names.length > 0 && this.#held.has(this.names[0]);
  }

  tick() {
    this.live.tick();
    const now = this.monotonic();
    const next = this.names.find((name) => this.live.isUnknown(name) && !this.#refused.has(name) && now >= (this.#due.get(name) ?? 0));
    if (next === undefined || this.#asking) return;
    this.#asking = true;
    this.#due.set(next, now + READ_AGAIN_AFTER);
    // One after the other: the server counts few such answers at a time.
    this.load(next).catch((cause) => this.failed(next, cause)).then(() => { this.#asking = false; });
  }

  /** @param {string} name `board@period` */
  async load(name) {
    const board = await readStill(this.ask, name, this.more());
    this.#held.set(name, board);
    this.onBoard(name, board);
  }

  /** @param {string} name @param {any} cause */
  failed(name, cause) {
    console.info(`no figures of ${name}`, String(cause));
    // What was there once has not ceased to be: a server that is set up anew knows it again some time.
    if (isRefusal(cause) && !this.#held.has(name)) this.#refused.add(name);
    else this.#due.set(name, this.monotonic() + TRY_AGAIN_AFTER);
  }

  /** @param {string} name @returns {Board|null} */
  of(name) {
    return this.#held.get(name) ?? this.live.of(name);
  }

  all() {
    return this.names.flatMap((name) => this.of(name) ?? []);
  }

  /** @param {readonly string[]} [needed] */
  isComplete(needed = this.names) {
    if (!this.isEnded) return this.live.isComplete(needed);
    return needed.every((name) => this.of(name) !== null || this.#refused.has(name));
  }

  linkAge() {
    return this.live.linkAge(this.#held);
  }

  isSlow() {
    return this.live.isSlow();
  }

  stopped() {
    const code = this.live.stopped();
    return code === UNKNOWN_BOARD && this.isEnded ? null : code;
  }

  fresh() {
    return new Map([...this.live.fresh(), ...this.#held]);
  }

  /** @param {Map<string, Board>} kept */
  restore(kept) {
    this.live.restore(kept);
  }
}
