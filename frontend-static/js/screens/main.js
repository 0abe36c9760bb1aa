/** The only module of the page with effects: asks the server, keeps the key for this tab, and hands what is known to the page. */
import { Calendar } from '../core/format.js';
import { lookUp } from '../core/table.js';
import { setText } from '../elements/dom.js';
import { words } from '../i18n/screens.js';
import { ownFetch } from '../live/own-fetch.js';
import { confirmation, holdDialog, pinDialog } from './dialog.js';
import { Editor } from './editor.js';
import { fleetOf, heldUntil, nextAt } from './fleet.js';
import { Operator, Refused } from './operator.js';
import { ScreensPage } from './page.js';

/** @typedef {import('./fleet.js').Screen} Screen */

const KEPT_AS = 'nhip.operator';
const POLL_EVERY = 5000;
const TICK = 1000;
/** What is offered for a meeting. */
const USUAL_HOLD = 90 * 60000;

const calendar = new Calendar('Asia/Ho_Chi_Minh');
const page = new ScreensPage(document.body, {
  onKey: unlock, onLeave: lock, onAdd: add, onAction: act, onAudit: readAudit, onHoldAll: () => hold(null), onReleaseAll: () => release(null),
}, (at) => calendar.hourMinute(at));
/** @type {Operator|null} */ let operator = null;
/** @type {{at: number, heardAt: number}|null} the server's time, carried on by the steady clock of the page */ let clock = null;
let asking = false;
let pollAt = 0;

document.title = words.title;
setInterval(tick, TICK);
document.addEventListener('visibilitychange', () => {
  pollAt = 0;
  tick();
});
const kept = sessionStorage.getItem(KEPT_AS);
page.showState('locked');
if (kept !== null) unlock(kept);

/** @param {string} key */
async function unlock(key) {
  setText(page.keyTrouble, '');
  page.enter.disabled = true;
  setText(page.enter, words.opening);
  const entering = new Operator(key, ownFetch);
  try {
    const fleet = fleetOf(await entering.list());
    sessionStorage.setItem(KEPT_AS, key);
    operator = entering;
    page.showState('open');
    show(fleet);
    page.code.focus();
  } catch (cause) {
    setText(page.keyTrouble, keyWords(cause));
    page.key.focus();
  }
  page.enter.disabled = false;
  setText(page.enter, words.open);
}

/** @param {unknown} cause */
function keyWords(cause) {
  const status = cause instanceof Refused ? cause.status : -1;
  if (status === 401) return words.wrongKey;
  if (status === 404) return words.noKey;
  if (status === 429) return words.tooManyKeys(/** @type {Refused} */ (cause).retryAfter);
  return status === 0 ? words.away : words.failed;
}

function lock() {
  sessionStorage.removeItem(KEPT_AS);
  operator = null;
  clock = null;
  for (const dialog of document.querySelectorAll('dialog')) dialog.close();
  page.showState('locked');
}

function tick() {
  if (operator === null) return;
  if (clock !== null) page.tick(clock.at + performance.now() - clock.heardAt);
  if (document.visibilityState === 'visible' && !asking && performance.now() >= pollAt) poll();
}

/** @param {import('./fleet.js').Fleet} fleet */
function show(fleet) {
  clock = { at: fleet.now, heardAt: performance.now() };
  page.show(fleet, calendar.timeOfDay(fleet.now));
}

async function poll() {
  const mine = operator;
  if (mine === null) return;
  asking = true;
  try {
    const answer = await mine.list();
    if (mine === operator) show(fleetOf(answer));
  } catch (cause) {
    if (mine === operator) troubled(cause);
  }
  asking = false;
  pollAt = performance.now() + POLL_EVERY;
}

/** The list stays and its ages grow: what was true is not hidden because the server is away. @param {unknown} cause */
function troubled(cause) {
  if (cause instanceof Refused && (cause.status === 401 || cause.status === 404)) {
    lock();
    setText(page.keyTrouble, keyWords(cause));
  } else {
    setText(page.trouble, words.away);
  }
}

/** @param {{code: string, name: string, place: string}} wall */
async function add(wall) {
  if (operator === null) return;
  setText(page.addTrouble, '');
  page.addButton.disabled = true;
  try {
    const screen = await operator.confirm(wall);
    page.added(screen.name);
    await changed();
  } catch (cause) {
    setText(page.addTrouble, cause instanceof Refused && cause.status === 404 ? words.unknownCode : troubleOf(cause).words);
  }
  page.addButton.disabled = false;
}

/** What went wrong, in words for the person who did it. @param {unknown} cause */
function troubleOf(cause) {
  const status = cause instanceof Refused ? cause.status : -1;
  const text = status === 409 ? words.nameTaken : status === 404 ? words.gone : status === 400 ? words.wrong(/** @type {Refused} */ (cause).detail) : status === 0 ? words.away : words.failed;
  return Object.assign(new Error(text), { words: text });
}

/** Does it, says that it is done, and shows what has become of it. @param {() => Promise<any>} work @param {string} done */
async function perform(work, done) {
  try {
    await work();
  } catch (cause) {
    // What a dialog found wrong by itself is in words already.
    throw cause instanceof Error && 'words' in cause ? cause : troubleOf(cause);
  }
  setText(page.said, done);
  await changed();
}

async function changed() {
  await poll();
  if (page.log.open) await readAudit();
}

/** Without a window to say it in. @param {() => Promise<any>} work @param {string} done */
function performHere(work, done) {
  perform(work, done).catch((cause) => setText(page.said, cause.words));
}

/** @param {import('./screen-card.js').Action} action @param {Screen} screen */
function act(action, screen) {
  if (operator === null) return;
  const door = operator;
  const { id, name } = screen;
  const acts = {
    showName: () => performHere(() => door.showName(id), words.showing(name)),
    unpin: () => performHere(() => door.unpin(id), words.unpinDone(name)),
    pin: () => pinDialog(name, screen.settings.slides, (slide, minutes) =>
      perform(() => door.pin(id, slide, minutes), words.pinDone(lookUp(words.slides, slide) ?? slide, name))).open(),
    edit: () => new Editor(screen, (names, settings) => perform(() => save(door, screen, names, settings), words.saved(names.name))).open(),
    hold: () => hold(screen),
    release: () => release(screen),
    reload: () => confirmation({
      title: words.reloadTitle(name), text: reloadText(screen), action: words.of(words.reload, name),
      work: () => perform(() => door.reload(id), words.reloading(name)),
    }).open(),
    revoke: () => confirmation({
      title: words.revokeTitle(name), text: words.revokeText, action: words.of(words.revoke, name),
      work: () => perform(() => door.revoke(id), words.revoked(name)),
    }).open(),
  };
  acts[action]();
}

/** The server's time by the page's steady clock. */
function serverNow() {
  return clock === null ? Date.now() : clock.at + performance.now() - clock.heardAt;
}

/** @param {Screen|null} screen null for every one */
function hold(screen) {
  if (operator === null) return;
  const door = operator;
  const name = screen && screen.name;
  holdDialog(name === null ? words.holdAllTitle : words.holdTitle(name), calendar.hourMinute(serverNow() + USUAL_HOLD), (time) => {
    const until = nextAt(time, serverNow(), calendar);
    if (until === null) throw Object.assign(new Error(), { words: words.wrong(words.holdUntil.toLowerCase()) });
    return perform(() => door.hold(screen && screen.id, new Date(until).toISOString()), name === null ? words.heldAll(time) : words.holdDone(name, time));
  }).open();
}

/** @param {Screen|null} screen null for every one */
function release(screen) {
  if (operator === null) return;
  const door = operator;
  performHere(() => door.release(screen && screen.id), screen === null ? words.releasedAll : words.released(screen.name));
}

/** A wall that is to stay as it is goes black for a moment all the same when it is told to. @param {Screen} screen */
function reloadText(screen) {
  const held = heldUntil(screen, serverNow());
  return held === null ? words.reloadText : `${words.reloadHeld(calendar.hourMinute(held))} ${words.reloadText}`;
}

/** Only what was changed is sent, so that the audit tells what was changed. @param {Operator} door @param {Screen} screen @param {{name: string, place: string}} names @param {import('../live/device.js').ScreenSettings} settings */
async function save(door, screen, names, settings) {
  if (names.name !== screen.name || names.place !== screen.place) await door.rename(screen.id, names);
  if (!same(settings, screen.settings)) await door.set(screen.id, settings);
}

/** @param {any} one @param {any} other */
function same(one, other) {
  return Object.keys(one).every((field) => JSON.stringify(one[field]) === JSON.stringify(other[field]));
}

async function readAudit() {
  if (operator === null) return;
  try {
    const { audit } = await operator.audit();
    page.showAudit(audit, calendar);
  } catch (cause) {
    troubled(cause);
  }
}
