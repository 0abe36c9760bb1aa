/**
 * How a screen is read from where people stand: pure arithmetic, in words of profiles.
 *
 * @typedef {'near'|'mid'|'far'|'very-far'|'refused'|'unknown'} Profile
 * @typedef {{profile: Profile, leastInch: number|null, mostMetres: number|null}} Reading
 *   leastInch: the smallest panel for the distance; mostMetres: the largest distance for the panel; null where unknown
 */

/** Nearest first: distance by height of the picture, up to which each is used. @type {readonly [Profile, number][]} */
const PROFILES = [['near', 3.8], ['mid', 5.1], ['far', 7.5], ['very-far', 10]];
const FARTHEST = 10;
const METRES_PER_INCH = 0.0254;
/** Of a panel of 16:9, its shorter side by its diagonal; the letters follow it whichever way the panel hangs. */
const SHORT_SIDE = 9 / Math.hypot(16, 9);

/** @param {number|null} inch @param {number|null} metres @returns {Reading} */
export function readingOf(inch, metres) {
  if (inch === null || metres === null) return { profile: 'unknown', leastInch: null, mostMetres: null };
  const height = inch * METRES_PER_INCH * SHORT_SIDE;
  const found = PROFILES.find(([, most]) => metres / height <= most);
  return {
    profile: found ? found[0] : 'refused',
    leastInch: Math.ceil(metres / (FARTHEST * METRES_PER_INCH * SHORT_SIDE)),
    mostMetres: Math.floor(FARTHEST * height * 10) / 10,
  };
}
