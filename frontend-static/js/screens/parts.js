import { STATE_PATHS } from '../elements/icons.js';
import { decoration, draw, make } from '../elements/dom.js';
import { words } from '../i18n/screens.js';

/** Small parts that several of the page's elements are made of. */

/** @type {Readonly<Record<string, import('../core/stale.js').State>>} */
const SHAPES = { live: 'live', hidden: 'quiet', late: 'delayed', silent: 'offline', never: 'loading', unclaimed: 'loading' };
let fields = 0;

/** One shape for each state, beside its words. @param {string} state */
export function stateShape(state) {
  return decoration(draw('svg', { viewBox: '0 0 24 24', class: 'shape' },
    draw('path', { d: STATE_PATHS[SHAPES[state] ?? 'loading'], 'fill-rule': 'evenodd', fill: 'currentColor' })));
}

/** @param {string} text @param {() => void} onClick @param {string} [kind] */
export function button(text, onClick, kind = 'quiet') {
  const node = /** @type {HTMLButtonElement} */ (make('button', `button ${kind}`, text));
  node.type = 'button';
  node.addEventListener('click', onClick);
  return node;
}

/** @param {string} text @param {string} [kind] */
export function submit(text, kind = 'main') {
  const node = /** @type {HTMLButtonElement} */ (make('button', `button ${kind}`, text));
  node.type = 'submit';
  return node;
}

/**
 * A label with what is typed or chosen, and a hint that belongs to it.
 * @template {HTMLElement} T @param {string} label @param {T} control @param {string} [hint]
 */
export function field(label, control, hint) {
  fields += 1;
  control.id = control.id || `o-${fields}`;
  const name = /** @type {HTMLLabelElement} */ (make('label', 'label', label));
  name.htmlFor = control.id;
  const node = make('div', 'field', name, control);
  if (hint) {
    const note = make('p', 'small', hint);
    note.id = `${control.id}-hint`;
    control.setAttribute('aria-describedby', note.id);
    node.append(note);
  }
  return node;
}

/** @param {Partial<HTMLInputElement>} properties */
export function input(properties) {
  const node = document.createElement('input');
  Object.assign(node, { type: 'text', autocomplete: 'off', spellcheck: false }, properties);
  return node;
}

/** @param {[string, string][]} options value and words */
export function select(options) {
  const node = document.createElement('select');
  for (const [value, text] of options) node.append(new Option(text, value));
  return node;
}

/** A number as it is typed here, `5,5` or `5.5`; null when there is none, NaN when it is none. @param {string} text @returns {number|null} */
export function numberOf(text) {
  const plain = text.trim().replace(',', '.');
  return plain === '' ? null : Number(plain);
}

/** @param {number|null} value */
export function numberText(value) {
  return value === null ? '' : String(value).replace('.', ',');
}

/** How a wall is read in its room; where it cannot be, what would help. @param {import('./room.js').Reading} reading */
export function profileWords({ profile, leastInch, mostMetres }) {
  const help = profile === 'refused' && leastInch !== null ? `. ${words.advice(leastInch, numberText(mostMetres))}` : '';
  return words.profile[profile] + help;
}
