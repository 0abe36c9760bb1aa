import { words } from '../../i18n/cach-tinh.js';
import { make } from '../dom.js';

/** @param {string|null} day `2022-06-23` @returns {string|null} `23/06/2022` */
export function dayOf(day) {
  return day === null ? null : day.split('-').reverse().join('/');
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
    link.href = `?bo=${encodeURIComponent(choice.id)}`;
    link.dataset.id = choice.id;
    if (choice.id === shown) link.setAttribute('aria-current', 'true');
    return make('li', '', link);
  }));
}
