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

/** Null where what the slide is made of has not come. @type {Record<string, (scene: Scene) => any>} */
const MODELS = {
  departments: ({ data: { departments, province }, layout, page, list, baseline }) => departments && ({
    ...list, ...departments, ...spanOf(departments.order.length, layout.rows, page), perColumn: layout.rows,
    baseline, counts: province && province.bands ? province.bands : bandCounts(departments.rows.values()),
  }),
  communes: ({ data: { communes }, layout, page, list }) => communes && ({
    ...list, ...communes, ...spanOf(communes.order.length, layout.wideRows * layout.columns, page),
    perColumn: layout.wideRows, columns: layout.columns, counts: bandCounts(communes.rows.values()),
  }),
  ends: ({ data: { communes }, layout, page, list }) => communes && ({
    ...list, ...endsOf(communes, layout), rows: communes.rows, part: layout.columns > 1 ? null : page,
    perColumn: Math.min(10, layout.wideRows - 1), counts: bandCounts(communes.rows.values()),
  }),
  weakest: ({ data, names }) => {
    const weakest = weakestGroup(data.weekProvince);
    return weakest && data.weekProvince && { weakest, names, groups: data.weekProvince.groups, units: weakestUnits(data.weekDepartments ? data.weekDepartments.values() : [], weakest.code) };
  },
  late: ({ data, layout, page }) => {
    const rates = rated(data.departments);
    return { rates, ...spanOf(rates.length, lateRows(layout), page), perColumn: lateRows(layout), most: Math.max(...rates.map(({ rate }) => rate)) };
  },
  pulse: ({ data, calendar }) => ({ row: data.province, calendar }),
  targets: ({ data, layout, page }) => ({
    targets: data.targets, ...spanOf(data.targets.length, targetRows(layout), page),
    perColumn: Math.min(targetRows(layout), Math.max(FEWEST_TARGETS, data.targets.length)),
  }),
  code: ({ code }) => code,
};

/** @param {string} kind @param {Scene} scene */
export function modelOf(kind, scene) {
  if (kind === 'departments' && !scene.data.departments) return { ...scene.list, order: [], rows: new Map(), from: 0, to: 0, perColumn: scene.layout.rows, baseline: '', counts: null };
  return MODELS[kind](scene);
}

/** The units that can be chosen on a page, from first to last. @param {string} kind @param {Scene} scene @returns {readonly string[]} */
export function unitsOn(kind, scene) {
  if (kind === 'ends') {
    const model = modelOf(kind, scene);
    if (model === null) return [];
    const { first, last, part } = model;
    return part === null ? [...first, ...last] : part === 0 ? first : last;
  }
  if (kind !== 'departments' && kind !== 'communes') return [];
  const model = modelOf(kind, scene);
  return model === null ? [] : model.order.slice(model.from, model.to);
}

/**
 * Where in its list a page begins, and of which group it is: what a phone needs to show the same.
 * @param {{kind: string, page: number}} view @param {{data: import('../core/slides.js').Data, layout: import('../core/geometry.js').Layout}} scene
 * @returns {{from: number, group: string|null}} from: a place from 1, 0 where there is no list
 */
export function placeOf({ kind, page }, { data, layout }) {
  /** @param {number} count @param {number} size */
  const first = (count, size) => (count > 0 ? spanOf(count, size, page).from + 1 : 0);
  const group = kind === 'weakest' ? weakestGroup(data.weekProvince) : null;
  let from = 0;
  if (kind === 'departments' && data.departments) from = first(data.departments.order.length, layout.rows);
  if (kind === 'communes' && data.communes) from = first(data.communes.order.length, layout.wideRows * layout.columns);
  if (kind === 'late') from = first(rated(data.departments).length, lateRows(layout));
  if (kind === 'ends' && data.communes && layout.columns === 1 && page > 0) from = data.communes.order.indexOf(endsOf(data.communes, layout).last[0]) + 1;
  return { from, group: group === null ? null : group.code };
}

/** What the foot of a slide says of its page; asked four times a second, so it wants no whole scene. @param {string} kind @param {Pick<Scene, 'data'|'layout'|'page'>} scene */
export function rangeWords(kind, scene) {
  if (kind === 'ends') return scene.data.communes ? vi.rowsAll(scene.data.communes.order.length) : '';
  if (!['departments', 'communes', 'late', 'targets'].includes(kind)) return '';
  const model = modelOf(kind, /** @type {Scene} */ (scene));
  if (model === null) return '';
  const count = (model.order ?? model.rates ?? model.targets).length;
  if (kind === 'targets' || count === 0) return '';
  return model.to - model.from < count ? vi.rowsShown(model.from + 1, model.to, count) : vi.rowsAll(count);
}
