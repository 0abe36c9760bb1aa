import { meaningIn, ORIENTATIONS, SLIDES, slideWord, VALUES, WORDS } from './address-words.js';

/**
 * What one screen is to show and where it hangs, as its address says; a screen that is registered will be told the same
 * names. What is unknown falls back silently: an old bookmark still shows a wall.
 *
 * @typedef {import('./address-words.js').Slide} Slide
 * @typedef {{from: number, to: number}} Hours minutes of the day; `from` may be after `to`, over midnight
 * @typedef {object} Settings
 * @property {string|null} period null: the wall's usual one, which the server tells
 * @property {number|null} distance metres to the last reader @property {number|null} inch diagonal of the panel
 * @property {keyof typeof ORIENTATIONS|null} orientation null: as the browser's window is
 * @property {'0'|'2.5'|'5'} margin percent of the picture that the panel's frame may cover
 * @property {boolean|Hours} night dimmed: always, never, or in these hours
 * @property {readonly Slide[]} slides
 * @property {{kind: Slide, minutes: number}|null} pin
 * @property {Slide|null} first kind to begin with @property {number} page of it, from 0
 * @property {string|null} unit in focus
 * @property {boolean} paused @property {boolean} letters whether single letters are keys
 * @property {boolean} mirror sides change places every six hours @property {boolean} rest black from 02:00 to 02:10
 * @property {string|null} frozen the instant to show, for a picture that does not move
 * @property {Hours|null} hold hours in which the page does not renew itself
 * @property {boolean} light dark letters on a light ground by day
 * @property {string|null} catalogue that it is scored by, null for the province's own @property {string|null} list of procedures
 */

/** 85 seconds; the province's score stands on each of them. @type {readonly Slide[]} */
export const USUAL_SLIDES = Object.freeze(['departments', 'ends', 'communes', 'weakest']);
const USUAL_NIGHT = Object.freeze({ from: 19 * 60, to: 6 * 60 + 30 });
const PERIOD = /^(week|month|quarter|year|\d{1,2}d|\d{4}(-(Q[1-4]|0[1-9]|1[0-2]|W(0[1-9]|[1-4]\d|5[0-3])))?)$/;
const HOURS = /^([01]?\d|2[0-3])(?::([0-5]\d))?-([01]?\d|2[0-3])(?::([0-5]\d))?$/;
const ID = /^[a-z0-9][a-z0-9.-]{0,59}$/i;
const UNIT = /^[A-Z]\d{2}(\.\d{1,5}){1,3}$/;

/** @param {string} search the address after `?` @returns {Settings} */
export function readSettings(search) {
  const asked = new URLSearchParams(search);
  /** @param {keyof typeof WORDS} name */
  const get = (name) => asked.get(WORDS[name]);
  const begin = meaningIn(SLIDES, get('first'));
  const slides = slidesOf(get('slides'), begin);
  return {
    period: oneOf(get('period'), PERIOD, null),
    distance: within(get('distance'), 0.5, 50),
    inch: within(get('inch'), 10, 200),
    orientation: meaningIn(ORIENTATIONS, get('orientation')) ?? null,
    margin: choice(get('margin'), /** @type {const} */ (['0', '2.5', '5']), '2.5'),
    night: nightOf(get('night')),
    slides,
    pin: pinOf(get('pin')),
    first: slides.find((kind) => kind === begin) ?? null,
    page: (within(get('page'), 1, 99) ?? 1) - 1,
    unit: oneOf(get('unit'), UNIT, null),
    paused: isOn(get('paused')),
    letters: get('letters') !== '0',
    mirror: isOn(get('mirror')),
    rest: isOn(get('rest')),
    frozen: instantOf(get('at')),
    hold: hoursOf(get('hold')),
    light: get('ground') === VALUES.light,
    // As the live boards name them, and as the reading pages do.
    catalogue: oneOf(asked.get('catalogue') ?? get('catalogue'), ID, null),
    list: oneOf(asked.get('list') ?? get('list'), ID, null),
  };
}

/** Whether an hour of the day lies within; the end does not belong to it. @param {boolean|Hours} hours @param {number} minute of the day */
export function isWithin(hours, minute) {
  if (typeof hours === 'boolean') return hours;
  return hours.from <= hours.to ? minute >= hours.from && minute < hours.to : minute >= hours.from || minute < hours.to;
}

/**
 * Where none are named, the usual ones and the one to begin with.
 * @param {string|null} text @param {Slide|undefined} begin @returns {readonly Slide[]}
 */
function slidesOf(text, begin) {
  const known = (text ?? '').split(',').flatMap((word) => meaningIn(SLIDES, word) ?? []);
  if (known.length) return [...new Set(known)];
  return begin === undefined || USUAL_SLIDES.includes(begin) ? USUAL_SLIDES : [begin, ...USUAL_SLIDES];
}

/** @param {string|null} text `xa` for good, `xa:10` for ten minutes */
function pinOf(text) {
  const [word, minutes] = (text ?? '').split(':');
  const kind = meaningIn(SLIDES, word);
  if (kind === undefined) return null;
  return { kind, minutes: within(minutes ?? null, 1, 1440) ?? Infinity };
}

/** @param {string|null} text @returns {boolean|Hours} */
function nightOf(text) {
  if (text === VALUES.usualHours) return USUAL_NIGHT;
  return hoursOf(text) ?? isOn(text);
}

/** @param {string|null} text `19-6`, `7:30-11` @returns {Hours|null} */
function hoursOf(text) {
  const hours = HOURS.exec(text ?? '');
  if (!hours) return null;
  /** @param {string} hour @param {string|undefined} rest */
  const minute = (hour, rest) => Number(hour) * 60 + Number(rest ?? 0);
  return { from: minute(hours[1], hours[2]), to: minute(hours[3], hours[4]) };
}

/** @param {string|null} text */
function isOn(text) {
  return text === '1' || text === VALUES.on || text === '';
}

/** @param {string|null} text @param {number} least @param {number} most @returns {number|null} */
function within(text, least, most) {
  const value = text === null || text.trim() === '' ? NaN : Number(text.replace(',', '.'));
  return value >= least && value <= most ? value : null;
}

/** @template {string} A @template {A|null} T @param {string|null} text @param {readonly A[]} allowed @param {T} otherwise @returns {A|T} */
function choice(text, allowed, otherwise) {
  return allowed.find((one) => one === text) ?? otherwise;
}

/** @template T @param {string|null} text @param {RegExp} form @param {T} otherwise */
function oneOf(text, form, otherwise) {
  return text !== null && form.test(text) ? text : otherwise;
}

/** A plus that was not escaped has come as a space. @param {string|null} asked */
function instantOf(asked) {
  const text = asked === null ? null : asked.replace(' ', '+');
  return text !== null && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

/**
 * Settings of a registered screen as the wall's own address says them, so that a wall, its preview and a bookmark are read by one reader.
 * @param {import('../live/device.js').ScreenSettings} settings its slides by their names inside @returns {string} the address after `?`
 */
export function screenQuery(settings) {
  const query = new URLSearchParams();
  if (settings.metres !== null) query.set(WORDS.distance, String(settings.metres));
  if (settings.inch !== null) query.set(WORDS.inch, String(settings.inch));
  if (settings.orientation !== 'auto') query.set(WORDS.orientation, ORIENTATIONS[settings.orientation]);
  query.set(WORDS.margin, String(settings.safeArea));
  if (settings.night !== null) query.set(WORDS.night, `${settings.night.from}-${settings.night.to}`);
  query.set(WORDS.slides, settings.slides.map(slideWord).join(','));
  if (settings.theme === 'light') query.set(WORDS.ground, VALUES.light);
  // A server of before does not know them.
  if (settings.catalogue) query.set('catalogue', settings.catalogue);
  if (settings.list) query.set('list', settings.list);
  return query.toString();
}
