/** The few ways in which elements make and change nodes. Data only ever becomes text, never markup. */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {string} tag @param {string} [className] @param {...(Node|string)} children
 * @returns {HTMLElement}
 */
export function make(tag, className = '', ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

/** A line of text that is filled in later; while loading its box is drawn instead. @param {string} tag @param {string} className */
export function placeholder(tag, className) {
  return make(tag, `${className} bone`);
}

/** @param {string} tag @param {Record<string, string|number>} attributes @param {...Node} children @returns {SVGElement} */
export function draw(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/** @template {Element} T @param {T} node @returns {T} a picture beside words that say the same */
export function decoration(node) {
  node.setAttribute('aria-hidden', 'true');
  return node;
}

/** What stood there goes. @param {Element} node @param {...(Node|string)} children */
export function refill(node, ...children) {
  node.textContent = '';
  node.append(...children);
}

/** @param {Node} node @param {string} text */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** @param {Element} node @param {string} name @param {string|null} value null takes the attribute away */
export function attribute(node, name, value) {
  if (node.getAttribute(name) === value) return;
  if (value === null) node.removeAttribute(name);
  else node.setAttribute(name, value);
}

/** @param {HTMLElement|SVGElement} node @param {string} name @param {string} value */
export function style(node, name, value) {
  if (node.style.getPropertyValue(name) !== value) node.style.setProperty(name, value);
}

/** Whether the reader has asked for stillness; asked each time, for it can be switched while a wall runs. */
export function isStill() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** A part that comes up where it then stands, instead of jumping over: for a moment between two pictures it is not there. @param {HTMLElement} part @param {() => void} change */
export function reappear(part, change) {
  part.hidden = true;
  part.getBoundingClientRect();
  change();
  part.hidden = false;
}

/** A text too wide for its line is a little smaller, then on two lines; letters differ too much to go by their number. @param {HTMLElement} node */
export function fit(node) {
  for (const step of ['tight', 'long']) {
    if (isTooWide(node)) node.classList.add(step);
  }
}

/** Another text, or another width: the usual size is tried again. @param {HTMLElement} node */
export function refit(node) {
  node.classList.remove('tight', 'long');
}

/** @param {HTMLElement} node */
export function isTooWide(node) {
  return node.scrollWidth > node.clientWidth;
}
