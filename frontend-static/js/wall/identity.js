import { PAGES, slideOf, slideWord } from '../core/address-words.js';
import { screenQuery } from '../core/settings.js';
import { DeviceCard } from '../elements/device-card.js';
import { Device } from '../live/device.js';
import { DeviceReport } from '../live/device-report.js';
import { ownFetch } from '../live/own-fetch.js';
import { ownStorage } from '../live/own-storage.js';

/** The page that anybody may try is no screen of anybody's. */
const PREVIEW = 'thu';
/** A server that is away may not be asked for a page: the browser would show its own. It is tried again until it answers. */
const RELOAD_EVERY = 30000;
const NAME = new RegExp(`^${PAGES.walls.replace(/\./g, '\\.')}([^/]+)/?$`);

/**
 * Who this wall is: what it was told to show, its code while nobody has let it in, its name when it is asked for. A wall
 * is laid out once for its room, so other settings are taken over by loading the page anew.
 */
export class Identity {
  /** What the address would say if the settings stood in it; null while the wall is nobody's. @type {string|null} */ query = null;
  #opened = false;
  #nameUntil = -Infinity;
  /** @type {number} when the page is next to be loaded anew; Infinity: not at all */ #reloadAt = Infinity;
  /** @type {import('../live/device.js').Code|null} */ #code = null;

  /** @param {{pathname: string}} location @returns {string|null} the screen's name in its address; null where there is none */
  static nameIn(location) {
    const found = NAME.exec(location.pathname);
    return found && found[1] !== PREVIEW ? found[1] : null;
  }

  /**
   * @param {object} parts
   * @param {string} parts.name @param {string} parts.operators address of the operator's page @param {HTMLElement} parts.parent
   * @param {() => number} parts.monotonic
   * @param {() => import('../live/device-report.js').Shown} parts.shown asked before each beat
   * @param {(pin: {slide: string, left: number}|null) => void} parts.onPin
   * @param {(left: number) => void} parts.onHold for so many milliseconds the page may not renew itself
   * @param {() => void} parts.onOrder an operator has asked for a reload
   * @param {() => void} parts.reload loads the page anew, but only when the server answers
   * @param {typeof ownStorage} [parts.storage]
   */
  constructor({ name, operators, parent, monotonic, shown, onPin, onHold, onOrder, reload, storage = ownStorage }) {
    this.monotonic = monotonic;
    this.reload = reload;
    this.card = new DeviceCard(parent, operators);
    const report = new DeviceReport();
    this.device = new Device(name, { fetch: ownFetch, storage, monotonic }, {
      report: () => {
        const now = shown();
        return report.of({ ...now, slide: now.slide === null ? null : slideWord(now.slide) });
      },
      onCode: (code) => this.show(code),
      onScreen: (screen) => this.told(screen.settings),
      onRevoked: () => undefined,
      onShowName: (wish) => {
        this.card.showName(wish);
        this.#nameUntil = monotonic() + wish.left;
      },
      onPin: (pin) => onPin(pin && { ...pin, slide: slideOf(pin.slide) }),
      onHold,
      onReload: () => {
        onOrder();
        this.reloadSoon();
      },
    });
    this.#opened = true;
  }

  tick() {
    this.device.tick();
    const now = this.monotonic();
    if (now >= this.#reloadAt) {
      this.#reloadAt = now + RELOAD_EVERY;
      this.reload();
    }
    if (now < this.#nameUntil || this.#nameUntil === -Infinity) return;
    this.#nameUntil = -Infinity;
    this.show(this.#code);
  }

  reloadSoon() {
    this.#reloadAt = this.monotonic();
  }

  /** @param {import('../live/device.js').Code|null} code */
  show(code) {
    this.#code = code;
    this.card.showCode(code);
  }

  /** @param {import('../live/device.js').ScreenSettings} settings */
  told(settings) {
    const before = this.query;
    this.query = screenQuery({ ...settings, slides: settings.slides.map(slideOf) });
    // Without a storage the page would not know its settings after the reload, nor who it is.
    if (this.#opened && before !== this.query && this.device.isKept()) this.reloadSoon();
  }
}
