/**
 * What a reading page shows, as its address says it: a link opened elsewhere shows the same rows. A value that is not
 * known falls back silently, so that an old bookmark never ends in an error.
 *
 * @typedef {object} View
 * @property {string} period @property {string|null} catalogue @property {string|null} list of procedures
 * @property {string} order of the rows: rank, name, change, late or a group's code @property {string} find what is looked for @property {string|null} band
 * @property {string} against what movement is compared with @property {string|null} at as it was shown then
 * @property {string|null} from place in the list at which a reader begins, from 1
 */
import { meaningIn, ORDERS, WORDS } from './address-words.js';
import { lookUp } from './table.js';
import { viewOf } from './view.js';

/** @type {View} */
export const PLAIN = { period: 'month', catalogue: null, list: null, order: 'rank', find: '', band: null, against: 'day', at: null, from: null };

const PERIOD = /^(week|month|quarter|year|7d|30d|\d{4}(-(Q[1-4]|0[1-9]|1[0-2]|W(0[1-9]|[1-4]\d|5[0-3])))?)$/;
const ID = /^[a-z0-9][a-z0-9.-]{0,59}$/i;
/** A group's code, which each set chooses for itself. */
const GROUP = /^[A-Z][A-Z0-9-]{0,19}$/;
const LOCAL = '+07:00';
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** The parts in the order of an address, with what may stand there. @type {[keyof View, (text: string) => boolean][]} */
const PARTS = [
  ['period', (text) => PERIOD.test(text)],
  ['catalogue', (text) => ID.test(text)],
  ['list', (text) => ID.test(text)],
  ['order', (text) => meaningIn(ORDERS, text) !== undefined || GROUP.test(text)],
  ['find', (text) => text.length <= 60],
  ['band', (text) => ID.test(text)],
  ['against', (text) => text === 'month' || text === 'previous' || text === 'sameDay' || INSTANT.test(text)],
  ['at', (text) => INSTANT.test(text)],
  ['from', (text) => /^[1-9]\d{0,2}$/.test(text)],
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
  for (const [part, allowed] of PARTS) {
    const text = asked.get(WORDS[part]);
    if (text === null) continue;
    const meant = part === 'at' || (part === 'against' && /^\d/.test(text)) ? instantOf(text) : text;
    if (!allowed(meant) || (INSTANT.test(meant) && Number.isNaN(Date.parse(meant)))) continue;
    view[part] = part === 'order' ? meaningIn(ORDERS, meant) ?? meant : meant;
  }
  return view;
}

/** Without a catalogue or list that this province does not have. @param {View} view @param {import('./wire.js').AboutSaid} about @returns {View} the same one where all is known */
export function knownView(view, about) {
  const { missing } = viewOf({ catalogue: view.catalogue, list: view.list }, about);
  /** @param {string|null} id */
  const known = (id) => (id === null || missing.includes(id) ? null : id);
  return missing.length === 0 ? view : { ...view, catalogue: known(view.catalogue), list: known(view.list) };
}

/** The shortest address that shows the same. @param {View} view @returns {string} empty or `?…` */
export function writeView(view) {
  const said = new URLSearchParams();
  for (const [part] of PARTS) {
    const text = view[part];
    if (text !== PLAIN[part] && text !== null) said.set(WORDS[part], part === 'order' ? lookUp(ORDERS, text) ?? text : text);
  }
  const text = said.toString();
  return text ? `?${text}` : '';
}

/** What the server is asked for. @param {View} view @param {Record<string, string>} more */
export function question(view, more = {}) {
  const asked = new URLSearchParams({ period: view.period, ...more });
  if (view.catalogue) asked.set('catalogue', view.catalogue);
  if (view.list) asked.set('list', view.list);
  if (view.at) asked.set('at', view.at);
  return asked.toString();
}

/** Only what goes on is followed; the past and a frozen moment stand still. @param {View} view */
export function isLive(view) {
  return view.at === null && /^(week|month|quarter|year|7d|30d)$/.test(view.period);
}
