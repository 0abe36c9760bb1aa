import { heardOrNull } from '../core/frame.js';
import { isLive, knownView, readView, writeView } from '../core/address.js';
import { ask, Refused, toldFrame } from '../live/ask.js';
import { Awake } from '../live/awake.js';
import { Ticker } from '../live/ticker.js';
import { sinceAnswer } from '../live/told.js';
import { Follower } from './follow.js';
import { reading } from '../i18n/reading.js';
import { vi } from '../i18n/vi.js';
import { isDoubted } from '../live/about.js';
import { Shell, missing, notice } from './shell.js';

/** @typedef {import('../core/wire.js').AboutSaid} About */

/** A question that failed is asked again by itself; a reader may ask sooner. */
const TRY_AGAIN_AFTER = 4000;
const ABOUT_EVERY = 60000;

/** The server's own text, which stands until the page can do better. */
function firstText() {
  return document.querySelector('section.first');
}

/**
 * A reading page at work: the address says what is shown, the board says when to ask again, and the answer is handed to
 * the page. A failed answer leaves the picture that is there.
 */
export class Session {
  /** @type {boolean} */ #absent = false;
  /** @type {Follower|null} */ #follower = null;
  /** @type {any} */ #shown = null;
  #asking = 0;
  #aboutAt = 0;
  /** @type {number|null} */ #retryAt = null;
  /** Whether what is shown answers the address. */ #fresh = false;

  /**
   * @param {object} page
   * @param {(view: import('../core/address.js').View) => string} page.board
   * @param {(view: import('../core/address.js').View, about: About) => Promise<any>} page.load
   * @param {(answer: any, about: About, shell: Shell, view: import('../core/address.js').View) => Node} page.show
   * @param {(shell: Shell, about: About, view: import('../core/address.js').View) => void} page.head
   * @param {() => void} [page.tick] every second
   */
  constructor(page) {
    this.page = page;
    this.view = readView(location.search);
    /** @type {About|null} */ this.about = null;
    this.shell = new Shell(document.body, (part, value) => this.choose(part, value));
    this.monotonic = () => performance.now();
    addEventListener('popstate', () => {
      this.view = readView(location.search);
      this.open();
    });
  }

  async start() {
    if (firstText() === null) this.shell.body.append(notice(reading.loading));
    const awake = new Awake({
      steady: this.monotonic, date: () => Date.now(), onSlept: () => this.#follower?.wake(), onBack: () => this.#follower?.nudge(),
    });
    awake.listen(window, document);
    const ticker = new Ticker(this.monotonic);
    ticker.add(() => awake.tick());
    ticker.add((now) => this.#follower?.tick(now));
    ticker.add((now) => {
      if (this.#retryAt !== null && now >= this.#retryAt) this.refresh();
    });
    ticker.add((now) => this.askAbout(now));
    ticker.add(() => this.showState());
    ticker.add(() => this.page.tick?.());
    ticker.start();
    this.askPeriods();
    await this.open();
  }

  /** A check may find a difference at any time. @param {number} now */
  askAbout(now) {
    if (this.about === null || now - this.#aboutAt < ABOUT_EVERY) return;
    this.#aboutAt = now;
    if (this.shell.months.length === 0) this.askPeriods();
    ask('/api/v1/about').then((about) => { this.about = about; }, () => undefined);
  }

  /** Which periods may be chosen; until it is known, those that go on. */
  async askPeriods() {
    try {
      this.shell.months = (await ask('/api/v1/periods')).months;
    } catch (cause) {
      console.warn('the periods could not be read, asking again', cause);
    }
    if (this.about !== null) this.shell.showAbout(this.about, this.view);
  }

  /** What the board has told last; null of a picture that stands still. @returns {import('../core/board.js').Board|null} */
  board() {
    return this.#follower ? this.#follower.board : null;
  }

  /** @param {keyof import('../core/address.js').View} part @param {string|null} value */
  choose(part, value) {
    if (this.view[part] === value) return;
    this.view = { ...this.view, from: null, [part]: value };
    history.pushState(null, '', location.pathname + writeView(this.view));
    this.open();
  }

  /** A change of what is only sorted or looked for: the address follows, nothing is asked. @param {keyof import('../core/address.js').View} part @param {string|null} value */
  note(part, value) {
    this.view = { ...this.view, from: null, [part]: value };
    history.replaceState(null, '', location.pathname + writeView(this.view));
    this.repaint();
  }

  async open() {
    this.#absent = false;
    // Another view: what is shown belongs to the old one, and may stay only until the new one answers.
    this.#fresh = false;
    this.#follower?.close();
    const more = (this.view.catalogue ? `&catalogue=${encodeURIComponent(this.view.catalogue)}` : '')
      + (this.view.list ? `&list=${encodeURIComponent(this.view.list)}` : '');
    this.#follower = new Follower({
      followed: isLive(this.view) ? { board: this.page.board(this.view), period: this.view.period, more } : null,
      location,
      ask,
      onChange: () => this.refresh(),
      monotonic: this.monotonic,
    });
    const first = toldFrame(`${this.page.board(this.view)}@${this.view.period}`);
    if (first !== null) this.#follower.begin(first, sinceAnswer());
    await this.refresh();
  }

  async refresh() {
    const turn = ++this.#asking;
    this.#retryAt = null;
    try {
      /** @type {About} */
      const about = this.about ?? await ask('/api/v1/about');
      this.about = about;
      if (this.leaveUnknown(about)) return;
      this.shell.showAbout(about, this.view);
      this.page.head(this.shell, about, this.view);
      const answer = await this.page.load(this.view, about);
      if (turn !== this.#asking) return;
      this.#shown = answer;
      this.#fresh = true;
      this.repaint();
    } catch (cause) {
      if (turn !== this.#asking) return;
      this.failed(cause);
    }
    this.showState();
  }

  /** An old link may name a catalogue that is no longer there: the page shows the usual one, and its address says so. @param {About} about */
  leaveUnknown(about) {
    const known = knownView(this.view, about);
    if (known === this.view) return false;
    this.view = known;
    history.replaceState(null, '', location.pathname + writeView(known));
    this.open();
    return true;
  }

  /** A picture that answers the address stays, and says its age; without one the page says what is wrong. @param {unknown} cause */
  failed(cause) {
    const refused = cause instanceof Refused && cause.status < 500 ? cause : null;
    if (!refused) this.#retryAt = this.monotonic() + TRY_AGAIN_AFTER;
    if (this.#fresh) return;
    this.#shown = null;
    firstText()?.remove();
    this.shell.body.textContent = '';
    if (refused && refused.status === 404) this.notThere();
    else this.shell.body.append(notice(refused ? this.refusal(refused) : reading.failed, () => this.refresh()));
  }

  /** Nothing will ever come: no state, no age, nothing to try again. */
  notThere() {
    this.#follower?.close();
    this.#follower = null;
    this.shell.showTitle({ title: reading.unknownTitle, place: this.about ? this.about.province.name : '' });
    this.shell.body.append(missing(reading.unknown));
    this.#absent = true;
  }

  /** @param {Refused} refused */
  refusal({ message }) {
    return this.view.at ? reading.instantRefused : `${reading.failed}. ${message}`;
  }

  /** The server's clock; null while nothing was heard of it. @returns {number|null} */
  now() {
    return this.#follower ? this.#follower.now() : null;
  }

  repaint() {
    const { about } = this;
    if (this.#shown === null || about === null) return;
    const content = this.page.show(this.#shown, about, this.shell, this.view);
    firstText()?.remove();
    if (content.parentNode !== this.shell.body) {
      this.shell.body.textContent = '';
      this.shell.body.append(content);
    }
    this.shell.spellOut();
    this.showState();
  }

  /** Until when is known what a closed period is shown by. @param {any} answer @param {boolean} doubted */
  stillWords({ state, sourceAt }, doubted) {
    if (state === 'loading') return vi.stateTaking;
    if (doubted) return vi.stateChecking;
    return heardOrNull(sourceAt, 'sourceAt') === null ? reading.stillUnknown : reading.still(this.shell.moment(sourceAt));
  }

  showState() {
    this.shell.state.hidden = this.#absent;
    if (this.#absent) return;
    const answer = this.#shown;
    const doubted = this.about !== null && isDoubted(this.about);
    const still = !answer ? reading.loading : this.view.at ? reading.frozenAt(this.shell.moment(answer.at)) : this.stillWords(answer, doubted);
    this.shell.showState(this.#follower?.state(answer !== null, this.shell.calendar, doubted) ?? null, still, this.view.at !== null);
  }
}
