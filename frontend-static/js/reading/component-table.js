import { attribute, make } from '../elements/dom.js';
import { count, maximum, points } from '../core/format.js';
import { lookUp } from '../core/table.js';
import { exceeds } from '../core/ratio.js';
import { reading } from '../i18n/reading.js';
import { vi } from '../i18n/vi.js';
import { sparkline } from './sparkline.js';

/** @typedef {import('../core/wire.js').ComponentSaid} Component */

/** The portal's own name of the component about synchronisation. */
const SYNCHRONISED = 'DOSSIER_SYNC';
const MINUTES_A_DAY = 24 * 60;

/** The components of a sheet, under the groups that they belong to. @param {HTMLElement} box @param {any} model */
export function componentTable(box, model) {
  box.textContent = '';
  const { sheet, groups, names } = model;
  for (const { code, full } of groups) {
    const rows = sheet.components.filter((/** @type {Component} */ one) => names.get(one.id)?.group === code);
    if (!rows.length) continue;
    const body = make('tbody', '', ...rows.map((/** @type {Component} */ one) => row(one, names.get(one.id), model)));
    box.append(make('table', 'part-table', make('caption', '', full), head(Boolean(model.line.line)), body));
  }
}

/** @param {boolean} withDays */
function head(withDays) {
  const cells = [[withDays ? 'wide' : '', reading.component], ['met', reading.metOfTotal], ['ratio', reading.ratio], ['points', reading.points], ['days', reading.lineDays]]
    .slice(0, withDays ? 5 : 4)
    .map(([name, words]) => {
      const cell = make('th', name, words);
      attribute(cell, 'scope', 'col');
      return cell;
    });
  return make('thead', '', make('tr', '', ...cells));
}

/** @param {any} one @param {any} method @param {any} model */
function row(one, method, model) {
  const name = make('th', 'component', make('span', 'id num', one.id), make('span', 'name', method?.name ?? ''),
    ...(method?.words ? [make('small', 'words', method.words)] : []), ...asides(one, model));
  attribute(name, 'scope', 'row');
  const tracked = one.max === 0;
  return make('tr', '', name, make('td', 'met num', metOf(one, method)), ratioCell(one),
    pointsCell(one, tracked), ...(model.line.line ? [daysCell(one, tracked, model.line.line)] : []));
}

/** What is not there has a dash in its column; where there are no columns it is left out (`none`). @param {any} one */
function ratioCell(one) {
  const known = !one.empty && one.ratio !== null && one.ratio !== undefined;
  return known ? make('td', 'ratio num', percent(one.ratio)) : make('td', 'ratio num none', vi.dash);
}

/** @param {any} one @param {boolean} tracked @param {any} line */
function daysCell(one, tracked, line) {
  const drawn = tracked ? null : sparkline(line, one);
  return drawn === null ? make('td', 'days none', vi.dash) : make('td', 'days', drawn);
}

/** @param {any} one @param {boolean} tracked */
function pointsCell(one, tracked) {
  if (tracked) return make('td', 'points quiet', reading.tracked);
  const text = one.empty && one.points === 0 ? vi.dash : points(one.points);
  const cell = make('td', 'points num', make('b', '', text), make('small', '', ` ${reading.outOf(maximum(one.max))}`));
  const part = one.max > 0 ? one.points / one.max : 1;
  attribute(cell, 'data-tone', one.empty ? 'none' : part < 0.5 ? 'bad' : part < 0.8 ? 'warn' : 'plain');
  return cell;
}

/** @param {any} one @param {any} method */
function metOf(one, method) {
  // Nobody has said whether anything was synchronised; that is not the same as no case.
  if (one.empty && method?.code === SYNCHRONISED) return reading.unknownSync;
  // Met is a sum of minutes there: only the mean says something.
  if (isMean(one)) return reading.mean(points(one.met / one.total / MINUTES_A_DAY));
  if (one.met === null || one.met === undefined || one.total === null || one.total === undefined) return nothing(one);
  return `${amount(one.met)} / ${amount(one.total)}`;
}

/** Of a sum of parts the places are told: what is shown is what is divided. @param {number} value */
function amount(value) {
  return Number.isInteger(value) ? count(value) : points(value);
}

/** @param {any} one */
function nothing(one) {
  if (one.origin === 'none') return reading.noFigure;
  return one.empty ? reading.notApplicable : vi.dash;
}

/** @param {any} one */
function isMean(one) {
  return one.max === 0 && !one.empty && one.ratio === null && one.total > 0;
}

/** @param {number} ratio */
function percent(ratio) {
  return `${points(ratio)}%`;
}

/** What stands beside the figures: where they come from, what is odd about them, and the target. @param {any} one @param {any} model @returns {HTMLElement[]} */
function asides(one, { moment }) {
  const notes = [];
  const origin = lookUp(reading.origins, one.origin);
  if (origin) {
    const from = one.provenance;
    const who = from ? reading.givenBy([from.source, from.author].filter(Boolean).join(', '), from.at ? moment(from.at) : '') : '';
    notes.push(make('small', 'origin', who ? `${origin}: ${who}` : origin));
  }
  if (exceeds(one)) notes.push(make('small', 'exceeds', reading.exceeds));
  if (one.target) {
    const state = one.target.reached ? reading.targetReached : one.target.missing ? reading.targetMissing(count(one.target.missing)) : '';
    const note = make('small', 'target', [reading.target(percent(one.target.ratio)), state].filter(Boolean).join(' · '));
    attribute(note, 'data-reached', one.target.reached ? 'true' : 'false');
    notes.push(note);
  }
  return notes;
}
