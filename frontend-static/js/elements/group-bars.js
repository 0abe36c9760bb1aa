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

  /**
   * @param {{groups: readonly import('../core/frame.js').Group[]}} row
   * @param {(code: string) => string} [late] words for a group whose source is too old, else empty
   */
  show({ groups }, late = () => '') {
    for (const bar of this.bars) {
      const group = groups.find((one) => one.code === bar.code);
      if (group) bar.show(group);
      bar.age(late(bar.code));
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
    this.since = make('small', 'since num');
    this.root = make('li', 'g', groupIcon(code), make('span', 't', vi.groups[code], this.since), make('span', 'v num', this.value, this.max), this.bar);
  }

  /** Only what is old is drained; its neighbours stay as they are. @param {string} words */
  age(words) {
    this.root.classList.toggle('aged', words !== '');
    put(this.since, words);
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
