import { decoration, make, setText, style } from './dom.js';
import { vi } from '../i18n/vi.js';

/** Which picture of how many, and how long until the next: a real countdown. */
export class PageDots {
  /** @type {{root: HTMLElement, fill: HTMLElement}[]} */ #dots = [];

  constructor() {
    this.range = make('span', 'range');
    this.next = make('span', 'next');
    this.dots = decoration(make('span', 'dots'));
    this.root = make('div', 'pager num', this.range, this.dots, this.next);
  }

  /** @param {import('../core/playlist.js').View & {range: string}} model */
  show({ step, steps, left, dwell, paused, pinned, range }) {
    setText(this.range, range);
    setText(this.next, paused ? vi.paused : steps > 1 ? vi.nextPage(Math.max(1, Math.ceil(left / 1000))) : pinned ? vi.pinned : '');
    if (this.#dots.length !== (steps > 1 ? steps : 0)) this.build(steps);
    this.#dots.forEach(({ root, fill }, i) => {
      root.classList.toggle('on', i === step);
      style(fill, 'transform', `scaleX(${i === step ? Math.max(0, 1 - left / dwell).toFixed(3) : 0})`);
    });
  }

  /** @param {number} steps */
  build(steps) {
    this.dots.textContent = '';
    this.#dots = Array.from({ length: steps > 1 ? steps : 0 }, () => {
      const fill = make('b');
      return { root: make('i', '', fill), fill };
    });
    this.dots.append(...this.#dots.map((dot) => dot.root));
  }
}
