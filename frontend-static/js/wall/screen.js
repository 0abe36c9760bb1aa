import { attribute, isStill, reappear } from '../elements/dom.js';
import { isWithin } from '../core/settings.js';
import { layoutOf, roomOf } from '../core/geometry.js';

/** Against burn-in: the picture wanders around a point, never more than four pixels from where it was. */
const ORBIT = [[0, 0], [2, 0], [2, 2], [0, 2], [-2, 2], [-2, 0], [-2, -2], [0, -2]];
const ORBIT_EVERY = 3 * 60000;
const MIRROR_EVERY = 6 * 3600000;
const REST = { from: 2 * 60, to: 2 * 60 + 10 };
const EVERY_ROW = 999;

/** The panel that the wall hangs on: its shape, its room, its nights. The only place that writes to the root element. */
export class PanelScreen {
  /** @param {HTMLElement} stage @param {import('../core/settings.js').Settings} settings @param {number} startedAt */
  constructor(stage, settings, startedAt) {
    this.stage = stage;
    this.settings = settings;
    this.startedAt = startedAt;
    this.root = document.documentElement;
    this.room = roomOf(settings.distance, settings.inch);
    this.upright = matchMedia('(orientation: portrait)');
    this.small = matchMedia('(max-width: 700px), (max-height: 480px)');
    this.shape();
  }

  /** On a phone the list is scrolled, not turned. */
  get isPhone() {
    return this.small.matches && this.settings.orientation === null;
  }

  get isPortrait() {
    return this.settings.orientation === null ? this.upright.matches : this.settings.orientation === 'portrait';
  }

  get refused() {
    return this.room.profile === null;
  }

  /** Whether letters are so large that there is room for few words. */
  get isBrief() {
    return !this.isPhone && ['far', 'very-far'].includes(this.room.profile ?? '');
  }

  get layout() {
    if (this.isPhone) return { rows: EVERY_ROW, wideRows: EVERY_ROW, columns: 1 };
    return layoutOf(this.room.profile ?? 'mid', this.isPortrait);
  }

  /** Names may not become smaller than the room needs. */
  get isRoomKnown() {
    return this.room.floor > 0 && !this.isPhone;
  }

  /** @param {string} kind whether the slide takes the whole width */
  isWide(kind) {
    if (this.isPhone) return false;
    const { profile } = this.room;
    return profile === 'very-far' || (profile === 'far' && this.isPortrait) || kind === 'communes' || kind === 'ends';
  }

  /** @param {() => void} onTurned */
  watch(onTurned) {
    for (const query of [this.upright, this.small]) {
      query.addListener(() => {
        this.shape();
        onTurned();
      });
    }
    // What is shown again after it was hidden has lost its lock.
    document.addEventListener('visibilitychange', () => this.stayAwake());
    this.stayAwake();
  }

  shape() {
    attribute(this.root, 'data-shape', this.isPortrait ? 'portrait' : 'landscape');
    attribute(this.root, 'data-phone', this.isPhone ? 'true' : null);
    attribute(this.root, 'data-profile', this.isPhone ? 'mid' : this.room.profile ?? 'mid');
    attribute(this.root, 'data-margin', this.settings.margin);
    attribute(this.root, 'data-forced', this.settings.orientation);
    if (!this.root.hasAttribute('data-theme')) this.dress(false);
  }

  /** @param {number} now @param {number|null} minute of the server's day */
  tick(now, minute) {
    const aged = now - this.startedAt;
    this.orbit(aged);
    if (this.settings.mirror) attribute(this.root, 'data-mirror', Math.floor(aged / MIRROR_EVERY) % 2 ? 'true' : null);
    if (minute === null) return;
    this.dress(isWithin(this.settings.night, minute));
    attribute(this.root, 'data-rest', this.settings.rest && isWithin(REST, minute) ? 'true' : null);
  }

  /** By night every wall is dark. @param {boolean} night */
  dress(night) {
    attribute(this.root, 'data-theme', night ? 'night' : this.settings.light ? 'light' : null);
  }

  /** The code for phones stands in another corner of the foot with each loop. @param {number} loop how many have passed */
  placeCode(loop) {
    const corner = loop % 2 ? 'left' : null;
    if (this.root.getAttribute('data-code') === corner) return;
    reappear(/** @type {HTMLElement} */ (this.stage.querySelector('.foot')), () => attribute(this.root, 'data-code', corner));
  }

  /** @param {number} aged */
  orbit(aged) {
    if (isStill() || this.isPhone) {
      this.stage.style.transform = '';
      return;
    }
    const [x, y] = ORBIT[Math.floor(aged / ORBIT_EVERY) % ORBIT.length];
    this.stage.style.transform = x || y ? `translate(${x}px, ${y}px)` : '';
  }

  /** Where the browser knows how; a panel that is held awake by its player needs nothing. */
  stayAwake() {
    const { wakeLock } = navigator;
    if (!wakeLock || document.visibilityState !== 'visible' || this.isPhone) return;
    // It lasts until the page is out of sight. Some browsers refuse with an exception instead of a promise.
    Promise.resolve().then(() => wakeLock.request('screen')).catch(() => undefined);
  }

  get canBeFull() {
    return Boolean(document.documentElement.requestFullscreen);
  }

  toggleFull() {
    const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    // Refused without a gesture; then it stays as it is.
    Promise.resolve(done).catch(() => undefined);
  }
}
