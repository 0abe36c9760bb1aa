import { attribute, decoration, draw, make, put } from './dom.js';
import { count } from '../core/format.js';
import { vi } from '../i18n/vi.js';

const MINUTES = 60;
const STEP = 3;
const BAR = 2;
const HALF = 34;

/** The last hour minute by minute: what came in stands above the line, what was finished hangs below it. */
export class PulseChart {
  constructor() {
    this.received = draw('path', { class: 'pulse-in' });
    this.finished = draw('path', { class: 'pulse-out' });
    const rest = draw('path', { class: 'pulse-rest', d: `M0 ${HALF}H${MINUTES * STEP}` });
    const chart = decoration(draw('svg', { viewBox: `0 0 ${MINUTES * STEP} ${2 * HALF}`, class: 'pulse-chart', preserveAspectRatio: 'none' },
      rest, this.received, this.finished));
    this.inCount = make('b', 'num');
    this.outCount = make('b', 'num');
    this.root = make('div', 'pulse',
      make('div', 'pulse-words',
        make('span', 'key-in', vi.pulseReceived), this.inCount, make('span', 'key-out', vi.pulseFinished), this.outCount),
      chart);
    this.root.hidden = true;
    attribute(this.root, 'role', 'group');
    attribute(this.root, 'aria-label', vi.pulse);
  }

  /** @param {import('../core/frame.js').Pulse|null} pulse */
  show(pulse) {
    this.root.hidden = pulse === null;
    if (!pulse) return;
    // One scale for both, or a quiet hour of the one would look like a busy hour of the other.
    const most = Math.max(1, ...pulse.received, ...pulse.finished);
    attribute(this.received, 'd', bars(pulse.received, most, -1));
    attribute(this.finished, 'd', bars(pulse.finished, most, 1));
    put(this.inCount, count(sum(pulse.received)));
    put(this.outCount, count(sum(pulse.finished)));
  }
}

/** The newest minute stands at the right end. @param {number[]} counts @param {number} most @param {1|-1} way */
function bars(counts, most, way) {
  const last = counts.slice(-MINUTES);
  const first = MINUTES - last.length;
  return last.map((n, i) => {
    if (n <= 0) return '';
    const height = Math.max(1.5, (n / most) * (HALF - 2));
    return `M${(first + i) * STEP} ${HALF + way}h${BAR}v${(way * height).toFixed(1)}h${-BAR}z`;
  }).join('');
}

/** @param {number[]} counts */
function sum(counts) {
  return counts.reduce((all, n) => all + n, 0);
}
