import { count, periodName, points } from '../../core/format.js';
import { words } from '../../i18n/method.js';
import { causeWords } from '../cause-words.js';
import { make } from '../dom.js';

/** @typedef {import('../../core/method.js').Restatement} Restatement */

/**
 * What changed in closed periods. On a phone each row becomes a small card, so every cell carries its column's name.
 * @param {Restatement[]} rows @param {import('../../core/format.js').Calendar} calendar
 */
export function restatedTable(rows, calendar) {
  if (rows.length === 0) return make('p', 'none', words.restatedNone);
  const columns = [words.columnAt, words.columnUnit, words.columnPeriod, words.columnComponent, words.columnBefore, words.columnAfter, words.columnCause];
  const head = make('tr', '', ...columns.map((name) => {
    const cell = make('th', '', name);
    cell.setAttribute('scope', 'col');
    return cell;
  }));
  const body = rows.map((row) => make('tr', '', ...cellsOf(row, calendar).map((content, i) => {
    const cell = make('td', CLASSES[i], ...content);
    cell.dataset.column = columns[i];
    return cell;
  })));
  return make('div', 'table', make('table', '', make('caption', 'spoken', words.restatedTitle), make('thead', '', head), make('tbody', '', ...body)));
}

const CLASSES = ['num at', 'unit', 'period', 'num part', 'num before', 'num after', 'cause'];

/** @param {Restatement} row @param {import('../../core/format.js').Calendar} calendar @returns {(Node|string)[][]} */
function cellsOf(row, calendar) {
  return [
    [row.at === null ? words.dash : `${calendar.hourMinute(row.at)} ${calendar.dayMonth(row.at)}`],
    [row.name],
    [periodName(row.period, row.at ?? 0, calendar, words)],
    [row.component],
    figure(row.before),
    figure(row.after),
    [causeWords({ kind: row.kind, count: row.count, caseTail: row.case })],
  ];
}

/** @param {import('../../core/method.js').Figure|null} known @returns {(Node|string)[]} */
function figure(known) {
  if (known === null) return [words.dash];
  return [make('b', '', points(known.points)), make('span', 'small', words.figure(count(known.met), count(known.total)))];
}
