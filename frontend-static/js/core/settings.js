import { KINDS } from './playlist.js';

/**
 * What one screen is to show and where it hangs, as its address says; a screen that is registered will be told the same
 * names. What is unknown falls back silently: an old bookmark still shows a wall.
 *
 * @typedef {{from: number, to: number}} Hours minutes of the day; `from` may be after `to`, over midnight
 * @typedef {object} Settings
 * @property {string|null} period null: the wall's usual one, which the server tells
 * @property {number|null} distance metres to the last reader @property {number|null} inch diagonal of the panel
 * @property {'ngang'|'doc'|null} orientation null: as the browser's window is
 * @property {'0'|'2.5'|'5'} margin percent of the picture that the panel's frame may cover
 * @property {boolean|Hours} night dimmed: always, never, or in these hours
 * @property {readonly string[]} slides
 * @property {{kind: string, minutes: number}|null} pin
 * @property {string|null} first kind to begin with @property {number} page of it, from 0
 * @property {string|null} unit in focus
 * @property {boolean} paused @property {boolean} letters whether single letters are keys
 * @property {boolean} mirror sides change places every six hours @property {boolean} rest black from 02:00 to 02:10
 * @property {string|null} frozen the instant to show, for a picture that does not move
 * @property {boolean} light dark letters on a light ground by day
 * @property {string|null} catalogue that it is scored by, null for the province's own @property {string|null} list of procedures
 */

/** 85 seconds; the province's score stands on each of them. */
export const USUAL_SLIDES = Object.freeze(['so', 'dau-cuoi', 'xa', 'nhom']);
const USUAL_NIGHT = Object.freeze({ from: 19 * 60, to: 6 * 60 + 30 });
const PERIOD = /^(week|month|quarter|year|\d{1,2}d|\d{4}(-(Q[1-4]|0[1-9]|1[0-2]|W(0[1-9]|[1-4]\d|5[0-3])))?)$/;
const HOURS = /^([01]?\d|2[0-3])(?::([0-5]\d))?-([01]?\d|2[0-3])(?::([0-5]\d))?$/;
const ID = /^[a-z0-9][a-z0-9.-]{0,59}$/i;
const UNIT = /^[A-Z]\d{2}(\.\d{1,5}){1,3}$/;

/** @param {string} search the address after `?` @returns {Settings} */
export function readSettings(search) {
  const asked = new URLSearchParams(search);
  const slides = slidesOf(asked.get('slides'));
  return {
    period: oneOf(asked.get('ky'), PERIOD, null),
    distance: within(asked.get('d'), 0.5, 50),
    inch: within(asked.get('inch'), 10, 200),
    orientation: choice(asked.get('huong'), /** @type {const} */ (['ngang', 'doc']), null),
    margin: choice(asked.get('vien'), /** @type {const} */ (['0', '2.5', '5']), '2.5'),
    night: nightOf(asked.get('dem')),
    slides,
    pin: pinOf(asked.get('ghim')),
    first: choice(asked.get('mo'), slides, null),
    page: (within(asked.get('trang'), 1, 99) ?? 1) - 1,
    unit: oneOf(asked.get('don-vi'), UNIT, null),
    paused: isOn(asked.get('tam-dung')),
    letters: asked.get('phim') !== '0',
    mirror: isOn(asked.get('guong')),
    rest: isOn(asked.get('nghi')),
    frozen: instantOf(asked.get('luc')),
    light: asked.get('nen') === 'sang',
    // As the live boards name them, and as the reading pages do.
    catalogue: oneOf(asked.get('catalogue') ?? asked.get('bo'), ID, null),
    list: oneOf(asked.get('list') ?? asked.get('ds'), ID, null),
  };
}

/** Whether an hour of the day lies within; the end does not belong to it. @param {boolean|Hours} hours @param {number} minute of the day */
export function isWithin(hours, minute) {
  if (typeof hours === 'boolean') return hours;
  return hours.from <= hours.to ? minute >= hours.from && minute < hours.to : minute >= hours.from || minute < hours.to;
}

/** @param {string|null} text @returns {readonly string[]} */
function slidesOf(text) {
  const known = (text ?? '').split(',').filter((kind) => KINDS.includes(kind));
  return known.length ? [...new Set(known)] : USUAL_SLIDES;
}

/** @param {string|null} text `xa` for good, `xa:10` for ten minutes */
function pinOf(text) {
  const [kind, minutes] = (text ?? '').split(':');
  if (!KINDS.includes(kind)) return null;
  return { kind, minutes: within(minutes ?? null, 1, 1440) ?? Infinity };
}

/** @param {string|null} text @returns {boolean|Hours} */
function nightOf(text) {
  if (text === 'gio') return USUAL_NIGHT;
  const hours = HOURS.exec(text ?? '');
  if (!hours) return isOn(text);
  /** @param {string} hour @param {string|undefined} rest */
  const minute = (hour, rest) => Number(hour) * 60 + Number(rest ?? 0);
  return { from: minute(hours[1], hours[2]), to: minute(hours[3], hours[4]) };
}

/** @param {string|null} text */
function isOn(text) {
  return text === '1' || text === 'co' || text === '';
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

const ORIENTATIONS = { landscape: 'ngang', portrait: 'doc' };

/**
 * Settings of a registered screen as the wall's own address says them, so that a wall, its preview and a bookmark are read by one reader.
 * @param {import('../live/device.js').ScreenSettings} settings @returns {string} the address after `?`
 */
export function screenQuery(settings) {
  const query = new URLSearchParams();
  if (settings.metres !== null) query.set('d', String(settings.metres));
  if (settings.inch !== null) query.set('inch', String(settings.inch));
  if (settings.orientation !== 'auto') query.set('huong', ORIENTATIONS[settings.orientation]);
  query.set('vien', String(settings.safeArea));
  if (settings.night !== null) query.set('dem', `${settings.night.from}-${settings.night.to}`);
  query.set('slides', settings.slides.join(','));
  if (settings.theme === 'light') query.set('nen', 'sang');
  // A server of before does not know them.
  if (settings.catalogue) query.set('catalogue', settings.catalogue);
  if (settings.list) query.set('list', settings.list);
  return query.toString();
}
