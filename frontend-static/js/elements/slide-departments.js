import { make, setText, style } from './dom.js';
import { groupName } from './group-bars.js';
import { groupMark } from './icons.js';
import { BandLegend } from './band-meter.js';
import { UnitList } from './unit-list.js';
import { GROUP_ORDER, orderedGroups } from '../core/bands.js';
import { vi } from '../i18n/vi.js';

/** As many as a list of departments is long at most. */
const GHOSTS = 12;

/** The ranking of departments, page by page. */
export class DepartmentsSlide {
  constructor() {
    this.title = vi.departments;
    this.legend = new BandLegend();
    this.aside = this.legend.root;
    this.baseline = make('span', 'r dl');
    this.list = new UnitList({ label: vi.departments, form: 'full', ghosts: Array.from({ length: GHOSTS }, ghost) });
    this.empty = make('p', 'no-units', vi.noUnits);
    this.empty.hidden = true;
    this.six = make('span', 'six');
    this.codes = '';
    this.build(GROUP_ORDER, new Map());
    this.root = make('div', 'slide departments', heads(this.six, this.baseline), this.list.root, this.empty);
  }

  /** Before there is anything to show. @param {number} rows of the page that is to come */
  awaitRows(rows) {
    const ghosts = [...this.list.root.children];
    style(this.list.root, '--per-column', String(Math.min(rows, ghosts.length)));
    for (const one of ghosts.slice(rows)) one.remove();
  }

  /** Built again only for another set of indicators. @param {readonly string[]} codes @param {ReadonlyMap<string, string>} names */
  build(codes, names) {
    if (codes.join() === this.codes) return;
    this.codes = codes.join();
    this.six.textContent = '';
    this.six.append(...codes.map((code, i) => groupHead(groupMark(code, i + 1), groupName(code, names))));
    style(this.six, '--groups', String(codes.length));
  }

  /** @param {import('./unit-list.js').ListModel & {baseline: string, counts: Record<string, number>|null}} model */
  show(model) {
    const [row] = model.rows.values();
    if (row) this.build(orderedGroups(row.groups).map(({ code }) => code), model.names);
    setText(this.baseline, model.baseline);
    this.legend.show(model);
    this.empty.hidden = model.order.length > 0;
    this.list.show(model);
  }

  get lists() {
    return [this.list];
  }
}

/** A row of the final geometry while there is nothing to show; it carries no figure, not even a zero. */
function ghost() {
  return make('li', 'row ghost', make('span', 'rk bone'), make('span', 'mv'), make('span', 'nm bone'),
    make('span', 'six', ...GROUP_ORDER.map(() => make('span', 'cell'))), make('span', 'mt5'), make('span', 'sc bone'), make('span', 'dl bone'));
}

/** @param {Element} mark @param {string} name */
function groupHead(mark, name) {
  const head = make('span', '', mark);
  head.setAttribute('role', 'img');
  head.setAttribute('aria-label', name);
  return head;
}

/** @param {HTMLElement} six @param {HTMLElement} baseline */
function heads(six, baseline) {
  return make('div', 'cols', make('span', 'head-rank', vi.columnRank), make('span', 'head-name', vi.columnUnit), six, make('span', 'mt5'),
    make('span', 'r', vi.columnScore), baseline);
}
