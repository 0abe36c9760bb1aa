import { causeWords } from './cause-words.js';
import { attribute, isStill, make, setText } from './dom.js';
import { isZero, signed } from '../core/format.js';
import { vi } from '../i18n/vi.js';

/** The latest changes, each with its cause. A few lines that are written anew, not a list that grows. */
export class ChangeFeed {
  /** @param {number} [lines] */
  constructor(lines = 2) {
    this.lines = Array.from({ length: lines }, () => new FeedLine());
    this.list = make('ul', '', ...this.lines.map((line) => line.root));
    if (lines === 2) this.list.id = 'feed';
    this.list.setAttribute('aria-label', vi.latestChanges);
    this.none = make('p', 'no-changes', vi.noChanges);
    this.none.hidden = true;
    this.root = make('div', 'feed', this.list, this.none);
  }

  /**
   * @param {object} model
   * @param {readonly import('../core/frame.js').Cause[]} model.causes newest first
   * @param {ReadonlyMap<string, import('../core/frame.js').Row>} model.rows
   * @param {ReadonlyMap<string, string>} model.components
   * @param {(at: number) => string} model.time
   */
  show({ causes, rows, components, time }) {
    const told = latestOfUnits(causes).slice(0, this.lines.length);
    this.none.hidden = told.length > 0;
    this.lines.forEach((line, i) => {
      const cause = told[i];
      line.show(cause ? {
        time: time(cause.at),
        unit: cause.shortName || rows.get(cause.unit)?.shortName || cause.unit,
        points: cause.points,
        component: cause.component,
        what: components.get(cause.component) ?? cause.component,
        who: causeWords(cause),
      } : null);
    });
  }
}

/**
 * One line for what happened to a unit at one instant: its largest part. A single case moves several components at once,
 * and two lines are too few to tell each.
 * @param {readonly import('../core/frame.js').Cause[]} causes newest first
 */
function latestOfUnits(causes) {
  const largest = new Map();
  for (const cause of causes) {
    if (isZero(cause.points)) continue;
    const key = `${cause.unit} ${cause.at}`;
    const known = largest.get(key);
    if (!known || Math.abs(cause.points) > Math.abs(known.points)) largest.set(key, cause);
  }
  return [...largest.values()];
}

class FeedLine {
  constructor() {
    this.time = make('time', 'num');
    this.unit = make('b', 'who');
    this.points = make('span', 'pt num');
    this.words = make('span', 'why');
    this.root = make('li', '', this.time, this.unit, this.points, this.words);
    this.root.hidden = true;
  }

  /** @param {{time: string, unit: string, points: number, what: string, who: string, component: string}|null} model */
  show(model) {
    this.root.hidden = model === null;
    if (!model) return;
    // Another name is of another width: the line comes up anew, and does not push its figures about.
    if (this.unit.textContent !== model.unit && !isStill()) this.root.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 240 });
    setText(this.time, model.time);
    setText(this.unit, model.unit);
    setText(this.points, signed(model.points));
    attribute(this.points, 'data-way', model.points < 0 ? 'down' : 'up');
    setText(this.words, `${model.what} · ${model.who}`);
    // Nothing is cut off on a wall: where the longest names meet, the cases go unsaid, and then the component is its number.
    if (this.isTooLong()) setText(this.words, model.what);
    if (this.isTooLong()) setText(this.words, vi.component(model.component));
    if (this.isTooLong()) setText(this.words, '');
  }

  isTooLong() {
    return [this.root, this.words].some((node) => node.scrollWidth > node.clientWidth);
  }
}
