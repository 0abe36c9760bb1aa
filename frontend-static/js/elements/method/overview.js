import { levelOf } from '../../core/bands.js';
import { maximum } from '../../core/format.js';
import { words } from '../../i18n/method.js';
import { decoration, make, style } from '../dom.js';
import { groupIcon } from '../icons.js';

/** @typedef {import('../../core/method.js').Method} Method */

/** The groups with their maxima, as parts of one line and as a list. @param {Method} method @param {(code: string) => string} anchor */
export function groupsOverview(method, anchor) {
  const line = decoration(make('div', 'shares', ...method.groups.map((group, i) => {
    const share = make('span', `share share-${i % 6}`);
    style(share, 'flex-grow', String(group.max));
    return share;
  })));
  const list = make('ul', 'groups', ...method.groups.map((group, i) => {
    const link = /** @type {HTMLAnchorElement} */ (make('a', 'group', groupIcon(group.code),
      make('span', '', make('span', 'name', group.name), make('span', 'small', words.groupParts(group.components.length))),
      make('span', 'num max', words.groupMax(maximum(group.max))),
      decoration(make('i', `share share-${i % 6}`))));
    link.href = `#${anchor(group.code)}`;
    return make('li', '', link);
  }));
  return make('div', '', line, list);
}

/** The bands on one linear scale, each as long as it is wide in points. @param {Method} method */
export function bandsOverview(method) {
  const zones = method.bands.map((band, i) => {
    const to = i + 1 < method.bands.length ? method.bands[i + 1].from : null;
    const level = levelOf(method.bands, band.id);
    const zone = make('li', 'zone', decoration(make('i', `bar level-${level}`)),
      make('b', '', band.name),
      make('span', 'num', to === null ? words.bandTop(maximum(band.from), maximum(method.max)) : words.band(maximum(band.from), maximum(to))));
    style(zone, 'flex-grow', String((to ?? method.max) - band.from));
    return zone;
  });
  return make('div', 'bands', make('h3', '', words.bandsTitle), make('ol', 'zones', ...zones), make('p', 'small', words.bandsNote));
}
