import { attribute, decoration, make, placeholder, setText, style } from './dom.js';
import { drumWatermark } from './icons.js';
import { BandMeter, bandName } from './band-meter.js';
import { mostOf } from '../core/bands.js';
import { isZero, maximum, points } from '../core/format.js';
import { vi } from '../i18n/vi.js';

/** The province's score: number, band, place on the scale of bands, movement since the baseline. */
export class ProvinceTile {
  /** @type {string} */ #scale = '';

  constructor() {
    this.meter = new BandMeter();
    this.meter.root.setAttribute('aria-hidden', 'true');
    this.band = make('span');
    this.score = placeholder('span', 'num');
    this.score.id = 'province-score';
    this.max = make('span', 'max', vi.outOf(100));
    this.scale = decoration(make('div', 'scale'));
    this.marker = make('span', 'at');
    this.ticks = decoration(make('div', 'ticks num'));
    this.arrow = decoration(make('span', 'arrow'));
    this.change = make('b', 'num');
    this.since = placeholder('span', 'since num');
    this.interim = make('span', 'interim', vi.interim);
    this.interim.hidden = true;
    this.verdict = make('div', 'verdict', this.arrow, this.change, this.since, this.interim);
    this.verdict.dataset.way = 'none';
    this.root = make('section', 'panel hero', drumWatermark(),
      make('h2', '', make('span', '', vi.province), make('span', 'band', this.meter.root, this.band)),
      make('div', 'score', this.score, this.max),
      this.scale, this.ticks, this.verdict);
    this.root.setAttribute('aria-label', vi.provinceScore);
  }

  /**
   * @param {object} model
   * @param {import('../core/frame.js').Row} model.row
   * @param {readonly import('../core/bands.js').Band[]} model.bands
   * @param {string|null} model.baseline the baseline in words, null when there is none
   * @param {boolean} model.interim whether it is too early, or a source too old, for a final word
   * @param {string} model.young what a period that has just begun is called; empty for any other
   * @param {boolean} model.otherMethod the baseline was scored by another method, so there is nothing to compare
   */
  show({ row, bands, baseline, interim, young, otherMethod }) {
    this.interim.hidden = !interim;
    const { cases, total, band } = row;
    const counted = cases && total !== null && band !== null;
    const text = counted ? points(total) : vi.dash;
    setText(this.score, text);
    this.score.classList.toggle('wide', text.length > 5);
    this.meter.show({ band: counted ? band : null, bands });
    setText(this.band, counted ? bandName(bands, band) : '');
    const most = mostOf(row);
    setText(this.max, vi.outOf(maximum(most)));
    this.showScale(bands, most);
    [...this.scale.children].forEach((zone, i) => zone.classList.toggle('on', counted && bands[i]?.id === band));
    this.marker.hidden = !counted;
    style(this.marker, 'left', `${counted ? Math.min(100, Math.max(0, (total / most) * 100)) : 0}%`);
    this.showChange(counted, row, baseline, young, otherMethod);
  }

  /** @param {boolean} counted @param {import('../core/frame.js').Row} row @param {string|null} baseline @param {string} young @param {boolean} otherMethod */
  showChange(counted, { delta, cases }, baseline, young, otherMethod) {
    const known = counted && delta !== null && baseline !== null && !young;
    const unknown = young || (otherMethod ? vi.otherMethod : vi.noBaseline);
    const moved = known && !isZero(delta) ? delta : 0;
    const way = !known ? 'none' : moved === 0 ? 'same' : moved > 0 ? 'up' : 'down';
    const size = points(Math.abs(moved));
    attribute(this.verdict, 'data-way', way);
    setText(this.change, moved === 0 ? '' : size);
    attribute(this.change, 'aria-label', moved > 0 ? vi.deltaUp(size) : moved < 0 ? vi.deltaDown(size) : null);
    setText(this.since, !counted ? (cases ? vi.provinceNoFigures : vi.provinceNoCases) : !known ? unknown : way === 'same' ? vi.sinceUnchanged(baseline) : vi.since(baseline));
  }

  /** Built again only when the catalogue draws its bands elsewhere. @param {readonly import('../core/bands.js').Band[]} bands @param {number} most */
  showScale(bands, most) {
    const edges = bands.map((band) => band.from);
    const key = `${edges.join()}/${most}`;
    if (key === this.#scale) return;
    this.#scale = key;
    this.scale.textContent = '';
    this.ticks.textContent = '';
    edges.forEach((from, i) => {
      const zone = make('s', '');
      zone.dataset.level = String(i + 1);
      zone.style.flexGrow = String((edges[i + 1] ?? most) - from);
      this.scale.append(zone);
      if (i === 0) return;
      const tick = make('span', '', String(from));
      tick.style.left = `${(from / most) * 100}%`;
      this.ticks.append(tick);
    });
    this.scale.append(this.marker);
  }
}
