/** The only module with effects: opens the boards, listens to time, and hands models to the elements. */
import { applyFrame } from './core/board.js';
import { Pace } from './core/coalesce.js';
import { Calendar, periodName } from './core/format.js';
import { readFrame } from './core/frame.js';
import { Pager } from './core/pager.js';
import { arrange } from './core/rank.js';
import { assess, follow, justReconnected, promisedInterval } from './core/stale.js';
import { stateWords } from './elements/state-words.js';
import { WallBoard } from './elements/wall-board.js';
import { isStill } from './elements/dom.js';
import { vi } from './i18n/vi.js';
import { AboutReader } from './live/about.js';
import { Connection, liveAddress, SUBPROTOCOL } from './live/connection.js';
import { ServerClock } from './live/server-clock.js';
import { Ticker } from './live/ticker.js';

/** @typedef {import('./core/board.js').Board} Board */

const PAGE_ROWS = 10;
const PAGE_DWELL = 15000;
const PAGE_FADE = 240;
const BONES_AFTER = 300;
/** A new build is taken over at a page turn, not by two hundred screens in one second. */
const REBUILD_NOT_BEFORE = 10 * 60000;
const REBUILD_WITHIN = 120000;
/** Against burn-in: the picture wanders around a point, never more than four pixels from where it was. */
const ORBIT = [[0, 0], [2, 0], [2, 2], [0, 2], [-2, 2], [-2, 0], [-2, -2], [0, -2]];
const ORBIT_EVERY = 3 * 60000;

const monotonic = () => performance.now();
const startedAt = monotonic();
const stage = /** @type {HTMLElement} */ (document.getElementById('stage'));
const wall = new WallBoard(stage, location.host);
const clock = new ServerClock(monotonic);
const pager = new Pager(PAGE_DWELL);
const pace = new Pace();
/** On a phone the list is scrolled, not turned. */
const phone = matchMedia('(max-width: 700px), (max-height: 480px)');

/** @type {import('./live/about.js').About|null} */ let about = null;
let calendar = new Calendar('Asia/Ho_Chi_Minh');
/** @type {{province: Board|null, departments: Board|null}} */
const boards = { province: null, departments: null };
/** @type {import('./core/rank.js').League|null} */ let league = null;
/** @type {import('./core/stale.js').Course|null} */ let course = null;
let dirty = false;
/** A whole new picture is not a change that someone should look at. */
let markChanges = false;
/** @type {number|null} */ let fadedAt = null;
/** @type {string|null} */ let firstBuild = null;
/** @type {number|null} */ let rebuildAt = null;

const period = periodOf(new URLSearchParams(location.search).get('ky'));
const aboutReader = new AboutReader({ fetchJson, onAbout: takeAbout, monotonic });
const connections = [connect('province', 'province'), connect('departments', 'ranking:department')];

document.title = vi.title;
phone.addListener(() => paint(monotonic(), true));
// What fits on a line is known only with the letters themselves.
document.fonts.addEventListener('loadingdone', () => paint(monotonic(), true));
const ticker = new Ticker(monotonic);
ticker.add(() => aboutReader.tick());
for (const connection of connections) ticker.add(() => connection.tick());
ticker.add(turnPage);
ticker.add((now) => wall.league.tick(now));
ticker.add(paintWhenDue);
ticker.add(showTime);
ticker.add(orbit);
ticker.tick();
ticker.start();

/** @param {string|null} asked an unknown period falls back silently, so that an old bookmark still shows a wall */
function periodOf(asked) {
  return asked && /^(month|quarter|year|\d{1,2}d|\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?)$/.test(asked) ? asked : 'month';
}

/** @param {AbortSignal} signal */
async function fetchJson(signal) {
  const answer = await fetch('/api/v1/about', { signal, cache: 'no-store', headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`about: HTTP ${answer.status}`);
  return answer.json();
}

/** @param {import('./live/about.js').About} answer */
function takeAbout(answer) {
  about = answer;
  if (calendar.zone !== answer.zone) calendar = new Calendar(answer.zone);
  if (clock.now() === null && answer.now !== null) clock.hear(answer.now, answer.rate);
  paint(monotonic(), false);
}

/** @param {'province'|'departments'} name @param {string} board */
function connect(name, board) {
  return new Connection({
    open: (resume) => new WebSocket(liveAddress(location, board, period, resume), SUBPROTOCOL),
    resumeFrom: () => {
      const held = boards[name];
      return held && held.epoch !== null ? { epoch: held.epoch, offset: held.offset } : null;
    },
    onFrame: (text) => takeFrame(name, text),
    monotonic,
  });
}

/** @param {'province'|'departments'} name @param {string} text @returns {import('./live/connection.js').Verdict} */
function takeFrame(name, text) {
  const { frame, problem } = readFrame(text);
  if (!frame) {
    console.warn(`frame of ${name} set aside: ${problem}`);
    return 'unreadable';
  }
  const before = boards[name];
  const { board, verdict } = applyFrame(before, frame);
  if (verdict === 'gap') return verdict;
  clock.hear(frame.now, frame.rate);
  wall.state.blink();
  boards[name] = board;
  if (verdict === 'applied') applied(frame, before);
  return verdict;
}

/** @param {import('./core/frame.js').Frame} frame @param {Board|null} before */
function applied(frame, before) {
  if (frame.type === 'snapshot') {
    // Another epoch may be another build with other names, or no longer a demonstration.
    if (before && before.epoch !== frame.epoch) aboutReader.askAgain();
    markChanges = false;
  }
  noteBuild(frame.build);
  dirty = true;
  paintWhenDue(monotonic());
}

/** @param {string|null} build */
function noteBuild(build) {
  if (build === null) return;
  if (firstBuild === null) firstBuild = build;
  if (build !== firstBuild && rebuildAt === null) {
    rebuildAt = Math.max(monotonic(), startedAt + REBUILD_NOT_BEFORE) + Math.random() * REBUILD_WITHIN;
  }
}

/** Figures are not shown before it is known whether they are invented. */
function hasData() {
  return about !== null && boards.province !== null && boards.departments !== null;
}

/** @param {number} now */
function paintWhenDue(now) {
  if (dirty && pace.mayDraw(now)) paint(now, false);
}

/** A reload that the server does not answer would leave a browser's error on the wall until someone comes. */
function takeOverBuild() {
  rebuildAt = monotonic() + REBUILD_WITHIN;
  fetchJson(new AbortController().signal).then(() => location.reload(), () => undefined);
}

/** @param {number} now @param {boolean} paged whether another page is to be shown, which may bring a new order with it */
function paint(now, paged) {
  const serverNow = clock.now();
  if (!hasData() || serverNow === null) return;
  const { province, departments } = boards;
  const bands = about.bands;
  const arranged = arrange(league, departments.rows, paged || pace.mayOrder(now));
  if (league && arranged.order.join() !== league.order.join()) pace.ordered(now);
  league = arranged;
  // The order that waits for its turn is drawn by a later tick.
  dirty = arranged.pending;
  const view = viewOf(now);
  const [whole] = province.rows.values();
  if (whole) {
    wall.province.show({ row: whole, bands, baseline: baselineWords(province.baseline, serverNow) });
    wall.groups.show(whole);
    wall.pulse.show(whole.pulse);
  }
  wall.league.show({
    order: league.order, rows: league.rows, bands, counts: whole ? whole.bands : null,
    baseline: columnHead(departments.baseline, serverNow), from: view.from, to: view.to, paged, mark: markChanges, now,
  });
  wall.feed.show({
    causes: province.recent.filter((cause) => cause.unit !== about.province.code), rows: departments.rows, components: about.components, time: (at) => calendar.timeOfDay(at),
  });
  wall.showPlace({
    province: about.province, demo: about.demo,
    period: periodName(departments.period ?? period, departments.asOf ?? serverNow, calendar, vi),
  });
  markChanges = true;
  pace.drawn(now);
  showTime(now);
}

/** @param {number} now */
function viewOf(now) {
  const rows = league ? league.order.length : 0;
  return pager.view(rows, phone.matches ? Math.max(1, rows) : PAGE_ROWS, now);
}

/** Out of sight, turned, and back: never while rows are still on their way. @param {number} now */
function turnPage(now) {
  if (!league) return;
  const view = viewOf(now);
  if (fadedAt === null) {
    if (!view.due || wall.league.isMoving(now)) return;
    if (rebuildAt !== null && now >= rebuildAt) takeOverBuild();
    fadedAt = now;
    wall.league.fade(true);
    if (!isStill()) return;
  }
  if (!isStill() && now - fadedAt < PAGE_FADE) return;
  pager.turn(now);
  paint(now, true);
  wall.league.fade(false);
  fadedAt = null;
}

/** What changes although nothing has come: the clock, the ages, the state, the countdown. @param {number} now */
function showTime(now) {
  const serverNow = clock.now();
  const stopped = connections.map((connection) => connection.stopped).find((code) => code !== null) ?? null;
  const facts = freshness(serverNow, stopped);
  const { state, drained, dataAge } = assess(facts);
  course = follow(course, state, now);
  wall.showStage({ state, drained, bones: !facts.hasData && now - startedAt >= BONES_AFTER });
  const words = stateWords({
    state, reconnected: justReconnected(course, now), stopped, hasData: facts.hasData, now: serverNow,
    sourceAt: facts.sourceAt, changedAt: facts.changedAt, dataAge, calendar,
  });
  wall.state.show({ state, word: words.word, note: words.note, age: words.age, now });
  wall.banner.show(words.banner);
  if (serverNow !== null) wall.clock.show({ time: calendar.hourMinute(serverNow), date: calendar.fullDate(serverNow, vi.weekdays) });
  if (about && !facts.hasData) wall.showPlace({ province: about.province, period: null, demo: about.demo });
  if (league) {
    const view = viewOf(now);
    wall.league.dots.show({ ...view, dwell: PAGE_DWELL, rows: league.order.length });
  }
}

/** @param {number|null} serverNow @param {number|null} stopped @returns {import('./core/stale.js').Facts} */
function freshness(serverNow, stopped) {
  const held = [boards.province, boards.departments].filter((board) => board !== null);
  return {
    hasData: hasData() && serverNow !== null,
    stopped: stopped !== null,
    linkAge: Math.max(...connections.map((connection) => connection.linkAge())),
    now: serverNow ?? 0,
    rate: clock.rate,
    sourceAt: oldest(held.map((board) => board.sourceAt)),
    changedAt: newest(held.map((board) => board.changedAt)),
    interval: promisedInterval([].concat(...held.map((board) => board.sources)), clock.rate),
  };
}

/** @param {(number|null)[]} instants one source that was never heard makes the whole picture one that was never heard */
function oldest(instants) {
  return instants.length === 0 || instants.includes(null) ? null : Math.min(...instants);
}

/** @param {(number|null)[]} instants */
function newest(instants) {
  const known = instants.filter((at) => at !== null);
  return known.length ? Math.max(...known) : null;
}

/** @param {number|null} baseline @param {number} serverNow */
function baselineWords(baseline, serverNow) {
  return baseline === null ? null : calendar.timeOrDay(baseline, serverNow);
}

/** @param {number|null} baseline @param {number} serverNow */
function columnHead(baseline, serverNow) {
  if (baseline === null) return vi.columnNoBaseline;
  if (calendar.isStartOfToday(baseline, serverNow)) return vi.columnToday;
  return vi.columnSince(calendar.timeOrDay(baseline, serverNow));
}

/** @param {number} now */
function orbit(now) {
  if (isStill() || phone.matches) {
    stage.style.transform = '';
    return;
  }
  const [x, y] = ORBIT[Math.floor((now - startedAt) / ORBIT_EVERY) % ORBIT.length];
  stage.style.transform = x || y ? `translate(${x}px, ${y}px)` : '';
}
