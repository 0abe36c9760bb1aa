import { age, count } from '../core/format.js';
import { lookUp } from '../core/table.js';
import { attribute, make, refill, setText } from '../elements/dom.js';
import { words } from '../i18n/screens.js';
import { heldUntil, stateOf } from './fleet.js';
import { button, numberText, profileWords, stateShape } from './parts.js';
import { readingOf } from './room.js';

/** @typedef {import('./fleet.js').Screen} Screen */

const ACTIONS = /** @type {const} */ (['showName', 'pin', 'unpin', 'hold', 'release', 'reload', 'edit', 'revoke']);
const FACTS = /** @type {const} */ ([['factSize', 'size'], ['factRead', 'read'], ['factShows', 'shows'], ['factMachine', 'machine']]);

/** @typedef {typeof ACTIONS[number]} Action */

/** One wall of the list: its nodes are made once, so that the list may change under a finger or a focus. */
export class ScreenCard {
  /** @type {string} */ #state = '';

  /** @param {Screen} screen @param {(action: Action, screen: Screen) => void} onAction @param {(at: number) => string} timeOf hour and minute in the province */
  constructor(screen, onAction, timeOf) {
    this.screen = screen;
    this.timeOf = timeOf;
    this.name = make('h3', '');
    this.place = make('p', 'small where');
    this.shape = make('span', 'shape-slot');
    this.word = make('b', '');
    this.age = make('span', 'num age');
    this.state = make('p', 'state', this.shape, make('span', '', this.word, ' ', this.age));
    this.note = make('p', 'note');
    this.held = make('p', 'note held');
    this.failed = make('p', 'note failed');
    this.facts = { size: make('dd', ''), read: make('dd', ''), shows: make('dd', ''), machine: make('dd', '') };
    const facts = make('dl', 'facts',
      ...FACTS.map(([title, slot]) => make('div', '', make('dt', '', words[title]), this.facts[slot])));
    this.buttons = /** @type {Record<Action, HTMLButtonElement>} */ (Object.fromEntries(ACTIONS.map((action) => [
      action, button(words[action], () => onAction(action, this.screen), action === 'revoke' ? 'danger-quiet' : 'quiet')])));
    this.node = make('li', 'card screen', make('div', 'screen-head', make('div', '', this.name, this.place), this.state), this.note, this.failed, this.held, facts,
      make('div', 'actions', ...Object.values(this.buttons)));
  }

  /** @param {Screen} screen @param {number} now of the server */
  show(screen, now) {
    this.screen = screen;
    setText(this.name, screen.name);
    setText(this.place, screen.place);
    this.place.hidden = screen.place === '';
    for (const action of ACTIONS) attribute(this.buttons[action], 'aria-label', words.of(words[action], screen.name));
    const { inch, metres, orientation } = screen.settings;
    setText(this.facts.size, `${words.size(numberText(inch), numberText(metres))}, ${words.orientation[orientation]}`);
    const reading = readingOf(inch, metres);
    setText(this.facts.read, profileWords(reading));
    attribute(this.facts.read, 'data-tone', reading.profile === 'refused' ? 'wrong' : null);
    setText(this.facts.shows, screen.beat && screen.beat.slide ? lookUp(words.slides, screen.beat.slide) ?? screen.beat.slide : words.nothingYet);
    setText(this.facts.machine, screen.beat ? machine(screen.beat) : words.nothingYet);
    const failed = screen.beat ? screen.beat.failedBuild : null;
    setText(this.failed, failed ? words.failedBuild(failed.build ?? '', lookUp(words.why, failed.why) ?? failed.why, failed.count) : '');
    this.failed.hidden = !failed;
    this.tick(now);
  }

  /** What changes with time alone. @param {number} now of the server */
  tick(now) {
    const { screen } = this;
    const state = stateOf(screen);
    if (state !== this.#state) {
      this.#state = state;
      this.node.dataset.state = state;
      refill(this.shape, stateShape(state));
      setText(this.word, lookUp(words.state, state) ?? state);
    }
    setText(this.age, screen.contactAt === null ? '' : words.sinceContact(age(now - Date.parse(screen.contactAt), words.age)));
    const pinned = screen.pinned !== null && Date.parse(screen.pinned.until) > now ? screen.pinned : null;
    setText(this.note, this.noteOf(pinned, now));
    this.note.hidden = this.note.textContent === '';
    oneOf(this.buttons.pin, this.buttons.unpin, pinned === null);
    const held = heldUntil(screen, now);
    setText(this.held, held === null ? '' : words.held(this.timeOf(held)));
    this.held.hidden = held === null;
    oneOf(this.buttons.hold, this.buttons.release, held === null);
  }

  /** @param {{slide: string, until: string}|null} pinned @param {number} now */
  noteOf(pinned, now) {
    const { screen } = this;
    if (screen.nameWanted) return words.naming;
    if (screen.showNameUntil !== null && Date.parse(screen.showNameUntil) > now) return words.named;
    return pinned === null ? '' : words.pinned(lookUp(words.slides, pinned.slide) ?? pinned.slide, age(Date.parse(pinned.until) - now, words.age));
  }
}

/** Two that undo each other share one place, and the focus stays there. @param {HTMLElement} one @param {HTMLElement} other @param {boolean} first which is there now */
function oneOf(one, other, first) {
  const [there, gone] = first ? [one, other] : [other, one];
  there.hidden = false;
  const focused = document.activeElement === gone;
  gone.hidden = true;
  if (focused) there.focus();
}

/** @param {import('../live/device.js').Report} beat */
function machine(beat) {
  return [
    words.pixels(beat.width, beat.height, beat.devicePixelRatio),
    words.build(beat.build),
    beat.heapMb === null ? null : words.heap(numberText(Math.round(beat.heapMb))),
    beat.droppedFrames ? words.dropped(count(beat.droppedFrames)) : null,
    beat.lagMs !== null && beat.lagMs >= 1000 ? words.lag(age(beat.lagMs, words.age)) : null,
  ].filter((part) => part !== null).join(' · ');
}
