import { heardOrNull } from '../core/frame.js';
import { isLive, knownView, readView, writeView } from '../core/address.js';
import { ask, Refused } from '../live/ask.js';
import { Ticker } from '../live/ticker.js';
import { Follower } from './follow.js';
import { reading } from '../i18n/reading.js';
import { vi } from '../i18n/vi.js';
import { isDoubted } from '../live/about.js';
import { Shell, missing, notice } from './shell.js';

/** A question that failed is asked again by itself; a reader may ask sooner. */
const TRY_AGAIN_AFTER = 4000;
const ABOUT_EVERY = 60000;

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
   * @param {(view: import('../core/address.js').View, about: any) => Promise<any>} page.load
   * @param {(answer: any, about: any, shell: Shell, view: import('../core/address.js').View) => Node} page.show
   * @param {(shell: Shell, about: any, view: import('../core/address.js').View) => void} page.head
   * @param {() => void} [page.tick] every second
   */
  constructor(page) {
    this.page = page;
    this.view = readView(location.search);
    this.about = null;
    this.shell = new Shell(document.body, (part, value) => this.choose(part, value));
    this.monotonic = () => performance.now();
    addEventListener('popstate', () => {
      this.view = readView(location.search);
      this.open();
    });
  }

  async start() {
    this.shell.body.append(notice(reading.loading));
    const ticker = new Ticker(this.monotonic);
    ticker.add((now) => this.#follower?.tick(now));
    ticker.add((now) => {
      if (this.#retryAt !== null && now >= this.#retryAt) this.refresh();
    });
    ticker.add((now) => this.askAbout(now));
    ticker.add(() => this.showState());
    if (this.page.tick) ticker.add(() => this.page.tick());
    ticker.start();
    await this.open();
  }

  /** A check may find a difference at any time. @param {number} now */
  askAbout(now) {
    if (this.about === null || now - this.#aboutAt < ABOUT_EVERY) return;
    this.#aboutAt = now;
    ask('/api/v1/about').then((about) => { this.about = about; }, () => undefined);
  }

  /** What the board has told last; null of a picture that stands still. */
  board() {
    return this.#follower ? this.#follower.board : null;
  }

  /** @param {string} part @param {string|null} value */
  choose(part, value) {
    if (this.view[part] === value) return;
    this.view = { ...this.view, tu: null, [part]: value };
    history.pushState(null, '', location.pathname + writeView(this.view));
    this.open();
  }

  /** A change of what is only sorted or looked for: the address follows, nothing is asked. @param {string} part @param {any} value */
  note(part, value) {
    this.view = { ...this.view, tu: null, [part]: value };
    history.replaceState(null, '', location.pathname + writeView(this.view));
    this.repaint();
  }

  async open() {
    this.#absent = false;
    // Another view: what is shown belongs to the old one, and may stay only until the new one answers.
    this.#fresh = false;
    this.#follower?.close();
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const more = (this.view.bo ? `&catalogue=${encodeURIComponent(this.view.bo)}` : '')
      + (this.view.ds ? `&list=${encodeURIComponent(this.view.ds)}` : '');
    this.#follower = new Follower({
      address: isLive(this.view)
        ? `${scheme}://${location.host}/api/v1/live?board=${this.page.board(this.view)}&period=${this.view.ky}${more}` : null,
      onChange: () => this.refresh(),
      monotonic: this.monotonic,
    });
    await this.refresh();
  }

  async refresh() {
    const turn = ++this.#asking;
    this.#retryAt = null;
    try {
      if (!this.about) this.about = await ask('/api/v1/about');
      if (this.leaveUnknown()) return;
      this.shell.showAbout(this.about, this.view);
      this.page.head(this.shell, this.about, this.view);
      const answer = await this.page.load(this.view, this.about);
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

  /** An old link may name a catalogue that is no longer there: the page shows the usual one, and its address says so. */
  leaveUnknown() {
    const known = knownView(this.view, this.about);
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
    return this.view.luc ? reading.instantRefused : `${reading.failed}. ${message}`;
  }

  /** The server's clock; null while nothing was heard of it. */
  now() {
    return this.#follower ? this.#follower.now() : null;
  }

  repaint() {
    if (this.#shown === null) return;
    const content = this.page.show(this.#shown, this.about, this.shell, this.view);
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
    const still = !answer ? reading.loading : this.view.luc ? reading.frozenAt(this.shell.moment(answer.at)) : this.stillWords(answer, doubted);
    this.shell.showState(this.#follower?.state(answer !== null, this.shell.calendar, doubted) ?? null, still, this.view.luc !== null);
  }
}
