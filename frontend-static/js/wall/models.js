import { bandCounts, endsOf, lateRows, rated, spanOf, targetRows, weakestGroup, weakestUnits } from '../core/slides.js';
import { vi } from '../i18n/vi.js';

/**
 * What each slide is shown, by its kind.
 *
 * @typedef {object} Scene
 * @property {import('../core/slides.js').Data} data @property {import('../core/geometry.js').Layout} layout
 * @property {number} page @property {any} list common to all lists: bands, paged, mark, roomy, focus, now
 * @property {string} baseline head of the column of changes @property {any} feed
 * @property {{address: string, screen: string}} code
 * @property {ReadonlyMap<string, string>} names of the groups @property {import('../core/format.js').Calendar} calendar
 */

/** Fewer stand no farther apart. */
const FEWEST_TARGETS = 2;

/** @type {Record<string, (scene: Scene) => any>} */
const MODELS = {
  so: ({ data, layout, page, list, baseline }) => ({
    ...list, ...data.departments, ...spanOf(data.departments.order.length, layout.rows, page), perColumn: layout.rows,
    baseline, counts: data.province && data.province.bands ? data.province.bands : bandCounts(data.departments.rows.values()),
  }),
  xa: ({ data, layout, page, list }) => ({
    ...list, ...data.communes, ...spanOf(data.communes.order.length, layout.wideRows * layout.columns, page),
    perColumn: layout.wideRows, columns: layout.columns, counts: bandCounts(data.communes.rows.values()),
  }),
  'dau-cuoi': ({ data, layout, page, list }) => ({
    ...list, ...endsOf(data.communes, layout), rows: data.communes.rows, part: layout.columns > 1 ? null : page,
    perColumn: Math.min(10, layout.wideRows - 1), counts: bandCounts(data.communes.rows.values()),
  }),
  nhom: ({ data, names }) => {
    const weakest = weakestGroup(data.weekProvince);
    return { weakest, names, groups: data.weekProvince.groups, units: weakestUnits(data.weekDepartments ? data.weekDepartments.values() : [], weakest.code) };
  },
  'qua-han': ({ data, layout, page }) => {
    const rates = rated(data.departments);
    return { rates, ...spanOf(rates.length, lateRows(layout), page), perColumn: lateRows(layout), most: Math.max(...rates.map(({ rate }) => rate)) };
  },
  nhip: ({ data, calendar }) => ({ row: data.province, calendar }),
  'muc-tieu': ({ data, layout, page }) => ({
    targets: data.targets, ...spanOf(data.targets.length, targetRows(layout), page),
    perColumn: Math.min(targetRows(layout), Math.max(FEWEST_TARGETS, data.targets.length)),
  }),
  ma: ({ code }) => code,
};

/** @param {string} kind @param {Scene} scene */
export function modelOf(kind, scene) {
  if (kind === 'so' && !scene.data.departments) return { ...scene.list, order: [], rows: new Map(), from: 0, to: 0, perColumn: scene.layout.rows, baseline: '', counts: null };
  return MODELS[kind](scene);
}

/** The units that can be chosen on a page, from first to last. @param {string} kind @param {Scene} scene @returns {readonly string[]} */
export function unitsOn(kind, scene) {
  if (kind === 'dau-cuoi') {
    const { first, last, part } = modelOf(kind, scene);
    return part === null ? [...first, ...last] : part === 0 ? first : last;
  }
  if (kind !== 'so' && kind !== 'xa') return [];
  const { order, from, to } = modelOf(kind, scene);
  return order.slice(from, to);
}

/**
 * Where in its list a page begins, and of which group it is: what a phone needs to show the same.
 * @param {{kind: string, page: number}} view @param {{data: import('../core/slides.js').Data, layout: import('../core/geometry.js').Layout}} scene
 * @returns {{from: number, group: string|null}} from: a place from 1, 0 where there is no list
 */
export function placeOf({ kind, page }, { data, layout }) {
  const first = (count, size) => (count > 0 ? spanOf(count, size, page).from + 1 : 0);
  const group = kind === 'nhom' ? weakestGroup(data.weekProvince) : null;
  let from = 0;
  if (kind === 'so' && data.departments) from = first(data.departments.order.length, layout.rows);
  if (kind === 'xa' && data.communes) from = first(data.communes.order.length, layout.wideRows * layout.columns);
  if (kind === 'qua-han') from = first(rated(data.departments).length, lateRows(layout));
  if (kind === 'dau-cuoi' && data.communes && layout.columns === 1 && page > 0) from = data.communes.order.indexOf(endsOf(data.communes, layout).last[0]) + 1;
  return { from, group: group === null ? null : group.code };
}

/** What the foot of a slide says of its page; asked four times a second, so it wants no whole scene. @param {string} kind @param {Pick<Scene, 'data'|'layout'|'page'>} scene */
export function rangeWords(kind, scene) {
  if (kind === 'dau-cuoi') return vi.rowsAll(scene.data.communes.order.length);
  if (!['so', 'xa', 'qua-han', 'muc-tieu'].includes(kind)) return '';
  const model = modelOf(kind, /** @type {Scene} */ (scene));
  const count = (model.order ?? model.rates ?? model.targets).length;
  if (kind === 'muc-tieu' || count === 0) return '';
  return model.to - model.from < count ? vi.rowsShown(model.from + 1, model.to, count) : vi.rowsAll(count);
}
