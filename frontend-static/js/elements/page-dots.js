import { decoration, make, put, style } from './dom.js';
import { vi } from '../i18n/vi.js';

/** Which page of how many, and how long until the next: a real countdown. */
export class PageDots {
  /** @type {{root: HTMLElement, fill: HTMLElement}[]} */ #dots = [];

  constructor() {
    this.range = make('span', 'range');
    this.next = make('span', 'next');
    this.dots = decoration(make('span', 'dots'));
    this.root = make('div', 'pager num', this.range, this.dots, this.next);
  }

  /** @param {{page: number, pages: number, from: number, to: number, left: number, dwell: number, rows: number}} model */
  show({ page, pages, from, to, left, dwell, rows }) {
    put(this.range, rows === 0 ? '' : pages > 1 ? vi.rowsShown(from + 1, to, rows) : vi.rowsAll(rows));
    put(this.next, pages > 1 ? vi.nextPage(Math.max(1, Math.ceil(left / 1000))) : '');
    if (this.#dots.length !== (pages > 1 ? pages : 0)) this.build(pages);
    this.#dots.forEach(({ root, fill }, i) => {
      root.classList.toggle('on', i === page);
      style(fill, 'transform', `scaleX(${i === page ? (1 - left / dwell).toFixed(3) : 0})`);
    });
  }

  /** @param {number} pages */
  build(pages) {
    this.dots.textContent = '';
    this.#dots = Array.from({ length: pages > 1 ? pages : 0 }, () => {
      const fill = make('b');
      return { root: make('i', '', fill), fill };
    });
    this.dots.append(...this.#dots.map((dot) => dot.root));
  }
}
