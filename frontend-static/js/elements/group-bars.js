import { attribute, blank, make, put, style } from './dom.js';
import { groupIcon } from './icons.js';
import { fillOf, GROUP_ORDER, toneOf } from '../core/bands.js';
import { maximum, points } from '../core/format.js';
import { vi } from '../i18n/vi.js';

/** The six groups of the province as bars from zero, always in the same order. */
export class GroupBars {
  constructor() {
    this.bars = GROUP_ORDER.map((code) => new GroupBar(code));
    this.root = make('section', 'panel groups',
      make('h2', 'cap', make('span', '', vi.sixGroups), make('span', 'unit', vi.sixGroupsUnit)),
      make('ul', 'bars', ...this.bars.map((bar) => bar.root)));
    this.root.setAttribute('aria-label', vi.sixGroups);
  }

  /** @param {{groups: readonly import('../core/frame.js').Group[]}} model */
  show({ groups }) {
    for (const bar of this.bars) {
      const group = groups.find((one) => one.code === bar.code);
      if (group) bar.show(group);
    }
  }
}

class GroupBar {
  /** @param {string} code */
  constructor(code) {
    this.code = code;
    this.value = blank('span', 'got');
    this.max = make('small');
    this.fill = make('b');
    this.bar = make('span', 'bar', this.fill);
    this.root = make('li', 'g', groupIcon(code), make('span', 't', vi.groups[code]), make('span', 'v num', this.value, this.max), this.bar);
  }

  /** @param {import('../core/frame.js').Group} group */
  show(group) {
    const tone = toneOf(group);
    put(this.value, tone === 'none' ? vi.dash : points(group.points));
    put(this.max, vi.groupOutOf(maximum(group.max)));
    attribute(this.root, 'aria-label', tone === 'none' ? `${vi.groups[this.code]}: ${vi.notApplicable}` : null);
    attribute(this.bar, 'data-tone', tone);
    style(this.fill, 'width', tone === 'none' ? '0%' : `${(fillOf(group) * 100).toFixed(1)}%`);
  }
}
