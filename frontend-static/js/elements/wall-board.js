import { attribute, blank, isStill, make, put } from './dom.js';
import { drumMark } from './icons.js';
import { ChangeFeed } from './change-feed.js';
import { Controls, KeyList } from './controls.js';
import { GroupBars } from './group-bars.js';
import { LiveClock } from './live-clock.js';
import { MainPanel } from './main-panel.js';
import { PhoneLink } from './qr-code.js';
import { ProvinceTile } from './province-tile.js';
import { PulseChart } from './pulse-chart.js';
import { CodeSlide } from './slide-code.js';
import { StaleBanner, StateMark } from './state-mark.js';
import { vi } from '../i18n/vi.js';

/** The whole wall: places its parts on the stage once, and hands each its share of the model. */
export class WallBoard {
  /** @param {HTMLElement} stage @param {(name: string) => void} onPress of a control */
  constructor(stage, onPress) {
    this.stage = stage;
    this.title = make('h1', '', vi.title);
    this.place = blank('span', 'place');
    this.demo = make('b', 'demo', vi.demo);
    this.demo.hidden = true;
    this.state = new StateMark();
    this.clock = new LiveClock();
    this.province = new ProvinceTile();
    this.groups = new GroupBars();
    this.main = new MainPanel();
    this.feed = new ChangeFeed();
    this.pulse = new PulseChart();
    this.phone = new PhoneLink(vi.phone, vi.phone);
    this.banner = new StaleBanner();
    this.controls = new Controls(onPress);
    this.keys = new KeyList();
    this.large = new CodeSlide();
    this.overlay = make('div', 'overlay panel', this.large.root);
    this.overlay.hidden = true;
    this.estimate = make('span', 'estimate', vi.estimate);
    this.main.root.append(this.controls.root);
    this.refusal = make('p', 'refusal');
    this.refusal.hidden = true;
    stage.append(
      make('header', 'head', drumMark(),
        make('div', 'titles', this.title, make('p', 'sub', this.place, this.demo)),
        this.state.root, this.clock.root),
      make('div', 'left', this.province.root, this.groups.root),
      this.main.root,
      make('footer', 'foot', make('div', 'foot-words', make('div', 'news', this.feed.root, this.pulse.root),
        make('p', 'fine', this.estimate, this.phone.words)), this.phone.plate),
      this.banner.root, this.overlay, this.keys.root, this.refusal);
  }

  /** @param {{state: string, drained: boolean, bones: boolean}} model */
  showStage({ state, drained, bones }) {
    attribute(this.stage, 'data-state', state);
    attribute(this.stage, 'data-drained', drained ? 'true' : null);
    attribute(this.stage, 'data-bones', bones ? 'true' : null);
    attribute(this.stage, 'aria-busy', state === 'loading' ? 'true' : null);
  }

  /** @param {{province: string, period: string|null, demo: boolean, brief: boolean}} model brief: there is little room */
  showPlace({ province, period, demo, brief }) {
    put(this.title, brief ? vi.titleBrief(province) : vi.title);
    put(this.place, (brief ? [period] : [province, vi.decision, period]).filter(Boolean).join(' · '));
    put(this.estimate, brief ? vi.estimateBrief : vi.estimate);
    this.demo.hidden = !demo;
  }

  /** @param {{address: string, screen: string}|null} model null: the large code is put away */
  showLarge(model) {
    this.overlay.hidden = model === null;
    if (model) this.large.show(model);
  }

  /**
   * A slide of another width comes up where it stands: a panel that jumps over is seen from the corner of the eye.
   * @param {boolean} wide
   */
  spread(wide) {
    if (this.stage.classList.contains('wide') === wide) return;
    this.stage.classList.toggle('wide', wide);
    if (!isStill()) this.main.root.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 240 });
  }

  /** This picture would be too small to be read: no figures at all. @param {boolean} refused */
  refuse(refused) {
    this.refusal.hidden = !refused;
    put(this.refusal, refused ? vi.refused : '');
    attribute(this.stage, 'data-refused', refused ? 'true' : null);
  }
}
