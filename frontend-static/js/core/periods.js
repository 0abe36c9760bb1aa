/**
 * The periods that are over and hold something, newest first.
 *
 * @typedef {object} Closed
 * @property {string[]} months `2026-11` @property {string[]} quarters `2026-Q3` @property {string[]} years `2025`
 */

const MOST = { months: 24, quarters: 12, years: 10 };

/** @param {string} month @returns {string} the quarter that it lies in */
const quarterOf = (month) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;

/** @param {readonly string[]} months of which there is something, in any order @param {string} now the month that goes on @returns {Closed} */
export function closedPeriods(months, now) {
  const past = months.filter((month) => month < now).sort().reverse();
  /** @param {(month: string) => string} of @param {number} most */
  const over = (of, most) => [...new Set(past.map(of))].filter((period) => period !== of(now)).slice(0, most);
  return { months: over((month) => month, MOST.months), quarters: over(quarterOf, MOST.quarters), years: over((month) => month.slice(0, 4), MOST.years) };
}
