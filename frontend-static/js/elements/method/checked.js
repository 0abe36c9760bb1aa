import { count } from '../../core/format.js';
import { lookUp } from '../../core/table.js';
import { words } from '../../i18n/method.js';
import { make } from '../dom.js';
import { dayOf } from './sets.js';

/**
 * Whether what is shown was counted again and found the same, and how far the calendar reaches that deadlines are counted by.
 * @param {import('../../core/method.js').Place} place @param {import('../../core/format.js').Calendar} calendar
 */
export function checked({ check, calendar: days }, calendar) {
  const facts = make('dl', 'card method');
  /** @param {string} label @param {...(Node|string)} content */
  const add = (label, ...content) => facts.append(make('div', '', make('dt', '', label), make('dd', '', ...content)));
  const at = check && check.at !== null ? `${calendar.hourMinute(check.at)} ${calendar.dayMonthYear(check.at)}` : null;
  const state = make('b', '', check ? lookUp(words.checkStates, check.state) ?? words.checkStates.none : words.checkStates.none);
  state.dataset.check = check ? check.state : 'none';
  add(words.checkLabel, state, ...(check === null || at === null ? [] : [make('span', 'small num', words.checkAt(at, count(check.compared), count(check.differing)))]));
  add(words.calendarLabel, days ? words.calendarTo(dayOf(days.to)) : words.calendarUnknown,
    ...(days && days.provisional.length ? [make('span', 'small num', words.calendarProvisional(days.provisional.map(dayOf).join(', ')))] : []));
  return facts;
}
