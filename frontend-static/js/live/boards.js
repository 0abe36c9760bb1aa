import { applyFrame } from '../core/board.js';
import { readFrame } from '../core/frame.js';
import { boardQuery, Connection, liveAddress, SUBPROTOCOL } from './connection.js';

/** Close code: the server knows no such board or period, or no longer: nothing to wait for, and no reason to doubt the others. */
export const UNKNOWN_BOARD = 4500;
const DRAWN_TOGETHER = 2000;

/** @type {ReadonlySet<string>} */
const NONE = new Set();

/**
 * Everything that this screen follows: for each `board@period` what it shows, and the link that keeps it so.
 *
 * @typedef {import('../core/board.js').Board} Board
 */
export class Boards {
  /** @type {Map<string, Board|null>} */ #held = new Map();
  /** @type {Map<string, Connection>} */ #links = new Map();
  /** @type {number} */ #luck = 0;
  /** @type {number} */ #drawnAt = -Infinity;
  /** Kept from before a reload: to be looked at, not to be carried on. @type {Set<string>} */ #old = new Set();

  /**
   * @param {object} doors
   * @param {readonly string[]} doors.names the first is the one without which nothing is shown; none while it is not known what to follow
   * @param {() => number} doors.monotonic
   * @param {{protocol: string, host: string}} doors.location
   * @param {() => string} [doors.more] of the address of each board: by which view it is scored
   * @param {(path: string, giveUp: AbortController) => Promise<any>} [doors.ask] over HTTP, where no websocket comes through
   * @param {(name: string, frame: import('../core/frame.js').Frame, before: Board|null) => void} doors.onApplied
   * @param {(frame: import('../core/frame.js').Frame) => void} doors.onFrame any frame that is whole
   */
  constructor({ names, monotonic, location, more = () => '', ask, onApplied, onFrame }) {
    this.monotonic = monotonic;
    this.location = location;
    this.more = more;
    this.ask = ask;
    this.onApplied = onApplied;
    this.onFrame = onFrame;
    this.begun = monotonic();
    /** @type {readonly string[]} */ this.names = [];
    this.follow(names);
  }

  /** Once it is known what is to be followed; until then nothing is, and nothing is complete. @param {readonly string[]} names */
  follow(names) {
    const { monotonic, location, more, ask } = this;
    this.names = names;
    for (const name of names) {
      const [board, period] = name.split('@');
      this.#held.set(name, null);
      this.#links.set(name, new Connection({
        open: (resume) => new WebSocket(liveAddress(location, board, period, resume) + more(), SUBPROTOCOL),
        resumeFrom: () => this.resumeOf(name),
        onFrame: (text) => this.take(name, text),
        monotonic,
        random: () => this.chance(),
        read: ask && ((giveUp) => ask(`/api/v1/board?${boardQuery(board, period)}${more()}`, giveUp).then((said) => JSON.stringify(said))),
      }));
    }
  }

  /** Links that break together come back together: half a new picture beside half an old one would be no picture. */
  chance() {
    const now = this.monotonic();
    if (now - this.#drawnAt > DRAWN_TOGETHER) {
      this.#luck = Math.random();
      this.#drawnAt = now;
    }
    return this.#luck;
  }

  /** These go on; a chosen instant has boards of its own. @returns {number|null} */
  get frozenAt() {
    return null;
  }

  get isEnded() {
    return false;
  }

  /** Whether the server has said that it brings no such board. @param {string} name */
  isUnknown(name) {
    return this.#links.get(name)?.stopped === UNKNOWN_BOARD;
  }

  /** @param {string} name @returns {Board|null} */
  of(name) {
    return this.#held.get(name) ?? null;
  }

  /** @returns {Board[]} those that have come */
  all() {
    return [...this.#held.values()].flatMap((board) => board ?? []);
  }

  /** Whether the boards have come that are needed, but for those that the server does not know. @param {readonly string[]} [needed] */
  isComplete(needed = this.names) {
    if (this.names.length === 0 || this.of(this.names[0]) === null) return false;
    return needed.every((name) => this.of(name) !== null || this.isUnknown(name));
  }

  tick() {
    for (const link of this.#links.values()) link.tick();
  }

  /** The page has slept. */
  wake() {
    for (const link of this.#links.values()) link.wake();
  }

  /** The page may have slept, or its network been away. */
  nudge() {
    for (const link of this.#links.values()) link.nudge();
  }

  /** Whether any board comes over HTTP, because no websocket does. */
  isSlow() {
    return [...this.#links.values()].some((link) => link.isSlow);
  }

  /**
   * Milliseconds since the last frame, of the board that has waited longest; a picture of before a reload has no link.
   * @param {{has(name: string): boolean}} [without] boards that need none
   */
  linkAge(without = NONE) {
    if (this.names.length === 0) return this.monotonic() - this.begun;
    const live = [...this.#links].filter(([name, link]) => !without.has(name) && (link.stopped !== UNKNOWN_BOARD || link.heard));
    if (live.some(([name]) => this.#old.has(name))) return Infinity;
    return Math.max(0, ...live.map(([, link]) => link.linkAge()));
  }

  /** The code with which the server has told this screen not to come back; one board that is unknown leaves the others. */
  stopped() {
    const codes = [...this.#links].map(([name, link]) => (link.stopped === UNKNOWN_BOARD && name !== this.names[0] ? null : link.stopped));
    return codes.find((code) => code !== null) ?? null;
  }

  /** Shows what was kept, where nothing newer has come. @param {Map<string, Board>} kept */
  restore(kept) {
    for (const [name, board] of kept) {
      if (!this.#held.has(name) || this.#held.get(name) !== null) continue;
      this.#held.set(name, board);
      this.#old.add(name);
    }
  }

  /** @returns {Map<string, Board>} what came over a link, to be kept */
  fresh() {
    return new Map([...this.#held].flatMap(([name, board]) => (board !== null && !this.#old.has(name) ? [[name, board]] : [])));
  }

  /** @param {string} name */
  resumeOf(name) {
    const held = this.of(name);
    return held && held.epoch !== null && !this.#old.has(name) ? { epoch: held.epoch, offset: held.offset } : null;
  }

  /** @param {string} name @param {string} text @returns {import('./connection.js').Verdict} */
  take(name, text) {
    const { frame, problem } = readFrame(text);
    if (!frame) {
      console.warn(`frame of ${name} set aside: ${problem}`);
      return 'unreadable';
    }
    const before = this.of(name);
    const { board, verdict } = applyFrame(this.#old.has(name) ? null : before, frame);
    if (verdict === 'gap') return verdict;
    this.#old.delete(name);
    this.#held.set(name, board);
    this.onFrame(frame);
    if (verdict === 'applied') this.onApplied(name, frame, before);
    return verdict;
  }
}
