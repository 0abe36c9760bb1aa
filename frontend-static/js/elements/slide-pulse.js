import { attribute, decoration, make, setText, style } from './dom.js';
import { BeatBars, PulseChart, sum } from './pulse-chart.js';
import { daySpan } from '../core/slides.js';
import { count, percent } from '../core/format.js';
import { vi } from '../i18n/vi.js';

const FACTS = /** @type {const} */ (['received', 'completed', 'open', 'openLate']);
const TOTALS = /** @type {const} */ (['received', 'online', 'finished']);

/** The beat of the day: since midnight by the quarter of an hour, the last hour by the minute, and what stands open. */
export class PulseSlide {
  constructor() {
    this.title = vi.pulseTitle;
    this.peak = make('p', 'aside-words num');
    this.aside = this.peak;
    this.day = new DayChart();
    this.hour = new PulseChart();
    this.facts = FACTS.map((name) => ({ name, value: make('b', 'num'), words: make('span', '', vi.counts[name]) }));
    this.root = make('div', 'slide beat', this.day.root, make('div', 'beat-hour', this.hour.root),
      make('ul', 'facts', ...this.facts.map(({ name, value, words }) => {
        const fact = make('li', 'fact', value, words);
        fact.dataset.fact = name;
        return fact;
      })));
  }

  /** @param {{row: import('../core/frame.js').Row, calendar: import('../core/format.js').Calendar}} model */
  show({ row }) {
    this.day.root.hidden = row.day === null;
    setText(this.peak, row.day === null ? '' : vi.dayPeak(count(this.day.show(row.day)), row.day.step));
    this.hour.show(row.pulse);
    for (const { name, value } of this.facts) setText(value, count(row.counts[name]));
  }

  get lists() {
    return [];
  }
}

/** The province's day on a scale of its hours. */
class DayChart {
  constructor() {
    this.bars = new BeatBars('day-chart');
    this.hours = decoration(make('div', 'day-hours num'));
    this.totals = TOTALS.map((name) => ({ name, value: make('b', 'num'), share: make('span', 'day-share num') }));
    this.root = make('div', 'day', make('ul', 'day-totals', ...this.totals.map(({ name, value, share }) => {
      const words = { received: vi.dayReceived, online: vi.dayOnline, finished: vi.dayFinished }[name];
      const key = { received: 'key-in', online: 'key-online', finished: 'key-out' }[name];
      return make('li', `day-total day-${name}`, value, share, make('span', `day-words ${key}`, words));
    })), make('div', 'day-plot', this.bars.root), this.hours);
    attribute(this.root, 'role', 'group');
    attribute(this.root, 'aria-label', vi.pulseOfDay);
  }

  /** @param {import('../core/frame.js').Day} day @returns {number} the most in one step */
  show(day) {
    const all = { received: sum(day.received), online: sum(day.online), finished: sum(day.finished) };
    for (const { name, value, share } of this.totals) {
      setText(value, count(all[name]));
      setText(share, name === 'online' && all.received > 0 ? percent(all.online / all.received) : '');
    }
    const { from, to } = daySpan(day);
    this.showHours(from, to);
    const perHour = 60 / day.step;
    /** @param {number[]} counts */
    const cut = (counts) => counts.slice(from * perHour);
    return this.bars.show({ received: cut(day.received), online: cut(day.online), finished: cut(day.finished) }, { slots: (to - from) * perHour, first: 0 });
  }

  /** @param {number} from @param {number} to hours */
  showHours(from, to) {
    const key = `${from}-${to}`;
    if (this.hours.dataset.span === key) return;
    this.hours.dataset.span = key;
    this.hours.textContent = '';
    for (let hour = from; hour <= to; hour += 1) {
      if (hour % 3) continue;
      const tick = make('span', '', `${String(hour).padStart(2, '0')}:00`);
      style(tick, 'left', `${((hour - from) / (to - from)) * 100}%`);
      this.hours.append(tick);
    }
  }
}
