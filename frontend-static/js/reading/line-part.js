import { bandName } from '../elements/band-meter.js';
import { axis, dayMonth, newest, rangeOf, totals, trace, withToday } from '../core/line.js';
import { kindOf } from '../core/compare.js';
import { maximum, points } from '../core/format.js';
import { decoration, draw, make, style } from '../elements/dom.js';
import { reading } from '../i18n/reading.js';
import { vi } from '../i18n/vi.js';
import { notice } from './shell.js';
import { dot } from './sparkline.js';

const BOX = { wide: 100, high: 100 };
/** Nearer to an end of the axis a date would run into the one that stands there, as a part of the width; on a phone sooner. */
const DATE_APART = 0.12;
const DATE_APART_NARROW = 0.36;

/** The total of the last days: one line, its words, and the figures of each day to be opened. */
export class LinePart {
  /** @type {string} */ #drawn = '';

  /** @param {() => void} onAgain */
  constructor(onAgain) {
    this.onAgain = onAgain;
    this.figure = make('div', 'line');
    this.rows = make('tbody');
    this.heads = make('tr');
    this.details = make('details', 'line-days', make('summary', '', reading.lineEachDay),
      make('table', 'each-day', make('caption', 'spoken', reading.line), make('thead', '', this.heads), this.rows));
    this.root = make('section', 'part line-part', make('h2', '', reading.line), this.figure, this.details);
  }

  /** @param {any} model of the page; `line` as it is held, `noLine` why there is none */
  show(model) {
    const { line, noLine } = model;
    const shown = line.line ? withToday(line.line, model.sheet, model.today) : null;
    this.details.hidden = shown === null;
    const drawn = JSON.stringify([noLine, line.state === 'failed', shown ? [shown.asOf, shown.position, model.sheet.position, model.today] : null]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.figure.textContent = '';
    if (noLine) this.figure.append(make('p', 'quiet', noLine));
    else if (shown) this.draw(shown, model);
    else if (line.state === 'failed') this.figure.append(notice(reading.lineFailed, this.onAgain));
    else this.figure.append(make('p', 'quiet line-coming', reading.loading));
  }

  /** @param {any} shown @param {any} model */
  draw(shown, { bands, groups, moment }) {
    const marks = totals(shown.days);
    const weakest = [...bands].sort((a, b) => a.from - b.from);
    const way = newest(marks);
    const begun = marks.filter((mark, i) => mark.begins && i > 0).pop();
    this.figure.append(
      make('p', 'line-words', way ? wayWords(kindOf(shown.period), way) : reading.lineNothing),
      plot(marks, weakest, shown.days[0].groups.length ? sum(shown.days[0].groups) : 100),
      make('p', 'small', [begun ? reading.lineBegins(kindOf(shown.period), dayMonth(begun.day)) : '', reading.lineKnown(moment(shown.asOf))].filter(Boolean).join(' ')));
    this.table(shown.days, weakest, groups);
  }

  /** @param {any[]} days @param {any[]} bands @param {import('./scored.js').Scored['groups']} groups */
  table(days, bands, groups) {
    this.heads.textContent = '';
    this.heads.append(head(reading.lineDay), head(reading.points, 'total'), head(reading.band, 'band'),
      ...groups.map(({ name }) => head(name, 'group')));
    this.rows.textContent = '';
    this.rows.append(...[...days].reverse().map((day) => {
      const name = make('th', 'num', dayMonth(day.day));
      name.setAttribute('scope', 'row');
      return make('tr', '', name, make('td', 'total num', day.total === null ? vi.dash : points(day.total)),
        make('td', 'band', day.band ? bandName(bands, day.band) : vi.dash),
        ...groups.map(({ code }) => {
          const found = day.groups.find((/** @type {import('../core/wire.js').Points} */ group) => group.code === code);
          return make('td', 'group num', !found || found.empty ? vi.dash : points(found.points));
        }));
    }));
  }
}

/** @param {string} words @param {string} [className] */
function head(words, className = '') {
  const cell = make('th', className, words);
  cell.setAttribute('scope', 'col');
  return cell;
}

/** @param {any[]} groups */
function sum(groups) {
  return groups.reduce((all, group) => all + group.max, 0);
}

/** @param {import('../core/compare.js').Kind} kind @param {import('../core/line.js').Way} way */
function wayWords(kind, { from, to }) {
  if (from.day === to.day) return reading.lineFirst(kind, points(to.value), dayMonth(to.day));
  return reading.lineFrom(kind, reading.lineTo(points(from.value), dayMonth(from.day)), reading.lineTo(points(to.value), dayMonth(to.day)));
}

/** @param {import('../core/line.js').Mark[]} marks @param {any[]} bands @param {number} most @returns {HTMLElement} */
function plot(marks, bands, most) {
  const range = rangeOf(marks, most);
  const box = { ...BOX, ...range };
  const { path, last, begins } = trace(marks, box);
  const labels = axis(bands, range);
  /** @param {number} value */
  const part = (value) => ((box.top - value) / (box.top - box.low)) * 100;
  const hairs = labels.map(({ value, edge }) => draw('path', { class: edge ? 'edge' : 'end', d: `M0 ${part(value)}H${box.wide}` }));
  const area = make('div', 'line-area', draw('svg', { viewBox: `0 0 ${box.wide} ${box.high}`, preserveAspectRatio: 'none' },
    ...hairs, ...begins.map(({ x }) => draw('path', { class: 'begin', d: `M${x} 0V${box.high}` })), draw('path', { class: 'way', d: path })));
  for (const { value, name, edge } of labels) {
    const label = make('span', edge ? 'tick edge' : 'tick', ...(name ? [make('small', '', `${name} `)] : []), make('b', 'num', maximum(value)));
    style(label, 'top', `${part(value)}%`);
    area.append(label);
  }
  if (last) {
    const value = make('b', 'last num', points(last.value));
    style(value, 'top', `${last.y}%`);
    area.append(dot(last, box), value);
  }
  return decoration(make('div', 'line-plot', area, dates(marks, begins)));
}

/** @param {import('../core/line.js').Mark[]} marks @param {{x: number, day: string}[]} begins */
function dates(marks, begins) {
  const row = make('div', 'line-dates num', make('span', 'first', dayMonth(marks[0].day)));
  for (const { x, day } of begins) {
    const part = x / BOX.wide;
    if (part < DATE_APART || part > 1 - DATE_APART) continue;
    const near = part < DATE_APART_NARROW || part > 1 - DATE_APART_NARROW;
    const label = make('span', near ? 'begun near' : 'begun', dayMonth(day));
    style(label, 'left', `${x}%`);
    row.append(label);
  }
  if (marks.length > 1) row.append(make('span', 'end', dayMonth(marks[marks.length - 1].day)));
  return row;
}
