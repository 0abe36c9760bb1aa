/**
 * The line of the last days: which points it has, where it is broken and where it stands in its box. A day without a
 * figure is a hole and no zero, and where a period begins anew, or another method scores, the line does too.
 *
 * @typedef {object} Mark one day of a line
 * @property {string} day as `2026-11-21` @property {number|null} value @property {boolean} begins
 * @typedef {{x: number, y: number, value: number}} Point
 * @typedef {{i: number, day: string, value: number}} Known a day of which the figure is known
 * @typedef {{from: Known, to: Known}} Way
 * @typedef {{wide: number, high: number, low: number, top: number}} Box its size, and the values at its foot and its top
 */

/** Smaller movements would look like leaps. */
const LEAST_SPAN = 10;
const AIR = 0.08;

/** @param {any[]} days of an answer @returns {Mark[]} */
export function totals(days) {
  return days.map((one) => mark(one, one.total));
}

/** @param {any[]} days @param {string} id @returns {Mark[]} */
export function pointsOf(days, id) {
  return days.map((one) => {
    const found = one.components.find((/** @type {import('./wire.js').ComponentSaid} */ component) => component.id === id);
    return mark(one, !found || (found.empty && found.points === 0) ? null : found.points);
  });
}

/** @param {any} one @param {number|null} value @returns {Mark} */
function mark(one, value) {
  return { day: one.day, value, begins: one.begins === true || one.otherMethod === true };
}

/** The parts that are drawn without lifting the pen; `i` is the place in the list. @param {Mark[]} marks @returns {Known[][]} */
export function runs(marks) {
  /** @type {Known[][]} */
  const all = [];
  let open = false;
  marks.forEach(({ day, value, begins }, i) => {
    if (value === null) open = false;
    else if (open && !begins) all[all.length - 1].push({ i, day, value });
    else {
      all.push([{ i, day, value }]);
      open = true;
    }
  });
  return all;
}

/**
 * Where the newest part of a line comes from and where it stands; null while nothing is known of its last day.
 * @param {Mark[]} marks @returns {Way|null}
 */
export function newest(marks) {
  const last = runs(marks).pop();
  if (!last || last[last.length - 1].i !== marks.length - 1) return null;
  return { from: last[0], to: last[last.length - 1] };
}

/** @param {number} i @param {number} count @param {number} wide */
export function across(i, count, wide) {
  return count < 2 ? wide : (i / (count - 1)) * wide;
}

/** @param {number} value @param {Box} box */
export function down(value, box) {
  const part = (value - box.low) / (box.top - box.low);
  return (1 - Math.min(1, Math.max(0, part))) * box.high;
}

/**
 * @param {Mark[]} marks @param {Box} box
 * @returns {{path: string, last: Point|null, begins: {x: number, day: string}[]}} a day alone is a path of no length: a dot
 *   of the pen's size. `begins` stand half a day before the first day of a period
 */
export function trace(marks, box) {
  /** @param {number} i @param {number} value @returns {Point} */
  const at = (i, value) => ({ value, x: across(i, marks.length, box.wide), y: down(value, box) });
  const path = runs(marks).map((run) => run.map(({ i, value }, n) => {
    const { x, y } = at(i, value);
    return `${n === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`;
  }).join('') + (run.length === 1 ? 'h0' : '')).join('');
  const end = marks.length - 1;
  const lastValue = end >= 0 ? marks[end].value : null;
  const half = marks.length > 1 ? box.wide / (marks.length - 1) / 2 : 0;
  return {
    path,
    last: lastValue === null ? null : at(end, lastValue),
    begins: marks.flatMap(({ begins, day }, i) => (begins && i > 0 ? [{ x: across(i, marks.length, box.wide) - half, day }] : [])),
  };
}

/** @param {number} length */
function short(length) {
  return String(Math.round(length * 100) / 100);
}

/**
 * The values at foot and top of a line's box: round, with some air, and never so near that a hundredth looks like a leap.
 * @param {Mark[]} marks @param {number} most that there can be @returns {{low: number, top: number}}
 */
export function rangeOf(marks, most) {
  const values = marks.flatMap(({ value }) => (value === null ? [] : [value]));
  if (!values.length) return { low: 0, top: most };
  const least = Math.min(...values);
  const highest = Math.max(...values);
  const span = highest - least;
  const air = Math.max((LEAST_SPAN - span) / 2, span * AIR);
  const step = span <= 2 * LEAST_SPAN ? 5 : 10;
  return {
    low: Math.max(0, Math.floor((least - air) / step) * step),
    top: Math.min(most, Math.ceil((highest + air) / step) * step),
  };
}

/**
 * What is written beside the axis: the edges of bands that lie in it, and its ends where none is near.
 * @param {{from: number, name: string}[]} bands @param {{low: number, top: number}} range
 * @returns {{value: number, name: string, edge: boolean}[]} from the foot up
 */
export function axis(bands, { low, top }) {
  const edges = bands.filter(({ from }) => from > 0 && from >= low && from <= top).map(({ from, name }) => ({ value: from, name, edge: true }));
  /** @param {number} value */
  const near = (value) => edges.some((edge) => Math.abs(edge.value - value) < (top - low) * 0.14);
  const ends = [low, top].filter((value) => !near(value)).map((value) => ({ value, name: '', edge: false }));
  return [...edges, ...ends].sort((a, b) => a.value - b.value);
}

/**
 * A line that is some seconds older than the sheet beside it ends as the sheet stands, if both are of the same day.
 * @template {{position: number, days: any[]}} T @param {T} line @param {any} sheet @param {string|null} today @returns {T}
 */
export function withToday(line, sheet, today) {
  const last = line.days[line.days.length - 1];
  if (last.day !== today || last.period !== sheet.period || sheet.position <= line.position) return line;
  const { groups, components } = sheet;
  const total = sheet.band === null ? null : sheet.total;
  return { ...line, days: [...line.days.slice(0, -1), { ...last, total, band: sheet.band, groups, components }] };
}

/** @param {string} day `2026-11-21` @returns {string} `21/11` */
export function dayMonth(day) {
  return `${day.slice(8)}/${day.slice(5, 7)}`;
}

/** What the seen and the held line are measured by, in milliseconds. */
const EVERY = 60000;
const NEW_DAY_AFTER = 5000;

/**
 * Whether the line has to be asked for: another one is shown, a day has begun, or figures changed and a minute has passed.
 * One that could not be had is asked for again after a minute, or sooner by its reader.
 * @param {{key: string|null, askedAt: number, day: string|null, position: number, state: string}} held
 * @param {{key: string|null, now: number, day: string|null, position: number}} seen `day` by the server's clock, null while
 *   that is not known; `now` by a steady one
 */
export function isDue(held, seen) {
  if (seen.key === null) return false;
  if (held.key !== seen.key) return true;
  if (held.state === 'loading') return false;
  const age = seen.now - held.askedAt;
  if (held.state === 'failed') return age >= EVERY;
  if (seen.day !== null && held.day !== seen.day) return age >= NEW_DAY_AFTER;
  return seen.position > held.position && age >= EVERY;
}
