import { isZero } from '../core/format.js';
import { reading } from '../i18n/reading.js';

/** @typedef {Pick<import('./ranking-table.js').Listed, 'rank'|'cases'|'ended'|'close'|'lateDelta'|'listDelta'|'defaultPoints'>} Signed */

/** Why a unit has no rank, in the few words that a line has room for; empty where it has one, or says so otherwise. @param {Pick<Signed, 'rank'|'cases'|'ended'>} row */
export function whyUnranked({ rank, cases, ended }) {
  if (rank !== null || ended) return '';
  return cases ? reading.unscoredShort : reading.unrankedShort;
}

/** What the short words and signs of some rows mean: each once, and none that does not stand there. @param {readonly Signed[]} rows @returns {string[]} */
export function signsOf(rows) {
  /** @param {number|null} part */
  const told = (part) => part !== null && !isZero(part);
  /** @type {[string, (row: Signed) => boolean][]} */
  const signs = [
    [reading.closeMeans, (row) => row.close && row.rank !== null],
    [reading.unrankedMeans, (row) => whyUnranked(row) === reading.unrankedShort],
    [reading.unscoredMeans, (row) => whyUnranked(row) === reading.unscoredShort],
    [reading.unearnedMeans, (row) => row.cases && row.defaultPoints > 0],
    [reading.lateMeans, (row) => !row.ended && told(row.lateDelta)],
    [reading.listMeans, (row) => !row.ended && told(row.listDelta)],
  ];
  return signs.filter(([, stands]) => rows.some(stands)).map(([words]) => words);
}
