import { isZero, signed } from '../core/format.js';
import { reading } from '../i18n/reading.js';

const WHOLE = { late: reading.ofWhichLate, list: reading.ofWhichList };
/** For the line of a table, below which they are explained. */
export const SHORT = { late: reading.lateShort, list: reading.listShort };

/** The parts of a change that no work of the day made. @param {{lateDelta: number|null, listDelta: number|null}} row @param {typeof WHOLE} [words] */
export function partsOf({ lateDelta, listDelta }, words = WHOLE) {
  /** @param {number|null|undefined} part @param {(points: string) => string} say */
  const told = (part, say) => (part === null || part === undefined || isZero(part) ? [] : [say(signed(part))]);
  return [...told(lateDelta, words.late), ...told(listDelta, words.list)];
}
