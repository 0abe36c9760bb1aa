/**
 * The rows of a ranking as a reader wants them, and how many changed places since they were last put in order.
 *
 * @typedef {import('./frame.js').Row} Row
 */
import { finds, folded } from './fold.js';
import { lookUp } from './table.js';

const byName = new Intl.Collator('vi', { numeric: true });
/** "Xã Ba Vì" and "Phường Ba Đình" stand by their own names. */
const KINDS = /^(xã|phường|đặc khu|thị trấn|sở|ban|ubnd)\s+/i;

/** @param {Row} row */
function properName(row) {
  return row.name.replace(KINDS, '');
}

/** What has no figure is not weak, and comes last. @param {Row} row @param {string} code */
function groupPart(row, code) {
  const group = row.groups.find((one) => one.code === code);
  return row.rank !== null && group && !group.empty && group.max > 0 ? group.points / group.max : 2;
}

/** As the wall's slide has them; a unit without a case handled comes last. @param {Row} row */
function lateRate({ counts }) {
  return counts.handled > 0 ? counts.late / counts.handled : -1;
}

/** @param {Row} one @param {Row} other */
function byRank(one, other) {
  return (one.rank ?? 1e9) - (other.rank ?? 1e9) || byName.compare(one.name, other.name);
}

/** @type {Record<string, (one: Row, other: Row) => number>} */
const ORDERS = {
  rank: byRank,
  name: (one, other) => byName.compare(properName(one), properName(other)) || byName.compare(one.name, other.name),
  change: (one, other) => Math.abs(other.delta ?? 0) - Math.abs(one.delta ?? 0) || byRank(one, other),
  late: (one, other) => lateRate(other) - lateRate(one) || other.counts.handled - one.counts.handled || (one.unit < other.unit ? -1 : 1),
};

/** @param {readonly Row[]} rows @param {string} order @returns {Row[]} */
export function sorted(rows, order) {
  return [...rows].sort(lookUp(ORDERS, order) ?? ((one, other) => groupPart(one, order) - groupPart(other, order) || byRank(one, other)));
}

/** @param {readonly Row[]} rows @param {{find: string, band: string|null}} view @returns {Row[]} */
export function wanted(rows, { find, band }) {
  return rows.filter((row) => (!find || finds(folded(`${row.name} ${row.shortName}`), find)) && (!band || row.band === band));
}

/**
 * New figures in the places that the rows have: an order never changes under a reader's hand.
 * @param {readonly Row[]} rows in their new order @param {readonly string[]} held units as they stand on the page
 * @returns {{rows: Row[], moved: number}} moved: how many would stand elsewhere
 */
export function hold(rows, held) {
  const known = new Map(rows.map((row) => [row.unit, row]));
  const order = held.flatMap((unit) => known.get(unit) ?? []);
  const fresh = rows.filter((row) => !held.includes(row.unit));
  const kept = [...order, ...fresh];
  return { rows: kept, moved: kept.filter((row, i) => row.unit !== rows[i].unit).length };
}
