import { attribute, fit, make, refit, setText, style } from './dom.js';
import { FEW } from '../core/slides.js';
import { count, percent } from '../core/format.js';
import { vi } from '../i18n/vi.js';

/** How many of its cases each unit has finished late, or keeps open past their day. */
export class LateSlide {
  constructor() {
    this.title = vi.lateTitle;
    this.aside = make('p', 'aside-words', vi.lateAside);
    /** @type {LateLine[]} */ this.lines = [];
    this.list = make('ol', 'list late');
    this.root = make('div', 'slide rates', this.list);
  }

  /** @param {{rates: readonly import('../core/slides.js').LateRate[], from: number, to: number, perColumn: number, most: number}} model */
  show({ rates, from, to, perColumn, most }) {
    const shown = rates.slice(from, to);
    while (this.lines.length < shown.length) {
      const line = new LateLine();
      this.lines.push(line);
      this.list.append(line.root);
    }
    style(this.list, '--per-column', String(perColumn));
    attribute(this.list, 'start', String(from + 1));
    this.lines.forEach((line, i) => line.show(shown[i], most));
    for (const line of this.lines) fit(line.name);
  }

  get lists() {
    return [];
  }
}

class LateLine {
  constructor() {
    this.name = make('span', 'nm');
    this.fill = make('b');
    this.bar = make('span', 'bar', this.fill);
    this.counts = make('span');
    this.few = make('span', 'late-few', vi.lateFew);
    this.cases = make('span', 'late-cases num', this.counts, this.few);
    this.rate = make('span', 'sc num');
    this.root = make('li', 'row late-row', this.name, this.bar, this.cases, this.rate);
  }

  /** @param {import('../core/slides.js').LateRate|undefined} one @param {number} most the highest rate of all, the full length */
  show(one, most) {
    this.root.hidden = one === undefined;
    if (!one) return;
    if (this.name.textContent !== one.name) refit(this.name);
    setText(this.name, one.name);
    setText(this.rate, percent(one.rate));
    setText(this.counts, vi.lateOf(count(one.late), count(one.handled)));
    this.few.hidden = one.handled >= FEW;
    this.root.classList.toggle('few', one.handled < FEW);
    attribute(this.bar, 'data-tone', one.rate >= 0.1 ? 'bad' : one.rate > 0 ? 'warn' : 'plain');
    style(this.fill, 'width', `${(most > 0 ? (one.rate / most) * 100 : 0).toFixed(1)}%`);
  }
}
