import { Backoff } from './backoff.js';

/**
 * The wall as a device: it shows a code until an operator has typed it, then holds a token of its own and says every
 * thirty seconds how it is. There is no user and nothing to log in with. Driven by the page's one timer.
 *
 * @typedef {object} Code
 * @property {string} code to be shown large @property {number} left milliseconds for which it can be typed
 * @property {boolean} revoked whether this wall was enrolled before
 *
 * @typedef {object} Screen what the server says of this wall: docs/wire.md
 * @property {string} name @property {string} place @property {number} revision
 * @property {ScreenSettings} settings
 *
 * @typedef {object} ScreenSettings
 * @property {string[]} slides by the words of addresses, as the server tells them @property {number|null} inch @property {number|null} metres
 * @property {'auto'|'landscape'|'portrait'} orientation @property {0|2.5|5} safeArea @property {'dark'|'light'} theme
 * @property {{from: string, to: string}|null} night @property {string|null} [catalogue] @property {string|null} [list]
 *
 * @typedef {object} Report
 * @property {string} build @property {number|null} heapMb @property {number} droppedFrames @property {string|null} slide
 * @property {boolean} visible @property {number} width @property {number} height @property {number} devicePixelRatio
 * @property {number|null} lagMs @property {import('../core/renewal.js').Failure|null} [failedBuild] a build that was tried here in vain
 *
 * @typedef {object} Doors
 * @property {(path: string, options: any) => Promise<{status: number, headers: {get(name: string): string|null}, json(): Promise<any>}>} fetch
 * @property {{getItem(key: string): string|null, setItem(key: string, value: string): void, removeItem(key: string): void}} storage
 * @property {() => number} monotonic
 * @property {() => number} [random]
 *
 * @typedef {object} Listener
 * @property {() => Report} report asked before each beat
 * @property {(code: Code|null) => void} onCode a code to show; null: none any more
 * @property {(screen: Screen) => void} onScreen name, place and settings, at first and whenever they change
 * @property {() => void} [onRevoked] the server no longer knows this wall; a new code follows
 * @property {(wish: {name: string, place: string, left: number}) => void} [onShowName]
 * @property {(pin: {slide: string, left: number}|null) => void} [onPin] the one slide to show for so many milliseconds
 * @property {(left: number) => void} [onHold] for so many milliseconds the page may not renew itself; 0 for no longer
 * @property {() => void} [onReload] the operator wishes the page to be loaded anew
 */

const BEAT_EVERY = 30000;
/** Two hundred walls that were started by one switch do not speak in one second. */
const FIRST_BEAT_WITHIN = 4000;
const BEAT_JITTER = 0.1;
const POLL_EVERY = 5000;
const PATIENCE = 10000;
const LONGEST_RETRY = 600000;

export class Device {
  /** @type {string|null} */ #token = null;
  /** @type {Screen|null} */ #screen = null;
  /** @type {{code: string, secret: string, endsAt: number}|null} */ #code = null;
  #revoked = false;
  /** Whether the token was answered since the page was opened. */
  #known = false;
  /** @type {number|null} how often a reload had been asked for when this page was opened */ #reloads = null;
  /** @type {string} the pin that was told last, as text */ #pinned = 'null';
  /** @type {string} */ #nameShown = '';
  /** @type {string} until when the page stays as it is */ #held = '';
  #nextAt = 0;
  /** @type {{controller: AbortController, since: number}|null} */ #asking = null;
  /** @type {Backoff} */ #backoff;

  /** @param {string} name of the wall's address, `/man/{name}`: one browser may hold several @param {Doors} doors @param {Listener} listener */
  constructor(name, doors, listener) {
    this.key = `nhip.screen.${name}`;
    this.doors = doors;
    this.random = doors.random || Math.random;
    this.listener = listener;
    this.#backoff = new Backoff(this.random);
    const kept = this.read();
    if (kept === null) return;
    this.#token = kept.token;
    // What it was told last is shown at once; the server may change it with its first answer.
    this.#screen = kept.screen;
    if (kept.screen) this.tell(null);
  }

  /** Whether this wall holds a token. */
  get enrolled() {
    return this.#token !== null;
  }

  tick() {
    const now = this.doors.monotonic();
    if (this.#asking !== null) {
      if (now - this.#asking.since > PATIENCE) this.#asking.controller.abort();
      return;
    }
    if (this.#code !== null && now >= this.#code.endsAt) this.#code = null;
    if (now < this.#nextAt) return;
    if (this.#token !== null) this.ask(this.#known ? () => this.beat() : () => this.me());
    else this.ask(this.asksFor(this.#code));
  }

  /** @param {{code: string, secret: string}|null} shown @returns {() => Promise<void>} */
  asksFor(shown) {
    return shown === null ? () => this.open() : () => this.poll(shown);
  }

  /** One question at a time. @param {() => Promise<void>} question */
  ask(question) {
    this.#asking = { controller: new AbortController(), since: this.doors.monotonic() };
    question()
      .catch(() => this.wait(this.#backoff.next()))
      .then(() => {
        this.#asking = null;
      });
  }

  /** @param {number} millis */
  wait(millis) {
    this.#nextAt = this.doors.monotonic() + millis;
  }

  /** @param {string} method @param {string} path @param {string|null} bearer @param {object} [body] */
  async send(method, path, bearer, body) {
    /** @type {Record<string, string>} */
    const headers = { accept: 'application/json' };
    if (bearer !== null) headers.authorization = `Bearer ${bearer}`;
    if (body) headers['content-type'] = 'application/json';
    const answer = await this.doors.fetch(`/api/v1/screens/${path}`, {
      method, headers, body: body ? JSON.stringify(body) : undefined, signal: this.#asking?.controller.signal,
      cache: 'no-store', credentials: 'omit',
    });
    return { status: answer.status, retryAfter: Number(answer.headers.get('retry-after')) || 0, body: answer.status < 300 ? await answer.json() : null };
  }

  /** Too many, or not now: no sooner than asked, and not all at once. @param {{retryAfter: number}} answer */
  refused(answer) {
    this.wait(Math.min(LONGEST_RETRY, answer.retryAfter * 1000) + this.#backoff.next());
  }

  // ---- until it is let in

  async open() {
    const answer = await this.send('POST', 'enrolments', null);
    if (answer.status !== 201 || !isText(answer.body.code) || !isText(answer.body.secret)) return this.refused(answer);
    this.#backoff.reset();
    const left = span(answer.body.now, answer.body.expiresAt);
    this.#code = { code: answer.body.code, secret: answer.body.secret, endsAt: this.doors.monotonic() + left };
    this.wait(pollEvery(answer.body.pollSeconds));
    this.pollEvery = pollEvery(answer.body.pollSeconds);
    this.listener.onCode({ code: this.#code.code, left, revoked: this.#revoked });
  }

  /** @param {{code: string, secret: string}} shown */
  async poll({ code, secret }) {
    const answer = await this.send('GET', `enrolments/${encodeURIComponent(code)}`, secret);
    // Used, or over, or of a server that was set up anew: another one.
    if (answer.status === 404) {
      this.#code = null;
      return this.wait(0);
    }
    if (answer.status !== 200) return this.refused(answer);
    this.#backoff.reset();
    if (answer.body.state !== 'confirmed' || !isText(answer.body.token)) return this.wait(this.pollEvery || POLL_EVERY);
    this.#token = answer.body.token;
    // It is told once: kept before anything else can go wrong.
    this.keep();
    this.#code = null;
    this.#revoked = false;
    this.listener.onCode(null);
    this.take(answer.body.screen);
  }

  // ---- as one of the fleet

  async me() {
    const answer = await this.send('GET', 'me', this.#token);
    if (answer.status === 401) return this.forget();
    if (answer.status !== 200) return this.refused(answer);
    this.#backoff.reset();
    this.take(answer.body);
  }

  async beat() {
    const answer = await this.send('POST', 'me/beat', this.#token, this.listener.report());
    if (answer.status === 401) return this.forget();
    if (answer.status >= 300) {
      // A page whose report is refused goes on; the server counts it as silent, which is what it should see.
      if (answer.status < 500 && answer.status !== 429) return this.waitForBeat();
      return this.refused(answer);
    }
    this.#backoff.reset();
    if (isText(answer.body.token)) {
      this.#token = answer.body.token;
      this.keep();
    }
    this.follow(answer.body);
    if (answer.body.revision !== this.#screen?.revision) this.#known = false;
    if (this.#known) this.waitForBeat();
    else this.wait(0);
  }

  waitForBeat() {
    this.wait(BEAT_EVERY * (1 + BEAT_JITTER * (2 * this.random() - 1)));
  }

  /** The server's whole word on this wall. @param {any} screen */
  take(screen) {
    const first = !this.#known && this.#reloads === null;
    this.#known = true;
    const before = this.#screen;
    this.#screen = { name: screen.name, place: screen.place, revision: screen.revision, settings: screen.settings };
    // Kept first: who hears of it may load the page anew.
    this.keep();
    this.tell(before);
    this.follow(screen);
    if (first) this.wait(FIRST_BEAT_WITHIN * this.random());
    else this.waitForBeat();
  }

  /** @param {Screen|null} before */
  tell(before) {
    const screen = this.#screen;
    if (screen !== null && JSON.stringify(before) !== JSON.stringify(screen)) this.listener.onScreen(screen);
  }

  /** What every answer carries. @param {any} answer */
  follow(answer) {
    const pin = answer.pinned ? { slide: String(answer.pinned.slide), left: span(answer.now, answer.pinned.until) } : null;
    const pinned = JSON.stringify(answer.pinned || null);
    if (pinned !== this.#pinned && this.listener.onPin) this.listener.onPin(pin);
    this.#pinned = pinned;
    const screen = this.#screen;
    if (screen && isText(answer.showNameUntil) && answer.showNameUntil !== this.#nameShown && this.listener.onShowName) {
      this.listener.onShowName({ name: screen.name, place: screen.place, left: span(answer.now, answer.showNameUntil) });
    }
    this.#nameShown = answer.showNameUntil || '';
    // A server of before says nothing of it.
    const held = answer.heldUntil || '';
    if (held !== this.#held && this.listener.onHold) this.listener.onHold(held === '' ? 0 : span(answer.now, held));
    this.#held = held;
    const asked = Number(answer.reload) || 0;
    if (this.#reloads !== null && asked > this.#reloads && this.listener.onReload) this.listener.onReload();
    this.#reloads = asked;
  }

  /** Another page of this browser may have been handed the next token meanwhile. */
  forget() {
    const kept = this.read();
    if (kept !== null && kept.token !== this.#token) {
      this.#token = kept.token;
      this.#known = false;
      return this.wait(0);
    }
    this.#token = null;
    this.#screen = null;
    this.#known = false;
    this.#reloads = null;
    this.#pinned = 'null';
    this.#held = '';
    this.#revoked = true;
    this.safely(() => this.doors.storage.removeItem(this.key));
    if (this.listener.onPin) this.listener.onPin(null);
    if (this.listener.onHold) this.listener.onHold(0);
    if (this.listener.onRevoked) this.listener.onRevoked();
    this.wait(0);
  }

  // ---- what outlives the page

  /** @returns {{token: string, screen: Screen|null}|null} */
  read() {
    return this.safely(() => {
      const kept = JSON.parse(this.doors.storage.getItem(this.key) ?? 'null');
      return kept && isText(kept.token) ? { token: kept.token, screen: kept.screen && kept.screen.settings ? kept.screen : null } : null;
    });
  }

  /** Whether the next page of this browser will know who it is. */
  isKept() {
    const kept = this.read();
    return kept !== null && kept.token === this.#token;
  }

  keep() {
    this.safely(() => this.doors.storage.setItem(this.key, JSON.stringify({ token: this.#token, screen: this.#screen })));
  }

  /** A browser without a storage, or with a full one, is a wall all the same: until it is loaded again. @template T @param {() => T} work @returns {T|null} */
  safely(work) {
    try {
      return work();
    } catch {
      return null;
    }
  }
}

/** @param {unknown} value */
function isText(value) {
  return typeof value === 'string' && value !== '';
}

/** Milliseconds between two instants of the server; the screen's own clock is never asked. @param {string} from @param {string} to */
function span(from, to) {
  const millis = Date.parse(to) - Date.parse(from);
  return millis > 0 ? millis : 0;
}

/** @param {unknown} seconds */
function pollEvery(seconds) {
  const asked = Number(seconds) * 1000;
  return asked >= 2000 && asked <= 60000 ? asked : POLL_EVERY;
}
