import { bandName, BandMeter } from '../elements/band-meter.js';
import { attribute, decoration, make, setText, style } from '../elements/dom.js';
import { groupIcon } from '../elements/icons.js';
import { MoveMark } from '../elements/move-mark.js';
import { fillOf, toneOf } from '../core/bands.js';
import { count, isZero, points, signed } from '../core/format.js';
import { lookUp } from '../core/table.js';
import { reading } from '../i18n/reading.js';
import { vi } from '../i18n/vi.js';
import { partsOf, SHORT } from './change-parts.js';
import { Choice } from './choice.js';
import { Fold } from './fold.js';
import { signsOf, whyUnranked } from './row-signs.js';

/** @typedef {import('../core/frame.js').Row & {close: boolean, ended: boolean, changes: readonly import('../core/wire.js').UnitChangeSaid[]}} Listed */

/** Rows that a reader may sort, look through and open; each lives as long as its unit is on the page. */
export class RankingTable {
  /** @type {Map<string, UnitLine>} */ #lines = new Map();

  /**
   * @param {object} doors
   * @param {(order: string) => void} doors.onOrder @param {(text: string) => void} doors.onFind
   * @param {(band: string) => void} doors.onBand @param {(against: string) => void} doors.onCompare
   * @param {() => void} doors.onSort puts waiting changes of place into effect @param {(unit: string) => string} doors.linkOf
   */
  constructor({ onOrder, onFind, onBand, onCompare, onSort, linkOf }) {
    this.linkOf = linkOf;
    this.find = /** @type {HTMLInputElement} */ (make('input'));
    this.find.type = 'search';
    attribute(this.find, 'placeholder', reading.findHint);
    this.find.addEventListener('input', () => onFind(this.find.value.slice(0, 60)));
    this.order = new Choice(reading.order, onOrder);
    this.band = new Choice(reading.bandFilter, onBand);
    this.compare = new Choice(reading.compare, onCompare);
    this.ways = new Fold(reading.ways, 'ways', [this.order, this.band, this.compare]);
    this.pending = /** @type {HTMLButtonElement} */ (make('button', 'pending'));
    this.pending.addEventListener('click', onSort);
    this.count = make('p', 'count num');
    this.compared = make('p', 'compared num');
    this.lines = make('tbody');
    this.empty = make('p', 'nothing', reading.nothingFound);
    this.signs = make('p', 'small signs');
    this.delta = make('th', 'delta', reading.change);
    this.six = make('th', 'six');
    this.table = make('table', 'ranking', make('thead', '', headRow(this.six, this.delta)), this.lines);
    this.root = make('section', 'league',
      make('div', 'tools', make('label', 'choice find', make('span', '', reading.find), this.find), this.ways.button, this.ways.box),
      make('div', 'above', this.count, this.compared, this.pending), this.table, this.empty, this.signs);
  }

  /** Someone points at a row or has the keyboard in the table: its order may not change now. */
  isAtWork() {
    return this.table.matches(':hover') || this.table.contains(document.activeElement);
  }

  /** Brings a row to the top of the window, below what stays there. @param {number} place from 1 */
  beginAt(place) {
    const row = this.lines.children[place - 1];
    if (!row) return;
    row.classList.add('begins');
    row.scrollIntoView({ behavior: 'instant' });
  }

  /** @param {any} model */
  show({ rows, moved, all, view, bands, groups, young, comparison }) {
    this.showTools(view, bands, groups, comparison);
    attribute(this.table, 'data-young', young ? 'true' : null);
    setText(this.compared, comparison.words);
    this.showGroups(groups);
    setText(this.count, reading.rows(rows.length, all));
    this.pending.hidden = moved === 0;
    setText(this.pending, reading.pending(moved));
    this.empty.hidden = rows.length > 0;
    this.table.hidden = rows.length === 0;
    setText(this.signs, signsOf(rows).join(' '));
    setText(this.delta, comparison.column);
    this.table.classList.toggle('uncompared', !comparison.known);
    const wanted = new Set(rows.map((/** @type {Listed} */ row) => row.unit));
    for (const [unit, line] of this.#lines) {
      if (wanted.has(unit)) continue;
      line.root.remove();
      this.#lines.delete(unit);
    }
    rows.forEach((/** @type {Listed} */ row, /** @type {number} */ i) => {
      const line = this.#lines.get(row.unit) ?? this.line(row.unit);
      line.show(row, bands, groups);
      attribute(line.link, 'href', this.linkOf(row.unit));
      if (this.lines.children[i] !== line.root) this.lines.insertBefore(line.root, this.lines.children[i] ?? null);
    });
  }

  /** @param {string} unit */
  line(unit) {
    const line = new UnitLine();
    this.#lines.set(unit, line);
    return line;
  }

  /** The head of the groups' column, anew with another set. @param {import('./scored.js').Scored['groups']} groups */
  showGroups(groups) {
    const said = groups.map((group) => group.code).join();
    if (this.six.dataset.groups === said) return;
    this.six.dataset.groups = said;
    this.six.textContent = '';
    for (const { code, name, known } of groups) {
      const cell = known ? make('span', '', groupIcon(code), make('span', 'spoken', name)) : make('span', 'wordy', name);
      attribute(cell, 'title', name);
      this.six.append(cell);
    }
  }

  /** @param {import('../core/address.js').View} view @param {any[]} bands @param {import('./scored.js').Scored['groups']} groups @param {import('./comparison.js').Compared} comparison */
  showTools(view, bands, groups, comparison) {
    if (document.activeElement !== this.find && this.find.value !== view.find) this.find.value = view.find;
    this.order.show([
      ...Object.entries(reading.orders).map(([value, text]) => {
        const disabled = value === 'change' && !comparison.known;
        return { value, text: disabled ? reading.impossible(text, reading.noBaseline) : text, disabled };
      }),
      ...groups.map(({ code, name }) => ({ value: code, text: reading.orderGroup(name) })),
    ], view.order);
    this.band.show([{ value: '', text: reading.allBands }, ...bands.map((band) => ({ value: band.id, text: band.name }))], view.band ?? '');
    this.compare.show(comparison.choices, view.against);
    this.ways.show();
  }
}

/** @param {HTMLElement} six @param {HTMLElement} delta */
function headRow(six, delta) {
  const cells = [
    make('th', 'rank', reading.rank), make('th', 'move', make('span', 'spoken', reading.change)), make('th', 'unit', reading.unit),
    six,
    make('th', 'late', reading.late), make('th', 'band', reading.band), make('th', 'score', reading.score), delta,
  ];
  for (const cell of cells) attribute(cell, 'scope', 'col');
  return make('tr', '', ...cells);
}

class UnitLine {
  constructor() {
    this.place = make('span');
    // Less apart than one case: a sign beside the rank, explained once below the table.
    this.close = make('span', 'close', decoration(make('span', '', reading.closeSign)), make('span', 'spoken', reading.close));
    this.rank = make('td', 'rank num', this.close, this.place);
    this.move = new MoveMark();
    this.link = make('a');
    this.note = make('small', 'aside');
    this.cells = make('span', 'cells');
    this.late = make('td', 'late num');
    attribute(this.late, 'data-head', reading.late);
    this.meter = new BandMeter();
    attribute(this.meter.root, 'aria-hidden', 'true');
    this.band = make('span');
    this.total = make('span');
    this.unearned = make('small');
    this.score = make('td', 'score num', this.unearned, this.total);
    this.delta = make('td', 'delta num');
    const name = make('th', 'unit', this.link, this.note);
    attribute(name, 'scope', 'row');
    this.root = make('tr', '', this.rank, make('td', 'move', this.move.root), name,
      make('td', 'six', this.cells), this.late, make('td', 'band', this.meter.root, this.band), this.score, this.delta);
  }

  /** @param {Listed} row @param {readonly import('../core/bands.js').Band[]} bands @param {import('./scored.js').Scored['groups']} groups */
  show(row, bands, groups) {
    setText(this.place, row.rank === null ? vi.dash : String(row.rank));
    this.close.hidden = !row.close || row.rank === null;
    this.move.show(row.move);
    setText(this.link, row.shortName);
    attribute(this.link, 'title', row.name === row.shortName ? null : row.name);
    setText(this.note, noteOf(row));
    attribute(this.root, 'data-ranked', row.rank === null ? 'false' : null);
    while (this.cells.childElementCount < groups.length) this.cells.append(make('span', 'cell', make('b')));
    while (this.cells.childElementCount > groups.length) this.cells.lastChild?.remove();
    groups.forEach(({ code, name }, i) => this.group(this.cells.children[i], name, row.groups.find((group) => group.code === code)));
    setText(this.late, row.counts ? reading.lateOf(count(row.counts.late), count(row.counts.handled)) : vi.dash);
    const weakest = [...bands].sort((a, b) => a.from - b.from);
    const why = whyUnranked(row);
    this.meter.root.hidden = why !== '';
    this.meter.show({ band: row.cases ? row.band : null, bands: weakest });
    setText(this.band, why || (row.cases ? bandName(weakest, row.band) : vi.dash));
    setText(this.unearned, row.cases && row.defaultPoints > 0 ? reading.unearnedShort(points(row.defaultPoints)) : '');
    setText(this.total, row.cases && row.total !== null && row.groups.some((group) => !group.empty) ? points(row.total) : vi.dash);
    setText(this.delta, row.delta === null ? '' : isZero(row.delta) ? vi.dash : signed(row.delta));
    attribute(this.delta, 'data-way', row.delta === null || isZero(row.delta) ? null : row.delta > 0 ? 'up' : 'down');
  }

  /** @param {Element} cell @param {string} name @param {import('../core/frame.js').Group|undefined} group */
  group(cell, name, group) {
    const tone = group ? toneOf(group) : 'none';
    const known = group && tone !== 'none' ? group : null;
    attribute(cell, 'data-tone', tone);
    attribute(cell, 'role', 'img');
    attribute(cell, 'aria-label', `${name}: ${known ? points(known.points) : vi.notApplicable}`);
    attribute(cell, 'title', `${name}: ${known ? `${points(known.points)} / ${known.max}` : vi.notApplicable}`);
    style(/** @type {HTMLElement} */ (cell.firstChild), 'width', known ? `${(fillOf(known) * 100).toFixed(1)}%` : '0%');
  }
}

/** @param {Listed} row */
function noteOf(row) {
  if (row.ended) return reading.ended;
  const changed = row.changes.map((change) => lookUp(reading.changeWords, change.what) ?? '').filter(Boolean);
  return [...partsOf(row, SHORT), ...changed].filter(Boolean).join(' · ');
}
