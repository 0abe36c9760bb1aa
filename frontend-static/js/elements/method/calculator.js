import { amountOf } from '../../core/amount.js';
import { fillOf } from '../../core/bands.js';
import { maximum, points } from '../../core/format.js';
import { words } from '../../i18n/method.js';
import { attribute, make, setText } from '../dom.js';
import { Curve } from './curve.js';

/**
 * @typedef {{ratio: number|null, points: number|null, max: number, empty: boolean}} Scored what the server answered
 * @typedef {'unknown'|'refused'|'failed'} Trouble
 */

/** The component's own fraction, into which figures can be typed. Every result is the server's. */
export class Calculator {
  /**
   * @param {import('../../core/method.js').Component} component
   * @param {(met: string, total: string) => void} onFigures two numbers for an address; "" for both: nothing to ask
   */
  constructor(component, onFigures) {
    this.component = component;
    this.onFigures = onFigures;
    this.met = this.line('met', words.met, component.met);
    this.total = this.line('total', words.total, component.total);
    this.curve = new Curve(component);
    this.ratio = make('b', 'num', words.dash);
    this.points = make('b', 'num', words.dash);
    this.note = make('p', 'note');
    this.result = make('output', 'result',
      make('span', 'value', make('span', 'label', words.ratio), this.ratio),
      make('span', 'value strong', make('span', 'label', words.score), this.points));
    this.result.setAttribute('for', `${this.met.field.id} ${this.total.field.id}`);
    const fraction = make('div', 'fraction', this.met.node, this.total.node);
    this.node = make('div', 'calculator', fraction, make('div', 'outcome', this.curve.node, make('div', '', this.result, this.note)));
    this.node.setAttribute('role', 'group');
    this.node.setAttribute('aria-label', words.tryFor(component.id));
    this.note.setAttribute('role', 'status');
    this.note.id = `${this.met.field.id}-note`;
    this.rest();
  }

  /** @param {'met'|'total'} part @param {string} label @param {string|null} meaning */
  line(part, label, meaning) {
    const field = /** @type {HTMLInputElement} */ (make('input', 'num'));
    field.id = `${part}-${this.component.id}`;
    field.inputMode = 'decimal';
    field.autocomplete = 'off';
    field.placeholder = words.dash;
    field.addEventListener('input', () => this.typed());
    const name = /** @type {HTMLLabelElement} */ (make('label', '', make('span', 'label', label), make('span', 'meaning', meaning ?? '')));
    name.htmlFor = field.id;
    return { node: make('div', `line ${part}`, name, field), field };
  }

  typed() {
    const met = amountOf(this.met.field.value);
    const total = amountOf(this.total.field.value);
    attribute(this.met.field, 'aria-invalid', met.state === 'wrong' ? 'true' : null);
    attribute(this.total.field, 'aria-invalid', total.state === 'wrong' ? 'true' : null);
    attribute(this.met.field, 'aria-describedby', this.note.id);
    attribute(this.total.field, 'aria-describedby', this.note.id);
    this.clear();
    if (met.state === 'number' && total.state === 'number') {
      this.say(words.tryAsking, null);
      this.onFigures(met.text, total.text);
      return;
    }
    this.onFigures('', '');
    if (met.state === 'wrong' || total.state === 'wrong') this.say(words.tryWrong, 'wrong');
    else if (met.state === total.state) this.rest();
    else this.say(words.tryMissing, null);
  }

  rest() {
    this.clear();
    this.say('', null);
  }

  clear() {
    setText(this.ratio, words.dash);
    setText(this.points, words.scoreOf(words.dash, maximum(this.component.max)));
    this.curve.show(null);
  }

  /** @param {string} text @param {'wrong'|null} tone */
  say(text, tone) {
    setText(this.note, text);
    attribute(this.note, 'data-tone', tone);
  }

  /** @param {Scored} scored */
  show(scored) {
    const ratio = scored.empty ? null : scored.ratio;
    setText(this.ratio, ratio === null ? words.dash : words.percent(points(ratio)));
    setText(this.points, words.scoreOf(scored.points === null ? words.dash : points(scored.points), maximum(scored.max)));
    const part = fillOf({ points: scored.points ?? 0, max: scored.max });
    this.curve.show(ratio === null ? null : { ratio: ratio / 100, part });
    this.say(scored.empty ? words.tryEmpty : '', null);
  }

  /** @param {Trouble} trouble */
  fail(trouble) {
    this.clear();
    this.say({ unknown: words.tryUnknown, refused: words.tryRefused, failed: words.tryFailed }[trouble], 'wrong');
  }
}
