/** Opens the boards, listens to time, and lets the parts of `wall/` draw. */
import { PAGES } from './core/address-words.js';
import { Calendar, points } from './core/format.js';
import { readSettings } from './core/settings.js';
import { boardsFor } from './core/slides.js';
import { assess, follow, freshnessOf, justReconnected } from './core/stale.js';
import { isHeldAt } from './core/renewal.js';
import { isMain } from './core/view.js';
import { stateWords } from './elements/state-words.js';
import { WallBoard } from './elements/wall-board.js';
import { vi } from './i18n/vi.js';
import { AboutReader, aboutOf } from './live/about.js';
import { ask, toldAnswer, toldFrame } from './live/ask.js';
import { Awake } from './live/awake.js';
import { Boards } from './live/boards.js';
import { ownStorage } from './live/own-storage.js';
import { ServerClock } from './live/server-clock.js';
import { Ticker } from './live/ticker.js';
import { sinceAnswer } from './live/told.js';
import { tellWorker } from './live/worker.js';
import { FrozenBoards } from './wall/frozen.js';
import { Identity } from './wall/identity.js';
import { MethodReader } from './wall/method.js';
import { OnTrial } from './wall/on-trial.js';
import { keyOf, Picture } from './wall/picture.js';
import { Renewing } from './wall/renewing.js';
import { Input } from './wall/input.js';
import { PanelScreen } from './wall/screen.js';
import { TargetsReader } from './wall/targets.js';
import { keepShell, Upkeep } from './wall/upkeep.js';
import { cutText } from './wall/whole.js';

const BONES_AFTER = 300;
/** So long a server may be slow to answer before the last picture is shown in the meantime; one that gave not even the page is away. */
const REMEMBER_AFTER = document.documentElement.dataset.kept === undefined ? 2500 : 0;
const ABOUT_EVERY = 60000;
const ABOUT = '/api/v1/about';

const monotonic = () => performance.now();
const startedAt = monotonic();
const address = location.pathname + location.search;
/** Loaded out of sight by the page that runs: it draws and says so, and is nobody's device. */
const trial = OnTrial.within(window);
const renewing = new Renewing({
  startedAt, monotonic, location, name: `nhip.build.${address}`, kept: document.documentElement.dataset.kept !== undefined, storage: ownStorage,
  probe: () => ask(ABOUT), reload: () => location.reload(), worker: tellWorker, parent: document.body, cut: () => cutText(stage),
});
const screenName = Identity.nameIn(location);
const identity = screenName === null ? null : new Identity({
  name: screenName, operators: location.host + PAGES.screens, parent: document.body, monotonic,
  shown: () => ({ build: renewing.machine.own ?? 'unknown', failedBuild: renewing.machine.failure, slide: picture.hasData() ? picture.view(monotonic()).kind : null, lagMs: boards.linkAge() }),
  onPin: (pin) => picture.playlist.pin(pin ? pin.slide : settings.slides[0], monotonic() + (pin ? pin.left : 0)),
  onHold: (left) => renewing.hold(left),
  onOrder: () => renewing.forgive(),
  reload: () => ask(ABOUT).then(() => location.reload(), () => undefined),
});
const settings = readSettings(identity && identity.query !== null ? identity.query : location.search);
const stage = /** @type {HTMLElement} */ (document.getElementById('stage'));
const wall = new WallBoard(stage, (name) => input.press(name));
const screen = new PanelScreen(stage, settings, startedAt);
const clock = new ServerClock(monotonic);
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
    renewing.machine.heard(frame.build, monotonic());
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
const upkeep = new Upkeep();
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
else if (trial) trial.tell({ refused: true });
else if (identity) listenForSettings(identity);

function start() {
  screen.watch(() => picture.paint(monotonic(), true));
  // What fits on a line is known only with the letters themselves.
  document.fonts.addEventListener('loadingdone', () => picture.paint(monotonic(), true));
  input.listen();
  if (!trial) renewing.listen();
  awake.listen(window, document);
  const ticker = new Ticker(monotonic);
  /** @type {((now: number) => void)[]} */
  const steps = [
    () => awake.tick(), () => aboutReader.tick(), tickBoards, (now) => targets.tick(now), (now) => turn(now),
    (now) => wall.main.tick(now), (now) => picture.paintWhenDue(now), showTime, (now) => input.tick(now), look,
    ...(trial ? [(/** @type {number} */ now) => trial.tick(now, drawn, () => cutText(stage))] : [() => identity && identity.tick(), remember, keep]),
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

/** A page turns; what is to take over does it then, or where none will turn, and never under a hand. @param {number} now */
function turn(now) {
  const turns = picture.turnPage(now);
  if (!trial && (turns || picture.isStanding(now)) && !input.isHolding()) renewing.atEase(now);
}

/** What the province's board says, and where it stands; of a page on trial what stands on its wall. */
function drawn() {
  if (trial) {
    const score = document.getElementById('province-score');
    return picture.drawn === null ? null : { build: renewing.machine.own ?? 'unknown', key: picture.drawn, score: score && score.textContent };
  }
  const board = picture.hasData() ? boards.of(`province@${picture.period}`) : null;
  const { province } = picture.data();
  if (board === null || province === null) return null;
  return { build: '', key: keyOf(board), score: province.cases && province.total !== null ? points(province.total) : vi.dash };
}

/** @param {number} now */
function look(now) {
  const serverNow = clock.now();
  const minute = serverNow === null ? null : picture.calendar.minuteOfDay(serverNow);
  screen.tick(now, minute);
  if (trial) return;
  const shown = drawn();
  if (shown && shown.score !== null) renewing.machine.knows(shown.key, shown.score);
  renewing.tick(now, minute, isHeldAt(settings.hold, minute));
}

/** @param {number} now */
function keep(now) {
  const serverNow = clock.now();
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
  wall.showStage({ state, drained, bones: !facts.hasData && now - startedAt >= BONES_AFTER, drawn: picture.drawn !== null });
  const words = stateWords({
    ...assessed, reconnected: justReconnected(course, now), stopped, hasData: facts.hasData, now: serverNow,
    changedAt: facts.changedAt, frozenAt, calendar: picture.calendar, brief: screen.isBrief,
  });
  wall.state.show({ state, word: words.word, note: words.note, age: words.age, now });
  wall.banner.show(words.banner);
  markLate(assessed.late, now);
  if (serverNow !== null) wall.clock.show({ time: clock.isSure ? picture.calendar.hourMinute(serverNow) : vi.clockUnsure, date: picture.calendar.fullDate(serverNow, vi.weekdays) });
  if (picture.about && !facts.hasData) picture.showPlace();
  picture.showView(now);
  if (!facts.hasData || trial) return;
  if (picture.drawn !== null) renewing.confirm();
  if (remembered) return;
  remembered = true;
  keepShell();
}

/** A source that has just become late, or is heard again, is marked at once. @param {readonly import('./core/stale.js').Heard[]} late @param {number} now */
function markLate(late, now) {
  const names = late.map(({ name }) => name).join();
  picture.late = late;
  if (names === lateNames) return;
  lateNames = names;
  picture.paint(now, false);
}
