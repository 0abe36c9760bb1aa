import { make, setText } from './dom.js';
import { BandLegend } from './band-meter.js';
import { UnitList } from './unit-list.js';
import { vi } from '../i18n/vi.js';

/** The ranking of communes, page by page: names and scores, for there are many of them. */
export class CommunesSlide {
  constructor() {
    this.title = vi.communes;
    this.legend = new BandLegend();
    this.aside = this.legend.root;
    this.list = new UnitList({ label: vi.communes, form: 'short' });
    this.root = make('div', 'slide communes', this.list.root);
  }

  /** @param {import('./unit-list.js').ListModel & {counts: Record<string, number>, columns: number}} model */
  show(model) {
    this.legend.show(model);
    this.list.columns = model.columns;
    this.list.show(model);
  }

  get lists() {
    return [this.list];
  }
}

/** Who leads and who needs attention: two lists side by side, or one after the other where there is no room. */
export class EndsSlide {
  constructor() {
    this.title = vi.communes;
    this.legend = new BandLegend();
    this.aside = this.legend.root;
    this.first = new UnitList({ label: vi.leading(''), form: 'short' });
    this.last = new UnitList({ label: vi.watched(''), form: 'short' });
    this.firstHead = make('h3', 'end-head');
    this.lastHead = make('h3', 'end-head');
    this.firstPart = make('div', 'end', this.firstHead, this.first.root);
    this.lastPart = make('div', 'end', this.lastHead, this.last.root);
    this.root = make('div', 'slide ends', this.firstPart, this.lastPart);
  }

  /**
   * @param {import('./unit-list.js').ListModel & {first: string[], last: string[], part: number|null, counts: Record<string, number>}} model
   *     part: null for both, 0 or 1 for one of them
   */
  show(model) {
    this.legend.show(model);
    setText(this.firstHead, vi.leading(model.first.length));
    setText(this.lastHead, vi.watched(model.last.length));
    this.firstPart.hidden = model.part === 1;
    this.lastPart.hidden = model.part === 0;
    this.root.dataset.parts = model.part === null ? '2' : '1';
    for (const { list, order } of [{ list: this.first, order: model.first }, { list: this.last, order: model.last }]) {
      list.show({ ...model, order, rows: rowsOf(model.rows, order), from: 0, to: order.length });
    }
  }

  get lists() {
    return [this.first, this.last];
  }
}

/** @template T @param {ReadonlyMap<string, T>} rows @param {readonly string[]} units @returns {ReadonlyMap<string, T>} of these units only */
function rowsOf(rows, units) {
  return new Map([...rows].filter(([unit]) => units.includes(unit)));
}
