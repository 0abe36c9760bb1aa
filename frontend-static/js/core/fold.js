/** Finding words without typing their marks: "dung han" finds "đúng hạn", however the marks were composed. */

const MARKS = /[\u0300-\u036f]/g;

/** Small letters without marks; đ is d. @param {string} text */
export function folded(text) {
  return text.normalize('NFD').replace(MARKS, '').toLowerCase().replace(/đ/g, 'd').replace(/\s+/g, ' ').trim();
}

/**
 * Whether every word of the wish is somewhere in the text.
 * @param {string} foldedText @param {string} wish as typed
 */
export function finds(foldedText, wish) {
  return folded(wish).split(' ').every((word) => foldedText.includes(word));
}
