/**
 * The fleet as the server lists it, ready to be shown: no nodes, no words.
 *
 * @typedef {object} Screen as in GET /api/v1/operator/screens
 * @property {string} id @property {string} name @property {string} place @property {string} state
 * @property {string|null} contactAt @property {number} revision
 * @property {import('../live/device.js').ScreenSettings} settings
 * @property {{slide: string, until: string}|null} pinned
 * @property {string|null} [heldUntil] until when it does not renew itself
 * @property {string|null} showNameUntil @property {boolean} nameWanted
 * @property {import('../live/device.js').Report|null} beat
 *
 * @typedef {{screens: Screen[], now: number, codesOpen: number}} Fleet
 * @typedef {{all: number, running: number, slow: number, lost: number, others: number, failing: number}} Summary
 */

import { slideOf } from '../core/address-words.js';

const order = new Intl.Collator('vi', { numeric: true });

/** @param {any} answer @returns {Fleet} sorted by name */
export function fleetOf(answer) {
  /** @type {Screen[]} */
  const said = answer.screens;
  const screens = said.map(screenOf).sort((a, b) => order.compare(a.name, b.name));
  return { screens, now: Date.parse(answer.now), codesOpen: Number(answer.codesOpen) || 0 };
}

/** With its slides by their names inside. @param {Screen} said as the server tells it @returns {Screen} */
function screenOf(said) {
  const { settings, pinned, beat } = said;
  return {
    ...said, settings: { ...settings, slides: settings.slides.map(slideOf) },
    pinned: pinned && { ...pinned, slide: slideOf(pinned.slide) },
    beat: beat && { ...beat, slide: beat.slide === null ? null : slideOf(beat.slide) },
  };
}

/** What the state is called: a page that something stands before runs, but shows nothing. @param {Screen} screen */
export function stateOf(screen) {
  return screen.state === 'live' && screen.beat && !screen.beat.visible ? 'hidden' : screen.state;
}

/** Until when a wall stays as it is; null for no longer. @param {Screen} screen @param {number} now of the server @returns {number|null} */
export function heldUntil({ heldUntil: until }, now) {
  return until && Date.parse(until) > now ? Date.parse(until) : null;
}

/** The next instant at which a clock of the province shows this time. @param {string} time as `11:30` @param {number} now of the server @param {import('../core/format.js').Calendar} calendar @returns {number|null} null for no time */
export function nextAt(time, now, calendar) {
  const found = /^(\d{2}):(\d{2})$/.exec(time);
  if (!found) return null;
  const left = (Number(found[1]) * 60 + Number(found[2]) - calendar.minuteOfDay(now) + 1440) % 1440;
  return (Math.floor(now / 60000) + (left || 1440)) * 60000;
}

/** @param {Screen[]} screens @returns {Summary} */
export function summaryOf(screens) {
  /** @param {...string} states */
  const count = (...states) => screens.filter((screen) => states.includes(screen.state)).length;
  return { all: screens.length, running: count('live'), slow: count('late'), lost: count('silent'), others: count('never', 'unclaimed'), failing: screens.filter(({ beat }) => beat && beat.failedBuild).length };
}

/** The fields in which two kept forms differ. @param {any} before @param {any} after @returns {{field: string, before: any, after: any}[]} */
export function differences(before, after) {
  const was = flat(before);
  const is = flat(after);
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((field) => JSON.stringify(was[field] ?? null) !== JSON.stringify(is[field] ?? null))
    .map((field) => ({ field, before: was[field] ?? null, after: is[field] ?? null }));
}

/** Settings inside a whole description are fields like the others. @param {any} form */
function flat(form) {
  if (!form) return {};
  const { settings, ...rest } = form;
  return { ...rest, ...(settings ?? {}) };
}
