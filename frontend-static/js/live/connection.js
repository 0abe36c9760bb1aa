import { BASE } from '../core/base.js';
import { Backoff } from './backoff.js';
import { SlowWay } from './slow-way.js';

/**
 * One live board over one websocket, for as long as the page lives: opens, resumes, notices silence, comes back. Where the
 * network lets no websocket through the picture is read over HTTP, and a websocket is tried now and then.
 * It has no timer of its own; the ticker drives it.
 *
 * @typedef {{epoch: string, offset: number}} Resume
 * @typedef {'applied'|'ignored'|'gap'|'unreadable'} Verdict
 * @typedef {object} SocketLike
 * @property {((event: any) => void)|null} onmessage
 * @property {((event: any) => void)|null} onclose
 * @property {((event: any) => void)|null} [onopen]
 * @property {number} [readyState] as of WebSocket
 * @property {() => void} close
 */

export const SUBPROTOCOL = 'nhip.v1';
/** No frame for this long: the link is lost, whatever the socket says. */
const SILENCE = 25000;
/** A server that has just started takes its first calls slowly; one that says nothing for this long is not there. */
const FIRST_FRAME = 12000;
/** A link that has held this long was good: the next loss starts with short waits again. */
const GOOD_LINK = 60000;
/** A hint longer than this is not believed. */
const LONGEST_HINT = 60000;
/**
 * A link that breaks has broken for every screen of the province at once, and they must not come back as one: the first
 * wait is anything up to this. What only this page has to do anew (after a gap) starts at half a second.
 */
const SPREAD = 8000;
/** So many websockets in a row that ended before their first frame are no accident. */
const SHUT_AFTER = 2;
/** While the slow way works a websocket is tried again no sooner than this, and at most this later. */
const SHUT_FOR = 120000;
/** A link that was heard within this needs no help when its page is looked at again: a beat comes every five seconds. */
const SURELY_ALIVE = 11000;
const JUST_OPENED = 3000;
/** WebSocket.CONNECTING; the core of the page is tried without a browser. */
const CONNECTING = 0;

/** What is followed, as the addresses of both ways say it. @param {string} board @param {string} period */
export function boardQuery(board, period) {
  return `board=${encodeURIComponent(board).replace(/%3A/g, ':')}&period=${encodeURIComponent(period)}`;
}

/**
 * @param {{protocol: string, host: string}} location @param {string} board @param {string} period @param {Resume|null} resume
 */
export function liveAddress(location, board, period, resume) {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const from = resume ? `&epoch=${encodeURIComponent(resume.epoch)}&offset=${resume.offset}` : '';
  return `${scheme}://${location.host}${BASE}/api/v1/live?${boardQuery(board, period)}${from}`;
}

export class Connection {
  /** @type {SocketLike|null} */ #socket = null;
  /** @type {number} */ #openedAt = 0;
  /** @type {number|null} */ #firstFrameAt = null;
  /** @type {number} */ #lastFrameAt;
  /** @type {number} */ #retryAt = 0;
  /** @type {boolean} */ #fresh = false;
  /** @type {number|null} */ #stopped = null;
  /** @type {Backoff} */ #ownWaits;
  /** @type {Backoff} */ #sharedWaits;
  /** @type {boolean} */ #heard = false;
  /** Websockets in a row that ended before their first frame. @type {number} */ #unheard = 0;
  /** @type {SlowWay|null} */ #slow;

  /**
   * @param {object} doors
   * @param {(resume: Resume|null) => SocketLike} doors.open
   * @param {() => Resume|null} doors.resumeFrom what the page holds, asked at each attempt
   * @param {(text: string) => Verdict} doors.onFrame
   * @param {() => number} doors.monotonic
   * @param {() => number} [doors.random]
   * @param {(giveUp: AbortController) => Promise<string>} [doors.read] the whole picture over HTTP, as a frame
   */
  constructor({ open, resumeFrom, onFrame, monotonic, random = Math.random, read }) {
    this.open = open;
    this.resumeFrom = resumeFrom;
    this.onFrame = onFrame;
    this.monotonic = monotonic;
    this.random = random;
    this.#slow = read ? new SlowWay({ read, onPicture: (text) => this.receiveSlowly(text), monotonic, random }) : null;
    this.#ownWaits = new Backoff(random);
    this.#sharedWaits = new Backoff(random, SPREAD);
    this.#lastFrameAt = monotonic();
  }

  /** Whether a frame has ever come; what is shown before is not from this link. */
  get heard() {
    return this.#heard;
  }

  /** The close code with which the server has told us not to come back; null while we may. @returns {number|null} */
  get stopped() {
    return this.#stopped;
  }

  /** Whether the picture comes over HTTP, because no websocket does. */
  get isSlow() {
    return this.#unheard >= SHUT_AFTER && this.#firstFrameAt === null && this.#slow !== null && this.#slow.works;
  }

  /** Milliseconds since the last frame, or since the page began to wait for the first. */
  linkAge() {
    return this.monotonic() - this.#lastFrameAt;
  }

  tick() {
    if (this.#stopped !== null) return;
    const now = this.monotonic();
    if (this.#unheard >= SHUT_AFTER && this.#firstFrameAt === null) this.#slow?.tick();
    if (!this.#socket) {
      if (now >= this.#retryAt) this.connect();
      return;
    }
    if (this.#firstFrameAt === null) {
      if (now - this.#openedAt > FIRST_FRAME) this.drop(this.#sharedWaits);
    } else {
      this.forgetFailures();
      if (now - this.#lastFrameAt > SILENCE) this.drop(this.#sharedWaits);
    }
  }

  connect() {
    this.#openedAt = this.monotonic();
    this.#firstFrameAt = null;
    let socket;
    try {
      socket = this.open(this.#fresh ? null : this.resumeFrom());
    } catch {
      this.wait(0, this.#sharedWaits);
      return;
    }
    this.#socket = socket;
    // Events of a socket that was given up arrive late; they are nobody's business any more.
    socket.onmessage = (event) => {
      if (socket === this.#socket) this.receive(event.data);
    };
    socket.onclose = (event) => {
      if (socket === this.#socket) this.closed(event.code, event.reason);
    };
  }

  /** @param {string} text */
  receive(text) {
    this.#unheard = 0;
    const verdict = this.onFrame(text);
    if (verdict === 'unreadable' || verdict === 'gap') {
      this.#fresh = true;
      this.drop(this.#ownWaits);
      return;
    }
    this.#fresh = false;
    this.#heard = true;
    this.#lastFrameAt = this.monotonic();
    this.#slow?.stop();
    if (this.#firstFrameAt === null) this.#firstFrameAt = this.#lastFrameAt;
  }

  /** A socket that speaks is always newer. @param {string} text @returns {boolean} whether it is a picture */
  receiveSlowly(text) {
    if (this.#firstFrameAt !== null) return false;
    const verdict = this.onFrame(text);
    if (verdict === 'unreadable' || verdict === 'gap') return false;
    this.#fresh = false;
    this.#heard = true;
    this.#lastFrameAt = this.monotonic();
    return true;
  }

  /** The page may have slept, or the network been away: a link that is not surely alive is opened anew, at once. */
  nudge() {
    const opening = this.#socket !== null && this.#firstFrameAt === null && this.monotonic() - this.#openedAt < JUST_OPENED;
    if (!opening && (this.#firstFrameAt === null || this.linkAge() > SURELY_ALIVE)) this.wake();
  }

  /** Whatever the socket says, it is of before the page slept: a new one at once. */
  wake() {
    if (this.#stopped !== null || this.#retryAt === Infinity) return;
    this.forget();
    this.#firstFrameAt = null;
    this.#slow?.again();
    this.connect();
  }

  /** @param {number} code @param {string} reason */
  closed(code, reason) {
    this.#socket = null;
    if (code >= 4500 && code <= 4999) {
      this.#stopped = code;
      return;
    }
    const hinted = code >= 4000 && code <= 4499 && /^\d+$/.test(reason ?? '');
    // Who is told something by the server has reached it.
    if (hinted) this.#unheard = 0;
    // A server that answers before the first frame answers this screen; any other end is everybody's.
    const alone = hinted && this.#firstFrameAt === null;
    this.wait(hinted ? Math.min(LONGEST_HINT, Number(reason)) : 0, alone ? this.#ownWaits : this.#sharedWaits);
  }

  /** Gives the socket up and comes back later. @param {Backoff} waits */
  drop(waits) {
    this.forget();
    this.wait(0, waits);
  }

  /** Ends for good: what is followed is no longer wanted. */
  close() {
    const socket = this.#socket;
    // Ending a websocket that is still on its way is a fault in the browser's log: it is ended as it arrives, and one that
    // never arrives is ended by the browser's own limit.
    if (socket && socket.readyState === CONNECTING) {
      this.#socket = null;
      socket.onopen = () => socket.close();
    }
    this.forget();
    this.#slow?.stop();
    this.#retryAt = Infinity;
  }

  forget() {
    const socket = this.#socket;
    this.#socket = null;
    // A socket that is still connecting may refuse to be closed; it is forgotten all the same.
    try {
      socket?.close();
    } catch {
      // Nothing to do: its events are ignored.
    }
  }

  /** @param {number} hint milliseconds that the server has asked for, added below the jitter @param {Backoff} waits */
  wait(hint, waits) {
    this.forgetFailures();
    // Of a link that once spoke the first failure is the next one's.
    if (this.#firstFrameAt === null && hint === 0) this.#unheard += 1;
    this.#firstFrameAt = null;
    const shut = this.#unheard > SHUT_AFTER && this.#slow !== null && this.#slow.works;
    this.#retryAt = this.monotonic() + (shut ? SHUT_FOR * (1 + this.random()) : hint + waits.next());
  }

  forgetFailures() {
    if (this.#firstFrameAt === null || this.monotonic() - this.#firstFrameAt < GOOD_LINK) return;
    this.#ownWaits.reset();
    this.#sharedWaits.reset();
  }
}
