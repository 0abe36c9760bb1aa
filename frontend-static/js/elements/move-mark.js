import { attribute, make, setText } from './dom.js';
import { vi } from '../i18n/vi.js';

/** Places won or lost: an arrow drawn in CSS, for fonts of televisions differ in ▲ and ▼. Nothing without a baseline. */
export class MoveMark {
  constructor() {
    this.number = make('span', 'num');
    this.arrow = make('span', 'arrow');
    this.root = make('span', 'mv', this.arrow, this.number);
  }

  /** @param {number|null} move */
  show(move) {
    const way = move === null ? 'none' : move > 0 ? 'up' : move < 0 ? 'down' : 'same';
    attribute(this.root, 'data-way', way);
    attribute(this.arrow, 'role', way === 'none' ? null : 'img');
    attribute(this.arrow, 'aria-label', wordsOf(move));
    setText(this.number, move ? String(Math.abs(move)) : '');
    attribute(this.number, 'aria-hidden', 'true');
  }
}

/** @param {number|null} move */
function wordsOf(move) {
  if (move === null) return null;
  if (move === 0) return vi.moveSame;
  return move > 0 ? vi.moveUp(move) : vi.moveDown(-move);
}
