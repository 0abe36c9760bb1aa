import { attribute, make, placeholder, setText, style } from './dom.js';
import { groupMark } from './icons.js';
import { fillOf, GROUP_ORDER, orderedGroups, toneOf } from '../core/bands.js';
import { maximum, points } from '../core/format.js';
import { lookUp } from '../core/table.js';
import { vi } from '../i18n/vi.js';

/** Fewer bars than this stand no farther apart. */
const FEWEST = 4;

/** @param {string} code @param {ReadonlyMap<string, string>} names as the catalogue has them */
export function groupName(code, names) {
  return lookUp(vi.groups, code) ?? names.get(code) ?? code;
}

/** The groups of the province as bars from zero, always in the same order. */
export class GroupBars {
  constructor() {
    this.title = make('span', '', vi.sixGroups);
    this.unit = make('span', 'unit num', vi.sixGroupsUnit);
    this.list = make('ul', 'bars');
    this.root = make('section', 'panel groups', make('h2', 'cap', this.title, this.unit), this.list);
    this.root.setAttribute('aria-label', vi.sixGroups);
    /** @type {GroupBar[]} */ this.bars = [];
    this.build(GROUP_ORDER, new Map());
  }

  /** Built again only for another set of indicators. @param {readonly string[]} codes @param {ReadonlyMap<string, string>} names */
  build(codes, names) {
    this.bars = codes.map((code, i) => new GroupBar(code, groupName(code, names), i + 1));
    this.list.textContent = '';
    this.list.append(...this.bars.map((bar) => bar.root));
    style(this.list, '--groups', String(Math.max(codes.length, FEWEST)));
    setText(this.title, codes.length === GROUP_ORDER.length ? vi.sixGroups : vi.groupsOf(codes.length));
  }

  /**
   * @param {{groups: readonly import('../core/frame.js').Group[], defaultPoints: number}} row @param {ReadonlyMap<string, string>} names
   * @param {(code: string) => string} [late] words for a group whose source is too old, else empty
   */
  show({ groups, defaultPoints }, names, late = () => '') {
    // What no case has earned is told beside what has been.
    setText(this.unit, defaultPoints > 0 ? vi.unearned(points(defaultPoints)) : vi.sixGroupsUnit);
    const codes = orderedGroups(groups).map(({ code }) => code);
    if (codes.join() !== this.bars.map(({ code }) => code).join()) this.build(codes, names);
    for (const bar of this.bars) {
      bar.show(groups.find((one) => one.code === bar.code) ?? null);
      bar.age(late(bar.code));
    }
  }
}

class GroupBar {
  /** @param {string} code @param {string} name @param {number} number from 1 */
  constructor(code, name, number) {
    this.code = code;
    this.name = name;
    this.value = placeholder('span', 'got');
    this.max = make('small');
    this.fill = make('b');
    this.bar = make('span', 'bar', this.fill);
    this.since = make('small', 'since num');
    this.root = make('li', 'g', groupMark(code, number), make('span', 't', name, this.since), make('span', 'v num', this.value, this.max), this.bar);
  }

  /** Only what is old is drained; its neighbours stay as they are. @param {string} words */
  age(words) {
    this.root.classList.toggle('aged', words !== '');
    setText(this.since, words);
  }

  /** @param {import('../core/frame.js').Group|null} group */
  show(group) {
    if (!group) return;
    const tone = toneOf(group);
    setText(this.value, tone === 'none' ? vi.dash : points(group.points));
    setText(this.max, vi.groupOutOf(maximum(group.max)));
    attribute(this.root, 'aria-label', tone === 'none' ? `${this.name}: ${vi.notApplicable}` : null);
    attribute(this.bar, 'data-tone', tone);
    style(this.fill, 'width', tone === 'none' ? '0%' : `${(fillOf(group) * 100).toFixed(1)}%`);
  }
}
