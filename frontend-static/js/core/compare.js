/**
 * What a ranking can be compared with: month-to-date rises by construction, so a whole period and a part of one are told
 * apart, and what gives nothing is offered with the reason instead of an empty column.
 *
 * @typedef {'week'|'month'|'quarter'|'year'|'rolling'} Kind
 * @typedef {'day'|'month'|'sameDay'|'previous'} Against
 * @typedef {'closed'|'begins'|'rolling'|'together'} Reason why there is nothing to compare with
 * @typedef {{against: Against, reason: Reason|null}} Comparison
 */

/** @type {readonly Against[]} */
export const AGAINST = Object.freeze(['day', 'month', 'sameDay', 'previous']);

/** @param {string} period as an answer names it, or as an address does @returns {Kind} */
export function kindOf(period) {
  if (/^\d+d$/.test(period)) return 'rolling';
  if (/^(week|\d{4}-W\d{2})$/.test(period)) return 'week';
  if (/^(quarter|\d{4}-Q[1-4])$/.test(period)) return 'quarter';
  return /^(year|\d{4})$/.test(period) ? 'year' : 'month';
}

/**
 * @param {object} of
 * @param {Kind} of.kind @param {boolean} of.open whether the period goes on
 * @param {string|null} of.first its first day, `2026-11-01`; null where it is not known
 * @param {string} of.today the day that the figures describe
 * @returns {Comparison[]} in the order in which they are offered
 */
export function comparisons({ kind, open, first, today }) {
  return AGAINST.map((against) => ({ against, reason: REASONS[against]({ kind, open, first, today }) }));
}

/** @type {Record<Against, (of: {kind: Kind, open: boolean, first: string|null, today: string}) => Reason|null>} */
const REASONS = {
  day: ({ kind, open, first, today }) => (!open ? 'closed' : kind !== 'rolling' && first === today ? 'begins' : null),
  month: ({ kind, open, first, today }) => {
    if (!open) return 'closed';
    if (kind === 'rolling') return null;
    return kind === 'month' || (first !== null && first >= `${today.slice(0, 8)}01`) ? 'together' : null;
  },
  sameDay: ({ kind, open }) => (kind === 'rolling' ? 'rolling' : open ? null : 'closed'),
  previous: ({ kind }) => (kind === 'rolling' ? 'rolling' : null),
};

/** Whether a period is one of many, named by its id, and so ends for good. @param {string|null} period */
export function isOneOfMany(period) {
  return period !== null && /^\d{4}(-|$)/.test(period);
}

/**
 * Whether a period that is named by its id is over; one that rolls never is.
 * @param {string} period @param {{year: string, month: string, day: string}} today by the province's calendar, two figures each
 */
export function isOver(period, { year, month, day }) {
  const week = /^(\d{4})-W(\d{2})$/.exec(period);
  if (week) {
    const fourth = Date.UTC(Number(week[1]), 0, 4);
    const next = fourth + (7 * Number(week[2]) - ((new Date(fourth).getUTCDay() + 6) % 7)) * 86400000;
    return Date.UTC(Number(year), Number(month) - 1, Number(day)) >= next;
  }
  if (!isOneOfMany(period)) return false;
  return period < (period.includes('Q') ? `${year}-Q${Math.ceil(Number(month) / 3)}` : `${year}-${month}`.slice(0, period.length));
}

/** The first day of a period by its id; null of one that rolls, and of a week, whose answer says it. @param {string} period @returns {string|null} */
export function firstDayOf(period) {
  const found = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})))?$/.exec(period);
  if (!found) return null;
  const [, year, quarter, month] = found;
  return `${year}-${quarter ? String(Number(quarter) * 3 - 2).padStart(2, '0') : month ?? '01'}-01`;
}
