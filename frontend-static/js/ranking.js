/** The table of departments or communes: the same rows for leaders in a meeting and officers on their phones. */
import { PAGES } from './core/address-words.js';
import { question, writeView } from './core/address.js';
import { rowOf } from './core/frame.js';
import { hold, sorted, wanted } from './core/order.js';
import { reading } from './i18n/reading.js';
import { ask, Refused } from './live/ask.js';
import { compared } from './reading/comparison.js';
import { pageLinks } from './reading/links.js';
import { RankingTable } from './reading/ranking-table.js';
import { scoredBy } from './reading/scored.js';
import { Session } from './reading/session.js';

const league = location.pathname === PAGES.communes ? 'communes' : 'departments';
const kind = league === 'communes' ? 'commune' : 'department';
/** @type {RankingTable} */
const table = new RankingTable({
  onOrder: (order) => session.note('order', order),
  onFind: (text) => session.note('find', text),
  onBand: (band) => session.note('band', band || null),
  onCompare: (against) => session.choose('against', against),
  onSort: () => {
    held = null;
    session.repaint();
  },
  linkOf: (unit) => `${PAGES.units}${encodeURIComponent(unit)}${writeView({ ...session.view, order: 'rank', find: '', band: null, from: null })}`,
});
/** Units as they stand on the page while someone is at work in it. @type {string[]|null} */
let held = null;
/** @type {string} */ let heldFor = '';
/** Who came from a wall begins where the wall was; once, for then the page is the reader's. */ let begun = false;

/** @type {Session} */
const session = new Session({
  board: () => `ranking:${kind}`,
  head: (shell, about, view) => {
    shell.showLinks(pageLinks(about, view, PAGES[league]));
  },
  load: async (view, about) => {
    const answer = await ranked(view);
    return { ...answer, scored: await scoredBy(answer, about) };
  },
  show: (answer, about, shell, view) => {
    shell.showTitle({ title: reading.rankingTitle[league], place: `${about.province.name} · ${shell.periodOf(answer)}` });
    const comparison = compared(answer, view, shell.calendar);
    const all = answer.rows.map((/** @type {any} */ row) => ({ ...rowOf(row), counts: row.counts, close: row.close === true, ended: row.ended === true, changes: row.changes ?? [] }));
    const rows = sorted(wanted(all, view), view.order);
    const asked = JSON.stringify([view, answer.period]);
    const atWork = table.isAtWork() && heldFor === asked;
    const shown = atWork && held !== null ? hold(rows, held) : { rows, moved: 0 };
    held = shown.rows.map((row) => row.unit);
    heldFor = asked;
    table.show({
      rows: shown.rows, moved: shown.moved, all: all.length, view, comparison,
      bands: answer.scored.bands, groups: answer.scored.groups, young: answer.provisional === true,
    });
    beginAt(Number(view.from ?? 0));
    return table.root;
  },
});

/** What a ranking cannot be compared with is left out and named; the ranking itself is there. @param {import('./core/address.js').View} view */
async function ranked(view) {
  try {
    return await ask(`/api/v1/ranking?${question(view, { kind, baseline: view.against })}`);
  } catch (cause) {
    if (!(cause instanceof Refused) || cause.status !== 400 || view.against === 'day') throw cause;
    const answer = await ask(`/api/v1/ranking?${question(view, { kind })}`);
    return { ...answer, baseline: null, tooFar: true, rows: answer.rows.map((/** @type {any} */ row) => ({ ...row, move: null, delta: null, lateDelta: null, listDelta: null })) };
  }
}

/** @param {number} place in the list, from 1; 0: its beginning */
function beginAt(place) {
  if (begun) return;
  begun = true;
  // The table stands on the page only after this.
  if (place > 1) requestAnimationFrame(() => table.beginAt(place));
}

session.start();
