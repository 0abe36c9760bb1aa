import { attribute, isStill, make, put } from './dom.js';
import { groupIcon } from './icons.js';
import { BandLegend } from './band-meter.js';
import { PageDots } from './page-dots.js';
import { UnitRow } from './unit-row.js';
import { GROUP_ORDER } from '../core/bands.js';
import { vi } from '../i18n/vi.js';

const MARKED_FOR = 8000;
const MOVE_FOR = 800;
const FADE_FOR = 240;
/** More rows than this moving at once cannot be followed by an eye; then the list fades instead. */
const MOST_MOVERS = 5;
const GHOSTS = 10;

/**
 * The ranking: one node per unit for the life of the page, put into the list while its page is shown.
 *
 * @typedef {object} LeagueModel
 * @property {readonly string[]} order units from first to last
 * @property {ReadonlyMap<string, import('../core/frame.js').Row>} rows
 * @property {readonly import('../core/bands.js').Band[]} bands
 * @property {Record<string, number>|null} counts departments in each band
 * @property {string} baseline head of the column of changes
 * @property {number} from first row shown, from 0 @property {number} to one after the last
 * @property {boolean} paged whether another page is shown than before
 * @property {boolean} mark whether changed numbers are to be pointed out
 * @property {number} now milliseconds of the steady clock
 */
export class League {
  /** @type {Map<string, UnitRow>} */ #rows = new Map();
  /** @type {number} */ #movingUntil = 0;

  constructor() {
    this.legend = new BandLegend();
    this.dots = new PageDots();
    this.baseline = make('span', 'r');
    this.list = make('ol', 'list', ...Array.from({ length: GHOSTS }, ghost));
    this.empty = make('p', 'no-units', vi.noUnits);
    this.empty.hidden = true;
    this.root = make('section', 'panel main',
      make('div', 'mt', make('h2', '', vi.departments), this.legend.root),
      heads(this.baseline), this.list, this.empty, this.dots.root);
    this.root.setAttribute('aria-label', vi.departments);
    this.list.setAttribute('aria-label', vi.departments);
  }

  /** While rows are on their way the page is not turned. @param {number} now */
  isMoving(now) {
    return now < this.#movingUntil;
  }

  /** @param {LeagueModel} model */
  show(model) {
    put(this.baseline, model.baseline);
    this.legend.show(model);
    for (const [unit, row] of this.#rows) {
      if (!model.rows.has(unit)) {
        row.root.remove();
        this.#rows.delete(unit);
      }
    }
    for (const unit of model.order) this.showRow(unit, model);
    // The screen may have been turned, or the letters have come after the first picture.
    if (model.paged) for (const row of this.#rows.values()) row.refit();
    this.empty.hidden = model.order.length > 0;
    attribute(this.list, 'start', String(model.from + 1));
    this.place(model);
    for (const unit of model.order.slice(model.from, model.to)) this.#rows.get(unit).fit();
  }

  /** @param {string} unit @param {LeagueModel} model */
  showRow(unit, { rows, bands, mark, now }) {
    const known = this.#rows.get(unit);
    const row = known ?? new UnitRow(unit);
    const before = row.scoreText;
    row.show({ row: rows.get(unit), bands });
    if (!known) this.#rows.set(unit, row);
    else if (mark && before !== row.scoreText) row.mark(now + MARKED_FOR);
  }

  /** @param {LeagueModel} model */
  place({ order, from, to, paged, now }) {
    const wanted = order.slice(from, to).map((unit) => this.#rows.get(unit).root);
    const shown = [...this.list.children];
    if (wanted.length === shown.length && wanted.every((node, i) => node === shown[i])) return;
    const still = isStill() || paged;
    const before = still ? null : new Map(shown.map((node) => [node, /** @type {HTMLElement} */ (node).offsetTop]));
    // Another page is another picture: a row on both of them has not moved, it is shown anew.
    const kept = new Set(paged ? [] : wanted);
    for (const node of shown) if (!kept.has(/** @type {HTMLElement} */ (node))) node.remove();
    wanted.forEach((node, i) => {
      if (this.list.children[i] !== node) this.list.insertBefore(node, this.list.children[i] ?? null);
    });
    if (before) this.move(wanted, before, now);
  }

  /**
   * FLIP: each row is put back to where it was and let go. Only rows that really changed place are touched.
   * @param {HTMLElement[]} wanted @param {Map<Element, number>} before @param {number} now
   */
  move(wanted, before, now) {
    const known = wanted.filter((node) => before.has(node));
    if (!known.length) return;
    const movers = known.map((node) => ({ node, by: before.get(node) - node.offsetTop })).filter(({ by }) => by !== 0);
    const comers = wanted.filter((node) => !before.has(node));
    if (movers.length + comers.length > MOST_MOVERS) {
      this.list.animate([{ opacity: 0 }, { opacity: 1 }], { duration: FADE_FOR });
      this.#movingUntil = now + FADE_FOR;
      return;
    }
    for (const { node, by } of movers) {
      // The climber passes in front of those it overtakes.
      node.classList.toggle('climber', by > 0);
      node.animate([{ transform: `translateY(${by}px)` }, { transform: 'none' }], { duration: MOVE_FOR, easing: 'cubic-bezier(.2,0,0,1)' });
    }
    for (const node of comers) node.animate([{ opacity: 0 }, { opacity: 1 }], { duration: FADE_FOR });
    this.#movingUntil = now + MOVE_FOR;
  }

  /** Takes the list out of sight before another page is put in its place. @param {boolean} out */
  fade(out) {
    this.list.classList.toggle('swap', out && !isStill());
  }

  /** @param {number} now */
  tick(now) {
    for (const row of this.#rows.values()) row.tick(now);
  }
}

/** A row of the final geometry while there is nothing to show; it carries no figure, not even a zero. */
function ghost() {
  return make('li', 'row ghost', make('span', 'rk bone'), make('span', 'mv'), make('span', 'nm bone'),
    make('span', 'six', ...GROUP_ORDER.map(() => make('span', 'cell'))), make('span', 'mt5'), make('span', 'sc bone'), make('span', 'dl bone'));
}

/** @param {HTMLElement} baseline */
function heads(baseline) {
  const six = make('span', 'six', ...GROUP_ORDER.map((code) => {
    const head = make('span', '');
    head.setAttribute('role', 'img');
    head.setAttribute('aria-label', vi.groups[code]);
    head.append(groupIcon(code));
    return head;
  }));
  return make('div', 'cols', make('span', 'head-rank', vi.columnRank), make('span', '', vi.columnUnit), six, make('span'),
    make('span', 'r', vi.columnScore), baseline);
}
