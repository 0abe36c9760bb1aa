import { attribute, decoration, draw, fit, isStill, make, placeholder, refit, setText } from './dom.js';
import { STATE_PATHS } from './icons.js';
import { vi } from '../i18n/vi.js';

/** A reader who listens is told of a change of state, at most one sentence in this time. */
const ANNOUNCE_EVERY = 30000;

/**
 * How fresh the picture is: shape, word and age. The age is text that ticks, so it stands outside the region that
 * assistive technology reads aloud.
 */
export class StateMark {
  /** @type {number} */ #announcedAt = -Infinity;
  /** @type {string} */ #announced = '';
  /** @type {string} */ #shape = '';

  constructor() {
    this.path = draw('path', { 'fill-rule': 'evenodd' });
    this.icon = decoration(draw('svg', { viewBox: '0 0 24 24', class: 'state-icon' }, this.path));
    this.word = make('span');
    this.word.id = 'state-word';
    this.note = make('span', 'note num');
    this.note.id = 'state-note';
    this.age = placeholder('div', 'age num');
    this.age.id = 'age';
    this.spoken = make('div', 'spoken');
    this.spoken.setAttribute('role', 'status');
    this.said = make('span', 'said', this.word, this.note);
    this.root = make('div', 'status', make('div', 'pill', this.icon, this.said), this.age, this.spoken);
  }

  /** @param {{state: import('../core/stale.js').State, word: string, note: string, age: string, now: number}} model */
  show({ state, word, note, age, now }) {
    attribute(this.path, 'd', STATE_PATHS[state]);
    setText(this.word, word);
    setText(this.note, note && ` · ${note}`);
    setText(this.age, age);
    this.announce(state, note ? `${word} · ${note}` : word, now);
    // All figures have one width.
    const shape = `${word} ${note}`.replace(/\d/g, '0');
    if (shape !== this.#shape) this.keepWhole();
    this.#shape = shape;
  }

  /** The name of a source may be long; what stands beside it keeps its place. */
  keepWhole() {
    refit(this.said);
    fit(this.said);
  }

  /** @param {string} state @param {string} sentence @param {number} now */
  announce(state, sentence, now) {
    // Loading is what a page does; it is news only when it is over.
    if (sentence === vi.stateLoading || state === this.#announced || now - this.#announcedAt < ANNOUNCE_EVERY) return;
    this.#announced = state;
    this.#announcedAt = now;
    setText(this.spoken, sentence);
  }

  /** Once for each message that has come, and never by a timer: a dot that blinks by itself proves nothing. */
  blink() {
    if (isStill()) return;
    this.icon.animate([{ opacity: 1 }, { opacity: 0.25 }, { opacity: 1 }], { duration: 320 });
  }
}

/** The amber band that replaces the foot while the picture is too old to conclude from. */
export class StaleBanner {
  constructor() {
    this.words = make('span', 'num');
    this.since = make('span', 'since num');
    this.root = make('div', 'banner', this.words, this.since);
  }

  /** @param {{words: string, since: string}} model */
  show({ words, since }) {
    setText(this.words, words);
    setText(this.since, since);
  }
}

/** The server's time of day, for the screen's own cannot be trusted. */
export class LiveClock {
  constructor() {
    this.time = placeholder('div', 'num');
    this.time.id = 'clock';
    this.date = placeholder('div', 'date');
    this.root = make('div', 'clock', this.time, this.date);
  }

  /** @param {{time: string, date: string}} model */
  show({ time, date }) {
    setText(this.time, time);
    setText(this.date, date);
  }
}
