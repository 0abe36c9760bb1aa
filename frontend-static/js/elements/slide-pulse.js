import { make, put } from './dom.js';
import { ChangeFeed } from './change-feed.js';
import { PulseChart } from './pulse-chart.js';
import { count } from '../core/format.js';
import { vi } from '../i18n/vi.js';

const LINES = 5;

/** The beat of the day: the last hour minute by minute, what stands open, and what has just changed. */
export class PulseSlide {
  constructor() {
    this.title = vi.pulseTitle;
    this.aside = null;
    this.chart = new PulseChart();
    this.facts = ['received', 'completed', 'open', 'openLate'].map((name) => ({ name, value: make('b', 'num'), words: make('span', '', vi.counts[name]) }));
    this.feed = new ChangeFeed(LINES);
    this.root = make('div', 'slide beat', this.chart.root,
      make('ul', 'facts', ...this.facts.map(({ name, value, words }) => {
        const fact = make('li', 'fact', value, words);
        fact.dataset.fact = name;
        return fact;
      })),
      make('h3', 'end-head', vi.latestChanges), this.feed.root);
  }

  /** @param {{row: import('../core/frame.js').Row, feed: any}} model */
  show({ row, feed }) {
    this.chart.show(row.pulse);
    for (const { name, value } of this.facts) put(value, count(row.counts[name]));
    this.feed.show(feed);
  }

  get lists() {
    return [];
  }
}
