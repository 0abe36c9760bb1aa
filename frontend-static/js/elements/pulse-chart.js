import { attribute, decoration, draw, make, setText } from './dom.js';
import { count } from '../core/format.js';
import { vi } from '../i18n/vi.js';

const STEP = 4;
const BAR = 3;
const HIGH = 80;
/** Neither side is less than this part of the picture. */
const LEAST = 0.12;

/**
 * Counts side by side: what came in stands above the line, of it what came online darker and at its foot; what was finished
 * hangs below the line. So place and lightness say it without colour.
 */
export class BeatBars {
  /** @param {string} className */
  constructor(className) {
    this.received = draw('path', { class: 'pulse-in' });
    this.online = draw('path', { class: 'pulse-online' });
    this.finished = draw('path', { class: 'pulse-out' });
    this.rest = draw('path', { class: 'pulse-rest' });
    this.root = decoration(draw('svg', { class: className, preserveAspectRatio: 'none' }, this.received, this.online, this.finished, this.rest));
  }

  /**
   * @param {{received: number[], finished: number[], online: number[]}} series oldest first
   * @param {{slots: number, first: number}} place how many there is room for, and where the oldest stands
   * @returns {number} the most of either
   */
  show({ received, finished, online }, { slots, first }) {
    const above = Math.max(1, ...received);
    const below = Math.max(1, ...finished);
    // One scale for all, or a quiet hour of the one would look like a busy hour of the other; the line stands where it fits.
    const line = HIGH * Math.min(1 - LEAST, Math.max(LEAST, above / (above + below)));
    const scale = Math.min((line - 2) / above, (HIGH - line - 2) / below);
    attribute(this.root, 'viewBox', `0 0 ${slots * STEP} ${HIGH}`);
    attribute(this.rest, 'd', `M0 ${line.toFixed(1)}H${slots * STEP}`);
    attribute(this.received, 'd', bars(received, { first, line, scale: -scale }));
    attribute(this.online, 'd', bars(online, { first, line, scale: -scale }));
    attribute(this.finished, 'd', bars(finished, { first, line, scale }));
    return Math.max(above, below);
  }
}

/** @param {number[]} counts @param {{first: number, line: number, scale: number}} place scale: below zero is upwards */
function bars(counts, { first, line, scale }) {
  const way = Math.sign(scale);
  return counts.map((n, i) => {
    if (n <= 0) return '';
    const height = Math.max(1.5, n * Math.abs(scale));
    return `M${(first + i) * STEP} ${(line + way).toFixed(1)}h${BAR}v${(way * height).toFixed(1)}h${-BAR}z`;
  }).join('');
}

/** @param {number[]} counts */
export function sum(counts) {
  return counts.reduce((all, n) => all + n, 0);
}

const MINUTES = 60;

/** The last hour minute by minute, the newest at the right end. */
export class PulseChart {
  constructor() {
    this.bars = new BeatBars('pulse-chart');
    this.inCount = make('b', 'num');
    this.outCount = make('b', 'num');
    this.root = make('div', 'pulse',
      make('div', 'pulse-words',
        make('span', 'key-in', vi.pulseReceived), this.inCount, make('span', 'key-out', vi.pulseFinished), this.outCount),
      this.bars.root);
    this.root.hidden = true;
    attribute(this.root, 'role', 'group');
    attribute(this.root, 'aria-label', vi.pulse);
  }

  /** @param {import('../core/frame.js').Pulse|null} pulse */
  show(pulse) {
    this.root.hidden = pulse === null;
    if (!pulse) return;
    const last = { received: pulse.received.slice(-MINUTES), finished: pulse.finished.slice(-MINUTES), online: pulse.online.slice(-MINUTES) };
    this.bars.show(last, { slots: MINUTES, first: MINUTES - last.received.length });
    setText(this.inCount, count(sum(last.received)));
    setText(this.outCount, count(sum(last.finished)));
  }
}
