import { attribute, make, setText, style } from './dom.js';
import { groupMark } from './icons.js';
import { groupName } from './group-bars.js';
import { fillOf, orderedGroups, toneOf } from '../core/bands.js';
import { maximum, percent, points } from '../core/format.js';
import { vi } from '../i18n/vi.js';

/** The weakest of the six groups in the last seven days, and the departments in which most can be won. */
export class GroupSlide {
  constructor() {
    this.title = vi.weakestTitle;
    this.aside = null;
    this.icon = make('span', 'weak-icon');
    this.name = make('b', 'weak-name');
    this.share = make('span', 'weak-share num');
    this.words = make('span', 'weak-words num');
    /** @type {GroupLine[]} */ this.bars = [];
    this.groups = make('ul', 'weak-groups');
    this.units = Array.from({ length: 5 }, () => new UnitLine());
    this.root = make('div', 'slide weak',
      make('div', 'weak-head', this.icon, make('div', 'weak-titles', this.name, this.words), this.share),
      make('div', 'weak-body',
        make('div', 'weak-part', make('h3', 'end-head', vi.weakestAll), this.groups),
        make('div', 'weak-part', make('h3', 'end-head', vi.weakestUnits), make('ul', 'weak-units', ...this.units.map((unit) => unit.root)))));
    /** @type {string} */ this.shown = '';
  }

  /**
   * @param {object} model
   * @param {import('../core/frame.js').Group} model.weakest @param {readonly import('../core/frame.js').Group[]} model.groups
   * @param {{row: import('../core/frame.js').Row, group: import('../core/frame.js').Group}[]} model.units
   * @param {ReadonlyMap<string, string>} model.names
   */
  show({ weakest, groups, units, names }) {
    this.build(orderedGroups(groups).map(({ code }) => code), names);
    if (this.shown !== weakest.code) {
      this.icon.textContent = '';
      this.icon.append(groupMark(weakest.code, 1 + this.bars.findIndex(({ code }) => code === weakest.code)));
      this.shown = weakest.code;
    }
    setText(this.name, groupName(weakest.code, names));
    setText(this.share, percent(fillOf(weakest)));
    setText(this.words, vi.weakestWords(points(weakest.points), maximum(weakest.max)));
    for (const bar of this.bars) bar.show(groups.find((group) => group.code === bar.code), weakest.code);
    this.units.forEach((line, i) => line.show(units[i]));
  }

  /** @param {readonly string[]} codes @param {ReadonlyMap<string, string>} names */
  build(codes, names) {
    if (codes.join() === this.bars.map(({ code }) => code).join()) return;
    this.bars = codes.map((code, i) => new GroupLine(code, groupName(code, names), i + 1));
    this.groups.textContent = '';
    this.groups.append(...this.bars.map((bar) => bar.root));
  }

  get lists() {
    return [];
  }
}

class GroupLine {
  /** @param {string} code @param {string} name @param {number} number from 1 */
  constructor(code, name, number) {
    this.code = code;
    this.value = make('span', 'v num');
    this.fill = make('b');
    this.bar = make('span', 'bar', this.fill);
    this.root = make('li', 'g', groupMark(code, number), make('span', 't', name), this.value, this.bar);
  }

  /** @param {import('../core/frame.js').Group|undefined} group @param {string} weakest */
  show(group, weakest) {
    const tone = group ? toneOf(group) : 'none';
    const fill = group && tone !== 'none' ? fillOf(group) : null;
    this.root.classList.toggle('weakest', this.code === weakest);
    setText(this.value, fill === null ? vi.notApplicable : percent(fill));
    attribute(this.bar, 'data-tone', tone);
    style(this.fill, 'width', fill === null ? '0%' : `${(fill * 100).toFixed(1)}%`);
  }
}

class UnitLine {
  constructor() {
    this.name = make('span', 't');
    this.value = make('span', 'v num');
    this.fill = make('b');
    this.bar = make('span', 'bar', this.fill);
    this.root = make('li', 'g', this.name, this.value, this.bar);
  }

  /** @param {{row: import('../core/frame.js').Row, group: import('../core/frame.js').Group}|undefined} unit */
  show(unit) {
    this.root.hidden = unit === undefined;
    if (!unit) return;
    setText(this.name, unit.row.shortName);
    setText(this.value, percent(fillOf(unit.group)));
    attribute(this.bar, 'data-tone', toneOf(unit.group));
    style(this.fill, 'width', `${(fillOf(unit.group) * 100).toFixed(1)}%`);
  }
}
