import { attribute, blank, make, put } from './dom.js';
import { drumMark } from './icons.js';
import { ChangeFeed } from './change-feed.js';
import { GroupBars } from './group-bars.js';
import { League } from './league.js';
import { LiveClock } from './live-clock.js';
import { ProvinceTile } from './province-tile.js';
import { PulseChart } from './pulse-chart.js';
import { StaleBanner, StateMark } from './state-mark.js';
import { vi } from '../i18n/vi.js';

/** The whole wall: places its parts on the stage once, and hands each its share of the model. */
export class WallBoard {
  /** @param {HTMLElement} stage @param {string} host address that phones type */
  constructor(stage, host) {
    this.stage = stage;
    this.place = blank('span', 'place');
    this.demo = make('b', 'demo', vi.demo);
    this.demo.hidden = true;
    this.state = new StateMark();
    this.clock = new LiveClock();
    this.province = new ProvinceTile();
    this.groups = new GroupBars();
    this.league = new League();
    this.feed = new ChangeFeed();
    this.pulse = new PulseChart();
    this.banner = new StaleBanner();
    stage.append(
      make('header', 'head', drumMark(),
        make('div', 'titles', make('h1', '', vi.title), make('p', 'sub', this.place, this.demo)),
        this.state.root, this.clock.root),
      make('div', 'left', this.province.root, this.groups.root),
      this.league.root,
      make('footer', 'foot', make('div', 'news', this.feed.root, this.pulse.root),
        make('p', 'fine', make('span', 'estimate', vi.estimate), make('span', 'phone', `${vi.phone} `, make('b', '', host)))),
      this.banner.root);
  }

  /** @param {{state: string, drained: boolean, bones: boolean}} model */
  showStage({ state, drained, bones }) {
    attribute(this.stage, 'data-state', state);
    attribute(this.stage, 'data-drained', drained ? 'true' : null);
    attribute(this.stage, 'data-bones', bones ? 'true' : null);
    attribute(this.stage, 'aria-busy', state === 'loading' ? 'true' : null);
  }

  /** @param {{province: string, period: string|null, demo: boolean}} model */
  showPlace({ province, period, demo }) {
    put(this.place, [province, vi.decision, period].filter(Boolean).join(' · '));
    this.demo.hidden = !demo;
  }
}
