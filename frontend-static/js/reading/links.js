import { writeView } from '../core/address.js';
import { reading } from '../i18n/reading.js';

/** From every reading page to every other, in one order, with the view that is looked at. @param {any} about @param {import('../core/address.js').View} view @param {string} current path of this page */
export function pageLinks(about, view, current) {
  const plain = writeView({ ...view, tim: '', muc: null, sap: 'hang', tu: null });
  return [
    { path: `/don-vi/${about.province.code}`, text: reading.province },
    { path: '/xep-hang/so', text: reading.kinds.so, short: reading.kindsShort.so },
    { path: '/xep-hang/xa', text: reading.kinds.xa, short: reading.kindsShort.xa },
    { path: '/man/thu', text: reading.wall, wide: true },
    { path: '/cach-tinh', text: reading.method, short: reading.methodShort, noView: true },
  ].map(({ path, noView, ...link }) => ({ ...link, href: noView ? path : path + plain, current: path === current }));
}
