import { attribute, fit, isTooWide, make, refit, setText, style } from './dom.js';
import { BandMeter } from './band-meter.js';
import { MoveMark } from './move-mark.js';
import { fillOf, orderedGroups, toneOf } from '../core/bands.js';
import { groupName } from './group-bars.js';
import { isZero, points, signed } from '../core/format.js';
import { vi } from '../i18n/vi.js';

const LONGEST_SHORT_NAME = 28;
const LINE_OF_INK = 0.9;

/** One unit: a node that lives as long as the unit is on the board, so that motion is real and nothing leaks. */
export class UnitRow {
  /** @type {number|null} */ #markedUntil = null;

  /** @param {string} unit @param {'full'|'short'} form short: without the six groups and today's change */
  constructor(unit, form) {
    this.form = form;
    this.unit = unit;
    this.rank = make('span', 'rk num');
    this.move = new MoveMark();
    this.name = make('span', 'nm');
    /** @type {{code: string, fill: HTMLElement, root: HTMLElement}[]} */ this.cells = [];
    this.six = make('span', 'six');
    this.meter = new BandMeter();
    this.score = make('span', 'sc num');
    this.delta = make('span', 'dl num');
    this.none = make('span', 'none', vi.noCases);
    const six = form === 'full' ? [this.six] : [];
    const change = form === 'full' ? [this.delta] : [];
    this.root = make('li', 'row', this.rank, this.move.root, this.name, ...six, make('span', 'mt5', this.meter.root), this.none, this.score, ...change);
    this.root.dataset.unit = unit;
    this.root.tabIndex = -1;
  }

  /** @param {{row: import('../core/frame.js').Row, bands: readonly import('../core/bands.js').Band[], names: ReadonlyMap<string, string>, chosen: boolean}} model */
  show({ row, bands, names, chosen }) {
    this.root.classList.toggle('chosen', chosen);
    attribute(this.root, 'aria-current', chosen ? 'true' : null);
    const ranked = row.rank !== null;
    this.root.classList.toggle('unranked', !ranked);
    setText(this.none, row.ended ? vi.ended : row.cases ? vi.noFigures : vi.noCases);
    setText(this.rank, ranked ? String(row.rank) : vi.dash);
    this.move.show(ranked ? row.move : null);
    if (this.name.textContent !== row.shortName) this.refit();
    setText(this.name, row.shortName);
    attribute(this.name, 'title', row.name === row.shortName ? null : row.name);
    setText(this.score, ranked && row.total !== null ? points(row.total) : vi.dash);
    setText(this.delta, ranked ? deltaText(row.delta) : '');
    attribute(this.delta, 'aria-label', ranked ? deltaWords(row.delta) : null);
    this.meter.show({ band: ranked ? row.band : null, bands });
    if (this.form !== 'full') return;
    this.build(orderedGroups(row.groups).map(({ code }) => code));
    for (const cell of this.cells) showCell(cell, row, names);
  }

  /** Built again only for another set of indicators. @param {readonly string[]} codes */
  build(codes) {
    if (codes.join() === this.cells.map(({ code }) => code).join()) return;
    this.cells = codes.map((code) => {
      const fill = make('b');
      const root = make('span', 'cell', fill);
      root.setAttribute('role', 'img');
      return { code, fill, root };
    });
    style(this.six, '--groups', String(codes.length));
    this.six.textContent = '';
    this.six.append(...this.cells.map(({ root }) => root));
  }

  /** What a change is compared by: the number that the reader sees. */
  get scoreText() {
    return this.score.textContent;
  }

  /** In a row that is low a name of three lines is a little smaller; between lines there is some air. */
  fit() {
    fit(this.name);
    for (const step of ['tight', 'long']) {
      if (this.name.offsetHeight * LINE_OF_INK > this.root.clientHeight) this.name.classList.add(step);
    }
  }

  refit() {
    refit(this.name);
  }

  /** Within what is asked of a short name; a longer one cannot have everything give way to it. */
  get isShort() {
    return this.name.textContent.length <= LONGEST_SHORT_NAME;
  }

  isTooWide() {
    return isTooWide(this.name);
  }

  /** @param {number} until */
  mark(until) {
    this.#markedUntil = until;
    this.root.classList.add('fresh');
  }

  /** @param {number} now */
  tick(now) {
    if (this.#markedUntil === null || now < this.#markedUntil) return;
    this.#markedUntil = null;
    this.root.classList.remove('fresh');
  }
}

/** @param {{code: string, fill: HTMLElement, root: HTMLElement}} cell @param {import('../core/frame.js').Row} row @param {ReadonlyMap<string, string>} names */
function showCell({ code, fill, root }, row, names) {
  const group = row.groups.find((one) => one.code === code);
  const tone = group ? toneOf(group) : 'none';
  attribute(root, 'data-tone', tone);
  attribute(root, 'aria-label', `${groupName(code, names)}: ${group && tone !== 'none' ? points(group.points) : vi.notApplicable}`);
  style(fill, 'width', group && tone !== 'none' ? `${(fillOf(group) * 100).toFixed(1)}%` : '0%');
}

/** @param {number|null} delta */
function deltaText(delta) {
  return delta === null || isZero(delta) ? vi.dash : signed(delta);
}

/** @param {number|null} delta */
function deltaWords(delta) {
  if (delta === null || isZero(delta)) return null;
  return delta > 0 ? vi.deltaUp(points(delta)) : vi.deltaDown(points(-delta));
}
