import { PAGES } from '../core/address-words.js';
import { writeView } from '../core/address.js';
import { reading } from '../i18n/reading.js';

/** From every reading page to every other, in one order, with the view that is looked at. @param {import('../core/wire.js').AboutSaid} about @param {import('../core/address.js').View} view @param {string} current path of this page */
export function pageLinks(about, view, current) {
  const plain = writeView({ ...view, find: '', band: null, order: 'rank', from: null });
  return [
    { path: PAGES.units + about.province.code, text: reading.province },
    { path: PAGES.departments, text: reading.kinds.departments, short: reading.kindsShort.departments },
    { path: PAGES.communes, text: reading.kinds.communes, short: reading.kindsShort.communes },
    { path: PAGES.trialWall, text: reading.wall, wide: true },
    { path: PAGES.method, text: reading.method, short: reading.methodShort, noView: true },
  ].map(({ path, noView, ...link }) => ({ ...link, href: noView ? path : path + plain, current: path === current }));
}
