import { decoration, draw } from '../dom.js';

const WIDE = 96;
const HIGH = 48;

/**
 * How points grow with the ratio, drawn small beside the words that say the same: a rise to all points, and from the
 * threshold on a level line. A dot shows where the figures of the calculator are.
 */
export class Curve {
  /** @param {import('../../core/method.js').Component} component */
  constructor(component) {
    const full = component.kind === 'threshold' && component.threshold ? component.threshold * WIDE : WIDE;
    const line = `M0 ${HIGH}L${full} 0H${WIDE}`;
    this.dot = draw('circle', { r: 4.5, class: 'curve-dot' });
    this.node = decoration(draw('svg', { viewBox: `-8 -8 ${WIDE + 16} ${HIGH + 16}`, class: 'curve' },
      draw('path', { d: `${line}V${HIGH}Z`, class: 'curve-area' }),
      draw('path', { d: `M0 ${HIGH}H${WIDE}M${full} 0V${HIGH}`, class: 'curve-axis' }),
      draw('path', { d: line, class: 'curve-line' }),
      this.dot));
    this.show(null);
  }

  /** @param {{ratio: number, part: number}|null} point both 0 to 1 */
  show(point) {
    this.dot.setAttribute('visibility', point ? 'visible' : 'hidden');
    if (!point) return;
    this.dot.setAttribute('cx', String(WIDE * Math.min(1, Math.max(0, point.ratio))));
    this.dot.setAttribute('cy', String(HIGH * (1 - point.part)));
  }
}
