import { maximum } from '../../core/format.js';
import { lookUp } from '../../core/table.js';
import { words } from '../../i18n/method.js';
import { make } from '../dom.js';
import { Calculator } from './calculator.js';

/** @typedef {import('../../core/method.js').Component} Component */

/** Everything that is to be known of one component, with its calculator. */
export class ComponentCard {
  /** @param {Component} component @param {(card: ComponentCard, met: string, total: string) => void} onFigures */
  constructor(component, onFigures) {
    this.component = component;
    this.calculator = component.max > 0 ? new Calculator(component, (met, total) => onFigures(this, met, total)) : null;
    const link = /** @type {HTMLAnchorElement} */ (make('a', 'num id', component.id));
    link.href = `#${component.id}`;
    link.setAttribute('aria-label', words.link(component.id));
    const title = make('h4', '', component.name);
    title.id = `ten-${component.id}`;
    this.node = make('article', component.max > 0 ? 'card component' : 'card component tracked',
      make('header', '', link, title, make('span', 'num max', component.max > 0 ? words.points(maximum(component.max)) : words.tracked)),
      make('p', 'formula', component.words),
      this.calculator ? this.calculator.node : plainFraction(component),
      facts(component));
    if (component.options.length) this.node.append(make('div', 'options', ...component.options.map(optionOf)));
    this.node.id = component.id;
    this.node.setAttribute('aria-labelledby', title.id);
  }
}

/** @param {Component} component */
function plainFraction({ met, total }) {
  /** @param {string} part @param {string} label @param {string|null} meaning */
  const line = (part, label, meaning) => make('div', `line ${part}`,
    make('p', '', make('span', 'label', label), make('span', 'meaning', meaning ?? '')));
  return make('div', 'calculator', make('div', 'fraction', line('met', words.met, met), line('total', words.total, total)));
}

/** @param {Component} component */
function facts(component) {
  const list = make('dl', 'facts');
  /** @param {string} label @param {...(Node|string)} content */
  const add = (label, ...content) => list.append(make('div', '', make('dt', '', label), make('dd', '', ...content)));
  add(words.howLabel, how(component));
  add(words.emptyLabel, component.max > 0 ? whenEmpty(component) : words.emptyTracked);
  add(words.scopeLabel, scope(component));
  const code = component.code ? [make('span', 'small code', ...breakable(words.code(component.code)))] : [];
  if (component.clause || component.code) add(words.clauseLabel, component.clause ?? words.dash, ...code);
  return list;
}

/** @param {Component} component */
function how({ kind, threshold, max }) {
  if (kind === 'threshold' && threshold !== null) return words.how.threshold(percent(threshold), maximum(max));
  return lookUp({ linear: words.how.linear, tracked: words.how.tracked }, kind) ?? words.how.other;
}

/** @param {Component} component */
function whenEmpty({ empty, max, sharedBy }) {
  if (empty === 'shared') return words.emptyShared(maximum(max), sharedBy.join(', '));
  return (lookUp(words.empty, empty) ?? words.empty.none)(maximum(max));
}

/** A code is broken behind its parts, not within a word. @param {string} code */
function breakable(code) {
  return code.split(/(?<=_)/).flatMap((part, i) => (i === 0 ? [part] : [make('wbr'), part]));
}

/** @param {number} part 0.8 reads 80; anything finer keeps what it has */
function percent(part) {
  return String(Number((part * 100).toFixed(4))).replace('.', ',');
}

/** @param {Component} component */
function scope({ inherited, appliesTo, elsewhere, max }) {
  const others = lookUp(words.elsewhere, elsewhere)?.(maximum(max)) ?? '';
  const only = appliesTo.length ? words.only(appliesTo.map((kind) => lookUp(words.kinds, kind) ?? kind).join('; ')) + others : null;
  const said = [only, inherited ? words.inherited : null].filter((text) => text !== null);
  return said.length ? said.join('. ') : words.everyUnit;
}

/** @param {import('../../core/method.js').Option} option */
function optionOf({ label, choices }) {
  const list = make('ul', 'choices', ...choices.map(({ words: text, used }) => make('li', used ? 'used' : '',
    make('span', 'tag', used ? words.optionUsed : words.optionOther), make('span', '', text))));
  const title = make('p', 'label', `${words.optionsLabel}: ${label}`);
  return make('div', 'option', title, list);
}
