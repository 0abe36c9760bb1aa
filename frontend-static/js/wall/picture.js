import { isOver } from '../core/compare.js';
import { Pace } from '../core/pace.js';
import { periodName } from '../core/format.js';
import { Playlist } from '../core/playlist.js';
import { arrange, isSameOrder } from '../core/rank.js';
import { addressOf, codeOf } from '../core/shortlink.js';
import { boardsFor, sizeOf } from '../core/slides.js';
import { MAIN } from '../core/view.js';
import { isStill } from '../elements/dom.js';
import { vi } from '../i18n/vi.js';
import { modelOf, placeOf, rangeWords, unitsOn } from './models.js';

const PAGE_FADE = 240;
/** A wall of one picture has no loop; it takes as long as one may. */
const LONELY_LOOP = 90000;
const RANKINGS = { departments: 'ranking:department', communes: 'ranking:commune' };
const LEAGUES = /** @type {const} */ (['departments', 'communes']);
/** The slide on which each league stands. */
const LISTED = /** @type {const} */ ([['departments', 'departments'], ['communes', 'communes']]);

/**
 * @typedef {object} Ground what a picture is drawn from
 * @property {import('../live/about.js').About} about @property {string} period @property {import('../core/board.js').Board} province
 * @property {number} now by the server's clock
 */

/** Where a board stands, alike for all pages that follow it. @param {import('../core/board.js').Board} board */
export function keyOf({ epoch, offset }) {
  return `${epoch}:${offset}`;
}

/** What stands on the wall now: which slide, which page, in which order; drawn as seldom as its readers need. */
export class Picture {
  /** @type {Record<keyof typeof RANKINGS, import('../core/rank.js').League|null>} */ #leagues = { departments: null, communes: null };
  /** @type {Record<keyof typeof RANKINGS, Pace>} */ #paces = { departments: new Pace(), communes: new Pace() };
  /** @type {Pace} */ #pace = new Pace();
  /** @type {boolean} */ #dirty = false;
  /** A whole new picture is not a change that someone should look at. @type {boolean} */ #mark = false;
  /** @type {number|null} */ #fadedAt = null;
  /** @type {boolean} */ #opened = false;
  /** Position of the province's board that stands on the wall; null before the first picture. @type {string|null} */ drawn = null;

  /**
   * @param {object} parts
   * @param {import('../elements/wall-board.js').WallBoard} parts.wall @param {import('./screen.js').PanelScreen} parts.screen
   * @param {import('../live/boards.js').Boards|import('./frozen.js').FrozenBoards|import('./ended.js').EndedBoards} parts.boards @param {import('../core/settings.js').Settings} parts.settings
   * @param {import('../live/server-clock.js').ServerClock} parts.clock @param {() => number} parts.monotonic
   * @param {{origin: string, pathname: string}} parts.location @param {import('../core/format.js').Calendar} parts.calendar until the province's zone is known
   */
  constructor({ wall, screen, boards, settings, clock, monotonic, location, calendar }) {
    this.wall = wall;
    this.screen = screen;
    this.boards = boards;
    this.settings = settings;
    this.clock = clock;
    this.monotonic = monotonic;
    this.location = location;
    /** @type {import('../live/about.js').About|null} */ this.about = null;
    /** Of which the wall speaks; null until the server has told which is usual. @type {string|null} */ this.period = settings.period;
    /** By which view it is scored. @type {import('../core/view.js').View} */ this.looked = MAIN;
    this.calendar = calendar;
    /** @type {readonly import('../core/slides.js').Target[]} */ this.targets = [];
    /** @type {string|null} the unit that a reader has chosen */ this.focus = settings.unit;
    /** @type {() => boolean} */ this.isHeld = () => this.focus !== null;
    /** @type {readonly import('../core/stale.js').Heard[]} */ this.late = [];
    this.playlist = new Playlist(settings.slides, { kind: settings.first ?? settings.slides[0], page: settings.page });
    /** @param {string} kind */
    this.sizes = (kind) => sizeOf(kind, this.data(), screen.layout);
    if (settings.pin) this.playlist.pin(settings.pin.kind, monotonic() + settings.pin.minutes * 60000);
    if (!screen.refused) wall.await(screen.isWide(this.firstKind), screen.layout.rows);
    // Nothing turns under a thumb.
    if (settings.paused || screen.isPhone) this.playlist.pause(monotonic());
  }

  /** Figures are not shown before it is known whether they are invented. */
  hasData() {
    return this.ground() !== null;
  }

  /** What every picture stands on; null until all of it has come. @returns {Ground|null} */
  ground() {
    const { about, period } = this;
    const now = this.clock.now();
    const province = this.boards.of(`province@${period}`);
    if (about === null || period === null || province === null || now === null || !this.boards.isComplete(this.needed(period))) return null;
    return { about, period, province, now };
  }

  /** What the slide that comes first is made of: the others are passed over until theirs has come. @param {string} period @returns {string[]} */
  needed(period) {
    return boardsFor([this.firstKind], period);
  }

  get firstKind() {
    const { settings } = this;
    return settings.pin ? settings.pin.kind : settings.first ?? settings.slides[0];
  }

  /** The instant that the picture speaks of: now, but of one that does not move. @returns {number|null} */
  get moment() {
    return this.boards.frozenAt ?? this.clock.now();
  }

  /** @param {string} board @param {string|null} [period] */
  rowsOf(board, period = this.period) {
    const held = this.boards.of(`${board}@${period}`);
    return held ? held.rows : null;
  }

  /** @returns {import('../core/slides.js').Data} */
  data() {
    /** @param {ReadonlyMap<string, import('../core/frame.js').Row>|null} rows */
    const only = (rows) => (rows && rows.size ? [...rows.values()][0] : null);
    return {
      ...this.#leagues, province: only(this.rowsOf('province')), weekProvince: only(this.rowsOf('province', '7d')),
      weekDepartments: this.rowsOf('ranking:department', '7d'), targets: this.targets,
    };
  }

  /** @param {boolean} whole */
  changed(whole) {
    if (whole) this.#mark = false;
    this.#dirty = true;
    this.paintWhenDue(this.monotonic());
  }

  /** @param {number} now */
  paintWhenDue(now) {
    if (this.#dirty && this.#pace.mayDraw(now)) this.paint(now, false);
  }

  /** A slide that stands alone is shown although there is nothing on it; the list of units says so itself. @param {string} kind */
  isBare(kind) {
    return kind !== 'departments' && this.sizes(kind).pages === 0;
  }

  /** @param {number} now */
  view(now) {
    return this.playlist.view(this.sizes, now);
  }

  /** @param {number} now @param {boolean} paged whether another page is to be shown, which may bring a new order with it */
  paint(now, paged) {
    const ground = this.ground();
    if (!ground) return;
    this.arrangeAll(now, paged);
    if (!this.#opened) this.findUnit(now);
    const view = this.view(now);
    const turned = paged || view.kind !== this.wall.main.kind;
    const scene = this.scene(ground, view, turned);
    const { data } = scene;
    this.wall.spread(this.screen.isWide(view.kind));
    this.showProvince(ground, data.province);
    this.wall.main.show(view.kind, () => (this.isBare(view.kind) ? null : modelOf(view.kind, scene)));
    this.wall.phone.show(scene.code.address, view.kind === 'code');
    // Last: what stands beside it leaves it its width.
    this.wall.feed.show(scene.feed);
    this.showPlace();
    this.#mark = true;
    this.drawn = keyOf(ground.province);
    // As of when it stands there, not of when the drawing began: a slow device would change a number too early.
    this.#pace.drawn(this.monotonic());
    if (!this.#opened) this.opened();
    this.showView(now);
  }

  /** @param {number} now @param {boolean} paged */
  arrangeAll(now, paged) {
    // The order that waits for its turn is drawn by a later tick.
    this.#dirty = false;
    for (const name of LEAGUES) {
      const rows = this.rowsOf(RANKINGS[name]);
      if (!rows) continue;
      const before = this.#leagues[name];
      const may = paged || (this.#paces[name].mayOrder(now) && !this.isHeld());
      const arranged = arrange(before, rows, may);
      if (before && !isSameOrder(arranged.order, before.order)) this.#paces[name].ordered(now);
      this.#leagues[name] = arranged;
      this.#dirty = this.#dirty || arranged.pending;
    }
  }

  /** @param {Ground} ground @param {import('../core/playlist.js').View} view @param {boolean} paged @returns {import('./models.js').Scene} */
  scene({ about, period, province }, view, paged) {
    const { boards, calendar, focus } = this;
    const departments = boards.of(`ranking:department@${period}`);
    const data = this.data();
    return {
      data, layout: this.screen.layout, page: view.page, code: this.code(view, data), names: about.groups, calendar,
      list: { bands: about.bands, names: about.groups, paged, mark: this.#mark, roomy: this.screen.isRoomKnown, focus, now: this.monotonic() },
      baseline: this.columnHead(departments ? departments.baseline : null),
      feed: {
        causes: province.recent.filter((cause) => cause.unit !== about.code),
        rows: data.departments ? data.departments.rows : new Map(), components: about.components, time: (/** @type {number} */ at) => calendar.timeOfDay(at),
      },
    };
  }

  /** @param {Ground} ground @param {import('../core/frame.js').Row|null} row */
  showProvince({ about, province: { baseline, otherMethod }, now }, row) {
    if (!row) return;
    const { wall, calendar } = this;
    const since = baseline === null ? null : calendar.timeOrDay(baseline, this.boards.frozenAt ?? now);
    const young = this.young();
    const interim = this.late.length > 0 || young !== '';
    wall.province.show({ row, bands: about.bands, baseline: since, interim, young, otherMethod });
    wall.showYoung(young !== '');
    wall.main.chip.show({ row, bands: about.bands, interim });
    wall.groups.show(row, about.groups, (code) => {
      const source = this.late.find(({ groups }) => groups.includes(code));
      return source && source.at !== null ? ` ${vi.agedTo(calendar.timeOrDay(source.at, now))}` : '';
    });
    wall.pulse.show(row.pulse);
    wall.showStill(this.boards.frozenAt !== null, this.boards.isEnded);
  }

  /** What a period that has just begun is called; empty for any other. */
  young() {
    const board = this.boards.of(`province@${this.period}`);
    return board && board.provisional ? (board.periodDay === null ? vi.youngUndated : vi.young(board.periodDay)) : '';
  }

  showPlace() {
    const { about, looked, settings, calendar } = this;
    if (about === null) return;
    const board = this.boards.of(`province@${this.period}`);
    const of = board ? board.period ?? this.period : null;
    const asOf = board?.asOf ?? this.clock.now();
    const named = of === null || asOf === null ? null : periodName(of, asOf, calendar, vi);
    const young = this.young();
    const now = this.clock.now();
    const over = this.period !== null && now !== null && named !== null && this.boards.frozenAt === null && !this.boards.isEnded && isOver(this.period, calendar.at(now));
    // That it is interim stands beside the score as well: far readers are told once.
    const said = over ? vi.over : young && !this.screen.isBrief ? `${vi.interim} · ${young}` : young;
    const period = said ? `${named} · ${said}` : named;
    const unfrozen = settings.frozen !== null && this.boards.frozenAt === null ? calendar.instantOf(settings.frozen) : null;
    this.wall.showPlace({
      about, looked, period, otherVersion: board !== null && board.otherVersion, brief: this.screen.isBrief,
      remarks: [
        ...looked.missing.map((id) => vi.missing(id)),
        ...(unfrozen === null ? [] : [vi.notFrozen(calendar.hourMinute(unfrozen), calendar.dayMonthYear(unfrozen))]),
      ],
    });
  }

  /** @param {number} now */
  showView(now) {
    if (!this.hasData()) return;
    const view = this.view(now);
    this.screen.placeCode(view.steps > 1 ? this.playlist.loop : Math.floor(now / LONELY_LOOP));
    this.wall.main.dots.show({ ...view, range: this.isBare(view.kind) ? '' : rangeWords(view.kind, { data: this.data(), layout: this.screen.layout, page: view.page }) });
  }

  /** Out of sight, turned, and back: never while rows are still on their way. @param {number} now @returns {boolean} whether a page is about to turn */
  turnPage(now) {
    if (!this.hasData()) return false;
    const begins = this.#fadedAt === null;
    const { due } = this.view(now);
    if (begins) {
      if (!due || this.wall.main.isMoving(now)) return false;
      this.#fadedAt = now;
      this.wall.main.fade(true);
    } else if (!due) {
      // Somebody has put a hand on it while it was going.
      this.wall.main.stay();
      this.#fadedAt = null;
      return false;
    }
    if (!isStill() && now - (this.#fadedAt ?? now) < PAGE_FADE) return begins;
    this.focus = null;
    this.playlist.turn(this.sizes, now);
    this.shown(now);
    return begins;
  }

  /** Whether no page will turn by itself: one picture alone, or a pause. @param {number} now */
  isStanding(now) {
    if (!this.hasData()) return false;
    const { steps, paused } = this.view(now);
    return steps <= 1 || paused;
  }

  /** @param {number} now */
  shown(now) {
    this.paint(now, true);
    this.wall.main.fade(false);
    this.#fadedAt = null;
  }

  /** @param {import('../core/playlist.js').View} [view] @param {import('../core/slides.js').Data} [data] */
  code(view = this.view(this.monotonic()), data = this.data()) {
    const { looked } = this;
    const code = codeOf({
      ...placeOf(view, { data, layout: this.screen.layout }), kind: view.kind, unit: this.focus, period: this.period ?? '',
      letters: looked.letters, frozen: this.boards.frozenAt,
    });
    return { address: addressOf(this.location.origin, code), screen: decodeURIComponent(this.location.pathname.split('/').pop() ?? '') };
  }

  // ---- by hand

  /** @param {1|-1} by */
  step(by) {
    this.focus = null;
    this.playlist.step(this.sizes, this.monotonic(), by);
    this.shown(this.monotonic());
  }

  /** @param {number} n */
  jump(n) {
    if (!this.playlist.jump(n, this.sizes, this.monotonic())) return;
    this.focus = null;
    this.shown(this.monotonic());
  }

  togglePause() {
    if (this.playlist.paused) this.playlist.resume(this.monotonic());
    else this.playlist.pause(this.monotonic());
    this.showView(this.monotonic());
  }

  resume() {
    this.focus = null;
    this.playlist.resume(this.monotonic());
    this.paint(this.monotonic(), false);
  }

  /** @param {1|-1} by @returns {boolean} false when there is no row that way */
  moveFocus(by) {
    const ground = this.ground();
    if (!ground) return false;
    const now = this.monotonic();
    const view = this.view(now);
    const units = unitsOn(view.kind, this.scene(ground, view, false));
    const at = this.focus === null ? -1 : units.indexOf(this.focus);
    const next = this.focus === null ? (by > 0 ? 0 : -1) : at + by;
    const leaves = next < 0;
    this.focus = leaves ? null : units[Math.min(next, units.length - 1)] ?? null;
    this.playlist.hold(now);
    this.paint(now, false);
    return !leaves;
  }

  /** The page on which the unit stands that the address asks for. @param {number} now */
  findUnit(now) {
    if (this.focus === null) return;
    for (const [name, kind] of LISTED) {
      const at = this.#leagues[name]?.order.indexOf(this.focus) ?? -1;
      if (at < 0 || !this.settings.slides.includes(kind)) continue;
      const { rows, wideRows, columns } = this.screen.layout;
      this.playlist.go({ kind, page: Math.floor(at / (kind === 'departments' ? rows : wideRows * columns)) }, now);
      this.playlist.hold(now);
      return;
    }
    this.focus = null;
  }

  opened() {
    this.#opened = true;
    if (this.focus === null || !this.screen.isPhone) return;
    const row = this.wall.stage.querySelector('.row.chosen');
    if (row) row.scrollIntoView({ block: 'center' });
  }

  /** @param {number|null} baseline */
  columnHead(baseline) {
    const now = this.moment;
    if (baseline === null || now === null) return vi.columnNoBaseline;
    if (this.calendar.isStartOfToday(baseline, now)) return vi.columnToday;
    return vi.columnSince(this.calendar.timeOrDay(baseline, now));
  }
}
