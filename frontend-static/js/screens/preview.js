import { PAGES } from '../core/address-words.js';
import { screenQuery } from '../core/settings.js';
import { attribute, make, style } from '../elements/dom.js';
import { words } from '../i18n/screens.js';

/** A wall is drawn for this many pixels of its shorter side; the picture is scaled to the room on the page. */
const LONG = 1920;
const SHORT = 1080;
/** Loading a wall for each letter that is typed would be many walls. */
const PAUSE = 600;

/** The wall itself, small: the same page with the same settings, so the preview cannot lie. */
export class Preview {
  /** @type {any} */ #timer = null;
  /** @type {string} */ #shown = '';

  /** @param {string} name */
  constructor(name) {
    this.frame = document.createElement('iframe');
    this.frame.title = words.previewOf(name);
    this.frame.tabIndex = -1;
    this.stand = make('div', 'preview-stand', this.frame);
    this.node = make('div', 'preview', this.stand);
    this.watch = new ResizeObserver(() => this.fit());
    this.watch.observe(this.node);
  }

  /** @param {import('../live/device.js').ScreenSettings} settings */
  show(settings) {
    this.portrait = settings.orientation === 'portrait';
    this.node.dataset.orientation = this.portrait ? 'portrait' : 'landscape';
    const address = `${PAGES.trialWall}?${screenQuery({ ...settings, night: null })}`;
    if (address !== this.#shown) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => attribute(this.frame, 'src', address), this.#shown === '' ? 0 : PAUSE);
      this.#shown = address;
    }
    this.fit();
  }

  fit() {
    const [width, height] = this.portrait ? [SHORT, LONG] : [LONG, SHORT];
    const scale = this.stand.clientWidth / width;
    style(this.frame, 'width', `${width}px`);
    style(this.frame, 'height', `${height}px`);
    style(this.frame, 'transform', `scale(${scale})`);
    style(this.stand, 'height', `${Math.round(height * scale)}px`);
  }

  close() {
    clearTimeout(this.#timer);
    this.watch.disconnect();
  }
}
