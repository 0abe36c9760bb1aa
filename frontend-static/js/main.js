/** Opens the boards, listens to time, and lets the parts of `wall/` draw. */
import { PAGES } from './core/address-words.js';
import { Calendar } from './core/format.js';
import { readSettings } from './core/settings.js';
import { boardsFor } from './core/slides.js';
import { assess, follow, freshnessOf, justReconnected } from './core/stale.js';
import { isMain } from './core/view.js';
import { stateWords } from './elements/state-words.js';
import { WallBoard } from './elements/wall-board.js';
import { vi } from './i18n/vi.js';
import { AboutReader, aboutOf } from './live/about.js';
import { ask, toldAnswer, toldFrame } from './live/ask.js';
import { Awake } from './live/awake.js';
import { Boards } from './live/boards.js';
import { ServerClock } from './live/server-clock.js';
import { Ticker } from './live/ticker.js';
import { sinceAnswer } from './live/told.js';
import { FrozenBoards } from './wall/frozen.js';
import { Identity } from './wall/identity.js';
import { MethodReader } from './wall/method.js';
import { Picture } from './wall/picture.js';
import { Input } from './wall/input.js';
import { PanelScreen } from './wall/screen.js';
import { TargetsReader } from './wall/targets.js';
import { keepShell, Upkeep } from './wall/upkeep.js';

const BONES_AFTER = 300;
/** So long a server may be slow to answer before the last picture is shown in the meantime; one that gave not even the page is away. */
const REMEMBER_AFTER = document.documentElement.dataset.kept === undefined ? 2500 : 0;
const ABOUT_EVERY = 60000;
const ABOUT = '/api/v1/about';

const monotonic = () => performance.now();
const startedAt = monotonic();
let build = 'unknown';
const screenName = Identity.nameIn(location);
const identity = screenName === null ? null : new Identity({
  name: screenName, operators: location.host + PAGES.screens, parent: document.body, monotonic,
  shown: () => ({ build, slide: picture.hasData() ? picture.view(monotonic()).kind : null, lagMs: boards.linkAge() }),
  onPin: (pin) => picture.playlist.pin(pin ? pin.slide : settings.slides[0], monotonic() + (pin ? pin.left : 0)),
  reload: () => ask(ABOUT).then(() => location.reload(), () => undefined),
});
const settings = readSettings(identity && identity.query !== null ? identity.query : location.search);
const stage = /** @type {HTMLElement} */ (document.getElementById('stage'));
const wall = new WallBoard(stage, (name) => input.press(name));
const screen = new PanelScreen(stage, settings, startedAt);
const clock = new ServerClock(monotonic);
const address = location.pathname + location.search;
const method = new MethodReader(settings, ask, () => scoredBy());
/** @type {Boards} */
const live = new Boards({
  names: boardsFor(settings.slides, settings.period), monotonic, location, more: () => method.view.query, ask,
  onFrame: (frame) => {
    clock.hear(frame.now + heldUp * frame.rate, frame.rate);
    wall.state.blink();
  },
  onApplied: (_, frame, before) => {
    const snapshot = frame.type === 'snapshot';
    // Another epoch may be another build with other names, or no longer a demonstration.
    if (snapshot && before && before.epoch !== frame.epoch) aboutReader.askAgain();
    if (snapshot) askOfMethod();
    if (frame.build) ({ build } = frame);
    upkeep.noteBuild(frame.build, monotonic());
    picture.changed(snapshot);
  },
});
const { frozen } = settings;
/** @type {Boards|FrozenBoards} */
const boards = frozen === null ? live : new FrozenBoards({
  live, at: () => picture.calendar.instantOf(frozen), more: () => method.view.query, monotonic,
  ask,
  onBoard: () => {
    askOfMethod();
    picture.changed(true);
  },
});
/** @type {Picture} */
const picture = new Picture({ wall, screen, boards, settings, clock, monotonic, location, calendar: new Calendar('Asia/Ho_Chi_Minh') });
const targets = new TargetsReader({ wanted: settings.slides.includes('targets'), picture, ask, more: () => method.view.query });
const input = new Input({ wall, picture, screen, letters: settings.letters, monotonic });
picture.isHeld = () => input.isHolding();
const awake = new Awake({
  steady: monotonic, date: () => Date.now(), onBack: () => live.nudge(),
  onSlept: () => {
    clock.doubt();
    live.wake();
  },
});
const upkeep = new Upkeep({ startedAt, probe: () => ask(ABOUT), reload: () => location.reload() });
const aboutReader = new AboutReader({ read: (giveUp) => method.read(giveUp), onAbout: takeAbout, monotonic });
/** @type {import('./core/wire.js').AboutSaid|null} */ let aboutSaid = null;
/** @type {import('./core/stale.js').Course|null} */ let course = null;
/** So long ago was said what is being taken in; only what the page came with was on its way for longer. */ let heldUp = 0;
let remembered = false;
let lateNames = '';
let aboutAskedAt = 0;

document.title = vi.title;
wall.refuse(screen.refused);
if (!screen.refused) start();
else if (identity) listenForSettings(identity);

function start() {
  screen.watch(() => picture.paint(monotonic(), true));
  // What fits on a line is known only with the letters themselves.
  document.fonts.addEventListener('loadingdone', () => picture.paint(monotonic(), true));
  input.listen();
  awake.listen(window, document);
  const ticker = new Ticker(monotonic);
  /** @type {((now: number) => void)[]} */
  const steps = [
    () => awake.tick(), () => aboutReader.tick(), tickBoards, () => identity && identity.tick(), remember, (now) => targets.tick(now),
    (now) => { if (picture.turnPage(now) || picture.isStanding(now)) upkeep.reloadWhenDue(now); },
    (now) => wall.main.tick(now), (now) => picture.paintWhenDue(now), showTime, (now) => input.tick(now), look,
  ];
  for (const step of steps) ticker.add(step);
  beginAsTold();
  ticker.tick();
  ticker.start();
}

/** A wall of the usual view comes with its first picture; the links go on from there. */
function beginAsTold() {
  if (!isMain(settings) || settings.frozen !== null) return;
  const said = toldAnswer(ABOUT);
  if (said === undefined) return;
  heldUp = sinceAnswer();
  aboutReader.given(said);
  for (const name of live.names) {
    const frame = toldFrame(name);
    if (frame !== null) live.take(name, frame);
  }
  heldUp = 0;
}

/** What is scored otherwise, stood at an instant or is of the usual period can be asked for when it is known what the server has. @param {number} now */
function tickBoards(now) {
  if (picture.about !== null || (isMain(settings) && settings.frozen === null && settings.period !== null)) boards.tick();
  // A check may find a difference at any time, and a set that was taken away may come back.
  if (picture.about === null || now - aboutAskedAt < ABOUT_EVERY) return;
  aboutAskedAt = now;
  aboutReader.askAgain();
}

function scoredBy() {
  const first = boards.of(boards.names[0]);
  return first ? first.catalogue : null;
}

/** Bands, groups and names are those of the catalogue that the figures were made by. */
function askOfMethod() {
  if (picture.about && scoredBy() !== null && scoredBy() !== picture.about.catalogue) aboutReader.askAgain();
}

/** A wall that is too small for its room hears when its room is another. @param {Identity} of */
function listenForSettings(of) {
  const ticker = new Ticker(monotonic);
  ticker.add(() => of.tick());
  ticker.start();
}

/** @param {import('./live/about.js').About} answer @param {any} said */
function takeAbout(answer, said) {
  const looked = method.take(said);
  // Another view is another picture, with other boards: begun anew, as the page is when it is opened.
  const period = settings.period ?? answer.wallPeriod;
  if (picture.about && (picture.looked.query !== looked.query || picture.period !== period)) location.reload();
  if (picture.period !== period) {
    picture.period = period;
    if (live.names.length === 0) live.follow(boardsFor(settings.slides, period));
  }
  aboutSaid = said;
  picture.about = answer;
  picture.looked = looked;
  if (picture.calendar.zone !== answer.zone) picture.calendar = new Calendar(answer.zone);
  if (clock.now() === null && answer.now !== null) clock.hear(answer.now + heldUp * answer.rate, answer.rate);
  picture.changed(false);
}

/** @param {number} now */
function look(now) {
  const serverNow = clock.now();
  const minute = serverNow === null ? null : picture.calendar.minuteOfDay(serverNow);
  screen.tick(now, minute);
  upkeep.tick(now, minute);
  upkeep.keepPicture(now, address, () => (serverNow !== null && picture.hasData() && boards.fresh().size ? { about: aboutSaid, boards: boards.fresh(), serverNow } : null));
}

/** After a reload during an outage: the last picture, marked old, until the server speaks. @param {number} now */
function remember(now) {
  if (remembered || picture.hasData() || now - startedAt < REMEMBER_AFTER) return;
  remembered = true;
  upkeep.lastPicture(address).then((last) => {
    if (!last || picture.hasData()) return;
    if (clock.now() === null) clock.hear(last.serverNow, 1);
    // It says of which period the boards are.
    if (picture.about === null) takeAbout(aboutOf(last.about), last.about);
    boards.restore(last.boards);
    picture.changed(true);
  });
}

/** What changes although nothing has come: the clock, the ages, the state, the countdown. @param {number} now */
function showTime(now) {
  const serverNow = clock.now();
  const stopped = boards.stopped();
  const { frozenAt } = boards;
  const facts = freshnessOf(boards, { hasData: picture.hasData(), doubted: picture.about !== null && picture.about.doubted, frozen: frozenAt !== null, now: serverNow ?? 0, rate: clock.rate, unsure: !clock.isSure });
  const assessed = assess(facts);
  const { state, drained } = assessed;
  course = follow(course, state, now);
  wall.showStage({ state, drained, bones: !facts.hasData && now - startedAt >= BONES_AFTER });
  const words = stateWords({
    ...assessed, reconnected: justReconnected(course, now), stopped, hasData: facts.hasData, now: serverNow,
    changedAt: facts.changedAt, frozenAt, calendar: picture.calendar,
  });
  if (wall.state.show({ state, word: words.word, note: words.note, age: words.age, now })) wall.keepWhole();
  wall.banner.show(words.banner);
  markLate(assessed.late, now);
  if (serverNow !== null) wall.clock.show({ time: clock.isSure ? picture.calendar.hourMinute(serverNow) : vi.clockUnsure, date: picture.calendar.fullDate(serverNow, vi.weekdays) });
  if (picture.about && !facts.hasData) picture.showPlace();
  picture.showView(now);
  if (facts.hasData && !remembered) {
    remembered = true;
    keepShell();
  }
}

/** A source that has just become late, or is heard again, is marked at once. @param {readonly import('./core/stale.js').Heard[]} late @param {number} now */
function markLate(late, now) {
  const names = late.map(({ name }) => name).join();
  picture.late = late;
  if (names === lateNames) return;
  lateNames = names;
  picture.paint(now, false);
}
