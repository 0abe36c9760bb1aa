import { WORDS } from '../core/address-words.js';
import { AGAIN_AFTER, Renewal } from '../core/renewal.js';

/** A reload that the server does not answer would leave a browser's error on the wall until someone comes. */
const RELOAD_EVERY = 120000;
/** So seldom this page looks at itself: what does not stand whole here either is no fault of the new build. */
const LOOK_EVERY = 10000;

/**
 * @typedef {object} Mark what outlives the page
 * @property {string|null} own the build that has drawn here last
 * @property {string|null} [switching] the build that takes over with this reload
 * @property {import('../core/renewal.js').Failure|null} [failure] @property {number} [at] when it failed, by the screen's own date: for the difference only
 * @property {boolean} [soon] whether an operator has asked for the reload
 */

/** Loads a new build out of sight, looks at what it draws, and lets it take over or goes on without it. */
export class Renewing {
  /** @type {HTMLIFrameElement|null} */ #frame = null;
  /** @type {number} */ #reloadAt = -Infinity;
  #asking = false;
  #confirmed = false;
  /** @type {number} */ #holdUntil = -Infinity;
  /** @type {number} */ #lookedAt = -Infinity;
  /** Whether a text of this page's own has ever been cut. */ #isCut = false;

  /**
   * @param {object} doors
   * @param {number} doors.startedAt @param {() => number} doors.monotonic
   * @param {string} doors.name of what is kept: several walls may live in one browser
   * @param {{pathname: string, search: string, origin: string}} doors.location @param {boolean} doors.kept whether this page came from the shelf
   * @param {typeof import('../live/own-storage.js').ownStorage} doors.storage
   * @param {() => string|null} doors.cut a text of this page that does not stand whole
   * @param {() => Promise<any>} doors.probe answers only when the server does @param {() => void} doors.reload
   * @param {(message: {trial: 'accepted'|'refused'}) => Promise<any>} doors.worker @param {HTMLElement} doors.parent
   */
  constructor(doors) {
    this.doors = doors;
    const { startedAt, kept } = doors;
    const mark = this.read();
    const failure = failureOf(mark, kept);
    const passed = Math.max(0, Date.now() - (mark.at ?? 0));
    this.machine = new Renewal({
      startedAt, own: kept ? mark.own : null, failure, soon: Boolean(mark.soon),
      againAt: failure === null || mark.soon ? startedAt : startedAt + Math.max(0, AGAIN_AFTER - (failure === mark.failure ? passed : 0)),
    });
    /** @type {Mark} */ this.found = { own: mark.own, failure, at: failure === mark.failure ? mark.at : Date.now(), ...(kept ? {} : { switching: mark.switching }) };
  }

  /** Never of a page that is on trial itself. */
  listen() {
    this.write(this.found);
    addEventListener('message', (event) => this.hear(event));
  }

  /** @param {MessageEvent} event */
  hear({ origin, source, data }) {
    if (this.#frame === null || source !== this.#frame.contentWindow || origin !== this.doors.location.origin) return;
    if (!data || data.nhip !== 'trial') return;
    if (data.cut) console.info('a text of the build on trial does not stand whole', data.cut);
    this.settle(() => this.machine.judge(this.#isCut ? { ...data, cut: undefined } : data, this.doors.monotonic()));
  }

  /** For so many milliseconds this wall stays as it is; 0 for no longer. @param {number} left */
  hold(left) {
    this.#holdUntil = left > 0 ? this.doors.monotonic() + left : -Infinity;
  }

  /** @param {number} now @param {number|null} minute of the server's day @param {boolean} held by its address */
  tick(now, minute, held) {
    this.settle(() => {
      this.machine.tick(now, minute, held || now < this.#holdUntil);
      if (this.machine.isLate(now)) this.machine.fail('late', now);
    });
  }

  /** A page turns, or none will, and nobody has a hand on it. @param {number} now */
  atEase(now) {
    this.lookAtOwn(now);
    if (this.#asking) return;
    if (this.machine.isRight() && now >= this.#reloadAt) this.takeOver(now);
    else if (this.machine.isDue(now)) this.load();
  }

  /** A name too long for any build would keep each of them away. @param {number} now */
  lookAtOwn(now) {
    if (this.#isCut || now - this.#lookedAt < LOOK_EVERY) return;
    this.#lookedAt = now;
    this.#isCut = this.doors.cut() !== null;
  }

  /** A server that is away says nothing about its pages. */
  load() {
    this.#asking = true;
    const { probe, monotonic } = this.doors;
    probe().then(() => {
      if (!this.machine.isDue(monotonic())) return;
      this.machine.begin(monotonic());
      this.open();
    }, () => this.machine.putOff(monotonic())).then(() => { this.#asking = false; });
  }

  open() {
    const { pathname, search } = this.doors.location;
    const frame = document.createElement('iframe');
    frame.className = 'on-trial';
    frame.tabIndex = -1;
    frame.setAttribute('aria-hidden', 'true');
    frame.addEventListener('load', () => this.settle(() => this.look(frame)));
    frame.src = `${pathname}${search ? `${search}&` : '?'}${WORDS.trial}=1`;
    this.#frame = frame;
    this.doors.parent.append(frame);
  }

  /** An error page of the browser may not be looked into, and one of the server's has no stage. @param {HTMLIFrameElement} frame */
  look(frame) {
    let isWall = false;
    try {
      isWall = Boolean(frame.contentDocument && frame.contentDocument.getElementById('stage'));
    } catch {
      isWall = false;
    }
    if (!isWall && this.machine.state === 'trying') this.machine.fail('page', this.doors.monotonic());
  }

  /** Whatever has ended a trial: its page goes, with its memory and its links. @param {() => void} step */
  settle(step) {
    const before = this.machine.state;
    step();
    const { state, failure } = this.machine;
    if (before !== 'trying' || state === 'trying') return;
    this.close();
    if (state !== 'back' || failure === null) return;
    console.info('a build was tried and is not shown', failure.build, failure.why);
    this.write({ ...this.read(), failure, at: Date.now() });
    this.doors.worker({ trial: 'refused' });
  }

  close() {
    const frame = this.#frame;
    if (frame === null) return;
    this.#frame = null;
    frame.src = 'about:blank';
    frame.remove();
  }

  /** @param {number} now */
  takeOver(now) {
    this.#reloadAt = now + RELOAD_EVERY;
    this.#asking = true;
    const { probe, worker, reload } = this.doors;
    probe().then(() => worker({ trial: 'accepted' })).then(() => {
      this.write({ ...this.read(), switching: this.machine.offered });
      reload();
    }, () => undefined).then(() => { this.#asking = false; });
  }

  /** An operator has asked for a reload: what has failed may be tried at once. */
  forgive() {
    this.write({ ...this.read(), soon: true });
  }

  /** This page has drawn: it is the one to come back to. */
  confirm() {
    const { own, failure } = this.machine;
    if (this.#confirmed || own === null) return;
    this.#confirmed = true;
    if (this.doors.kept) return;
    this.write({ own, failure: failure !== null && failure.build === own ? null : failure, at: this.read().at });
  }

  /** @returns {Mark} */
  read() {
    try {
      const mark = JSON.parse(this.doors.storage.getItem(this.doors.name) ?? '{}');
      return { ...mark, own: typeof mark.own === 'string' ? mark.own : null };
    } catch {
      return { own: null };
    }
  }

  /** Without a storage a wall forgets with each reload what it has tried. @param {Mark} mark */
  write(mark) {
    try {
      this.doors.storage.setItem(this.doors.name, JSON.stringify(mark));
    } catch {
      this.#confirmed = true;
    }
  }
}

/** A page that comes from the shelf right after the switch: the new one was right out of sight only. @param {Mark} mark @param {boolean} kept @returns {import('../core/renewal.js').Failure|null} */
function failureOf({ switching, failure = null }, kept) {
  if (!kept || typeof switching !== 'string') return failure;
  return { build: switching, why: 'shown', count: (failure !== null && failure.build === switching ? failure.count : 0) + 1 };
}
