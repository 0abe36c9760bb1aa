import { isZero, signed } from '../core/format.js';
import { reading } from '../i18n/reading.js';

/** The parts of a change that no work of the day made. @param {{lateDelta: number|null, listDelta: number|null}} row */
export function partsOf({ lateDelta, listDelta }) {
  /** @param {number|null|undefined} part @param {(points: string) => string} words */
  const told = (part, words) => (part === null || part === undefined || isZero(part) ? [] : [words(signed(part))]);
  return [...told(lateDelta, reading.ofWhichLate), ...told(listDelta, reading.ofWhichList)];
}
