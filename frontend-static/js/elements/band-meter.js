import { attribute, make, setText } from './dom.js';
import { levelOf } from '../core/bands.js';
import { lookUp } from '../core/table.js';
import { vi } from '../i18n/vi.js';

/** @typedef {import('../core/bands.js').Band} Band */

/** @param {readonly Band[]} bands @param {string|null} id @returns {string} */
export function bandName(bands, id) {
  const named = bands.find((band) => band.id === id);
  return (named && named.name) || lookUp(vi.bands, id) || vi.dash;
}

/** Five steps, of which as many are lit as the band is high: the band in shape as well as in colour. */
export class BandMeter {
  constructor() {
    this.root = make('span', 'meter', ...Array.from({ length: 5 }, () => make('i')));
    this.root.setAttribute('role', 'img');
    this.show({ band: null, bands: [] });
  }

  /** @param {{band: string|null, bands: readonly Band[]}} model */
  show({ band, bands }) {
    attribute(this.root, 'data-level', String(levelOf(bands, band)));
    attribute(this.root, 'aria-label', bandName(bands, band));
  }
}

/** The bands with the number of departments in each. */
export class BandLegend {
  /** @type {Map<string, {meter: BandMeter, name: HTMLElement, count: HTMLElement}>} */ #items = new Map();

  constructor() {
    this.root = make('ul', 'legend');
  }

  /** @param {{bands: readonly Band[], counts: Record<string, number>|null}} model */
  show({ bands, counts }) {
    const best = [...bands].reverse();
    if (this.#items.size !== best.length || best.some((band) => !this.#items.has(band.id))) this.build(best);
    for (const { id } of best) {
      const item = this.#items.get(id);
      if (!item) continue;
      const count = counts?.[id];
      item.meter.show({ band: id, bands });
      setText(item.name, bandName(bands, id));
      setText(item.count, count === undefined ? vi.dash : String(count));
    }
  }

  /** @param {readonly Band[]} best */
  build(best) {
    this.#items.clear();
    this.root.textContent = '';
    for (const { id } of best) {
      const item = { meter: new BandMeter(), name: make('span'), count: make('b', 'num') };
      // The word stands beside the meter, so the meter need not say it again.
      item.meter.root.setAttribute('aria-hidden', 'true');
      this.#items.set(id, item);
      this.root.append(make('li', '', item.meter.root, item.name, item.count));
    }
  }
}
