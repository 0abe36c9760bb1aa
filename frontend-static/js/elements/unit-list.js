import { attribute, isStill, make } from './dom.js';
import { UnitRow } from './unit-row.js';

const MARKED_FOR = 8000;
const MOVE_FOR = 800;
const FADE_FOR = 240;
/** More rows than this moving at once cannot be followed by an eye; then the list fades instead. */
const MOST_MOVERS = 5;

/**
 * Units in an order: one node a unit for the life of the page, put into the list while its page is shown.
 *
 * @typedef {object} ListModel
 * @property {readonly string[]} order units from first to last
 * @property {ReadonlyMap<string, import('../core/frame.js').Row>} rows
 * @property {readonly import('../core/bands.js').Band[]} bands @property {ReadonlyMap<string, string>} names of the groups
 * @property {number} from first row shown, from 0 @property {number} to one after the last
 * @property {number} perColumn rows of a column
 * @property {boolean} paged whether another page is shown than before
 * @property {boolean} mark whether changed numbers are to be pointed out
 * @property {boolean} roomy whether names may not become smaller while something else can give way
 * @property {string|null} focus the unit that the reader has chosen
 * @property {number} now milliseconds of the steady clock
 */
export class UnitList {
  /** @type {Map<string, UnitRow>} */ #rows = new Map();
  /** @type {number} */ #movingUntil = 0;
  /** On a busy device they begin, and so end, later than they were asked for. @type {Animation[]} */ #moves = [];
  /** @type {HTMLElement[]} */ #climbers = [];

  /** @param {{label: string, form: 'full'|'short', columns?: number, ghosts?: Node[]}} look */
  constructor({ label, form, columns = 1, ghosts = [] }) {
    this.form = form;
    this.columns = columns;
    this.root = make('ol', 'list', ...ghosts);
    this.root.dataset.form = form;
    this.root.setAttribute('aria-label', label);
  }

  /** While rows are on their way the page is not turned. @param {number} now */
  isMoving(now) {
    return now < this.#movingUntil || this.#moves.some(({ playState }) => playState === 'running');
  }

  /** @param {ListModel} model */
  show(model) {
    // Its row is still seen: it goes with the new order, or those below it would jump up before they are let go.
    for (const unit of this.#rows.keys()) if (!model.rows.has(unit)) this.#rows.delete(unit);
    for (const unit of model.order) this.showRow(unit, model);
    // The screen may have been turned, or the letters have come after the first picture.
    if (model.paged) this.refit();
    attribute(this.root, 'start', String(model.from + 1));
    attribute(this.root, 'data-columns', String(this.columns));
    this.root.style.setProperty('--per-column', String(model.perColumn));
    this.place(model);
    const shown = this.rowsOf(model);
    if (model.roomy) this.makeRoom(shown);
    for (const row of shown) row.fit();
    this.keepFocus(model.focus);
  }

  /** @param {string} unit @param {ListModel} model */
  showRow(unit, { rows, bands, names, mark, paged, now, focus }) {
    const figures = rows.get(unit);
    if (!figures) return;
    const known = this.#rows.get(unit);
    const row = known ?? new UnitRow(unit, this.form);
    const before = row.scoreText;
    row.show({ row: figures, bands, names, chosen: unit === focus });
    if (!known) this.#rows.set(unit, row);
    else if (mark && !paged && before !== row.scoreText) row.mark(now + MARKED_FOR);
  }

  /** @param {Pick<ListModel, 'order'|'from'|'to'>} model @returns {UnitRow[]} those of the page */
  rowsOf({ order, from, to }) {
    return order.slice(from, to).flatMap((unit) => this.#rows.get(unit) ?? []);
  }

  /** Names that must be read from afar keep their size: today's change gives way first, then the six bars. @param {UnitRow[]} shown */
  makeRoom(shown) {
    for (const step of ['no-delta', 'no-six']) {
      if (shown.some((row) => row.isShort && row.isTooWide())) this.root.parentElement?.classList.add(step);
    }
  }

  refit() {
    if (this.root.parentElement) this.root.parentElement.classList.remove('no-delta', 'no-six');
    for (const row of this.#rows.values()) row.refit();
  }

  /** @param {ListModel} model */
  place({ order, from, to, paged, now }) {
    const wanted = this.rowsOf({ order, from, to }).map((row) => row.root);
    const shown = [...this.root.children];
    if (wanted.length === shown.length && wanted.every((node, i) => node === shown[i])) return;
    const still = isStill() || paged;
    const before = still ? null : new Map(shown.map((node) => [node, seenAt(node)]));
    // Another page is another picture: a row on both of them has not moved, it is shown anew.
    const kept = new Set(paged ? [] : wanted);
    for (const node of shown) if (!kept.has(/** @type {HTMLElement} */ (node))) node.remove();
    wanted.forEach((node, i) => {
      if (this.root.children[i] !== node) this.root.insertBefore(node, this.root.children[i] ?? null);
    });
    if (before) this.move(wanted, before, now);
    // Letters that come late lay the page out anew, and a new order may come with it: in sight of a reader nothing jumps.
    else if (!isStill()) this.root.animate([{ opacity: 0 }, { opacity: 1 }], { duration: FADE_FOR });
  }

  /**
   * FLIP: each row is put back to where it was and let go. Only rows that really changed place are touched.
   * @param {HTMLElement[]} wanted @param {Map<Element, {left: number, top: number}>} before @param {number} now
   */
  move(wanted, before, now) {
    const known = wanted.flatMap((node) => {
      const place = before.get(node);
      return place ? { node, ...difference(place, placeOf(node)) } : [];
    });
    if (!known.length) return;
    const movers = known.filter(({ x, y }) => x !== 0 || y !== 0);
    const comers = wanted.filter((node) => !before.has(node));
    if (movers.length + comers.length > MOST_MOVERS) {
      this.#moves = [this.root.animate([{ opacity: 0 }, { opacity: 1 }], { duration: FADE_FOR })];
      this.#movingUntil = now + FADE_FOR;
      return;
    }
    this.settle();
    // A climber passes in front of those it overtakes.
    this.#climbers = movers.filter(({ x, y }) => x > 0 || (x === 0 && y > 0)).map(({ node }) => node);
    for (const node of this.#climbers) node.classList.add('climber');
    this.#moves = movers.map(({ node, x, y }) => {
      return node.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], { duration: MOVE_FOR, easing: 'cubic-bezier(.2,0,0,1)' });
    });
    for (const node of comers) node.animate([{ opacity: 0 }, { opacity: 1 }], { duration: FADE_FOR });
    this.#movingUntil = now + MOVE_FOR;
  }

  /** Nobody climbs any more. */
  settle() {
    for (const node of this.#climbers) node.classList.remove('climber');
    this.#climbers = [];
  }

  /** A node that is moved loses the browser's focus; the reader's choice is the unit, not the place. @param {string|null} unit */
  keepFocus(unit) {
    const row = unit === null ? undefined : this.#rows.get(unit);
    if (row && row.root.parentElement === this.root && document.activeElement !== row.root) row.root.focus({ preventScroll: true });
  }

  /** @param {number} now */
  tick(now) {
    if (!this.isMoving(now)) this.settle();
    for (const row of this.#rows.values()) row.tick(now);
  }
}

/** @param {Element} node */
function placeOf(node) {
  const { offsetLeft, offsetTop } = /** @type {HTMLElement} */ (node);
  return { left: offsetLeft, top: offsetTop };
}

/** Where the eye has it: a row that is on its way is let go from there, and does not jump. @param {Element} node */
function seenAt(node) {
  const { left, top } = placeOf(node);
  const { m41, m42 } = new DOMMatrix(getComputedStyle(node).transform);
  return { left: left + m41, top: top + m42 };
}

/** @param {{left: number, top: number}} from @param {{left: number, top: number}} to */
function difference(from, to) {
  return { x: from.left - to.left, y: from.top - to.top };
}
