/**
 * The five bands from weak to excellent, and how full a bar is before it is an exception.
 * @typedef {{id: string, name: string|null, from: number}} Band
 */

/** Used until the catalogue has been read. @type {readonly Band[]} */
export const DEFAULT_BANDS = [
  { id: 'weak', name: null, from: 0 },
  { id: 'average', name: null, from: 50 },
  { id: 'fair', name: null, from: 70 },
  { id: 'good', name: null, from: 80 },
  { id: 'excellent', name: null, from: 90 },
];

/** The order in which every page shows the groups, whatever the order of the catalogue. */
export const GROUP_ORDER = ['CKMB', 'TDGQ', 'MDSH', 'CLGQ', 'TTTT', 'MDHL'];

/** 1 (weak) to 5 (excellent), 0 when unknown. @param {readonly Band[]} bands @param {string|null} id */
export function levelOf(bands, id) {
  return bands.findIndex((band) => band.id === id) + 1;
}

/** @param {import('./frame.js').Group} group @returns {'plain'|'warn'|'bad'|'none'} */
export function toneOf(group) {
  if (group.empty) return 'none';
  const part = fillOf(group);
  if (part < 0.5) return 'bad';
  return part < 0.8 ? 'warn' : 'plain';
}

/** How much of a bar is filled, 0 to 1: a length, not a score. @param {{points: number, max: number}} group */
export function fillOf(group) {
  return group.max > 0 ? Math.min(1, Math.max(0, group.points / group.max)) : 0;
}

/** Groups of a row in the order of every page; those of another set of indicators in its own order, behind. @template {{code: string}} T @param {readonly T[]} groups @returns {T[]} */
export function orderedGroups(groups) {
  const known = GROUP_ORDER.flatMap((code) => groups.find((group) => group.code === code) ?? []);
  return [...known, ...groups.filter(({ code }) => !GROUP_ORDER.includes(code))];
}

/** The most that a row can have; 100 but for other sets of indicators. @param {{groups: readonly {max: number}[]}} row */
export function mostOf({ groups }) {
  return groups.reduce((sum, group) => sum + group.max, 0) || 100;
}
