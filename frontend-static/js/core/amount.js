/** Numbers as people in Vietnam type them: a point between thousands, a comma before decimals. */

const GROUPED = /^\d{1,3}(\.\d{3})+(,\d+)?$/;
const PLAIN = /^\d{1,15}([.,]\d{1,6})?$/;

/**
 * @param {string} typed
 * @returns {{state: 'blank'|'number'|'wrong', text: string}} text is the number with a point before its decimals, for an
 *     address; "" unless it is a number. Nothing is computed with it, so it stays text
 */
export function amountOf(typed) {
  const text = typed.replace(/\s/g, '');
  if (text === '') return { state: 'blank', text: '' };
  if (GROUPED.test(text)) return { state: 'number', text: text.replace(/\./g, '').replace(',', '.') };
  if (PLAIN.test(text)) return { state: 'number', text: text.replace(',', '.') };
  return { state: 'wrong', text: '' };
}
