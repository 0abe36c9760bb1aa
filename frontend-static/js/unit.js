/** One unit: where it stands, why, and what its figures are made of. */
import { PAGES } from './core/address-words.js';
import { question } from './core/address.js';
import { isZero } from './core/format.js';
import { reading } from './i18n/reading.js';
import { ask } from './live/ask.js';
import { LineFeed } from './reading/line-feed.js';
import { pageLinks } from './reading/links.js';
import { scoredBy } from './reading/scored.js';
import { Session } from './reading/session.js';
import { UnitSheet } from './reading/unit-sheet.js';

const unit = decodeURIComponent(location.pathname.split('/').pop() ?? '');
const feed = new LineFeed({ ask, onChange: () => session.repaint(), monotonic: () => performance.now() });
const sheet = new UnitSheet(() => feed.again());
/** @type {number} */
let position = 0;

/** Why there is no line for what is shown; null when there is one. @param {import('./core/address.js').View} view @returns {string|null} */
function withoutLine(view) {
  if (view.at !== null) return reading.lineFrozen;
  if (/^(week|month|quarter|year)$/.test(view.period)) return null;
  return /^\d+d$/.test(view.period) ? reading.lineRolling : reading.lineClosed;
}

/** The day by the server's clock; null while that is not known. @returns {string|null} */
function today() {
  const now = session.now();
  if (now === null) return null;
  const { year, month, day } = session.shell.calendar.at(now);
  return `${year}-${month}-${day}`;
}

/** Of one picture only: what the board tells belongs to the sheet while both show the same total. @param {any} answer @param {import('./reading/shell.js').Shell} shell */
function newsOf(answer, shell) {
  const board = session.board();
  const row = board ? board.rows.get(answer.unit) ?? null : null;
  const baseline = answer.baseline === undefined ? board && board.baseline : answer.baseline === null ? null : Date.parse(answer.baseline);
  return {
    row: row && row.total === answer.total ? row : null, causes: board ? board.recent.filter((cause) => cause.unit === answer.unit && !isZero(cause.points)) : [],
    sinceWords: baseline === null ? null : shell.calendar.timeOrDay(baseline, Date.parse(answer.asOf)),
  };
}

function followLine() {
  if (position === 0) return;
  const path = withoutLine(session.view) === null ? `/api/v1/units/${encodeURIComponent(unit)}/history?${question(session.view)}` : null;
  feed.follow(path, today(), position);
}

const session = new Session({
  board: () => `unit:${unit}`,
  head: (shell, about, view) => {
    shell.showLinks(pageLinks(about, view, PAGES.units + unit));
  },
  load: async (view, about) => {
    const [answer, restated] = await Promise.all([
      ask(`/api/v1/units/${encodeURIComponent(unit)}/sheet?${question(view)}`),
      ask(`/api/v1/restatements?unit=${encodeURIComponent(unit)}&limit=10`).catch(() => ({ restatements: [] })),
    ]);
    return { ...answer, restatements: restated.restatements ?? [], scored: await scoredBy(answer, about) };
  },
  tick: followLine,
  show: (answer, about, shell, view) => {
    position = answer.position;
    followLine();
    shell.showTitle({ title: unit === about.province.code ? reading.province : answer.name, place: `${about.province.name} · ${shell.periodOf(answer)}` });
    const news = newsOf(answer, shell);
    sheet.show({
      sheet: answer, bands: answer.scored.bands, groups: answer.scored.groups,
      names: new Map(answer.scored.components.map((/** @type {{id: string}} */ component) => [component.id, component])),
      moment: (/** @type {string} */ at) => shell.moment(at), day: (/** @type {string} */ day) => day.split('-').reverse().join('/'),
      ...news, time: (/** @type {number} */ at) => shell.calendar.hourMinute(at) + (shell.calendar.sameDay(at, Date.parse(answer.asOf)) ? '' : ` ${shell.calendar.dayMonth(at)}`),
      line: feed.held, noLine: withoutLine(view), today: today(),
      periodWords: (/** @type {string} */ period) => shell.periodWords(period, answer.asOf), view,
    });
    return sheet.root;
  },
});
session.start();
