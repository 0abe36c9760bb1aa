import { AGAINST, comparisons, firstDayOf, kindOf } from '../core/compare.js';
import { lookUp } from '../core/table.js';
import { periodName } from '../core/format.js';
import { reading } from '../i18n/reading.js';
import { vi } from '../i18n/vi.js';

/**
 * What the column of changes compares with, in words.
 *
 * @typedef {object} Compared
 * @property {{value: string, text: string, disabled: boolean}[]} choices @property {string} column its head
 * @property {string} words beside the table; empty where the head says it all @property {boolean} known
 */

/** @param {any} answer of the ranking @param {import('../core/address.js').View} view @param {import('../core/format.js').Calendar} calendar @returns {Compared} */
export function compared(answer, view, calendar) {
  const asOf = Date.parse(answer.asOf);
  const { year, month, day } = calendar.at(asOf);
  const kind = kindOf(answer.period);
  // A closed period has no day of its own that goes on; one that is judged at its end is closed.
  const open = answer.periodDay === undefined ? isOpen(view, answer) : answer.periodDay !== null || kind === 'rolling';
  const of = { kind, open, first: answer.periodFirst ?? firstDayOf(answer.period), today: `${year}-${month}-${day}` };
  const all = comparisons(of);
  const known = answer.baseline !== null && answer.baseline !== undefined && answer.otherMethod !== true;
  const chosen = all.find(({ against }) => against === view.against);
  return {
    known,
    choices: [...all.map(({ against, reason }) => choice(against, kind, reason)), ...other(view.against)],
    column: known ? columnOf(answer, view, calendar, asOf) : vi.columnNoBaseline,
    words: known ? wordsOf(answer, view, calendar, kind) : reading.notCompared(whyNot(answer, chosen ? chosen.reason : null)),
  };
}

/** @param {import('../core/address.js').View} view @param {any} answer */
function isOpen(view, answer) {
  return !/^\d/.test(view.period) || /^\d+d$/.test(answer.period);
}

/** @param {import('../core/compare.js').Against} against @param {import('../core/compare.js').Kind} kind @param {string|null} reason */
function choice(against, kind, reason) {
  const text = reading.against(against, kind);
  return { value: against, text: reason === null ? text : reading.impossible(text, lookUp(reading.notAgainst, reason) ?? reason), disabled: reason !== null };
}

/** An instant that the address names. @param {string} against */
function other(against) {
  return AGAINST.some((against) => against === against) ? [] : [{ value: against, text: against.slice(0, 16).replace('T', ' '), disabled: false }];
}

/** @param {any} answer @param {string|null} reason */
function whyNot(answer, reason) {
  if (answer.tooFar) return reading.tooFar;
  if (answer.otherMethod === true) return reading.otherMethod;
  return lookUp(reading.notAgainst, reason) ?? reading.noBaseline;
}

/** "Từ 00:00" is said of the day's beginning alone. @param {any} answer @param {import('../core/address.js').View} view @param {import('../core/format.js').Calendar} calendar @param {number} asOf */
function columnOf(answer, view, calendar, asOf) {
  const baseline = Date.parse(answer.baseline);
  if (view.against === 'previous') return reading.columnPrevious;
  if (view.against === 'sameDay') return reading.columnDate(calendar.dayMonth(baseline));
  return vi.columnSince(calendar.timeOrDay(baseline, asOf));
}

/** @param {any} answer @param {import('../core/address.js').View} view @param {import('../core/format.js').Calendar} calendar @param {import('../core/compare.js').Kind} kind */
function wordsOf(answer, view, calendar, kind) {
  if (view.against === 'previous') return `${reading.comparedPrevious(kind)} ${reading.comparedPart(kind)}`;
  if (view.against === 'sameDay') {
    const at = Date.parse(answer.baseline);
    return reading.comparedSameDay(periodName(kind === 'rolling' ? 'month' : kind, at, calendar, vi), `${calendar.hourMinute(at)} ${calendar.dayMonthYear(at)}`);
  }
  return view.against === 'month' && kind !== 'rolling' ? reading.comparedPart(kind) : '';
}
