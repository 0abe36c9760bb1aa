import { attribute, decoration, draw, make, setText } from './dom.js';
import { vi } from '../i18n/vi.js';

const PATHS = {
  prev: 'M15 4l-8 8l8 8', next: 'M9 4l8 8l-8 8', pause: 'M8 5v14M16 5v14', resume: 'M7 4l13 8l-13 8z',
  code: 'M4 4h6v6h-6zM14 4h6v6h-6zM4 14h6v6h-6zM14 14h2v2h-2zM18 18h2v2h-2z', full: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  keys: 'M9 9a3 3 0 1 1 4 2.800c-.700.300-1 .800-1 1.700M12 17.500v.5',
};
/** @typedef {'prev'|'pause'|'next'|'code'|'full'|'keys'} Control */
/** @type {readonly Control[]} */
const ORDER = ['prev', 'pause', 'next', 'code', 'full', 'keys'];

/**
 * What can be done by hand, for pointers, fingers and remote controls alike. Out of sight until somebody is there: a wall
 * that nobody touches shows figures only.
 */
export class Controls {
  /** @param {(name: Control) => void} onPress */
  constructor(onPress) {
    const parts = ORDER.map((name) => {
      const path = draw('path', { d: PATHS[name], fill: 'none', stroke: 'currentColor', 'stroke-width': 2.4, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' });
      const words = make('span', 'control-words', vi.controls[name]);
      const button = make('button', 'control', decoration(draw('svg', { viewBox: '0 0 24 24', class: 'icon' }, path)), words);
      button.setAttribute('type', 'button');
      button.setAttribute('aria-label', vi.controls[name]);
      button.dataset.control = name;
      button.addEventListener('click', () => onPress(name));
      return { name, path, words, button };
    });
    this.buttons = parts.map(({ button }) => button);
    this.icons = /** @type {Record<Control, typeof parts[number]>} */ (Object.fromEntries(parts.map((part) => [part.name, part])));
    this.root = make('div', 'controls', ...this.buttons);
    this.root.setAttribute('role', 'toolbar');
    this.root.setAttribute('aria-label', vi.controlsLabel);
  }

  /** @param {{paused: boolean, screens: boolean}} model screens: whether a whole screen can be had */
  show({ paused, screens }) {
    const { path, words, button } = this.icons.pause;
    attribute(path, 'd', paused ? PATHS.resume : PATHS.pause);
    const pause = paused ? vi.controls.resume : vi.controls.pause;
    setText(words, pause);
    attribute(button, 'aria-label', pause);
    attribute(button, 'aria-pressed', String(paused));
    this.icons.full.button.hidden = !screens;
  }

  get isFocused() {
    return this.root.contains(document.activeElement);
  }

  enter() {
    this.icons.pause.button.focus({ preventScroll: true });
  }

  /** @param {1|-1} by */
  move(by) {
    const open = this.buttons.filter((button) => !button.hidden);
    const at = open.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    open[(at + by + open.length) % open.length].focus({ preventScroll: true });
  }
}

/** The list of keys, for fifteen seconds. */
export class KeyList {
  constructor() {
    this.root = make('div', 'keylist', make('h2', '', vi.keysTitle),
      make('dl', '', ...vi.keys.flatMap(([key, does]) => [make('dt', '', key), make('dd', '', does)])));
    this.root.hidden = true;
    this.root.setAttribute('role', 'dialog');
    this.root.setAttribute('aria-label', vi.keysTitle);
  }

  /** @param {boolean} shown */
  show(shown) {
    this.root.hidden = !shown;
  }
}
