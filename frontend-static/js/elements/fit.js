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
