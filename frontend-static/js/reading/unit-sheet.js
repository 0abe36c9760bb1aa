import { bandName, BandMeter } from '../elements/band-meter.js';
import { attribute, make, setText, style } from '../elements/dom.js';
import { groupIcon } from '../elements/icons.js';
import { fillOf, toneOf } from '../core/bands.js';
import { count, isZero, maximum, points, signed } from '../core/format.js';
import { causeWords } from '../elements/cause-words.js';
import { lookUp } from '../core/table.js';
import { reading } from '../i18n/reading.js';
import { vi } from '../i18n/vi.js';
import { partsOf } from './change-parts.js';
import { componentTable } from './component-table.js';
import { LinePart } from './line-part.js';

/** @typedef {import('../core/wire.js').Points} Points */

/** The sheet of a unit, rebuilt part by part as answers come: every part is small and none holds a state of its own. */
export class UnitSheet {
  /** @param {() => void} onLineAgain */
  constructor(onLineAgain) {
    this.line = new LinePart(onLineAgain);
    this.score = make('p', 'score num');
    this.meter = new BandMeter();
    attribute(this.meter.root, 'aria-hidden', 'true');
    this.band = make('b');
    this.toBand = make('span', 'quiet num');
    this.rank = make('p', 'rank');
    this.unearned = make('p', 'unearned num');
    this.today = make('p', 'today num');
    this.scale = make('div', 'scale');
    this.ticks = make('div', 'ticks num');
    this.groups = make('ul', 'bars');
    this.groupsTitle = make('h2', '', vi.sixGroups);
    this.groupsPart = make('section', 'part', this.groupsTitle, this.groups);
    this.counts = make('dl', 'counts');
    this.lateReasons = make('div', 'late-reasons');
    this.why = make('div', 'why-changed');
    this.whyPart = part(reading.why, this.why);
    this.components = make('div', 'components');
    this.quality = make('div', 'quality');
    this.restated = make('div', 'restated');
    this.changes = make('div', 'unit-changes');
    this.changesPart = part(reading.changes, this.changes);
    this.root = make('div', 'sheet',
      make('section', 'hero', this.score, this.unearned, make('p', 'band', this.meter.root, this.band, this.toBand), this.rank, this.today, this.scale, this.ticks),
      this.line.root, this.groupsPart, part(reading.counts, make('div', '', this.counts, this.lateReasons)), this.whyPart, part(reading.components, this.components),
      part(reading.quality, this.quality), part(reading.restated, this.restated), this.changesPart);
  }

  /** @param {any} model */
  show(model) {
    const { sheet, bands, groups } = model;
    const weakest = [...bands].sort((a, b) => a.from - b.from);
    const ranked = sheet.counts.handled > 0 || sheet.counts.received > 0;
    const known = sheet.groups.some((/** @type {Points} */ group) => !group.empty);
    // A total that nothing has earned says nothing of the unit, and is put into no band.
    const unearned = sheet.defaultPoints ?? 0;
    const earned = !(unearned > 0 && unearned >= sheet.total);
    setText(this.score, known ? points(sheet.total) : vi.dash);
    setText(this.unearned, !known || !(unearned > 0) ? '' : earned ? reading.unearned(points(unearned)) : reading.unearnedAll);
    this.meter.show({ band: earned ? sheet.band : null, bands: weakest });
    setText(this.band, earned ? bandName(weakest, sheet.band) : '');
    setText(this.toBand, known && earned ? nextBand(sheet, weakest) : '');
    attribute(this.root, 'data-young', sheet.provisional === true ? 'true' : null);
    setText(this.today, known && earned ? changeWords(model) : '');
    setText(this.rank, sheet.rank === null ? (!ranked ? reading.unranked : known ? '' : reading.unscored) : reading.rankOf(sheet.rank, sheet.peers));
    this.rank.hidden = sheet.rank !== null && sheet.peers < 2;
    drawScale(this.scale, this.ticks, sheet, weakest);
    attribute(this.scale, 'data-known', String(known && earned));
    setText(this.groupsTitle, groups.length === 6 ? vi.sixGroups : vi.groupsOf(groups.length));
    drawGroups(this.groups, groups, sheet.groups, known ? reading.notApplicable : reading.noFigure);
    drawCounts(this.counts, sheet.counts);
    drawLateReasons(this.lateReasons, sheet.lateReasons ?? null);
    drawCauses(this.why, model);
    this.line.show(model);
    componentTable(this.components, model);
    drawQuality(this.quality, sheet);
    drawRestated(this.restated, model);
    drawChanges(this.changes, model);
    this.changesPart.hidden = (sheet.changes ?? []).length === 0;
  }
}

/** @param {string} title @param {HTMLElement} body */
function part(title, body) {
  return make('section', 'part', make('h2', '', title), body);
}

/** @param {any} sheet @param {any[]} weakest */
function nextBand(sheet, weakest) {
  const next = weakest.find((band) => band.from > sheet.total);
  return next ? reading.toBand(points(next.from - sheet.total), next.name) : '';
}

/** @param {HTMLElement} scale @param {HTMLElement} ticks @param {any} sheet @param {any[]} weakest */
function drawScale(scale, ticks, sheet, weakest) {
  scale.textContent = '';
  ticks.textContent = '';
  const top = sheet.groups.reduce((/** @type {number} */ sum, /** @type {Points} */ group) => sum + group.max, 0) || 100;
  weakest.forEach((band, i) => {
    const end = i + 1 < weakest.length ? weakest[i + 1].from : top;
    const zone = make('s', sheet.band === band.id ? 'on' : '');
    attribute(zone, 'data-level', String(i + 1));
    style(zone, 'flex', `${end - band.from} 0 0`);
    scale.append(zone);
    if (band.from === 0) return;
    const tick = make('span', '', maximum(band.from));
    style(tick, 'left', `${(band.from / top) * 100}%`);
    ticks.append(tick);
  });
  const marker = make('i');
  style(marker, 'left', `${Math.min(100, (sheet.total / top) * 100)}%`);
  scale.append(marker);
  attribute(scale, 'role', 'img');
  attribute(scale, 'aria-label', `${points(sheet.total)} ${reading.outOf(maximum(top))}`);
  attribute(ticks, 'aria-hidden', 'true');
}

/** @param {HTMLElement} list @param {import('./scored.js').Scored['groups']} groups @param {readonly import('../core/frame.js').Group[]} scores @param {string} nothing words of a group without a figure */
function drawGroups(list, groups, scores, nothing) {
  list.textContent = '';
  for (const { code, name } of groups) {
    const group = scores.find((one) => one.code === code);
    if (!group) continue;
    const tone = toneOf(group);
    const fill = make('b');
    style(fill, 'width', tone === 'none' ? '0%' : `${(fillOf(group) * 100).toFixed(1)}%`);
    const bar = make('span', 'bar', fill);
    attribute(bar, 'data-tone', tone);
    list.append(make('li', '', groupIcon(code), make('span', 't', name),
      make('span', 'v num', tone === 'none' ? nothing : points(group.points),
        make('small', '', ` ${reading.outOf(maximum(group.max))}`)), bar));
  }
}

/** @param {HTMLElement} list @param {Record<string, number>} counts */
function drawCounts(list, counts) {
  list.textContent = '';
  for (const [id, name] of Object.entries(reading.countNames)) {
    // A server of before does not count it.
    if (counts[id] === undefined) continue;
    const box = make('div', '', make('dt', '', name), make('dd', 'num', count(counts[id] ?? 0)));
    attribute(box, 'data-count', id);
    list.append(box);
  }
}

/** Why cases were late, by facts of the ledger; nothing where none was. @param {HTMLElement} box @param {Record<string, number>|null} reasons */
function drawLateReasons(box, reasons) {
  box.textContent = '';
  if (reasons === null) return;
  const found = Object.entries(reading.lateReasonNames).filter(([id]) => reasons[id] > 0);
  if (!found.length) return;
  box.append(make('h3', '', reading.lateReasons), make('ul', 'findings', ...found.map(([id, name]) =>
    make('li', '', make('b', 'num', count(reasons[id])), make('span', '', name)))));
}

/** How the unit has moved since what was shown at the day's beginning, and which part of it no work of the day made. @param {any} model */
function changeWords({ sheet, row, sinceWords }) {
  const told = sheet.delta === undefined ? row : sheet;
  if (!told || told.delta === null || told.delta === undefined || sinceWords === null || sheet.provisional === true) return '';
  const change = isZero(told.delta) ? reading.sinceSame(sinceWords) : `${signed(told.delta)} ${reading.sinceDay(sinceWords)}`;
  const move = sheet.rank === null || told.move === null || told.move === undefined ? [] : [reading.moved(told.move)];
  return [change, ...move, ...partsOf({ lateDelta: told.lateDelta ?? null, listDelta: told.listDelta ?? null })].join(' · ');
}

/** @param {HTMLElement} box @param {any} model */
function drawCauses(box, { causes, names, time }) {
  box.textContent = '';
  if (!causes.length) {
    box.append(make('p', 'quiet', reading.whyNone));
    return;
  }
  box.append(make('ul', 'restatements', ...causes.map((/** @type {import('../core/frame.js').Cause} */ cause) => make('li', '',
    make('b', '', `${cause.component} ${names.get(cause.component)?.name ?? ''}`), make('span', 'num', signed(cause.points)),
    make('small', '', `${causeWords(cause)} · ${time(cause.at)}`)))));
}

/** @param {HTMLElement} box @param {any} sheet */
function drawQuality(box, sheet) {
  box.textContent = '';
  const quality = sheet.quality ?? { odd: 0, findings: {} };
  box.append(make('p', '', quality.odd === 0 ? reading.qualityNone : reading.qualitySome(count(quality.odd), count(sheet.counts.handled))));
  const found = Object.entries(quality.findings ?? {}).filter(([, number]) => number > 0).sort((a, b) => b[1] - a[1]);
  if (!found.length) return;
  box.append(make('ul', 'findings', ...found.map(([id, number]) =>
    make('li', '', make('b', 'num', count(number)), make('span', '', lookUp(reading.findings, id) ?? id)))));
}

/** @param {HTMLElement} box @param {any} model */
function drawRestated(box, { sheet, moment, periodWords }) {
  box.textContent = '';
  if (sheet.restatements.length === 0) {
    box.append(make('p', '', reading.restatedNone));
    return;
  }
  box.append(make('ul', 'restatements', ...sheet.restatements.map((/** @type {import('../core/wire.js').RestatementSaid} */ one) =>
    make('li', '', make('b', '', reading.restatedRow(one.component, periodWords(one.period))),
      make('span', 'num', `${points(one.before.points)} → ${points(one.after.points)}`),
      make('small', '', `${causeWords({ kind: one.kind ?? null, count: one.count, caseTail: one.case ?? null })} · ${moment(one.at)}`)))));
}

/** @param {HTMLElement} box @param {any} model */
function drawChanges(box, { sheet, day }) {
  box.textContent = '';
  const changes = sheet.changes ?? [];
  if (!changes.length) return;
  box.append(make('ul', 'findings', ...changes.map((/** @type {import('../core/wire.js').UnitChangeSaid} */ change) => make('li', '',
    make('b', 'num', day(change.on)), make('span', '', [lookUp(reading.changeWords, change.what) ?? change.what, ...(change.others ?? [])].join(' '))))),
  make('p', 'quiet', reading.comparison));
}
