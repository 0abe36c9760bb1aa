import { count } from '../core/format.js';
import { lookUp } from '../core/table.js';
import { causes } from '../i18n/causes.js';

/**
 * What did it, in words: the same on the wall, in a unit's sheet and among the restatements.
 * @param {{kind: string|null, count: number, caseTail: string|null}} cause kind null: a server of before does not tell; count 0: too many
 *     to be told one by one; caseTail where one case alone did it
 */
export function causeWords({ kind, count: number, caseTail }) {
  const other = lookUp(causes.kinds, kind);
  if (other) return other;
  const told = number === 0 ? '' : count(number);
  if (kind === 'petition') return number === 1 ? causes.petition : causes.petitions(told);
  return caseTail ? causes.case(caseTail) : causes.cases(told);
}
