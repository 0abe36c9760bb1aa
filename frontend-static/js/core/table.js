/**
 * What a table says of a key that came from outside: undefined where it says nothing, and nothing of what every object has.
 * @template T @param {Readonly<Record<string, T>>} table @param {string|number|null|undefined} key @returns {T|undefined}
 */
export function lookUp(table, key) {
  return key !== null && key !== undefined && Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined;
}
