import { WORDS } from '../../core/address-words.js';
import { words } from '../../i18n/method.js';
import { make } from '../dom.js';

/** @param {string|null} day `2022-06-23`; null is no day @returns {string} `23/06/2022`, or empty */
export function dayOf(day) {
  return day === null ? '' : day.split('-').reverse().join('/');
}

/**
 * The catalogues to choose from. Links, so that each has an address, opens in another tab and is walked with the keyboard.
 * @param {import('../../core/method.js').Choice[]} choices @param {string} shown
 */
export function setsList(choices, shown) {
  return make('ul', 'sets', ...choices.map((choice) => {
    const tags = choice.inForce ? [make('span', 'tag', words.inForce)] : [];
    const link = /** @type {HTMLAnchorElement} */ (make('a', 'card set',
      make('span', 'mark-shown'),
      make('span', 'name', choice.name),
      make('span', 'small', words.valid(dayOf(choice.validFrom), dayOf(choice.validTo))),
      make('span', 'tags', ...tags)));
    link.href = `?${WORDS.catalogue}=${encodeURIComponent(choice.id)}`;
    link.dataset.id = choice.id;
    if (choice.id === shown) link.setAttribute('aria-current', 'true');
    return make('li', '', link);
  }));
}
