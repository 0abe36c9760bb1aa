/**
 * How large letters must be for the room, and how many rows are left for them. Everything is in design pixels: the
 * short side of the picture is 1080 of them, whatever the panel's resolution.
 *
 * A letter is read when its height fills 16 minutes of arc (ISO 9241-3); capitals of the font are 0.740 em high, so a
 * name needs 0.629 of the picture's hundredths for each time that the distance is longer than the picture is high.
 *
 * @typedef {'near'|'mid'|'far'|'very-far'} Profile
 * @typedef {object} Room
 * @property {Profile|null} profile null: this picture is too small for the distance, and says so instead of figures
 * @property {number|null} ratio distance by height of the picture; null when the room is unknown
 * @property {number} floor the least size of a name that can be read, in design pixels; 0 when the room is unknown
 *
 * @typedef {object} Layout
 * @property {number} rows of the list of departments @property {number} wideRows rows of a column of communes
 * @property {number} columns of the list of communes @property {number} [lateRows] of the list of late cases, where each has its bar below
 */

const DESIGN = 1080;
const FLOOR_PER_RATIO = 0.629 * (DESIGN / 100);
const MILLIMETRES = 25.4;
/** Of a panel of 16:9, its short side by its diagonal. */
const SHORT_SIDE = 9 / Math.sqrt(16 * 16 + 9 * 9);

/** Nearest first: up to which ratio each is used, and the size of its names. */
export const PROFILES = Object.freeze([
  Object.freeze({ id: 'near', upTo: 3.8, name: 30 }),
  Object.freeze({ id: 'mid', upTo: 5.1, name: 35 }),
  Object.freeze({ id: 'far', upTo: 7.5, name: 51 }),
  Object.freeze({ id: 'very-far', upTo: 10, name: 68 }),
]);

const LANDSCAPE = {
  near: { rows: 12, wideRows: 12, columns: 2 },
  mid: { rows: 10, wideRows: 12, columns: 2 },
  far: { rows: 7, wideRows: 7, columns: 1 },
  'very-far': { rows: 5, wideRows: 5, columns: 1 },
};
const PORTRAIT = {
  near: { rows: 12, wideRows: 20, columns: 1 },
  mid: { rows: 10, wideRows: 17, columns: 1 },
  // A name that is read from afar stands on two lines here.
  far: { rows: 8, wideRows: 8, columns: 1, lateRows: 5 },
  'very-far': { rows: 5, wideRows: 5, columns: 1 },
};

/** Height of the picture in metres, the shorter side whichever way the panel hangs. @param {number} inch */
export function shortSide(inch) {
  return (inch * MILLIMETRES * SHORT_SIDE) / 1000;
}

/** @param {number|null} distance metres @param {number|null} inch diagonal @returns {Room} */
export function roomOf(distance, inch) {
  if (distance === null || inch === null) return { profile: 'mid', ratio: null, floor: 0 };
  const ratio = distance / shortSide(inch);
  const fitting = PROFILES.find((profile) => ratio <= profile.upTo);
  return { profile: fitting ? /** @type {Profile} */ (fitting.id) : null, ratio, floor: FLOOR_PER_RATIO * ratio };
}

/** @param {Profile} profile @param {boolean} portrait @returns {Layout} */
export function layoutOf(profile, portrait) {
  return (portrait ? PORTRAIT : LANDSCAPE)[profile];
}
