import { BASE } from './base.js';
import { GROUP_ORDER } from './bands.js';

/**
 * A few characters that name a view, for the code that phones read. The server knows the same table (docs/wire.md, section 7; pages.ShortLinks):
 * neither keeps anything, and nothing of a person is in it.
 *
 * @typedef {object} Shown
 * @property {string} kind of slide
 * @property {number} from place in the list of the first row that is shown, from 1; 0 where there is no list
 * @property {string|null} group of the slide of the weakest one
 * @property {string|null} unit that a reader has chosen
 * @property {string} period
 * @property {string} letters of catalogue and list, empty for the main view
 * @property {number|null} frozen the instant of a picture that does not move, in milliseconds
 */

/** @type {Readonly<Record<string, string>>} */
const LETTERS = Object.freeze({ departments: 's', communes: 'x', ends: 'd', weakest: 'n', late: 'l', pulse: 'p', targets: 't', code: 'w' });
/** @type {Readonly<Record<string, string>>} */
const ROLLING = Object.freeze({ week: 't', month: '', quarter: 'q', year: 'y', '7d': 'w', '30d': 'm' });
/** Slides that are of a period of their own, whatever the wall's. @type {Readonly<Record<string, string>>} */
const OWN_PERIOD = Object.freeze({ weakest: '7d', targets: 'year' });

/** @param {Shown} shown @returns {string} `s11`: departments from the eleventh on; `u905`: a unit; `s11q`: of the quarter */
export function codeOf({ kind, from, group, unit, period, letters, frozen }) {
  const own = /^[A-Z]\d{2}\.(\d{1,5})$/.exec(unit ?? '');
  const number = kind === 'weakest' ? GROUP_ORDER.indexOf(group ?? '') + 1 : from > 1 ? from : 0;
  const view = own ? `u${own[1]}` : `${LETTERS[kind] ?? 'w'}${number || ''}`;
  const instant = frozen === null ? '' : `z${Math.floor(frozen / 1000).toString(36).padStart(6, '0')}`;
  return view + periodLetters(own ? period : OWN_PERIOD[kind] ?? period) + letters + instant;
}

/** The month that goes on is unsaid; one that is named stays the same: `k26w48`, `k2611`, `k26q4`, `k26`. @param {string} period */
function periodLetters(period) {
  const named = /^20(\d{2})(?:-(\d{2}|Q[1-4]|W\d{2}))?$/.exec(period);
  return named ? `k${named[1]}${(named[2] ?? '').toLowerCase()}` : ROLLING[period] ?? '';
}

/** Before the code, in capitals: the server reads it either way. */
const CODES = '/X/';

/**
 * The address in the alphabet for which the code needs least room, so that its squares are largest: schemes and hosts
 * do not tell capitals from small letters, and the server reads the path either way. Whoever stands before a server below a
 * path may tell them apart, so that path stays as it is.
 * @param {string} origin @param {string} code @param {string} [base]
 */
export function addressOf(origin, code, base = BASE) {
  return origin.toUpperCase() + base + CODES + code.toUpperCase();
}

/** Whether only the machine itself can follow that address, as when a newcomer tries a wall at home. @param {string} address */
export function isLoopback(address) {
  return /^https?:\/\/(localhost|127(\.\d+){3}|\[::1\])([:/]|$)/i.test(address);
}
