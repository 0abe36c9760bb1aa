import { attribute, decoration, isStill, make, setText } from './dom.js';
import { BandMeter, bandName } from './band-meter.js';
import { CodeSlide } from './qr-code.js';
import { CommunesSlide, EndsSlide } from './slide-communes.js';
import { DepartmentsSlide } from './slide-departments.js';
import { GroupSlide } from './slide-group.js';
import { LateSlide } from './slide-late.js';
import { PageDots } from './page-dots.js';
import { PulseSlide } from './slide-pulse.js';
import { TargetsSlide } from './slide-targets.js';
import { points } from '../core/format.js';
import { vi } from '../i18n/vi.js';

/** The part of the wall in which slides follow each other. A slide that fails says so itself; what stands beside it stays. */
export class MainPanel {
  constructor() {
    /** @type {Record<string, any>} */
    this.slides = {
      departments: new DepartmentsSlide(), communes: new CommunesSlide(), ends: new EndsSlide(), weakest: new GroupSlide(),
      late: new LateSlide(), pulse: new PulseSlide(), targets: new TargetsSlide(), code: new CodeSlide(),
    };
    this.kind = 'departments';
    this.title = make('h2');
    this.chip = new ProvinceChip();
    this.aside = make('div', 'aside');
    this.slot = make('div', 'slot');
    this.dots = new PageDots();
    this.failed = make('p', 'failed');
    this.root = make('section', 'panel main', make('div', 'mt', this.title, this.aside, this.chip.root), this.slot, this.dots.root);
    this.place('departments');
  }

  get slide() {
    return this.slides[this.kind];
  }

  /** @param {string} kind */
  place(kind) {
    const slide = this.slides[kind];
    this.kind = kind;
    this.root.dataset.kind = kind;
    setText(this.title, slide.title);
    this.root.setAttribute('aria-label', slide.title);
    this.aside.textContent = '';
    if (slide.aside) this.aside.append(slide.aside);
    this.putIn(slide.root);
  }

  /** @param {Node} node */
  putIn(node) {
    if (this.slot.firstChild === node && this.slot.childNodes.length === 1) return;
    this.slot.textContent = '';
    this.slot.append(node);
  }

  /** @param {string} kind @param {() => object|null} modelOf null: there is nothing to show, and the panel says so */
  show(kind, modelOf) {
    if (kind !== this.kind) this.place(kind);
    try {
      const model = modelOf();
      if (model === null) {
        setText(this.failed, vi.nothing);
        this.putIn(this.failed);
        return;
      }
      this.putIn(this.slide.root);
      this.slide.show(model);
    } catch (cause) {
      console.error(cause);
      setText(this.failed, vi.failed(codeOf(cause)));
      this.putIn(this.failed);
    }
  }

  /** @param {number} now */
  isMoving(now) {
    return this.slide.lists.some((/** @type {import('./unit-list.js').UnitList} */ list) => list.isMoving(now));
  }

  /** @param {number} now */
  tick(now) {
    for (const list of this.slide.lists) list.tick(now);
  }

  /**
   * Takes the slide out of sight before another is put in its place. The other comes up out of nothing even where the screen
   * was too busy to draw the first.
   * @param {boolean} out
   */
  fade(out) {
    this.slot.classList.toggle('swap', out && !isStill());
    if (!out && !isStill()) this.slot.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 240 });
  }

  /** What has begun to go comes back from where it is. */
  stay() {
    this.slot.classList.remove('swap');
  }
}

/** Four characters by which the log and a photograph of the wall speak of the same fault. @param {unknown} cause */
function codeOf(cause) {
  let sum = 7;
  for (const letter of String(cause instanceof Error ? cause.message : cause)) sum = (sum * 31 + letter.charCodeAt(0)) % 0x10000;
  return sum.toString(16).toUpperCase().padStart(4, '0');
}

/** The province's score in one line, on slides that take the whole width: it stands on every slide. */
class ProvinceChip {
  constructor() {
    this.meter = new BandMeter();
    decoration(this.meter.root);
    this.score = make('b', 'num chip-score');
    this.band = make('span', 'chip-band');
    this.interim = make('span', 'interim', vi.interim);
    this.interim.hidden = true;
    this.root = make('p', 'chip', make('span', 'chip-label', vi.province), this.score, this.meter.root, this.band, this.interim);
  }

  /** @param {{row: import('../core/frame.js').Row, bands: readonly import('../core/bands.js').Band[], interim: boolean}} model */
  show({ row: { cases, total, band }, bands, interim }) {
    const counted = cases && total !== null && band !== null;
    setText(this.score, counted ? points(total) : vi.dash);
    this.meter.show({ band: counted ? band : null, bands });
    setText(this.band, counted ? bandName(bands, band) : '');
    this.interim.hidden = !interim;
    // Both words would not fit beside the legend.
    this.band.hidden = interim;
    attribute(this.root, 'aria-label', vi.provinceScore);
  }
}
