import { meaningOf } from '../core/keys.js';

const POINTER_STAYS = 8000;
const KEYS_STAY = 15000;
const CODE_STAYS = 20000;

/**
 * Somebody in front of the wall: keys, remote control, pointer, finger. Everything can be done with arrows, OK and Back.
 */
export class Input {
  /** @type {number} */ #pointerUntil = -Infinity;
  /** @type {number} */ #keysUntil = -Infinity;
  /** @type {number} */ #codeUntil = -Infinity;
  /** @type {boolean} */ #over = false;
  /** @type {boolean} */ #opened = false;

  /**
   * @param {object} doors
   * @param {import('../elements/wall-board.js').WallBoard} doors.wall
   * @param {import('./picture.js').Picture} doors.picture
   * @param {import('./screen.js').PanelScreen} doors.screen
   * @param {boolean} doors.letters @param {() => number} doors.monotonic
   */
  constructor({ wall, picture, screen, letters, monotonic }) {
    this.wall = wall;
    this.picture = picture;
    this.screen = screen;
    this.letters = letters;
    this.monotonic = monotonic;
  }

  listen() {
    document.addEventListener('keydown', (event) => this.key(event));
    // A browser tells where its pointer lies as a page comes, too: nobody is there for that.
    document.addEventListener('pointermove', ({ movementX, movementY }) => {
      if (movementX !== 0 || movementY !== 0) this.#pointerUntil = this.monotonic() + POINTER_STAYS;
    });
    this.wall.main.slot.addEventListener('pointerenter', () => { this.#over = true; });
    this.wall.main.slot.addEventListener('pointerleave', () => { this.#over = false; });
  }

  /** Rows do not move under the hand of who is about to touch them; a pointer that was left lying is no hand. */
  isHolding() {
    return this.picture.focus !== null || (this.#over && this.monotonic() < this.#pointerUntil);
  }

  /** @param {number} now */
  tick(now) {
    const { wall, screen } = this;
    const shown = screen.isPhone || this.#opened || now < this.#pointerUntil;
    wall.stage.classList.toggle('handled', shown);
    wall.controls.show({ paused: this.picture.playlist.paused, screens: screen.canBeFull });
    wall.keys.show(now < this.#keysUntil);
    wall.showLarge(now < this.#codeUntil ? this.picture.code() : null);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target && target.closest && target.closest('input, select, textarea, [contenteditable]')) return;
    const { action, slide } = meaningOf(event, this.letters);
    if (slide !== null) this.picture.jump(slide);
    else if (!action) return;
    else if (this.wall.controls.isFocused) {
      // A button that is in focus takes OK and Space itself.
      if (['ok', 'pause'].includes(action)) return;
      this.inControls(action);
    } else this.act(action);
    event.preventDefault();
    this.tick(this.monotonic());
  }

  /** @param {string} action */
  inControls(action) {
    if (action === 'left' || action === 'right') this.wall.controls.move(action === 'left' ? -1 : 1);
    else if (action === 'up') return;
    else if (action === 'down' || action === 'back') this.leaveControls();
    else this.act(action);
  }

  leaveControls() {
    this.#opened = false;
    /** @type {HTMLElement} */ (document.activeElement).blur();
  }

  /** @param {string} action */
  act(action) {
    const now = this.monotonic();
    const { picture } = this;
    if (action === 'left' || action === 'right') picture.step(action === 'left' ? -1 : 1);
    else if (action === 'up' && !picture.moveFocus(-1)) this.openControls();
    else if (action === 'down') picture.moveFocus(1);
    else if (action === 'ok' || action === 'pause') picture.togglePause();
    else if (action === 'back') this.back();
    else if (action === 'full') this.screen.toggleFull();
    else if (action === 'code') this.#codeUntil = now < this.#codeUntil ? -Infinity : now + CODE_STAYS;
    else if (action === 'keys') this.#keysUntil = now < this.#keysUntil ? -Infinity : now + KEYS_STAY;
  }

  openControls() {
    this.#opened = true;
    this.tick(this.monotonic());
    this.wall.controls.enter();
  }

  /** One thing at a time: what lies on top, then the choice, then the pause. */
  back() {
    const now = this.monotonic();
    if (now < this.#keysUntil || now < this.#codeUntil) {
      this.#keysUntil = -Infinity;
      this.#codeUntil = -Infinity;
    } else this.picture.resume();
  }

  /** @param {import('../elements/controls.js').Control} name */
  press(name) {
    /** @type {Record<import('../elements/controls.js').Control, string>} */
    const actions = { prev: 'left', next: 'right', pause: 'pause', code: 'code', full: 'full', keys: 'keys' };
    this.act(actions[name]);
    this.tick(this.monotonic());
  }
}
