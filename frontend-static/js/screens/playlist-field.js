import { decoration, draw, make, refill } from '../elements/dom.js';
import { lookUp } from '../core/table.js';
import { words } from '../i18n/screens.js';
import { KINDS } from '../core/playlist.js';
import { button, field, select } from './parts.js';

const ARROW = { up: 'M12 19V5M5 12l7-7l7 7', down: 'M12 5v14M5 12l7 7l7-7' };

/** The slides in their order: moved by buttons, which every finger and every keyboard can use. */
export class PlaylistField {
  /** @param {string[]} slides @param {() => void} onChange */
  constructor(slides, onChange) {
    this.slides = [...slides];
    this.onChange = onChange;
    this.list = make('ol', 'playlist');
    this.more = make('div', 'more');
    this.said = make('p', 'spoken');
    this.said.setAttribute('role', 'status');
    this.node = make('div', 'playlist-field', this.list, this.more, this.said);
    this.draw();
  }

  draw() {
    refill(this.list, ...this.slides.map((slide, at) => this.row(slide, at)));
    const left = KINDS.filter((slide) => !this.slides.includes(slide));
    refill(this.more, ...(left.length ? [this.adder(left)] : [make('p', 'small', words.allIn)]));
  }

  /** @param {string} slide @param {number} at */
  row(slide, at) {
    const name = nameOf(slide);
    const up = this.mover('up', words.up(name), at, -1);
    const down = this.mover('down', words.down(name), at, 1);
    up.disabled = at === 0;
    down.disabled = at === this.slides.length - 1;
    const remove = button(words.removeShort, () => this.remove(at), 'quiet small-button');
    remove.setAttribute('aria-label', words.remove(name));
    remove.disabled = this.slides.length === 1;
    return make('li', '', make('span', 'slide-name', name), make('span', 'movers', up, down, remove));
  }

  /** @param {'up'|'down'} direction @param {string} label @param {number} at @param {number} by */
  mover(direction, label, at, by) {
    const node = button('', () => this.move(at, by, direction), 'quiet icon-button');
    node.setAttribute('aria-label', label);
    node.dataset.move = direction;
    node.append(decoration(draw('svg', { viewBox: '0 0 24 24', class: 'arrow' },
      draw('path', { d: ARROW[direction], fill: 'none', stroke: 'currentColor', 'stroke-width': 2.4, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }))));
    return node;
  }

  /** The focus goes along with the slide. @param {number} at @param {number} by @param {string} direction */
  move(at, by, direction) {
    const [slide] = this.slides.splice(at, 1);
    this.slides.splice(at + by, 0, slide);
    this.changed();
    const buttons = [...this.list.children[at + by].querySelectorAll('button')];
    const same = buttons.find((one) => one.dataset.move === direction && !one.disabled);
    (same ?? buttons.find((one) => !one.disabled))?.focus();
    this.said.textContent = `${nameOf(slide)}: ${at + by + 1}/${this.slides.length}`;
  }

  /** @param {number} at */
  remove(at) {
    this.slides.splice(at, 1);
    this.changed();
    const row = this.list.children[Math.min(at, this.slides.length - 1)];
    const next = [...row.querySelectorAll('button')].find((one) => !one.disabled);
    if (next) next.focus();
  }

  /** @param {string[]} left */
  adder(left) {
    const choice = select(left.map((slide) => [slide, nameOf(slide)]));
    const add = button(words.addSlide, () => {
      this.slides.push(choice.value);
      this.changed();
      const again = this.more.querySelector('button');
      if (again) again.focus();
    });
    return make('div', 'adder', field(words.addSlide, choice), add);
  }

  changed() {
    this.draw();
    this.onChange();
  }
}

/** @param {string} slide */
function nameOf(slide) {
  return lookUp(words.slides, slide) ?? slide;
}
