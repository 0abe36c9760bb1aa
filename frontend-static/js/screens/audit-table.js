import { slideOf } from '../core/address-words.js';
import { lookUp } from '../core/table.js';
import { make } from '../elements/dom.js';
import { words } from '../i18n/screens.js';
import { differences } from './fleet.js';
import { button } from './parts.js';

const AT_FIRST = 20;

/** @param {any[]} lines newest first @param {import('../core/format.js').Calendar} calendar */
export function auditTable(lines, calendar) {
  if (lines.length === 0) return make('p', 'none', words.auditNone);
  const columns = [words.auditAt, words.auditWho, words.auditScreen, words.auditWhat, words.auditChange];
  const head = make('thead', '', make('tr', '', ...columns.map((column) => {
    const cell = make('th', '', column);
    cell.setAttribute('scope', 'col');
    return cell;
  })));
  const rows = lines.map((line) => make('tr', '', ...[
    `${calendar.timeOfDay(Date.parse(line.at))} ${calendar.dayMonth(Date.parse(line.at))}`, lookUp(words.who, line.who) ?? line.who, line.name, lookUp(words.what, line.what) ?? line.what, changeOf(line, calendar),
  ].map((text, at) => {
    const cell = make('td', '', text);
    cell.dataset.column = columns[at];
    return cell;
  })));
  const body = make('tbody', '', ...rows.slice(0, AT_FIRST));
  const table = make('table', 'audit', head, body);
  if (rows.length <= AT_FIRST) return table;
  const more = button(words.auditMore(rows.length - AT_FIRST), () => {
    body.append(...rows.slice(AT_FIRST));
    more.remove();
  });
  return make('div', '', table, more);
}

/** @param {any} line @param {import('../core/format.js').Calendar} calendar */
function changeOf(line, calendar) {
  if (line.what === 'revoked' || line.what === 'confirmed') return line.after?.place ?? line.before?.place ?? '';
  return differences(line.before, line.after)
    .map(({ field, before, after }) => `${lookUp(words.field, field) ?? field}: ${valueOf(field, before, calendar)} → ${valueOf(field, after, calendar)}`)
    .join('; ');
}

/** @param {string} field @param {any} value @param {import('../core/format.js').Calendar} calendar */
function valueOf(field, value, calendar) {
  if (value === null || value === '') return words.nothing;
  if (field === 'slides') return value.map(slideName).join(', ');
  if (field === 'slide') return slideName(value);
  if (field === 'orientation') return lookUp(words.orientation, value) ?? value;
  if (field === 'night') return `${value.from}–${value.to}`;
  if (field === 'until' || field === 'heldUntil') return calendar.hourMinute(Date.parse(value));
  return String(value).replace(/^(\d+)\.(\d+)$/, '$1,$2');
}

/** The audit keeps the word of the settings. @param {string} word */
function slideName(word) {
  return lookUp(words.slides, slideOf(word)) ?? word;
}
