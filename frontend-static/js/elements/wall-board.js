import { attribute, fit, isStill, make, placeholder, refit, setText } from './dom.js';
import { drumMark } from './icons.js';
import { ChangeFeed } from './change-feed.js';
import { Controls, KeyList } from './controls.js';
import { GroupBars } from './group-bars.js';
import { MainPanel } from './main-panel.js';
import { CodeSlide, PhoneLink } from './qr-code.js';
import { ProvinceTile } from './province-tile.js';
import { PulseChart } from './pulse-chart.js';
import { LiveClock, StaleBanner, StateMark } from './state-mark.js';
import { vi } from '../i18n/vi.js';

const DECISION = '766';

/** The whole wall: places its parts on the stage once, and hands each its share of the model. */
export class WallBoard {
  /** @param {HTMLElement} stage @param {(name: import('./controls.js').Control) => void} onPress */
  constructor(stage, onPress) {
    this.stage = stage;
    this.title = make('h1', '', vi.title);
    this.place = placeholder('span', 'place');
    this.demo = make('b', 'demo', vi.demo);
    this.demo.hidden = true;
    this.remark = make('b', 'remark');
    this.remark.hidden = true;
    this.sub = make('p', 'sub', this.place, this.demo, this.remark);
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
    this.estimate = make('span', 'estimate');
    this.still = make('p', 'still', vi.still);
    this.main.root.append(this.controls.root);
    this.refusal = make('h1', 'refusal');
    this.refusal.hidden = true;
    // The page comes with its head, so that something true is painted before any script has run.
    stage.textContent = '';
    stage.append(
      make('header', 'head', drumMark(),
        make('div', 'titles', this.title, this.sub),
        this.state.root, this.clock.root),
      make('div', 'left', this.province.root, this.groups.root),
      this.main.root,
      make('footer', 'foot', make('div', 'foot-words', make('div', 'news', this.feed.root, this.still, this.pulse.root),
        make('p', 'fine', this.estimate, this.phone.words)), this.phone.plate),
      this.banner.root, this.overlay, this.keys.root, this.refusal);
  }

  /** @param {{state: string, drained: boolean, bones: boolean, drawn: boolean}} model */
  showStage({ state, drained, bones, drawn }) {
    // floor.js goes back to an earlier build where it is missing for long.
    attribute(this.stage, 'data-drawn', drawn ? 'true' : null);
    attribute(this.stage, 'data-state', state);
    attribute(this.stage, 'data-drained', drained ? 'true' : null);
    attribute(this.stage, 'data-bones', bones ? 'true' : null);
    attribute(this.stage, 'aria-busy', state === 'loading' ? 'true' : null);
  }

  /**
   * Whose figures these are, of when and by which method: the note must be true for what is shown.
   * @param {object} model
   * @param {import('../live/about.js').About} model.about @param {import('../core/view.js').View} model.looked
   * @param {string|null} model.period @param {boolean} model.otherVersion the catalogue was not in force then
   * @param {boolean} model.brief there is little room @param {readonly string[]} model.remarks what was asked for and is not shown
   */
  showPlace({ about, looked, period, otherVersion, brief, remarks }) {
    const own = looked.listName || looked.name;
    const method = looked.name || (isDecided(about) ? vi.decision : about.method);
    const said = brief ? [own && about.province, period] : [about.province, method === own ? '' : method, period];
    setText(this.place, [...said, otherVersion ? vi.otherVersion : ''].filter(Boolean).join(' · '));
    setText(this.remark, remarks.join(' · '));
    this.remark.hidden = remarks.length === 0;
    setText(this.estimate, own || !isDecided(about) ? vi.estimatePlain : brief ? vi.estimateBrief : vi.estimate);
    this.demo.hidden = !about.demo;
    this.fitTitle(own || (brief ? vi.titleBrief(about.province) : vi.title));
  }

  /** The name of a list or of a set of indicators may be long; it stands whole. @param {string} title */
  fitTitle(title) {
    setText(this.title, title);
    refit(this.title);
    refit(this.sub);
    fit(this.title);
    fit(this.sub);
  }

  /** Until the first picture has come: its own geometry. @param {boolean} wide of the slide that comes first @param {number} rows of a page of departments */
  await(wide, rows) {
    this.stage.classList.toggle('wide', wide);
    this.main.slides.departments.awaitRows(rows);
    this.fitTitle(vi.title);
  }

  /** Of a picture that does not move there is no news. @param {boolean} frozen an instant that was chosen @param {boolean} ended a period that is over */
  showStill(frozen, ended) {
    attribute(this.stage, 'data-still', frozen || ended ? 'true' : null);
    setText(this.still, ended ? vi.stillEnded : vi.still);
  }

  /** Of a period that has just begun a rank says next to nothing: it is drawn quiet. @param {boolean} young */
  showYoung(young) {
    attribute(this.stage, 'data-young', young ? 'true' : null);
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
    setText(this.refusal, refused ? vi.refused : '');
    attribute(this.stage, 'data-refused', refused ? 'true' : null);
  }
}

/** Whether the main set is that of Decision 766. @param {import('../live/about.js').About} about */
function isDecided({ set }) {
  return set === null || set === DECISION;
}
