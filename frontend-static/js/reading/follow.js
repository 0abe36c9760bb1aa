import { applyFrame } from '../core/board.js';
import { readFrame } from '../core/frame.js';
import { assess, follow, heardOf, justReconnected } from '../core/stale.js';
import { boardQuery, Connection, liveAddress, SUBPROTOCOL } from '../live/connection.js';
import { ServerClock } from '../live/server-clock.js';
import { stateWords } from '../elements/state-words.js';

/** News comes as often as twice a second; a reader's page asks for the whole picture at most this often. */
const REFRESH_EVERY = 2000;

/**
 * Follows one live board for a page that shows more than frames tell: frames say that something changed and how old the
 * picture is, the page then asks for all of it.
 */
export class Follower {
  /** @type {import('../core/board.js').Board|null} */ #board = null;
  /** @type {import('../core/stale.js').Course|null} */ #course = null;
  /** @type {Connection|null} */ #connection = null;
  #clock;
  #changed = false;
  #askedAt = -Infinity;

  /**
   * @param {object} doors
   * @param {{board: string, period: string, more: string}|null} doors.followed null for a picture that stands still
   * @param {{protocol: string, host: string}} doors.location
   * @param {(path: string, giveUp: AbortController) => Promise<any>} doors.ask
   * @param {() => void} doors.onChange the picture is to be asked for again
   * @param {() => number} doors.monotonic
   */
  constructor({ followed, location, ask, onChange, monotonic }) {
    this.onChange = onChange;
    this.monotonic = monotonic;
    this.#clock = new ServerClock(monotonic);
    if (followed === null) return;
    const { board, period, more } = followed;
    this.#connection = new Connection({
      open: (resume) => new WebSocket(liveAddress(location, board, period, resume) + more, SUBPROTOCOL),
      read: (giveUp) => ask(`/api/v1/board?${boardQuery(board, period)}${more}`, giveUp).then((said) => JSON.stringify(said)),
      resumeFrom: () => (this.#board && this.#board.epoch !== null
        ? { epoch: this.#board.epoch, offset: this.#board.offset } : null),
      onFrame: (text) => this.take(text),
      monotonic,
    });
  }

  /** @param {string} text */
  take(text) {
    const { frame, problem } = readFrame(text);
    if (!frame) {
      console.warn(`frame set aside: ${problem}`);
      return 'unreadable';
    }
    const before = this.#board;
    const { board, verdict } = applyFrame(before, frame);
    if (verdict === 'gap') return verdict;
    this.#clock.hear(frame.now, frame.rate);
    this.#board = board;
    // A picture that is read again and again is mostly the one that is known.
    const known = frame.type === 'snapshot' && before !== null && frame.epoch === before.epoch && frame.offset === before.offset;
    if (verdict === 'applied' && frame.type !== 'beat' && !known) this.#changed = true;
    return verdict;
  }

  /** Goes on from the frame that the page came with: what it tells is shown already. @param {string} text @param {number} heldUp milliseconds since it was said */
  begin(text, heldUp) {
    const { frame } = readFrame(text);
    const { board } = frame === null ? { board: null } : applyFrame(null, frame);
    if (frame === null || board === null) return;
    this.#clock.hear(frame.now + heldUp * frame.rate, frame.rate);
    this.#board = board;
  }

  /** @param {number} now of the steady clock */
  tick(now) {
    this.#connection?.tick();
    if (!this.#changed || now - this.#askedAt < REFRESH_EVERY) return;
    this.#changed = false;
    this.#askedAt = now;
    this.onChange();
  }

  /** The page has slept: no age is known until the server speaks. */
  wake() {
    this.#clock.doubt();
    this.#connection?.wake();
  }

  /** The page may have slept, or its network been away. */
  nudge() {
    this.#connection?.nudge();
  }

  /** What was told last; null before anything was, and for a picture that stands still. @returns {import('../core/board.js').Board|null} */
  get board() {
    return this.#board;
  }

  /**
   * Words for how fresh the picture is; null for one that stands still.
   * @param {boolean} hasData @param {import('../core/format.js').Calendar} calendar @param {boolean} doubted a check has found a difference
   * @returns {{state: import('../core/stale.js').State, drained: boolean, words: ReturnType<typeof stateWords>}|null}
   */
  state(hasData, calendar, doubted) {
    if (!this.#connection) return null;
    const now = this.#clock.now();
    const board = this.#board;
    const stopped = this.#connection.stopped;
    const facts = {
      hasData: hasData && now !== null && board !== null,
      frozen: false,
      loading: board !== null && board.loading,
      doubted,
      stopped: stopped !== null,
      slow: this.#connection.isSlow,
      unsure: !this.#clock.isSure,
      linkAge: this.#connection.linkAge(),
      now: now ?? 0,
      rate: this.#clock.rate,
      sourceAt: board?.sourceAt ?? null,
      sources: board ? heardOf([board], this.#clock.rate) : [],
      changedAt: board?.changedAt ?? null,
    };
    const assessed = assess(facts);
    const { state, drained } = assessed;
    this.#course = follow(this.#course, state, this.monotonic());
    const words = stateWords({
      ...assessed, reconnected: justReconnected(this.#course, this.monotonic()), stopped, hasData: facts.hasData, now,
      changedAt: facts.changedAt, frozenAt: null, calendar,
    });
    return { state, drained, words };
  }

  /** The server's clock; null while nothing was heard. @returns {number|null} */
  now() {
    return this.#clock.now();
  }

  close() {
    this.#connection?.close();
    this.#connection = null;
  }
}
