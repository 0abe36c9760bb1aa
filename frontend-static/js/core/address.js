/**
 * What a reading page shows, as its address says it: a link opened elsewhere shows the same rows. A value that is not
 * known falls back silently, so that an old bookmark never ends in an error.
 *
 * @typedef {object} View
 * @property {string} ky period @property {string|null} bo catalogue @property {string|null} ds list of procedures
 * @property {string} sap order of the rows @property {string} tim what is looked for @property {string|null} muc band
 * @property {string} soVoi what movement is compared with @property {string|null} luc as it was shown then
 * @property {string|null} tu place in the list at which a reader begins, from 1
 */
import { viewOf } from './view.js';

/** @type {View} */
export const PLAIN = { ky: 'month', bo: null, ds: null, sap: 'hang', tim: '', muc: null, soVoi: 'day', luc: null, tu: null };

const PERIOD = /^(week|month|quarter|year|7d|30d|\d{4}(-(Q[1-4]|0[1-9]|1[0-2]|W(0[1-9]|[1-4]\d|5[0-3])))?)$/;
const ID = /^[a-z0-9][a-z0-9.-]{0,59}$/i;
/** Or by a group, whose code each set chooses for itself. */
const ORDER = /^(hang|ten|thay-doi|qua-han|[A-Z][A-Z0-9-]{0,19})$/;
const LOCAL = '+07:00';
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** The parts by their name in the address, with what may stand there. @type {[string, keyof View, (text: string) => boolean][]} */
const PARTS = [
  ['ky', 'ky', (text) => PERIOD.test(text)],
  ['bo', 'bo', (text) => ID.test(text)],
  ['ds', 'ds', (text) => ID.test(text)],
  ['sap', 'sap', (text) => ORDER.test(text)],
  ['tim', 'tim', (text) => text.length <= 60],
  ['muc', 'muc', (text) => ID.test(text)],
  ['so-voi', 'soVoi', (text) => text === 'month' || text === 'previous' || text === 'sameDay' || INSTANT.test(text)],
  ['luc', 'luc', (text) => INSTANT.test(text)],
  ['tu', 'tu', (text) => /^[1-9]\d{0,2}$/.test(text)],
];

/**
 * An instant as people write it: without a zone it is the province's own, whose clock stands seven hours ahead and is never
 * put forward; a plus that was not escaped has come as a space.
 * @param {string} text
 */
function instantOf(text) {
  const whole = text.trim().replace(' ', '+');
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(whole) ? `${whole}${LOCAL}` : whole;
}

/** @param {string} search @returns {View} */
export function readView(search) {
  const asked = new URLSearchParams(search);
  const view = { ...PLAIN };
  for (const [name, part, allowed] of PARTS) {
    const text = asked.get(name);
    if (text === null) continue;
    const meant = name === 'luc' || (name === 'so-voi' && /^\d/.test(text)) ? instantOf(text) : text;
    if (allowed(meant) && !(INSTANT.test(meant) && Number.isNaN(Date.parse(meant)))) view[part] = meant;
  }
  return view;
}

/** Without a catalogue or list that this province does not have. @param {View} view @param {any} about as the server says it @returns {View} the same one where all is known */
export function knownView(view, about) {
  const { missing } = viewOf({ catalogue: view.bo, list: view.ds }, about);
  const known = (id) => (id === null || missing.includes(id) ? null : id);
  return missing.length === 0 ? view : { ...view, bo: known(view.bo), ds: known(view.ds) };
}

/** The shortest address that shows the same. @param {View} view @returns {string} empty or `?…` */
export function writeView(view) {
  const said = new URLSearchParams();
  for (const [name, part] of PARTS) if (view[part] !== PLAIN[part] && view[part] !== null) said.set(name, view[part]);
  const text = said.toString();
  return text ? `?${text}` : '';
}

/** What the server is asked for. @param {View} view @param {Record<string, string>} more */
export function question(view, more = {}) {
  const asked = new URLSearchParams({ period: view.ky, ...more });
  if (view.bo) asked.set('catalogue', view.bo);
  if (view.ds) asked.set('list', view.ds);
  if (view.luc) asked.set('at', view.luc);
  return asked.toString();
}

/** Only what goes on is followed; the past and a frozen moment stand still. @param {View} view */
export function isLive(view) {
  return view.luc === null && /^(week|month|quarter|year|7d|30d)$/.test(view.ky);
}
