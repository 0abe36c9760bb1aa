import { attribute, make, setText, style } from './dom.js';
import { count, percentNumber } from '../core/format.js';
import { vi } from '../i18n/vi.js';

/** So few stand large, each in its part of the picture. */
const FEW = 3;

/** The year's targets of the province: how far each is reached, and how much is missing. */
export class TargetsSlide {
  constructor() {
    this.title = vi.targetsTitle;
    this.aside = null;
    /** @type {TargetLine[]} */ this.lines = [];
    this.list = make('ol', 'list targets-list');
    this.root = make('div', 'slide targets', this.list);
  }

  /** @param {{targets: readonly import('../core/slides.js').Target[], from: number, to: number, perColumn: number}} model */
  show({ targets, from, to, perColumn }) {
    const shown = targets.slice(from, to);
    while (this.lines.length < shown.length) {
      const line = new TargetLine();
      this.lines.push(line);
      this.list.append(line.root);
    }
    style(this.list, '--per-column', String(perColumn));
    attribute(this.list, 'data-few', perColumn <= FEW ? 'true' : null);
    this.lines.forEach((line, i) => line.show(shown[i]));
  }

  get lists() {
    return [];
  }
}

class TargetLine {
  constructor() {
    this.name = make('span', 'nm');
    this.fill = make('b');
    this.wanted = make('span', 'wanted');
    this.bar = make('span', 'bar', this.fill);
    this.missing = make('span', 'late-cases num');
    this.ratio = make('span', 'sc num');
    this.root = make('li', 'row target-row', this.name, this.ratio, make('span', 'target-bar', this.bar, this.wanted), this.missing);
  }

  /** @param {import('../core/slides.js').Target|undefined} target */
  show(target) {
    this.root.hidden = target === undefined;
    if (!target) return;
    setText(this.name, target.name);
    setText(this.ratio, target.ratio === null ? vi.dash : percentNumber(target.ratio));
    const goal = percentNumber(target.wanted);
    setText(this.missing, target.reached ? vi.targetReached(goal) : target.missing === null ? vi.targetGoal(goal) : vi.targetMissing(goal, count(target.missing)));
    attribute(this.bar, 'data-tone', target.ratio === null ? 'none' : target.reached ? 'plain' : 'warn');
    style(this.fill, 'width', `${Math.min(100, Math.max(0, target.ratio ?? 0)).toFixed(1)}%`);
    style(this.wanted, 'left', `${Math.min(100, Math.max(0, target.wanted)).toFixed(1)}%`);
  }
}
