/** Half a pixel of rounding on either side, and one of the picture that wanders. */
const TOLERANCE = 2;
/** What lies before the picture for a while, and what is heard only. */
const ASIDE = '.spoken, .controls, .overlay, .keylist';
/** Whatever a text belongs to, it does not stick out of it. */
const PARTS = '.row, .panel, .head, .foot, .banner';

/**
 * Whether a picture shows what it says: no text is cut off, sticks out of its part or is wider than its place. A build may draw
 * the right figure where nobody can read it.
 *
 * @param {HTMLElement} stage
 * @returns {string|null} the first text that does not stand whole; null where all do, and on a phone, where the page is scrolled
 */
export function cutText(stage) {
  if (document.documentElement.hasAttribute('data-phone')) return null;
  const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    const element = text.parentElement;
    if (element === null || !text.data.trim() || !isShown(element)) continue;
    if (isTooWide(element) || inkOf(text).some((ink) => [screen, ...boxesAround(element, stage)].some((box) => isOutside(ink, box)))) return text.data.trim();
  }
  return null;
}

/** @param {Element} element */
function isShown(element) {
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible' && element.closest(ASIDE) === null;
}

/** @param {Element} element parts of a line have no width of their own */
function isTooWide(element) {
  return element.clientWidth > 0 && element.scrollWidth > element.clientWidth + TOLERANCE;
}

/** Where its letters are: a line is higher than they, by a sixth above and below. @param {Text} text */
function inkOf(text) {
  const range = document.createRange();
  range.selectNodeContents(text);
  return [...range.getClientRects()].filter(({ width }) => width > 0)
    .map(({ left, top, right, bottom, height }) => ({ left, right, top: top + height / 6, bottom: bottom - height / 6 }));
}

/** Its part of the wall, and all that would cut it. @param {Element} element @param {Element} stage */
function boxesAround(element, stage) {
  const boxes = [];
  const part = element.closest(PARTS);
  if (part !== null) boxes.push(part.getBoundingClientRect());
  for (let one = /** @type {Element|null} */ (element); one !== null && one !== stage; one = one.parentElement) {
    if (getComputedStyle(one).overflowX !== 'visible') boxes.push(one.getBoundingClientRect());
  }
  return boxes;
}

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

/** @param {Box} ink @param {Box} box */
function isOutside(ink, box) {
  return ink.left < box.left - TOLERANCE || ink.right > box.right + TOLERANCE || ink.top < box.top - TOLERANCE || ink.bottom > box.bottom + TOLERANCE;
}
