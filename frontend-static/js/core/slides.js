import { fillOf } from './bands.js';

/**
 * What stands on each slide, from what the boards hold: no nodes, no words.
 *
 * @typedef {import('./frame.js').Row} Row
 * @typedef {import('./frame.js').Group} Group
 * @typedef {import('./rank.js').League} League
 * @typedef {import('./playlist.js').Size} Size
 * @typedef {import('./geometry.js').Layout} Layout
 * @typedef {object} Data
 * @property {League|null} departments @property {League|null} communes
 * @property {Row|null} province
 * @property {Row|null} weekProvince of the last seven days @property {ReadonlyMap<string, Row>|null} weekDepartments
 * @property {readonly Target[]} targets
 *
 * @typedef {{id: string, name: string, ratio: number|null, wanted: number, reached: boolean, missing: number|null}} Target
 * @typedef {{unit: string, name: string, rate: number, late: number, handled: number}} LateRate
 */

/** A rate of fewer cases than this says how many there were. */
export const FEW = 10;
const MOST_OF_EITHER = 10;
const WEAK_UNITS = 5;

/** The boards that a slide reads, besides the province's own. @type {Readonly<Record<string, readonly string[]>>} */
const READS = {
  departments: ['ranking:department'], late: ['ranking:department'],
  communes: ['ranking:commune'], ends: ['ranking:commune'],
  weakest: ['province@7d', 'ranking:department@7d'],
};

/** @param {readonly string[]} kinds @param {string|null} period null: not known yet @returns {string[]} `board@period`, the province's first */
export function boardsFor(kinds, period) {
  if (period === null) return [];
  const wanted = ['province', ...kinds.flatMap((kind) => READS[kind] ?? [])];
  return [...new Set(wanted.map((board) => (board.includes('@') ? board : `${board}@${period}`)))];
}

/** @param {string} kind @param {Data} data @param {Layout} layout @returns {Size} */
export function sizeOf(kind, data, layout) {
  if (kind === 'departments') return paged(data.departments ? data.departments.order.length : 0, layout.rows);
  if (kind === 'communes') return paged(data.communes ? data.communes.order.length : 0, layout.wideRows * layout.columns);
  if (kind === 'ends') return sizeOfEnds(data.communes, layout);
  if (kind === 'weakest') return { pages: weakestGroup(data.weekProvince) ? 1 : 0, rows: WEAK_UNITS };
  if (kind === 'late') return paged(rated(data.departments).length, lateRows(layout));
  if (kind === 'pulse') return { pages: data.province && data.province.pulse ? 1 : 0, rows: 0 };
  if (kind === 'targets') return paged(data.targets.length, targetRows(layout));
  return { pages: kind === 'code' ? 1 : 0, rows: 0 };
}

/** @param {number} count @param {number} size @returns {Size} */
function paged(count, size) {
  return { pages: Math.ceil(count / size), rows: Math.min(count, size) };
}

/** The rows of a page; the last page is full too, for half an empty wall says nothing. @param {number} count @param {number} size @param {number} page */
export function spanOf(count, size, page) {
  const from = Math.min(page * size, Math.max(0, count - size));
  return { from, to: Math.min(count, from + size) };
}

/** @param {League|null} communes @param {Layout} layout */
function sizeOfEnds(communes, layout) {
  const { first, last } = endsOf(communes, layout);
  if (first.length === 0 || last.length === 0) return { pages: 0, rows: 0 };
  return layout.columns > 1 ? { pages: 1, rows: first.length + last.length } : { pages: 2, rows: first.length };
}

/** The first and the last of those that are ranked, none of them in both. @param {League|null} league @param {Layout} layout */
export function endsOf(league, layout) {
  const ranked = league ? league.order.filter((unit) => (league.rows.get(unit)?.rank ?? null) !== null) : [];
  const most = Math.min(MOST_OF_EITHER, layout.wideRows - 1, Math.floor(ranked.length / 2));
  return { first: ranked.slice(0, most), last: most > 0 ? ranked.slice(-most) : [] };
}

/** The group that is fullest of nothing: least of its maximum; the first of equals. @param {Row|null} province @returns {Group|null} */
export function weakestGroup(province) {
  const known = province && province.cases ? province.groups.filter((group) => !group.empty && group.max > 0) : [];
  return known.reduce((/** @type {Group|null} */ weakest, group) => (weakest === null || fillOf(group) < fillOf(weakest) ? group : weakest), null);
}

/** The units with least of a group, worst first. @param {Iterable<Row>} rows @param {string} code */
export function weakestUnits(rows, code) {
  return [...rows]
    .flatMap((row) => {
      const group = row.groups.find((one) => one.code === code);
      return row.rank === null || !group || group.empty ? [] : { row, group, rank: row.rank };
    })
    .sort((a, b) => fillOf(a.group) - fillOf(b.group) || a.rank - b.rank)
    .slice(0, WEAK_UNITS);
}

/** How many of the cases handled were late, most first; units without a case handled are left out. @param {League|null} league @returns {LateRate[]} */
export function rated(league) {
  if (!league) return [];
  return [...league.rows.values()]
    .filter((row) => row.counts.handled > 0)
    .map((row) => ({
      unit: row.unit, name: row.shortName, late: row.counts.late, handled: row.counts.handled, rate: row.counts.late / row.counts.handled,
    }))
    .sort((a, b) => b.rate - a.rate || b.handled - a.handled || (a.unit < b.unit ? -1 : 1));
}

/** Units in each band. @param {Iterable<Row>} rows */
export function bandCounts(rows) {
  /** @type {Record<string, number>} */
  const counts = { excellent: 0, good: 0, fair: 0, average: 0, weak: 0 };
  for (const { rank, band } of rows) if (rank !== null && band !== null && band in counts) counts[band] += 1;
  return counts;
}

/** The usual hours of an office; a day is shown from earlier, or to later, where anything came then. */
const OFFICE = { from: 6, to: 18 };

/** The hours of a day that are shown, whole threes of them. @param {import('./frame.js').Day} day @returns {{from: number, to: number}} */
export function daySpan({ step, received, finished }) {
  const perHour = 60 / step;
  const busy = received.map((n, i) => (n > 0 || finished[i] > 0 ? i : -1)).filter((i) => i >= 0);
  const first = busy.length ? Math.floor(busy[0] / perHour) : OFFICE.from;
  const now = Math.ceil(received.length / perHour);
  return { from: 3 * Math.floor(Math.min(OFFICE.from, first) / 3), to: 3 * Math.ceil(Math.max(OFFICE.to, now) / 3) };
}

/** A bar below its name needs room of its own. @param {Layout} layout */
export function lateRows({ rows, lateRows: fewer = rows }) {
  return fewer;
}

/** A target needs the room of two units. @param {Layout} layout */
export function targetRows(layout) {
  return Math.ceil(layout.rows / 2);
}

/** The components that have a target, from a sheet; those farthest from it first. @param {import('./wire.js').SheetSaid|null} sheet @param {ReadonlyMap<string, string>} names @returns {Target[]} */
export function targetsOf(sheet, names) {
  const components = sheet && Array.isArray(sheet.components) ? sheet.components : [];
  return components
    .flatMap(({ id, ratio, target }) => (target && Number.isFinite(target.ratio) ? {
      id: String(id), name: names.get(id) ?? String(id), ratio: finite(ratio),
      wanted: target.ratio, reached: target.reached === true, missing: finite(target.missing),
    } : []))
    .sort((a, b) => Number(a.reached) - Number(b.reached) || distanceTo(b) - distanceTo(a));
}

/** @param {number|null|undefined} value */
function finite(value) {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** @param {Target} target */
function distanceTo(target) {
  return target.wanted - (target.ratio ?? 0);
}
