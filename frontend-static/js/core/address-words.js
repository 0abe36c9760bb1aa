/**
 * The words of addresses, which are public and Vietnamese, by what they are called inside: the one place that knows both.
 * Bookmarks, codes on walls and a screen's settings (docs/wire.md, section 7) speak them, so none may ever change. The server
 * knows those that it writes: pages.PageAddresses. Two scripts that import nothing, floor.js and shell-worker.js, name `don-gian` and `ban-moi`.
 */
import { BASE } from './base.js';
import { lookUp } from './table.js';

/** What stands before `=`. */
export const WORDS = Object.freeze({
  period: 'ky', catalogue: 'bo', list: 'ds', order: 'sap', find: 'tim', band: 'muc', against: 'so-voi', at: 'luc', from: 'tu',
  orientation: 'huong', margin: 'vien', night: 'dem', pin: 'ghim', first: 'mo', page: 'trang', unit: 'don-vi', paused: 'tam-dung',
  letters: 'phim', mirror: 'guong', rest: 'nghi', ground: 'nen', distance: 'd', inch: 'inch', slides: 'slides',
  hold: 'giu-ban', trial: 'ban-moi',
});

/** Departments, communes, best and worst communes, weakest group, late cases, pulse, targets, code for phones. */
export const SLIDES = Object.freeze({
  departments: 'so', communes: 'xa', ends: 'dau-cuoi', weakest: 'nhom', late: 'qua-han', pulse: 'nhip', targets: 'muc-tieu', code: 'ma',
});

/** Beside them the codes of groups, which are the same everywhere. */
export const ORDERS = Object.freeze({ rank: 'hang', name: 'ten', change: 'thay-doi', late: 'qua-han' });

export const ORIENTATIONS = Object.freeze({ landscape: 'ngang', portrait: 'doc' });

/** Of hours that are usual, of a ground by day, and of a switch that is on. */
export const VALUES = Object.freeze({ usualHours: 'gio', light: 'sang', on: 'co' });

export const PAGES = Object.freeze({
  walls: `${BASE}/man/`, trialWall: `${BASE}/man/thu`, method: `${BASE}/cach-tinh`, departments: `${BASE}/xep-hang/so`, communes: `${BASE}/xep-hang/xa`,
  units: `${BASE}/don-vi/`, screens: `${BASE}/quan-tri/man-hinh`,
});

/** Parts of pages that an address may name after `#`. */
export const ANCHORS = Object.freeze({
  content: 'noi-dung', sets: 'bo', groups: 'nhom', components: 'chi-so', reading: 'doc', restated: 'tinh-lai', checked: 'doi-chieu', find: 'tim',
});

/** @typedef {keyof typeof SLIDES} Slide */

/** What a word is called inside. @template {string} K @param {Readonly<Record<K, string>>} table @param {string|null|undefined} word @returns {K|undefined} undefined: it is none of them */
export function meaningIn(table, word) {
  const names = /** @type {K[]} */ (Object.keys(table));
  return names.find((name) => table[name] === word);
}

/** A slide of a screen's settings; one that this page does not know stays what it is called. @param {string} word */
export function slideOf(word) {
  return meaningIn(SLIDES, word) ?? word;
}

/** @param {string} slide */
export function slideWord(slide) {
  return lookUp(SLIDES, slide) ?? slide;
}
