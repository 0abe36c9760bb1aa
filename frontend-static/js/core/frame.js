/**
 * The door for live frames: what passes here has its fields, its numbers are numbers and its instants are
 * milliseconds. Unknown fields are dropped, so that the server may add some.
 *
 * @typedef {{code: string, points: number, max: number, empty: boolean}} Group
 * @typedef {{minute: number|null, received: number[], finished: number[], online: number[]}} Pulse
 * @typedef {{from: number, step: number, received: number[], finished: number[], online: number[]}} Day steps of so many
 *     minutes since midnight
 * @typedef {{received: number, handled: number, completed: number, onTime: number, late: number, open: number, openLate: number}} Counts
 * @typedef {object} Row
 * @property {string} unit
 * @property {string} name @property {string} shortName
 * @property {number|null} total @property {string|null} band
 * @property {number|null} rank @property {number|null} move @property {number|null} delta
 * @property {number|null} lateDelta part of delta that came from data that arrived late @property {number|null} listDelta that
 *     came from corrected lists or method @property {number} defaultPoints part of total that no case and no figure earned
 * @property {boolean} cases @property {boolean} ended no longer a unit on the day of judgement
 * @property {Group[]} groups
 * @property {Counts} counts
 * @property {Record<string, number>|null} bands
 * @property {Pulse|null} pulse @property {Day|null} day
 *
 * @typedef {object} Cause
 * @property {number} at @property {string} unit @property {string} shortName empty where it is not told @property {string} component
 * @property {number} points @property {number} count @property {string|null} caseTail
 * @property {string} kind what did it: case, petition, figure, notice, list, method or time
 *
 * @typedef {object} Source
 * @property {string} name @property {number|null} sourceAt when it was last heard of @property {number|null} intervalSeconds
 * @property {string[]} groups the groups that are counted from it, where the server tells; else empty
 *
 * @typedef {object} Frame
 * @property {'snapshot'|'changes'|'beat'} type
 * @property {string|null} epoch @property {number} offset @property {string|null} period
 * @property {number} now @property {number} rate
 * @property {number|null} asOf @property {number|null} sourceAt @property {number|null} changedAt
 * @property {number|null|undefined} baseline undefined when the frame does not speak of it
 * @property {string|null} build
 * @property {string|null} catalogue that it is scored by, told by a snapshot @property {boolean} otherVersion
 * @property {boolean|undefined} loading history is still being taken in: no figure is of now. Undefined where it is not told, as below
 * @property {boolean|undefined} provisional the period has just begun @property {number|null|undefined} periodDay from 1
 * @property {string|null|undefined} periodFirst its first day @property {boolean|undefined} otherMethod the baseline was scored otherwise
 * @property {Source[]|null} sources null when the frame does not speak of them
 * @property {Row[]} rows @property {Cause[]} causes
 */

const TYPES = ['snapshot', 'changes', 'beat'];
const CAUSES = ['case', 'petition', 'figure', 'notice', 'list', 'method', 'time'];
/** Nothing was heard before this: an older instant, as the epoch of a clock that was never set, is none. */
const FIRST_HEARD = Date.UTC(2020, 0, 1);
/** @type {readonly (keyof Counts)[]} */
const COUNTS = ['received', 'handled', 'completed', 'onTime', 'late', 'open', 'openLate'];

/** @param {string} text @returns {{frame: Frame, problem: null}|{frame: null, problem: string}} */
export function readFrame(text) {
  try {
    return { frame: frameOf(JSON.parse(text)), problem: null };
  } catch (cause) {
    return { frame: null, problem: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** @param {any} json as a snapshot @returns {Frame} throws when it is none */
export function frameOf(json) {
  if (!json || !TYPES.includes(json.type)) throw new Error('type is none of snapshot, changes, beat');
  const rows = json.type === 'beat' ? [] : list(json.rows, 'rows').map(rowOf);
  const causes = json.type === 'snapshot' ? json.recent : json.causes;
  return {
    type: json.type,
    epoch: textOr(json.epoch, null),
    offset: whole(json.offset, 'offset'),
    period: textOr(json.period, null),
    now: instant(json.now, 'now'),
    rate: json.rate === undefined ? 1 : number(json.rate, 'rate'),
    asOf: instantOrNull(json.asOf, 'asOf'),
    sourceAt: heardOrNull(json.sourceAt, 'sourceAt'),
    changedAt: heardOrNull(json.changedAt, 'changedAt'),
    baseline: json.baseline === undefined ? undefined : instantOrNull(json.baseline, 'baseline'),
    build: textOr(json.build, null),
    catalogue: textOr(json.catalogue, null),
    otherVersion: json.otherVersion === true,
    ...periodOf(json),
    sources: Array.isArray(json.sources) ? json.sources.map(sourceOf) : null,
    rows,
    causes: Array.isArray(causes) ? causes.map(causeOf) : [],
  };
}

/** What a frame or an answer says of its period and of whether its figures are of now. @param {any} json */
export function periodOf(json) {
  /** @template T @param {any} value @param {(value: any) => T} read @returns {T|undefined} */
  const told = (value, read) => (value === undefined ? undefined : read(value));
  return {
    loading: told(json.state, (state) => state === 'loading'),
    provisional: told(json.provisional, (is) => is === true),
    periodDay: told(json.periodDay, (day) => (Number.isInteger(day) && day > 0 ? day : null)),
    periodFirst: told(json.periodFirst, (first) => textOr(first, null)),
    otherMethod: told(json.otherMethod, (is) => is === true),
  };
}

/** @param {any} json @returns {Row} */
export function rowOf(json) {
  const name = text(json?.name, 'rows.name');
  return {
    unit: text(json.unit, 'rows.unit'),
    name,
    shortName: textOr(json.shortName, name),
    total: numberOrNull(json.total, 'rows.total'),
    band: textOr(json.band, null),
    rank: numberOrNull(json.rank, 'rows.rank'),
    move: numberOrNull(json.move, 'rows.move'),
    delta: numberOrNull(json.delta, 'rows.delta'),
    lateDelta: numberOrNull(json.lateDelta, 'rows.lateDelta'),
    listDelta: numberOrNull(json.listDelta, 'rows.listDelta'),
    defaultPoints: numberOrNull(json.defaultPoints, 'rows.defaultPoints') ?? 0,
    cases: json.cases !== false,
    ended: json.ended === true,
    groups: list(json.groups, 'rows.groups').map(groupOf),
    counts: countsOf(json.counts),
    bands: json.bands && typeof json.bands === 'object' ? json.bands : null,
    pulse: json.pulse ? pulseOf(json.pulse) : null,
    day: json.day ? dayOf(json.day) : null,
  };
}

/** @param {any} json @returns {Group} */
function groupOf(json) {
  const empty = json.empty === true;
  return {
    code: text(json.code, 'groups.code'),
    points: empty ? 0 : number(json.points, 'groups.points'),
    max: number(json.max, 'groups.max'),
    empty,
  };
}

/** A count that was not told is 0: it is shown nowhere but beside others of its row. @param {any} json @returns {Counts} */
function countsOf(json) {
  const counts = /** @type {Counts} */ ({});
  for (const name of COUNTS) counts[name] = numberOrNull(json?.[name], `counts.${name}`) ?? 0;
  return counts;
}

/** @param {any} json @returns {Pulse} */
function pulseOf(json) {
  return { minute: instantOrNull(json.minute, 'pulse.minute'), ...seriesOf(json, 'pulse') };
}

/** @param {any} json @returns {Day} */
function dayOf(json) {
  return { from: instant(json.from, 'day.from'), step: number(json.step, 'day.step'), ...seriesOf(json, 'day') };
}

/** What came online is not told by a server of before. @param {any} json @param {string} field */
function seriesOf(json, field) {
  /** @param {string} name @returns {number[]} */
  const numbers = (name) => list(json[name], `${field}.${name}`).map((n) => number(n, `${field}.${name}`));
  return { received: numbers('received'), finished: numbers('finished'), online: json.online === undefined ? [] : numbers('online') };
}

/** @param {any} json @returns {Cause} */
function causeOf(json) {
  const count = json.count === undefined ? 1 : number(json.count, 'causes.count');
  return {
    at: instant(json.at, 'causes.at'),
    unit: text(json.unit, 'causes.unit'),
    shortName: typeof json.shortName === 'string' ? json.shortName : '',
    component: text(json.component, 'causes.component'),
    points: number(json.points, 'causes.points'),
    count,
    caseTail: textOr(json.case, null),
    // A server of before tells only that no case did it.
    kind: CAUSES.includes(json.kind) ? json.kind : count === 0 ? 'time' : 'case',
  };
}

/** @param {any} json @returns {Source} */
function sourceOf(json) {
  return {
    name: textOr(json?.name, ''),
    sourceAt: heardOrNull(json?.sourceAt, 'sources.sourceAt'),
    intervalSeconds: numberOrNull(json?.intervalSeconds, 'sources.intervalSeconds'),
    groups: Array.isArray(json?.groups) ? json.groups.filter((/** @type {unknown} */ code) => typeof code === 'string') : [],
  };
}

/** @param {any} value @param {string} field @returns {any[]} */
function list(value, field) {
  if (!Array.isArray(value)) throw new Error(`${field} is not a list`);
  return value;
}

/** @param {any} value @param {string} field @returns {string} */
function text(value, field) {
  if (typeof value !== 'string' || value === '') throw new Error(`${field} is missing or not text`);
  // Some sources send decomposed marks, which are drawn beside the letter instead of above it.
  return value.normalize('NFC');
}

/** @template T @param {any} value @param {T} otherwise @returns {string|T} */
function textOr(value, otherwise) {
  return typeof value === 'string' && value !== '' ? value.normalize('NFC') : otherwise;
}

/** @param {any} value @param {string} field @returns {number} */
function number(value, field) {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`${field} is not a number`);
  return value;
}

/** @param {any} value @param {string} field @returns {number|null} */
function numberOrNull(value, field) {
  return value === null || value === undefined ? null : number(value, field);
}

/** @param {any} value @param {string} field @returns {number} */
function whole(value, field) {
  if (!Number.isInteger(value)) throw new Error(`${field} is not a whole number`);
  return value;
}

/** @param {any} value @param {string} field @returns {number} */
function instant(value, field) {
  const at = typeof value === 'string' ? Date.parse(value) : NaN;
  if (Number.isNaN(at)) throw new Error(`${field} is not an instant`);
  return at;
}

/** @param {any} value @param {string} field @returns {number|null} */
function instantOrNull(value, field) {
  return value === null || value === undefined ? null : instant(value, field);
}

/** When something was heard or changed; null: never. @param {any} value @param {string} field @returns {number|null} */
export function heardOrNull(value, field) {
  const at = instantOrNull(value, field);
  return at !== null && at < FIRST_HEARD ? null : at;
}
